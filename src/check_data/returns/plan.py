"""All checks as one plan over a lazy frame: what to count, and which records to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.returns.form import Form
from check_data.returns.frames import SAMPLE, Known, digits_of, raw_columns, standings
from check_data.returns.screen import Flag, flag
from check_data.returns.sources import Footers
from check_data.tables.values import is_missing

FLAG, OPEN, LEAST, MOST, TOTAL = "__flag_{}", "__open_{}", "__least_{}", "__most_{}", "__records"


class Plan(NamedTuple):
    """``counts`` is one row: the number of records, of undetermined ones a check, and the extremes of columns whose
    sums must fit 64 bits; ``failing`` are the records that are a candidate for some check, with its flags.
    """

    counts: nw.LazyFrame[Any]
    failing: nw.LazyFrame[Any]
    extremes: tuple[str, ...]
    largest: int


def plan(
    frame: nw.LazyFrame[Any], form: Form, kept: Sequence[str], said: Footers | None = None, *, huge: bool = False
) -> Plan:
    """The plan of a form. ``kept`` columns come with the failing records; ``said`` is what is known of the cells
    before, and ``huge`` says that sums of whole numbers may not fit 64 bits.
    """
    schema = frame.collect_schema()
    columns = raw_columns(form, schema.names())
    figures = standings(form, schema, Known(_digits(frame, columns), full=said.full if said else (), huge=huge))
    flags = [flag(check, figures) for check in form.checks]
    expressions = [
        _nullable(each, [figures[name].low for name in check.expression.names]).alias(FLAG.format(number))
        for number, (check, each) in enumerate(zip(form.checks, flags, strict=True))
    ]
    flagged = frame.with_columns(*expressions) if expressions else frame
    names = [FLAG.format(number) for number in range(len(flags))]
    unknown = () if said is not None or huge else tuple(each for each in columns if schema[each] == nw.Int64)
    counts = [nw.len().alias(TOTAL)]
    counts += [nw.col(name).is_null().sum().alias(OPEN.format(number)) for number, name in enumerate(names)]
    counts += [nw.col(each).min().alias(LEAST.format(each)) for each in unknown]
    counts += [nw.col(each).max().alias(MOST.format(each)) for each in unknown]
    fails = [nw.any_horizontal(*(nw.col(name) for name in names), ignore_nulls=True)] if names else []
    # A table without checks of its own may be one that those of another table need.
    failing = flagged.filter(*fails) if fails else flagged.head(0)
    return Plan(
        flagged.select(*counts),
        failing.select(*dict.fromkeys((*kept, *columns, *names))),
        unknown,
        min((each.largest for each in flags), default=0),
    )


def _nullable(found: Flag, figures: Sequence[nw.Expr]) -> nw.Expr:
    """The flag, null where the check is undetermined."""
    conditions = [*found.undetermined, *((figure.is_null() for figure in figures) if found.hides else ())]
    if not conditions:
        return found.doubtful
    return nw.when(~nw.any_horizontal(*conditions, ignore_nulls=True)).then(found.doubtful)


def _digits(frame: nw.LazyFrame[Any], columns: Sequence[str]) -> dict[str, int | None]:
    """The decimals of floats, told from the first records."""
    schema = frame.collect_schema()
    floats = [column for column in columns if schema[column] == nw.Float64]
    if not floats:
        return {}
    head = frame.select(*floats).head(SAMPLE).collect()
    cells = {each: head[each].to_list() for each in floats}
    return {each: digits_of([None if is_missing(cell) else cell for cell in cells[each]]) for each in floats}
