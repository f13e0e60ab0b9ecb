"""The words of tables in all languages: a table may have heads in more than one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from check_data.facts.tables.words import TableWords


@cache
def table_words() -> TableWords:
    """Those of every language that has a ``tables.toml`` in its folder beside this file."""
    files = sorted(Path(__file__).parent.glob("*/tables.toml"))
    return TableWords([tomllib.loads(file.read_text(encoding="utf-8")) for file in files])
