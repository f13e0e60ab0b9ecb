"""What people see meanwhile: a bar on a terminal, and nothing that the JVM prints."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

pytest.importorskip("pyspark")

from check_data.spark import progress
from check_data.spark.session import session
from tests.spark.data import BAD, write


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(progress, "_PAUSE", 0.01)

    def slowly(rows: Iterable[int]) -> list[int]:
        time.sleep(0.3)
        return list(rows)

    with session("local[2]") as spark, progress.shown(spark.sparkContext, 8, wanted=True):
        spark.sparkContext.parallelize(range(8), 8).mapPartitions(slowly).count()
    drawn = [f"{number}/8" in terminal.getvalue() for number in range(9)]
    assert drawn[0]
    assert any(drawn[1:8])
    assert drawn[8]


def test_the_command_prints_its_own_lines_only(tmp_path: Path) -> None:
    texts = write(tmp_path / "texts.parquet", [BAD])
    run = subprocess.run(
        [sys.executable, "-m", "check_data", str(texts), "--engine", "spark", "--text-column", "body"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines()[0] == "        1  CD219 difference"
    assert list(tmp_path.glob("check-data-spark-*")) == []
