"""Which figures of a list or a text are likely wrong: all lightest sets whose change makes the checks hold.

Checks hang together by the figures that they share; each group is located by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.check import Quantity
from check_data.agreement.dimensions import UnitsDoNotFit, mixes_scales, require_units_to_fit
from check_data.agreement.expression import Expression, replaced
from check_data.agreement.nodes import Name
from check_data.agreement.rule.decide import comparisons_of
from check_data.agreement.too_much import TooMuch
from check_data.documents.document import Document
from check_data.editing.deduce import deduced
from check_data.editing.locate import Located, locate
from check_data.editing.system import Record, System, Value, system_of
from check_data.editing.trust import Trust, is_qualified
from check_data.figures.interval import Interval
from check_data.findings import Cited, Place, Verdict
from check_data.reading.quote import is_hedged
from check_data.report.result import Report, Verified

_HEADS = ("title", "heading")


class Group(NamedTuple):
    """Checks that share figures and can't all hold: the figures by the names that the sets call them by, the sets of
    figures of which one is wrong (None: it takes too many steps to say), and where the first check that does not hold
    prints its first figure.
    """

    place: Place
    figures: Mapping[str, Cited]
    located: Located | None


class Determined(NamedTuple):
    """A figure that is missing and that the others determine."""

    figure: Cited
    value: Fraction | str


def groups(report: Report) -> Iterator[Group]:
    """The groups of checks that can't all hold, publication after publication."""
    for _, checks in _by_publication(report):
        whole = _Checks(checks, report)
        for part in whole.system.parts():
            if found := whole.group(part):
                yield found


def determined(report: Report) -> Iterator[Determined]:
    """The figures of lists that are missing and follow from the others; nothing of groups that can't hold."""
    for publication, checks in _by_publication(report):
        if publication not in report.sources:
            whole = _Checks(checks, report, missing=True)
            try:
                values = deduced(whole.system, whole.record)
            except TooMuch:
                continue
            for name, value in values.items():
                fits = isinstance(value, str) or value.denominator == 1 or not whole.quantities[name].whole
                if fits and not whole.quantities[name].quote:
                    yield Determined(whole.figures[name], value)


def _by_publication(report: Report) -> Iterator[tuple[str, list[Verified]]]:
    found: dict[str, list[Verified]] = defaultdict(list)
    for each in report.checks:
        found[each.publication].append(each)
    yield from found.items()


class _Checks:
    """The checks of one publication as rules over its figures. Those that are undetermined say nothing, nor those of a
    text that do not hold and are not told, which are likely not meant.
    """

    def __init__(self, checks: list[Verified], report: Report, *, missing: bool = False) -> None:
        self._report = report
        self.figures: dict[str, Cited] = {}
        self.quantities: dict[str, Quantity] = {}
        self._failing: dict[str, Place] = {}
        rules: dict[str, Expression] = {}
        for number, each in enumerate(checks):
            if not _speaks(each, missing):
                continue
            rule = f"{number}"
            rules[rule] = self._renamed(each)
            if each.outcome.verdict is Verdict.DISAGREES:
                self._failing[rule] = next((cited.place for cited in each.cited.values()), each.check.place)
        self.system = system_of(rules)
        named = Counter(name for rule in self.system.formulas for name in self.system.names(rule))
        self.record: Record = {name: self._value(name) for name in self.system.fields}
        self._weights = {name: self._trust(name, named[name]).weight for name in self.system.fields}

    def group(self, part: System) -> Group | None:
        """What is wrong with rules that hang together; None where they can hold."""
        failing = [self._failing[rule] for rule in part.formulas if rule in self._failing]
        if not failing:
            return None
        try:
            located = locate(part, self.record, self._weights)
        except TooMuch:
            located = None
        if located is not None and located.sets == (frozenset[str](),):
            return None  # what is not linear is located by bounds alone
        return Group(failing[0], {name: self.figures[name] for name in part.fields}, located)

    def _renamed(self, each: Verified) -> Expression:
        """The expression of a check, with the figures of a text named by their places and readings."""
        names = {name: name if each.told is None else _name(each, name) for name in each.check.expression.names}
        for name, called in names.items():
            self.figures[called] = each.cited[name]
            self.quantities[called] = each.quantities[name]
        if each.told is None:
            return each.check.expression
        return replaced(each.check.expression, {name: Name(called) for name, called in names.items()})

    def _value(self, name: str) -> Value | None:
        quantity = self.quantities[name]
        if name in self.system.texts:
            return quantity.quote or None
        return quantity.reading.rounded if quantity.reading is not None else None

    def _trust(self, name: str, checks: int) -> Trust:
        return Trust(self._is_headline(self.figures[name].place), hedged(self.quantities[name]), checks)

    def _is_headline(self, place: Place) -> bool:
        printed = self._report.printed.get(place, place)
        document = self._report.sources.get(printed.path)
        return document is not None and any(start <= printed.start < end for start, end in _heads(document))


def hedged(quantity: Quantity) -> bool:
    """Whether a figure is printed with a word that qualifies it, as far as its quote or its reading tells."""
    reading = quantity.reading
    return is_hedged(quantity.quote) or (reading is not None and is_qualified(reading.stated))


def _heads(document: Document) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.kind in _HEADS and block.run.text:
            span = block.run.span(0, len(block.run.text))
            yield span.start, span.end


def _speaks(each: Verified, missing: bool) -> bool:
    units = {name: quantity.unit for name, quantity in each.quantities.items()}
    rule = each.check.expression.rule
    expression = each.check.expression if rule is None else comparisons_of(rule)
    try:
        require_units_to_fit(expression, units)
    except UnitsDoNotFit:
        return False
    if mixes_scales(expression, units):
        return False
    if each.outcome.verdict is Verdict.UNDETERMINED:
        return missing and each.outcome.why == "missing"
    return each.told is None or each.outcome.verdict is not Verdict.DISAGREES or each.told.severity is not None


def _name(each: Verified, name: str) -> str:
    """What a figure of a text is called: the same where it stands at the same place and is read the same way."""
    place, reading = each.cited[name].place, each.quantities[name].reading
    ends: Interval | None = reading.rounded if reading is not None else None
    return f"{place.path}:{place.start}:{place.end}:{ends!r}"
