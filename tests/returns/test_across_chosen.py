"""The law of groups that an engine chooses: verdicts, findings and remarks are those of all records held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from check_data.agreement.declarations import read_checks
from check_data.findings import Finding, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.across import check as across_check
from check_data.returns.across import chosen as chosen_groups
from check_data.returns.across.chosen import Chosen
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.returns.engines import choose
from check_data.returns.form import Form
from check_data.returns.sources import source
from check_data.returns.table import Table
from check_data.tables.cells import UNDESCRIBED, Described

ENGINES = ("polars", "duckdb")
ORDERED = 'by = "g"\norder = "n"'
RULES = (
    "holds = 'count(by g) == 2'",
    "holds = 'count(x by g) >= 2'",
    "holds = 'count(r == \"a\" by g) == 1'",
    "holds = 'count(x > 2 by g) <= y'",
    "holds = 'count(r == \"a\" and x > 1 by g) < 2'",
    "holds = 'share(r == \"a\" by g) < 0.5'",
    "holds = 'share(x >= 2 by g) <= 0.5'",
    "holds = 'x <= 2 * mean(x by g)'",
    "holds = 'x == mean(x by g)'",
    "holds = 'x <= median(x by g)'",
    "holds = 'median(x where r == \"a\" by g) == 2'",
    "holds = 'max(x by g) - min(x by g) < 2'",
    "holds = 'if r == \"a\" then x < max(x by g)'",
    "holds = 'if r != \"b\" then x <= mean(y by g)'\nmissing = 'fails'",
    "holds = 'if missing(x) then count(by g) < 2'",
    'holds = \'sum(x where r == "a" by g) == sum(y where r == "b" by g)\'',
    "holds = 'sum(x where r == \"a\" by r, g) <= 3'",
    "holds = 'x[r == \"a\"] >= x[r == \"b\"]'\nby = 'g'",
    "holds = 'y == sum(x)'\nby = 'g'",
    "holds = 'x / sum(x) <= 0.5'\nby = 'g'",
    "holds = 'y / mean(x by g) >= 1'",
    "holds = 'g <= count(by g)'",
    f"holds = 'x >= previous(x)'\n{ORDERED}",
    f"holds = 'x <= 2 * previous(x, 2)'\n{ORDERED}",
    "holds = 'x >= previous(x)'\nby = ['g', 'r']\norder = 'd'",
    "holds = 'x >= previous(x)'\nby = 'g'\norder = ['p', 'n']",
    "holds = 'if x > 1 then x >= previous(x, 1)'\nby = 'r'\norder = 'p'",
    "unique = 'g'",
    "unique = ['g', 'r']",
    "holds = 'mad(x by g) <= 1'",
    "holds = 'mean(x by g) <= 2'",
)
FIGURES: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "small": (pa.int64(), st.integers(-1, 4)),
    "short": (pa.int32(), st.sampled_from([-(2**31), 2**31 - 1, 1, 2])),
    "huge": (pa.int64(), st.sampled_from([2**62, -(2**62), 1, 2**53 + 1, 2])),
    "halves": (pa.float64(), st.sampled_from([0.5, 1.0, 1.5, 2.5])),
    "tenths": (pa.float64(), st.sampled_from([0.1, 0.2, 0.3, 0.7, 1.0])),
    "odd": (pa.float64(), st.sampled_from([1 / 3, 0.1, 1e300, float("inf"), float("nan"), 2.0])),
    "texts": (pa.string(), st.sampled_from(["1", "2", "about 3"])),
}
SELDOM = st.sampled_from([False] * 5 + [True])
KNOWN = st.sampled_from([UNDESCRIBED] * 3 + [Described(radius=Fraction(1, 2)), Described("人"), Described("%")])
KEYS: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "g": (pa.int64(), st.integers(1, 3)),
    "n": (pa.int64(), st.integers(1, 9)),
    "d": (pa.date32(), st.integers(0, 5).map(lambda day: date(2020, 2, 27) + timedelta(day))),
    "r": (pa.string(), st.sampled_from(["a", "b", "c"])),
    "p": (pa.string(), st.sampled_from(["2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3"])),
}
ODD_KEYS = st.sampled_from(["a", " a", "", "1", "01", "2020-01-01", "2020-01-01T00:00"])


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """Records of few groups; now and then with gaps, or keys that are equal though their texts are not."""
    size = draw(st.integers(1, 9))
    columns = dict(KEYS)
    if draw(SELDOM):
        columns["r"] = pa.string(), ODD_KEYS
    columns |= {name: FIGURES[draw(st.sampled_from([*FIGURES, *["small"] * 5]))] for name in ("x", "y")}
    return pa.table({name: _cells(draw, kind, cells, size) for name, (kind, cells) in columns.items()})


def _cells(draw: st.DrawFn, kind: pa.DataType, cells: st.SearchStrategy[Any], size: int) -> pa.Array:
    given = st.one_of(cells, cells, cells, st.none()) if draw(SELDOM) else cells
    return pa.array(draw(st.lists(given, min_size=size, max_size=size)), kind)


def told(path: Path, form: Form, engine: str) -> tuple[Checked, list[Finding]]:
    every: list[Finding] = []

    class Sink:
        def __call__(self, failing: object, finding: Finding) -> None:
            every.append(finding)

        failed = None

    sink: Any = Sink()
    return check_table(Table("t", source(path), form), engine, sink=sink), every


def form_of(rules: list[str], x: Described = UNDESCRIBED, y: Described = UNDESCRIBED) -> Form:
    text = "\n".join(f"[rule{number}]\n{rule}" for number, rule in enumerate(rules))
    return Form((), {"x": x, "y": y}, across=tuple(read_checks(text, "rules.toml")))


def in_memory() -> Any:
    return mock.patch.object(across_check, "chosen", return_value=None)


def require_the_same(path: Path, form: Form, engine: str) -> None:
    found = told(path, form, engine)
    with in_memory():
        assert found == told(path, form, engine)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=max(settings().max_examples // 2, 60), deadline=None)
@given(tables(), st.lists(st.sampled_from(RULES), min_size=1, max_size=3), KNOWN, KNOWN)
def test_what_is_chosen_decides_as_all_records_do(
    engine: str, table: pa.Table, rules: list[str], x: Described, y: Described
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        parquet.write_table(table, path)
        require_the_same(path, form_of(rules, x, y), engine)


def spied(path: Path, form: Form, engine: str) -> list[Chosen | None]:
    """What the engine chooses for each rule."""
    seen: list[Chosen | None] = []
    real = chosen_groups.chosen

    def spy(*given: Any) -> Chosen | None:
        seen.append(real(*given))
        return seen[-1]

    with mock.patch.object(across_check, "chosen", spy):
        check_table(Table("t", source(path), form), engine)
    return seen


@pytest.fixture(name="records")
def _records(tmp_path: Path) -> Iterator[Path]:
    """Three households of three, the second odd in all ways."""
    table = {
        "g": [1, 2, 3] * 3,
        "n": [1, 1, 1, 2, 2, 2, 3, 3, 3],
        "r": ["a", "a", "a", "b", "a", "b", "b", "b", "b"],
        "x": [1, 1, 1, 2, 9, 2, 3, 4, 3],
        "h": [0.5, 0.5, 0.5, 1.5, 8.5, 1.5, 2.5, 2.5, 2.5],
    }
    path = tmp_path / "records.parquet"
    parquet.write_table(pa.table(table), path)
    return iter([path])


CHOOSES = (
    "holds = 'count(r == \"a\" by g) == 1'",
    "holds = 'count(x by g) + sum(x by g) < 10'",
    "holds = 'share(r == \"a\" by g) < 0.5'",
    "holds = 'x <= 1.8 * mean(x by g)'",
    "holds = 'mean(h by g) < 2'",
    "holds = 'sum(h by g) < 5'",
    "holds = 'h < 3 * median(h by g)'",
    "holds = 'max(x by g) - min(x by g) < 5'",
    "holds = 'if r == \"b\" then max(x by g) < 5'",
    "holds = 'x[n == 2] == 2 * x[n == 1]'\nby = 'g'",
    "holds = 'h[n == 2] < 2'\nby = 'g'",
    f"holds = 'x >= previous(x)'\n{ORDERED}",
    f"holds = 'h <= 5 * previous(h)'\n{ORDERED}",
    "holds = 'x <= 0.6 * sum(x)'\nby = 'g'",
    "unique = ['g', 'r', 'x']",
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", CHOOSES[:-1])
def test_only_the_odd_group_is_chosen(records: Iterator[Path], engine: str, rule: str) -> None:
    path = next(records)
    (found,) = spied(path, form_of([rule]), engine)
    assert found is not None
    assert found.groups["g"].to_list() == [2]
    require_the_same(path, form_of([rule]), engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", ["sum(x by g) < 8.6", "mean(x by g) < 3", "max(x by g) < 5", "x < 5 * median(x by g)"])
def test_rounded_figures_have_two_ends(records: Iterator[Path], engine: str, rule: str) -> None:
    path, form = next(records), form_of([f"holds = '{rule}'"], Described(radius=Fraction(1, 2)))
    (found,) = spied(path, form, engine)
    assert found is not None
    assert found.groups["g"].to_list() == ([] if "median" in rule else [2])
    require_the_same(path, form, engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_chosen_where_all_agree(records: Iterator[Path], engine: str) -> None:
    path, form = next(records), form_of([CHOOSES[-1], "holds = 'count(by g) == 3'"])
    for found in spied(path, form, engine):
        assert found is not None
        assert len(found.groups) == found.undetermined == 0
    assert told(path, form, engine)[0].verdicts["rule1"][Verdict.AGREES] == 3
    require_the_same(path, form, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", [each for each in CHOOSES if "order" not in each])
def test_a_csv_file_is_looked_at_by_the_engine(tmp_path: Path, records: Iterator[Path], engine: str, rule: str) -> None:
    path = tmp_path / "records.csv"
    parquet.read_table(next(records)).to_pandas().to_csv(path, index=False, lineterminator="\n")
    form = form_of([rule])
    assert spied(path, form, engine)[0] is not None
    require_the_same(path, form, engine)


HUGE = [2**62, 1, 2, 3, 4, 5, 6, 7, 8]
NOT_CHOSEN: tuple[tuple[str, dict[str, list[Any]], Described], ...] = (
    ("holds = 'mad(x by g) <= 4'", {}, UNDESCRIBED),
    ("holds = 'mean(x weight n by g) <= 4'", {}, UNDESCRIBED),
    ("holds = 'sum(x by g) <= 4'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'mean(x by g) <= 4'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'x[n == 2] == 2'\nby = 'g'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'median(x by g) <= 4'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'max(x by g) + n <= 4'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'count(x + n + n > 4 by g) <= 4'", {"x": HUGE}, UNDESCRIBED),
    ("holds = 'median(x by g) <= 4'", {"x": [0.123456] * 9}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"x": ["about 3"] * 9}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"x_lower": [1] * 9}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"x": [1 / 3] * 9}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"x": [0.5] * 9}, Described("人")),
    ("holds = 'mean(x by g) <= 4'", {}, Described("人")),
    ("holds = 'x[n == 2] == 2'\nby = 'g'", {}, Described(radius=Fraction(1, 2))),
    ("holds = 'count(x > 4 by g) <= 4'", {}, Described(radius=Fraction(1, 2))),
    ("holds = 'count(sqrt(x) > 4 by g) <= 4'", {}, UNDESCRIBED),
    ("holds = 'if n > 1 then sqrt(x) < max(x by g)'", {}, UNDESCRIBED),
    ("holds = 'if n matches \"1.*\" then x < max(x by g)'", {}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"g": [None, 1, 2, 3, 4, 5, 6, 7, 8]}, UNDESCRIBED),
    ("holds = 'max(x by g) <= 4'", {"g": [0.5] * 9}, UNDESCRIBED),
    ("holds = 'max(x by r) <= 4'", {"r": ["a", " a", *"abcabca"]}, UNDESCRIBED),
    (f"holds = 'x >= previous(x)'\n{ORDERED}", {"n": [None, *range(8)]}, UNDESCRIBED),
    (f"holds = 'x >= previous(x)'\n{ORDERED}", {"n": ["01", "2", "10"] * 3}, UNDESCRIBED),
    ("holds = 'x >= 2 * year_before(x)'\nby = 'g'\norder = 'n'", {"n": [2001, 2002, 2003] * 3}, UNDESCRIBED),
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("rule", "columns", "x"), NOT_CHOSEN)
def test_where_only_the_evaluator_can_say_nothing_is_chosen(
    tmp_path: Path, records: Iterator[Path], engine: str, rule: str, columns: dict[str, list[Any]], x: Described
) -> None:
    path = tmp_path / "odd.parquet"
    parquet.write_table(pa.table({**parquet.read_table(next(records)).to_pydict(), **columns}), path)
    form = form_of([rule], x)
    assert spied(path, form, engine) == [None]
    require_the_same(path, form, engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_texts_in_no_order_are_an_error_as_ever(tmp_path: Path, records: Iterator[Path], engine: str) -> None:
    path, form = tmp_path / "odd.parquet", form_of([f"holds = 'x >= previous(x)'\n{ORDERED}"])
    table = parquet.read_table(next(records)).to_pydict()
    parquet.write_table(pa.table({**table, "n": ["5/3/2020", "10/2/2020", "x"] * 3}), path)
    with pytest.raises(NotRunnable, match="which has no place among the others"):
        told(path, form, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "rule", ["holds = 'count(r == \"a\" by g) < 9'", "holds = 'if r == \"a\" then x <= max(x by g)'"]
)
def test_a_column_of_too_many_texts_is_left_to_the_evaluator(records: Iterator[Path], engine: str, rule: str) -> None:
    path = next(records)
    with mock.patch.object(chosen_groups, "MOST_TEXTS", 1):
        assert spied(path, form_of([rule]), engine) == [None]


@pytest.mark.parametrize("engine", ENGINES)
def test_keys_of_several_columns_name_the_records_that_are_chosen(records: Iterator[Path], engine: str) -> None:
    path, form = next(records), form_of(["holds = 'x <= 1.8 * mean(x by g)'"])
    table = Table("t", source(path), form).named_by(["g", "n"])
    found = check_table(table, engine)
    with in_memory():
        assert found == check_table(table, engine)
    assert found.findings[-1].message.values["record"] == "2, 2"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_file_that_is_gone_can_not_be_read(records: Iterator[Path], engine: str) -> None:
    path = next(records)
    chosen_engine = choose(engine, source(path))
    frame = chosen_engine.open(source(path), numbered=True)
    path.unlink()
    with pytest.raises(NotRunnable, match="can't read the records"):
        chosen_engine.whole(frame)  # type: ignore[arg-type]
