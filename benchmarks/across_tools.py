"""The tables of the benchmark across records, and one tool that checks them.

Usage: python benchmarks/across_tools.py write FOLDER RECORDS, or TOOL FOLDER. A tool prints seconds, memory and the
failing pairs as JSON. The seed is known, and a thousandth of the records wrong.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from check_data.findings import Finding
    from check_data.returns.passes import Failure
    from check_data.returns.table import Named
    from check_data.returns.worked import Worked

Pairs = list[tuple[int, str]]

DAYS, WRONG, SEED = 1000, 1000, 20200205
REGIONS = """
[once]
unique = ["region", "date"]
[rises]
holds = "cumulative >= previous(cumulative)"
by = "region"
order = "date"
"""
NATION = """
[sum]
holds = "total == sum(regions.cases)"
with = "regions"
on = "date"
"""


class Told(NamedTuple):
    """Takes every finding across records."""

    found: list[tuple[Named, Finding]]

    def __call__(self, failing: Named, finding: Finding) -> None:
        """Take one."""
        self.found.append((failing, finding))

    def failed(self, failure: Failure, path: str, told: Callable[[], Worked]) -> None:
        """Refuse one within a record: no check here is one.

        Raises:
            AssertionError: always.

        """
        raise AssertionError(f"{path}: no check here is within a record: {failure.check.name}, {told()}")


def write(folder: Path, records: int) -> None:
    """A region's days one after the other; whole numbers, and texts that name region and day."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(SEED)
    regions = records // DAYS
    cases = random.integers(1, 1000, (regions, DAYS))
    cumulative = cases.cumsum(axis=1)
    totals = cases.sum(axis=0)
    # Not on the last days, where records are repeated: what is repeated leaves the others undetermined.
    wrong = random.choice(regions * (DAYS - 10), records // WRONG, replace=False)
    cumulative[wrong // (DAYS - 10), wrong % (DAYS - 10)] -= 1000
    totals[random.choice(DAYS, max(1, DAYS // WRONG), replace=False)] += 1
    days = np.array([(date(2020, 1, 1) + timedelta(day)).isoformat() for day in range(DAYS)])
    dates = np.tile(days, (regions, 1))
    repeated = random.choice(regions, max(1, regions // 100), replace=False)
    dates[repeated, -1] = days[-2]
    totals[-2] += cases[repeated, -1].sum()
    totals[-1] -= cases[repeated, -1].sum()
    names = np.array([f"region {number}" for number in range(regions)])
    frame = {
        "region": np.repeat(names, DAYS),
        "date": dates.ravel(),
        "cases": cases.ravel(),
        "cumulative": cumulative.ravel(),
    }
    pl.DataFrame(frame).write_parquet(folder / "regions.parquet", compression="lz4")
    pl.DataFrame({"date": days, "total": totals}).write_parquet(folder / "nation.parquet", compression="lz4")


def by_hand(folder: Path) -> Pairs:
    """As a user of Polars writes it."""
    import polars as pl
    from polars import col

    regions = pl.scan_parquet(folder / "regions.parquet").with_row_index("record", 1)
    again = ~pl.struct("region", "date").is_first_distinct()
    falls = col("cumulative") < col("cumulative").shift(1).over("region", order_by="date")
    sums = regions.group_by("date").agg(col("cases").sum())
    nation = pl.scan_parquet(folder / "nation.parquet").with_row_index("record", 1).join(sums, on="date")
    plans = {
        "once": regions.filter(again),
        "rises": regions.filter(falls),
        "sum": nation.filter(col("total") != col("cases")),
    }
    frames = pl.collect_all([each.select("record") for each in plans.values()])
    return [(record, name) for name, frame in zip(plans, frames, strict=True) for record in frame["record"]]


def ours(engine: str, folder: Path) -> Pairs:
    """The command's checks."""
    from check_data.agreement.declarations import read_checks
    from check_data.findings import Verdict
    from check_data.returns.check import check_table
    from check_data.returns.form import Form
    from check_data.returns.neighbour import Neighbour
    from check_data.returns.sources import source
    from check_data.returns.table import Table

    regions, nation = (source(folder / f"{name}.parquet") for name in ("regions", "nation"))
    told: list[tuple[Named, Finding]] = []
    for records, text, others in ((regions, REGIONS, {}), (nation, NATION, {"regions": Neighbour(regions)})):
        form = Form((), across=tuple(read_checks(text, "checks/form.toml")))
        table = Table("table", records, form, others=others)
        check_table(table, engine, sink=Told(told))
    # Of a record that stands twice it is told, too, that the check is undetermined: no failure.
    failing = ((of, finding) for of, finding in told if finding.verdict is not Verdict.UNDETERMINED)
    return [(int(str(of.record)), finding.check or "") for of, finding in failing]


def main() -> None:
    """Write the tables, or run one tool."""
    tool, folder = sys.argv[1], Path(sys.argv[2])
    if tool == "write":
        write(folder, int(sys.argv[3]))
        return
    engine = tool.removeprefix("check-data ")
    modules = ("check_data.returns.check", f"check_data.returns.engines.{engine}", "pyarrow.parquet")
    for module in modules if engine != tool else ("polars",):
        import_module(module)  # importing is not what is measured
    began = time.perf_counter()
    pairs = sorted(by_hand(folder) if engine == tool else ours(engine, folder))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    digest = int(hashlib.sha256(repr(pairs).encode()).hexdigest()[:12], 16)
    print(json.dumps({"seconds": seconds, "peak": peak, "pairs": len(pairs), "digest": digest}))


if __name__ == "__main__":
    main()
