"""Processes that work for this one: they import nothing from the current folder, and end with it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from check_data.collection import collect_seldom

_SAFE, _WARNINGS = "PYTHONSAFEPATH", "PYTHONWARNINGS"
# What cleans up behind a run that was stopped says so, in lines of its own.
_CLEANING = "ignore::UserWarning:multiprocessing.resource_tracker"


@contextmanager
def pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes. After an error or Ctrl-C nothing that waits is begun, and nothing is waited for."""
    with safe_path():
        begun = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=settle)
        done = False
        try:
            yield begun
            done = True
        finally:
            begun.shutdown(wait=done, cancel_futures=True)


@contextmanager
def safe_path() -> Iterator[None]:
    """Processes that are started meanwhile leave the folder that they start in off their path: what lies there under
    the name of a module is not run.
    """
    before = {name: os.environ.get(name) for name in (_SAFE, _WARNINGS)}
    os.environ[_SAFE] = "1"
    os.environ[_WARNINGS] = ",".join(filter(None, (before[_WARNINGS], _CLEANING)))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            os.environ.update({} if value is None else {name: value})


def settle() -> None:
    """Make this process a worker: Ctrl-C is the parent's to answer, and where that is gone there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the parent is gone, then leave at once: an executor's worker would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
