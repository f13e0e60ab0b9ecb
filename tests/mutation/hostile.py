"""Texts that are cut, doubled and mixed at random, linted as each kind of file: how many fail or take long.

    python -m tests.mutation.hostile --seed 19 --count 20000

What is mixed are the texts of ``tests/cases`` and the marks of each kind of file. A text fails where an exception gets
through or is told as a fault of check-data; it takes long where it takes more processor time than ``--most`` seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from check_data.texts import lint_bytes
from tests.growth.test_documents import HOSTILE

CASES = Path(__file__).resolve().parent.parent / "cases"
_ODD = (
    "\x00",
    "\u2028",
    "\ufeff",
    "\ud7ff",
    "\U0010ffff",
    "\r",
    "\x0c",
    "１２",
    "٣",
    "∞",
    "1e999",
    "9" * 400,
    "-" * 50,
)
_LONGEST = 20_000


def originals() -> list[str]:
    """The texts of the cases of all rules."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for cases in tomllib.loads(path.read_text("utf-8")).values():
            found += [case["text"] for case in cases if "text" in case]
    return found


def hostile(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many names of files with what they hold, the same ones for the same seed."""
    draw = random.Random(seed)
    texts = originals()
    for _ in range(count):
        name = draw.choice(list(HOSTILE))
        pieces = [_piece(draw, texts, name) for _ in range(draw.randint(1, 8))]
        raw = bytearray("".join(pieces)[:_LONGEST].encode("utf-8", "replace"))
        for _ in range(draw.choice((0, 0, 0, 1, 5)) if raw else 0):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        yield name, bytes(raw)


def _piece(draw: random.Random, texts: list[str], name: str) -> str:
    text = draw.choice(texts)
    start, end = sorted(draw.randrange(len(text) + 1) for _ in range(2))
    mark = draw.choice([*HOSTILE[name], *_ODD])
    return draw.choice((text, text[start:end], text[:start] + mark + text[end:], mark, mark * draw.randint(2, 300)))


def main() -> None:
    """Lint them all, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.hostile", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--most", type=float, default=2.0)
    options = parser.parse_args()
    came: Counter[str] = Counter()
    slowest = 0.0
    for number, (name, raw) in enumerate(hostile(options.seed, options.count)):
        began = time.process_time()
        try:
            report = lint_bytes(raw, name)
            outcome = "fault" if any("a fault of check-data" in each.problem for each in report.unread) else "linted"
        except Exception as error:
            outcome = f"raised {type(error).__name__}"
        took = time.process_time() - began
        slowest = max(slowest, took)
        came[outcome] += 1
        came["took long"] += took > options.most
        if outcome != "linted" or took > options.most:
            print(f"{number}: {name}, {len(raw)} bytes: {outcome}, {took:.1f} s", file=sys.stderr, flush=True)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(came.items()))
    print(f"seed {options.seed}: {options.count:,} texts: {told}; slowest {slowest:.2f} s")


if __name__ == "__main__":
    main()
