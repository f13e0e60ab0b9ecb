"""Reports of 20,000 findings on records: bytes, seconds, and microseconds of processor a finding.

Usage: python benchmarks/report.py [FINDINGS]. Each report is made by the command, in a process of its own; what the
same command takes without any finding in full is told first. Prints a table: text of the summary alone, JSON and HTML
of every finding, and the files of ``--all``.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

FINDINGS, SEED, ROUNDS = 20_000, 20200205, 3
LIMITS = {"json": (5.0, 3.0), "html": (5.0, 3.0)}
"""Megabytes and seconds at most."""
CHECKS = """
[total]
holds = "total == a + b + c"
because = "The total adds up its parts"
label = "Total of parts"
owner = "survey team"

[share]
holds = "rate == 100 * share(a, total)"
severity = "warning"

[single]
holds = 'if age < 15 then status == "single"'
label = "Children are single"
tags = ["family"]
"""


class Measured(NamedTuple):
    """The size of an output, and the fastest of some rounds: seconds, and seconds of processor."""

    bytes: int
    seconds: float
    processor: float


def written(folder: Path, findings: int) -> None:
    """A project of as many records as findings: each fails one of three checks, in turn."""
    chance = random.Random(SEED)
    (folder / "checks").mkdir()
    (folder / "data").mkdir()
    (folder / "checks" / "survey.toml").write_text(CHECKS, encoding="utf-8")
    (folder / "check-data.toml").write_text('[publication.survey]\nkey = "id"\n', encoding="utf-8")
    lines = ["id,a,b,c,total,rate,age,status"]
    for number in range(findings):
        a, b, c = (chance.randint(1, 99_999) for _ in range(3))
        total = a + b + c + (10 * (number % 3 == 0))
        # Far enough from a whole rate of one decimal to be wrong, or as many decimals as floats tell apart.
        rate = f"{100 * a / total + 3:.1f}" if number % 3 == 1 else ""
        age, status = (chance.randint(0, 14), "married") if number % 3 == 2 else (chance.randint(15, 90), "single")
        lines.append(f"R{number:06d},{a},{b},{c},{total},{rate},{age},{status}")
    (folder / "data" / "survey.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def measured(folder: Path, output: Path, *options: str) -> Measured:
    """What a run of the command takes.

    Raises:
        RuntimeError: it ends with another exit code than that of findings.

    """
    runs = []
    command = [sys.executable, "-m", "check_data", str(folder), "--no-cache", "--quiet", *options]
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "NO_COLOR": "1"})
        seconds = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 1:
            raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode()}")
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        runs.append(Measured(output.stat().st_size if output.exists() else 0, seconds, processor))
    return Measured(runs[0].bytes, min(each.seconds for each in runs), min(each.processor for each in runs))


def main() -> None:
    """Print what was measured beside its limits."""
    findings = int(sys.argv[1]) if len(sys.argv) > 1 else FINDINGS
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "project"
        folder.mkdir()
        written(folder, findings)
        base = measured(folder, Path(made) / "nothing", "--first", "0")
        print(f"{findings:,} findings; without one in full {base.seconds:.2f} s ({base.processor:.2f} s of processor)")
        print(f"{'':<14}{'MB':>6}{'s':>7}{'s of processor':>16}{'µs a finding':>14}   at most")
        for name in ("json", "html", "jsonl", "all.jsonl", "all.parquet"):
            output = Path(made) / f"out.{name}"
            full = ("--first", str(findings), "--output-format", name, "--output", str(output))
            found = measured(folder, output, *(full if "." not in name else ("--first", "0", "--all", str(output))))
            each = (found.processor - base.processor) / findings * 1e6
            limit = "{} MB, {} s".format(*LIMITS[name]) if name in LIMITS else ""
            print(
                f"{name:<14}{found.bytes / 1e6:6.2f}{found.seconds:7.2f}{found.processor:16.2f}{each:14.1f}   {limit}",
                flush=True,
            )


if __name__ == "__main__":
    main()
