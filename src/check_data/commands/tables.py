"""How the command checks tables of records: by the engine and key of the options, with a bar and a file of all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from check_data.commands.known_file import compares
from check_data.progress import bar
from check_data.project import Project
from check_data.report.records import writing
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.returns.table import Sink, Table


@contextmanager
def checking(project: Project, options: argparse.Namespace) -> Iterator[Callable[[Table], Checked]]:
    """What checks a table; findings of all tables go to the file of ``--all``, which appears when all is done.

    Raises:
        NotRunnable: the file can't be written, or ends in neither .jsonl nor .parquet.

    """
    if project.settings.engine == "spark":
        from check_data.commands.spark import tables

        yield tables(project, options)
    else:
        with writing(Path(options.all) if options.all else None, project.settings) as sink:
            yield partial(_check, project=project, options=options, sink=sink)


def _check(table: Table, project: Project, options: argparse.Namespace, sink: Sink | None) -> Checked:
    keyed = table.named_by(options.key) if options.key else table
    # Which findings are known, or on lines that changed, is told of all.
    shown = sys.maxsize if compares(options) else options.first
    with bar("batches of records", lambda: None, wanted=not options.quiet) as advance:
        checked = check_table(
            keyed,
            project.settings.engine,
            shown=shown,
            sink=sink,
            advance=lambda _: advance(),
        )
    if not options.locate:
        return checked
    from check_data.returns.locating import with_located

    return with_located(keyed, checked)
