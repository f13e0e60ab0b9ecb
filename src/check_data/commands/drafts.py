"""``check-data read``, ``suggest`` and ``init``: from a text to a project."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from check_data.commands.parser import Parser
from check_data.saying import harmless, say, visible

_DRAFTS = {
    "read": "The figures of a text as a figures table (CSV).",
    "suggest": "What must agree in a text, as declared checks (TOML) over the names that read gives its figures.",
    "init": "A project, of a text or of an example: data/, checks/ and check-data.toml. Nothing is overwritten.",
}


def read(arguments: Sequence[str]) -> int:
    """Print the figures of a text; returns the exit code."""
    return _draft(_parser("read").parse_args(arguments), "read")


def suggest(arguments: Sequence[str]) -> int:
    """Print what must agree in a text; returns the exit code."""
    return _draft(_parser("suggest").parse_args(arguments), "suggest")


def init(arguments: Sequence[str]) -> int:
    """Write a project; returns the exit code."""
    return _draft(_parser("init").parse_args(arguments), "init")


def _parser(command: str) -> Parser:
    parser = Parser(f"check-data {command}", _DRAFTS[command])
    if command == "init":
        parser.add_argument("folder", nargs="?", default=".", help="where to (default: here)")
        parser.add_argument(
            "--from", dest="text", metavar="TEXT", help="begin with the figures of a text (default: an example)"
        )
    else:
        parser.add_argument("text", help="a text")
    parser.add_argument("--encoding", help="of a text that is not UTF-8")
    return parser


def _draft(options: argparse.Namespace, command: str) -> int:
    from pathlib import Path

    from check_data.draft import EXAMPLE, draft, write

    drafted = draft(Path(options.text), options.encoding) if options.text else EXAMPLE
    for remark in drafted.remarks:
        say(remark)
    if command == "init":
        for path in write(drafted, Path(options.folder)):
            print(harmless(visible(str(path))))
        return 0
    sys.stdout.write(harmless(drafted.table if command == "read" else drafted.checks))
    return 0
