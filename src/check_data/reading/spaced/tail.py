"""What follows a number and belongs to it: scale, unit and hedge, and which kind of figure they make it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from check_data.figures.conventions import Hedge
from check_data.figures.units import NUMBER, Unit, unit
from check_data.patterns import lazily
from check_data.reading.mention import MentionKind
from check_data.reading.spaced import labels
from check_data.reading.spaced.before import spaced
from check_data.reading.spaced.vocabulary import Vocabulary

_POWER = lazily(r"\s?[×x]\s?10(?:[\^⁻−-]|[⁰¹²³⁴⁵⁶⁷⁸⁹])\S*", words=["10"])
_GLUED = lazily(r"\w+(?:[-–/]\w+)*|-(?=[^\W\d])\w+(?:-\w+)*")
_NAMED = lazily(r"\([A-Z]|\s=\s[^\W\d_]", words=["(", "="])
"""What makes a number a name: letters in brackets right behind it (25(OH)D), or a word that it stands for (1 = no)."""
_PLAIN: dict[str, MentionKind] = {"percent": "percent", "points": "points", "basis": "points", "tenths": "points"}

_POINTS = {"basis": Fraction(1, 10_000), "tenths": Fraction(1, 1000)}


class Tail(NamedTuple):
    """What a number is by what follows it; ``end`` is where the figure ends, ``points`` is the part of
    one that a point of points told by a word of their own is, tenths or basis points.
    """

    kind: MentionKind
    end: int
    unit: Unit | None = None
    scale: int = 1
    hedge: Hedge = Hedge.NONE
    points: Fraction | None = None


def tail(text: str, end: int, money: str, words: Vocabulary, *, spelled: bool) -> Tail:
    """What follows a number that ends at ``end``; ``money`` is the currency before it, ``spelled`` says that it is told
    in words.
    """
    after = words.behind(text, end)
    if not spelled and (power := _POWER.match(text, end)):
        return Tail("label", power.end())
    if after["ordinal"] and not spelled:
        return Tail("ordinal", after.end("ordinal"))
    scale, scaled_end = _scale(text, after, end, money, words)
    found = _unit(text, after, scaled_end, end, money, scale, words)
    if found.kind == "span" and words.ends_period.match(text, found.end):
        return Tail("date", found.end)
    hedge = _hedge(text, after, found.end, words)
    if found.kind == "count" and (name := _name(text, found.end, hedged=hedge is not None)):
        return Tail("label", name)
    points = next((part for name, part in _POINTS.items() if after[name]), None)
    made = found._replace(scale=scale * found.scale, points=points)
    return made if hedge is None else made._replace(hedge=hedge, end=after.end("hedge"))


def _name(text: str, end: int, *, hedged: bool) -> int | None:
    """Where a number ends that is a name by what follows it; None for one that is none."""
    if _NAMED.match(text, end):
        return end
    glued = None if hedged else _GLUED.match(text, end)
    return glued.end() if glued else None


def _hedge(text: str, after: re.Match[str], end: int, words: Vocabulary) -> Hedge | None:
    to = after.end("hedge")
    behind = text[to : to + 1]
    if to < end or behind.isalnum() or behind == text[to - 1]:  # 37.1% ++ arable land 4.9%
        return None
    return words.hedges_after[spaced(after["hedge"])]


def _scale(text: str, after: re.Match[str], end: int, money: str, words: Vocabulary) -> tuple[int, int]:
    """The scale of a number, and where it ends with it."""
    if after["scale"]:
        return words.scales[after["scale"].lower()], after.end("scale")
    letter, to = after["letter"], after.end("letter")
    if letter:
        glued = after.start("letter") == end
        if money and letter.lower() in words.money_letters:
            return words.money_letters[letter.lower()], to
        if glued and letter in words.letters_if_counted and labels.counted(text, to, words):
            return words.letters_if_counted[letter], to
        if letter in words.letters and (glued or len(letter) > 1):
            return words.letters[letter], to
    return 1, end


def _unit(
    text: str, after: re.Match[str], end: int, digits_end: int, money: str, scale: int, words: Vocabulary
) -> Tail:
    """The kind and unit of a number, and where it ends with it."""
    group = next((each for each in words.unit_groups if after[each]), "")
    if money:
        return Tail("money", end, unit(money))
    if after["letter"] and end == digits_end:
        # A letter that is no scale of this figure may be its unit: 15m, 3 m.
        measure = words.measures.get(after["letter"])
        return Tail("measure", after.end("letter"), unit(measure)) if measure else Tail("count", end)
    if not group:
        return Tail("count", end)
    word, to = spaced(after[group]), after.end(group)
    if group in _PLAIN:
        return Tail(_PLAIN[group], to, NUMBER)
    if group == "times":
        return Tail("count", end) if words.not_times.match(text, to) else Tail("times", to, NUMBER)
    if group == "old":
        return Tail("age", to, unit(words.age_unit))
    if text[end : end + 1] == "-":
        return Tail("label", to)  # a 6-month visit
    return _named(after[group], word, group, end, to, scale, words)


def _named(printed: str, word: str, group: str, end: int, to: int, scale: int, words: Vocabulary) -> Tail:
    """A number of money, of a measure or of a length of time that a word names."""
    if group == "span":
        return Tail("span", to, unit(words.spans[word]))
    if group == "money":
        if word in words.money_if_scaled and scale == 1:
            return Tail("count", end)
        return Tail("money", to, unit(words.money_words[word]), words.money_scales.get(word, 1))
    measure = words.measures.get(printed) or (words.measures.get(word) if len(word) > 1 else None)
    return Tail("measure", to, unit(measure)) if measure else Tail("count", end)
