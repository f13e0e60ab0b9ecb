"""``check-data explain CODE``: what a rule does, why, and what it does not report."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.commands.parser import Parser
from check_data.saying import say


def main(arguments: Sequence[str]) -> int:
    """Print the page of a rule; returns the exit code."""
    from check_data.rules import RULES

    parser = Parser("check-data explain", "What a rule does, why, and what it does not report.")
    parser.add_argument("code", help="a rule's code, such as CD201")
    code: str = parser.parse_args(arguments).code
    if code.upper() not in RULES:
        say(f"no rule {code}; there are {', '.join(RULES)}")
        return 2
    rule = RULES[code.upper()]
    print(f"# {rule.code} {rule.name}\n\n{rule.page()}")
    return 0
