"""Small helpers that the tests share."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit
from check_data.figures.units import unit as named
from check_data.findings import Finding, Verdict
from check_data.languages.folders import own
from check_data.languages.spaced import SpacedPack
from check_data.reading.quote import Reader
from check_data.returns.check import finding_of
from check_data.returns.passes import Failure
from check_data.returns.sources import Source
from check_data.returns.table import Named
from check_data.returns.worked import Worked

ENGLISH = SpacedPack("en", own()["en"])

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
READER = Reader(year=2020)

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of sources beside the repository is absent")


def quantity(quote: str, declared: str = "") -> Quantity:
    """A figure as a project's table gives it; "" is a missing one, "[1, 2)" an interval as such."""
    if not quote:
        return Quantity("", None)
    if quote[0] in "[(" and "," in quote:
        return Quantity(quote, Reading.only(interval(quote)))
    understood = READER.read(quote, declared)
    return Quantity(quote, understood.reading, understood.unit)


def interval(text: str) -> Interval:
    """An interval in the usual notation: ``[1, 2)``, ``(0, )`` with an empty end for an unbounded one."""
    low, _, high = text[1:-1].partition(",")
    ends = [Fraction(end.strip()) if end.strip() else None for end in (low, high)]
    return Interval(ends[0], ends[1], text[0] == "[", text[-1] == "]")


def exact(value: Fraction | int, unit: Unit | None = None) -> Quantity:
    """A figure that is printed exactly."""
    return Quantity(str(value), Reading.only(Interval.exactly(value)), unit)


def outcome(expression: str, **quotes: str) -> Outcome:
    """The outcome of an expression over quotes; a unit may follow a quote after "|"."""
    used = {name: quantity(*quote.split("|")) for name, quote in quotes.items()}
    return evaluate(parse(expression), used)


def verdict(expression: str, **quotes: str) -> Verdict:
    """The verdict of an expression over quotes."""
    return outcome(expression, **quotes).verdict


def agrees(expression: str, **quotes: str) -> None:
    """The expression holds as stated."""
    assert verdict(expression, **quotes) is Verdict.AGREES


def rounds(expression: str, **quotes: str) -> None:
    """The expression holds only as rounded."""
    assert verdict(expression, **quotes) is Verdict.AGREES_AS_ROUNDED


def finds(expression: str, **quotes: str) -> None:
    """The expression disagrees."""
    assert verdict(expression, **quotes) is Verdict.DISAGREES


def unit_named(text: str) -> Unit:
    """The unit of a name."""
    return named(text)


def project(folder: Path, table: str, checks: str, schema: str = "", *, config: str = "") -> Path:
    """A project of one publication, p, in ``folder``."""
    for name, text in (("data/p.csv", table), ("checks/p.toml", checks), ("schemas/p.py", schema)):
        if text:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    (folder / "check-data.toml").write_text(config or 'language = "en"\n', encoding="utf-8")
    return folder


class Taking:
    """A sink that is given the finding of every failure."""

    def __init__(self, take: Callable[[Named, Finding], object]) -> None:
        self._take = take

    def __call__(self, failing: Named, finding: Finding) -> None:
        self._take(failing, finding)

    def failed(self, failure: Failure, path: str, told: Callable[[], Worked]) -> None:
        """A record that fails a check, with its finding, which shows what ``told`` says."""
        finding = finding_of(failure, Source(path, (), ".csv"))
        assert (tuple(each.quote for each in finding.figures), finding.arithmetic) == told()
        self._take(failure, finding)
