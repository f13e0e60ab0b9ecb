"""Lists of shares: that all of them, or some that follow each other, make 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from check_data.facts.fact import Telling
from check_data.facts.spaced.closed import are_kinds, is_closed
from check_data.facts.spaced.line import Line, figures_of
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

MOST = 60
"""Lines of the longest list that is looked at."""
_PAIR, _FEWEST, _WORDS = 2, 3, 6
_ABOUT = Fraction(15, 100)
"""By how much the shares of a list may miss 100 per cent where nothing but their place says that they are all."""


def shares_of(lines: Sequence[Line], words: FactWords) -> Iterator[Telling]:
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
            yield Telling("shares", "items:shares", {"shares": figures_of(run)}, explicit=1)
        elif len(run) == _PAIR and _is_negated(names, words):
            yield Telling("shares", "items:shares-negated", {"shares": figures_of(run)}, explicit=1)
        elif (start == 0 or _is_of_one_head(names)) and _may_be_all(run, words):
            yield Telling("shares", "items:shares-all", {"shares": figures_of(run)}, 1, {"doubtful": 1})
        else:
            yield from _of_kinds(run, words)
        for some in making(figures_of(run), Fraction(1)):
            yield Telling("shares", "items:shares-run", {"shares": some}, explicit=0)


def _of_kinds(run: Sequence[Line], words: FactWords) -> Iterator[Telling]:
    """Lines among others that are all kinds of a set of three and more: agriculture, industry, services."""
    for kinds in words.sets_of_shares:
        for start in range(len(run) - len(kinds) + 1) if len(kinds) >= _FEWEST else ():
            lines = run[start : start + len(kinds)]
            if is_closed([line.name for line in lines], [kinds]) and all(_names_part(line, words) for line in lines):
                yield Telling("shares", "items:shares-kinds", {"shares": figures_of(lines)}, explicit=1)


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


def making(figures: Sequence[Mention], whole: Fraction) -> Iterator[tuple[Mention, ...]]:
    """The runs of two or more figures, one from each place, that make a whole but for their rounding."""
    for start in range(len(figures)):
        made, slack = Fraction(0), Fraction(0)
        for end in range(start, min(start + MOST, len(figures))):
            made, slack = made + figures[end].value, slack + figures[end].last_digit / 2
            if end > start and abs(made - whole) <= slack:
                yield tuple(figures[start : end + 1])
                break
            if made > whole + slack:
                break
