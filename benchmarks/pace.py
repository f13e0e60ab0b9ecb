"""How fast texts are linted, file by file, on one core: megabytes a second of the large ones, and the slowest of all.

Usage: python benchmarks/pace.py FOLDER ..., with folders of texts. Exit code 1 where large ones take longer than a
second a megabyte, or one takes over two seconds.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from check_data.collection import collect_seldom
from check_data.configuration import Configuration
from check_data.documents.load import load
from check_data.texts import files_of, lint_documents

LARGE = range(50_000, 500_001)
"""Bytes of a large file, such as a company's filing."""
FEWEST, MOST = 1e6, 2.0
"""Bytes a second that large files are linted at, and the seconds that no file takes more than."""
ROUNDS = 3
"""Times that a file is linted; the fastest counts, as other programs slow the rest."""


def pace(path: Path) -> float:
    """The seconds of processor time in which a file is read and linted."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        lint_documents([load(path)[0]], Configuration(), date.today())
        took.append(time.process_time() - began)
        if took[-1] < 0.05:  # what takes no time is not looked at closely
            break
    return min(took)


def main() -> int:
    """Print both, and say whether they keep to it."""
    collect_seldom()  # as the command does
    paths = [each for each in files_of(list(map(Path, sys.argv[1:])), Configuration()) if isinstance(each, Path)]
    for path in paths[:3]:
        pace(path)  # what is loaded once is loaded
    took = {path: pace(path) for path in paths}
    size = {path: path.stat().st_size for path in paths}
    large = [path for path in paths if size[path] in LARGE]
    rate = sum(size[path] for path in large) / sum(took[path] for path in large) if large else FEWEST
    slowest = max(paths, key=lambda path: took[path])
    print(f"{len(large)} files of 50 to 500 kB: {rate / 1e6:.2f} MB/s")
    print(f"slowest of {len(paths)}: {took[slowest]:.2f} s, {slowest.name} of {size[slowest]:,} bytes")
    return int(rate < FEWEST or took[slowest] > MOST)


if __name__ == "__main__":
    raise SystemExit(main())
