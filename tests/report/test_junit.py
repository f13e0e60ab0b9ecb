"""JUnit's XML against its schema and a reader of others."""

from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from check_data.report.formats import Options
from check_data.report.junit import render
from check_data.report.result import Report
from tests.helpers import ROOT

SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests" / "report" / "junit-10.xsd"))


def cases(report: Report, fail_on: str = "error") -> dict[str, Any]:
    read = JUnitXml.fromstring(render(report, Options(fail_on=fail_on)).encode())
    return {case.name: case for suite in read for case in suite}


def kinds(report: Report, fail_on: str = "error") -> dict[str, list[type]]:
    return {name: [type(each) for each in case.result] for name, case in cases(report, fail_on).items()}


@pytest.mark.parametrize("fail_on", ["error", "note", "never"])
def test_its_schema(report: Report, fail_on: str) -> None:
    SCHEMA.assertValid(etree.fromstring(render(report, Options(fail_on=fail_on)).encode()))


@pytest.mark.parametrize("fail_on", ["error", "warning", "note", "never"])
def test_failures_are_what_fails_the_run(report: Report, fail_on: str) -> None:
    failed = [results for results in kinds(report, fail_on).values() if Failure in results]
    assert bool(failed) == bool(report.exit_code(fail_on))
    read = JUnitXml.fromstring(render(report, Options(fail_on=fail_on)).encode())
    read_again = JUnitXml.fromstring(render(report, Options(fail_on=fail_on)).encode())
    read_again.update_statistics()  # type: ignore[no-untyped-call]
    assert (read_again.failures, read_again.errors) == (len(failed), 0)
    assert [(suite.tests, suite.failures, suite.skipped) for suite in read] == [
        (suite.tests, suite.failures, suite.skipped) for suite in read_again
    ]


def test_the_page(page: Report) -> None:
    found = kinds(page)
    assert len(found) == 26
    assert {name for name, results in found.items() if results} == {"firms-within-all"}
    assert cases(page)["firms-within-all"].result[0].message.endswith("186家 ÷ 95% = 195 … 196 < 301家")
    assert cases(page)["insured-headline"].system_out.startswith("warning CD201 insured-headline holds only")
    assert kinds(page, "warning")["insured-headline"] == [Failure]


def test_accepted_and_undetermined_are_skipped(hostile: Report) -> None:
    found = cases(hostile)
    skipped = {name: case.result[0].message for name, case in found.items() if case.result and case.is_skipped}
    assert skipped == {
        "waived": "in print, 更正见第二版",
        "for-good": "for good",
        "undetermined": "a figure is missing",
    }
    (failed,) = (case for case in found.values() if case.is_failure)
    assert failed.name == '50% of "all"\nnext | <b>`x`</b> [y](z)'
    assert "]]> \\ \ufffd \ud7ff".replace("\ud7ff", "") in failed.result[0].text
    assert "𠮷🎉" in failed.result[0].text
    assert not any(isinstance(each, Error | Skipped) for each in failed.result)


def test_texts_are_suites(texts: Report) -> None:
    read = JUnitXml.fromstring(render(texts, Options()).encode())
    names = {suite.name: [case.name for case in suite] for suite in read}
    assert names == {"a, 50%:b.md": ["CD202@3:12", "CD210@3:12", "CD203@1:7"], "b.txt": ["CD202@1:19"]}


def test_nothing_at_all(texts: Report) -> None:
    empty = texts._replace(findings=(), checks=())
    written = render(empty, Options())
    SCHEMA.assertValid(etree.fromstring(written.encode()))
    assert list(JUnitXml.fromstring(written.encode())) == []
