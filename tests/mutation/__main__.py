"""Faults drawn by a seed, and the tests of the area of each run against it.

    python -m tests.mutation --seed 19 --count 60

A fault is killed when a test fails, or when the tests take far longer than they do. What survives is listed: a test is
missing, or the fault changes nothing that can be seen. Works on copies of the package, two at a time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "check_data"

AREAS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("figures",): ("tests/figures", "tests/agreement", "tests/reading", "tests/editing"),
    ("agreement",): ("tests/agreement", "tests/test_cases.py", "tests/editing", "tests/returns"),
    ("facts", "relations"): ("tests/relations", "tests/facts", "tests/test_cases.py", "tests/languages"),
    ("repair",): ("tests/repair", "tests/agreement", "tests/test_cases.py"),
    ("returns",): ("tests/returns", "tests/test_streaming.py", "tests/editing"),
}
"""The folders of the package from which as many faults are drawn, and the tests that are to see them."""

IN_TIME = 1200
"""Seconds after which tests hang, which kills as well."""


class Drawn(NamedTuple):
    """A fault of a file, and the tests of its area."""

    path: Path
    mutant: Mutant
    tests: tuple[str, ...]

    def __str__(self) -> str:
        name = self.path.relative_to(PACKAGE).as_posix()
        before, after = (" ".join(text.split()) for text in (self.mutant.before, self.mutant.after))
        return f"{name}:{self.mutant.line}:{self.mutant.column}: {before} -> {after}"

    def nearest(self) -> tuple[str, ...]:
        """The tests of the area, those in files named after the fault's module first: most are killed there."""
        found = (path for folder in self.tests for path in sorted((ROOT / folder).rglob(f"test_*{self.path.stem}*.py")))
        return (*(path.relative_to(ROOT).as_posix() for path in found), *self.tests)


def drawn(seed: int, count: int) -> Iterator[Drawn]:
    """As many faults of each area: the same ones for the same seed and the same sources."""
    draw = random.Random(seed)
    for number, (folders, tests) in enumerate(AREAS.items()):
        wanted = count // len(AREAS) + (number < count % len(AREAS))
        files = sorted(path for folder in folders for path in (PACKAGE / folder).rglob("*.py"))
        of_area = [(path, mutant) for path in files for mutant in mutants(path.read_text("utf-8"))]
        yield from (Drawn(path, mutant, tests) for path, mutant in draw.sample(of_area, wanted))


def survives(fault: Drawn) -> bool:
    """Whether all tests of the area pass with the fault in a copy of the package."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "src" / "check_data"
        shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
        (copied / fault.path.relative_to(PACKAGE)).write_text(
            fault.mutant.into(fault.path.read_text("utf-8")), encoding="utf-8"
        )
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-m", "not growth", "-p", "no:cacheprovider"]
        environment = os.environ | {"PYTHONPATH": str(copied.parent), "HYPOTHESIS_PROFILE": "traced"}
        try:
            done = subprocess.run(
                [*command, "-n", "0", "--basetemp", str(Path(folder) / "made"), *fault.nearest()],
                cwd=ROOT, env=environment, capture_output=True, check=False, timeout=IN_TIME,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0


def main() -> None:
    """Draw, try, and list what survives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    faults = list(drawn(options.seed, options.count))
    survived = 0
    with ThreadPoolExecutor(options.jobs) as workers:
        for fault, survivor in zip(faults, workers.map(survives, faults), strict=True):
            survived += survivor
            print(f"{'survives' if survivor else 'killed':8} {fault}", flush=True)
    print(f"seed {options.seed}: {len(faults)} faults, {len(faults) - survived} killed, {survived} survive")


if __name__ == "__main__":
    main()
