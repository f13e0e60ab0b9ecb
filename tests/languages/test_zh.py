"""The data of the Chinese pack: every pattern with its examples, and the table of characters made again."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.unspaced.code import CODES
from check_data.facts.unspaced.wordings import expression
from check_data.facts.unspaced.words import DATE, Words
from check_data.reading.unspaced.script import Script
from check_data.relations.kinds import claims
from tests.facts.unspaced.reading import told
from tests.languages.simplified import TABLE, table

FOLDER = Path("src/check_data/languages/zh")
TABLES = {
    name: tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("cues", "patterns", "sets", "dates", "wordings")
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


def tells(wording: dict[str, Any], text: str) -> set[str]:
    """The quotes of what a wording tells of a text."""
    form = f"zh:told-{wording['form']}"
    found = [each for each in told(text).tellings if (each.form, each.kind) == (form, wording["kind"])]
    return {" ".join(mention.quote for some in each.roles.values() for mention in some) for each in found}


@pytest.mark.parametrize("wording", TABLES["wordings"]["wording"], ids=lambda each: each["form"])
def test_a_wording_finds_its_examples_and_leaves_the_others(wording: dict[str, Any]) -> None:
    assert [text for text, quotes in wording["finds"] if quotes not in tells(wording, text)] == []
    assert [text for text in wording["clean"] if tells(wording, text)] == []
    assert wording["finds"]
    assert wording["clean"]


@pytest.mark.parametrize("wording", TABLES["wordings"]["wording"], ids=lambda each: each["form"])
def test_a_wording_gives_the_roles_of_its_kind(wording: dict[str, Any]) -> None:
    for text, _ in wording["finds"]:
        assert [
            claim for each in told(text).tellings if each.form == f"zh:told-{wording['form']}" for claim in claims(each)
        ]


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [("{part:k}", ValueError, "no such kind of figures"), ("<none>{part:n}", KeyError, "none")],
)
def test_a_wording_that_names_what_is_not_there_is_refused(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        expression(text, WORDS)


def test_words_of_cues_stand_in_wordings() -> None:
    assert expression("<rest>~{part:n}", WORDS).search(f"，其余为{CODES['count']}")


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
