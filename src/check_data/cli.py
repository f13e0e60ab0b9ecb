"""Arguments in, exit code out: 0 nothing at the fail level, 1 findings, 2 the run could not be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from check_data.collection import collect_seldom
from check_data.commands import COMMANDS

_DEFAULT = "check.check"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    collect_seldom()
    named = arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else []
    module, function = (COMMANDS[named[0]] if named else _DEFAULT).split(".")
    try:
        code: int = getattr(import_module(f"check_data.commands.{module}"), function)(arguments[len(named) :])
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except BrokenPipeError:
        # The reader of our output closed it (`check-data | head`): there is nobody left to tell.
        sys.stdout = None
        return 2
    return code


def command() -> NoReturn:
    """The console script: `main`, then out without taking the interpreter apart.

    Unloading pandas and Pandera takes a third of a short run, and nothing is left to be saved by it.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
