"""A whole that is put into groups: randomised to A (n = 221) or B (n = 219); of the 139, 66 to A and 73 to B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun, same_unit
from check_data.facts.spaced.closed import are_all
from check_data.facts.spaced.code import ANY, CODES, Coded
from check_data.facts.spaced.items import items
from check_data.facts.spaced.lists import WORDS, clause_end
from check_data.facts.spaced.singular import singular
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.spaced.words import alternatives

_FEWEST, _NEAR = 3, 30
"""Numbers of groups, and characters between a whole and the verb that puts it into them."""
_ROUNDS = lazily(
    rf"(?P<whole>[{CODES['count']}]){WORDS}{{0,20}}?\s\((?P<rounds>[{CODES['count']}](?:/[{CODES['count']}]){{2,}})\)"
)
"""Counts that strokes part in a bracket after what they make."""
_SCORE = lazily(rf"(?<!{CODES['count']}\s)(?:{CODES['count']}\s){{2,}}+{CODES['range']}\s*\Z")


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
    put = words.some("lists", "grouped").search(code.text, numbers[0][0], numbers[1][0])
    if len(numbers) >= _FEWEST and put and not before:
        # Patients (n = 146) were allocated to three groups: low (n = 48) …
        roles = {"whole": (numbers[0][1],), "parts": tuple(number for _, number in numbers[1:])}
        yield Telling("sum", "list:groups-of-n", roles, explicit=1)
        return
    if len(numbers) >= _FEWEST and code.text[numbers[0][0] : numbers[0][0] + 3].strip("([, ")[:1].isupper():
        before, numbers = [numbers[0][1]], numbers[1:]  # (N = 96), then (n = 47) and (n = 49)
    wholes = [mention for mention in before if mention.value >= max(number.value for _, number in numbers)]
    if not wholes or "/" in wholes[-1].noun:
        return
    first, last = numbers[0][0], numbers[-1][0]
    sure = (len(before) == 1 and bool(wholes[0].noun)) or _is_put(code, wholes[-1], first, words)
    sure = sure and not _compared(code.text[first:last], words)
    roles = {"whole": (wholes[-1],), "parts": tuple(number for _, number in numbers)}
    yield Telling("sum", "list:groups" if sure else "list:groups-of", roles, explicit=1 if sure else 0)


def _is_put(code: Coded, whole: Mention, first: int, words: FactWords) -> bool:
    """Whether the last count before the numbers is what is put into groups: of 90 asked, 45 were randomised to …"""
    at = next(place for place, each in code.at.items() if each is whole)
    between = code.text[at + 1 : first]
    put = words.some("lists", "grouped").search(between)
    return (
        put is not None and put.start() <= _NEAR and CODES["count"] not in between and "," not in between[: put.start()]
    )


def _several(whole: Mention, parts: tuple[Mention, ...], named: str, words: FactWords) -> Iterator[Telling]:
    """Of the 36, 12 were gold, 15 silver and nine bronze: what things are parts them, what they have need not."""
    classified = words.some("lists", "classified").match(named) is not None
    roles = {"whole": (whole,), "parts": parts}
    yield Telling("sum", "list:of-begins:3+", roles, explicit=1 if classified else 0)


def _compared(between: str, words: FactWords) -> bool:
    """Whether words between the numbers of groups compare them: they are told of something else."""
    return any(word in words.compared for word in re.findall(r"\w+", between.lower()))


def numbered(code: Coded, words: FactWords) -> Iterator[Telling]:
    """36 workers (nurses, n = 20; doctors, n = 16): a bracket of nothing but names with their numbers, of a whole that
    may be theirs (no two groups).
    """
    known = words.expressions.get(("numbered",))
    if known is None:
        number = rf"(?:{words.some('lists', 'numbers').pattern})\s?=\s?{CODES['count']}"
        each = rf"[^{ANY}.;:,()\[\]=]{{1,50}}[,:]?\s?\[?{number}\]?"
        known = words.expressions["numbered",] = lazily(
            rf"(?P<whole>{CODES['count']})(?:\s[^\W\d_][\w-]*){{1,4}}\s\((?P<list>{each}(?:[;,]\s{each})+)\)",
            words=["("],
        )
    for found in known.finditer(code.text):
        whole, parts = code.at[found.start("whole")], tuple(code.mentions(*found.span("list")))
        if whole.value >= max(part.value for part in parts):
            yield Telling("sum", "list:bracket:n", {"whole": (whole,), "parts": parts}, explicit=1)


def scores(code: Coded) -> Iterator[Telling]:
    """18 12 13 17 — 70: counts in a row, and after a dash what they make; 271 strokes (70/66/69/66)."""
    for rounds in _ROUNDS.finditer(code.text):
        parts = tuple(code.mentions(*rounds.span("rounds")))
        yield Telling("sum", "list:rounds", {"whole": (code.at[rounds.start()],), "parts": parts}, explicit=1)
    found = _SCORE.search(code.text)
    told = code.mentions(*found.span()) if found else []
    if told and " " in told[-1].quote:
        last, whole = told[-1].parts
        yield Telling("sum", "list:score", {"whole": (whole,), "parts": (*told[:-1], last)}, explicit=1)


def of_begins(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Of the 139 patients enrolled, 66 were randomised to one arm and 73 to the other."""
    known = words.expressions.get(("of-begins",))
    if known is None:
        begins, articles = (alternatives(words.classes.get(each, ())) for each in ("of_begins", "the"))
        clause = rf"(?:\A[^\w{ANY}]*|[,;:(]\s?|\b(?:{words.some('clauses', 'joins').pattern})\s)"
        counted = rf"(?:(?:{articles})\s)*(?P<whole>[{CODES['count']}]){WORDS}{{0,70}}?,\s"
        known = re.compile(rf"{clause}(?:{begins})\s{counted}", re.IGNORECASE)
        words.expressions["of-begins",] = known
    for found in known.finditer(code.text):
        whole = code.at[found.start("whole")]
        listed = items(code, found.end(), clause_end(code.text, found.end(), words, ";"), words)
        if not listed or not all(same_unit(item.amount, whole) for item in listed):
            continue
        first, parts = listed[0].amount, tuple(item.amount for item in listed)
        closed = are_all([item.words for item in listed], words, words.sets)
        if len(parts) > 1 and (closed or words.some("lists", "grouped").search(listed[0].words)):
            yield Telling("sum", "list:of-begins", {"whole": (whole,), "parts": parts}, explicit=1)
        elif len(parts) >= _FEWEST:
            yield from _several(whole, parts, listed[0].words, words)
        named = first.noun.partition(" ")[0]
        plural = singular(named, words) != named
        if not plural or noun(first, words) == noun(whole, words):
            yield Telling("within", "list:of-begins", {"part": (first,), "whole": (whole,)}, explicit=1)
