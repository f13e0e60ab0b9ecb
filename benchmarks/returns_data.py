"""The tables and checks of the benchmark of returns: a known seed, a thousandth of the records wrong.

Usage: python benchmarks/returns_data.py records|intervals FOLDER RECORDS. Written by a process of its own: what a
process needed before it starts another counts as the other's peak memory.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl

FILES = 8
PARTS = [f"a{n}" for n in range(1, 11)]
SUMS = {f"t{n}": [PARTS[(n + k) % 10] for k in range(3 + n % 3)] for n in range(1, 9)}
CHECKS = {
    **{f"sum-{total}": f"{total} == {' + '.join(parts)}" for total, parts in SUMS.items()},
    "share-1": f"rate1 == 100 * share({SUMS['t1'][0]}, t1)",
    "share-2": f"rate2 == 100 * share({SUMS['t2'][0]}, t2)",
    "order-3": f"{SUMS['t3'][0]} <= t3",
    "order-4": f"{SUMS['t4'][0]} <= t4",
}
# As many sums as are wanted, no two alike: each of the eight, with figures on both sides.
MANY = {
    count: {
        f"sum-{n}": f"t{n % 8 + 1} + {PARTS[n % 10]} * {n // 8 + 1} == "
        f"{' + '.join(SUMS[f't{n % 8 + 1}'])} + {PARTS[n % 10]} * {n // 8 + 1}"
        for n in range(count)
    }
    for count in (8, 16, 32, 64)
}
INTERVAL_CHECKS = {name: text for name, text in CHECKS.items() if name.startswith("sum")}
WRONG = 1000
SEED = 20200205


def _figures(records: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    figures = {part: random.integers(1, 100_000, records) for part in PARTS}
    for total, parts in SUMS.items():
        figures[total] = sum((figures[part] for part in parts), np.zeros(records, dtype=np.int64))
    return figures


def write_records(folder: Path, records: int, seed: int) -> None:
    """Whole numbers, and two rates of one decimal."""
    random = np.random.default_rng(seed)
    figures = _figures(records, random)
    for rate, total in (("rate1", "t1"), ("rate2", "t2")):
        figures[rate] = np.round(100 * figures[SUMS[total][0]] / figures[total], 1)
    wrong = random.choice(records, records // WRONG, replace=False)
    for number, total in enumerate(SUMS):
        figures[total][wrong[number::10]] += random.integers(1, 9)
    figures["rate1"][wrong[8::10]] += 0.3
    figures["t3"][wrong[9::10]] = 0
    _write(folder, figures, records)


def write_intervals(folder: Path, records: int, seed: int) -> None:
    """Every figure with a lower and an upper end."""
    random = np.random.default_rng(seed)
    ends = {}
    figures = _figures(records, random)
    wrong = random.choice(records, records // WRONG, replace=False)
    for number, total in enumerate(SUMS):
        figures[total][wrong[number::8]] += 1000
    for name, values in figures.items():
        ends[f"{name}_lower"] = values - random.integers(0, 50, records)
        ends[f"{name}_upper"] = values + random.integers(0, 50, records)
    _write(folder, ends, records)


def _write(folder: Path, columns: dict[str, np.ndarray], records: int) -> None:
    frame = pl.DataFrame({"id": np.arange(records), **columns})
    for number in range(FILES):
        part = frame[number * records // FILES : (number + 1) * records // FILES]
        part.write_parquet(folder / f"part-{number}.parquet", compression="lz4")


if __name__ == "__main__":
    {"records": write_records, "intervals": write_intervals}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), SEED)
