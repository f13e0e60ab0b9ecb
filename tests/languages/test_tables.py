"""The words of tables: every language has the same classes, each word is found, and heads say what they mean."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import check_data.languages
from check_data.facts.tables.words import Head
from check_data.languages.tables import table_words

FILES = sorted(Path(check_data.languages.__file__).parent.glob("*/tables.toml"))
PACKS: list[dict[str, Any]] = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES]
CODES = [file.parent.name for file in FILES]


@pytest.mark.parametrize("pack", PACKS, ids=CODES)
def test_a_language_has_every_class_and_part(pack: dict[str, Any]) -> None:
    assert set(pack) == set(PACKS[0])
    assert set(pack["words"]) >= {name for each in PACKS for name in each["words"]} - {"statistic_alone"}
    assert all(set(row) == {"whole", "plus", "minus"} for row in pack["statement"])


@pytest.mark.parametrize("pack", PACKS, ids=CODES)
def test_words_are_plain_and_small(pack: dict[str, Any]) -> None:
    words = [word for name, group in pack["words"].items() for word in group if name != "interval"]
    assert [word for word in words if word != word.lower() or word != word.strip() or not word] == []


@pytest.mark.parametrize(
    ("text", "total", "core", "says"),
    [
        ("Total current assets:", True, "current assets", "result"),
        ("流动资产合计", True, "流动资产", "result"),
        ("All", True, "all", "whole"),
        ("All other", False, "all other", ""),
        ("其他业务", False, "其他业务", "rest"),
        ("Sales (% change)", False, "sales", "change"),
        ("增减（%）", False, "增减", "change"),
        ("Costs[1]*", False, "costs", "takes"),
        ("Totally new", False, "totally new", ""),
        ("", False, "", ""),
    ],
)
def test_heads(text: str, total: bool, core: str, says: str) -> None:
    head: Head = table_words().head(text)
    assert (head.total, head.core) == (total, core)
    assert not says or head.says(says)


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("(in thousands)", 1_000, None),
        ("$ in millions, except per share", 1_000_000, "$"),
        ("单位：万元", 10_000, "元"),
        ("（亿人）", 100_000_000, "人"),
        ("US$ million", 1_000_000, "US$"),
        ("£m", 1_000_000, "£"),
        ("$000", 1_000, "$"),
        ("mission in life", None, None),
        ("stock units", None, None),
        ("thousands of people", 1_000, None),
    ],
)
def test_scales_and_units(text: str, scale: int | None, unit: str | None) -> None:
    words = table_words()
    assert (words.scale(text), words.unit(text)) == (scale, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("000 tonnes", (1_000, "tonnes")),
        ("kg", (1, "kg")),
        ("万元", (10_000, "元")),
        ("000'oz", (1_000, "oz")),
        ("x y", None),
    ],
)
def test_cells_of_units(text: str, expected: tuple[int, str] | None) -> None:
    assert table_words().measured(text) == expected
