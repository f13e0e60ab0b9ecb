"""GitHub's commands, GitLab's Code Quality, Markdown and CSV, each read again."""

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from markdown_it import MarkdownIt

from check_data.findings import Finding, Message, Place, Severity
from check_data.messages import English
from check_data.report import csv as table
from check_data.report import github, gitlab, markdown
from check_data.report.columns import printable
from check_data.report.formats import Options
from check_data.report.line import told
from check_data.report.result import Report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "fingerprint": {"pattern": "^[0-9a-f]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./"}},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def many(report: Report, errors: int, notes: int = 0, message: str = "m") -> Report:
    """A report of so many findings."""
    levels = [Severity.NOTE] * notes + [Severity.ERROR] * errors
    found = [
        Finding("CD202", level, Message(English(message)), Place("a.txt", at)) for at, level in enumerate(levels, 1)
    ]
    return report._replace(findings=tuple(found), language="en")


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner of Actions reads it."""
    read = COMMAND.fullmatch(line)
    assert read
    given = dict(part.split("=", 1) for part in read[2].split(","))

    def undone(text: str, *more: tuple[str, str]) -> str:
        for code, char in (*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, char)
        return text

    properties = {name: undone(value, ("%3A", ":"), ("%2C", ",")) for name, value in given.items()}
    return read[1], properties, undone(read[3])


def one_line(text: str) -> str:
    return "\n".join(printable(line) for line in text.splitlines())


def test_github_commands(report: Report) -> None:
    lines = github.render(report, Options()).splitlines()
    open_findings = sorted(report.open_findings, key=lambda each: -each.severity)
    assert len(lines) == len(open_findings) > 0
    for line, finding in zip(lines, open_findings, strict=True):
        level, properties, data = command(line)
        assert level == {"note": "notice"}.get(finding.severity.label, finding.severity.label)
        assert data == one_line(told(finding, report))
        assert properties["line"] == str(finding.place.line)
        assert properties["title"] == f"check-data {finding.rule}"
        width = finding.place.end - finding.place.start
        assert int(properties["endColumn"]) - int(properties["col"]) == width > 0


def test_github_names_files_from_the_repository(texts: Report, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(github.render(texts, Options()).splitlines()[0])[1]["file"] == "a, 50%:b.md"
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    moved = texts._replace(
        findings=tuple(each._replace(place=each.place._replace(path="../x.md")) for each in texts.findings)
    )
    assert command(github.render(moved, Options()).splitlines()[0])[1]["file"] == "x.md"


def test_github_shows_the_worst_and_says_how_many_are_left_out(texts: Report) -> None:
    *shown, last = github.render(many(texts, 12, 11), Options()).splitlines()
    assert [command(line)[0] for line in shown] == ["error"] * 10 + ["notice"] * 10
    assert last == "3 more findings are left out here."


def test_github_lines_without_columns(texts: Report) -> None:
    (finding,) = many(texts, 1).findings
    (only,) = github.render(many(texts, 1), Options()).splitlines()
    assert command(only)[1]["endLine"] == command(only)[1]["line"] == "1"
    broken = texts.findings[0].figures[0]._replace(quote="1\n5例")
    over = finding._replace(figures=(broken,), place=broken.place)
    (line,) = github.render(texts._replace(findings=(over,), language="en"), Options()).splitlines()
    assert set(command(line)[1]) == {"file", "line", "endLine", "title"}


def test_gitlab_issues(report: Report) -> None:
    issues = json.loads(gitlab.render(report, Options()))
    jsonschema.validate(issues, ISSUES)
    assert len(issues) == len(report.open_findings)
    assert issues[0]["description"] == told(report.findings[0], report)


def test_gitlab_fingerprints_are_unique_and_stay(texts: Report) -> None:
    issues = json.loads(gitlab.render(many(texts, 5), Options()))
    assert len({each["fingerprint"] for each in issues}) == 5
    assert gitlab.render(many(texts, 5), Options()) == gitlab.render(many(texts, 5), Options())


def test_gitlab_when_clean(texts: Report) -> None:
    assert gitlab.render(many(texts, 0), Options()) == "[]\n"


def cells_of(text: str) -> list[list[str]]:
    """The cells of the table in a Markdown text, as they are shown: only texts, no links, no markup."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert not any(token.type.startswith("html") for token in tokens)
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special"}
            shown = "".join(child.content for child in token.children or ())
            if before.type == "td_open":
                rows[-1].append(shown)
        elif token.type == "tr_open":
            rows.append([])
    return [row for row in rows if row]


def test_markdown_shows_what_was_found(report: Report) -> None:
    rows = cells_of(markdown.render(report, Options()))
    shown = sorted(report.open_findings, key=lambda each: -each.severity)
    assert [row[1] for row in rows] == [each.rule for each in shown]
    for row, each in zip(rows, shown, strict=True):
        assert row[2] == f"{each.place.path}:{each.place.line}:{each.place.column}"
        assert row[3] == " ".join(printable(line) for line in told(each, report).splitlines())


@pytest.mark.parametrize(
    "message",
    ["a|b", "<script>alert(1)</script>", "`a` *b* _c_ ~~d~~ $e$", "[a](javascript:b)", "![a](b)", "a\\|b", "&lt;",
     "x\ny",      "https://a.example www.b.example WWW.c.example @d"],
)  # fmt: skip
def test_markdown_means_nothing_but_itself(message: str, texts: Report) -> None:
    text = markdown.render(many(texts, 1, message=message), Options())
    assert cells_of(text)[0][3] == message.replace("\n", " ")
    assert not re.search(r"https?://|www\.|@", text, re.IGNORECASE)


def test_markdown_when_clean(texts: Report) -> None:
    assert "No findings." in markdown.render(many(texts, 0), Options())
    assert "|" not in markdown.render(many(texts, 0), Options())


def test_markdown_stays_below_its_limit(texts: Report) -> None:
    text = markdown.render(many(texts, 5000, message="漢" * 100), Options())
    assert markdown.LIMIT - 1000 < len(text.encode()) < markdown.LIMIT + 100
    left_out = re.search(r"\n\n(\d+) more findings are left out here\.\n$", text)
    assert left_out
    assert int(left_out[1]) + len(cells_of(text)) == 5000


def rows_of(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.render(report, Options()), newline="")))


def test_csv_reads_back(report: Report) -> None:
    rows = rows_of(report)
    assert [row["fingerprint"] for row in rows] == [each.fingerprint for each in report.findings]
    assert [row["arithmetic"] for row in rows] == [each.arithmetic for each in report.findings]
    frame = pd.read_csv(io.StringIO(table.render(report, Options())), dtype=str, keep_default_na=False)
    assert frame["message"].tolist() == [report.message(each) for each in report.findings]


def test_csv_calculates_nothing(hostile: Report, texts: Report) -> None:
    assert rows_of(hostile)[0]["because"].startswith("'=SUM(A1)")
    for start in "=+-@":
        assert rows_of(many(texts, 1, message=f"{start}1"))[0]["message"] == f"'{start}1"


def test_csv_says_what_is_accepted(hostile: Report) -> None:
    given: dict[str, Any] = {row["check"]: row["waived"] for row in rows_of(hostile)}
    assert given["waived"] == "in print, 更正见第二版"
    assert given["约数"] == ""
