"""What the arguments of every command share: one width of help, and errors of one line."""

from __future__ import annotations

import argparse
from typing import NoReturn

from check_data.saying import say

_WIDTH = 100


class Help(argparse.RawDescriptionHelpFormatter):
    """Help of one width: argparse makes a formatter for each option, and to ask for the terminal's costs it a library
    of archives.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_WIDTH)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and whose options are written in full."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=Help, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line; argparse exits with 2."""
        say(f"{message}; see check-data --help")
        self.exit(2)
