"""One table of records checked by its form: verdict counts, and the first findings in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from check_data.agreement import declared_check, units_of_check
from check_data.findings import Cited, Finding, Place, Verdict
from check_data.returns.across.check import check_across
from check_data.returns.checked import Checked
from check_data.returns.columns import names_of, numbers_that_are_names, usable
from check_data.returns.days import dated, require_days
from check_data.returns.engines import Engine, choose
from check_data.returns.form import Form
from check_data.returns.keys import Names, key_findings
from check_data.returns.mostly import few_enough
from check_data.returns.naming import of_record
from check_data.returns.passes import Failure, Pass
from check_data.returns.read import settled
from check_data.returns.rules import Conditions
from check_data.returns.sources import Source
from check_data.returns.table import Sink, Table
from check_data.returns.tally import Hidden, Tally
from check_data.returns.worked import Worked
from check_data.tables import cells_unfit, column_missing, rows_unfit
from check_data.tables.cells_unfit import Unfit

if TYPE_CHECKING:
    from check_data.tables.schemas import Models

SHOWN = 3
"""Findings of a check that are shown in full."""


def check_table(
    table: Table,
    engine: str = "auto",
    *,
    shown: int = SHOWN,
    sink: Sink | None = None,
    advance: Callable[[int], object] = lambda _: None,
) -> Checked:
    """Check every record of a table; ``sink`` gets every failure, ``advance`` is told of so many more records.

    Raises:
        NotRunnable: the engine is not installed, the records can't be read, or no check has its columns.

    """
    chosen = choose(engine, table.source)
    findings: list[Finding] = []
    remarks: list[str] = []
    table = settle(table, findings, remarks)
    names, declared = names_of(table, chosen), table.form.declared
    require_days(table.form.columns, table.source, chosen)
    remarks += numbers_that_are_names(table, names)
    table, without, lacking = usable(table, names)
    findings += [*lacking, *misfits(table.form)]
    tally = Tally(shown)
    passed = Pass(table.form, table.source, chosen, table.key)
    named = Names(table, chosen)
    findings += _failing(named.all(passed.failures(advance)), table.source, tally, sink)
    rules = Conditions(table.form._replace(rules=passed.left), table.source, chosen, table.key)
    findings += _failing(named.all(rules.failures()), table.source, tally, sink)
    findings += cells_unfit.judge(_once((*passed.unread(), *rules.unread())), Place(table.source.path, 1))
    findings += key_findings(table, chosen)
    across = check_across(table, chosen, tally, sink, named)
    findings += across.findings
    remarks += across.remarks
    verdicts = {**passed.verdicts, **rules.verdicts, **across.verdicts}
    verdicts |= {name: Counter({Verdict.UNDETERMINED: passed.records}) for name in without}
    if table.models is not None:
        remarks += _schema(table.models, table, chosen, findings, names[None], sink, named)
    ordered = {check.name: verdicts[check.name] for check in declared}
    findings, hidden, tolerated = few_enough(declared, ordered, findings, tally.hidden)
    remarks += tolerated
    told = {each.check for each in findings} | {kind.check for kind in hidden}
    return Checked(
        table.name,
        table.source.path,
        chosen.name,
        passed.records,
        ordered,
        tuple(findings),
        tuple(dict.fromkeys(remarks)),
        hidden,
        tally.failing.worst(told),
    )


def _once(unfit: Sequence[Unfit]) -> list[Unfit]:
    """What is unread of each column, once."""
    return list({each.column: each for each in reversed(unfit)}.values())[::-1]


def _failing(failures: Iterator[Failure], source: Source, tally: Tally, sink: Sink | None) -> Iterator[Finding]:
    """The findings that are shown of some failures; the sink gets all."""
    for failure in failures:
        check = failure.check
        tally.failing.add(failure.record, failure.number, check.name)
        severity = declared_check.severity_of(check, failure.outcome.verdict)
        shows = tally.shows(Hidden(declared_check.CODE, check.name, severity, check.waiver), source.path)
        if shows:
            yield finding_of(failure, source)
        if sink is not None:
            sink.failed(failure, source.path, partial(worked_of, failure))


def settle(table: Table, findings: list[Finding], remarks: list[str]) -> Table:
    """The table and those that it is joined with, read the same way whatever engine passes over them. What there is to
    say of their rows is added.

    Raises:
        NotRunnable: the records can't be read.

    """
    form = table.form
    spanning = [(check, check.across) for check in form.across if check.across is not None]
    keys = {column for _, across in spanning for column in across.columns} | {*table.keys}
    keys |= ({table.key} if table.key else set()) | dated(form.columns)
    keys |= {name for check in form.rules if check.expression.rule for name in check.expression.rule.texts}
    of_rules = (name for check in form.rules if check.expression.rule for name in check.expression.rule.figures)
    keys |= {text for check, across in spanning for rule in across.rules(check.expression) for text in rule.texts}
    figures = {
        *form.figures,
        *of_rules,
        *(name for check, across in spanning for name in across.figures(check.expression)),
    }
    own = settled(table.source, figures | (table.models.numbers if table.models else set()), keys)
    others = {}
    for name, each in table.others.items():
        joined = [across for _, across in spanning if across.table == name]
        texts = {column for across in joined for column in across.other_columns} | dated(each.columns)
        others[name] = settled(each.source, {figure for across in joined for figure in across.others}, texts)
    for found in (own, *others.values()):
        findings += rows_unfit.judge(found.faults, found.cells, found.source.path)
        remarks += found.remarks
    return table._replace(
        source=own.source,
        others={name: each._replace(source=others[name].source) for name, each in table.others.items()},
    )


def _schema(
    models: Models,
    table: Table,
    engine: Engine,
    findings: list[Finding],
    names: Sequence[str],
    sink: Sink | None,
    named: Names,
) -> Iterator[str]:
    """Add what the schema finds; what it could not validate."""
    from check_data.returns.schema import FailingRecord, absent, unchecked, validate

    source = table.source

    def tell(failing: FailingRecord) -> None:
        if sink is not None:
            unfit = Unfit(failing.column, 1, failing.cell, failing.check)
            finding = cells_unfit.of_one(unfit, Place(source.path, source.line(failing.number)))
            sink(named.named(failing), finding)

    unfit = validate(models, source, engine, table.key, tell)
    findings += (column_missing.judge(None, column, source.path, names) for column in absent(models, names))
    findings += cells_unfit.judge(unfit, Place(source.path, 1), source.line)
    yield from unchecked(models, source, engine.name)


def misfits(form: Form) -> Iterator[Finding]:
    """The findings on the units of a form's checks, which no record can change."""
    for check in form.checks:
        units = {name: form.described(name).meant for name in check.expression.names}
        judged = units_of_check.judge(check, units, ())
        if judged is not None:
            yield judged


def finding_of(failure: Failure, source: Source) -> Finding:
    """A failure in full: its figures with their cells, and the arithmetic."""
    place = Place(source.path, source.line(failure.number))
    quantities = failure.quantities()
    cited = tuple(
        Cited(name, each.quote, place, each.reading.rounded if each.reading else None)
        for name, each in quantities.items()
    )
    judged = declared_check.failing(failure.check, failure.outcome.verdict, cited, worked_of(failure).arithmetic)
    return judged._replace(place=place, message=of_record(judged.message, str(failure.record), failure.check))


def worked_of(failure: Failure) -> Worked:
    """The cells of a failure's figures, and its arithmetic."""
    worked = failure.worked()
    if worked is not None:
        return worked
    quantities = failure.quantities()
    arithmetic = declared_check.worked_out(failure.check, failure.outcome.verdict, quantities)
    return Worked(tuple(each.quote for each in quantities.values()), arithmetic)
