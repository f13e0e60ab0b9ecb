"""Lists of which each item is a block of its own: the parts of what the sentence before them tells, or of one of their
own lines; shares that make 100; and how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, takewhile
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.closed import are_kinds
from check_data.facts.spaced.code import outside_brackets
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import NUMERIC, Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_LEAD, _LONGEST = 70, 200
"""Characters before the figure that a line is of, and of the longest line."""
_PAIR, _FEWEST, _MOST, _COUNTED, _WORDS = 2, 3, 60, 12, 6
_NEAR = Fraction(1, 1000)
_ABOUT = Fraction(15, 100)
"""By how much the shares of a list may miss 100 per cent where nothing but their place says that they are all."""
_SIGNS = 6
_COLON = re.compile(r":\s[^\w:]{0,4}\Z")
"""A colon right before a figure but for signs."""
_MARKER = re.compile(r"\A\s*(?:[-–*+•]|\(?[\da-z]{1,2}[.)])\s+")


class Line(NamedTuple):
    """One line of a list: its name, the figure that it is of, None where it has none, its number as a block, and
    whether it is plain: no other amount of that unit outside of brackets, and the figure right behind the name.
    """

    name: str
    figure: Mention | None
    block: int
    plain: bool = False


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
    if not 1 < len(run) <= _MOST:
        return
    lines = [_line(block[0]) for block in run]
    if run[0][0].block in items and before is not None:
        yield from _of_sentence(before, lines, words)
        yield from _counted(before, run)
    yield from _shares(lines, words)
    yield from _totals(lines, words, sure=run[0][0].block in items)


def _line(sentence: Sentence) -> Line:
    """A line by its first figure, where that stands near its begin."""
    marker = _MARKER.match(sentence.text)
    begin = marker.end() if marker else 0
    figure = _after_name(sentence) or next((each for each in sentence.mentions if each.kind in NUMERIC), None)
    if figure is None or figure.at - sentence.at - begin > _LEAD or figure.kind not in (*_AMOUNTS, "percent"):
        return Line(sentence.text[begin:], None, sentence.block)
    name = sentence.text[begin : figure.at - sentence.at].strip(" :–—-(") or sentence.after(figure).strip()
    others = (outside_brackets(sentence) or sentence).mentions
    alone = not any(each is not figure and each.start > figure.start and same_unit(each, figure) for each in others)
    behind = ":" not in name or _COLON.search(sentence.before(figure)[-_SIGNS:]) is not None
    return Line(name, figure, sentence.block, plain=alone and behind)


def _after_name(sentence: Sentence) -> Mention | None:
    """The figure right behind the colon after a line's name, which may have figures of its own: 65 years and over."""
    numeric = (each for each in sentence.mentions if each.kind in NUMERIC)
    return next((each for each in numeric if _COLON.search(sentence.before(each)[-_SIGNS:])), None)


def _of_sentence(before: Sentence, lines: Sequence[Line], words: FactWords) -> Iterator[Telling]:
    """The last amount of the sentence before a list as the sum of its lines: 48 projects: 21 roads, 15 schools …"""
    parts = [line.figure for line in lines if line.figure is not None]
    wholes = [each for each in before.mentions if each.kind in _AMOUNTS and parts and same_unit(each, parts[0])]
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


def _shares(lines: Sequence[Line], words: FactWords) -> Iterator[Telling]:
    """Lines of shares: all of them where one is of all others; else any that follow each other and make 100."""
    end = 0
    for shares, group in groupby(lines, lambda line: line.figure is not None and line.figure.kind == "percent"):
        run = list(group)
        start, end = end, end + len(run)
        if not shares or len(run) < 2:
            continue
        names = [line.name.lower() for line in run]
        others = any(words.some("shares", "others").match(name) for name in names)
        if (others and len(run) >= _FEWEST) or are_kinds(names, words, words.sets_of_shares):
            yield Telling("shares", "items:shares", {"shares": _figures(run)}, explicit=1)
        elif len(run) == _PAIR and _is_negated(names, words):
            yield Telling("shares", "items:shares-negated", {"shares": _figures(run)}, explicit=1)
        elif (start == 0 or _is_of_one_head(names)) and _may_be_all(run, words):
            yield Telling("shares", "items:shares-all", {"shares": _figures(run)}, explicit=1)
        for some in making(_figures(run), Fraction(1)):
            yield Telling("shares", "items:shares-run", {"shares": some}, explicit=0)


