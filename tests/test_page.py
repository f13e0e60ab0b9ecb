"""The real page: exactly its findings, and every figure that a check ties is tied."""

import csv
import re
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

import pytest

from check_data.configuration import find_configuration
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.project import Publication, load_project
from check_data.report.result import Report, Verified
from check_data.runner import run
from tests.helpers import ROOT, SHARED, needs_shared

PAGE = SHARED / "seed" / "hunnan-2020-02.txt"
BY_NAME = load_project(ROOT, code=False).publications[0].by_name
REPORT = run(ROOT)

# Digits on the page that are no figures: the name of a network and the name of an artists' quarter.
NAMES = {"5G", "7.8.9"}


def test_exactly_the_findings_of_the_page() -> None:
    assert [(each.severity.label, each.rule, each.check) for each in REPORT.findings] == [
        ("error", "CD201", "firms-within-all"),
        ("warning", "CD201", "insured-headline"),
    ]
    assert REPORT.findings[0].arithmetic == "186家 ÷ 95% = 195 … 196 < 301家"
    assert REPORT.exit_code() == 1
    assert not REPORT.remarks
    others = {name: found for name, found in REPORT.verdicts.items() if found is not Verdict.AGREES}
    assert others == {
        "firms-within-all": Verdict.DISAGREES,
        "insured-headline": Verdict.AGREES_AS_ROUNDED,
    }


def test_each_check_says_why() -> None:
    assert all(each.check.because for each in REPORT.checks)


def test_the_schemas_describe_every_figure() -> None:
    models = load_project(ROOT).publications[0].models
    assert models is not None
    assert set(models.columns) == set(BY_NAME)
    stories = {figure.story for figure in BY_NAME.values()}
    assert len(models.stories) == len(stories) == 5


def changed(folder: Path, figure: str, quote: str) -> Report:
    """The page with another quote for one figure, taken exactly."""
    rows = list(csv.reader((ROOT / "data" / "hunnan.csv").read_text(encoding="utf-8").splitlines()))
    columns = rows[0]
    for row in rows[1:]:
        if row[columns.index("figure")] == figure:
            row[columns.index("quote")] = quote
            exact = "" if BY_NAME[figure].quantity.unit == DATE else quote
            row[columns.index("lower")] = row[columns.index("upper")] = exact
    (folder / "data").mkdir(exist_ok=True)
    (folder / "checks").mkdir(exist_ok=True)
    with (folder / "data" / "hunnan.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    checks = (ROOT / "checks" / "hunnan.toml").read_text(encoding="utf-8")
    (folder / "checks" / "hunnan.toml").write_text(checks, encoding="utf-8")
    return run(folder, settings=find_configuration(ROOT), code=False)


def others(figure: str) -> tuple[str, ...]:
    """Other values of a figure: one off, a digit slipped, far off; another day or year."""
    quantity = BY_NAME[figure].quantity
    assert quantity.reading is not None
    if quantity.unit == DATE:
        return ("2019-12-31", "2020-01-30", "2020-03-01", "2021-01-01")
    low, high = quantity.reading.rounded.lower, quantity.reading.rounded.upper
    assert low is not None
    assert high is not None
    return tuple(str(value) for value in (floor(low / 9), ceil(low) - 1, floor(high) + 1, ceil(high * 9)))


def is_exact(each: Verified) -> bool:
    """Whether the check is an equality of figures that have one value each."""
    readings = [each.quantities[name].reading for name in each.check.expression.names]
    equal = all(part.operator == "==" for part in each.check.expression.comparisons)
    return equal and all(reading is not None and reading.rounded.exact for reading in readings)


TIES = [
    (each.check.name, name)
    for each in REPORT.checks
    for name in each.check.expression.names
    if each.outcome.verdict is Verdict.AGREES
]
EXACT = [(each.check.name, name) for each in REPORT.checks for name in each.check.expression.names if is_exact(each)]


@pytest.mark.parametrize(("check", "figure"), TIES)
def test_a_changed_figure_breaks_its_checks_and_no_other(check: str, figure: str, tmp_path: Path) -> None:
    naming = {each.check.name for each in REPORT.checks if figure in each.check.expression.names}
    broke = []
    for quote in others(figure):
        report = changed(tmp_path, figure, quote)
        broke.append(report.verdicts[check] is Verdict.DISAGREES)
        unrelated = {name: found for name, found in report.verdicts.items() if name not in naming}
        assert unrelated == {name: found for name, found in REPORT.verdicts.items() if name not in naming}
        told = {each.check for each in report.findings if figure not in {cited.name for cited in each.figures}}
        assert told <= {each.check for each in REPORT.findings}
    assert any(broke)
    if (check, figure) in EXACT:
        assert all(broke)


def test_most_ties_are_exact() -> None:
    assert len(EXACT) >= 18


@pytest.mark.parametrize(
    ("figure", "quote", "check"),
    [
        ("unposted", "536", "members-add-up"),
        ("offices_applying", "82", "offices-applying"),
        ("resumed_headline", "168", "resumed-headline"),
        ("thermometer_used_on", "正月初五", "thermometer-next-day"),
    ],
)
def test_slips_of_the_pen(figure: str, quote: str, check: str, tmp_path: Path) -> None:
    new = [
        each
        for each in changed(tmp_path, figure, quote).findings
        if each.check not in {"firms-within-all", "insured-headline"}
    ]
    assert [(each.check, each.severity.label) for each in new] == [(check, "error")]


def seed_lines() -> list[str]:
    return PAGE.read_text(encoding="utf-8").split("\n")


@needs_shared
@pytest.mark.parametrize("figure", BY_NAME.values(), ids=lambda figure: figure.name)
def test_each_quote_stands_at_its_line(figure: object) -> None:
    lines = seed_lines()
    known = BY_NAME[getattr(figure, "name", "")]
    assert known.source_line is not None
    assert known.quantity.quote in lines[known.source_line - 1]


@needs_shared
def test_no_printed_number_of_the_page_is_left_out() -> None:
    left = [number for line, text in enumerate(seed_lines(), start=1) for number in uncovered(line, text)]
    assert set(left) == NAMES


def uncovered(line: int, text: str) -> Iterator[str]:
    for figure in BY_NAME.values():
        if figure.source_line == line:
            text = text.replace(figure.quantity.quote, " ", 1) if text.count(figure.quantity.quote) else text
    yield from re.findall(r"\d[\d.]*\w?", text)


def test_the_articles_sentences_stay_out_of_the_repository() -> None:
    """A subject is a few words of our own, a quote a figure."""
    assert all(len(figure.quantity.quote) <= 12 and len(figure.subject.split()) <= 12 for figure in BY_NAME.values())
    assert all(figure.subject.isascii() for figure in BY_NAME.values())


def test_all_figures_are_those_of_one_publication() -> None:
    publication: Publication = load_project(ROOT, code=False).publications[0]
    assert len(publication.figures) == 61
