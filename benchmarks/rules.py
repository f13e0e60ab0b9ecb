"""Rules with conditions and categories over records, against the same rules as a user of Polars writes them.

Usage: python benchmarks/rules.py [--records N] [--rounds N], with the dependency group `bench` installed. Prints the
seconds of each, the fastest of some rounds taken in turns, and their ratio. A run that counts other failing pairs of
record and rule ends with an error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from polars import col

from check_data.agreement.declarations import read_checks
from check_data.returns.engines import choose
from check_data.returns.form import Form
from check_data.returns.passes import Pass
from check_data.returns.sources import source

RULES = {
    "minors": ('if age < 15 then status == "single"', (col("age") < 15) & (col("status") != "single")),
    "status": ('status in ["single", "married", "widowed", "divorced"]', ~col("status").is_in(list("abcd"))),
    "staff": ("if staff >= 1 then staff_costs >= 1", (col("staff") >= 1) & (col("staff_costs") < 1)),
    "balance": ("turnover + other == total", col("turnover") + col("other") != col("total")),
    "profit": ("profit == total - costs", col("profit") != col("total") - col("costs")),
    "margin": (
        'if size == "small" then profit <= 0.6 * total',
        (col("size") == "small") & (5 * col("profit") > 3 * col("total")),
    ),
    "micro": ('not (size == "micro" and staff > 10)', (col("size") == "micro") & (col("staff") > 10)),
    "retired": (
        'if age >= 90 and sector == "A" then staff < 100',
        (col("age") >= 90) & (col("sector") == "A") & (col("staff") >= 100),
    ),
    "sector": (
        'if sector == "B" or sector == "C" then costs > 0',
        ((col("sector") == "B") | (col("sector") == "C")) & (col("costs") <= 0),
    ),
    "exports": ("if exports > 0 then turnover >= exports", (col("exports") > 0) & (col("turnover") < col("exports"))),
    "wages": (
        'staff_costs <= costs or size == "micro"',
        (col("staff_costs") > col("costs")) & (col("size") != "micro"),
    ),
    "range": ("0 <= age <= 120 and staff >= 0", (col("age") < 0) | (col("age") > 120) | (col("staff") < 0)),
}
STATUS = ["single", "married", "widowed", "divorced"]


def written(path: Path, records: int, seed: int = 20240131) -> None:
    """Records, about one in two thousand of which breaks a rule."""
    random = np.random.default_rng(seed)
    age, staff = random.integers(0, 95, records), random.integers(0, 9, records)
    figures = {name: random.integers(1000, 100_000, records) for name in ("turnover", "other", "costs")}
    total = figures["turnover"] + figures["other"]
    status = np.where(age < 15, "single", random.choice(STATUS, records))
    wrong = random.choice(records, records // 2000, replace=False)
    status[wrong[::2]] = "unknown"
    total[wrong[1::2]] += 7
    frame = pl.DataFrame(
        {
            "id": np.arange(records),
            "age": age,
            "status": status,
            "staff": staff,
            "staff_costs": staff * 100,
            **figures,
            "total": total,
            "profit": total - figures["costs"],
            "exports": figures["turnover"] // 2,
            "size": np.where(total > 10**7, "large", np.where(staff < 3, "micro", "medium")),
            "sector": random.choice(list("ABCDE"), records),
        }
    )
    frame.write_parquet(path)


def by_hand(path: Path) -> int:
    """One streaming pass."""
    known = RULES["status"][0], ~col("status").is_in(STATUS)
    flags = {name: flag for name, (_, flag) in {**RULES, "status": known}.items()}
    lazy = pl.scan_parquet(path).with_columns(**flags)
    frame = lazy.filter(pl.any_horizontal(list(flags))).select("id", *flags).collect(engine="streaming")
    return len([(record, name) for name in flags for record in frame.filter(frame[name])["id"].to_list()])


def by_rules(path: Path, engine: str) -> int:
    """The same by check-data."""
    text = "".join(f"[{name}]\nholds = '''{rule}'''\n" for name, (rule, _) in RULES.items())
    checks = read_checks(text, "rules.toml")
    plain = tuple(check for check in checks if check.expression.rule is None)
    rules = tuple(check for check in checks if check.expression.rule is not None)
    records = source(path)
    passed = Pass(Form(plain, rules=rules), records, choose(engine, records), "id")
    failing = [(failure.record, failure.check.name) for failure in passed.failures()]
    assert not passed.left
    return len(failing)


def main() -> int:
    """Write the records, run both in turns, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--engines", nargs="*", default=["polars", "duckdb", "pandas"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        written(path, options.records)
        tools: dict[str, Callable[[], int]] = {"polars by hand": lambda: by_hand(path)}
        tools |= {f"check-data {name}": lambda name=name: by_rules(path, name) for name in options.engines}  # type: ignore[misc]
        seconds, counted = dict.fromkeys(tools, float("inf")), {}
        for _ in range(options.rounds):
            for name, tool in tools.items():
                start = time.perf_counter()
                counted[name] = tool()
                seconds[name] = min(seconds[name], time.perf_counter() - start)
    base = seconds["polars by hand"]
    print(f"{options.records:,} records, {len(RULES)} rules")
    for name, taken in seconds.items():
        print(f"{name:<20} {taken:7.3f} s  {taken / base:5.2f}  {counted[name]} pairs fail", flush=True)
    return int(len(set(counted.values())) > 1)


if __name__ == "__main__":
    sys.exit(main())
