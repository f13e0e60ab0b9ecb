"""Checks across records in projects, on every engine: what must not be reported, what must, and what can't be done."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from check_data import cli
from check_data.agreement.declarations import read_checks
from check_data.agreement.expression import BadExpression
from check_data.findings import Finding, Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.returns.evaluate import evaluate
from check_data.runner import run
from tests.helpers import SHARED, needs_shared, project
from tests.returns.test_tables import ENGINES, WRITERS, counts

ITALY = SHARED / "corpora" / "italy"


def built(folder: Path, checks: str, ending: str = ".csv", config: str = "", **tables: pd.DataFrame) -> Path:
    """A project with the checks of table p, and other tables beside it."""
    project(folder, "", checks, config=f'language = "en"\n{config}')
    (folder / "data").mkdir(exist_ok=True)
    for name, frame in tables.items():
        WRITERS[ending](frame, folder / "data" / f"{name}{ending}")
    return folder


def checked(folder: Path, engine: str = "pandas", shown: int = 3) -> Checked:
    table = next(each for each in load_project(folder).tables if each.name == "p")
    return check_table(table, engine, shown=shown)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int, str, str]]:
    return [(each.rule, each.place.line, each.message.text("en"), each.arithmetic) for each in findings]


def frame(text: str) -> pd.DataFrame:
    """A table written in lines, with gaps as dots."""
    return pd.read_csv(StringIO(text), sep=r"\s+", na_values=["."]).convert_dtypes()


CHILDREN = frame("""
date       region cases
2020-03-01 Lazio  3
2020-03-01 Molise 4
2020-03-02 Lazio  5
2020-03-02 Molise 6
2020-03-02 Umbria 7
2020-03-03 Lazio  .
2020-03-03 Molise 1
""")
PARENTS = frame("""
date       total cases
2020-03-01 7     7
2020-03-02 19    18
2020-03-03 50    50
2020-03-04 1     1
.          1     1
""")
OTHER = 'with = "regions"\non = "date"\n'
PARTS = f'[all]\nholds = "total == sum(regions.cases)"\n{OTHER}'


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("holds", ["total == sum(regions.cases)", "sum(cases by region) == total"])
def test_a_parent_table_against_its_children(holds: str, engine: str, ending: str, tmp_path: Path) -> None:
    folder = built(tmp_path, f'[all]\nholds = "{holds}"\n{OTHER}', ending, p=PARENTS, regions=CHILDREN)
    found = checked(folder, engine)
    assert counts(found, "all") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 3}
    ((_, line, message, arithmetic),) = told(found.findings)
    assert (line, message) == (
        2 + (ending in (".csv", ".xlsx")),
        f"2 (2020-03-02): all does not hold, neither as stated nor as rounded: {holds}",
    )
    assert arithmetic.startswith("5 + 6 + 7")
    path = folder / "checks" / "p.toml"
    assert found.remarks == (f"{path}:1: [all] 2 records have no counterpart in regions by date: undetermined",)


def test_a_finding_names_its_figures_where_they_stand(tmp_path: Path) -> None:
    found = checked(
        built(tmp_path, f'[all]\nholds = "total == sum(regions.cases)"\n{OTHER}', p=PARENTS, regions=CHILDREN)
    )
    (finding,) = found.findings
    assert finding.arithmetic == "5 + 6 + 7 = 18 ≠ 19"
    assert [(each.name, each.quote, Path(each.place.path).stem, each.place.line) for each in finding.figures] == [
        ("total", "19", "p", 3),
        ("sum(regions.cases)", "18", "regions", 1),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_key_names_the_record(engine: str, tmp_path: Path) -> None:
    config = '[publication.p]\nkey = "date"\n'
    parents = PARENTS[:4].convert_dtypes()
    folder = built(
        tmp_path, f'[all]\nholds = "total == sum(regions.cases)"\n{OTHER}', config=config, p=parents, regions=CHILDREN
    )
    ((_, line, message, _),) = told(checked(folder, engine).findings)
    assert line == 3
    assert message.startswith("2020-03-02")
    assert message.count("2020") == 1


TABLE = frame("""
date       region cases total
2020-03-01 Lazio  3     7
2020-03-01 Italia 7     7
2020-03-01 Molise 4     7
2020-03-02 Italia 30    11
2020-03-02 Lazio  5     11
2020-03-02 Molise 6     12
2020-03-03 Italia 30    0
""")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("holds", ["cases == sum(cases)", "cases == sum(by region)", "cases == sum(cases by region)"])
def test_a_total_row_among_its_parts(holds: str, engine: str, tmp_path: Path) -> None:
    """The check counts the total rows alone; one without parts is undetermined."""
    found = checked(
        built(tmp_path, f'[all]\nholds = "{holds}"\ntotal_row = {{ region = "Italia" }}\nby = "date"', p=TABLE), engine
    )
    assert counts(found, "all") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 1}
    ((_, line, message, arithmetic),) = told(found.findings)
    assert (line, message[:16], arithmetic) == (5, "4 (2020-03-02): ", "5 + 6 = 11 ≠ 30")


def test_a_total_row_of_the_whole_table(tmp_path: Path) -> None:
    table = frame("name size cases\na 1 2\nb 1 3\nc 2 4\n. 9 9")
    for cell, verdict in (('{ name = "" }', Verdict.AGREES), ("{ size = 2 }", Verdict.DISAGREES)):
        found = checked(built(tmp_path, f'[all]\nholds = "cases == sum(cases)"\ntotal_row = {cell}', p=table))
        assert counts(found, "all") == {verdict: 1}
    assert told(found.findings)[0][2:] == (
        "3: all does not hold, neither as stated nor as rounded: cases == sum(cases)",
        "2 + 3 + 9 = 14 ≠ 4",
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_no_record_is_the_total(engine: str, tmp_path: Path) -> None:
    checks = '[all]\nholds = "cases == sum(by region)"\ntotal_row = { region = "Italy", date = "x" }'
    with pytest.raises(NotRunnable, match=r":1: \[all\] no record of .*p.csv has region = 'Italy' and date = 'x'"):
        checked(built(tmp_path, checks, p=TABLE), engine)
    assert (
        counts(checked(built(tmp_path, checks, ".parquet", p=TABLE[:0]).with_name(tmp_path.name), engine), "all") == {}
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_sums_within_a_table(engine: str, tmp_path: Path) -> None:
    checks = '[all]\nholds = "total == sum(cases)"\nby = "date"\n[first]\nholds = "cases <= 30"\n'
    table = TABLE[TABLE["region"] != "Italia"]
    found = checked(built(tmp_path, checks, p=table), engine)
    assert list(found.verdicts) == ["all", "first"]
    assert counts(found, "all") == {Verdict.AGREES: 3, Verdict.DISAGREES: 1}
    assert told(found.findings)[0][3] == "5 + 6 = 11 ≠ 12"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_parts_of_a_long_sum_are_abbreviated(engine: str, tmp_path: Path) -> None:
    for size, arithmetic in ((4, "1 + 2 + 3 + 4 = 10 ≠ 11"), (5, "1 + 2 + … (5 records) = 15 ≠ 11"), (1, "11 ≠ 1")):
        table = pd.DataFrame({"g": 1, "x": range(1, size + 1), "t": 11})
        found = checked(built(tmp_path, '[all]\nholds = "t == sum(x)"\nby = "g"', p=table), engine, shown=1)
        assert [each.arithmetic for each in found.findings] == [arithmetic]
    found = checked(built(tmp_path, '[all]\nholds = "t - 2 * sum(x) <= -sum(x) - 40"\nby = "g"', p=table), engine)
    assert found.findings[0].arithmetic == "11 − 2 × 1 = 9 > −41 = −1 − 40"


RISES = '[rises]\nholds = "cases >= previous(cases)"\norder = "date"\n'


@pytest.mark.parametrize("engine", ENGINES)
def test_the_record_before(engine: str, tmp_path: Path) -> None:
    """The first is undetermined, and those about a gap; the order of the table decides nothing."""
    table = frame("""
