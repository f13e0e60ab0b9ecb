"""Screening a frame that is in memory: one pass over all checks, then the exact evaluator on what it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import numpy as np

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.returns import pandas_kinds
from check_data.returns.arrays import compiled, extremes_of
from check_data.returns.byplace import ByPlace
from check_data.returns.decide import Decider
from check_data.returns.engines import Kinds
from check_data.returns.flags import ALL, Flag
from check_data.returns.form import Form
from check_data.returns.frames import (
    SAMPLE,
    Ends,
    Known,
    columns_of,
    digits_of,
    is_printed,
    raw_columns,
    require_figures,
    standings,
)
from check_data.returns.printed import Column
from check_data.returns.rows import cells, cells_of, outcomes
from check_data.returns.rule_judge import RuleJudge
from check_data.returns.rule_screen import Domains, is_screened, rule_flag, text_columns
from check_data.returns.screen import flag
from check_data.returns.standing import Standing
from check_data.returns.worked import Worked, Working
from check_data.tables.cells_unfit import Unfit
from check_data.tables.values import is_missing

_DOUBT, _OPEN = "__doubt_{}", "__open_{}"
_READ = ("__low_{}", "__high_{}", "__odd_{}")


class Screened(NamedTuple):
    """One check over a frame: which records are candidates, and which are undetermined (None: none is)."""

    check: Check
    candidates: nw.Series[Any]
    undetermined: nw.Series[Any] | None

    @property
    def open(self) -> int:
        """How many records are undetermined."""
        return 0 if self.undetermined is None else int(self.undetermined.sum())


class Evaluator:
    """A form over frames of one table: what it learns of one frame serves the next."""

    def __init__(self, form: Form) -> None:
        self.form = form
        plain = [check for check in form.checks if check.expression.rule is None]
        self._deciders = {check.name: Decider(check, form) for check in plain}
        rules = [(check, check.expression.rule) for check in form.checks]
        self._judges = {check.name: RuleJudge(check, rule, form) for check, rule in rules if rule is not None}
        self._workings = {check.name: Working(check, form) for check in plain}
        self._texts: dict[str, Column] = {}
        self._digits: dict[str, int | None] = {}
        compiled_checks = ((check, compiled(check, form)) for check in plain)
        self._screens = [(check, screen) for check, screen in compiled_checks if screen is not None]
        self._bare = dict.fromkeys(name for check, _ in self._screens for name in check.expression.names)

    def screen(self, frame: nw.DataFrame[Any]) -> list[Screened]:
        """Every check over a frame.

        Raises:
            BadFrame: a figure has no column, or one that holds no figures.

        """
        require_figures(frame.schema, raw_columns(self.form, frame.columns))
        found = self._in_arrays(frame)
        others = [check for check in self.form.checks if check.name not in found]
        if others or not found:
            found |= {each.check.name: each for each in self._in_frame(frame, self.form._replace(checks=tuple(others)))}
        return [found[check.name] for check in self.form.checks]

    def decided(self, frame: nw.DataFrame[Any], screened: Screened) -> Iterator[tuple[int, Outcome]]:
        """The records that are candidates, by their place in the frame, with their exact outcomes."""
        places = screened.candidates.to_numpy().nonzero()[0].tolist()
        if not places:
            return
        if screened.check.name in self._judges:
            judge = self._judges[screened.check.name]
            yield from zip(places, (each.outcome for each in judge.decided(frame[places])), strict=True)
            return
        decider = self._deciders[screened.check.name]
        columns = raw_columns(Form((screened.check,)), frame.columns)
        if not columns:
            yield from ((place, decider.outcome(())) for place in places)
            return
        if frame.implementation.is_pandas_like():
            # A column after the other: pandas would copy all of the frame to take some of its columns.
            rows = nw.concat([frame[column][places].to_frame() for column in columns], how="horizontal")
        else:
            rows = frame[places, columns]
        yield from zip(places, outcomes(rows, decider), strict=True)

    def unread(self) -> list[Unfit]:
        """The columns with cells that no grammar reads."""
        return [
            Unfit(name, column.unread, str(column.first_unread))
            for name, column in self._texts.items()
            if column.unread
        ]

    def quantities(
        self, frame: nw.DataFrame[Any], check: Check, places: Sequence[int]
    ) -> Sequence[dict[str, Quantity]]:
        """What some records say of a check's figures, in their order, each worked out when it is asked for."""
        if check.name in self._judges:
            return [each.quantities for each in self._judges[check.name].decided(frame[places])]
        decider = self._deciders[check.name]
        columns = raw_columns(Form((check,)), frame.columns)
        # A column after the other: pandas would copy all of the frame to take some of its columns.
        rows = (
            nw.concat([frame[column][places].to_frame() for column in columns], how="horizontal") if columns else None
        )
        found = [cells_of(rows, name) for name in check.expression.names] if rows is not None else []
        return ByPlace(len(places), lambda at: decider.quantities([column[at] for column in found]))

    def worked(self, frame: nw.DataFrame[Any], check: Check, places: Sequence[int]) -> Sequence[Worked | None]:
        """What findings show of some records, in their order; None for those that `quantities` have to say it of."""
        if check.name in self._judges:
            return [each.worked for each in self._judges[check.name].decided(frame[places])]
        columns = raw_columns(Form((check,)), frame.columns)
        if not columns:
            return [None] * len(places)
        rows = nw.concat([frame[column][places].to_frame() for column in columns], how="horizontal")
        return self._workings[check.name].of(rows)

    def _in_arrays(self, frame: nw.DataFrame[Any]) -> dict[str, Screened]:
        """The checks that numpy screens, by their names."""
        columns = pandas_kinds.arrays(frame, [name for name in self._bare if name in frame.columns])
        extremes = extremes_of(columns)
        found = {}
        for check, screen in self._screens:
            flags = screen.flags(columns, extremes) if _are_bare(check, frame.columns) else None
            if flags is not None:
                undetermined = flags.undetermined
                found[check.name] = Screened(
                    check,
                    pandas_kinds.mask(frame, flags.candidates),
                    None if undetermined is None else pandas_kinds.mask(frame, undetermined),
                )
        return found

    def _in_frame(self, frame: nw.DataFrame[Any], form: Form) -> list[Screened]:
        columns = raw_columns(form, frame.columns)
        wanted = [*columns, *(name for name in form.said if name in frame.columns and name not in columns)]
        schema = frame.schema
        domains = {
            name: [
                cell if isinstance(cell, str) or not is_missing(cell) else None
                for cell in frame[name].unique().to_list()
            ]
            for name in text_columns(form.checks, schema)
        }
        prepared, known = self._prepared(frame.select(wanted) if wanted else frame, columns, form)
        ends = _extremes(prepared, [column for column in columns if prepared.schema[column].is_integer()])
        known = known._replace(nonzero=[column for column, (low, high) in ends.items() if low > 0 or high < 0])
        figures = standings(form, prepared.schema, known)
        flags = flags_of(form, schema, figures, domains)
        largest = max((abs(end) for both in ends.values() for end in both), default=0)
        if any(each.largest <= largest for each in flags):
            figures = standings(form, prepared.schema, known._replace(huge=True))
            flags = flags_of(form, schema, figures, domains)
        return flagged(prepared, form.checks, flags, figures)

    def _prepared(
        self, frame: nw.DataFrame[Any], columns: Sequence[str], form: Form
    ) -> tuple[nw.DataFrame[Any], Known]:
        schema = frame.schema
        printed = {}
        for column in columns:
            if is_printed(schema[column]):
                frame, printed[column] = self._with_texts(frame, column)
            elif schema[column].is_float() and column not in self._digits and len(frame):
                sample = cells(frame[column].head(SAMPLE))
                self._digits[column] = digits_of([None if is_missing(value) else float(value) for value in sample])
        full, gaps = _ends(frame, columns, form)
        if frame.implementation.is_pandas_like():
            frame = pandas_kinds.as_floats(frame, [column for column in gaps if column not in printed])
        return frame, Known(self._digits, printed, full, bare=pandas_kinds.of_numpy(frame))

    def _with_texts(self, frame: nw.DataFrame[Any], column: str) -> tuple[nw.DataFrame[Any], Ends]:
        texts = self._texts.setdefault(column, Column(self.form.described(column), self.form.reader))
        read = texts.read(frame[column].to_list())
        low, high, odd = (name.format(column) for name in _READ)
        backend = frame.implementation
        frame = frame.with_columns(
            nw.new_series(low, read.low, nw.Float64, backend=backend),
            nw.new_series(high, read.high, nw.Float64, backend=backend),
            nw.new_series(odd, read.odd, nw.Boolean, backend=backend),
        )
        return frame, Ends(low, high, odd, read.digits, read.unit)


