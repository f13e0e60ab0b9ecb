"""How far Spark is, as a bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from check_data.progress import bar

if TYPE_CHECKING:
    from pyspark import SparkContext

_PAUSE = 0.5
"""Seconds between two looks."""


@contextmanager
def shown(context: SparkContext, tasks: int, *, wanted: bool) -> Iterator[None]:
    """A bar that fills as the tasks of the jobs that are started meanwhile end."""
    with bar("tasks", lambda: tasks, wanted=wanted) as advance, _watched(context, tasks, advance):
        yield


@contextmanager
def _watched(context: SparkContext, tasks: int, advance: Callable[[], object]) -> Iterator[None]:
    ended, done = Event(), 0

    def reach(number: int) -> None:
        nonlocal done
        for _ in range(done, number):
            advance()
        done = max(done, number)

    def watch() -> None:
        while not ended.wait(_PAUSE):
            reach(_completed(context))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
    reach(tasks)


def _completed(context: SparkContext) -> int:
    tracker = context.statusTracker()
    stages = (tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds())
    return max((stage.numCompletedTasks for stage in stages if stage), default=0)