date       cases
2020-03-03 5
2020-03-01 4
2020-03-02 6
2020-03-04 .
2020-03-05 4
2020-03-06 4
""")
    found = checked(built(tmp_path, RISES, p=table), engine)
    assert counts(found, "rises") == {Verdict.AGREES: 2, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 3}
    (finding,) = found.findings
    assert (finding.place.line, finding.arithmetic) == (2, "5 < 6")
    assert [(each.name, each.place.line) for each in finding.figures] == [("cases", 2), ("previous(cases)", 4)]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_record_before_of_a_group(engine: str, tmp_path: Path) -> None:
    table = frame("""
day region cases
1   Lazio  9
1   Molise 1
2   Lazio  9
2   Molise 2
10  Lazio  8
10  Molise 2
""")
    found = checked(built(tmp_path, f'{RISES.replace("date", "day")}by = "region"', p=table), engine)
    assert counts(found, "rises") == {Verdict.AGREES: 3, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 2}
    assert told(found.findings)[0][2].startswith("5 (Lazio, 10): rises does not hold")


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_before_what_stands_beside_it(engine: str, tmp_path: Path) -> None:
    """Two records at one place are told, and leave themselves and the next one undetermined, not wrong."""
    table = frame("day cases\n1 9\n2 8\n2 7\n2 6\n3 5\n4 4")
    found = checked(built(tmp_path, RISES.replace("date", "day"), p=table), engine)
    assert counts(found, "rises") == {Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 5}
    assert [(each.rule, each.place.line) for each in found.findings] == [("CD201", 7), ("CD108", 3)]
    what = "day = 2 (2, 3, 4): records that should be one (rises: cases >= previous(cases))"
    assert found.findings[1].message.text("en") == what
    assert found.findings[1].verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("engine", ENGINES)
def test_an_order_within_itself_names_its_column_once(engine: str, tmp_path: Path) -> None:
    checks = '[a]\nholds = "cases >= previous(cases)"\nby = "day"\norder = "day"\n'
    folder, file = built(tmp_path, checks, p=frame("day cases\n1 9\n1 8\n2 7")), tmp_path / "all.jsonl"
    (finding,) = checked(folder, engine).findings
    assert finding.message.values["record"] == "day = 1 (1, 2)"
    assert [each.name for each in finding.figures] == ["day"]
    assert cli.main([str(folder), "--engine", engine, "--all", str(file)]) == 1
    assert '"figures": {"day": "1"}' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_record_that_may_stand_anywhere(engine: str, ending: str, tmp_path: Path) -> None:
    table = frame("day region cases\n1 a 9\n2 a 8\n. a 1\n1 b 3\n2 b 2")
    checks = f'{RISES.replace("date", "day")}by = "region"\n[sum]\nholds = "sum(cases) == 5"\nby = "region"'
    found = checked(built(tmp_path, checks, ending, p=table), engine)
    assert counts(found, "rises") == {Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 4}
    assert [each.split("] ")[1] for each in found.remarks] == [
        "1 records have no region, day: previous(cases) is undetermined in their groups"
    ]
    lost = frame("day region cases\n1 a 9\n2 a 8\n1 . 1\n1 b 3\n2 b 2")
    found = checked(built(tmp_path, checks, ending, p=lost), engine)
    assert counts(found, "rises") == counts(found, "sum") == {Verdict.UNDETERMINED: 5}
    assert [each.split("] ")[1] for each in found.remarks] == [
        "1 records have no region, day: previous(cases) is undetermined in their groups",
        "1 records have no region: sum(cases) is undetermined",
    ]
    whole = checked(built(tmp_path, RISES.replace("date", "day"), ending, p=table), engine)
    assert whole.remarks[0].endswith("previous(cases) is undetermined in the table")


@pytest.mark.parametrize("engine", ENGINES)
def test_days_in_no_known_order(engine: str, tmp_path: Path) -> None:
    """As texts they would be sorted, and wrongly."""
    table = frame("date cases\n5/3/2020 4\n10/2/2020 3")
    with pytest.raises(NotRunnable, match=r"p.toml:1: \[rises\] .*p.csv: order: column 'date' holds 5/3/2020, which"):
        checked(built(tmp_path, RISES, p=table), engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
def test_each_record_once(engine: str, ending: str, tmp_path: Path) -> None:
    table = frame("day region cases\n1 a 9\n2 a 8\n1 a 7\n. a 8\n. a 8\n1 b 8\n1 a 7")
    found = checked(built(tmp_path, '[once]\nunique = ["day", "region"]', ending, p=table), engine, shown=2)
    assert counts(found, "once") == {Verdict.AGREES: 2, Verdict.DISAGREES: 3, Verdict.UNDETERMINED: 2}
    (finding,) = found.findings
    told = "day = 1, region = a (1, 3, 7)"
    assert finding.message.text("en") == f"{told}: records that should be one (once: unique(day, region))"
    assert finding.message.text("zh") == f"{told}：应为同一条的记录（once：unique(day, region)）"
    assert (finding.check, finding.verdict) == ("once", Verdict.DISAGREES)


@pytest.mark.parametrize(("records", "told"), [(100, ", 98, 99, 100)"), (101, ", 98, 99, 100, … (101))")])
def test_many_records_that_should_be_one_are_one_finding(records: int, told: str, tmp_path: Path) -> None:
    table = pd.DataFrame({"day": [1] * records + [2], "cases": range(records + 1)})
    folder = built(tmp_path, '[once]\nunique = "day"', p=table)
    found = checked(folder, "polars", shown=1000)
    assert counts(found, "once") == {Verdict.DISAGREES: records, Verdict.AGREES: 1}
    (finding,) = found.findings
    said = finding.message.text("en")
    assert said.startswith("day = 1 (1, 2, 3, ")
    assert said.endswith(f"{told}: records that should be one (once: unique(day))")
    assert finding.place.line == 2


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", WRITERS)
def test_two_tables_that_say_the_same(engine: str, ending: str, tmp_path: Path) -> None:
    mine = frame("day region cases\n1 a 9\n2 a 8\n3 a 7\n1 b 8\n9 b 8\n8 a 8")
    theirs = frame("day region cases\n2 a 8\n1 a 9\n3 a 6\n1 b 8\n7 b 1\n8 a 8\n8 a 8\n. a 3")
    checks = '[same]\nholds = "cases == who.cases"\nwith = "who"\non = ["day", "region"]'
    found = checked(built(tmp_path, checks, ending, p=mine, who=theirs), engine)
    assert counts(found, "same") == {Verdict.AGREES: 3, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 2}
    headed = ending in (".csv", ".xlsx")
    assert [(rule, line) for rule, line, _, _ in told(found.findings)] == [("CD201", 3 + headed), ("CD108", 6 + headed)]
    assert found.findings[0].arithmetic == "7 ≠ 6"
    assert [Path(each.place.path).stem for each in found.findings[0].figures] == ["p", "who"]
    assert Path(found.findings[1].place.path).stem == "who"
    assert [each.split("] ")[1] for each in found.remarks] == [
        "1 records have no counterpart in who by day, region: undetermined",
        "1 values of day, region in who have no record here: not checked",
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_figures_as_printed_are_added_by_what_they_mean(engine: str, tmp_path: Path) -> None:
    """Rounded parts widen the sum by their number; a text that none reads leaves it undetermined, and is told."""
    table = pd.DataFrame(
        {
            "g": [1, 1, 2, 2, 3, 3, 4],
            "t": ["9.5万", "9.5万", "1", "1", "3100", "3100", "5"],
            "x": ["4.8万", "4.6万", "?", "1", "1200", "1840", "6"],
        }
    )
    checks = '[all]\nholds = "t == sum(x)"\nby = "g"'
    found = checked(built(tmp_path, checks, ".parquet", p=table), engine)
    assert counts(found, "all") == {
        Verdict.AGREES: 2,
        Verdict.UNDETERMINED: 2,
        Verdict.AGREES_AS_ROUNDED: 2,
        Verdict.DISAGREES: 1,
    }
    texts = [(each.rule, each.severity.label, each.arithmetic) for each in found.findings]
    assert texts == [
        ("CD201", "warning", "1200 + 1840 = 3040 ≠ 3100; ≈ 3100 = 3050 … 3150, 1200 + 1840 = 2985 … 3095"),
        ("CD201", "warning", "1200 + 1840 = 3040 ≠ 3100; ≈ 3100 = 3050 … 3150, 1200 + 1840 = 2985 … 3095"),
        ("CD201", "error", "5 ≠ 6"),
        ("CD106", "error", ""),
    ]
    # The pass over each record tells it already.
    both = checked(built(tmp_path, f'{checks}\n[own]\nholds = "x >= 0"', ".parquet", p=table), engine)
    assert [each.rule for each in both.findings].count("CD106") == 1


SCHEMA = """
from pandera.pandas import DataFrameModel
from check_data import Count, agreements, figure

