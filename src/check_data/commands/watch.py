"""``--watch``: check again whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from check_data.saying import say

PAUSE = 0.5
"""Seconds between two looks."""

State = frozenset[tuple[str, int, int]]


def watch(arguments: Sequence[str], paths: Sequence[str], written: Collection[str]) -> int:
    """Run the command on ``arguments`` again and again; ``written`` are files that it writes itself."""
    # Each run is a process of its own: modules that schemas import are read again. -P: -m alone would import what lies
    # in the current folder.
    command = [sys.executable, "-P", "-m", "check_data", *(each for each in arguments if each != "--watch")]
    aside = {os.path.realpath(path) for path in written}

    def run() -> int:
        return subprocess.run(command, check=False).returncode

    return again_and_again(run, lambda: state_of(paths, aside), lambda: time.sleep(PAUSE))


def again_and_again(run: Callable[[], int], state: Callable[[], State], wait: Callable[[], None]) -> int:
    """Run at every new state; the code of the last run, when it is interrupted."""
    code, seen = 0, None
    try:
        while True:
            now = state()
            if now != seen:
                seen = now
                code = run()
                say("watching; Ctrl-C ends it")
            wait()
    except KeyboardInterrupt:
        return code


def state_of(paths: Iterable[str], aside: Collection[str]) -> State:
    """The files of some paths with the time and size of each; hidden ones are left out."""
    return frozenset(
        (path, stat.st_mtime_ns, stat.st_size)
        for path in _files(paths)
        if os.path.realpath(path) not in aside and (stat := _stat(path))
    )


def _files(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        yield path
        for folder, below, names in os.walk(path):
            below[:] = [name for name in below if name[0] != "." and name != "__pycache__"]
            yield from (os.path.join(folder, name) for name in names if name[0] != ".")


def _stat(path: str) -> os.stat_result | None:
    try:
        return None if os.path.isdir(path) else os.stat(path)
    except FileNotFoundError:
        return None
