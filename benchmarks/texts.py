"""Reading and linting texts, as ratios to `re.findall` of plain numbers over the same texts, on one core.

Usage: python benchmarks/texts.py FOLDER ..., with folders of texts.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from check_data.collection import collect_seldom
from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.documents.load import load
from check_data.evidence.rates import load as load_rates
from check_data.examined import examine
from check_data.texts import files_of, lint_documents

ROUNDS = 1
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one round."""
    began = time.process_time()
    work()
    return time.process_time() - began


def again(paths: Sequence[Path]) -> list[Document]:
    """The documents, read anew: what a document was found to hold is kept with it."""
    return [load(path)[0] for path in paths]


def main() -> None:
    """Print the ratios, over all folders at once; numbers are found before and after each, so that a busy machine slows
    them alike; and the slowest text.
    """
    collect_seldom()  # as the command does
    settings, rates = Configuration(), load_rates()
    found = files_of([Path(folder) for folder in sys.argv[1:]], settings)
    paths = [each for each in found if isinstance(each, Path)]
    texts = [each.text for each in again(paths)]
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters")

    def numbers() -> None:
        for text in texts:
            NUMBER.findall(text)

    for name, work in (
        ("blocks of texts", lambda each: [document.blocks for document in each]),
        ("lint", lambda each: lint_documents(each, settings, date.today())),
    ):
        ratios = []
        for _ in range(ROUNDS):
            documents = again(paths)
            before = seconds(numbers)
            took = seconds(lambda: work(documents))  # noqa: B023 (called at once)
            ratios.append(took / ((before + seconds(numbers)) / 2))
        print(f"{name}: {statistics.median(ratios):.1f} x numbers ({min(ratios):.1f} to {max(ratios):.1f})")
    slowest = max(
        (seconds(lambda: examine(load(path)[0], settings.conventions, rates, settings.thresholds)), path)  # noqa: B023
        for path in paths
    )
    print(f"slowest: {slowest[0]:.2f} s, {slowest[1].name} of {slowest[1].stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
