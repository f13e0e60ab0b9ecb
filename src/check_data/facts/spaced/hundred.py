"""Shares of one whole that make all of it: where a word says that they are all, one is "other", or they are of the
kinds of a closed set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.code import ANY, CODES, Coded
from check_data.facts.spaced.lists import is_closed
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_GAP, _FEWEST, _BEFORE, _AFTER = 110, 3, 90, 45
_PERCENT = CODES["percent"]
_AMOUNTS_BETWEEN = CODES["money"] + CODES["measure"] + CODES["ratio"]
"""Figures that part shares of one whole from those of another even where words say that they are all: ages do not."""


def hundred(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Every run of shares of a sentence, outside of its brackets, that makes 100."""
    places = [place for place in sorted(code.at) if code.text[place] == _PERCENT]
    if len(places) < 2:
        return
    others = _AMOUNTS_BETWEEN if words.some("shares", "complete").search(code.text) else ANY
    for run in _runs(code, places, others):
        yield from _told(code, run, words)


def _runs(code: Coded, places: Sequence[int], others: str) -> Iterator[list[int]]:
    """Shares that follow each other without a figure of the kinds ``others`` between, outside of brackets."""
    run: list[int] = []
    depth = 0
    last = 0
    for place in places:
        depth += sum((char in "([") - (char in ")]") for char in code.text[last:place])
        last = place
        if depth > 0:
            continue
        between = code.text[run[-1] + 1 : place] if run else ""
        other = any(char in others for char in _plain(between))
        if run and (len(_plain(between)) > _GAP or ";" in between or other):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _plain(text: str) -> str:
    """A text without its brackets."""
    kept: list[str] = []
    depth = 0
    for char in text:
        depth += char in "(["
        if not depth:
            kept.append(char)
        depth -= char in ")]" and depth > 0
    return "".join(kept)


def _told(code: Coded, run: Sequence[int], words: FactWords) -> Iterator[Telling]:
    if len(run) < 2:
        return
    shares = tuple(code.at[place] for place in run)
    start, end = max(0, run[0] - _BEFORE), run[-1] + _AFTER
    around, inside = code.text[start:end], code.text[run[0] - 30 if run[0] > 30 else 0 : end]
    if words.some("shares", "several").search(code.text):
        return
    if len(run) == 2:
        if _moved(code, run, words):
            return
        if is_closed(_named(code, run), words):
            yield _telling("shares:closed", shares)
        elif words.some("shares", "others").search(code.text, run[0], run[1] + _AFTER):
            yield _telling("shares:other:2", shares)
    elif words.some("shares", "complete").search(around):
        yield _telling("shares:complete", shares)
    elif words.some("shares", "others").search(inside):
        yield _telling("shares:other", shares)


def _telling(form: str, shares: tuple[Mention, ...]) -> Telling:
    return Telling("shares", form, {"shares": shares}, explicit=1)


def _moved(code: Coded, run: Sequence[int], words: FactWords) -> bool:
    return words.move.search(code.text, max(0, run[0] - 30), run[-1] + 20) is not None


def _named(code: Coded, run: Sequence[int]) -> list[str]:
    """The words of each share: those after it up to the next, or those before it where the text begins with them."""
    ends = [*run[1:], run[-1] + _AFTER]
    after = [code.text[place + 1 : end] for place, end in zip(run, ends, strict=True)]
    return ["".join(char if char.isalnum() or char == "-" else " " for char in text.partition(".")[0]) for text in after]
