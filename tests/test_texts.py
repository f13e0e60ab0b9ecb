"""A run over texts, from the command."""

import io
import json
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from check_data.cli import main
from check_data.facts.spaced.code import CODES as SPACED
from check_data.facts.unspaced.code import CODES as UNSPACED
from check_data.findings import Severity, Verdict
from check_data.report.columns import width
from check_data.streaming import FEW
from check_data.texts import files_of, lint, lint_bytes
from tests.helpers import SHARED, needs_shared, project

ARTICLE = """\
# 全市进出口概况

截至2月1日，全市出口2124台，进口1639台，贸易顺差440台，企业186家。
"""
REPORT = """\
error[CD219] 440台 is not the difference
  --> {path}:3:30

      2124台 − 1639台 = 485 ≠ 440台

    3 | 截至2月1日，全市出口2124台，进口1639台，贸易顺差440台，企业186家。
      |                     ^^^^^^      ^^^^^^          ^^^^^

Findings: 1 error, 0 warnings, 0 notes; 0 waived.
Checks:   1: 0 agree, 0 agree as rounded, 1 disagree, 0 undetermined.
Figures:  5: 3 in a check, 2 in none (--show-unchecked lists them).
          In a check: 3 of 4 counts, 0 of 1 dates.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(article), "--language", "en"]) == 1
    assert capsys.readouterr() == (REPORT.format(path=article), "")


def test_an_article_in_its_own_language(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(article), "--show-unchecked"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("错误[CD219] 440台不等于两数之差\n")
    assert "未核对的数字：\n    2月1日" in out


def test_an_article_from_standard_input(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for raw, options, told in (
        (ARTICLE.encode(), [], ""),
        (ARTICLE.encode("gb18030"), ["--encoding", "gb18030"], "check-data: x.md: read as gb18030\n"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert main(["-", "--stdin-filename", "x.md", "--language", "en", *options]) == 1
        assert capsys.readouterr() == (REPORT.format(path="x.md"), told)


def test_standard_input_in_no_encoding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00\x81")))
    assert main(["-"]) == 2
    assert capsys.readouterr().err.startswith("check-data: -:1: in no encoding that can be recognised")


def test_a_folder_of_texts_and_several_files(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = article.with_name("b.html")
    page = f"<p>出口2124台，进口1639台，贸易顺差440台，{'全区规模以上工业企业的情况' * 9}</p>"
    other.write_text(page, encoding="gb18030")
    for paths in ([article.parent], [article, other]):
        assert main([*map(str, paths), "--output-format", "concise", "-q"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert [line.split(":")[:3] for line in lines] == [[str(article), "3", "30"], [str(other), "1", "24"]]
    assert main([str(other)]) == 1
    assert capsys.readouterr().err == f"check-data: {other}: read as gb18030\n"
    assert main([str(article.parent), "--select", "CD203", "--ignore", "CD219", "-q"]) == 0
    assert "CD219" not in capsys.readouterr().out


def test_json_of_texts_is_what_its_schema_says(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(article), "--output-format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    jsonschema.validate(
        data, json.loads(files("check_data.report").joinpath("findings.schema.json").read_text("utf-8"))
    )
    text = article.read_text(encoding="utf-8")
    (finding,) = data["findings"]
    assert [text[cited["start"] : cited["end"]] for cited in finding["figures"]] == ["440台", "2124台", "1639台"]
    assert finding["check"] is None
    moved = article.with_name("moved.md")
    moved.write_text("前言。\n\n" + text, encoding="utf-8")
    assert main([str(moved), "--output-format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["fingerprint"] == finding["fingerprint"]


def test_list_of_a_text(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(article), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "CD219@3:30  disagrees  2124台 − 1639台 = 485 ≠ 440台" in out


def test_long_lines_are_cut_around_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    far, between = "其他内容" * 40, "，包括机电产品、农产品和其他各类商品"
    path = tmp_path / "a.md"
    path.write_text(
        f"{far}\t出口2124台，进口1639台，贸易顺差440台{far}\n\n"
        f"{far}出口2124台{between}，进口1639台{between}，贸易顺差440台。\n",
        encoding="utf-8",
    )
    assert main([str(path), "--language", "en", "-q"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("    1 | …") and line.endswith("…") and " 出口2124台，进口" in line for line in lines)
    assert sum(line.startswith("    3 | …") for line in lines) > 1
    assert all(width(line) < 120 for line in lines)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.md", "none.md: no such file or folder"),
        ("empty", "empty: no texts and no checks in it"),
        ("a.xyz", "texts end in"),
    ],
)
def test_what_can_not_be_read(name: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.xyz").write_text("1", encoding="utf-8")
    assert main([str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err


def test_a_missing_path_is_told_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(FEW + 2):
        (tmp_path / f"{number}.md").write_text("共20人，其中男11人、女8人。", encoding="utf-8")
    assert main([str(tmp_path), str(tmp_path / "none.md"), "--output-format", "jsonl", "--jobs", "1"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == FEW + 3
    assert err == f"check-data: {tmp_path / 'none.md'}: no such file or folder\n"
    told = {"path": str(tmp_path / "none.md"), "line": None, "message": "no such file or folder"}
    assert json.loads(out.splitlines()[-1])["unread"] == [told]


def test_a_folder_is_listed_as_it_is_gone_through(tmp_path: Path) -> None:
    """Of millions of texts the list would fill the memory."""
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("1", encoding="utf-8")
    files = files_of([tmp_path])
    first = next(files)
    (tmp_path / "b" / "2.txt").write_text("2", encoding="utf-8")
    assert [first, *files] == [tmp_path / name for name in ("a/1.txt", "b/1.txt", "b/2.txt")]


def test_a_project_is_checked_by_itself(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(article.parent, "figure,quote\na,3\n", '[one]\nholds = "a == 3"\n')
    assert main([str(folder), str(article)]) == 2
    assert "a project is checked by itself; give one folder" in capsys.readouterr().err


@needs_shared
def test_the_page_without_a_project() -> None:
    """What the declared project finds is found in the bare text."""
    report = lint([SHARED / "seed" / "hunnan-2020-02.txt"])
    found = {(each.verdict, each.arithmetic.partition(";")[0]): each.severity for each in report.findings}
    known = {
        (Verdict.DISAGREES, "186家 ÷ 95% = 195 … 196 < 301家"),
        (Verdict.AGREES_AS_ROUNDED, "1200名 + 207名 = 1407 ≠ 1400名"),
    }
    assert known <= set(found)
    assert {each for each, severity in found.items() if severity >= Severity.WARNING} <= known


def test_what_a_text_needs_not_is_not_imported(article: Path) -> None:
    import subprocess

    program = "import sys; from check_data.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program, str(article)], capture_output=True, check=True)
    # Each of the last takes a hundredth of the time that a run over one text may take, or more.
    unwanted = {"pandas", "pandera", "numpy", "polars", "dataclasses", "hashlib", "inspect", "subprocess"}
    assert not unwanted & set(done.stderr.decode().split())


def test_a_cell_that_is_a_long_sentence_is_read_as_prose() -> None:
    sentence = "The ferry carried 121 people (51 men, 39 women and 32 children)."
    report = lint_bytes(f"| Day | News |\n|---|---|\n| Monday | {sentence} |\n".encode(), "a.md")
    [finding] = report.findings
    assert [each.quote for each in finding.figures] == ["121", "51", "39", "32"]
    assert finding.place.line == 3


def test_the_kinds_of_figures_that_were_looked_at(article: Path) -> None:
    report = lint([article])
    assert report.kinds == {"date": (0, 1), "count": (3, 4)}
    told = json.loads(report.to_json())["summary"]["figures"]
    assert told["kinds"] == {"date": {"checked": 0, "total": 1}, "count": {"checked": 3, "total": 4}}
    assert sum(each["total"] for each in told["kinds"].values()) == told["total"]


@pytest.mark.parametrize("code", [*SPACED.values(), *UNSPACED.values()])
@pytest.mark.parametrize(
    "text",
    [
        "Of the {} patients, 5 were men, {} were women and {} were children (n = {}).",
        "Sales rose 5 per cent from {} to 20, of which 7 were {}.",
        "三级医院2996家（含三甲{}家），二级10404家。",
        "每箱24瓶，20箱共{}瓶。",
        "买了48台电脑，单价4250元，总共{}万元。",
    ],
)
def test_what_stands_for_figures_is_none_in_a_text(text: str, code: str) -> None:
    report = lint_bytes(text.replace("{}", code).encode(), "a.txt")
    assert report.unread == ()
    assert report.findings == ()
