"""Agreements as Pandera checks: the evaluator of the command, in anybody's schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import pandera.pandas as pa
from pandera.api.dataframe.model_components import DATAFRAME_CHECK_KEY, CheckInfo

from check_data.agreement.check import Check, Quantity, ReadingName
from check_data.agreement.declarations import read_checks
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import Expression, parse, require_several
from check_data.agreement.rulefile.around import Around
from check_data.configuration import find_configuration
from check_data.documents.encoding import read_text
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.tables.cells import UNDESCRIBED, Described, described, quantity

Model = TypeVar("Model", bound=type[pa.DataFrameModel])

PREFIX = "agreement: "
"""How the Pandera name of an agreement starts; its declared name follows."""


def agree(
    expression: str,
    *,
    name: str | None = None,
    units: Mapping[str, str] | None = None,
    reading: ReadingName = "rounded",
    reader: Reader | None = None,
    **check_kwargs: Any,
) -> pa.Check:
    """A frame-level `pandera.Check` that ``expression`` holds in every row.

    Columns named in the expression hold numbers, which are taken at their word, or quotes as printed
    ("近2000万元", "95%"); ``units`` names the units of columns that print none. A row fails where the verdict is
    *disagrees* (with ``reading="stated"`` also where it is *agrees as rounded*) or units do not fit; a missing value
    never fails. Works on pandas frames and on Polars frames, eager or lazy (where Pandera's validation depth covers
    data).

    Raises:
        BadExpression: the expression is none of the language.

    """
    parsed = parse(expression)
    require_several(parsed)
    columns = {name: Described(unit) for name, unit in (units or {}).items()}
    rows = _Rows(parsed, reader or Reader(), columns, reading)
    title = name or expression
    return pa.Check(rows, name=f"{PREFIX}{title}", error=f"{title}: {expression}", **check_kwargs)


def agreements(schema_file: str) -> Callable[[Model], Model]:
    """Decorate a model of ``schemas/NAME.py`` (pass ``__file__``) with the checks of ``checks/NAME.toml`` whose
    figures are all among its columns, so that its own ``validate`` reports them.

    Raises:
        BadDeclaration, BadConfiguration, Unreadable: as the runner would say.

    """
    declared, reader = declared_for(Path(schema_file))

    def attach(model: Model) -> Model:
        columns = set(get_type_hints(model))
        known = descriptions(model)
        for check in declared:
            if columns.issuperset(check.expression.names):
                _attach(model, check, reader, known)
        return model

    return attach


def declared_for(schema_file: Path) -> tuple[Sequence[Check], Reader]:
    """The checks that belong to a schema file and hold within each record, and the reader of its project's
    configuration. Templates over columns and code lists, which no schema names, are left to the command.
    """
    root = schema_file.resolve().parent.parent
    path = root / "checks" / f"{schema_file.stem}.toml"
    settings = find_configuration(root)
    reader = Reader(settings.conventions, settings.years.get(schema_file.stem))
    if not path.is_file():
        return (), reader

    def text(path: Path) -> str:
        return read_text(path, settings.encoding).text

    declared = read_checks(text(path), str(path), around=Around(text=text))
    return [check for check in declared if check.across is None], reader


def descriptions(model: type[pa.DataFrameModel]) -> dict[str, Described]:
    """What a model says of its figures: their units as `figure` declares them, else those of their kinds, and how
    they are rounded.
    """
    given = {name: getattr(field, "metadata", None) or {} for name, field in vars(model).items()}
    kinds = {name: (getattr(kind, "unit", ""), given.get(name, {})) for name, kind in get_type_hints(model).items()}
    return {name: described(metadata, metadata.get("unit") or kind) for name, (kind, metadata) in kinds.items()}


def as_pandera(check: Check, reader: Reader, columns: Mapping[str, Described]) -> pa.Check:
    """A declared check as a Pandera check."""
    rows = _Rows(check.expression, reader, columns, "rounded")
    return pa.Check(rows, name=f"{PREFIX}{check.name}", error=f"{check.name}: {check.expression.text}")


def _attach(model: type[pa.DataFrameModel], check: Check, reader: Reader, columns: Mapping[str, Described]) -> None:
    pandera_check = as_pandera(check, reader, columns)

    def holds(_: type, frame: Any) -> Any:
        return pandera_check._check_fn(frame)

    method: Any = classmethod(holds)
    info = CheckInfo(holds, name=pandera_check.name, error=pandera_check.error)
    setattr(method, DATAFRAME_CHECK_KEY, info)
    setattr(model, f"agreement_{check.name.replace('-', '_')}", method)


class _Rows:
    """The check function: one verdict a row, on whichever frame Pandera hands over."""

    def __init__(
        self, expression: Expression, reader: Reader, columns: Mapping[str, Described], reading: ReadingName
    ) -> None:
        self.__name__ = "agree"
        self._expression = expression
        self._reader = reader
        self._columns = columns
        self._fails = {Verdict.DISAGREES} | ({Verdict.AGREES_AS_ROUNDED} if reading == "stated" else set())

    def __call__(self, frame: Any) -> Any:
        if hasattr(frame, "lazyframe"):
            return self._polars(frame.lazyframe)
        columns = [frame[name] for name in self._expression.names]
        held = [self._holds(values) for values in zip(*columns, strict=True)]
        return type(columns[0])(held, index=frame.index, dtype=bool)

    def _polars(self, frame: Any) -> Any:
        import polars

        columns = frame.select(self._expression.names).collect()
        held = [self._holds(values) for values in columns.iter_rows()]
        return polars.LazyFrame({"agrees": held}, schema={"agrees": polars.Boolean})

    def _holds(self, values: Sequence[object]) -> bool:
        quantities = {
            name: self._quantity(name, value) for name, value in zip(self._expression.names, values, strict=True)
        }
        if None in quantities.values():
            return False
        known = {name: quantity for name, quantity in quantities.items() if quantity is not None}
        outcome = evaluate(self._expression, known)
        return outcome.verdict not in self._fails and outcome.why != "units"

    def _quantity(self, name: str, value: object) -> Quantity | None:
        """A cell's quantity; None where it can't be understood, which fails the row."""
        try:
            return quantity(value, self._columns.get(name, UNDESCRIBED), self._reader)
        except NotUnderstood:
            return None
