"""Findings on records that differ by their record alone are told together, and nothing of them is lost."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from check_data import cli
from check_data.figures.interval import Interval
from check_data.findings import Cited, Finding, Message, Place, Severity, Verdict, Waiver
from check_data.messages import English
from check_data.report.formats import Options, render
from check_data.report.grouped import FEW, grouped
from check_data.report.html.cards import cards_of
from check_data.report.html.returns import returns_of
from check_data.report.json import as_data
from check_data.report.json_groups import COLUMNS
from check_data.report.result import Report
from tests.helpers import project
from tests.report.html.reading import parsed

CHECKS = """
[sum]
holds = "total == a + b"
because = "a and b are all"
label = "All of it"
owner = "the office"
[rate]
holds = "rate == 100 * share(a, total)"
severity = "warning"
waived = { reason = "in print" }
[status]
holds = 'if a > 3 then status == "<x> {record}"'
[some]
holds = "a != 7"
"""
RECORDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = project(tmp_path, "", CHECKS, config='language = "en"\n[publication.p]\nkey = "id"\n')
    rows = [f"r {n}::<b>,{n + 9},{n + 1},8.5,9.25,s{n}" for n in range(RECORDS)]
    (made / "data").mkdir(exist_ok=True)
    text = "\n".join(["id,total,a,b,rate,status", *rows])
    (made / "data" / "p.csv").write_text(text + "\n", encoding="utf-8")
    return made


def report_of(folder: Path) -> Report:
    """A report with every finding."""
    from datetime import date
    from functools import partial

    from check_data.project import load_project
    from check_data.returns.check import check_table
    from check_data.runner import run_project

    return run_project(load_project(folder), date(2026, 1, 1), partial(check_table, shown=1000))


def ungrouped(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings of groups, each as it would be by itself."""
    found = []
    for group in data["groups"]:
        shared = ("path", "rule", "check", "severity", "verdict", "language", "because", "waived", "about")
        for row in group["records"]:
            record, line, fingerprint, arithmetic, *cells = row
            message = group["message"]["before"] + record + group["message"]["after"]
            own = {"message": message, "line": line, "column": 1, "arithmetic": arithmetic, "fingerprint": fingerprint}
            figures = [
                _figure(name, cell, line) for name, cell in zip(group["columns"][len(COLUMNS) :], cells, strict=True)
            ]
            rest = {"suggestion": None, "suggested_figure": None, "confidence": None}
            told = {name: group[name] for name in shared if name in group}
            found.append({**told, **own, **rest, "figures": figures})
    return found


def _figure(name: str, cell: Any, line: int) -> dict[str, Any]:
    quote, lower, upper, *stands = [cell, *[json.loads(cell)] * 2] if isinstance(cell, str) else cell
    place = {"start": 0, "end": 0, "line": stands[1] if stands else line, "column": 1, "source_line": None}
    return {"name": name, "quote": quote, "lower": lower, "upper": upper, **place}


def in_order(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in findings)


