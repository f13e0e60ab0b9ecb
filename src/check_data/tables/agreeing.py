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
from check_data.agreement.expression import Expression, parse
from check_data.configuration import find_configuration
from check_data.documents.encoding import read_text
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.tables.cells import Described, quantity

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

    Columns named in the expression hold numbers, which are taken at their word, or quotes as printed ("近2000万元",
    "95%"); ``units`` names the units of columns that print none. A row fails where the verdict is *disagrees* (with ``reading="stated"`` also
    where it is *agrees as rounded*) or units do not fit; a missing value never fails. Works on pandas frames and
    on Polars frames, eager or lazy (where Pandera's validation depth covers data).

    Raises:
        BadExpression: the expression is none of the language.

    """
    parsed = parse(expression)
    rows = _Rows(parsed, reader or Reader(), dict(units or {}), reading)
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
        units = field_units(model)
        for check in declared:
            if columns.issuperset(check.expression.names):
                _attach(model, check, reader, units)
        return model

    return attach


def declared_for(schema_file: Path) -> tuple[Sequence[Check], Reader]:
    """The checks that belong to a schema file, and the reader of its project's configuration."""
    root = schema_file.resolve().parent.parent
    path = root / "checks" / f"{schema_file.stem}.toml"
    settings = find_configuration(root)
    reader = Reader(settings.conventions, settings.years.get(schema_file.stem))
    if not path.is_file():
        return (), reader
    return read_checks(read_text(path, settings.encoding).text, str(path)), reader


def field_units(model: type[pa.DataFrameModel]) -> dict[str, str]:
    """The units of a model's figures by column: as `figure` declares them, else those of their kinds."""
    kinds = {name: getattr(kind, "unit", "") for name, kind in get_type_hints(model).items()}
    given = {name: (getattr(field, "metadata", None) or {}).get("unit", "") for name, field in vars(model).items()}
    return {name: unit for name, kind in kinds.items() if (unit := given.get(name) or kind)}


def as_pandera(check: Check, reader: Reader, units: Mapping[str, str]) -> pa.Check:
    """A declared check as a Pandera check."""
    used = {name: units[name] for name in check.expression.names if name in units}
    return agree(check.expression.text, name=check.name, reader=reader, units=used)


def _attach(model: type[pa.DataFrameModel], check: Check, reader: Reader, units: Mapping[str, str]) -> None:
    pandera_check = as_pandera(check, reader, units)

    def holds(_: type, frame: Any) -> Any:
        return pandera_check._check_fn(frame)

    method: Any = classmethod(holds)
    info = CheckInfo(holds, name=pandera_check.name, error=pandera_check.error)
    setattr(method, DATAFRAME_CHECK_KEY, info)
    setattr(model, f"agreement_{check.name.replace('-', '_')}", method)


class _Rows:
    """The check function: one verdict a row, on whichever frame Pandera hands over."""

    def __init__(self, expression: Expression, reader: Reader, units: dict[str, str], reading: ReadingName) -> None:
        self.__name__ = "agree"
        self._expression = expression
        self._reader = reader
        self._units = units
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
            return quantity(value, Described(self._units.get(name, "")), self._reader)
        except NotUnderstood:
            return None
