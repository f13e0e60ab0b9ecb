"""Checks across records of a big table, side by side with Polars by hand, each in a process of its own.

Usage: python benchmarks/across.py [--records N] [--folder FOLDER] [--tools NAME ...], with the dependency group
`bench` installed. Prints seconds and peak memory of each tool, and their ratios. A tool that does not list the same
failing (record, check) pairs as the hand-written Polars is not timed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS_FILE = str(Path(__file__).resolve().parent / "across_tools.py")
RECORDS, ROUNDS = 1_000_000, 3
TOOLS = ("polars by hand", "check-data polars", "check-data duckdb", "check-data pandas")


def measured(tool: str, folder: str, rounds: int) -> dict[str, float]:
    """The fastest of some rounds."""
    command = [sys.executable, TOOLS_FILE, tool, folder]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(rounds)]
    fastest: dict[str, float] = min(runs, key=lambda each: each["seconds"])
    return fastest


def main() -> None:
    """Write the tables, run every tool, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--tools", nargs="*", default=TOOLS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        # By a process of its own: what one needed before it starts another counts as the other's peak memory.
        subprocess.run([sys.executable, TOOLS_FILE, "write", folder, str(options.records)], check=True)
        print(f"{options.records:,} records\n{'':<20} {'s':>7} {'ratio':>6} {'peak MiB':>9} {'ratio':>6}", flush=True)
        base = measured(TOOLS[0], folder, options.rounds)
        for tool in options.tools:
            found = base if tool == TOOLS[0] else measured(tool, folder, options.rounds)
            if (found["pairs"], found["digest"]) != (base["pairs"], base["digest"]):
                print(f"{tool:<20} not timed: it lists {found['pairs']} pairs, not the {base['pairs']}")
                continue
            print(
                f"{tool:<20} {found['seconds']:7.2f} {found['seconds'] / base['seconds']:6.2f} "
                f"{found['peak'] / 2**20:9.0f} {found['peak'] / base['peak']:6.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
