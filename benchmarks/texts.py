"""Reading and linting texts, as ratios to `re.findall` of plain numbers over the same texts, on one core.

Usage: python benchmarks/texts.py FOLDER ..., with folders of texts; what quotes say is forgotten between the rounds.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from check_data.configuration import Configuration
from check_data.documents.load import load, texts_in
from check_data.reading import text
from check_data.texts import lint_documents

ROUNDS = 5
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def seconds(work: Callable[[], object]) -> float:
    """The median time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        text._memory.cache_clear()
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Print both ratios, over all folders at once."""
    documents = [load(path)[0] for folder in sys.argv[1:] for path in texts_in(Path(folder))]
    base = seconds(lambda: [NUMBER.findall(each.readable) for each in documents])
    print(f"{len(documents)} texts, {sum(len(each.text) for each in documents)} characters")
    for name, work in (
        ("reading", lambda: [text.figures_in(each.readable) for each in documents]),
        ("the whole lint", lambda: lint_documents(documents, Configuration(), date.today())),
    ):
        print(f"{name:<15} {seconds(work) / base:6.1f} times re.findall")


if __name__ == "__main__":
    main()
