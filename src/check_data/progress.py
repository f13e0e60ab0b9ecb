"""A progress bar on a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(what: str, total: Callable[[], int | None], *, wanted: bool = True) -> Iterator[Callable[[], object]]:
    """What to call after each of ``total`` (None: unknown) things named ``what``, which are counted for a bar only.

    It is drawn on stderr, and only where that is a terminal and the results go elsewhere: on one terminal they
    would write over each other, and the results show by themselves how far it is.
    """
    if not (wanted and sys.stderr.isatty() and not sys.stdout.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)
    with Progress(*columns, console=console, redirect_stdout=False) as shown:
        task = shown.add_task(what, total=total())
        yield lambda: shown.advance(task)
