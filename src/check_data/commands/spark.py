"""``check-data … --engine spark``: the texts of a data set (``--text-column``), or tables of records, on a cluster."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from check_data.commands.known_file import compares
from check_data.commands.outputs import DEFAULT, STANDARD, Output
from check_data.configuration import Configuration
from check_data.findings import Severity
from check_data.not_runnable import NotRunnable
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.project import Project
    from check_data.returns.checked import Checked
    from check_data.returns.table import Table


def texts(options: argparse.Namespace, settings: Configuration, wanted: Sequence[Output]) -> int:
    """Lint texts on a cluster and print the counts; returns the exit code.

    Raises:
        NotRunnable: a format is wanted, or the run could not be done.

    """
    if [each.format for each in wanted] != [DEFAULT]:
        raise NotRunnable("with --engine spark, findings on texts are Parquet: --output FOLDER and no --output-format")
    output = None if wanted[0].file == STANDARD else wanted[0].file
    from check_data.spark.summary import summary
    from check_data.spark.texts import lint_texts

    counts = lint_texts(options.paths, options.text_column, settings, output, bar=not options.quiet)
    if not options.quiet:
        print("\n".join(summary(counts, settings.own_language)))
    if counts["texts.unread"]:
        where = f"{output} says" if output else "give --output FOLDER to see"
        say(f"{counts['texts.unread']} texts can't be read; {where} which")
        return 2
    return exit_code(counts, settings.fail_on)


def tables(project: Project, options: argparse.Namespace) -> Callable[[Table], Checked]:
    """What checks a table of records on a cluster.

    Raises:
        NotRunnable: findings of several tables are to go to one folder.

    """
    from check_data.spark.returns import check_table

    if options.all and len(project.tables) > 1:
        raise NotRunnable("with --engine spark, --all takes one table of records")

    def check(table: Table) -> Checked:
        keyed = table.named_by(options.key) if options.key else table
        wanted, today = not options.quiet, date.today()
        shown = sys.maxsize if compares(options) else options.first
        return check_table(
            keyed,
            project.settings,
            today,
            shown=shown,
            output=options.all,
            bar=wanted,
            locate=options.locate,
        )

    return check


def exit_code(counts: Counter[str], fail_on: str) -> int:
    """1 where a finding reaches the fail level, else 0."""
    return int(fail_on != "never" and any(_reached(counts, Severity.named(fail_on))))


def _reached(counts: Counter[str], level: Severity) -> list[int]:
    return [counts[f"findings.{each.label}"] for each in Severity if each >= level]
