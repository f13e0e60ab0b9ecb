"""What a check says of itself stands in its findings, in every format that has room."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.report.about import about_line
from check_data.report.formats import FORMATS

FILES = {
    "data/f.csv": "figure,quote\na,1\nb,2\nc,3人\nd,4家\n",
    "checks/f.toml": """
[same]
holds = "a == b"
label = "One and two"
owner = "Prices"
origin = "Article 5"
tags = ["short", "long term"]
since = 2024-01-31
[other]
holds = "a == 2"
[units]
holds = "c == d"
owner = "Counts"
[good]
holds = "a < b"
label = "In order"
""",
    "data/t.csv": "x,y\n1,2\n1,1\n",
    "checks/t.toml": """
[once]
unique = "x"
owner = "Frame"
[there]
holds = "z > 0"
owner = "Columns"
[rule]
holds = "if x == 1 then y == 1"
label = "If one, one"
""",
}
ALL = "One and two; owner: Prices; origin: Article 5; tags: short, long term; since: 2024-01-31"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def written(folder: Path, form: str, capsys: pytest.CaptureFixture[str], language: str = "en") -> str:
    assert main([str(folder), "--output-format", form, "--language", language]) == 1
    return capsys.readouterr().out


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {each["check"]: each.get("about") for each in json.loads(written(folder, "json", capsys))["findings"]}
    assert found == {
        "same": {
            "label": "One and two", "owner": "Prices", "origin": "Article 5", "tags": "short, long term",
            "since": "2024-01-31",
        },
        "other": None, "units": {"owner": "Counts"}, "once": {"owner": "Frame"}, "there": {"owner": "Columns"},
        "rule": {"label": "If one, one"},
    }  # fmt: skip


def test_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {each["check"]: each for each in csv.DictReader(written(folder, "csv", capsys).splitlines())}
    assert [rows["same"][key] for key in ("label", "owner", "origin", "tags", "since")] == [
        "One and two", "Prices", "Article 5", "short, long term", "2024-01-31",
    ]  # fmt: skip
    assert rows["other"]["label"] == ""


def test_sarif(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = json.loads(written(folder, "sarif", capsys))["runs"][0]["results"]
    found = {each["properties"]["check"]: each["properties"] for each in results}
    assert found["same"]["tags"] == ["short", "long term"]
    assert found["same"]["owner"] == "Prices"
    assert "tags" not in found["other"]


@pytest.mark.parametrize("form", ["text", "junit", "github", "gitlab", "markdown", "html"])
def test_formats_for_people(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    told = written(folder, form, capsys)
    assert ALL in told
    assert "owner: Frame" in told
    assert ("In order" in told) == (form == "html")  # the page has checks without findings, too


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_in_chinese(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert ("负责人: Prices" in written(folder, form, capsys, "zh")) == (
        form in ("text", "junit", "github", "gitlab", "markdown", "html")
    )


def test_the_listing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(folder), "--output-format", "json"]) == 0
    found = {each["name"]: each.get("about") for each in json.loads(capsys.readouterr().out)["checks"]}
    assert found["good"] == {"label": "In order"}
    assert found["other"] is None


def test_nothing_is_an_empty_line() -> None:
    assert about_line({}, "en") == ""
