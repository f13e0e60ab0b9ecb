"""Japanese and Korean, from a text to what is told of it: tables, headlines, names."""

from __future__ import annotations

import pytest

from check_data.findings import Severity
from check_data.languages.load import pack
from check_data.reading.marks import POINT
from tests.documents_of import examined


def severities(text: str) -> list[Severity]:
    return [each.level.severity for each in examined(text).judged if each.level.severity is not None]


def test_a_table_is_read_by_its_heads() -> None:
    rows = ("| 地域 | 世帯数（世帯） |", "|---|---:|", "| 東部 | 41,235 |", "| 西部 | 26,894 |", "| 合計 | 68,129 |")
    text = "\n".join([*rows, "", "人口の表である。"])
    assert max(severities(text.replace("68,129", "86,129")), default=Severity.NOTE) > Severity.NOTE
    assert severities(text) == []


def test_a_headline_is_held_against_its_text() -> None:
    text = "# 시, 상수도관 교체에 180억원 투입\n\n시는 노후 상수도관 교체에 240억원을 투입한다고 밝혔다."
    assert max(severities(text), default=Severity.NOTE) > Severity.NOTE
    assert severities(text.replace("180", "240")) == []


@pytest.mark.parametrize(
    ("code", "one", "other", "related"),
    [
        ("ja", "輸出額", "対米輸出額", True),
        ("ja", "輸出額", "輸入額", False),
        ("ja", "下水道更新", "老朽化した下水道管の更新", True),
        ("ja", "", "輸出額", False),
        ("ja", "", "", True),
        ("ko", "취업자", "전체 취업자", True),
        ("ko", "수출", "수입", False),
        ("ko", "수출액", "실업자", False),
    ],
)
def test_which_names_may_be_of_one_quantity(code: str, one: str, other: str, related: bool) -> None:
    assert pack(code).related(one, other) is related
    assert pack(code).related(other, one) is related


def test_a_pack_says_how_its_numbers_and_words_are_told_apart() -> None:
    for code in ("ja", "ko"):
        assert pack(code).marks is POINT
        assert pack(code).in_document("1,234") is pack(code)
    assert pack("ja").terms("輸出（億円）") == {"輸出"}
    assert pack("ko").terms("수출 액") == {"수출"}
