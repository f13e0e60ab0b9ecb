"""One tool of the benchmark of returns: reads the folder, checks, and prints seconds, memory and the pairs as JSON.

Usage: python benchmarks/returns_tools.py TOOL FOLDER FEW

FEW is a folder of few records, which the tool checks before the clock starts: importing is not what is measured.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from returns_data import CHECKS, INTERVAL_CHECKS, MANY, SUMS

Pairs = Iterable[tuple[int, str]]
HALF = 0.05 + 1e-9


def _shares() -> dict[str, tuple[str, str, str]]:
    return {f"share-{n}": (f"rate{n}", SUMS[f"t{n}"][0], f"t{n}") for n in (1, 2)}


def _orders() -> dict[str, tuple[str, str]]:
    return {f"order-{n}": (SUMS[f"t{n}"][0], f"t{n}") for n in (3, 4)}


def polars_flags() -> dict[str, Any]:
    """The checks that fail, as a user of Polars writes them."""
    from polars import col

    flags = {f"sum-{total}": col(total) != sum(map(col, parts[1:]), col(parts[0])) for total, parts in SUMS.items()}
    for name, (rate, part, whole) in _shares().items():
        flags[name] = (col(rate) - 100 * col(part) / col(whole)).abs() > HALF
    return flags | {name: col(part) > col(whole) for name, (part, whole) in _orders().items()}


def _long(frame: Any, names: Iterable[str]) -> Pairs:
    for name in names:
        yield from ((record, name) for record in frame.filter(frame[name].fill_null(False))["id"].to_list())


def polars_by_hand(folder: Path, _: Callable[[], None]) -> Pairs:
    """One streaming pass."""
    return _polars(folder, polars_flags())


def _polars(folder: Path, flags: dict[str, Any]) -> Pairs:
    import polars as pl

    lazy = pl.scan_parquet(folder / "*.parquet").with_columns(**flags)
    frame = lazy.filter(pl.any_horizontal(list(flags))).select("id", *flags).collect(engine="streaming")
    return _long(frame, flags)


def polars_intervals(folder: Path, _: Callable[[], None]) -> Pairs:
    """Sums of intervals."""
    from polars import col

    def total(parts: list[str], end: str) -> Any:
        return sum((col(f"{part}_{end}") for part in parts[1:]), col(f"{parts[0]}_{end}"))

    return _polars(
        folder,
        {
            f"sum-{whole}": (col(f"{whole}_lower") > total(parts, "upper"))
            | (col(f"{whole}_upper") < total(parts, "lower"))
            for whole, parts in SUMS.items()
        },
    )


def _ours(engine: str, checks: dict[str, str], folder: Path) -> Pairs:
    from check_data.returns.engines import choose
    from check_data.returns.form import Form, checks_of
    from check_data.returns.passes import Pass
    from check_data.returns.sources import source
    from check_data.tables.cells import Described

    rates = {rate: Described(radius=Fraction(1, 20)) for rate in ("rate1", "rate2")}
    records = source(folder)
    passed = Pass(Form(checks_of(checks), rates), records, choose(engine, records), "id")
    return ((int(str(failure.record)), failure.check.name) for failure in passed.failures())


def duckdb_by_hand(folder: Path, _: Callable[[], None]) -> Pairs:
    """One query."""
    import duckdb

    sql = {f"sum-{total}": f"{total} <> {' + '.join(parts)}" for total, parts in SUMS.items()}
    sql |= {name: f"abs({rate} - 100 * {part} / {whole}) > {HALF}" for name, (rate, part, whole) in _shares().items()}
    sql |= {name: f"{part} > {whole}" for name, (part, whole) in _orders().items()}
    flags = ", ".join(f'{condition} AS "{name}"' for name, condition in sql.items())
    some = " OR ".join(f'"{name}"' for name in sql)
    query = f"SELECT * FROM (SELECT id, {flags} FROM read_parquet('{folder}/*.parquet')) WHERE {some}"
    found: Any = duckdb.sql(query)
    return _long(found.pl(), sql)


def _pandas_checks() -> dict[str, Callable[[Any], Any]]:
    def added(total: str, parts: list[str]) -> Callable[[Any], Any]:
        return lambda frame: frame[total] == sum((frame[part] for part in parts[1:]), frame[parts[0]])

    def share(rate: str, part: str, whole: str) -> Callable[[Any], Any]:
        return lambda frame: (frame[rate] - 100 * frame[part] / frame[whole]).abs() <= HALF

    def order(part: str, whole: str) -> Callable[[Any], Any]:
        return lambda frame: frame[part] <= frame[whole]

    checks = {f"sum-{total}": added(total, parts) for total, parts in SUMS.items()}
    checks |= {name: share(*figures) for name, figures in _shares().items()}
    return checks | {name: order(*figures) for name, figures in _orders().items()}


def pandera_pandas(folder: Path, read: Callable[[], None]) -> Pairs:
    """A check a rule."""
    import pandas as pd
    import pandera.pandas as pa

    frame = pd.concat([pd.read_parquet(file) for file in sorted(folder.glob("*.parquet"))], ignore_index=True)
    read()
    schema = pa.DataFrameSchema(checks=[pa.Check(check, name=name) for name, check in _pandas_checks().items()])
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases[["index", "check"]].drop_duplicates()
        return [(int(frame["id"][index]), name) for index, name in cases.itertuples(index=False)]
    return []


def pandera_polars(folder: Path, read: Callable[[], None]) -> Pairs:
    """A check a rule."""
    import pandera.polars as pa
    import polars as pl

    frame = pl.read_parquet(folder / "*.parquet")
    read()
    flags = polars_flags()
    checks = [
        pa.Check(lambda data, fails=fails: data.lazyframe.select(~fails), name=name, error=name)
        for name, fails in flags.items()
    ]
    try:
        pa.DataFrameSchema(checks=checks).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.select("index", "check").unique()
        ids = frame["id"]
        return [(ids[index], name) for index, name in cases.iter_rows()]
    return []


def dataframely(folder: Path, read: Callable[[], None]) -> Pairs:
    """A rule a check."""
    import dataframely as dy
    import polars as pl

    frame = pl.read_parquet(folder / "*.parquet")
    read()
    flags = polars_flags()
    kinds = {
        name: (dy.Float64 if kind == pl.Float64 else dy.Int64)(nullable=True) for name, kind in frame.schema.items()
    }
    rules = {name.replace("-", "_"): dy.rule()(lambda _, fails=fails: ~fails) for name, fails in flags.items()}
    schema: Any = type("Return", (dy.Schema,), {**kinds, **rules})
    _, failed = schema.filter(frame)
    details = failed.details()
    return [
        (record, name)
        for name in flags
        for record in details.filter(pl.col(name.replace("-", "_")) == "invalid")["id"].to_list()
    ]


def pointblank(folder: Path, read: Callable[[], None]) -> Pairs:
    """A step a check."""
    import pointblank as pb
    import polars as pl

    frame = pl.read_parquet(folder / "*.parquet")
    read()
    flags = polars_flags()
    validation = pb.Validate(frame)
    for fails in flags.values():
        validation = validation.col_vals_expr(~fails)
    validation = validation.interrogate()
    extracts = validation.get_data_extracts()
    return [(record, name) for step, name in enumerate(flags, 1) for record in extracts[step]["id"].to_list()]


def great_expectations(folder: Path, read: Callable[[], None]) -> Pairs:
    """An expectation a check, on a column that holds its result."""
    import great_expectations as gx
    import pandas as pd

    frame = pd.concat([pd.read_parquet(file) for file in sorted(folder.glob("*.parquet"))], ignore_index=True)
    read()
    frame = frame.assign(**{name: check(frame) for name, check in _pandas_checks().items()})
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("records").add_dataframe_asset("records")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    pairs = []
    for name in _pandas_checks():
        wanted = gx.expectations.ExpectColumnValuesToBeInSet(column=name, value_set=[True])
        form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
        found = batch.validate(wanted, result_format=form).result.get("unexpected_index_list") or []
        pairs += [(int(each["id"]), name) for each in found]
    return pairs


def within_a_limit(folder: Path, _: Callable[[], None]) -> Pairs:
    """DuckDB with a memory limit of a third of the folder."""
    import duckdb

    duckdb.execute(f"SET memory_limit = '{_bytes(folder) // 3} bytes'")
    return _ours("duckdb", CHECKS, folder)


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.parquet"))


def _many(checks: dict[str, str]) -> Callable[[Path, Callable[[], None]], Pairs]:
    return lambda folder, _: _ours("polars", checks, folder)


TOOLS: dict[str, Callable[[Path, Callable[[], None]], Pairs]] = {
    "polars by hand": polars_by_hand,
    "check-data polars": lambda folder, _: _ours("polars", CHECKS, folder),
    "duckdb by hand": duckdb_by_hand,
    "check-data duckdb": lambda folder, _: _ours("duckdb", CHECKS, folder),
    "check-data pandas": lambda folder, _: _ours("pandas", CHECKS, folder),
    "pandera pandas": pandera_pandas,
    "pandera polars": pandera_polars,
    "dataframely": dataframely,
    "pointblank": pointblank,
    "great expectations": great_expectations,
    "polars intervals": polars_intervals,
    "check-data intervals": lambda folder, _: _ours("polars", INTERVAL_CHECKS, folder),
    "check-data duckdb within a limit": within_a_limit,
}
TOOLS |= {f"check-data polars, {count} checks": _many(checks) for count, checks in MANY.items()}


def main() -> None:
    """Run one tool."""
    tool, folder, few = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    # A third of few records would be no memory to work with.
    list(TOOLS[tool.removesuffix(" within a limit")](few, lambda: None))
    reads: list[float] = []
    began = time.perf_counter()
    pairs = sorted(TOOLS[tool](folder, lambda: reads.append(time.perf_counter() - began)))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    digest = int(hashlib.sha256(repr(pairs).encode()).hexdigest()[:12], 16)
    told = {"seconds": seconds, "read": sum(reads), "peak": peak, "pairs": len(pairs), "digest": digest}
    print(json.dumps({**told, "bytes": _bytes(folder), "limit": _bytes(folder) // 3}))


if __name__ == "__main__":
    main()
