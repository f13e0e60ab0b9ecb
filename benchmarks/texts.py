"""Reading and linting texts, as ratios to `re.findall` of plain numbers over the same texts, on one core.

Usage: python benchmarks/texts.py FOLDER ..., with folders of texts.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from check_data.collection import collect_seldom
from check_data.configuration import Configuration
from check_data.documents.load import load, texts_in
from check_data.reading import text
from check_data.texts import lint_documents

ROUNDS = 5
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def seconds(work: Callable[[], object], *, forgetting: bool = False) -> float:
    """The processor time of one round; what quotes say is remembered from the round before, or forgotten."""
    if forgetting:
        text._memory.cache_clear()
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the ratios, over all folders at once; numbers are found before and after each, so that a busy machine slows
    them alike.
    """
    collect_seldom()  # as the command does
    documents = [load(path)[0] for folder in sys.argv[1:] for path in texts_in(Path(folder))]
    if not documents:
        sys.exit(__doc__)
    works: dict[str, Callable[[], object]] = {
        "reading": lambda: [text.figures_in(each.readable) for each in documents],
        "the whole lint": lambda: lint_documents(documents, Configuration(), date.today()),
    }

    def numbers() -> object:
        return [NUMBER.findall(each.readable) for each in documents]

    ratios: dict[tuple[str, bool], list[float]] = {(name, cold): [] for name in works for cold in (True, False)}
    for _ in range(ROUNDS):
        for (name, cold), found in ratios.items():
            before = [seconds(numbers) for _ in range(ROUNDS)]
            taken = seconds(works[name], forgetting=cold)
            found.append(taken / statistics.median(before + [seconds(numbers) for _ in range(ROUNDS)]))
    print(f"{len(documents)} texts, {sum(len(each.text) for each in documents)} characters")
    for name in works:
        first, again = (statistics.median(ratios[name, cold]) for cold in (True, False))
        print(f"{name:<15} {again:6.1f} times re.findall; {first:.1f} if no quote was read before")


if __name__ == "__main__":
    main()
