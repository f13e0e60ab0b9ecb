"""Runs that can't be done: one line that says why, exit code 2, and nothing half-written."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")


from check_data.cli import main  # noqa: E402
from tests.spark.data import BAD, GOOD, write  # noqa: E402

COLUMN = ("--text-column", "body")
HERE = ("--engine", "spark", "--master", "local[2]", *COLUMN)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err.removeprefix("check-data: ")


def test_no_column_of_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = write(tmp_path / "texts.parquet", [GOOD])
    assert main([str(texts), *HERE[:-1], "text"]) == 2
    assert told(capsys) == f"{texts}: no column 'text'; there are id, body\n"
    assert main([str(texts), *HERE[:-1], "id"]) == 2
    assert told(capsys) == f"{texts}: 'id' holds no texts but bigint\n"


def test_no_such_data_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), *HERE]) == 2
    assert "[PATH_NOT_FOUND] Path does not exist: file:" in told(capsys)


def test_a_part_that_can_not_be_read_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "texts" / "part-0.parquet", [BAD] * 50)
    whole = write(tmp_path / "texts" / "part-1.parquet", [BAD] * 50).read_bytes()
    (tmp_path / "texts" / "part-1.parquet").write_bytes(whole[:-200])
    out = tmp_path / "out" / "found"
    assert main([str(tmp_path / "texts"), *HERE, "--output", str(out)]) == 2
    line = told(capsys)
    assert "part-1.parquet" in line
    assert [path.name for path in out.parent.iterdir()] == []
    log = Path(line.rpartition(" ")[2].strip())
    assert "part-1.parquet" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_folder_that_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = write(tmp_path / "texts.parquet", [GOOD])
    assert main([str(texts), *HERE, "--output", str(tmp_path)]) == 2
    assert told(capsys) == f"{tmp_path}: is there already; remove it, or name another --output\n"
    assert [path.name for path in tmp_path.iterdir()] == ["texts.parquet"]


def test_workers_without_check_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} -S "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setenv("PYSPARK_PYTHON", str(python))
    texts = write(tmp_path / "texts.parquet", [GOOD])
    assert main([str(texts), *HERE, "--output", str(tmp_path / "found")]) == 2
    assert "No module named 'check_data'; the Python of the workers (PYSPARK_PYTHON names it) needs" in told(capsys)
    assert not (tmp_path / "found").exists()


def test_a_master_that_does_not_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    (tmp_path / "check-data.toml").write_text(f'[spark]\nmaster = "spark://127.0.0.1:{port}"\n', encoding="utf-8")
    texts = write(tmp_path / "texts.parquet", [GOOD])
    assert main([str(texts), "--engine", "spark", *COLUMN]) == 2
    assert told(capsys).startswith(f"spark://127.0.0.1:{port}: the master does not answer: ")


@pytest.mark.parametrize("master", ["", "local[2", "yarn-client", "spark://127.0.0.1", "http://127.0.0.1:7077"])
def test_no_master(master: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--engine", "spark", "--master", master, *COLUMN]) == 2
    assert told(capsys).startswith(f"{master!r} is no master of Spark")


def test_what_a_cluster_elsewhere_is_not_given() -> None:
    from check_data.spark.session import _bound, _python

    here, there = "spark://localhost:7077", "spark://one:7077,two:7077"
    assert set(_bound(here).values()) == set(_bound("local").values()) == {"127.0.0.1"}
    assert _bound(there) == _bound("yarn") == {}
    assert (_python(here, "python3"), _python(there, "python3")) == (sys.executable, "python3")


def test_without_pyspark_or_java(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main([str(tmp_path), *HERE]) == 2
    assert told(capsys) == "--engine spark needs Java 17 or newer: install it, or set JAVA_HOME\n"
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert main([str(tmp_path), *HERE]) == 2
    assert told(capsys) == '--engine spark needs PySpark: pip install "check-data[spark]"\n'


def test_findings_are_parquet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", *HERE, "--output-format", "sarif"]) == 2
    assert (
        told(capsys) == "with --engine spark, findings on texts are Parquet: --output FOLDER and no --output-format\n"
    )