def flags_of(
    form: Form, schema: Kinds, figures: Mapping[str, Standing], domains: Domains, full: Collection[str] = ()
) -> list[Flag]:
    """The flags of all checks of a form. ``domains`` are the different texts of columns, ``full`` those without gaps;
    the ``schema`` is that of the frame before texts were read.
    """
    return [_flag(check, form, schema, figures, domains, full) for check in form.checks]


def _flag(
    check: Check, form: Form, schema: Kinds, figures: Mapping[str, Standing], domains: Domains, full: Collection[str]
) -> Flag:
    rule = check.expression.rule
    if rule is None:
        return flag(check, figures)
    if not is_screened(check, form, schema):
        return ALL
    floats = frozenset(name for name in rule.names if name in schema and schema[name].is_float())
    return rule_flag(rule, figures, domains, full, floats) or ALL


def _are_bare(check: Check, columns: Collection[str]) -> bool:
    """Whether each figure of a check has one column, without ends."""
    return all(columns_of(name, columns)[1:] == (None, None) for name in check.expression.names)


def flagged(
    frame: nw.DataFrame[Any], checks: Sequence[Check], flags: Sequence[Flag], figures: Mapping[str, Standing]
) -> list[Screened]:
    """Where the flags of some checks stand in a frame."""
    nulls_vanish = frame.implementation.is_pandas_like()
    never_null = pandas_kinds.whole_numbers(frame)
    selected = []
    for number, (check, found) in enumerate(zip(checks, flags, strict=True)):
        conditions = list(found.undetermined)
        if (nulls_vanish or found.hides) and check.expression.rule is None:
            may_be_null = [name for name in check.expression.names if name not in never_null]
            conditions += [figures[name].low.is_null() for name in may_be_null]
        selected.append(found.doubtful.alias(_DOUBT.format(number)))
        if conditions:
            selected.append(nw.any_horizontal(*conditions, ignore_nulls=True).alias(_OPEN.format(number)))
    # Not `select`, which makes a row of constants alone, on an empty frame too.
    with np.errstate(over="ignore"):  # pandas rounds the largest floats to infinite ones, which are candidates
        result = frame.with_columns(*selected)
    never_null = pandas_kinds.of_numpy(result)
    return [_screened(check, result, number, never_null) for number, check in enumerate(checks)]


