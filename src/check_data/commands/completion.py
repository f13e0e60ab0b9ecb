"""``check-data completion SHELL``: the completion of commands and options for a shell."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.commands.parser import Parser
from check_data.saying import say

_SHELLS = ("bash", "zsh", "tcsh")
_EPILOG = """\
for example:
  check-data completion bash > ~/.local/share/bash-completion/completions/check-data
"""


def main(arguments: Sequence[str]) -> int:
    """Print the completion; returns the exit code."""
    parser = Parser("check-data completion", "Completion of commands and options for a shell.", _EPILOG)
    parser.add_argument("shell", choices=_SHELLS, help="the shell")
    shell: str = parser.parse_args(arguments).shell
    try:
        import shtab
    except ImportError:
        say("completion needs a library: pip install 'check-data[completion]'")
        return 2
    print(shtab.complete(_whole(), shell))
    return 0


def _whole() -> Parser:
    """The command's parser, whose first word may also be a command: for completion only."""
    from check_data.commands import COMMANDS
    from check_data.commands.arguments import parser_of
    from check_data.report.formats import FORMATS

    whole = parser_of("check-data", tuple(FORMATS))
    (paths,) = (action for action in whole._actions if action.dest == "paths")
    paths.choices = tuple(COMMANDS)
    return whole
