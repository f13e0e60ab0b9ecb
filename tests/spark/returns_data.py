"""Tables of records of our own: whole numbers, decimals, dates, quotes, gaps, and some records wrong."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

CHECKS = {
    "adds up": "total == north + south",
    "share": "share(north, total) <= 0.9",
    "order": "north <= total",
    "tenths": "rate == part_rate + other_rate",
    "money": "money <= 2 * money",
    "printed": "printed == north",
}
RECORDS = 240


def records(seed: int) -> pa.Table:
    """Records, of which about one in ten is wrong and one in ten has gaps."""
    chance = random.Random(seed)
    rows = [_record(chance, number) for number in range(RECORDS)]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("total", pa.int64()),
        ("north", pa.int32()),
        ("south", pa.int64()),
        ("rate", pa.float64()),
        ("part_rate", pa.float64()),
        ("other_rate", pa.float64()),
        ("money", pa.decimal128(30, 2)),
        ("printed", pa.string()),
        ("unused", pa.string()),
    ]
)


def _record(chance: random.Random, number: int) -> Mapping[str, object]:
    north, south = chance.randrange(0, 1000), chance.choice([chance.randrange(0, 1000), 2**53 + 1])
    slip = chance.choice([0] * 9 + [1])
    tenths = chance.randrange(1, 50), chance.randrange(1, 50)
    record: dict[str, object] = {
        "id": f"省{number}",
        "total": north + south + slip,
        "north": north,
        "south": south,
        "rate": (sum(tenths) + slip) / 10,
        "part_rate": tenths[0] / 10,
        "other_rate": tenths[1] / 10,
        "money": Decimal(chance.randrange(-10, 10**12)).scaleb(-2),
        "printed": chance.choice([f"{north}", f"约{north}", f"{round(north, -1)}", f"{north + 300}", "不详"]),
        "unused": "x" * 1000,
    }
    if chance.random() < 0.1:
        record[chance.choice(["total", "south", "rate", "money", "printed"])] = None
    return record


def data_set(folder: Path, parts: int = 4) -> Path:
    """A partitioned data set."""
    for part in range(parts):
        path = folder / f"year={2020 + part % 2}" / f"part-{part}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        parquet.write_table(records(part), path, row_group_size=100)
    return folder


SCHEMA = """
import pandera.pandas as pa
from check_data import Count


class Returns(pa.DataFrameModel):
    total: Count = pa.Field(ge=1000, unique=True)
    south: Count = pa.Field(nullable=True)
"""