def _screened(check: Check, result: nw.DataFrame[Any], number: int, never_null: Collection[str]) -> Screened:
    name = _DOUBT.format(number)
    doubt = result[name]
    if name in never_null and _OPEN.format(number) not in result.columns:
        return Screened(check, doubt, None)
    gaps = doubt.is_null()
    doubt = doubt.fill_null(False) if gaps.any() else doubt
    if _OPEN.format(number) in result.columns:
        gaps = gaps | result[_OPEN.format(number)].fill_null(False)
        doubt = doubt & ~gaps
    return Screened(check, doubt, gaps & ~doubt)


def _extremes(frame: nw.DataFrame[Any], columns: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The least and the greatest of some columns of whole numbers; of those that have any."""
    if not columns or not len(frame):
        return {}
    ends = frame.select(nw.col(*columns).min().name.suffix("_least"), nw.col(*columns).max().name.suffix("_most"))
    least, most = ends.row(0)[: len(columns)], ends.row(0)[len(columns) :]
    both = zip(columns, least, most, strict=True)
    return {column: (int(low), int(high)) for column, low, high in both if not is_missing(low)}


def _ends(frame: nw.DataFrame[Any], columns: Sequence[str], form: Form) -> tuple[set[str], set[str]]:
    """The columns of ends without gaps, and all columns of figures whose ends have some."""
    full: set[str] = set()
    gaps: set[str] = set()
    for figure in form.figures:
        value, *ends = columns_of(figure, columns)
        given = [column for column in ends if column is not None]
        without = [column for column in given if not _has_gaps(frame[column])]
        full.update(without)
        if given and len(without) < len(ends):
            gaps.update(column for column in (value, *given) if column is not None)
    return full, gaps


def _has_gaps(cells: nw.Series[Any]) -> bool:
    """Whether a cell is missing, or is NaN, which stands for the same."""
    return bool(cells.is_null().any() or (cells.dtype.is_float() and cells.is_nan().any()))
