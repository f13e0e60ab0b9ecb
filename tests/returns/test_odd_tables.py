"""Odd tables: whatever a file looks like, every engine reads the same records, and says the same of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.returns.odd import ENGINES, TABLES, fits, result


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("odd", TABLES, ids=lambda odd: str(odd["name"]))
def test_every_engine_reads_an_odd_table_the_same_way(odd: dict[str, Any], engine: str, tmp_path: Path) -> None:
    found = result(tmp_path, odd, engine)
    assert fits(found, odd["wanted"]), (found, odd["wanted"])


def test_there_are_enough_of_them() -> None:
    assert len({odd["name"] for odd in TABLES}) == len(TABLES) > 60
