"""From a text to a project."""

import csv
import io
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from check_data import draft
from check_data.cli import main
from check_data.figures.interval import Interval
from check_data.runner import run
from tests.helpers import SHARED, needs_shared

ARTICLE = """\
# 全市对外贸易概况

2020年2月1日，全市出口2124台，进口1639台，贸易顺差485台。

| | a |
|---|---|
| x | $312 |
| y | 123 |
| Total | 435 |
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "my article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["quote"] for row in rows] == [
        "2020年2月1日",
        "2124台",
        "1639台",
        "485台",
        "$312",
        "123",
        "435",
    ]
    export = rows[1]
    assert set(export) == {"figure", "quote", "unit", "subject", "story", "line", "lower", "upper", "note"}
    assert (export["unit"], export["story"], export["line"]) == ("", "story1", "3")
    assert "出口" in export["subject"]
    assert export["figure"] == export["subject"]
    assert (rows[0]["figure"], rows[0]["unit"]) == ("f1", "date")
    assert [row["figure"] for row in rows[4:]] == ["x_a", "y_a", "a"]
    money = rows[4]
    assert (money["lower"], money["upper"], money["note"]) == ("311.5", "312.5", "as it reads in its text")


def test_suggest(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article)]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    exported, imported, surplus = (row["figure"] for row in rows if row["quote"].endswith("台"))
    assert main(["suggest", str(article)]) == 0
    checks = tomllib.loads(capsys.readouterr().out)
    holds = {check["holds"] for check in checks.values()}
    assert {f"{surplus} == {exported} - {imported}", "a == sum(x_a, y_a)"} <= holds
    assert {"table-total-9-11"} <= set(checks)
    assert all(check["because"] for check in checks.values())


def test_the_ends_of_a_range_and_several_checks_of_one_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text("日产每分钟35只至45只，年产10吨至12吨。\n", encoding="utf-8")
    assert main(["suggest", str(path)]) == 0
    checks = tomllib.loads(capsys.readouterr().out)
    assert {check["holds"] for check in checks.values()} == {"f2_low <= f2_high"}
    assert main(["read", str(path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["figure"], row["quote"]) for row in rows] == [
        ("f1", "每分钟35只至45只"),
        ("f2", "10吨至12吨"),
        ("f2_low", "10吨"),
        ("f2_high", "12吨"),
    ]


def test_what_is_not_likely_is_not_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("累计1000例，其中甲市105例，乙市204例。\n", encoding="utf-8")
    assert main(["suggest", str(path)]) == 0
    suggested = capsys.readouterr().out
    assert "sum(甲市, 乙市) <= 累计" in suggested
    assert "sum(甲市, 乙市) == 累计" not in suggested


def test_what_is_no_figure_of_the_table_is_its_number_or_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text("2020年2月20日（星期五）提出三项措施：一是扫码，二是消毒。\n", encoding="utf-8")
    assert main(["suggest", str(path)]) == 0
    checks = tomllib.loads(capsys.readouterr().out)
    assert {name: check["holds"] for name, check in checks.items()} == {"listed-count-1-18": "提出 == 2"}
    assert main(["init", str(tmp_path), "--from", str(path)]) == 0
    assert {found.value for found in run(tmp_path).verdicts.values()} == {"disagrees"}


def test_how_a_text_was_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"新增12例。{'全区规模以上工业企业的情况' * 9}".encode("gb18030"))
    assert main(["read", str(path)]) == 0
    assert capsys.readouterr().err == f"check-data: {path}: read as gb18030\n"


def test_init_makes_a_project_that_runs(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = article.parent / "project"
    assert main(["init", str(folder), "--from", str(article)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        str(folder / name) for name in ("data/my-article.csv", "checks/my-article.toml", "check-data.toml")
    ]
    report = run(folder)
    assert {found.value for found in report.verdicts.values()} == {"agrees"}
    assert main(["init", str(folder), "--from", str(article)]) == 2
    assert "is there already, and is not overwritten" in capsys.readouterr().err


def test_init_without_a_text_makes_an_example_that_runs(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    assert {name: found.value for name, found in run(tmp_path).verdicts.items()} == {"members-add-up": "agrees"}


def test_a_text_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "x.md")]) == 2
    assert capsys.readouterr().err.startswith(f"check-data: {tmp_path / 'x.md'}: no such file or folder")


def test_an_english_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "---.md"
    path.write_text("# About 1,400 people came\n\nAbout 1,400 people came in 2019.\n", encoding="utf-8")
    assert main(["init", str(tmp_path), "--from", str(path)]) == 0
    text = (tmp_path / "checks" / "text.toml").read_text(encoding="utf-8")
    assert "both tell the same quantity" in text
    assert (tmp_path / "check-data.toml").read_text(encoding="utf-8") == "[publication.text]\nyear = 2019\n"


@needs_shared
def test_a_project_made_of_the_page_finds_what_the_declared_one_finds(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--from", str(SHARED / "seed" / "hunnan-2020-02.txt")]) == 0
    found = [(each.severity.label, each.arithmetic.partition(";")[0]) for each in run(tmp_path).findings]
    assert found == [
        ("error", "186家 ÷ 95% = 195 … 196 < 301家"),
        ("warning", "1200名 + 207名 = 1407 ≠ 1400名"),
    ]


@pytest.mark.parametrize(
    ("stated", "ends"),
    [
        (Interval.closed(Fraction(623, 2), Fraction(625, 2)), {"lower": "311.5", "upper": "312.5"}),
        (Interval(Fraction(-1, 3), None), {"lower": "-0.333333333334"}),
        (Interval(None, Fraction(1, 3)), {"upper": "0.333333333334"}),
        (Interval.exactly(Fraction(-2)), {"lower": "-2", "upper": "-2"}),
    ],
)
def test_bounds_are_decimals_that_hold_what_is_meant(stated: Interval, ends: dict[str, str]) -> None:
    assert draft._ends(stated) == ends


def test_figures_of_one_name_and_words_that_checks_can_not_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text("| | a | b |\n|---|---|---|\n| class | 31 | 12 |\n| class | 33 | 14 |\n", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    names = [row["figure"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert names == ["class_a", "class_b", "class_a_2", "class_b_2"]


def test_a_figure_that_only_its_text_explains_has_its_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("公司去年營收7億3,540萬元，今年預計7億3,540萬至8億2,000萬元。員工有1,200人。\n", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    rows = {row["quote"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    told = rows["7億3,540萬元"]
    assert (told["lower"], told["upper"], told["note"]) == ("735395000", "735405000", "as it reads in its text")
    ends = [(rows[quote]["lower"], rows[quote]["upper"]) for quote in ("7億3,540萬", "8億2,000萬元")]
    assert ends == [("735395000", "735405000"), ("819995000", "820005000")]
    assert (rows["1,200人"]["lower"], rows["1,200人"]["upper"], rows["1,200人"]["note"]) == ("", "", "")
