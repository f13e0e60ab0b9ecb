"""``check-data schema NAME``: the JSON Schema of a format, for editors and others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from check_data.commands.parser import Parser

SCHEMAS = {
    "checks": "agreement/checks.schema.json",
    "configuration": "configuration.schema.json",
    "findings": "report/findings.schema.json",
}
"""Where they are in the package: what is read, and the JSON that is written."""


def main(arguments: Sequence[str]) -> int:
    """Print a schema; returns the exit code."""
    parser = Parser("check-data schema", "The JSON Schema of checks/NAME.toml, of the configuration, or of the JSON.")
    parser.add_argument("name", choices=tuple(SCHEMAS), help="which")
    name: str = parser.parse_args(arguments).name
    print((Path(__file__).parent.parent / SCHEMAS[name]).read_text(encoding="utf-8"), end="")
    return 0
