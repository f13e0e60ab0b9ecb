"""``check-data clean [PATH ...]``: remove what is kept of projects."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.commands.parser import Parser
from check_data.saying import harmless, visible


def main(arguments: Sequence[str]) -> int:
    """Remove the caches of projects; returns the exit code."""
    from check_data.cache import FOLDER, clean

    parser = Parser("check-data clean", f"Remove what is kept of projects: their {FOLDER} folders.")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="a project (default: .)")
    for path in parser.parse_args(arguments).paths:
        print(harmless(visible(f"{path}: {'removed' if clean(path) else 'nothing to remove'}")))
    return 0
