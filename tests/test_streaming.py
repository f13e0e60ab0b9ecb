"""Many texts at once: the same lines whatever the number of processes, in the order of the input."""

import io
import json
import sys
from pathlib import Path

import pytest

from check_data import streaming
from check_data.cli import main
from check_data.configuration import Configuration
from check_data.streaming import FEW, number_of_texts, stream

BAD = "出口2124台，进口1639台，贸易顺差458台。\n"
GOOD = "出口2124台，进口1639台，贸易顺差485台。\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for number in range(FEW + 4):
        (tmp_path / f"{number:02}.txt").write_text(BAD if number % 3 == 0 else GOOD, encoding="utf-8")
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lines_come_in_the_order_of_the_input(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(texts), "--output-format", "jsonl", "--jobs", "1"]) == 1
    one = lines(capsys)
    assert [Path(str(line["path"])).name for line in one[:-1]] == [
        f"{number:02}.txt" for number in range(0, FEW + 4, 3)
    ]
    assert one[-1]["summary"] == {
        "findings": {"error": 7, "warning": 0, "note": 0},
        "waived": 0,
        "checks": {"agrees": 26, "agrees as rounded": 0, "disagrees": 7, "undetermined": 0},
        "figures": {"total": 60, "checked": 60},
        "passed_over": {},
    }
    for jobs in (["--jobs", "2"], []):
        assert main([str(texts), "--output-format", "jsonl", *jobs]) == 1
        assert lines(capsys) == one


