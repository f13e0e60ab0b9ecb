"""Sentences and what their figures must agree in: every telling, so that what is told too much is seen too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts.unspaced.reading import table, telling_line, told

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "lines"), table(HERE / "tellings.txt"))
def test_tellings(text: str, lines: list[str]) -> None:
    assert [telling_line(each) for each in told(text).tellings] == lines
