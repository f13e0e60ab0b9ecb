"""How a run ends that does not end by itself: one line, and an exit code that says so."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

from check_data.faults import TRACEBACK, described
from check_data.not_runnable import NotRunnable
from check_data.saying import say

INTERRUPTED = 128 + signal.SIGINT
_SIGNALS = ("SIGTERM", "SIGHUP")


class Terminated(KeyboardInterrupt):
    """The process was told to end: what it began is taken back on the way out, as after Ctrl-C."""


class Closed(io.TextIOBase):
    """Standard output where it was closed before the run began: what writes to it can't be done."""

    def write(self, _: str, /) -> int:
        """Refuse.

        Raises:
            NotRunnable: always.

        """
        raise NotRunnable("standard output is closed; name a file with --output")


def code_of(error: BaseException) -> int:
    """The exit code of a run that an exception ended, which is told in one line."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 2
    if isinstance(error, BrokenPipeError):
        # The reader of our output closed it (`check-data | head`): there is nobody left to tell.
        sys.stdout = None
        return 2
    if isinstance(error, Terminated):
        return 128 + int(error.args[0])
    if isinstance(error, KeyboardInterrupt):
        say("interrupted")
        return INTERRUPTED
    if isinstance(error, NotRunnable):
        say(str(error))
    else:
        say(f"a fault of check-data, and no result: {described(error)}; {TRACEBACK}=1 shows where")
    return 2


def prepare() -> None:
    """Make the process one that can be stopped, and its standard streams ones that can be written to.

    Characters that a terminal or a redirected log can't show are escaped.
    """
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        # What a parent chose to have ignored (nohup) stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (as long as the process lives)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def flushed(code: int) -> int:
    """The exit code when all that was printed is out: 2 where that can't be."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = 2
        if not isinstance(error, BrokenPipeError):
            say(f"standard output: can't be written: {error.strerror or error}")
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.flush()
    return code


def _terminate(number: int, frame: object) -> NoReturn:  # noqa: ARG001
    raise Terminated(number)
