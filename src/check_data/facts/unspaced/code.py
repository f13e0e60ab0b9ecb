"""A passage with one character for each mention, so that expressions see kinds of figures instead of digits."""

from __future__ import annotations

from typing import NamedTuple

from check_data.facts.unspaced.passages import Passage
from check_data.patterns import lazily
from check_data.reading.mention import Mention, MentionKind

_KINDS: tuple[MentionKind, ...] = (
    "count", "measure", "money", "percent", "points", "times", "span", "age", "ratio", "range", "statistic", "date",
    "ordinal", "label",
)  # fmt: skip
CODES: dict[MentionKind, str] = {kind: chr(0xE010 + number) for number, kind in enumerate(_KINDS)}
"""The character of each kind, of the private use area."""
RATE = chr(0xE010 + len(_KINDS))
"""The character of an amount in each of something (每箱 24瓶)."""
AMOUNTS = CODES["count"] + CODES["measure"] + CODES["money"] + RATE
VALUES = AMOUNTS + CODES["percent"] + CODES["points"] + CODES["times"] + CODES["span"] + CODES["age"]
TOLD = VALUES + CODES["ratio"] + CODES["range"] + CODES["statistic"]
_SKIPPED = lazily(r"[ \t\u00a0\u3000*“”\"‘’]+")
"""What says nothing between words: blanks, the marks of bold print, quotation marks."""


class Coded(NamedTuple):
    """A coded text, and the mention at each place that stands for one."""

    text: str
    at: dict[int, Mention]


def code_of(mention: Mention) -> str:
    """The character that stands for a mention."""
    if mention.kind == "measure" and mention.unit is not None and any(power < 0 for _, power in mention.unit.powers):
        return RATE
    return CODES[mention.kind]


def coded(passage: Passage) -> Coded:
    """The passage in code, without blanks and quotation marks."""
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    place, length = 0, 0
    for mention in passage.mentions:
        gap = _SKIPPED.sub("", passage.text[place : mention.at])
        pieces += gap, code_of(mention)
        length += len(gap) + 1
        at[length - 1] = mention
        place = mention.to
    pieces.append(_SKIPPED.sub("", passage.text[place:]))
    return Coded("".join(pieces), at)
