"""A whole of which the last part is told as the rest: 38 were accepted, 17 refused and the remaining nine withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.code import AMOUNTS, Coded, coded, without_brackets
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_MOST = 8
"""Parts of a whole that a sentence tells."""


def rests(before: Sentence | None, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """The parts that the rest in a sentence makes whole: of what the sentence itself tells, or the one before it."""
    if words.some("lists", "rest").search(sentence.text) is None:
        return
    plain = coded(sentence)
    code = without_brackets(plain) or plain
    found = _rest(words).search(code.text)
    if found is None:
        return
    place = found.start("rest")
    rest = code.at[place]
    told = [(at, each) for at, each in sorted(code.at.items()) if at < place and same_unit(each, rest)]
    yield from _told("rest:of-whole", _of_the(code, told, words), rest)
    yield from _told("rest:sentence", [each for _, each in told], rest)
    earlier = [each for each in before.mentions if same_unit(each, rest)] if before else []
    if len(earlier) == 1 and before and before.block == sentence.block:
        yield from _told("rest:sentence-before", [*earlier, *(each for _, each in told)], rest)


def _rest(words: FactWords) -> re.Pattern[str]:
    known = words.expressions.get(("rest",))
    if known is None:
        articles = words.some("lists", "rest_articles").pattern
        rest = words.some("lists", "rest").pattern
        tied = r"(?<!\bof\s)(?<!\bin\s)(?<!\bfrom\s)"
        named = rf"{tied}{articles}\s(?:{rest})(?:\s\w+)?(?:[,:]|\s\()?\s(?P<rest>[{AMOUNTS}])"
        known = words.expressions["rest",] = re.compile(named, re.IGNORECASE)
    return known


def _of_the(code: Coded, told: Sequence[tuple[int, Mention]], words: FactWords) -> list[Mention]:
    """The whole of "eleven of the 19", then the parts: none where a sentence does not begin so."""
    if len(told) < 2:
        return []
    (first, part), (second, whole), *more = told
    between = code.text[first + 1 : second].strip()
    if words.some("lists", "of_the").fullmatch(between) is None:
        return []
    return [whole, part, *(each for _, each in more)]


def _told(form: str, whole_and_parts: Sequence[Mention], rest: Mention) -> Iterator[Telling]:
    if len(whole_and_parts) < 2 or len(whole_and_parts) > _MOST:
        return
    whole, *parts = whole_and_parts
    if all(each.value < whole.value for each in (*parts, rest)):
        yield Telling("sum", form, {"whole": (whole,), "parts": (*parts, rest)}, explicit=1, anchor=rest)
