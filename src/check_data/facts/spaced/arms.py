"""Those who took part, and the arms that they are put into: 110 patients were divided. One got it (n = 41), one did not
(n = 69).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.code import CODES, Coded, coded
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_COUNT = CODES["count"]
_BACK, _MOST, _SMALLEST = 3, 4, 5
"""Sentences back to which those who were put into arms are looked for, arms at most, and the least whole."""


class Number(NamedTuple):
    """A number of things in a group, (n = 42), where it stands, and whether it is told as that of all: (N = 42)."""

    mention: Mention
    at: int
    of_all: bool


def numbers_of(code: Coded, words: FactWords) -> list[Number]:
    """All numbers of a sentence that are told with a sign of equality."""
    known = words.expressions.get(("numbers-told",))
    if known is None:
        named = words.some("lists", "numbers").pattern
        known = words.expressions["numbers-told",] = re.compile(
            rf"(?<![^\W_])(?P<n>{named})\s?=\s?(?P<number>{_COUNT})"
        )
    return [
        Number(code.at[found.start("number")], found.start(), found["n"].isupper())
        for found in known.finditer(code.text)
    ]


def arms(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """The numbers of the arms of a sentence, with that of all: in it, or in one before."""
    for place, sentence in enumerate(read):
        if len(sentence.mentions) < 2 or "=" not in sentence.text:
            continue
        code = coded(sentence)
        numbers = numbers_of(code, words)
        yield from _in_brackets(code, numbers)
        if 2 <= len(numbers) <= _MOST:
            yield from _at_end(code, numbers)
            whole = _put_before(read, place, words)
            others = _people(code, 0, numbers[0].at, words) or any(each.of_all for each in numbers)
            if whole is not None and not others:
                yield _told("list:arms-next", whole, numbers)


def _told(form: str, whole: Mention, parts: Sequence[Number]) -> Telling:
    return Telling("sum", form, {"whole": (whole,), "parts": tuple(each.mention for each in parts)}, explicit=1)


def _people(code: Coded, start: int, end: int, words: FactWords) -> list[Mention]:
    """The counts of people in a piece of a sentence."""
    persons = words.some("names", "persons")
    counts = [each for each in code.mentions(start, end) if each.kind == "count" and each.value >= _SMALLEST]
    return [each for each in counts if persons.search(each.noun)]


def _in_brackets(code: Coded, numbers: Sequence[Number]) -> Iterator[Telling]:
    """(N = 19; n = 9 on the drug and n = 10 controls): all that a bracket holds."""
    for place, each in enumerate(numbers):
        opened = code.text[: each.at].rstrip().endswith(("(", "["))
        end = re.compile(r"[)\]]").search(code.text, each.at)
        parts = [part for part in numbers[place + 1 :] if end and part.at < end.start()]
        alone = end is not None and len(code.mentions(each.at, end.start())) == len(parts) + 1
        if each.of_all and opened and alone and len(parts) > 1 and not any(part.of_all for part in parts):
            yield _told("list:bracket:of-all", each.mention, parts)


def _at_end(code: Coded, numbers: Sequence[Number]) -> Iterator[Telling]:
    """The drug (n = 80) and the placebo (n = 79) groups (N = 159): the number of all after those of its parts."""
    *parts, last = numbers
    between = code.mentions(parts[0].at, last.at)
    alone = len(between) == len(parts) and last.of_all and not any(each.of_all for each in parts)
    if alone and len(parts) > 1 and last.mention.value > max(each.mention.value for each in parts):
        yield _told("list:groups-then-all", last.mention, parts)


def _put_before(read: Sequence[Sentence], place: int, words: FactWords) -> Mention | None:
    """Who was put into groups in the sentences before, without the numbers of these; None where it is not told."""
    grouped = words.some("lists", "grouped")
    for sentence in reversed(read[max(0, place - _BACK) : place]):
        if sentence.block != read[place].block:
            return None
        code = coded(sentence)
        put = grouped.search(code.text)
        if put is None and not numbers_of(code, words):
            continue
        told = _people(code, 0, len(code.text), words)
        begins = put is not None and _begins_with(code, told, put.start(), words)
        return told[0] if len(told) == 1 and begins and not numbers_of(code, words) else None
    return None


def _begins_with(code: Coded, told: Sequence[Mention], end: int, words: FactWords) -> bool:
    """Whether the first of some counts stands before a place, and is no part of others: not 11 out of 35."""
    at = next((place for place, each in code.at.items() if told and each is told[0]), end)
    of_others = [each for name in ("out_of", "of_begins") for each in words.classes.get(name, ())]
    before = code.text[:at].strip().lower()
    return at < end and not any(before == each or before.endswith(f" {each}") for each in of_others)
