"""The time that each output format takes for 10,000 findings, medians of five, in one run.

Usage: python benchmarks/formats.py
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from check_data import lint
from check_data.report.formats import FORMATS, Options, render
from check_data.report.result import Report

FINDINGS, ROUNDS = 10_000, 5
SENTENCE = "新增15例（甲市5例、乙市4例、丙市4例）。\n"


def report_of(findings: int, folder: Path) -> Report:
    """A report of so many findings over a hundred texts."""
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(SENTENCE * (findings // 100), encoding="utf-8")
    return lint([folder])


def seconds(name: str, report: Report) -> float:
    """How long a format takes."""
    began = time.perf_counter()
    render(name, report, Options())
    return time.perf_counter() - began


def main() -> None:
    """Print the medians, and how much more SARIF takes than JSON."""
    with tempfile.TemporaryDirectory() as made:
        report = report_of(FINDINGS, Path(made))
    print(f"{len(report.findings)} findings")
    medians = {name: statistics.median(seconds(name, report) for _ in range(ROUNDS)) for name in FORMATS}
    for name, median in medians.items():
        print(f"{name:<10} {median:6.2f} s")
    print(f"SARIF takes {medians['sarif'] - medians['json']:.2f} s more than JSON (at most 1)")


if __name__ == "__main__":
    main()
