"""Checks over big tables of records, side by side with other tools, each in a process of its own.

Usage: python benchmarks/returns.py [--records N] [--folder FOLDER] [--tools NAME ...], with the dependency group
`bench` installed. Prints seconds and peak memory of each tool, and their ratios. A tool that does not list the same
failing (record, check) pairs as the hand-written Polars expression is not timed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from returns_data import CHECKS, INTERVAL_CHECKS, MANY

HERE = Path(__file__).resolve().parent
RECORDS, INTERVALS, FEW, ROUNDS = 10_000_000, 1_000_000, 1000, 3
TOOLS = (
    ("polars by hand", ROUNDS),
    ("check-data polars", ROUNDS),
    ("duckdb by hand", ROUNDS),
    ("check-data duckdb", ROUNDS),
    ("check-data pandas", ROUNDS),
    ("pandera pandas", 1),
    ("pandera polars", 1),
    ("dataframely", 1),
    ("pointblank", 1),
    ("great expectations", 1),
)


def measured(tool: str, folder: Path, few: Path, rounds: int) -> dict[str, float] | None:
    """The fastest of some rounds; None where the tool fails, which is said."""
    runs = []
    for _ in range(rounds):
        command = [sys.executable, str(HERE / "returns_tools.py"), tool, str(folder), str(few)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            told = done.stderr.strip().splitlines() or ["no message"]
            print(f"{tool:<28} not run: exit {done.returncode}, {told[-1][:120]}", flush=True)
            return None
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    fastest: dict[str, float] = min(runs, key=lambda each: each["seconds"])
    return fastest


def written(kind: str, folder: Path, records: int) -> Path:
    """A folder of Parquet files."""
    folder.mkdir()
    subprocess.run([sys.executable, str(HERE / "returns_data.py"), kind, str(folder), str(records)], check=True)
    return folder


def compare(title: str, tools: tuple[tuple[str, int], ...], folder: Path, few: Path) -> None:
    """A line a tool, with the ratios to the first."""
    print(
        f"\n{title}\n{'':<28} {'read s':>7} {'check s':>8} {'all s':>7} {'ratio':>6} {'peak MiB':>9} {'ratio':>6}",
        flush=True,
    )
    base: dict[str, float] | None = None
    for tool, rounds in tools:
        found = measured(tool, folder, few, rounds)
        if found is None:
            continue
        base = base or found
        if (found["pairs"], found["digest"]) != (base["pairs"], base["digest"]):
            print(f"{tool:<28} not timed: it lists {found['pairs']} pairs, not the {base['pairs']}")
            continue
        print(
            f"{tool:<28} {found['read']:7.2f} {found['seconds'] - found['read']:8.2f} {found['seconds']:7.2f} "
            f"{found['seconds'] / base['seconds']:6.2f} {found['peak'] / 2**20:9.0f} "
            f"{found['peak'] / base['peak']:6.2f}",
            flush=True,
        )


def growth(folder: Path, few: Path) -> None:
    """Seconds a million records, from a hundred thousand to all of them; seconds by the number of checks."""
    print("\ncheck-data polars, seconds a million records (read and check)")
    for records in (100_000, 1_000_000, 10_000_000):
        small = written("records", folder / f"records-{records}", records)
        found = measured("check-data polars", small, few, ROUNDS)
        if found:
            print(f"{records:>12,} {found['seconds'] / records * 1e6:8.3f}", flush=True)
    print("\ncheck-data polars, seconds by the number of checks")
    for checks in MANY:
        found = measured(f"check-data polars, {checks} checks", folder / "records", few, ROUNDS)
        if found:
            print(f"{checks:>12,} {found['seconds']:8.3f}", flush=True)


def larger_than_memory(folder: Path, few: Path) -> None:
    """DuckDB within a limit that is a third of the folder."""
    found = measured("check-data duckdb within a limit", folder, few, 1)
    if found:
        print(
            f"\ncheck-data duckdb: {found['bytes'] / 2**20:.0f} MiB of Parquet within memory_limit "
            f"{found['limit'] / 2**20:.0f} MiB: {found['seconds']:.2f} s, {found['pairs']:.0f} pairs, peak of the "
            f"process {found['peak'] / 2**20:.0f} MiB"
        )


def main() -> None:
    """Write the tables, run every tool, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--tools", nargs="*", default=[name for name, _ in TOOLS])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        records = written("records", Path(made) / "records", options.records)
        intervals = written("intervals", Path(made) / "intervals", min(INTERVALS, options.records))
        few, few_intervals = (written(kind, Path(made) / f"few-{kind}", FEW) for kind in ("records", "intervals"))
        chosen = tuple(each for each in TOOLS if each[0] in options.tools)
        compare(f"{options.records:,} records of 20 figures, {len(CHECKS)} checks", chosen, records, few)
        pairs = (("polars intervals", ROUNDS), ("check-data intervals", ROUNDS))
        compare(f"{INTERVALS:,} records with intervals, {len(INTERVAL_CHECKS)} checks", pairs, intervals, few_intervals)
        larger_than_memory(records, few)
        growth(Path(made), few)


if __name__ == "__main__":
    main()
