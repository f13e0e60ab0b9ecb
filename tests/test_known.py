"""``check-data baseline``, and runs against it: what is known is accepted, new ones fail, gone ones are told."""

import json
from pathlib import Path

import pytest

from check_data.cli import main
from tests.helpers import ROOT, project

BAD = "出口2124台，进口1639台，贸易顺差458台。\n"
WORSE = "出口2124台，进口1639台，贸易顺差548台。\n"
GOOD = "出口2124台，进口1639台，贸易顺差485台。\n"
TABLE = "figure,quote,unit\na,186家,家\nb,168家,家\nc,,人\n"
CHECKS = '[one]\nholds = "a == b"\n[two]\nholds = "a == b + 1"\nseverity = "warning"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def concise(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Path and line, severity, and rule of what is open."""
    lines = capsys.readouterr().out.splitlines()
    return [[line.split(": ")[0].rsplit(":", 1)[0], *line.split(": ")[1].split()[:2]] for line in lines]


def run(*arguments: str) -> int:
    return main([*arguments, "-q", "--output-format", "concise", "--language", "en"])


def test_what_is_known_is_accepted_and_what_is_new_fails(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "a.txt"]) == 0
    assert capsys.readouterr().out == "check-data-baseline.json: 1 known findings\n"
    assert main(["a.txt", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "    waived: check-data-baseline.json\n" in out
    assert "Findings: 0 errors, 0 warnings, 0 notes; 0 waived, 1 known.\n" in out
    (here / "a.txt").write_text(f"前言。\n\n{BAD}{WORSE}", encoding="utf-8")
    assert run("a.txt") == 1
    assert concise(capsys) == [["a.txt:4", "error", "CD219"]]
    (here / "a.txt").write_text(BAD + BAD, encoding="utf-8")
    assert run("a.txt") == 1
    assert concise(capsys) == [["a.txt:2", "error", "CD219"]]
    assert run("a.txt", "--no-baseline") == 1
    assert len(concise(capsys)) == 2


def test_what_is_gone_is_told_until_it_is_pruned(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "b.txt").write_text(WORSE, encoding="utf-8")
    assert main(["baseline", "a.txt", "b.txt"]) == 0
    (here / "a.txt").write_text(GOOD, encoding="utf-8")
    capsys.readouterr()
    assert run("a.txt") == 0
    assert concise(capsys) == [["check-data-baseline.json:4", "note", "CD905"]]
    assert run("b.txt") == 0
    assert concise(capsys) == []
    assert run("a.txt", "--ignore", "CD905") == run("a.txt", "--ignore", "CD219") == 0
    assert concise(capsys) == []
    assert run("a.txt", "--fail-on", "note") == 1
    assert main(["baseline", "--prune", "b.txt"]) == 0
    assert "2 known findings" in capsys.readouterr().out
    (here / "c.txt").write_text(BAD, encoding="utf-8")
    assert main(["baseline", "--prune", "a.txt", "b.txt", "c.txt"]) == 0
    assert "1 known findings" in capsys.readouterr().out
    assert run("a.txt", "b.txt") == 0
    assert concise(capsys) == []
    (here / "b.txt").unlink()
    assert run("a.txt") == 0
    assert concise(capsys) == [["check-data-baseline.json:4", "note", "CD905"]]


def test_a_project(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "p").mkdir()
    folder = project(here / "p", TABLE, CHECKS)
    assert main(["baseline", str(folder)]) == 0
    listed = json.loads((folder / "check-data-baseline.json").read_text(encoding="utf-8"))
    assert {(each["path"], each["rule"]) for each in listed["findings"]} == {
        ("data/p.csv", "CD201"),
        ("data/p.csv", "CD103"),
    }
    capsys.readouterr()
    assert run(str(folder)) == 0
    assert concise(capsys) == []
    (folder / "data" / "p.csv").write_text(TABLE.replace("168", "186").replace("c,,人\n", ""), encoding="utf-8")
    assert run(str(folder)) == 0
    assert [line[2] for line in concise(capsys)] == ["CD201", "CD905", "CD905", "CD905"]
    assert run(str(folder), "--no-code") == 0
    assert [line[2] for line in concise(capsys)] == ["CD201", "CD905", "CD905"]


def test_the_page_and_a_file_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    file = str(tmp_path / "known.json")
    assert main(["baseline", "--baseline", file]) == 0
    assert capsys.readouterr().out == f"{file}: 2 known findings\n"
    assert run("--baseline", file) == 0
    assert concise(capsys) == []
    assert run() == 1
    assert len(concise(capsys)) == 2


def test_lines_of_many_texts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "b.txt").write_text(BAD, encoding="utf-8")
    assert main(["baseline", "a.txt"]) == 0
    capsys.readouterr()
    assert main(["a.txt", "b.txt", "--output-format", "jsonl"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each.get("waived") for each in found[:-1]] == ["check-data-baseline.json", None]
    (here / "r.jsonl").write_text(json.dumps({"body": BAD}), encoding="utf-8")
    options = ["r.jsonl", "--text-column", "body", "--output-format", "jsonl"]
    assert main(options) == 2
    assert "with no baseline" in capsys.readouterr().err
    assert main([*options, "--no-baseline"]) == 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{", "known.json:1: can't be read: Expecting property name"),
        ("[]", "known.json:1: no baseline of version 1"),
        ('{"version": 2, "findings": []}', "known.json:1: no baseline of version 1"),
        ('{"version": 1, "findings": 3}', "known.json:1: no baseline of version 1"),
        ('{"version": 1, "findings": [3]}', "known.json:1: a finding has the texts path, rule"),
        ('{"version": 1, "findings": [{"path": 3}]}', "known.json:1: a finding has the texts path, rule"),
        (None, "known.json:1: can't be read: No such file"),
    ],
)
def test_what_is_no_baseline(written: str | None, told: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if written is not None:
        (here / "known.json").write_text(written, encoding="utf-8")
    assert main(["a.txt", "--baseline", "known.json"]) == 2
    assert told in capsys.readouterr().err


def test_a_baseline_that_can_not_be_made(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "none.txt"]) == 2
    assert main(["baseline", "a.txt", "--baseline", "none/known.json"]) == 2
    assert main(["baseline", "a.txt", "--prune"]) == 2
    assert [line.split(": ", 1)[1] for line in capsys.readouterr().err.splitlines()] == [
        "none.txt: no such file or folder",
        "none/known.json: can't be written: No such file or directory",
        "check-data-baseline.json: no such file; check-data baseline writes it",
    ]
    assert not (here / "check-data-baseline.json").exists()


def test_an_empty_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text(GOOD, encoding="utf-8")
    assert main(["baseline", "a.txt"]) == 0
    assert json.loads((here / "check-data-baseline.json").read_text(encoding="utf-8")) == {"version": 1, "findings": []}
    assert run("a.txt") == 0


def test_a_comment_goes_before_what_is_known(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "a.txt"]) == 0
    (here / "a.txt").write_text(f"# check-data: ignore[CD219] 更正见第二版\n{BAD}", encoding="utf-8")
    capsys.readouterr()
    assert run("a.txt") == 0
    assert concise(capsys) == [["check-data-baseline.json:4", "note", "CD905"]]


def test_comments_in_sarif_and_english(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "<!-- check-data: ignore[CD202] the crew is counted elsewhere -->\n<p>The ferry carried 121 people "
    (here / "b.html").write_text(text + "(51 men, 39 women and 32 children).</p>\n", encoding="utf-8")
    assert main(["b.html", "--output-format", "sarif"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "the crew is counted elsewhere"}
    ]


def test_a_selected_rule_leaves_the_comments_of_others_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text(f"# check-data: ignore[CD219] a\n{BAD}# check-data: b\n", encoding="utf-8")
    assert run("a.txt", "--select", "CD203,CD9") == 0
    assert [line[2] for line in concise(capsys)] == ["CD904"]
    assert run("a.txt", "--ignore", "CD9,CD219") == 0
    assert concise(capsys) == []