def _is_negated(names: Sequence[str], words: FactWords) -> bool:
    """Whether the second of two names is that of all that the first is not: insured, uninsured."""
    one, two = names
    return any(two == f"{negation}{one}" for negation in words.negations)


def _is_of_one_head(names: Sequence[str]) -> bool:
    """Whether names begin with one head that a dash parts from the rest: power - from coal, power - from gas."""
    return len({name.partition(" - ")[0] for name in names}) == 1 and all(" - " in name for name in names)


def _may_be_all(run: Sequence[Line], words: FactWords) -> bool:
    """Whether a list's shares may be all there is of one whole: about 100, and of lines alike, none of which is a total
    or a rate.
    """
    made = sum((line.figure.value for line in run if line.figure is not None), Fraction(0))
    alike = all(line.name[:1].isupper() == run[0].name[:1].isupper() for line in run)
    return len(run) >= _FEWEST and abs(made - 1) <= _ABOUT and alike and all(_names_part(each, words) for each in run)


def _names_part(line: Line, words: FactWords) -> bool:
    """Whether a line's name is that of a part: a few words, none of them a verb or one of a total or a rate."""
    named = line.name.lower().split()
    told = words.some("lists", "not_shares").search(line.name) is not None or not words.verbs.isdisjoint(named)
    return line.plain and len(named) <= _WORDS and not told


def _figures(lines: Sequence[Line]) -> tuple[Mention, ...]:
    return tuple(line.figure for line in lines if line.figure is not None)


def making(figures: Sequence[Mention], whole: Fraction) -> Iterator[tuple[Mention, ...]]:
    """The runs of two or more figures, one from each place, that make a whole but for their rounding."""
    for start in range(len(figures)):
        made, slack = Fraction(0), Fraction(0)
        for end in range(start, min(start + _MOST, len(figures))):
            made, slack = made + figures[end].value, slack + figures[end].last_digit / 2
            if end > start and abs(made - whole) <= slack:
                yield tuple(figures[start : end + 1])
                break
            if made > whole + slack:
                break


def _totals(lines: Sequence[Line], words: FactWords, *, sure: bool) -> Iterator[Telling]:
    """A line that a word makes the total of those before it; and one that those right after it make. Lines that are no
    items may be a table that was flattened.
    """
    first = 0
    for place, line in enumerate(lines):
        whole = line.figure
        if whole is None or whole.kind not in _AMOUNTS:
            first = place + 1
            continue
        parts = _figures(lines[first:place])
        if words.some("lists", "totals").match(line.name) and len(parts) > 1 and _alike(whole, parts):
            yield Telling("sum", "items:total", {"whole": (whole,), "parts": parts}, explicit=int(sure))
            first = place + 1
        yield from _total_first(line, lines[place + 1 :], words)
        after = _figures(lines[place + 1 :])
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
    beside = list(takewhile(lambda each: _is_beside(line, each), after))
    if len(beside) > 1 and all(each.plain for each in (line, *beside)):
        roles = {"whole": (whole,), "parts": _figures(beside)}
        yield Telling("sum", "items:total-first", roles, explicit=1)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether a line is of a unit with another, and its name begins with a capital only if that of the other does."""
    assert line.figure is not None
    alike = line.name[:1].isupper() == other.name[:1].isupper()
    return other.figure is not None and alike and _alike(line.figure, [other.figure])


def _alike(whole: Mention, parts: Sequence[Mention]) -> bool:
    return all(same_unit(whole, part) and not part.negative for part in parts)
