"""Sentences and their facts: quote, name, role, scope, period, unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from check_data.languages.zh import PACK
from tests.facts.unspaced.reading import fact_line, table, told

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "lines"), table(HERE / "facts.txt"))
def test_facts(text: str, lines: list[str]) -> None:
    assert [fact_line(each) for each in told(text).facts] == lines


@pytest.mark.parametrize(
    ("one", "other"), [("全市出口额", "出口"), ("粮食总产量", "粮食产量"), ("货物进出口总值", "进出口总值"), ("的", "")]
)
def test_names_of_one_quantity_are_related(one: str, other: str) -> None:
    assert PACK.related(one, other)
    assert PACK.related(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("出口", "进口"), ("出口", ""), ("税收收入", "非税"), ("新增确诊", "累计确诊"), ("进出口", "出口")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not PACK.related(one, other)
