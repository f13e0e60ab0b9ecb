"""Running the Pandera models over a publication's figures, and what they report."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from check_data.tables.figures_table import Figure
from check_data.tables.frame import record
from check_data.tables.schemas import Models
from check_data.tables.value_unfit import Failure


def described_columns(models: Models) -> dict[str, bool]:
    """Every figure that the models describe, and whether it may be missing."""
    return {name: bool(column.nullable) for name, column in models.columns.items()}


def failures(models: Models, figures: Sequence[Figure]) -> list[Failure]:
    """What Pandera finds wrong with the figures that have quotes, story by story."""
    frame = record([figure for figure in figures if figure.quantity.quote])
    return [failure for story, schema in models.stories.items() for failure in _failures(story, schema, frame)]


def _failures(story: str, schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[Failure]:
    present = {name: column for name, column in schema.columns.items() if name in frame}
    # A missing figure is a finding of its own; checks over the whole story need all of it.
    whole = schema.checks if len(present) == len(schema.columns) else []
    try:
        pa.DataFrameSchema(present, checks=whole).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases[["schema_context", "column", "check"]].drop_duplicates()
        return [
            Failure(str(column) if context == "Column" else None, _described(check), story)
            for context, column, check in cases.itertuples(index=False)
        ]
    return []


def _described(check: object) -> str:
    return str(check).removeprefix("dtype('").removesuffix("')")
