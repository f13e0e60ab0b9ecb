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

from check_data.collection import collect_seldom
from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.documents.load import load
from check_data.figures.conventions import Conventions
from check_data.languages.load import code_of, pack
from check_data.texts import files_of, lint_documents

ROUNDS = 5
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one round."""
    began = time.process_time()
    work()
    return time.process_time() - began


def mentions(document: Document) -> None:
    """Read the figures of a document, block by block."""
    code = code_of(document.readable)
    for number, block in enumerate(document.blocks):
        pack(code_of(block.run.text, code)).mentions(block.run, number, Conventions())


def main() -> None:
    """Print the ratios, over all folders at once; numbers are found before and after each, so that a busy machine slows
    them alike.
    """
    collect_seldom()  # as the command does
    documents = [load(path)[0] for path in files_of(sys.argv[1:])]
    if not documents:
        sys.exit(__doc__)
    works: dict[str, Callable[[], object]] = {
        "reading": lambda: [mentions(each) for each in documents],
        "the whole lint": lambda: lint_documents(documents, Configuration(), date.today()),
    }

    def numbers() -> object:
        return [NUMBER.findall(each.readable) for each in documents]

    ratios: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, found in ratios.items():
            before = [seconds(numbers) for _ in range(ROUNDS)]
            taken = seconds(works[name])
            found.append(taken / statistics.median(before + [seconds(numbers) for _ in range(ROUNDS)]))
    print(f"{len(documents)} texts, {sum(len(each.text) for each in documents)} characters")
    for name, found in ratios.items():
        print(f"{name:<15} {statistics.median(found):6.1f} times re.findall")


if __name__ == "__main__":
    main()
