"""The data of Japanese and Korean: every pattern with its examples."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

import check_data.languages
from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.words import DATE
from check_data.reading.unspaced.script import Script

FOLDER = Path(check_data.languages.__file__).parent
CODES = ("ja", "ko")
SCRIPT = Script()


def tables(code: str, name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / code / f"{name}.toml").read_text(encoding="utf-8"))


WORDS = {code: Words(code, *(tables(code, name) for name in ("cues", "patterns", "sets"))) for code in CODES}


def rows(name: str, key: str, label: str) -> list[ParameterSet]:
    """Each row of a table of each language, with its code."""
    found = [(code, each) for code in CODES for each in tables(code, name)[key]]
    return [pytest.param(code, each, id=f"{code}-{each[label][:24]}") for code, each in found]


def dated(text: str) -> str:
    return SCRIPT.fold(text).replace("{date}", DATE)


@pytest.mark.parametrize(("code", "row"), rows("patterns", "pattern", "name"))
def test_a_pattern_finds_its_examples_and_leaves_the_others(code: str, row: dict[str, Any]) -> None:
    compiled = WORDS[code].pattern(row["name"])
    search = compiled.fullmatch if row.get("whole") else compiled.match if row.get("match") else compiled.search
    assert [each for each in row["finds"] if not search(dated(each))] == []
    assert [each for each in row["clean"] if search(dated(each))] == []
    assert row["finds"] or row["pattern"] == "(?!)"


@pytest.mark.parametrize(("code", "row"), rows("dates", "date", "pattern"))
def test_a_date_is_found_whole(code: str, row: dict[str, Any]) -> None:
    compiled = re.compile(row["pattern"])
    assert [each for each in row["finds"] if not compiled.search(each)] == []
    assert [each for each in row["clean"] if (found := compiled.search(each)) and found[0] == each] == []


def test_both_languages_have_the_same_patterns_once() -> None:
    names = [[each["name"] for each in tables(code, "patterns")["pattern"]] for code in CODES]
    assert all(len(each) == len(set(each)) for each in names)
    assert set(names[0]) == set(names[1])


@pytest.mark.parametrize("code", CODES)
def test_both_languages_have_the_same_classes(code: str) -> None:
    assert set(tables(code, "cues")["words"]) >= {"rise", "fall", "move", "noun", "past", "glue", "totals", "filler"}
    assert len(tables(code, "cues")["weekdays"]) == 7
