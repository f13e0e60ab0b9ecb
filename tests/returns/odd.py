"""Odd tables from `odd_tables.toml`, as projects, and what checking one gave in a line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from check_data.documents.encoding import Unreadable
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.returns.check import check_table
from check_data.returns.checked import Checked
from check_data.returns.table import Table
from check_data.tables.figures_table import BadTable

TABLES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("odd_tables.toml").read_text(encoding="utf-8"))[
    "table"
]
ENGINES = ("pandas", "polars", "duckdb")
SUM = '[c]\nholds = "total == a + b"\n'
_LETTERS = {"agrees": "a", "agrees as rounded": "r", "disagrees": "d", "undetermined": "u"}


def told(found: Checked) -> str:
    """The verdicts of the check c, and the rules of all findings but those of other checks, with their lines."""
    counts = {_LETTERS[verdict.value]: number for verdict, number in found.verdicts["c"].items() if number}
    verdicts = [f"{letter}{number}" for letter, number in sorted(counts.items())]
    findings = sorted((each.rule, each.place.line) for each in found.findings if each.check in ("c", None))
    return " ".join([*verdicts, *(f"{rule}:{line}" for rule, line in findings)])


def written(folder: Path, odd: dict[str, Any]) -> Table:
    """The table of a project of its own."""
    for name in ("data", "checks"):
        (folder / name).mkdir(parents=True)
    (folder / "check-data.toml").write_text(f'language = "en"\n{odd.get("config", "")}', encoding="utf-8")
    (folder / "checks" / "p.toml").write_text(odd.get("checks", SUM), encoding="utf-8")
    text = odd["text"].replace("<many>", odd.get("many", "") * odd.get("times", 0))
    (folder / "data" / f"p{odd.get('ending', '.csv')}").write_bytes(text.encode(odd.get("encoding", "utf-8")))
    return load_project(folder).tables[0]


def result(folder: Path, odd: dict[str, Any], engine: str) -> str:
    """What an engine says of an odd table: as `told`, or the error."""
    try:
        return told(check_table(written(folder, odd), engine))
    except (NotRunnable, Unreadable, BadTable) as error:
        return f"error {error}"


def fits(found: str, wanted: str) -> bool:
    """Whether that is what is wanted: of an error, a part of it."""
    if wanted.startswith("error "):
        return found.startswith("error ") and wanted.removeprefix("error ") in found
    return found == wanted
