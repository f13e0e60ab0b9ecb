"""Lists of which each item is a block of its own: the parts of what the sentence before them tells, or of one of their
own lines; shares that make 100; and how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.line import AMOUNTS, Line, line_of
from check_data.facts.spaced.listed_shares import MOST, shares_of
from check_data.facts.spaced.listed_totals import totals_of
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_LONGEST = 200
"""Characters of the longest line."""
_COUNTED = 12


def itemized(read: Sequence[Sentence], items: frozenset[int], words: FactWords) -> Iterator[Telling]:
    """What lists of ``items``, by the numbers of their blocks, tell; and lists whose lines are paragraphs."""
    blocks = [list(each) for _, each in groupby(read, lambda sentence: sentence.block)]
    at = 0
    for listed, several in groupby(blocks, lambda block: _is_line(block, items)):
        run = list(several)
        if listed:
            for first, last in _runs(run, items):
                before = (blocks[at - 1] if at else []) if first == 0 else run[first - 1]
                yield from _told(run[first:last], before[-1] if before else None, items, words)
        at += len(run)


def _is_line(block: Sequence[Sentence], items: frozenset[int]) -> bool:
    return block[0].block in items or (
        len(block) == 1 and not block[0].heading and bool(block[0].mentions) and len(block[0].text) <= _LONGEST
    )


def _runs(blocks: Sequence[Sequence[Sentence]], items: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The extents of what follows each other among blocks: items, or paragraphs."""
    start = 0
    for place in range(1, len(blocks) + 1):
        if place == len(blocks) or (blocks[place][0].block in items) is not (blocks[start][0].block in items):
            yield start, place
            start = place


def _told(
    run: Sequence[Sequence[Sentence]], before: Sentence | None, items: frozenset[int], words: FactWords
) -> Iterator[Telling]:
    if not 1 < len(run) <= MOST:
        return
    lines = [line_of(block[0]) for block in run]
    if run[0][0].block in items and before is not None:
        yield from _of_sentence(before, lines, words)
        yield from _counted(before, run)
    yield from shares_of(lines, words)
    yield from totals_of(lines, words, sure=run[0][0].block in items)


def _of_sentence(before: Sentence, lines: Sequence[Line], words: FactWords) -> Iterator[Telling]:
    """The last amount of the sentence before a list as the sum of its lines: 48 projects: 21 roads, 15 schools …"""
    parts = [line.figure for line in lines if line.figure is not None]
    wholes = [each for each in before.mentions if each.kind in AMOUNTS and parts and same_unit(each, parts[0])]
    if len(parts) < len(lines) or not wholes or not all(same_unit(wholes[-1], each) for each in parts):
        return
    whole = wholes[-1]
    text = before.before(whole) + before.after(whole)
    if words.some("lists", "including").search(text) or words.some("lists", "not_parts").search(text):
        return
    if words.some("lists", "not_wholes").match(before.after(whole).lstrip()) or any(each.negative for each in parts):
        return
    sure = before.text.rstrip().endswith((":", "–", "—")) and len(wholes) == 1 and _name_things(parts, lines)
    roles = {"whole": (whole,), "parts": tuple(parts)}
    yield Telling("sum", "items:of-sentence", roles, explicit=1 if sure else 0)


def _name_things(parts: Sequence[Mention], lines: Sequence[Line]) -> bool:
    """Whether each line names what it is of: no line of 21 that began in 2020, beside one of 40 in the north."""
    return all(
        part.noun or part.kind != "count" or line.name[:1].isalpha() for part, line in zip(parts, lines, strict=True)
    )


def _counted(before: Sentence, run: Sequence[Sequence[Sentence]]) -> Iterator[Telling]:
    """Four questions: and the items after the colon, each of which is one."""
    text = before.text.rstrip()
    counts = [each for each in before.mentions if each.kind == "count" and each.noun and not each.places]
    nested = any(block[-1].text.rstrip().endswith(":") for block in run)
    if not text.endswith(":") or len(counts) != 1 or not 1 < counts[0].value <= _COUNTED or nested:
        return
    near = abs(counts[0].value - len(run)) <= 1
    yield Telling(
        "listed-count",
        "items:counted",
        {"count": (counts[0],)},
        1 if near else 0,
        {"listed": len(run)},
        anchor=counts[0],
    )
