"""One table of records checked by its form: verdict counts, and the first findings in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement import declared_check, units_of_check
from check_data.findings import Cited, Finding, Message, Place, Verdict
from check_data.returns.across.check import check_across
from check_data.returns.across.neighbour import Neighbour
from check_data.returns.engines import Engine, choose
from check_data.returns.form import Form
from check_data.returns.keys import key_findings
from check_data.returns.passes import Failure, Pass
from check_data.returns.read import settled
from check_data.returns.sources import Source
from check_data.tables import cells_unfit, rows_unfit

if TYPE_CHECKING:
    from check_data.tables.schemas import Models

SHOWN = 3
"""Findings of a check that are shown in full."""


class Table(NamedTuple):
    """A table of records of a project: its name, its records, its form, and the column that names them; ``others`` are
    the tables that its checks join it with.
    """

    name: str
    source: Source
    form: Form
    key: str | None = None
    models: Models | None = None
    others: Mapping[str, Neighbour] = {}


class Checked(NamedTuple):
    """What checking a table gave. ``findings`` hold those of the data, and the first of each check in full."""

    name: str
    path: str
    engine: str
    records: int
    verdicts: Mapping[str, Counter[Verdict]]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[Verdict]:
        """How many records and checks have each verdict."""
        return sum(self.verdicts.values(), Counter())


Sink = Callable[[Failure, Finding], object]
"""What is given every failure with its finding."""


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
        NotRunnable: the engine is not installed, the records can't be read, or a column is missing.

    """
    chosen = choose(engine, table.source)
    findings = list(misfits(table.form))
    remarks: list[str] = []
    table = _settled(table, findings, remarks)
    passed = Pass(table.form, table.source, chosen, table.key)
    place = Place(table.source.path, 1)
    found: Counter[str] = Counter()
    for failure in passed.failures(advance):
        found[failure.check.name] += 1
        if sink is None and found[failure.check.name] > shown:
            continue
        finding = finding_of(failure, table.source)
        if found[failure.check.name] <= shown:
            findings.append(finding)
        if sink is not None:
            sink(failure, finding)
    findings += cells_unfit.judge(passed.unread(), place)
    findings += key_findings(table, chosen)
    across = check_across(table, chosen, shown, sink)
    findings += across.findings
    verdicts = {**passed.verdicts, **across.verdicts}
    remarks += [*across.remarks, *_schema(table, chosen, findings)]
    ordered = {check.name: verdicts[check.name] for check in table.form.declared}
    return Checked(table.name, table.source.path, chosen.name, passed.records, ordered, tuple(findings), tuple(remarks))


def _settled(table: Table, findings: list[Finding], remarks: list[str]) -> Table:
    """The table and those that it is joined with, read the same way whatever engine passes over them."""
    form = table.form
    spanning = [(check, check.across) for check in form.across if check.across is not None]
    keys = {column for _, across in spanning for column in across.columns} | ({table.key} if table.key else set())
    figures = {*form.figures, *(name for check, across in spanning for name in across.figures(check.expression))}
    own = settled(table.source, figures | (table.models.numbers if table.models else set()), keys)
    others = {}
    for name, each in table.others.items():
        joined = [across for _, across in spanning if across.table == name]
        texts = {column for across in joined for column in across.other_columns}
        others[name] = settled(each.source, {figure for across in joined for figure in across.others}, texts)
    for found in (own, *others.values()):
        findings += rows_unfit.judge(found.faults, found.cells, found.source.path)
        remarks += found.remarks
    return table._replace(
        source=own.source,
        others={name: each._replace(source=others[name].source) for name, each in table.others.items()},
    )


def _schema(table: Table, engine: Engine, findings: list[Finding]) -> Iterator[str]:
    if table.models is None:
        return
    from check_data.returns.schema import validate

    unfit, remarks = validate(table.models, table.source, engine)
    findings += cells_unfit.judge(unfit, Place(table.source.path, 1))
    yield from remarks


def misfits(form: Form) -> Iterator[Finding]:
    """The findings on the units of a form's checks, which no record can change."""
    for check in form.checks:
        units = {name: form.described(name).meant for name in check.expression.names}
        judged = units_of_check.judge(check, units, ())
        if judged is not None:
            yield judged


def finding_of(failure: Failure, source: Source) -> Finding:
    """A failure in full: its figures with their cells, and the arithmetic."""
    quantities = failure.quantities()
    place = Place(source.path, source.line(failure.number))
    cited = tuple(
        Cited(name, each.quote, place, each.reading.rounded if each.reading else None)
        for name, each in quantities.items()
    )
    judged = declared_check.judge(failure.check, failure.outcome, quantities, cited)
    assert judged is not None  # a failure disagrees, or agrees as rounded only
    told = {language: f"{{record}}: {text}" for language, text in judged.message.templates.items()}
    return judged._replace(place=place, message=Message(told, {**judged.message.values, "record": str(failure.record)}))
