"""The sentences of a run, as pairs of offsets into its text."""

from __future__ import annotations

from collections.abc import Collection

from check_data.patterns import lazily

_CLOSING = "\"'”’」』）)\\]】》"
_END = lazily(
    rf"(?:[。！？｡]|(?<![!?])[!?]++(?=[{_CLOSING}]*[\u2e80-\u9fff\uff00-\uffef]))[。！？!?…]*[{_CLOSING}]*"
    rf"|[；](?=.)"
    rf"|(?<![.!?…])(?P<mark>[.!?…]++)(?P<after>[{_CLOSING}]*(?:\[\d[\d, –-]*\])?)(?=\s|\Z)"
)
_WORD = lazily(r"[^\s(\[“‘\"'（—–/]*\Z")
_STARTS = lazily(r"\s*[\"'“‘«(\[¿¡*–—-]*")
_LONGEST_WORD = 40


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[tuple[int, int]]:
    """The sentences of a text in order, blanks between them left out.

    ``abbreviations`` are words that end in a full stop and end no sentence ("Dr.", "vs."), in any case; initials
    ("J.", "U.S.") are known without.
    """
    known = frozenset(each.rstrip(".").lower() for each in abbreviations)
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if end["mark"] == "." and not _ends(text, end.start(), end.end(), known):
            continue
        if end["mark"] and end["mark"] != "." and _goes_on(text, end.end()):
            continue
        _append(text, start, end.end(), found)
        start = end.end()
    _append(text, start, len(text), found)
    return found


def _append(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if first < last:
        found.append((first, last))


def _goes_on(text: str, at: int) -> bool:
    """Whether what follows begins no sentence: it has a small letter."""
    opening = _STARTS.match(text, at)
    assert opening is not None  # it matches nothing at least
    return text[opening.end() : opening.end() + 1].islower()


def _ends(text: str, stop: int, end: int, abbreviations: Collection[str]) -> bool:
    """Whether a full stop ends a sentence: it isn't that of an abbreviation or an initial."""
    if end == len(text):
        return True
    if _goes_on(text, end):
        return False
    found = _WORD.search(text, max(stop - _LONGEST_WORD, 0), stop)
    assert found is not None  # it matches nothing at least
    word = found[0]
    if word.lower() in abbreviations:
        return False
    # An initial, or several: what follows "U.S." with a capital may be a name as well, and is taken for one.
    return not (word[-1:].isalpha() and word[-1:].isascii() and (len(word) == 1 or word[-2] == "."))
