"""Agreements in plain Pandera: pandas, Polars eager and lazy, and the same verdicts as the command."""

import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pandera.pandas as pa
import pandera.polars as pl_pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaError, SchemaErrors

import check_data
from check_data import Count, Day, Measure, Share, agree, agreements, figure
from check_data.agreement.check import ReadingName
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import BadExpression, parse
from check_data.configuration import find_configuration
from check_data.findings import Verdict
from check_data.not_runnable import NotRunnable
from check_data.project import load_project, schema
from check_data.reading.quote import Reader
from check_data.runner import run
from check_data.tables.frame import record
from check_data.tables.schemas import load_models
from tests.helpers import READER, ROOT, project, quantity

SUM = "members == serving + retired + unposted"
ROWS: dict[str, list[object]] = {
    "members": [3520, 3521, 3520, None, "3520名"],
    "serving": [2202, 2202, 2202.0, 2202, "2202人"],
    "retired": [755, 755, 755, 755, "755人"],
    "unposted": [563, 536, float("nan"), 563, "563人"],
}
HELD = [True, False, True, True, True]


def failing_rows(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[object]:
    """The rows that Pandera names, each once."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return sorted(set(errors.failure_cases["index"]))
    return []


def test_rows_of_a_pandas_frame() -> None:
    frame = pd.DataFrame(ROWS, index=list("abcde"), dtype=object)
    assert failing_rows(pa.DataFrameSchema(checks=agree(SUM)), frame) == ["b"]


def test_a_failure_names_the_agreement() -> None:
    with pytest.raises(SchemaError, match="members-add-up: members == serving"):
        pa.DataFrameSchema(checks=agree(SUM, name="members-add-up")).validate(pd.DataFrame(ROWS, dtype=object))


def test_warnings_instead_of_errors_are_pandera_s_own_matter() -> None:
    with pytest.warns(match="members == serving"):
        pa.DataFrameSchema(checks=agree(SUM, raise_warning=True)).validate(pd.DataFrame(ROWS, dtype=object))


def test_polars_frames_eager_and_lazy() -> None:
    whole = {name: [value if isinstance(value, int) else None for value in values[:2]] for name, values in ROWS.items()}
    schema = pl_pa.DataFrameSchema(checks=agree(SUM))
    good, bad = pl.DataFrame(whole)[:1], pl.DataFrame(whole)
    assert schema.validate(good).equals(good)
    with pytest.raises(SchemaError, match="members == serving"):
        schema.validate(bad)
    with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        schema.validate(good.lazy()).collect()
        with pytest.raises(SchemaError, match="members == serving"):
            schema.validate(bad.lazy()).collect()


def test_an_empty_frame_agrees() -> None:
    schema = pa.DataFrameSchema(checks=agree(SUM))
    assert schema.validate(pd.DataFrame({name: [] for name in ROWS})).empty


def test_the_reading_may_be_taken_at_its_word() -> None:
    frame = pd.DataFrame({"a": ["1400名"], "b": [1407]}, dtype=object)
    pa.DataFrameSchema(checks=agree("a == b")).validate(frame)
    with pytest.raises(SchemaError):
        pa.DataFrameSchema(checks=agree("a == b", reading="stated")).validate(frame)


@pytest.mark.parametrize(
    ("values", "held"),
    [
        ({"a": "24家", "b": "24人"}, False),
        ({"a": 24, "b": "24人"}, True),
        ({"a": "很多", "b": "24人"}, False),
        ({"a": Decimal("24.5"), "b": 24.5}, True),
        ({"a": Decimal("NaN"), "b": 24.5}, True),
        ({"a": pd.NA, "b": 24.5}, True),
        ({"a": pd.NaT, "b": 24.5}, True),
        ({"a": "  ", "b": 24.5}, True),
        ({"a": 0.1, "b": Decimal("0.1")}, True),
        ({"a": 1e22, "b": 10**22}, True),
        ({"a": date(2020, 2, 5), "b": "2020-02-05"}, True),
        ({"a": datetime(2020, 2, 5, 10), "b": pd.Timestamp("2020-02-06")}, False),
        ({"a": True, "b": 24}, False),
    ],
)
def test_cells(values: dict[str, object], held: bool) -> None:
    frame = pd.DataFrame({name: pd.Series([value], dtype=object) for name, value in values.items()})
    assert (failing_rows(pa.DataFrameSchema(checks=agree("a == b")), frame) == []) is held


def test_units_of_columns_that_print_none() -> None:
    frame = pd.DataFrame({"a": [24], "b": [1]})
    with pytest.raises(SchemaError):
        pa.DataFrameSchema(checks=agree("a == b")).validate(frame)
    pa.DataFrameSchema(checks=agree("a == b", units={"a": "小时", "b": "天"})).validate(frame)
    with pytest.raises(SchemaError):
        pa.DataFrameSchema(checks=agree("a == b", units={"a": "家", "b": "人"})).validate(frame.assign(b=24))
    missing = frame.assign(b=None)
    pa.DataFrameSchema(checks=agree("a == b", units={"a": "家", "b": "家"})).validate(missing)


def test_dates_need_a_year() -> None:
    frame = pd.DataFrame({"a": ["2月5日"], "b": ["2020-02-05"]})
    pa.DataFrameSchema(checks=agree("a == b", reader=Reader(year=2020))).validate(frame)
    with pytest.raises(SchemaError):
        pa.DataFrameSchema(checks=agree("a == b")).validate(frame)


def test_a_bad_expression_is_the_callers_error() -> None:
    with pytest.raises(BadExpression):
        agree("a")


def test_the_schema_of_a_publication() -> None:
    """`schema("hunnan")` has the columns and every agreement: on the page's own figures it finds the page's error."""
    page = load_project(ROOT).publications[0]
    whole = schema("hunnan", ROOT)
    frame = record(page.figures)
    with pytest.raises(SchemaErrors) as caught:
        whole.validate(frame, lazy=True)
    assert list(caught.value.failure_cases["check"].unique()) == [
        "firms-within-all: resumed_and_producing <= resumed / resumption_rate"
    ]
    assert set(whole.columns) == set(page.by_name)


def test_a_model_s_own_validate_reports_its_agreements(tmp_path: Path) -> None:
    """The schema file in plain Pandera, as a user would import it."""
    namespace: dict[str, Any] = {"__name__": "hunnan", "__file__": str(ROOT / "schemas" / "hunnan.py")}
    exec(compile((ROOT / "schemas" / "hunnan.py").read_text(encoding="utf-8"), "hunnan.py", "exec"), namespace)
    page = record(load_project(ROOT).publications[0].figures)
    members = namespace["Members"]
    members.validate(page)
    with pytest.raises(SchemaError, match="members-add-up"):
        members.validate(page.assign(unposted="536人"))
    with pytest.raises(SchemaError, match="firms-within-all"):
        namespace["Front"].validate(page)


@pytest.mark.parametrize(("name", "folder"), [("nothing", ROOT), ("hunnan", Path("nowhere"))])
def test_a_schema_that_is_not_there(name: str, folder: Path) -> None:
    with pytest.raises(NotRunnable):
        schema(name, folder)


def test_a_schema_file_without_checks_has_no_agreements(tmp_path: Path) -> None:
    project(tmp_path, "figure,quote,unit\nfirms,3家,家\n", "", MODEL)
    path = tmp_path / "schemas" / "p.py"
    attached = agreements(str(path))

    @attached
    class Story(pa.DataFrameModel):
        firms: Count = figure("家")

    assert Story.to_schema().checks == []


MODEL = """
import pandera.pandas as pa
from check_data import Count, agreements, figure

@agreements(__file__)
class Story(pa.DataFrameModel):
    firms: Count = figure("家")
    parts: Count = figure("家")
"""


def test_two_projects_in_one_process_leave_nothing_behind(tmp_path: Path) -> None:
    before = set(sys.modules)
    for name, quote in (("one", "3家"), ("two", "4家")):
        folder = tmp_path / name
        folder.mkdir()
        table = f"figure,quote,unit\nfirms,3家,家\nparts,{quote},家\n"
        project(folder, table, '[same]\nholds = "firms == parts"\n', MODEL)
        assert run(folder).exit_code() == (name == "two")
        models = load_models(folder / "schemas" / "p.py")
        assert [str(check.name) for schema in models.stories.values() for check in schema.checks] == []
    left = {name for name in set(sys.modules) - before if "schema" in name and "check_data.tables" not in name}
    assert not {name for name in left if name.startswith("check_data_schema")}
    assert not any(str(tmp_path) in entry for entry in sys.path)


# Pandera's decorators hide from type checkers that these are classes of ours.
COUNT, SHARE, MEASURE, DAY = (cast(Any, kind) for kind in (Count, Share, Measure, Day))


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        (COUNT(unit="家"), "186家", True),
        (COUNT(unit="家"), 186, True),
        (COUNT(unit="家"), "186个", True),
        (COUNT(unit="家"), "300余家", True),
        (COUNT(unit="家"), "186人", False),
        (COUNT(unit="家"), "12.5", False),
        (COUNT(unit="家"), "-3", False),
        (COUNT(unit="家"), "2020-02-05", False),
        (COUNT(unit="元"), "3元", False),
        (COUNT(unit="家", ge=300), "近300家", True),
        (COUNT(unit="家", ge=301), "近300家", False),
        (SHARE(), "95%", True),
        (SHARE(), 0.95, True),
        (SHARE(), "195%", False),
        (SHARE(), "3家", False),
        (MEASURE(unit="小时", le=24), "24小时", True),
        (MEASURE(unit="小时", le=24), "25小时", False),
        (MEASURE(), "10亿元", True),
        (MEASURE(), "正月初三", False),
        (MEASURE(), "3.5", True),
        (DAY(), "正月初三", True),
        (DAY(), "3家", False),
    ],
)
def test_kinds(kind: Any, value: object, taken: bool) -> None:
    assert kind.takes(value) is taken
    assert list(kind.check(kind, pd.Series([value, None], dtype=object))) == [taken, True]


def test_kinds_know_themselves() -> None:
    assert COUNT().check(COUNT(unit="家")) is True
    assert COUNT().check(SHARE()) is False
    frame = pd.Series(["3家"])
    assert COUNT().coerce(frame) is frame
    assert str(MEASURE(unit="小时", ge=0, le=24)) == "measure in 小时 from 0 to 24"
    assert str(COUNT(unit="家")) == "count in 家 of at least 0"
    assert str(MEASURE(le=3)) == "measure of at most 3"
    assert str(DAY()) == "day"


def test_the_runner_and_pandera_give_the_same_verdicts_on_the_page() -> None:
    report, page = run(ROOT), load_project(ROOT).publications[0]
    frame, reader = record(page.figures), page.reader
    units = {name: each.declared for name, each in page.by_name.items()}
    overridden = {name for name, each in page.by_name.items() if differs(each.quantity.reading, reader, each)}
    for each in report.checks:
        if overridden & set(each.check.expression.names):
            continue
        verdict = pa_verdict(each.check.expression.text, frame, reader, units)
        assert verdict is each.outcome.verdict


def differs(reading: object, reader: Reader, each: Any) -> bool:
    """Whether the table narrows a reading by hand: a frame of quotes can't."""
    return bool(reader.read(each.quantity.quote, each.declared).reading != reading)


def pa_verdict(expression: str, frame: pd.DataFrame, reader: Reader, units: dict[str, str]) -> Verdict:
    """What Pandera's two readings say together."""

    def holds(reading: Any) -> bool:
        used = {name: unit for name, unit in units.items() if name in parse(expression).names}
        check = agree(expression, reader=reader, units=used, reading=reading)
        return failing_rows(pa.DataFrameSchema(checks=check), frame) == []

    if holds("stated"):
        return Verdict.AGREES
    return Verdict.AGREES_AS_ROUNDED if holds("rounded") else Verdict.DISAGREES


quotes = st.sampled_from(
    ["3520名", "1400人", "近2000人", "300余人", "约10万人", "至少5人", "", "7人", "2.5万人", "不足10人", "12人"]
)


# A twentieth of the usual: Pandera takes a hundredth of a second a frame, and the verdicts have laws of their own.
@settings(max_examples=max(settings().max_examples // 20, 3))
@given(
    st.lists(st.tuples(quotes, quotes, quotes), min_size=1, max_size=5),
    st.sampled_from(["a == b + c", "a <= b / c", "a - b < c"]),
)
def test_generated_records_get_the_same_verdicts(rows: list[tuple[str, str, str]], expression: str) -> None:
    frame = pd.DataFrame(rows, columns=["a", "b", "c"], dtype=object)
    cases: list[tuple[ReadingName, set[Verdict]]] = [
        ("rounded", {Verdict.DISAGREES}),
        ("stated", {Verdict.DISAGREES, Verdict.AGREES_AS_ROUNDED}),
    ]
    for reading, fails in cases:
        check: Any = agree(expression, reader=READER, reading=reading)
        bad = failing_rows(pa.DataFrameSchema(checks=check), frame)
        for number, row in enumerate(rows):
            quantities = {name: quantity(quote) for name, quote in zip("abc", row, strict=True)}
            outcome = evaluate(parse(expression), quantities)
            assert (number in bad) == (outcome.verdict in fails or outcome.why == "units")


def test_the_package_offers_what_it_says() -> None:
    assert set(check_data.__all__) <= {*dir(check_data), *check_data._HOMES}
    assert all(getattr(check_data, name) for name in check_data.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = check_data.nothing


def test_the_configuration_of_the_project_is_the_model_s(tmp_path: Path) -> None:
    assert find_configuration(ROOT).years == {"hunnan": 2020}