def test_each_line_is_a_finding_of_the_json_format(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(texts), "--output-format", "jsonl"]) == 1
    by_line = lines(capsys)[:-1]
    assert main([str(texts), "--output-format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"] == by_line


def test_a_text_that_can_not_be_read_is_told_and_the_others_are_linted(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "01.txt").write_bytes(b"\xff\x00\x81")
    for jobs in ("1", "2"):
        assert main([str(texts), "--output-format", "jsonl", "-q", "--jobs", jobs]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 8
        assert err.startswith(f"check-data: {texts / '01.txt'}:1: in no encoding")
        assert len(err.splitlines()) == 1


def test_nothing_to_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), "--output-format", "jsonl"]) == 2
    assert capsys.readouterr().err.endswith("none: no such file or folder\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "01.txt").write_bytes(b"\xff\x00\x81")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main([str(texts), "--output-format", "jsonl", "--jobs", "1"]) == 2
    assert f"{FEW + 4}/{FEW + 4}" in terminal.getvalue()
    assert "01.txt:1: in no encoding" in terminal.getvalue()
    assert len(lines(capsys)) == 8


def test_no_bar_over_results_on_the_same_terminal(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main([str(texts), "--output-format", "jsonl", "--jobs", "1"]) == 1
    assert terminal.getvalue() == ""


def test_few_texts_are_linted_in_this_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (only,) = stream([tmp_path], Configuration(fail_on="never"))
    assert only.exit_code == 0


def test_a_project_and_standard_input_as_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert main(["-", "--output-format", "jsonl"]) == 1
    assert [line.get("rule") for line in lines(capsys)] == ["CD219", None]


@pytest.fixture
def bulletins(tmp_path: Path) -> Path:
    path = tmp_path / "bulletins.jsonl"
    texts = [*[GOOD] * FEW, BAD, None, f"第一段\n\n{BAD}"]
    path.write_text("".join(json.dumps({"id": n, "body": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    return path


def as_parquet(path: Path) -> Path:
    from pyarrow import json as arrow_json
    from pyarrow import parquet

    made = path.with_suffix(".parquet")
    parquet.write_table(arrow_json.read_json(path), made)
    return made


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_texts_in_a_column(bulletins: Path, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (bulletins, as_parquet(bulletins)):
        options = ["--text-column", "body", "--output-format", "jsonl", "--jobs", jobs]
        assert main([str(path), *options]) == 1
        *found, last = lines(capsys)
        assert [(each["path"], each["line"]) for each in found] == [(f"{path}#17", 1), (f"{path}#19", 3)]
        assert last["summary"]["checks"]["agrees"] == 2 * FEW  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", '{"body": "新增3例"}\n{"body"\n', "a.jsonl:2: not JSON: "),
        ("a.jsonl", '{"text": "新增3例"}\n', "a.jsonl:1: no 'body' in it; name the texts with --text-column"),
        ("a.jsonl", '"新增3例"\n', "a.jsonl:1: no 'body' in it"),
        ("a.jsonl", '{"body": 3}\n', "a.jsonl:1: 'body' holds no text but int"),
        ("a.csv", "body\n", "a.csv: --text-column takes files that end in .jsonl, .ndjson, .parquet"),
        ("a.parquet", "body\n", "a.parquet:1: can't be read: "),
        ("b.jsonl", None, "b.jsonl:1: can't be read: No such file or directory"),
    ],
)
def test_records_that_can_not_be_read(
    name: str, content: str | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main([str(tmp_path / name), "--text-column", "body", "--output-format", "jsonl"]) == 2
    assert capsys.readouterr().err.startswith(f"check-data: {tmp_path / told}")


def test_a_parquet_file_without_the_column_and_without_its_library(
    bulletins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = as_parquet(bulletins)
    options = ["--text-column", "text", "--output-format", "jsonl"]
    assert main([str(path), *options]) == 2
    assert capsys.readouterr().err == f"check-data: {path}:1: no column 'text'; there are id, body\n"
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main([str(path), *options]) == 2
    assert "check-data[parquet]" in capsys.readouterr().err
    assert main([str(path), "--text-column", "text"]) == 2
    assert (
        capsys.readouterr().err
        == "check-data: --text-column goes with --output-format jsonl, and no other, and with no baseline or --diff\n"
    )


def test_what_waits_is_bounded(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_CHUNK", 1)
    monkeypatch.setattr(streaming, "_AHEAD", 1)
    assert [each.exit_code for each in stream([texts], Configuration(), jobs=2)] == [
        int(number % 3 == 0) for number in range(FEW + 4)
    ]


def test_a_data_set_with_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow
    from pyarrow import parquet

    texts = pyarrow.array([BAD.encode(), None, BAD.encode("gb18030") * 9, b"\xff\x00\x81"], pyarrow.binary())
    strings = pyarrow.Array.from_buffers(pyarrow.string(), len(texts), texts.buffers(), texts.null_count)
    for number, column in enumerate((texts, strings)):
        (tmp_path / "set" / f"year={number}").mkdir(parents=True)
        parquet.write_table(pyarrow.table({"body": column}), tmp_path / "set" / f"year={number}" / "part.parquet")
    (tmp_path / "set" / "_SUCCESS").touch()
    (tmp_path / "set" / ".part.crc").touch()
    options = ["--text-column", "body", "--output-format", "jsonl", "--jobs", "1"]
    assert main([str(tmp_path / "set"), *options]) == 2
    out, err = capsys.readouterr()
    found = [str(json.loads(line).get("path")).removeprefix(str(tmp_path)) for line in out.splitlines()]
    assert found[:2] == ["/set/year=0/part.parquet#1", "/set/year=0/part.parquet#3"]
    assert {path.replace("=1", "=0") for path in found[:-1]} == set(found[:2]) | {"/set/year=0/part.parquet#3"}
    assert [line.rpartition(": ")[2] for line in err.splitlines()][::2] == ["read as gb18030"] * 2
    assert [line.count("part.parquet#4") for line in err.splitlines()][1::2] == [1, 1]
    (tmp_path / "none").mkdir()
    assert main([str(tmp_path / "none"), *options]) == 2
    assert capsys.readouterr().err.endswith("none: no files in it\n")


def test_a_bar_over_texts_that_are_not_there(tmp_path: Path) -> None:
    assert number_of_texts([tmp_path / "gone"], Configuration(), None) == 1  # it is told in its place
