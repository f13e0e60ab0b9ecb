"""``check_data.evaluate``: the frame of verdicts of any frame that narwhals takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from check_data.findings import Verdict
from check_data.reading.quote import Reader
from check_data.returns.eager import Evaluator, Screened
from check_data.returns.form import Checks, Form, checks_of
from check_data.returns.frames import BadFrame, raw_columns, require_figures
from check_data.tables.cells import Described

BATCH = 2**17


def evaluate(
    frame: Any,
    checks: Checks,
    *,
    columns: Mapping[str, Described] | None = None,
    reader: Reader | None = None,
) -> Any:
    """The verdicts on every record: a frame of the same kind with a column a check, rows in their order.

    ``checks`` maps names to expressions (a list of expressions is named by itself). Cells are numbers, taken at
    their word, or quotes as printed; ``x_lower`` and ``x_upper`` replace the ends of x. ``columns`` describes figures
    (unit, rounding). Takes pandas, Polars and pyarrow frames at once, a Polars LazyFrame lazily; for a DuckDB
    relation it returns a `pyarrow.RecordBatchReader`, which evaluates batch by batch as it is read.

    Raises:
        BadExpression: an expression is none of the language.
        BadFrame: a figure has no column, or one that holds no figures, or the frame is of no known kind.

    """
    form = Form(checks_of(checks), columns or {}, reader or Reader())
    native = nw.from_native(frame, pass_through=False)
    if isinstance(native, nw.DataFrame):
        return _verdicts_of(native, Evaluator(form))
    require_figures(native.collect_schema(), raw_columns(form, native.collect_schema().names()))
    if native.implementation.is_polars():
        return _lazy_polars(native.to_native(), form)
    if native.implementation.is_duckdb():
        return _duckdb_stream(native.to_native(), form)
    raise BadFrame(f"lazy frames of {native.implementation} are not evaluated; collect it, or use Polars or DuckDB")


def verdicts(frame: nw.DataFrame[Any], evaluator: Evaluator) -> nw.DataFrame[Any]:
    """A column a check with the name of each record's verdict."""
    screened = evaluator.screen(frame)
    if not screened:
        return frame.select([])
    return nw.concat([_column(frame, each, evaluator) for each in screened], how="horizontal")


def _column(frame: nw.DataFrame[Any], screened: Screened, evaluator: Evaluator) -> nw.DataFrame[Any]:
    name = screened.check.name
    held = screened.candidates
    undetermined = (held & ~held if screened.undetermined is None else screened.undetermined).alias(name)
    column = undetermined.to_frame().select(
        nw.when(nw.col(name))
        .then(nw.lit(Verdict.UNDETERMINED.value))
        .otherwise(nw.lit(Verdict.AGREES.value))
        .alias(name)
    )[name]
    found = [(place, outcome.verdict.value) for place, outcome in evaluator.decided(frame, screened)]
    if found:
        column = column.scatter([place for place, _ in found], [verdict for _, verdict in found])
    return column.to_frame()


def _verdicts_of(batch: Any, evaluator: Evaluator) -> Any:
    return verdicts(nw.from_native(batch, eager_only=True), evaluator).to_native()


def _lazy_polars(frame: Any, form: Form) -> Any:
    import polars

    evaluator = Evaluator(form)

    schema = {check.name: polars.String for check in form.checks}
    return frame.map_batches(lambda batch: _verdicts_of(batch, evaluator), schema=schema, streamable=True)


def _duckdb_stream(relation: Any, form: Form) -> Any:
    import pyarrow

    evaluator = Evaluator(form)
    schema = pyarrow.schema([(check.name, pyarrow.string()) for check in form.checks])

    def batches() -> Iterator[Any]:
        for batch in relation.to_arrow_reader(BATCH):
            frame = nw.from_native(pyarrow.Table.from_batches([batch]), eager_only=True)
            yield from verdicts(frame, evaluator).to_native().cast(schema).to_batches()

    return pyarrow.RecordBatchReader.from_batches(schema, batches())
