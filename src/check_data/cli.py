"""Arguments in, exit code out: 0 nothing at the fail level, 1 findings, 2 the run could not be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from check_data.collection import collect_seldom
from check_data.commands import COMMANDS
from check_data.stopping import code_of, flushed, prepare

_DEFAULT = "check.check"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code. Whatever ends it early is one line on standard error."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    collect_seldom()
    named = arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else []
    module, function = (COMMANDS[named[0]] if named else _DEFAULT).split(".")
    try:
        code: int = getattr(import_module(f"check_data.commands.{module}"), function)(arguments[len(named) :])
    except BaseException as error:  # a traceback would end with 1, which says that there are findings
        return code_of(error)
    return code


def command() -> NoReturn:
    """The console script: `main`, then out without taking the interpreter apart.

    Unloading pandas and Pandera takes a third of a short run, and nothing is left to be saved by it.
    """
    prepare()
    os._exit(flushed(main()))
