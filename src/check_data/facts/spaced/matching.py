"""What the patterns of a language find in coded sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import as_age, as_count, as_points, at_its_word, in_unit_of, nearly, same_unit
from check_data.facts.spaced.code import CODES, Coded
from check_data.facts.spaced.converted import in_celsius, in_other, in_unit
from check_data.facts.spaced.patterns import Pattern, Patterns
from check_data.figures.units import unit
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_BEFORE = 24
"""Characters before a match among which what forbids it stands."""
_CLAUSE = 80
_COUNT_BEFORE = lazily(rf"[{CODES['count']}][^;:.]*\Z")
_OTHERWISE: Sequence[tuple[str, Mapping[str, int | str], Callable[[Mention], Mention]]] = (
    ("difference", {"difference": 1}, partial(in_celsius, freezing=0)),
    ("other-unit", {}, in_other),
)
"""Other readings of converted figures: their forms, options, and how each figure is read."""
_PARTS_OF = {"ratio": ("part", "whole"), "range": ("low", "high")}


def matches(code: Coded, patterns: Patterns) -> Iterator[Telling]:
    """What the patterns find in a coded sentence."""
    for pattern in patterns.of(code):
        for found in pattern.expression.finditer(code.text):
            if not _fits(pattern, code, found):
                continue
            yield from _telling(pattern, _roles(code, found))
            if pattern.again is not None:
                yield from _more(pattern, code, found)


def _fits(pattern: Pattern, code: Coded, found: re.Match[str]) -> bool:
    if pattern.alone and _COUNT_BEFORE.search(code.text, max(0, found.start() - _CLAUSE), found.start()):
        return False
    if pattern.unless is not None and pattern.unless.search(code.text, max(0, found.start() - _BEFORE), found.start()):
        return False
    if pattern.behind is not None and pattern.behind.match(code.text, found.end()):
        return False
    return pattern.without is None or pattern.without.search(found[0]) is None


def _more(pattern: Pattern, code: Coded, first: re.Match[str]) -> Iterator[Telling]:
    """What follows a match with the same whole."""
    assert pattern.again
    found = pattern.again.match(code.text, first.end())
    while found is not None:
        yield from _telling(pattern, _roles(code, first) | _roles(code, found))
        found = pattern.again.match(code.text, found.end())


def _roles(code: Coded, found: re.Match[str]) -> dict[str, Mention]:
    roles: dict[str, Mention] = {}
    for name in found.re.groupindex:
        if found.start(name) < 0:
            continue  # a date that may stand there
        mention = code.at[found.start(name)]
        if mention.kind in ("ratio", "range") and mention.parts:
            roles |= zip(_PARTS_OF[mention.kind], mention.parts, strict=True)
        else:
            roles[name] = mention
    return roles


def _as_interval(told: dict[str, Mention]) -> dict[str, Mention]:
    """Ends from low to high; an estimate told as a size (decreased by 0.9) has the sign of its interval."""
    low, high = sorted((told["low"], told["high"]), key=lambda each: each.value)
    estimate = told["estimate"]
    if high.value < 0 < estimate.value and estimate.reading is not None:
        readings = (-each for each in estimate.reading)
        estimate = estimate._replace(reading=type(estimate.reading)(*readings), value=-estimate.value)
    return {"estimate": estimate, "low": low, "high": high}


def _is_in(mention: Mention, name: str) -> bool:
    """Whether a figure is in a unit: a length of time in days, not in weeks."""
    return mention.unit == unit(name)


def _counts(told: Mapping[str, Mention]) -> list[Mention]:
    return [mention for mention in told.values() if mention.kind == "count"]


def _convert(figures: Sequence[Mention]) -> bool:
    """Whether figures are in units of one dimension."""
    units = [each.unit for each in figures if each.unit is not None]
    return len(units) == len(figures) and all(units[0].fits(each) for each in units)


def _otherwise(pattern: Pattern, plain: Mapping[str, Mention]) -> Iterator[Telling]:
    """What converted figures may be, too: degrees read as a difference (it warmed by 2 °C (3.6 °F)), ounces of gold,
    gallons of Britain.
    """
    first = next(iter(plain.values()))
    for form, options, read in _OTHERWISE:
        values = tuple(read(each) for each in plain.values())
        if values != tuple(plain.values()):
            yield Telling(pattern.kind, f"{pattern.form}:{form}", {"values": values}, 0, options, anchor=first)


def _telling(pattern: Pattern, roles: Mapping[str, Mention]) -> Iterator[Telling]:
    told = {name: mention for name, mention in roles.items() if not name.startswith("_")}
    if any(not told[name].spelled for name in pattern.spelled):
        return
    if pattern.kind == "order" and any(mention.negative for mention in told.values()):
        return  # of two falls the larger one is the lower value
    if pattern.kind == "within" and any(mention.places and not mention.scaled for mention in _counts(told)):
        return  # a decimal is no count of things: a δ 2 of 0.013
    if any(not _is_in(told[name], of) for name, of in pattern.units_of.items()):
        return
    told |= {name: in_unit(told[name], of) for name, of in pattern.units.items()}
    points = as_points(told["by"]) if "by" in told and "more" in told and told["more"].kind == "percent" else None
    if points is not None:
        told["by"] = points
    alike = [told[name] for name in pattern.same if name in told]
    if any(not same_unit(alike[0], each) for each in alike[1:]):
        return
    units = {(told[name].unit, told[name].kind) for name in pattern.apart if name in told}
    if pattern.apart and len(units) < len(pattern.apart):
        return
    if pattern.kind == "interval":
        told["low"] = in_unit_of(told["high"], told["low"])  # 2 years (5 to 76 months)
        told = _as_interval({name: in_unit_of(told["estimate"], each) for name, each in told.items()})
        if not _convert([each for each in told.values() if each.unit is not None]):
            return  # 2 years of months
    elif pattern.apart:
        plain = {name: at_its_word(each) for name, each in told.items()}
        told = {name: in_celsius(each) for name, each in plain.items()}
        if not _convert(list(told.values())):
            return
        yield from _otherwise(pattern, plain)
    told |= {name: as_age(told[name]) for name in pattern.years}
    told |= {name: nearly(told[name]) for name in pattern.near}
    told |= {name: as_count(told[name]) for name in pattern.counts}
    if pattern.law:
        named = {role: tuple(told[name] for name in names) for role, names in pattern.law.items()}
    else:
        named = {name: (mention,) for name, mention in told.items()}
    anchor = told.get("share") or told.get("by") or next(iter(told.values()))
    yield Telling(pattern.kind, pattern.form, named, pattern.explicit, pattern.options, anchor=anchor)