@agreements(__file__)
class Return(DataFrameModel):
    cases: Count = figure("人", rounded_to=10)
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_the_schemas_of_both_tables_say_how_figures_are_rounded(engine: str, tmp_path: Path) -> None:
    parents, children = frame("date cases\n1 90\n2 70"), frame("date cases\n1 30\n1 40\n2 20\n2 40")
    folder = built(tmp_path, '[all]\nholds = "cases == sum(o.cases)"\nwith = "o"\non = "date"', p=parents, o=children)
    assert counts(checked(folder, engine), "all") == {Verdict.DISAGREES: 2}
    (folder / "schemas").mkdir()
    for name in ("p", "o"):
        (folder / "schemas" / f"{name}.py").write_text(SCHEMA, encoding="utf-8")
    assert counts(checked(folder, engine), "all") == {Verdict.DISAGREES: 1, Verdict.AGREES: 1}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("checks", "problem"),
    [
        (
            f'[a]\nholds = "total == sum(regions.deaths)"\n{OTHER}',
            "regions.csv: no column 'deaths'",
        ),
        (f'[a]\nholds = "all == sum(regions.cases)"\n{OTHER}', "p.csv: no column 'all'"),
        (f'[a]\nholds = "total == sum(cases by sex)"\n{OTHER}', "regions.csv: no column 'sex'"),
        (
            '[a]\nholds = "total == sum(regions.cases)"\nwith = "regions"\non = "day"',
            "p.csv: no column 'day'.*date",
        ),
        ('[a]\nholds = "total == regions.x"\nwith = "regions"\non = "total"', "regions.csv: no column 'x'"),
        ('[a]\nholds = "total == regions.cases"\nwith = "regions"\non = "total"', "regions.csv: no column 'total'"),
        ('[a]\nholds = "total == sum(cases)"\nby = "day"', "p.csv: no column 'day'.*date"),
        (
            '[a]\nholds = "total == previous(total)"\norder = "day"',
            "p.csv: no column 'day'.*date",
        ),
        ('[a]\nholds = "total == previous(all)"\norder = "date"', "p.csv: no column 'all'"),
        ('[a]\nunique = ["date", "day"]', "p.csv: no column 'day'.*date"),
    ],
)
def test_a_column_that_is_not_there(checks: str, problem: str, engine: str, tmp_path: Path) -> None:
    with pytest.raises(NotRunnable, match=rf"^.*p.toml:2: \[a\] .*{problem}"):
        checked(built(tmp_path, f"# checks\n{checks}", p=PARENTS, regions=CHILDREN), engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_holds_no_figures(engine: str, tmp_path: Path) -> None:
    folder = built(
        tmp_path, '[a]\nholds = "t == sum(x)"\nby = "t"', ".parquet", p=pd.DataFrame({"t": [1], "x": [True]})
    )
    with pytest.raises(NotRunnable, match=r"p.parquet:1: column 'x' holds Boolean, which is no figure"):
        checked(folder, engine)


def test_a_table_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = built(tmp_path, f'[a]\nholds = "total == sum(regions.cases)"\n{OTHER}', p=PARENTS)
    assert cli.main([str(folder)]) == 2
    err = capsys.readouterr().err
    assert f"p.toml:1: [a] no table of records 'regions' in {folder / 'data'}; there are p" in err


def test_the_command_tells_them_like_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = f'{PARTS}[once]\nunique = "cases"\n'
    folder, file = built(tmp_path, checks, p=pd.concat([PARENTS] * 2), regions=CHILDREN), tmp_path / "all.jsonl"
    for engine in ENGINES:
        assert cli.main([str(folder), "--engine", engine, "--first", "1", "--all", str(file)]) == 1
        out, err = capsys.readouterr()
        assert out.count("error[CD201]") == out.count("error[CD108]") == 1
        assert "5 + 6 + 7 = 18 ≠ 19" in out
        assert "    all    2       0                  2          6             20.0000%" in out
        assert "4 records have no counterpart" in err
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert [(each["check"], each["number"]) for each in rows] == [
            *(("all", number) for number in (2, 7)),
            *(("once", number) for number in range(1, 5)),
        ]
        assert rows[0]["figures"] == {"total": "19", "sum(regions.cases)": "18"}
        assert rows[-1]["figures"] == {"cases": "1"}
    assert cli.main([str(folder), "--output-format", "html"]) == 1
    assert "records that should be one" in capsys.readouterr().out


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_table_has_no_findings(engine: str, tmp_path: Path) -> None:
    checks = f'{PARTS}{RISES}[once]\nunique = "date"'
    found = checked(built(tmp_path, checks, ".parquet", p=PARENTS[:0], regions=CHILDREN[:0]), engine)
    assert (found.records, found.findings, sum(found.counts.values())) == (0, (), 0)


def test_waivers(tmp_path: Path) -> None:
    for table, codes in ((TABLE, []), (TABLE[:3], ["CD903"])):
        checks = (
            '[all]\nholds = "cases == sum(by region)"\nby = "date"\ntotal_row = { region = "Italia" }\n'
            'waived = { reason = "corrected in print" }\n'
        )
        report = run(built(tmp_path, checks, p=table))
        assert [each.rule for each in report.findings if each.waiver is None] == codes


def test_the_units_of_a_sum(tmp_path: Path) -> None:
    """Hours and days are converted; 家 are not added to 人."""
    table = pd.DataFrame({"g": [1, 1, 2, 2], "t": ["2天", "3天", "3人", "3人"], "x": ["24小时", "1天", "1人", "2家"]})
    found = checked(built(tmp_path, '[all]\nholds = "t == sum(x)"\nby = "g"', ".parquet", p=table))
    assert counts(found, "all") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1, Verdict.UNDETERMINED: 2}
    hours = pd.DataFrame({"g": [1, 1], "t": ["2天", "3天"], "x": ["24小时", "24小时"]})
    found = checked(built(tmp_path, '[all]\nholds = "t == sum(x)"\nby = "g"', ".parquet", p=hours))
    assert counts(found, "all") == {Verdict.AGREES: 1, Verdict.DISAGREES: 1}
    assert found.findings[0].arithmetic == "24小时 + 24小时 = 2 ≠ 3天"
    days = pd.DataFrame({"g": [1, 1], "t": ["1", "1"], "x": ["2020年3月1日", "2020年3月2日"]})
    found = checked(built(tmp_path, '[all]\nholds = "t == sum(x)"\nby = "g"', ".parquet", p=days))
    assert counts(found, "all") == {Verdict.UNDETERMINED: 2}


