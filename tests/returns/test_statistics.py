"""Checks over groups of records: what must not be reported, what must, and what can't be meant, on every engine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from check_data.agreement.check import Quantity
from check_data.agreement.declarations import BadDeclaration, read_checks
from check_data.agreement.periods import gaps_in, period_of, year_before
from check_data.agreement.rule.decide import Truth
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit, unit
from check_data.findings import Severity, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.across import outliers, parts
from check_data.returns.across.parts import Found, Part
from tests.returns.test_across import built, checked, frame, told
from tests.returns.test_tables import ENGINES, counts

AGREE, DISAGREE, OPEN = Verdict.AGREES, Verdict.DISAGREES, Verdict.UNDETERMINED
PEOPLE = frame("""
hh role v  g q
1  h    1  a 2020Q1
1  h    2  a 2020Q2
2  m    30 a 2020Q4
1  m    5  b 2020Q1
2  h    .  b 2020Q2
2  m    6  b 2020Q3
3  m    7  b 2020Q4
""")


def _below(folder: Path) -> Path:
    (folder / "below").mkdir()
    return folder / "below"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("check", "verdicts"),
    [
        ("holds = 'count(role == \"h\" by hh) == 1'", (1, 2, 0)),
        ("holds = 'count(role == \"h\") >= 1'\nby = 'hh'", (2, 1, 0)),
        ("holds = 'count() >= 7'", (1, 0, 0)),
        ("holds = 'count(v by g) == 3'", (2, 0, 0)),
        ("holds = 'count(v > 4 by g) <= 1'", (1, 1, 0)),
        ("holds = 'count(v > 4 by g) <= 3'", (1, 0, 1)),
        ("holds = 'share(role == \"h\" by hh) <= 0.5'", (2, 1, 0)),
        ("holds = 'share(v by g) <= 0.5'", (2, 1, 4)),
        ("holds = 'v <= 10 * median(v where given(v) by g)'", (5, 1, 1)),
        ("holds = 'median(v by g) >= 5.5'", (1, 1, 0)),
        ("holds = 'median(v by g) <= 7'", (2, 0, 0)),
        ("holds = 'mean(v by g) == 11'", (1, 0, 1)),
        ("holds = 'mean(v where v > 50 by g) == 11'", (0, 0, 2)),
        ("holds = 'mean(v where role == \"m\" weight hh by g) == 30'", (1, 1, 0)),
        ("holds = 'sum(v where v < 6 by g) == 3'", (1, 0, 1)),
        ("holds = 'max(v by g) >= 7'", (2, 0, 0)),
        ("holds = 'max(v by g) >= 8'", (1, 0, 1)),
        ("holds = 'min(v by g) <= 5'", (2, 0, 0)),
        ("holds = 'if g == \"a\" then max(v by g) <= 7'", (1, 1, 0)),
        ("holds = 'gaps(q by g) == 0'", (1, 1, 0)),
        ("holds = 'v[q == \"2020Q1\"] < v[q == \"2020Q4\"]'\nby = 'g'", (2, 0, 0)),
        ("holds = 'v[role == \"h\"] < v[hh == 3]'\nby = 'g'", (0, 0, 2)),
        ("holds = 'gaps(q where role == \"m\" by g) == 0'", (1, 1, 0)),
        ("holds = 'v > previous(v, 2)'\nby = 'g'\norder = 'q'", (2, 0, 5)),
        ("holds = 'v > previous(v) or hh < 3'\nby = 'g'\norder = 'q'", (7, 0, 0)),
        ("holds = 'v >= 2'\nby = 'g'\norder = 'q'\nwhere = 'missing(role)'", None),
        ("holds = 'v >= 1 + previous(v)'\nby = 'g'\norder = 'q'\nmissing = 'fails'", (3, 4, 0)),
        ("holds = 'mad(v by g) <= 3.5'", (5, 1, 1)),
        ("holds = 'sum(hh, 30) > max(v by g)'", (3, 0, 4)),
        ("holds = 'count() > 3 and 2 > 2020-01-01'", (0, 1, 0)),
        ("unique = ['hh', 'role']", (3, 4, 0)),
        ("unique = ['v']\nmissing = 'passes'", (7, 0, 0)),
        ("unique = ['v']\nmissing = 'fails'", (6, 1, 0)),
    ],
)
def test_groups(engine: str, check: str, verdicts: tuple[int, int, int] | None, tmp_path: Path) -> None:
    if verdicts is None:
        with pytest.raises(BadDeclaration, match="by is for sum"):
            read_checks(f"[a]\n{check}", "p.toml")
        return
    found = checked(built(tmp_path, f"[a]\n{check}", p=PEOPLE), engine)
    assert tuple(counts(found, "a").get(each, 0) for each in (AGREE, DISAGREE, OPEN)) == verdicts


def test_a_group_is_told_once_and_named_by_its_cells(tmp_path: Path) -> None:
    checks = '[a]\nholds = "gaps(q by g) == 0"\n[b]\nholds = "count() >= 8"\n[c]\nholds = "mad(v by g) <= 3.5"\n'
    found = checked(built(tmp_path, checks, p=PEOPLE))
    assert told(found.findings) == [
        ("CD201", 2, "g = a: a does not hold, neither as stated nor as rounded: gaps(q by g) == 0", "1 (2020Q3) ≠ 0"),
        ("CD201", 2, "*: b does not hold, neither as stated nor as rounded: count() >= 8", "7 < 8"),
        ("CD201", 4, "3: c does not hold, neither as stated nor as rounded: mad(v by g) <= 3.5", "18.89 > 3.5"),
    ]
    assert [each.severity for each in found.findings] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize("engine", ENGINES)
def test_records_without_a_group_leave_all_groups_open(engine: str, tmp_path: Path) -> None:
    table = frame("g v d\na 1 1\na 2 2\n. 9 3\nb 3 1\nb 9 2")
    checks = '[a]\nholds = "mean(v by g) < 3"\n[b]\nholds = "hb(v) <= 4"\nby = "g"\norder = "d"\n'
    found = checked(built(tmp_path, checks, p=table), engine)
    assert counts(found, "a") == {OPEN: 2}
    assert [each.split("] ")[1] for each in found.remarks] == [
        "1 records have no g: mean(v by g) is undetermined",
        "1 records have no g, d: hb(v) is undetermined in their groups",
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_period_of_the_year_before(engine: str, tmp_path: Path) -> None:
    table = frame(
        "p g v\n2019Q1 a 5\n2020Q1 a 4\n2019Q2 a 3\n2020Q2 a 3\n2020Q1 b 1\n2019Q3 a 1\n2019Q3 a 1\n2020Q3 a 1"
    )
    checks = '[a]\nholds = "v >= year_before(v)"\nby = "g"\norder = "p"\n'
    found = checked(built(tmp_path, checks, p=table), engine)
    assert counts(found, "a") == {AGREE: 1, DISAGREE: 1, OPEN: 6}
    assert [each.arithmetic for each in found.findings if each.rule == "CD201"] == ["4 < 5"]
    table.loc[1, "p"] = None
    found = checked(built(_below(tmp_path), checks, p=table), engine)
    assert counts(found, "a") == {OPEN: 8}
    assert [each.split("] ")[1] for each in found.remarks] == [
        "1 records have no g, p: year_before(v) is undetermined in their groups"
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_another_table_holds(engine: str, tmp_path: Path) -> None:
    table = frame("g h v\na x 5\na y 1\n. x 5\nb x 7")
    other = frame("g h w\na x 5\nb x 6")
    checks = (
        '[a]\nholds = "exists in o on g, h"\n[b]\nholds = "if h == \'x\' then v == o.w"\nwith = "o"\non = ["g", "h"]\n'
        '[c]\nholds = "missing(g) or sum(o.w) >= 5"\nwith = "o"\non = "g"\n'
    )
    found = checked(built(tmp_path, checks, p=table, o=other), engine)
    assert counts(found, "a") == {AGREE: 2, DISAGREE: 1, OPEN: 1}
    assert counts(found, "b") == {AGREE: 2, DISAGREE: 1, OPEN: 1}
    assert counts(found, "c") == {AGREE: 4}
    other = frame("g h w\na x 5\nb x 6\nc . 1")
    found = checked(built(_below(tmp_path), checks, p=table, o=other), engine)
    assert counts(found, "a") == {AGREE: 2, OPEN: 2}


TREE = frame("""
code up  g v
A    .   1 10
A1   A   1 4
A2   A   1 6
A11  A1  1 3
A12  A1  1 2
A    .   2 9
A1   A   2 9
B    .   2 1
B    .   3 5
B9   B   3 5
B9   B   3 5
""")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hierarchy", ['{ code = "code" }', '{ code = "code", parent = "up" }'])
def test_codes_below_others(engine: str, hierarchy: str, tmp_path: Path) -> None:
    checks = f'[a]\nholds = "v == children(v)"\nby = "g"\nhierarchy = {hierarchy}\n'
    found = checked(built(tmp_path, checks, p=TREE), engine)
    assert counts(found, "a") == {AGREE: 1, DISAGREE: 1, OPEN: 4}
    assert told(found.findings)[0][3] == "3 + 2 = 5 ≠ 4"
    assert [each.split("] ")[1] for each in found.remarks] == [
        "of 3 records not all codes right below theirs are there: children(v) is undetermined"
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_code_list_that_says_which_stands_above(engine: str, tmp_path: Path) -> None:
    table = frame("n v\n0 7\n1 3\n2 4\n3 4\n9 1")
    codes = frame("id up\n0 .\n1 0\n2 0\n3 2")
    checks = '[a]\nholds = "v == children(v)"\nhierarchy = { code = "n", parent = "c.up", in = "c.id" }\n'
    assert counts(checked(built(tmp_path, checks, p=table, c=codes), engine), "a") == {AGREE: 2}


@pytest.mark.parametrize(
    ("table", "hierarchy", "why"),
    [
        ("code up v\na b 1\nb c 1\nc a 1", '{ code = "code", parent = "up" }', r"a circle: a < b < c < a"),
        ("code up v\na a 1", '{ code = "code", parent = "up" }', r"a circle: a < a"),
        ("code up v\na b 1\na c 1", '{ code = "code", parent = "up" }', r"code a stands below (b and c|c and b)"),
    ],
)
def test_codes_that_are_no_hierarchy(table: str, hierarchy: str, why: str, tmp_path: Path) -> None:
    checks = f'[a]\nholds = "v == children(v)"\nhierarchy = {hierarchy}\n'
    with pytest.raises(NotRunnable, match=rf"p.toml:1: \[a\] .*p.csv: .*{why}"):
        checked(built(tmp_path, checks, p=frame(table)))


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("holds = 'meen(v by g) > 1'", "did you mean mean"),
        ("holds = 'mean(v + 1 by g) > 1'", "column 6: a column in mean() is wanted, not 'v'"),
        ("holds = 'mean() > 1'", "a column in mean() is wanted, not ')'"),
        ("holds = 'share() > 1'", "a column or a condition in share() is wanted"),
        ("holds = 'count(v + 1) > 1'", "a column or a condition in count() is wanted, not 'v'"),
        ("holds = 'mean(v > 1) > 1'", "a column in mean() is wanted"),
        ("holds = 'median(v weight w) > 1'", "where, by or ) in median() is wanted, not 'weight'"),
        ("holds = 'mean(v for w) > 1'", "where, by, weight or ) in mean() is wanted, not 'for'"),
        ("holds = 'count(v by 3) > 1'", "a column is wanted, not '3'"),
        ("holds = 'previous(v, 0) > 1'\norder = 'd'", "a number of records from 1 to 1000 is wanted, not '0'"),
        ("holds = 'year_before(v) > 1'", 'year_before() needs order = "the column that says which record is before"'),
        ("holds = 'hb(v) > 1'", 'hb() needs order = "the column'),
        ("holds = 'hb(v, x 1) > 1'\norder = 'd'", "a parameter of hb() (there are: u, a) is wanted, not 'x'"),
        ("holds = 'hb(v, u u) > 1'\norder = 'd'", "a number, as in u 0.5, is wanted, not 'u'"),
        ("holds = 'mean(v, 1 by g) > 1'", "a parameter of mean() (there are: none) is wanted, not '1'"),
        ("holds = 'v[g == \"a\" 1'", "] is wanted, not '1'"),
        ("holds = 'v[g] > 1'", "==, !=, <, <=, >, >=, in or matches is wanted, not ']'"),
        ("holds = 'children(v) > 1'", "children() needs hierarchy = { code ="),
        ("holds = 'v > 1'\nhierarchy = { code = 'v' }", "hierarchy is for children(figure), and there is none in it"),
        ("holds = 'v > children(v)'\nhierarchy = 3", "hierarchy is { code ="),
        ("holds = 'v > children(v)'\nhierarchy = { code = 3 }", "hierarchy is { code ="),
        ("holds = 'v > children(v)'\nhierarchy = { code = 'a', in = 'b.c' }", "hierarchy is { code ="),
        ("holds = 'v > children(v)'\nhierarchy = { code = 'a', parent = 'd.e', in = 'b.c' }", "of one table"),
        ("holds = 'exists in o on g and exists in u on g'", "exists in u: a check names one other table"),
        ("holds = 'exists in o on g and v > u.x'", "a figure of the table that the check names is wanted, not 'u.x'"),
        ("holds = 'v > 1 or sum(u.x) > 1'\nwith = 'o'\non = 'g'", "a figure of the table that the check names"),
        ("holds = 'v > mean(v)'\ntotal_row = { g = 'x' }\nby = 'h'", "total_row is for sum(figure)"),
        ("holds = 'v > 1 or v < 0'\norder = 'd'", "order is for previous(figure), and there is none in it"),
        ("holds = 'v > 1 or v < 0'\nwith = 'o'\non = 'd'", "with is for o.figure, and there is none in it"),
        ("holds = 'v > mean(v by g'", "where, by, weight or ) in mean() is wanted, not the end"),
        ("holds = 'v > mean(\"x\")'", "a column in mean() is wanted"),
        ("holds = 'v > 1 ! 2'\nby = 'g'", "not an expression"),
    ],
)
def test_what_can_not_be_meant(check: str, why: str) -> None:
    with pytest.raises(BadDeclaration) as raised:
        read_checks(f"[a]\n{check}", "p.toml")
    assert why in str(raised.value)


def test_what_is_no_function_of_a_group() -> None:
    checks = read_checks(
        '[a]\nholds = "max(a, b) == min(a, c)"\n[b]\nholds = "exists in [1, 2]"\n'
        '[c]\nholds = "`count` > 1 and count < 3"\n',
        "p.toml",
    )
    assert [each.across for each in checks] == [None] * 3


@pytest.mark.parametrize(
    ("key", "kind", "number", "before"),
    [
        (2020, "Y", 2020, 2019),
        ("2020", "Y", 2020, "2019"),
        (202003, "M", 24242, 201903),
        ("2020-03", "M", 24242, "2019-03"),
        ("2020M3", "M", 24242, "2019M3"),
        ("2020-Q4", "Q", 8083, "2019-Q4"),
        ("2020 q4", "Q", 8083, "2019 q4"),
        ("2020H2", "H", 4041, "2019H2"),
        ("2020-S1", "H", 4040, "2019-S1"),
        ("2020-W53", "W", 105398, "2019-W53"),
        ("2020-03-01", "D", 737485, "2019-03-01"),
        ("2020-02-29", "D", 737484, None),
    ],
)
def test_periods(key: int | str, kind: str, number: int, before: object) -> None:
    found = period_of(key)
    assert found is not None
    assert (found.kind, found.number) == (kind, number)
    assert found.written(found.number) == str(key)
    assert year_before(key) == before


@pytest.mark.parametrize("key", [None, 12, 202013, 99, 10**9, "Q1", "2020Q5", "2020-13", "0020", "2021-W53", "2020X1"])
def test_what_is_no_period(key: object) -> None:
    assert period_of(key) is None  # type: ignore[arg-type]
    assert year_before(key) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "count", "first"),
    [
        (["2020Q1", "2020Q2"], 0, []),
        (["2020", "2020Q4", "2021Q2", "2022"], 2, ["2021", "2021Q1"]),
        (["2020-01-01", "2020-03-01"], 1, ["2020-02-01"]),
        (["2020-01-31", "2020-03-31"], 1, ["2020-02-29"]),
        (["2020-01-01"], 0, []),
        (["2020-01-01", "2020-01-03"], 1, ["2020-01-02"]),
        (["2020-W52", "2021-W01"], 1, ["2020-W53"]),
        ([2000, 2020], 19, [2001, 2002, 2003]),
    ],
)
def test_gaps_of_a_series(keys: list[int | str], count: int, first: list[int | str]) -> None:
    periods = [each for key in keys if (each := period_of(key)) is not None]
    assert gaps_in(periods) == (count, [str(each) for each in first])


def test_a_series_with_cells_that_are_no_periods_is_undetermined(tmp_path: Path) -> None:
    table = frame("p v w\n2020 1 1\nx 2 1\n2022 3 .")
    checks = '[a]\nholds = "gaps(p) == 0"\n[b]\nholds = "gaps(p where v > 1 and v < 3) == 0"\n' + (
        '[c]\nholds = "gaps(p where w == 1) == 0"\n[d]\nholds = "gaps(p where v > 9) == 0"\n'
    )
    found = checked(built(tmp_path, checks, p=table))
    assert {name: counts(found, name) for name in "abcd"} == {name: {OPEN: 1} for name in "abcd"}
    table = pd.DataFrame({"p": range(2000, 2020, 4), "v": 1})
    found = checked(built(_below(tmp_path), '[a]\nholds = "gaps(p) == 0"', p=table))
    assert found.findings[0].arithmetic == "12 (2001, 2002, 2003, …) ≠ 0"


PERSONS, THOUSANDS, DAYS = unit("人"), unit("万人"), unit("天")


def said(lower: int, upper: int | None = None, of: Unit | None = None) -> Quantity:
    reading = Reading.only(
        Interval(Interval.exactly(lower).lower, None if upper is None else Interval.exactly(upper).lower)
    )
    return Quantity("", reading, of)


def ends(found: Found) -> tuple[object, object] | None:
    if found.quantity.reading is None:
        return None
    return found.quantity.reading.stated.lower, found.quantity.reading.stated.upper


NONE = Quantity("", None)
MAYBE = Truth((True, True), (True, True))


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("median", [(1, 2), (5, 6), (3, 9)], (3, 6)),
        ("median", [(1, 2), (5, 6)], (3, 4)),
        ("median", [(1, None), (5, 6), (7, 8)], (5, 8)),
        ("median", [(1, None), (5, 6)], (3, None)),
        ("min", [(1, 2), (0, 9)], (0, 2)),
        ("max", [(1, 2), (0, 9)], (1, 9)),
        ("mean", [(1, 2), (3, 4)], (2, 3)),
        ("sum", [(1, 2), (3, 4)], (4, 6)),
    ],
)
def test_ends_of_statistics(name: str, given: list[tuple[int, int | None]], expected: tuple[object, object]) -> None:
    assert ends(parts.OF_FIGURES[name]([Part(said(*each)) for each in given])) == expected


def test_statistics_that_nothing_is_known_of() -> None:
    several = [Part(said(1, 1, PERSONS)), Part(said(1, 1, DAYS))]
    for name, each in parts.OF_FIGURES.items():
        assert ends(each(several)) is None, name
    assert ends(parts.median([])) is None
    assert ends(parts.median([Part(NONE)])) is None
    assert ends(parts.share([])) is None
    assert parts.meant([Part(said(1, 1), MAYBE)]) is None
    weighed = [Part(said(1, 1), weight=said(0, 1))]
    assert ends(parts.mean(weighed)) is None
    assert ends(parts.added(weighed)) == (0, 1)
    assert ends(parts.mean([Part(said(1, 1), weight=NONE)])) is None
    assert ends(parts.added([Part(said(2, 3), weight=said(2, 2)), Part(said(1, 1), weight=said(3, 3))])) == (7, 9)
    assert ends(parts.mean([Part(said(2, 4), weight=said(2, 2))])) == (2, 4)


def test_a_mean_of_whole_things_is_no_whole_thing() -> None:
    found = parts.mean([Part(said(1, 1, PERSONS)), Part(said(2, 2, PERSONS))]).quantity
    assert (found.unit, found.whole, found.quote) == (PERSONS, False, "1.5")


def test_printed_figures_in_groups(tmp_path: Path) -> None:
    """No true values are flagged: 1400 may be 1350, and about 5 whatever it may be."""
    table = pd.DataFrame({"g": ["a", "a", "b"], "v": ["1400人", "1300人", "约500人"]})
    checks = (
        '[a]\nholds = "mean(v by g) <= 1300"\n[b]\nholds = "count(v > 1420 by g) == 1"\n'
        '[c]\nholds = "v <= 1.02 * median(v by g)"\n[d]\nholds = "sum(v where v > 1420 by g) > 1"\n'
    )
    found = checked(built(tmp_path, checks, ".parquet", p=table))
    assert counts(found, "a") == {Verdict.AGREES_AS_ROUNDED: 1, AGREE: 1}
    assert counts(found, "b") == {Verdict.AGREES_AS_ROUNDED: 1, DISAGREE: 1}
    assert counts(found, "c") == {Verdict.AGREES_AS_ROUNDED: 1, AGREE: 2}
    assert counts(found, "d") == {OPEN: 2}


def test_conditions_of_units_that_do_not_fit_are_open(tmp_path: Path) -> None:
    table = pd.DataFrame({"v": ["3人", "4人"], "w": ["3天", "4天"]})
    found = checked(built(tmp_path, '[a]\nholds = "count(v > w) == 1"', ".parquet", p=table))
    assert counts(found, "a") == {OPEN: 1}


def test_median_and_mad() -> None:
    assert outliers.mad([1, 2, 3, 4, 100]) == [2 / 1.4826, 1 / 1.4826, 0, 1 / 1.4826, 97 / 1.4826]
    assert outliers.mad([1, 1, 1, 9]) == [0, 0, 0, None]


def test_hidiroglou_and_berthelot_by_hand() -> None:
    """Ratios 1, 2 and 4: median 2; s = 1 - 2, 0, 2 - 1; with u = 0 these are the effects, their quartiles ±0.5."""
    pairs = [(1.0, 1.0), (1.0, 2.0), (1.0, 4.0)]
    assert outliers.hb(pairs, 0, 0.05) == [2, 0, 2]
    assert outliers.hb(pairs, 1, 0.05)[1:] == [0, 2]
    assert outliers.hb([(2.0, 4.0)], 0.5, 0.05) == [0]


@pytest.mark.parametrize("engine", ENGINES)
def test_outliers_against_the_record_before(engine: str, tmp_path: Path) -> None:
    now = [101, 205, 300, 410, 5000, 61, 0]
    table = pd.DataFrame(
        {
            "firm": [*range(7), *range(7)],
            "month": ["2020-01"] * 7 + ["2020-02"] * 7,
            "sales": [100, 200, 310, 400, 500, 60, 5, *now],
        }
    )
    checks = '[a]\nholds = "hb(sales, u 0.4, a 0.1) <= 10"\nby = "firm"\norder = "month"\n'
    found = checked(built(tmp_path, checks, p=table), engine)
    assert counts(found, "a") == {AGREE: 5, DISAGREE: 1, OPEN: 8}
    (finding,) = found.findings
    assert (finding.severity, finding.place.line) == (Severity.WARNING, 13)
    quiet = checked(built(_below(tmp_path), checks + "severity = 'error'\n", p=table), engine)
    assert quiet.findings[0].severity is Severity.ERROR


def test_outliers_of_nothing(tmp_path: Path) -> None:
    table = pd.DataFrame({"g": [1, 2], "v": ["至少3人", ""], "w": ["1", "2"]})
    checks = (
        '[a]\nholds = "mad(v) <= 3"\n[b]\nholds = "hb(v) <= 3"\norder = "g"\n[c]\nholds = "mad(w where g == 1) <= 3"\n'
    )
    found = checked(built(tmp_path, checks, ".parquet", p=table))
    assert [counts(found, name) for name in "abc"] == [{OPEN: 2}, {OPEN: 2}, {AGREE: 1, OPEN: 1}]


@pytest.mark.parametrize("engine", ENGINES)
def test_texts_of_many_kinds(engine: str, tmp_path: Path) -> None:
    table = pd.DataFrame({"yes": [True, False], "day": pd.to_datetime(["2020-01-01", "2021-01-01"]), "x": [1, 2]})
    checks = (
        "[a]\nholds = 'count(yes == true) == 1'\n[b]\nholds = 'count(day > 2020-06-01) == 1 and count() == 2'\n"
        "[c]\nholds = 'if year(day) == 2020 then x < max(x)'\n"
    )
    found = checked(built(tmp_path, checks, ".parquet", p=table), engine)
    assert [counts(found, name) for name in "abc"] == [{AGREE: 1}, {AGREE: 1}, {AGREE: 2}]


def test_ends_alone_are_given(tmp_path: Path) -> None:
    table = pd.DataFrame({"x_lower": [1, 2], "x_upper": [2, 3], "g": ["a", "a"]})
    found = checked(built(tmp_path, '[a]\nholds = "count(given(x) and x > 2 by g) == 1"', ".parquet", p=table))
    assert counts(found, "a") == {AGREE: 1}
    found = checked(built(_below(tmp_path), '[a]\nholds = "count(given(x) by g) == 2"', ".parquet", p=table))
    assert counts(found, "a") == {AGREE: 1}


@pytest.mark.parametrize(
    ("check", "by"),
    [
        ("holds = 'mean(v by g) > sum(v by g)'", ("g",)),
        ("holds = 'mean(v by g) > sum(v by h)'", None),
        ("holds = 'v > previous(v) + mean(v by d)'\nby = 'g'\norder = 'd'", None),
        ("holds = 'v > previous(v) + mean(v)'\nby = 'g'\norder = 'd'", ("g",)),
        ("holds = 'hb(v) < 9'\nby = 'g'\norder = 'd'", None),
        ("holds = 'v == children(v)'\nby = 'g'\nhierarchy = { code = 'c' }", None),
        ("holds = 'exists in o on g'", None),
    ],
)
def test_what_can_be_dealt_out_by_groups(check: str, by: tuple[str, ...] | None) -> None:
    (found,) = read_checks(f"[a]\n{check}", "p.toml")
    assert found.across is not None
    assert found.across.grouping == by


def test_verdicts_are_counted_by_group(tmp_path: Path) -> None:
    folder = built(tmp_path, "[a]\nholds = 'mean(v where given(v) by g) > 6'", p=PEOPLE)
    assert Counter(checked(folder).verdicts["a"]) == Counter({AGREE: 1, DISAGREE: 1})
