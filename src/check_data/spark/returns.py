"""Returns at scale: a form's checks over a Parquet data set of records, on a cluster.

The records stay where they are: the workers read them, screen them, decide what the screen leaves open, and write the
findings. What comes back is counts, and the first findings of each check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from check_data.agreement.check import Check
from check_data.configuration import Configuration
from check_data.findings import Finding, Place, Severity, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.check import SHOWN, misfits, settle
from check_data.returns.checked import Checked
from check_data.returns.columns import names_of, numbers_that_are_names, usable
from check_data.returns.days import require_days_in
from check_data.returns.form import Form
from check_data.returns.frames import BadFrame, raw_columns, require_figures
from check_data.returns.keys import key_findings, require_keys
from check_data.returns.located import located_of
from check_data.returns.locating import can_be_located
from check_data.returns.mostly import few_enough
from check_data.returns.schema import absent, described
from check_data.returns.table import Table
from check_data.returns.tally import Hidden
from check_data.spark.across import Spanning
from check_data.spark.found import Showing
from check_data.spark.job import Job, counts_of, in_backticks, joined, mapped_where_it_is, master_of, passed
from check_data.spark.locating import locating
from check_data.spark.session import session
from check_data.spark.tables import Tables
from check_data.spark.worst import worst_of
from check_data.tables import cells_unfit, column_missing
from check_data.tables.cells_unfit import Unfit

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def check_table(
    table: Table,
    settings: Configuration,
    today: date,
    *,
    shown: int = SHOWN,
    output: str | None = None,
    bar: bool = False,
    locate: bool = False,
) -> Checked:
    """Check every record of a table; the findings go to the folder ``output``. Waivers must hold on ``today``.
    ``locate``: tell which columns are most often wrong, too.

    Raises:
        NotRunnable: the run could not be done; then nothing is written.

    """
    showing = Showing(settings, today, shown)
    declared = table.form.declared
    findings: list[Finding] = []
    remarks: list[str] = []
    remarks_of_located: list[str] = []
    table = _of_one_evaluator(settle(table, findings, remarks))
    with session(master_of(settings)) as spark:
        tables = Tables(spark, table)
        names = names_of(table, tables)
        require_keys(table, names[None])
        remarks += numbers_that_are_names(table, names)
        located = [locating(table, tables, remarks_of_located)] if locate and can_be_located(table) else []
        table, without, lacking = usable(table, names)
        jobs = [job(table, tables, showing), *located]
        spanning = Spanning(spark, table, tables, showing) if table.form.across else None
        if spanning is not None:
            jobs += spanning.jobs()
        with passed(spark, joined(jobs), output, bar=bar) as rows:
            counts, told, hidden = _gathered(rows, table, tables, names[None], shown)
            ordered = _ordered(counts, table.form, declared, without)
            findings, hidden, tolerated = few_enough(declared, ordered, [*findings, *lacking, *told], hidden)
            worst = worst_of(rows, table, {each.check for each in findings} | {kind.check for kind in hidden})
    remarks += [] if spanning is None else spanning.remarks(counts)
    remarks += [*_remarks(table), *tolerated, *remarks_of_located]
    return Checked(
        table.name,
        table.source.path,
        "spark",
        counts["records"],
        ordered,
        tuple(findings),
        tuple(dict.fromkeys(remarks)),
        hidden,
        worst,
        located_of(counts) if located else None,
    )


def _of_one_evaluator(table: Table) -> Table:
    """The table with all checks within a record in one place: what can't be screened is decided record by record."""
    form = table.form
    return table._replace(form=form._replace(checks=(*form.checks, *form.rules), rules=()))


def _gathered(
    rows: DataFrame, table: Table, tables: Tables, names: Sequence[str], shown: int
) -> tuple[Counter[str], list[Finding], dict[Hidden, int]]:
    """What a pass counted, the findings that are shown, and how many more there are of each kind; ``names`` are the
    columns of the table.
    """
    counts = counts_of(rows)
    first = _first(rows, shown)
    hidden = _hidden(rows, table.form, first)
    told = [*misfits(table.form), *first, *_unread(rows, table), *key_findings(table, tables), *_absent(table, names)]
    return counts, told, hidden


def _ordered(
    counts: Counter[str], form: Form, declared: Sequence[Check], without: Iterable[str]
) -> dict[str, Counter[Verdict]]:
    """The verdicts of all checks as they are declared; those ``without`` a column are undetermined."""
    verdicts = verdicts_of(counts, form)
    verdicts |= {name: Counter({Verdict.UNDETERMINED: counts["records"]}) for name in without}
    return {check.name: verdicts[check.name] for check in declared}


