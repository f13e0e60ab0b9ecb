"""The rules of well-known tools that docs/rules.md has in this language, over records, against plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from check_data.findings import Verdict
from check_data.project import load_project
from check_data.returns.check import check_table
from tests.helpers import ROOT

TEXT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```toml\n# checks/(\w+)\.toml\n(.*?)```", TEXT, re.DOTALL))
ENGINES = ("pandas", "polars", "duckdb")

# Records of structural business statistics, known from R's data SBS2000.
SBS = """id,staff,turnover,other.rev,total.rev,staff.costs,total.costs,profit
RET01,75,,,1130,,18915,20045
RET05,,,37,5602,314,5530,72
RET09,6,2596,,2596,147,2486,110
RET14,,931397,,931397,36872,841489,89908
RET19,3,690,,690,19000,464507,225493
RET25,3,1665,,1665,70,186,1478
RET30,6,1831,1831,1831,53,1443,388
RET36,14,2649,98350,2747,221302,2725410,22457
"""
FIRMS = """id,year,size,staff,income,costs,profit,share,opened
RET01,2019,small,3,100,90,10,0.5,1999-01-31
RET01,2020,small,60,400,391,10,1.5,1999-01-31
RET02,2020,huge,,50,20,10,0,2021-01-01
RET2,2020,large,2,10,0,10,,1899-12-31
RET02,2020,,0,50,40,10,1,
"""
AREAS = "id,year,area,income\nRET01,2019,N,60\nRET01,2019,S,40\nRET01,2020,N,300\nRET2,2020,N,10\n"
ENTRIES = "flow,value,A,B,C,D,L,N\nCREDIT,5,199,90,110,20,,200\nDEBIT,-5,1,10,120,110,0,2\nCREDIT,-1,,100,110,20,5,5\n"
QUARTERS = """region,quarter,sector,jobs,pay,office,region_code
N,2023Q4,all,30,10,1,1
N,2023Q4,goods,10,11,1,1
N,2023Q4,services,20,10,1,1
N,2024Q1,all,33,10,1,1
N,2024Q1,goods,12,12,1,1
N,2024Q1,services,20,11,2,1
N,2024Q4,all,70,10,2,2
N,2024Q4,goods,30,30,2,2
N,2024Q4,services,40,12,3,1
S,2024Q4,all,5,,3,1
"""
SECTORS = "sector,parent\nall,\ngoods,all\nservices,all\n"
BALANCES = """country,year,entry,amount
X,2009,B,5
X,2009,C,12
X,2009,D,7
X,2009,N,9
X,2009,A,4
X,2009,L,5
X,2010,B,5
X,2010,C,12
X,2010,D,8
X,2010,N,9
X,2010,A,4
X,2010,L,
"""
# pointblank's example, a row a record.
SMALL = """date_time,date,a,b,c,d,e,f
2016-01-04 11:00,2016-01-04,2,1-bcd-345,3,3423.29,TRUE,high
2016-01-04 00:32,2016-01-04,3,5-egh-163,8,9999.99,TRUE,low
2016-01-05 13:32,2016-01-05,6,8-kdg-938,3,2343.23,TRUE,high
2016-01-06 17:23,2016-01-06,2,5-jdo-903,,3892.4,FALSE,mid
2016-01-09 12:36,2016-01-09,8,3-ldm-038,7,283.94,TRUE,low
2016-01-11 06:15,2016-01-11,4,2-dhe-923,4,3291.03,TRUE,mid
2016-01-15 18:46,2016-01-15,7,1-knw-093,3,843.34,TRUE,high
2016-01-17 11:27,2016-01-17,4,5-boe-639,2,1035.64,FALSE,low
2016-01-20 04:30,2016-01-20,3,5-bce-642,9,837.93,FALSE,high
2016-01-20 04:30,2016-01-20,3,5-bce-642,9,837.93,FALSE,high
2016-01-26 20:07,2016-01-26,4,2-dmx-010,7,833.98,TRUE,low
2016-01-28 02:51,2016-01-28,2,7-dmx-010,8,108.34,FALSE,low
2016-01-30 11:23,2016-01-30,1,3-dka-303,,2230.09,TRUE,high
"""
DATA = {
    "sbs": {"sbs": SBS},
    "firms": {"firms": FIRMS, "sizes": "code,name\nsmall,Small\nlarge,Large\n", "firms_in_area": AREAS},
    "quarters": {
        "quarters": QUARTERS,
        "sectors": SECTORS,
        "expected": "region,quarter\nN,2023Q4\nN,2024Q1\nN,2024Q4\n",
    },
    "entries": {"entries": ENTRIES},
    "balances": {"balances": BALANCES},
    "small_table": {"small_table": SMALL},
}


def counts(folder: Path, name: str, engine: str) -> dict[str, tuple[int, int, int]]:
    for path, text in {
        **{f"data/{each}.csv": text for each, text in DATA[name].items()}, f"checks/{name}.toml": BLOCKS[name],
    }.items():  # fmt: skip
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    project = load_project(folder)
    assert not project.unread
    found = check_table(next(each for each in project.tables if each.name == name), engine).verdicts
    wanted = (Verdict.AGREES, Verdict.DISAGREES, Verdict.UNDETERMINED)
    return {check: tuple(each[verdict] for verdict in wanted) for check, each in found.items()}  # type: ignore[misc]


def test_all_blocks_are_run() -> None:
    assert set(BLOCKS) == set(DATA)


Row = Mapping[str, Any]
PLAIN: Mapping[str, Callable[[Row], bool]] = {
    "staff-is-positive": lambda r: r["staff"] >= 0,
    "turnover-is-positive": lambda r: r["turnover"] >= 0,
    "other.rev-is-positive": lambda r: r["other.rev"] >= 0,
    "staff.costs-is-positive": lambda r: r["staff.costs"] >= 0,
    "revenue-adds-up": lambda r: r["turnover"] + r["other.rev"] == r["total.rev"],
    "costs-of-staff-are-costs": lambda r: r["total.costs"] >= r["staff.costs"],
    "profit": lambda r: r["profit"] == r["total.rev"] - r["total.costs"],
    "profit-is-plausible": lambda r: 10 * r["profit"] <= 6 * r["total.rev"],
    "staff-is-paid": lambda r: (r["staff.costs"] or 0) > 0 or r["staff"] <= 0 or r["staff.costs"] > 0,
    "costs-a-head": lambda r: r["staff.costs"] < 50 * r["staff"],
}


def _in_python(rule: Callable[[Row], bool], rows: Sequence[Row]) -> tuple[int, int, int]:
    found = [0, 0, 0]
    for row in rows:
        try:
            found[not rule(row)] += 1
        except TypeError:  # a cell is missing
            found[2] += 1
    return found[0], found[1], found[2]


@pytest.mark.parametrize("engine", ENGINES)
def test_structural_business_statistics(tmp_path: Path, engine: str) -> None:
    header, *lines = (line.split(",") for line in SBS.splitlines())
    rows = [dict(zip(header, (int(each) if each.isdigit() else each or None for each in line), strict=True))
            for line in lines]  # fmt: skip
    assert counts(tmp_path, "sbs", engine) == {name: _in_python(rule, rows) for name, rule in PLAIN.items()}


@pytest.mark.parametrize("engine", ENGINES)
def test_kinds_of_the_cookbook(tmp_path: Path, engine: str) -> None:
    assert counts(tmp_path, "firms", engine) == {
        "complete": (4, 1, 0),
        "id": (4, 1, 0),
        "share": (3, 1, 1),
        "opened": (2, 2, 1),
        "size": (4, 1, 0),
        "once": (3, 2, 0),
        "balance": (4, 1, 0),
        "paid": (4, 1, 0),
        "small": (4, 1, 0),
        "grows": (0, 1, 4),
        "of-all": (2, 1, 2),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_kinds_of_the_cookbook_over_several_records(tmp_path: Path, engine: str) -> None:
    assert counts(tmp_path, "quarters", engine) == {
        "expected": (9, 1, 0),
        "no-gaps": (1, 3, 0),
        "one-total": (4, 0, 0),
        "adds-up": (2, 1, 1),
        "sectors-add-up": (2, 1, 1),
        "alike": (1, 1, 1),
        "near-the-mean": (5, 1, 4),
        "one-code-an-office": (2, 1, 0),
        "unusual": (8, 1, 1),
        "year-on-year": (1, 2, 7),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_hierarchical_rules_of_vtl_over_the_long_form(tmp_path: Path, engine: str) -> None:
    assert counts(tmp_path, "balances", engine) == {"balance": (1, 1, 0), "net": (0, 1, 1)}


@pytest.mark.parametrize("engine", ENGINES)
def test_rule_sets_of_vtl(tmp_path: Path, engine: str) -> None:
    assert counts(tmp_path, "entries", engine) == {"credit": (2, 1, 0), "balance": (2, 1, 0), "net": (2, 0, 1)}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_small_table(tmp_path: Path, engine: str) -> None:
    assert counts(tmp_path, "small_table", engine) == {
        "d-above-100": (13, 0, 0),
        "c-at-most-5": (7, 6, 0),
        "c-given": (11, 2, 0),
        "a-between": (12, 1, 0),
        "b-form": (13, 0, 0),
        "f-one-of": (13, 0, 0),
        "january": (13, 0, 0),
        "e-or-d": (13, 0, 0),
        "distinct": (9, 2, 2),
        "all-rows": (1, 0, 0),
        "each-level": (1, 0, 0),
        "rows-complete": (11, 2, 0),
        "null-with-e": (13, 0, 0),
        "first-of-b": (13, 0, 0),
        "on-segments": (3, 0, 0),
        "in-time": (9, 0, 4),
        "several": (13, 0, 0),
    }
