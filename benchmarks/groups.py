"""Rules about groups of records, against the same rules as a user of Polars writes them.

Usage: python benchmarks/groups.py [--records N] [--rounds N] [--engines NAME ...] [--only RULE ...], with the
dependency group `bench` installed. Prints for each rule the seconds of hand-written Polars, the fastest of some rounds
taken in turns, and the ratio of each engine to it. A rule of which an engine counts other failures ends the run with an
error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import polars as pl
from polars import col

from check_data.agreement.declarations import read_checks
from check_data.findings import Verdict
from check_data.returns.check import check_table
from check_data.returns.form import Form
from check_data.returns.sources import source
from check_data.returns.table import Table

GROUP = "household"
_MEDIAN = col("income").median().over("branch")
_DISTANCE = (col("income") - _MEDIAN).abs()
RULES: Mapping[str, tuple[str, Callable[[pl.LazyFrame], pl.LazyFrame]]] = {
    "one head": (
        'holds = \'count(role == "head" by household) == 1\'',
        lambda frame: frame.group_by(GROUP).agg((col("role") == "head").sum().alias("n")).filter(col("n") != 1),
    ),
    "size": (
        "holds = 'count(by household) <= 9'",
        lambda frame: frame.group_by(GROUP).agg(pl.len().alias("n")).filter(col("n") > 9),
    ),
    "mean": (
        "holds = 'income <= 3 * mean(income by household)'",
        lambda frame: frame.filter(col("income") > 3 * col("income").mean().over(GROUP)),
    ),
    "median": (
        "holds = 'income <= 10 * median(income by branch)'",
        lambda frame: frame.filter(col("income") > 10 * _MEDIAN),
    ),
    "spread": (
        "holds = 'max(age by household) - min(age by household) < 95'",
        lambda frame: frame.group_by(GROUP)
        .agg((col("age").max() - col("age").min()).alias("n"))
        .filter(col("n") >= 95),
    ),
    "share": (
        'holds = \'share(role == "child" by household) < 0.9\'',
        lambda frame: frame.group_by(GROUP).agg((col("role") == "child").mean().alias("n")).filter(col("n") >= 0.9),
    ),
    "condition": (
        'holds = \'if role == "child" then age < max(age by household)\'',
        lambda frame: frame.filter((col("role") == "child") & (col("age") >= col("age").max().over(GROUP))),
    ),
    "previous": (
        "holds = 'income <= 5 * previous(income, 2)'\nby = 'branch'\norder = 'number'",
        lambda frame: frame.filter(
            col("income") > 5 * col("income").shift(2).over("branch", order_by="number")
        ),
    ),
    "unique": (
        "unique = ['household', 'number']",
        lambda frame: frame.filter(pl.struct(GROUP, "number").is_duplicated()),
    ),
    "outlier": (
        "holds = 'mad(income by branch) <= 40'",
        lambda frame: frame.filter(40 * 1.4826 * _DISTANCE.median().over("branch") < _DISTANCE),
    ),
}  # fmt: skip


def written(path: Path, records: int, seed: int = 20240229) -> None:
    """Households of four on average, one in two thousand odd in some way."""
    random = np.random.default_rng(seed)
    household = np.sort(random.integers(0, records // 4, records))
    first = np.append(True, household[1:] != household[:-1])
    wrong = random.choice(records, records // 2000, replace=False)
    role = np.where(first, "head", random.choice(["partner", "child", "other"], records))
    role[wrong[::2]] = "head"
    age = np.where(first, random.integers(50, 90, records), random.integers(0, 49, records))
    income = random.integers(900, 1500, records) * 10
    income[wrong[1::2]] *= 40
    number = np.arange(records)
    number[wrong[1::4]] = np.maximum(number[wrong[1::4]] - 1, 0)
    branch = np.array([f"branch {each}" for each in range(500)])[random.integers(0, 500, records)]
    pl.DataFrame(
        {"household": household, "role": role, "age": age, "income": income, "number": number, "branch": branch}
    ).write_parquet(path)


def by_hand(path: Path, rule: str) -> int:
    """How many fail."""
    return len(RULES[rule][1](pl.scan_parquet(path)).collect())


def by_rules(path: Path, rule: str, engine: str) -> int:
    """The same by check-data."""
    form = Form((), across=tuple(read_checks(f"[rule]\n{RULES[rule][0]}\n", "rules.toml")))
    return check_table(Table("t", source(path), form), engine).verdicts["rule"][Verdict.DISAGREES]


def main() -> int:
    """Write the records, run the rules in turns, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="*", default=["polars", "duckdb", "pandas"])
    parser.add_argument("--only", nargs="*", default=list(RULES))
    options = parser.parse_args()
    odd = False
    print(f"{options.records:,} records\n{'':<12} {'by hand':>9}" + "".join(f" {each:>9}" for each in options.engines))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        written(path, options.records)
        for rule in options.only:
            seconds = dict.fromkeys(["", *options.engines], float("inf"))
            counted = set[int]()
            for _ in range(options.rounds):
                for engine in seconds:
                    start = time.perf_counter()
                    counted.add(by_rules(path, rule, engine) if engine else by_hand(path, rule))
                    seconds[engine] = min(seconds[engine], time.perf_counter() - start)
            base = seconds.pop("")
            ratios = "".join(f" {each / base:9.2f}" for each in seconds.values())
            print(f"{rule:<12} {base:7.3f} s{ratios}   {', '.join(map(str, sorted(counted)))} fail", flush=True)
            odd |= len(counted) > 1
    return int(odd)


if __name__ == "__main__":
    sys.exit(main())
