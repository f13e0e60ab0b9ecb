"""Lists with a total among their lines: after those that make it, or before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.line import AMOUNTS, Line, figures_of
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_NEAR = Fraction(1, 1000)


def totals_of(lines: Sequence[Line], words: FactWords, *, sure: bool) -> Iterator[Telling]:
    """A line that a word makes the total of those before it; and one that those right after it make. Lines that are no
    items may be a table that was flattened.
    """
    first = 0
    for place, line in enumerate(lines):
        whole = line.figure
        if whole is None or whole.kind not in AMOUNTS:
            first = place + 1
            continue
        parts = figures_of(lines[first:place])
        if words.some("lists", "totals").match(line.name) and len(parts) > 1 and _alike(whole, parts):
            yield Telling("sum", "items:total", {"whole": (whole,), "parts": parts}, explicit=int(sure))
            first = place + 1
        yield from _total_first(line, lines[place + 1 :], words)
        after = figures_of(lines[place + 1 :])
        slack = whole.last_digit / 2 + _NEAR * abs(whole.value)
        made = Fraction(0)
        for count, part in enumerate(after, 1):
            made += part.value
            if not _alike(whole, [part]) or made > whole.value + slack:
                break
            if count > 1 and abs(made - whole.value) <= slack:
                yield Telling("sum", "items:after", {"whole": (whole,), "parts": after[:count]}, explicit=0)


def _total_first(line: Line, after: Sequence[Line], words: FactWords) -> Iterator[Telling]:
    """A line that a word makes the total, with all those of its unit that follow it: total: 53; land: 41; sea: 12."""
    whole = line.figure
    assert whole is not None
    rate = whole.kind == "count" and whole.places and not whole.scaled
    if rate or words.some("lists", "totals").match(line.name) is None:
        return
    beside = list(takewhile(lambda each: _is_beside(line, each) and not _is_note(each, words), after))
    if len(beside) > 1 and all(each.plain for each in (line, *beside)):
        roles = {"whole": (whole,), "parts": figures_of(beside)}
        yield Telling("sum", "items:total-first", roles, explicit=1)


def _is_note(line: Line, words: FactWords) -> bool:
    """Whether a line is a note on those before it: note: includes 11 sq km of lagoons."""
    return words.some("lists", "notes").match(line.name) is not None


def _is_beside(line: Line, other: Line) -> bool:
    """Whether a line is of a unit with another, and its name begins with a capital only if that of the other does."""
    assert line.figure is not None
    alike = line.name[:1].isupper() == other.name[:1].isupper()
    return other.figure is not None and alike and _alike(line.figure, [other.figure])


def _alike(whole: Mention, parts: Sequence[Mention]) -> bool:
    return all(same_unit(whole, part) and not part.negative for part in parts)
