"""The data of the Chinese pack: every pattern with its examples, and the table of characters made again."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.unspaced.words import DATE, Words
from check_data.reading.unspaced.script import Script
from tests.languages.simplified import TABLE, table

FOLDER = Path("src/check_data/languages/zh")
TABLES = {
    name: tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("cues", "patterns", "sets", "dates")
}
WORDS = Words("zh", TABLES["cues"], TABLES["patterns"], TABLES["sets"])
SCRIPT = Script(TABLE.read_text(encoding="utf-8"))


def dated(text: str) -> str:
    return text.replace("{date}", DATE)


@pytest.mark.parametrize("pattern", TABLES["patterns"]["pattern"], ids=lambda each: each["name"])
def test_a_pattern_finds_its_examples_and_leaves_the_others(pattern: dict[str, list[str]]) -> None:
    compiled = WORDS.pattern(str(pattern["name"]))
    search = compiled.fullmatch if pattern.get("whole") else compiled.search
    assert [each for each in pattern["finds"] if not search(dated(each))] == []
    assert [each for each in pattern["clean"] if search(dated(each))] == []
    assert pattern["finds"]


@pytest.mark.parametrize("pattern", TABLES["dates"]["date"], ids=lambda each: each["pattern"][:20])
def test_a_date_is_found_whole(pattern: dict[str, list[str]]) -> None:
    compiled = re.compile(str(pattern["pattern"]))
    assert [each for each in pattern["finds"] if not compiled.search(each)] == []
    assert [each for each in pattern["clean"] if (found := compiled.search(each)) and found[0] == each] == []


def test_pattern_names_are_unique() -> None:
    names = [each["name"] for each in TABLES["patterns"]["pattern"]]
    assert len(names) == len(set(names))


def test_the_table_of_characters_is_what_the_library_makes() -> None:
    pytest.importorskip("opencc")
    assert TABLE.read_text(encoding="utf-8") == table()


def test_traditional_script_and_full_width_are_read_as_simplified() -> None:
    assert SCRIPT.fold("總額１２．５％，佔億萬") == "总额12.5%，占亿万"
    assert SCRIPT.fold("出口,进口;a,b(c)") == "出口，进口；a,b（c）"


@given(st.text(max_size=60))
def test_folding_moves_no_character(text: str) -> None:
    assert len(SCRIPT.fold(text)) == len(text)