def test_groups_hold_all_that_their_findings_say(folder: Path) -> None:
    report = report_of(folder)
    data = json.loads(render("json", report, Options()))
    schema = json.loads((Path(cli.__file__).parent / "report" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert {each["check"]: len(each["records"]) for each in data["groups"]} == {"sum": 60, "rate": 60, "status": 57}
    assert [each["check"] for each in data["findings"]] == ["some"]
    assert in_order(data["findings"] + ungrouped(data)) == in_order(as_data(report)["findings"])
    assert data["summary"] == as_data(report)["summary"]
    [of_sum] = [each for each in data["groups"] if each["check"] == "sum"]
    assert of_sum["about"] == {"label": "All of it", "owner": "the office"}
    assert of_sum["because"] == "a and b are all"
    assert of_sum["columns"] == ["record", "line", "fingerprint", "arithmetic", "total", "a", "b"]
    assert of_sum["records"][0][:2] == ["r 0::<b>", 2]
    assert of_sum["records"][0][3:] == ["1 + 8.5 = 9.5 ≠ 9", "9", "1", "8.5"]
    [of_rate] = [each for each in data["groups"] if each["check"] == "rate"]
    assert of_rate["waived"] == "in print"


def test_lines_have_a_finding_each(folder: Path) -> None:
    report = report_of(folder)
    lines = [json.loads(line) for line in render("jsonl", report, Options()).splitlines()]
    assert len(lines) == len(report.findings) + 1
    assert in_order(lines[:-1]) == in_order(as_data(report)["findings"])


def test_few_findings_are_told_each(folder: Path) -> None:
    report = report_of(folder).shortened(FEW)
    assert grouped(report) == (report.findings, ())
    assert "groups" not in json.loads(render("json", report, Options()))


def test_more_than_a_few_of_one_kind_are_a_group_and_the_others_are_not(folder: Path) -> None:
    report = report_of(folder)
    of_sum = [each for each in report.findings if each.check == "sum"]
    others = [each for each in report.findings if each.check == "rate"][:FEW]
    found = grouped(report._replace(findings=(*others, *of_sum[: FEW + 1])))
    assert found.single == tuple(others)
    assert [each.findings for each in found.groups] == [tuple(of_sum[: FEW + 1])]


def test_what_is_accepted_is_no_group_with_what_is_open(folder: Path) -> None:
    report = report_of(folder)
    of_sum = [each for each in report.findings if each.check == "sum"]
    known = [each._replace(waiver=Waiver("known", kind="known")) for each in of_sum[:30]]
    found = grouped(report._replace(findings=(*known, *of_sum[30:])))
    assert found.groups == ()


def test_what_is_on_no_record_is_told_each() -> None:
    told = Message(English("x"))
    finding = Finding("CD201", Severity.ERROR, told, Place("a.md", 1), verdict=Verdict.DISAGREES, check="c")
    odd = (finding._replace(check=None), finding._replace(verdict=None))
    report = Report((finding,) * 60 + odd * 30, (), Counter(), (), (), "en")
    assert grouped(report).groups == ()


def test_a_figure_that_stands_elsewhere_says_where(folder: Path) -> None:
    report = report_of(folder)
    of_sum = [each for each in report.findings if each.check == "sum"]
    whole = Interval.exactly(40)
    moved = [
        each._replace(figures=(Cited("total", "40", Place("data/q.csv", 7), whole), Cited("a", "", each.place)))
        for each in of_sum
    ]
    told = render("json", report._replace(findings=tuple(moved)), Options())
    row = json.loads(told)["groups"][0]["records"][0]
    assert row[4:] == [["40", 40, 40, "data/q.csv", 7], ["", None, None]]
    page = render("html", report._replace(findings=tuple(moved), returns=report.returns), Options())
    assert "<td>40 (data/q.csv:7)</td><td>—</td><td>1 + 8.5" in page


def test_the_page_has_a_row_a_record(folder: Path) -> None:
    report = report_of(folder)
    page = render("html", report, Options())
    cells = ("r 0::&lt;b&gt;", "2", "9", "1", "8.5", "1 + 8.5 = 9.5 ≠ 9")
    assert f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n" in page
    assert page.count("<tr><td>") == 177
    root = parsed(page)
    cards = list(root.all("li", "card"))
    assert len(cards) == 4
    titles = [each.one("h3").text for each in cards]
    assert "60 records: sum does not hold, neither as stated nor as rounded: total == a + b" in titles
    jumps = [each.one("a", "jump")["href"] for each in cards]
    details = {each["id"] for each in root.all("details", "group")}
    assert len(details) == 3
    assert {f"#{each}" for each in details} < set(jumps)
    index = json.loads(root.one("script", which=lambda each: each["id"] == "index").text)
    assert sorted(each[3] for each in index) == [1, 57, 60, 60]
    assert root.one("h2", which=lambda each: each["id"] == "findings").text == "Findings 178"
    [told] = [each for each in cards if "sum" in each.one("h3").text]
    assert "All of it; owner: the office" in told.text
    assert "a and b are all" in told.text


def test_records_that_should_be_one_are_groups(tmp_path: Path) -> None:
    made = project(tmp_path, "", '[once]\nunique = "id"\n', config='language = "en"\n[publication.p]\nkey = "n"\n')
    (made / "data").mkdir(exist_ok=True)
    rows = "".join(f"{n},{n // 3}\n" for n in range(3 * (FEW + 1)))
    (made / "data" / "p.csv").write_text(f"n,id\n{rows}", encoding="utf-8")
    report = report_of(made)
    data = json.loads(render("json", report, Options()))
    assert len(report.findings) == FEW + 1
    assert data["findings"] == []
    assert in_order(ungrouped(data)) == in_order(as_data(report)["findings"])
    [group] = data["groups"]
    assert group["records"][1][:2] == ["id = 1 (4, 5, 6)", 5]
    assert group["records"][1][-1] == ["1", None, None]
    page = parsed(render("html", report, Options()))
    assert [each.one("h3").text for each in page.all("li", "card")] == [
        f"{FEW + 1} groups: records that should be one (once: unique(id))"
    ]


def test_records_that_are_told_by_themselves_are_listed(folder: Path) -> None:
    report = report_of(folder)
    [returned] = returns_of(report, cards_of(report))
    assert [each.name for each in returned.worst] == ["r 6::<b>"]
    assert [each.group is not None for each in returned.groups] == [True] * 3
