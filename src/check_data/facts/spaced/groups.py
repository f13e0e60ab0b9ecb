"""A whole that is put into groups: patients randomised to A (n = 221) or B (n = 219); of the 139, 66 to A and 73 to B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun, same_unit
from check_data.facts.spaced.code import CODES, Coded
from check_data.facts.spaced.lists import WORDS, clause_end, is_closed, items
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.spaced.words import alternatives


def groups(code: Coded, words: FactWords) -> Iterator[Telling]:
    """440 patients were randomised to A (n = 221) or B (n = 219)."""
    if not words.some("lists", "grouped").search(code.text):
        return
    numbered = words.some("lists", "numbers").pattern
    each = re.compile(rf"[(\[,]\s?{numbered}\s?=\s?(?P<number>[{CODES['count']}])(?=[)\],;])")
    numbers = [(found.start(), code.at[found.start("number")]) for found in each.finditer(code.text)]
    if len(numbers) < 2:
        return
    before = [code.at[place] for place in code.at if place < numbers[0][0] and code.text[place] == CODES["count"]]
    wholes = [mention for mention in before if mention.value >= max(number.value for _, number in numbers)]
    if len(before) == 1 and len(wholes) == 1 and wholes[0].noun and "/" not in wholes[0].noun:
        parts = tuple(number for _, number in numbers)
        yield Telling("sum", "list:groups", {"whole": (wholes[0],), "parts": parts}, explicit=1)


def of_begins(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Of the 139 patients enrolled, 66 were randomised to one arm and 73 to the other."""
    known = words.expressions.get(("of-begins",))
    if known is None:
        begins = alternatives(words.classes["of_begins"])
        articles = alternatives(words.classes["the"])
        known = re.compile(
            rf"(?:\A\W*|[,;:(]\s?|\b(?:{words.some('clauses', 'joins').pattern})\s)(?:{begins})\s(?:(?:{articles})\s)*(?P<whole>[{CODES['count']}]){WORDS}{{1,70}}?,\s",
            re.IGNORECASE,
        )
        words.expressions["of-begins",] = known
    for found in known.finditer(code.text):
        whole = code.at[found.start("whole")]
        listed = items(code, found.end(), clause_end(code.text, found.end(), words), words)
        if not listed or not all(same_unit(item.amount, whole) for item in listed):
            continue
        parts = tuple(item.amount for item in listed)
        closed = is_closed([item.words for item in listed], words.sets)
        if len(parts) > 1 and (closed or words.some("lists", "grouped").search(listed[0].words)):
            yield Telling("sum", "list:of-begins", {"whole": (whole,), "parts": parts}, explicit=1)
        named = parts[0].noun.partition(" ")[0]
        if not named.endswith("s") or noun(parts[0], words) == noun(whole, words):
            yield Telling("within", "list:of-begins", {"part": parts[:1], "whole": (whole,)}, explicit=1)
