"""All checks as one plan over a lazy frame: what to count, and which records to look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check
from check_data.returns.eager import flags_of
from check_data.returns.engines import Kinds
from check_data.returns.flags import Flag
from check_data.returns.form import Form
from check_data.returns.frames import SAMPLE, Known, columns_of, digits_of, raw_columns, standings
from check_data.returns.rule_screen import Domains
from check_data.returns.sources import Footers
from check_data.tables.values import is_missing, text_of

FLAG, OPEN, LEAST, MOST, TOTAL = "__flag_{}", "__open_{}", "__least_{}", "__most_{}", "__records"


class Plan(NamedTuple):
    """``counts`` is one row: the number of records, of undetermined ones a check where there may be any, and the
    extremes of columns whose sums must fit 64 bits; None where all that is known before. ``failing`` are the records
    that are a candidate for some check, with its flags.
    """

    counts: nw.LazyFrame[Any] | None
    failing: nw.LazyFrame[Any]
    extremes: tuple[str, ...]
    largest: int


def plan(
    frame: nw.LazyFrame[Any],
    schema: Kinds,
    form: Form,
    kept: Sequence[str],
    said: Footers | None = None,
    *,
    huge: bool = False,
    domains: Domains | None = None,
) -> Plan:
    """The plan of a form over a frame of a ``schema``. ``kept`` columns come with the failing records; ``said`` is what
    is known of the cells before, ``huge`` says that sums of whole numbers may not fit 64 bits, and ``domains`` are the
    different cells of columns of texts.
    """
    columns = raw_columns(form, schema)
    digits, with_nan = floats_of(frame, schema, columns)
    known = Known(digits, huge=huge)
    if said is not None:
        # Where no record of the sample has NaN there are few, if any: the evaluator decides those.
        bare = said.full & said.floats - with_nan
        known = known._replace(full=said.full - said.floats, bare=bare, nonzero=said.nonzero)
        said = said._replace(full=said.full - (said.floats - bare))
    figures = standings(form, schema, known)
    texts = domains or {}
    without_gaps = {name for name, cells in texts.items() if all(text_of(cell) is not None for cell in cells)}
    full = without_gaps | (set() if said is None else set(said.full))
    flags = flags_of(form, schema, figures, texts, full)
    opens = [
        _undetermined(found, [figures[name].low for name in _may_lack(check, schema, said)])
        for check, found in zip(form.checks, flags, strict=True)
    ]
    expressions = [
        (found.doubtful if undetermined is None else nw.when(~undetermined).then(found.doubtful)).alias(
            FLAG.format(number)
        )
        for number, (found, undetermined) in enumerate(zip(flags, opens, strict=True))
    ]
    flagged = frame.with_columns(*expressions) if expressions else frame
    names = [FLAG.format(number) for number in range(len(flags))]
    unknown = () if said is not None or huge else tuple(each for each in columns if schema[each].is_integer())
    counts = [nw.len().alias(TOTAL)] if said is None else []
    # As columns first: a condition without figures, such as a division by 0, is no column that could be added up.
    told = {OPEN.format(number): each.cast(nw.Int64) for number, each in enumerate(opens) if each is not None}
    told_of = frame.with_columns(**told) if told else frame
    counts += [nw.col(name).sum() for name in told]
    counts += [nw.col(each).min().alias(LEAST.format(each)) for each in unknown]
    counts += [nw.col(each).max().alias(MOST.format(each)) for each in unknown]
    fails = [nw.any_horizontal(*(nw.col(name) for name in names), ignore_nulls=True)] if names else []
    # A table without checks of its own may be one that those of another table need.
    failing = flagged.filter(*fails) if fails else flagged.head(0)
    return Plan(
        told_of.select(*counts) if counts else None,
        failing.select(*dict.fromkeys((*kept, *columns, *(each for each in form.said if each in schema), *names))),
        unknown,
        min((each.largest for each in flags), default=0),
    )


def _may_lack(check: Check, names: Collection[str], said: Footers | None) -> list[str]:
    """The figures that records may lack, of a check that is undetermined without them: a rule says so itself."""
    if check.expression.rule is not None:
        return []
    return [name for name in check.expression.names if not _is_full(name, names, said)]


def _is_full(figure: str, names: Collection[str], said: Footers | None) -> bool:
    """Whether no record lacks a figure."""
    value, lower, upper = columns_of(figure, names)
    columns = {value} if lower is None and upper is None else {lower, upper}
    return said is not None and columns <= said.full


def _undetermined(found: Flag, may_lack: Sequence[nw.Expr]) -> nw.Expr | None:
    """Where a check is undetermined; None where it never is."""
    conditions = [*found.undetermined, *(figure.is_null() for figure in may_lack)]
    return nw.any_horizontal(*conditions, ignore_nulls=True) if conditions else None


def floats_of(
    frame: nw.LazyFrame[Any], schema: Kinds, columns: Sequence[str]
) -> tuple[dict[str, int | None], frozenset[str]]:
    """The decimals of floats, and which have NaN, told from the first records."""
    floats = [column for column in columns if schema[column] == nw.Float64]
    if not floats:
        return {}, frozenset()
    head = frame.select(*floats).head(SAMPLE).collect()
    cells = {each: head[each].to_list() for each in floats}
    digits = {each: digits_of([None if is_missing(cell) else cell for cell in cells[each]]) for each in floats}
    return digits, frozenset(each for each in floats if any(cell != cell for cell in cells[each]))
