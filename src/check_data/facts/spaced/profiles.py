"""Pages of figures, line by line, as statistics offices print profiles: a total and the list on the line after it,
shares of a whole by kind, pairs of counts of which all together are told, and ratios and shares of such pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.code import AMOUNTS, ANY, CODES, Coded, coded
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_COUNT, _PERCENT = CODES["count"], CODES["percent"]
_LIST = lazily(
    rf"\A[^\W\d_][^{ANY}:;]{{0,50}}:\s(?P<list>(?:[^\W\d_][^{ANY}:;]{{0,60}}\s[{AMOUNTS}],\s)*+"
    rf"[^\W\d_][^{ANY}:;]{{0,60}}\s[{AMOUNTS}])(?:\s?\(|\s?\Z)"
)
"""A name and a list of names with an amount each: border countries: Mali 489 km, Guinea 363 km."""
_PAIR = lazily(rf"\((?P<a>[^\W\d_]+)\s(?P<one>{_COUNT})[/,;]\s?(?P<b>[^\W\d_]+)\s(?P<two>{_COUNT})\)")
_OF_PAIR = lazily(
    rf"[:\s](?P<ratio>{_COUNT})\s(?P<a>[^\W\d_]+?)(?:\(s\))?\s?(?:/|per)\s?(?P<b>[^\W\d_]+?)(?:\(s\))?(?!\w)"
)
_FEWEST, _MOST = 2, 12
"""Parts of a list, and of the longest."""
_LONGEST = 400
_OFF = Fraction(3, 4)
"""By how much of its last digit a ratio may be off."""


class Pair(NamedTuple):
    """A line's name, its two counts, each with its name, and the share right before them, if there is one."""

    name: str
    kinds: tuple[str, str]
    counts: tuple[Mention, Mention]
    share: Mention | None


def profiles(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """What the lines of a profile tell together; each sentence that is short is one."""
    lines = [
        coded(each) if each.mentions and len(each.text) <= _LONGEST else Coded(each.text[:_LONGEST], {})
        for each in read
    ]
    yield from _after_totals(lines, words)
    yield from _of_pairs(lines, [each.text.partition(":")[0].strip().lower() for each in read], words)


def _after_totals(lines: Sequence[Coded], words: FactWords) -> Iterator[Telling]:
    """Total: 2,211 km; then border countries: Finland 545 km, Norway 1,666 km. Total dependency: 59%; then youth 27%,
    elderly 32%.
    """
    totals = words.some("lists", "totals")
    for place, line in enumerate(lines[:-1]):
        if len(line.at) == 0 or totals.match(line.text) is None:
            continue
        at, whole = min(line.at.items())
        if whole.kind != "percent":
            parts = _listed(lines[place + 1 : place + 1 + _MOST], whole)
            if parts:
                yield Telling("sum", "profile:list-of-total", {"whole": (whole,), "parts": parts}, explicit=1)
        else:
            shares = _of_name(lines[place + 1 : place + 1 + _MOST], content(line.text[:at], words), words)
            if len(shares) >= _FEWEST:
                some = {"whole": (whole,), "parts": tuple(shares)}
                yield Telling("sum", "profile:shares-of-total", some, explicit=1)


def _listed(lines: Sequence[Coded], whole: Mention) -> tuple[Mention, ...]:
    """The amounts of the lists right after a total: of countries, and of regions."""
    parts: list[Mention] = []
    for line in lines:
        listed = _LIST.match(line.text)
        amounts = line.mentions(*listed.span("list")) if listed else []
        if len(amounts) < _FEWEST or not all(same_unit(whole, each) for each in amounts):
            break
        parts += amounts
    return tuple(parts)


def _of_name(lines: Sequence[Coded], named: Sequence[str], words: FactWords) -> list[Mention]:
    """The percentages of lines that end in the words of a name, as far as they follow each other."""
    found: list[Mention] = []
    for line in lines:
        at = line.text.find(_PERCENT)
        if at < 0 or not named or content(line.text[:at], words)[-len(named) :] != named:
            break
        found.append(line.at[at])
    return found


def _of_pairs(lines: Sequence[Coded], names: Sequence[str], words: FactWords) -> Iterator[Telling]:
    """Lines of two counts each: together the population told before them, and ratios of them told after."""
    run: list[Pair] = []
    whole: Mention | None = None
    ended = True
    for line, name in zip(lines, names, strict=True):
        found = _PAIR.search(line.text)
        if found is None:
            if run and not ended:
                yield from _together(run, whole)
            ended = True
            yield from _ratios(line, name, run)
            whole = _whole(line, words) or whole
            continue
        if ended:
            run, ended = [], False
        kinds = found["a"].lower(), found["b"].lower()
        before = line.text[: found.start()].rstrip()
        share = line.at[len(before) - 1] if before.endswith(_PERCENT) else None
        run.append(Pair(name, kinds, (line.at[found.start("one")], line.at[found.start("two")]), share))
    if not ended:
        yield from _together(run, whole)


def _whole(line: Coded, words: FactWords) -> Mention | None:
    """The count of a line that is of a whole: population: 13,975,834."""
    first = min(line.at, default=None)
    if first is None or line.text[first] != _COUNT or line.text[:first].rstrip()[-1:] != ":":
        return None
    return line.at[first] if words.some("lists", "whole_lines").match(line.text) else None


def _together(run: Sequence[Pair], whole: Mention | None) -> Iterator[Telling]:
    if whole is None or not _FEWEST <= len(run) <= _MOST or any(each.kinds != run[0].kinds for each in run):
        return
    counts = tuple(each for pair in run for each in pair.counts)
    yield Telling("sum", "profile:pairs", {"whole": (whole,), "parts": counts}, explicit=1)
    for pair in run:
        if pair.share is not None:
            roles = {"share": (pair.share,), "part": pair.counts, "whole": (whole,)}
            yield Telling("share", "profile:share-of-pair", roles, explicit=1, anchor=pair.share)


def _ratios(line: Coded, name: str, run: Sequence[Pair]) -> Iterator[Telling]:
    """0.98 male(s)/female on a line of a pair's name; 1 may be any number that was cut."""
    found = _OF_PAIR.search(line.text)
    ratio = line.at[found.start("ratio")] if found else None
    if found is None or ratio is None or not ratio.places:
        return
    kinds = found["a"].lower(), found["b"].lower()
    for pair in run:
        if pair.name == name and pair.kinds == kinds:
            above, below = pair.counts
            roles = {"above": (above,), "below": (below,), "ratio": (_about(ratio),)}
            yield Telling("ratio", "profile:ratio-of-pair", roles, explicit=1, anchor=ratio)


def _about(ratio: Mention) -> Mention:
    """A ratio as it may be worked out of other counts than those that are printed, which are rounded, too."""
    return ratio._replace(reading=Reading.only(Interval.around(ratio.value, ratio.last_digit * _OFF)))
