"""A sentence with one character for each mention, so that expressions see kinds of figures instead of digits."""

from __future__ import annotations

from typing import NamedTuple

from check_data.facts.spaced.sentences import Sentence
from check_data.patterns import lazily
from check_data.reading.mention import Mention, MentionKind

_KINDS: tuple[MentionKind, ...] = (
    "count", "measure", "money", "percent", "points", "times", "date", "span", "age", "ordinal", "ratio", "range",
    "statistic", "label",
)  # fmt: skip
CODES: dict[MentionKind, str] = {kind: chr(0x90 + number) for number, kind in enumerate(_KINDS)}
"""The character of each kind, a control character: sets of characters below 256 are compiled in a quarter of the time
that others take.
"""
_NO_CODES = dict.fromkeys(map(ord, CODES.values()), "\ufffd")
"""What stands for the same characters of a text, which are no figures."""
AMOUNTS = CODES["count"] + CODES["measure"] + CODES["money"]
VALUES = AMOUNTS + CODES["percent"] + CODES["points"] + CODES["times"] + CODES["span"] + CODES["age"]
TOLD = VALUES + CODES["ratio"] + CODES["range"] + CODES["statistic"]
_BRACKET = lazily(r"[()\[\]]")
ANY = "".join(CODES.values())


class Coded(NamedTuple):
    """A coded text, and the mention at each place that stands for one."""

    text: str
    at: dict[int, Mention]

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions of a piece."""
        return [self.at[place] for place in range(start, end) if place in self.at]


def coded(sentence: Sentence) -> Coded:
    """The sentence in code."""
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    place, length = 0, 0
    text = sentence.text if sentence.text.isprintable() else sentence.text.translate(_NO_CODES)
    for mention in sentence.mentions:
        gap = text[place : mention.at - sentence.at]
        pieces += gap, CODES[mention.kind]
        length += len(gap) + 1
        at[length - 1] = mention
        place = mention.to - sentence.at
    pieces.append(text[place:])
    return Coded("".join(pieces), at)


def without_brackets(code: Coded) -> Coded | None:
    """The code without its brackets; None where it has none that close."""
    pieces = _outside(code.text)
    if pieces is None:
        return None
    at: dict[int, Mention] = {}
    texts, length = [], 0
    places = sorted(code.at)
    for start, end in pieces:
        at |= {place - start + length: code.at[place] for place in places if start <= place < end}
        texts.append(code.text[start:end])
        length += end - start
    return Coded("".join(texts), at)


def _outside(text: str) -> list[tuple[int, int]] | None:
    """The pieces of a text outside of its brackets; None where there are none, or one does not close."""
    pieces: list[tuple[int, int]] = []
    depth, start = 0, 0
    for mark in _BRACKET.finditer(text):
        opens = mark[0] in "(["
        if opens and not depth:
            pieces.append((start, mark.start()))
        if opens or depth:
            depth += 1 if opens else -1
            start = mark.end()
    if not pieces or depth:
        return None
    return [*pieces, (start, len(text))]


def outside_brackets(sentence: Sentence) -> Sentence | None:
    """The sentence without the mentions in its brackets; None where there are none."""
    depth = 0
    kept: list[Mention] = []
    marks = iter(_brackets(sentence))
    mark = next(marks, None)
    for mention in sentence.mentions:
        while mark is not None and mark[0] < mention.at - sentence.at:
            depth = max(0, depth + mark[1])
            mark = next(marks, None)
        if not depth:
            kept.append(mention)
    return sentence._replace(mentions=tuple(kept)) if len(kept) < len(sentence.mentions) else None


def _brackets(sentence: Sentence) -> list[tuple[int, int]]:
    return [(mark.start(), 1 if mark[0] in "([" else -1) for mark in _BRACKET.finditer(sentence.text)]
