"""``check-data lsp``: the language server, for editors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from check_data.commands.parser import Parser
from check_data.saying import say


def main(arguments: Sequence[str]) -> int:
    """Serve an editor over standard input and output; returns the exit code."""
    parser = Parser(
        "check-data lsp",
        "A language server over standard input and output: findings as you type, the readings of figures, corrections.",
    )
    parser.add_argument("--stdio", action="store_true", help="what it does anyway; some editors say so")
    parser.add_argument("--encoding", help="of files on disk that are not UTF-8")
    parser.add_argument(
        "--run-code",
        action="store_true",
        help="run the schemas/*.py of the projects that are opened; only where you trust all of them (default: never)",
    )
    options = parser.parse_args(arguments)
    try:
        import_module("pygls.lsp.server")
    except ImportError:
        say('the language server needs pygls: pip install "check-data[lsp]"')
        return 2
    from check_data.editor.analysis import Options
    from check_data.editor.server import serve

    # Nothing but the protocol may be written where the editor reads it, whatever a schema prints.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stdout:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        serve(sys.stdin.buffer, stdout, Options(options.run_code, options.encoding))
    return 0