def job(table: Table, tables: Tables, showing: Showing) -> Job:
    """The columns that the checks within each record and the schema need, and what the workers do with them.

    Raises:
        NotRunnable: one that is needed is not there, or holds no figures.

    """
    from check_data.spark.records import Work, judge_rows
    from check_data.spark.rows import FILE, INDEX, LINE

    records, roots = placed = tables.placed(table.source)
    names = placed.columns
    columns = described(table.models, names) if table.models else {}
    said = [name for name in table.form.said if name in names]
    needed = (*_figures(records, names, table), *said, *columns, *table.named, FILE, INDEX, LINE)
    work = Work(table.form, roots, showing, table.named, columns, texts=table.source.ending == ".csv")
    chosen = [records[in_backticks(name)] for name in dict.fromkeys(needed)]
    return mapped_where_it_is(records.select(*chosen), partial(judge_rows, work=work))


def verdicts_of(counts: Counter[str], form: Form) -> dict[str, Counter[Verdict]]:
    """The verdicts of each check."""
    return {
        check.name: Counter({verdict: counts[f"verdicts.{verdict.value}.{check.name}"] for verdict in Verdict})
        for check in form.declared
    }


def _figures(records: DataFrame, names: Sequence[str], table: Table) -> list[str]:
    try:
        columns = raw_columns(table.form, names)
        schema = nw.from_native(records).collect_schema()
        require_figures(schema, columns)
    except BadFrame as error:
        raise NotRunnable(f"{table.source.path}:1: {error}") from error
    if table.key is not None and table.key not in names:
        raise NotRunnable(f"{table.source.path}:1: no column {table.key!r} to name the records by")
    require_days_in({name: schema[name] for name in names}, table.form.columns, table.source)
    return columns


def _first(rows: DataFrame, shown: int) -> list[Finding]:
    """The first findings of each check, those that disagree before those that agree as rounded, and those on another
    table by themselves.
    """
    from pyspark.sql import Window, functions

    from check_data.spark.found import unpickled

    kinds = ("check", "rule", "table")
    order = Window.partitionBy(*kinds).orderBy(functions.desc("verdict"), "path", "row")
    numbered = rows.where("pickled is not null").withColumn("number", functions.row_number().over(order))
    chosen = numbered.where(functions.col("number") <= shown).orderBy(*kinds, "number")
    return unpickled(chosen.select("pickled").collect())


def _hidden(rows: DataFrame, form: Form, shown: Sequence[Finding]) -> dict[Hidden, int]:
    """How many findings of each kind there are besides those that are shown."""
    waivers = {check.name: check.waiver for check in form.declared}
    found: Counter[Hidden] = Counter()
    kinds = rows.where(f"counts is null and rule != '{cells_unfit.CODE}'").groupBy("rule", "check", "severity").count()
    for row in kinds.collect():
        kind = Hidden(row["rule"], row["check"], Severity.named(row["severity"]), waivers.get(row["check"]))
        found[kind] += row["count"]
    found.subtract(Counter(Hidden(each.rule, each.check, each.severity, each.waiver) for each in shown))
    return dict(+found)


def _unread(rows: DataFrame, table: Table) -> Iterator[Finding]:
    """The findings on cells that are unfit, table by table."""
    unfit = _unfit(rows)
    for path in dict.fromkeys((None, *unfit)):
        place = Place(path or table.source.path, 1)
        yield from cells_unfit.judge(unfit.get(path, ()), place, lambda number: number or 1)


def _unfit(rows: DataFrame) -> dict[str | None, list[Unfit]]:
    """The cells that are unfit, added up by table, column and check, with the first of each."""
    from pyspark.sql import functions

    told = rows.where("path is not null and size(counts) > 0").selectExpr(
        "table",
        "record",
        "coalesce(check, '') as check",
        "message",
        "counts['cells'] as cells",
        "struct(path, row) as place",
    )
    summed = told.groupBy("table", "record", "check").agg(
        functions.sum("cells").alias("cells"),
        functions.min_by("message", "place").alias("first"),
        functions.min("place").alias("place"),
    )
    found: dict[str | None, list[Unfit]] = {}
    for row in summed.orderBy("record", "check").collect():
        unfit = Unfit(row["record"], row["cells"], row["first"], row["check"])
        if row["check"]:
            path, number = row["place"]["path"], row["place"]["row"]
            unfit = unfit._replace(records=(f"{path}:{number}",), number=number)
        found.setdefault(row["table"], []).append(unfit)
    return found


def _absent(table: Table, names: Sequence[str]) -> list[Finding]:
    """The findings on the columns that the schema has and the records have not."""
    columns = absent(table.models, names) if table.models is not None else ()
    return [column_missing.judge(None, column, table.source.path, names) for column in columns]


def _remarks(table: Table) -> Iterator[str]:
    if table.models is not None:
        from check_data.returns.schema import unchecked

        yield from unchecked(table.models, table.source, "spark")
