"""Sentences and what their figures must agree in: every telling, so that what is told too much is seen too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts.postposed.reading import told
from tests.facts.unspaced.reading import fact_line, table, telling_line

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "lines"), table(HERE / "tellings_ja.txt"))
def test_tellings_of_japanese(text: str, lines: list[str]) -> None:
    assert [telling_line(each) for each in told("ja", text).tellings] == lines


@pytest.mark.parametrize(("text", "lines"), table(HERE / "tellings_ko.txt"))
def test_tellings_of_korean(text: str, lines: list[str]) -> None:
    assert [telling_line(each) for each in told("ko", text).tellings] == lines


@pytest.mark.parametrize(("text", "lines"), table(HERE / "facts_ja.txt"))
def test_facts_of_japanese(text: str, lines: list[str]) -> None:
    assert [fact_line(each) for each in told("ja", text).facts] == lines


@pytest.mark.parametrize(("text", "lines"), table(HERE / "facts_ko.txt"))
def test_facts_of_korean(text: str, lines: list[str]) -> None:
    assert [fact_line(each) for each in told("ko", text).facts] == lines
