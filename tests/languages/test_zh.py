"""The data of the Chinese pack: every pattern with its examples, and the table of characters made again."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.unspaced.code import CODES, code_of, coded
from check_data.facts.unspaced.passages import passage
from check_data.facts.unspaced.wordings import expression, wordings_of
from check_data.facts.unspaced.words import DATE, Words
from check_data.reading.unspaced.script import Script
from check_data.relations.kinds import claims
from tests.facts.unspaced.reading import prose, told
from tests.languages.needed import needs_of
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


@pytest.mark.parametrize(
    "pattern", [each for each in TABLES["patterns"]["pattern"] if "needs" in each], ids=lambda each: each["name"]
)
def test_a_pattern_is_found_in_no_text_without_a_word_that_it_needs(pattern: dict[str, str]) -> None:
    words = pattern["needs"].split()
    needed = needs_of(WORDS.pattern(pattern["name"]).pattern)
    assert any(all(any(word in piece for word in words) for piece in pieces) for pieces in needed)


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("ab?c", ["a", "c"]),
        ("(?:ab|cd)+e*", ["ab cd"]),
        ("(?P<one>ab|c?)", []),
        ("[xy]{2}(?!no)(?=ab)", ["x y", "ab"]),
        ("[x-z]|ab", []),
        ("(?<=ab)[^c]{0,3}", ["ab"]),
    ],
)
def test_what_an_expression_needs(expression: str, needs: list[str]) -> None:
    assert needs_of(expression) == [frozenset(each.split()) for each in needs]


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


def test_what_a_passage_lacks_is_in_no_wording_that_finds_something_there() -> None:
    every = wordings_of(TABLES["wordings"], WORDS)
    examples: list[dict[str, Any]] = TABLES["wordings"]["wording"]
    for text in (text for each in examples for text in [*(text for text, _ in each["finds"]), *each["clean"]]):
        for each in prose(text):
            code = coded(passage(each.number, each.block, each.mentions, SCRIPT, 0))
            finding = [wording for wording in every if wording.expression.search(code.text)]
            among = list(every.among(map(code_of, code.at.values()), code.text))
            assert [wording for wording in among if wording in finding] == finding
            assert len(among) < len(list(every)) / 4


@pytest.mark.parametrize(
    ("tells", "text", "among"),
    [
        ("{whole:n}中{part:n}", "80家中52家", True),
        ("{whole:n}中{part:n}", "80家的52家", False),
        ("{whole:n}中{part:n}", "中52家", False),
        ("{whole:n}中为?占{part:n}", "80家中占52家", True),
        ("{whole:n}中为?占{part:n}", "80家中为占52家", True),
        ("{whole:n}中为?占{part:n}", "80家为占52家", False),
        ("{whole:n}，{parts:n+}", "80家，52家", False),
        ("{whole:n}，{parts:n+}", "80家，52家，28家", True),
        ("{whole:n}[中|里]?，{part:n}", "80家，52家", True),
        ("<date>{whole:n}", "80家", False),
        ("<date>{whole:n}", f"{DATE}80家", True),
    ],
)
def test_a_passage_has_the_figures_and_words_of_a_wording(tells: str, text: str, among: bool) -> None:
    every = wordings_of({"wording": [{"kind": "share", "form": "a", "tells": [tells]}]}, WORDS)
    [each] = prose(text)
    code = coded(passage(0, each.block, each.mentions, SCRIPT, 0))
    assert bool(list(every.among(map(code_of, code.at.values()), code.text))) == among


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
