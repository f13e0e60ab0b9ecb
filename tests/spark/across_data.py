"""Two tables of our own that checks across records join: gaps, texts, repeated records, totals, some records wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

CHECKS = """
[once]
unique = ["region", "day"]

[rises]
holds = "cases >= previous(cases)"
by = "region"
order = "day"
severity = "warning"

[in-all]
holds = "total <= sum(cases)"
by = ["region"]

[children]
holds = "total == sum(areas.people)"
with = "areas"
on = ["region", "day"]

[one-area]
holds = "cases <= 10 * areas.people"
with = "areas"
on = ["region", "day"]

[both]
holds = "sum(cases) <= sum(areas.people) + previous(total)"
by = ["region", "kind"]
order = "code"
with = "areas"
on = "region"

[all-of-them]
holds = "cases <= sum(cases)"
total_row = { region = "all" }

[of-the-day]
holds = "cases == sum(cases)"
total_row = { region = "all" }
by = "day"

[lost]
holds = "total <= sum(total)"
by = "gap"

[unplaced]
holds = "total <= 2 + previous(total)"
by = "kind"
order = "gap"

[lost-there]
holds = "total <= sum(areas.people by gap)"
with = "areas"
on = "gap"

[usual]
holds = 'median(total by region) <= 4'

[two-ways]
holds = "total <= 2 * mean(total by region) + max(total by kind)"

[if-north]
holds = 'if region == "north" then cases >= 2 * previous(cases)'
by = "region"
order = "day"

[no-gaps]
holds = "gaps(day by region) == 0"

[gap-means]
holds = "mean(total by gap) <= 4"

[there]
holds = "exists in areas on region, day"

[year]
holds = "total >= year_before(total)"
by = "region"
order = "day"

[unusual]
holds = "hb(code) <= 9"
by = "region"
order = "day"

[codes]
holds = "total == children(total)"
hierarchy = { code = "code" }

[kinds-once]
unique = ["kind", "code"]
missing = "fails"

[within]
holds = "cases <= total"

[tens]
holds = "20 * cases >= 850"
"""

REGIONS = ("north", "south", "east", "all")


def records(seed: int) -> pa.Table:
    """A record for each region and day, a few of them twice; some lack something, and one day has no total."""
    chance = random.Random(seed)
    days = [(region, f"2020-03-{day:02}") for region in REGIONS for day in range(1, 29)]
    rows: list[dict[str, object]] = [
        {
            "region": region,
            "day": day,
            "kind": chance.choice([1, 2]),
            "code": chance.randrange(10**6),
            "cases": f"{chance.choice(['', '约'])}{chance.randrange(90)}人",
            "total": chance.randrange(9),
            "gap": chance.randrange(90),
        }
        for region, day in [*days, *chance.sample(days, 4)]
    ]
    chance.shuffle(rows)
    for row, column in zip(rows, ["total", "gap"], strict=False):
        row[column] = None
    rows[-1]["cases"] = "不详"
    alone = {"region": "north", "day": "2020-03-30", "kind": 1, "code": 0, "cases": "1人", "total": 1, "gap": 1}
    rows.insert(2, alone)
    return pa.Table.from_pylist(rows)


def areas(seed: int) -> pa.Table:
    """The records of the other table: up to four for a region and a day."""
    chance = random.Random(seed)
    rows: list[dict[str, object]] = [
        {
            "region": chance.choice(REGIONS[1:]),
            "day": f"2020-03-{chance.randrange(2, 30):02}",
            "people": chance.choice(["1", "2", "about 5"]),
            "gap": chance.randrange(90),
        }
        for _ in range(80)
    ]
    rows[0] |= {"people": "?", "gap": None}
    return pa.Table.from_pylist(rows)


def project(folder: Path, checks: str = CHECKS, parts: int = 1) -> Path:
    """A project with both tables, each of so many files."""
    (folder / "checks").mkdir(parents=True)
    (folder / "checks" / "p.toml").write_text(checks, encoding="utf-8")
    (folder / "check-data.toml").write_text('language = "en"\n', encoding="utf-8")
    for name, made in (("p", records), ("areas", areas)):
        (folder / "data" / name).mkdir(parents=True)
        for part in range(parts):
            parquet.write_table(made(part), folder / "data" / name / f"{part}.parquet", row_group_size=30)
    return folder