def test_frames_have_no_other_records() -> None:
    check = read_checks('[a]\nunique = "x"', "checks/p.toml")
    with pytest.raises(BadExpression, match="a joins records, which only the command does, over tables in data/"):
        evaluate(pd.DataFrame({"x": [1]}), check)


def test_models_leave_them_out(tmp_path: Path) -> None:
    """Pandera sees a frame at a time."""
    folder = built(tmp_path, '[once]\nunique = "cases"\n[few]\nholds = "cases <= 5"', ".parquet", p=CHILDREN)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "p.py").write_text(SCHEMA.replace(", rounded_to=10", ", nullable=True"), encoding="utf-8")
    models = load_project(folder).tables[0].models
    assert models is not None
    found = checked(folder)
    assert sorted({each.check or "" for each in found.findings}) == ["few"]
    assert counts(found, "once") == {Verdict.AGREES: 6, Verdict.UNDETERMINED: 1}


@needs_shared
@pytest.mark.parametrize("engine", ENGINES)
def test_the_italian_regions_make_up_the_nation(engine: str, tmp_path: Path) -> None:
    """Real tables of 84 days; the national one is made of exact sums, and one figure of it changed."""
    days = [pd.read_csv(path, keep_default_na=False, na_values=[""]) for path in sorted(ITALY.glob("*.csv"))]
    figures = ["totale_casi", "deceduti", "tamponi"]
    regions = pd.concat(days, ignore_index=True)[["data", "denominazione_regione", *figures]]
    nation = regions.groupby("data", as_index=False)[figures].sum()
    nation["deceduti"] += nation.index == 40
    checks = "".join(
        f'[{name}]\nholds = "{name} == sum(by denominazione_regione)"\nwith = "regioni"\non = "data"\n'
        f'[{name}-rises]\nholds = "{name} >= previous({name})"\norder = "data"\n'
        for name in figures
    )
    found = checked(built(tmp_path, checks, p=nation, regioni=regions), engine)
    wrong = {name: counts(found, name).get(Verdict.DISAGREES, 0) for name in figures}
    assert wrong == {"totale_casi": 0, "deceduti": 1, "tamponi": 0}
    assert all(counts(found, name)[Verdict.AGREES] == 84 - wrong[name] for name in figures)
    assert all(counts(found, f"{name}-rises") == {Verdict.AGREES: 83, Verdict.UNDETERMINED: 1} for name in figures)
    (finding,) = found.findings
    assert (finding.place.line, finding.arithmetic.split(" = ")[0][-14:]) == (42, "… (21 records)")
    assert found.remarks == ()
