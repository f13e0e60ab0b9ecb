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
_NO_CODES = dict.fromkeys(map(ord, (*CODES.values(), RATE)), "\ufffd")
"""What stands for the same characters of a text, which are no figures."""
AMOUNTS = CODES["count"] + CODES["measure"] + CODES["money"] + RATE
VALUES = AMOUNTS + CODES["percent"] + CODES["points"] + CODES["times"] + CODES["span"] + CODES["age"]
TOLD = VALUES + CODES["ratio"] + CODES["range"] + CODES["statistic"]
_LARGE = 11
"""The number from which one in words is a figure."""
_WORDS = ("label", "ordinal")
"""Kinds that are words where they print no digit: 一季度, 第二."""
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
    """The passage in code, without blanks and quotation marks; small numbers in words (两项, 三期) are words, as are
    names and ordinals without a digit (一季度, 第二期).
    """
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    place, length = 0, 0
    text = passage.text if passage.text.isprintable() else passage.text.translate(_NO_CODES)
    for mention in passage.mentions:
        if _is_word(mention):
            continue
        gap = _SKIPPED.sub("", text[place : mention.at])
        pieces += gap, code_of(mention)
        length += len(gap) + 1
        at[length - 1] = mention
        place = mention.to
    pieces.append(_SKIPPED.sub("", text[place:]))
    return Coded("".join(pieces), at)


def _is_word(mention: Mention) -> bool:
    """Whether a mention is a word of a passage rather than a figure."""
    if mention.kind in _WORDS:
        return not any(each.isdecimal() for each in mention.quote)
    return mention.spelled and mention.kind in ("count", "span") and mention.value < _LARGE
