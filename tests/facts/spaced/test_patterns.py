"""Each pattern of a language finds what its examples say, and nothing where they say so."""

from typing import Any

import pytest

from check_data.documents.blocks import plain_run
from check_data.facts.spaced.code import coded, without_brackets
from check_data.facts.spaced.matching import matches
from check_data.facts.spaced.patterns import expression, patterns_of
from check_data.facts.spaced.sentences import sentences
from check_data.figures.conventions import Conventions
from check_data.languages.folders import own
from check_data.languages.spaced import SpacedPack
from tests.helpers import ENGLISH as PACK

PACKS = {code: SpacedPack(code, folder) for code, folder in own().items() if (folder / "patterns.toml").is_file()}
PACKS = {code: pack for code, pack in PACKS.items() if (own()[code] / "words.toml").is_file()}
PATTERNS: list[Any] = [
    pytest.param(pack, each, id=f"{code}: {each['form']}") for code, pack in PACKS.items() for each in pack.patterns
]

LETTERED = "a) The club has 30 members (25 last year), 12 of them women."


def found(pack: SpacedPack, pattern: dict[str, Any], text: str) -> set[tuple[str, ...]]:
    """The figures of each telling that a pattern makes of a text, as printed, in order of place."""
    made = patterns_of({"pattern": [pattern]}, pack.words)
    mentions = tuple(pack.mentions(plain_run(text, 0), 0, Conventions()))
    every = set()
    for sentence in sentences(text, mentions, 0, 0, pack.words.abbreviations, heading=False):
        for code in (coded(sentence), without_brackets(coded(sentence))):
            for telling in matches(code, made) if code else ():
                told = [each for several in telling.roles.values() for each in several]
                every.add(tuple(each.quote.replace(" ", "") for each in sorted(told, key=lambda each: each.start)))
    return every


@pytest.mark.parametrize(("pack", "pattern"), PATTERNS)
def test_examples(pack: SpacedPack, pattern: dict[str, Any]) -> None:
    assert pattern["finds"]
    assert pattern["clean"]
    for text, *expected in pattern["finds"]:
        got = {tuple(sorted(each)) for each in found(pack, pattern, text)}
        assert {tuple(sorted(each.split())) for each in expected} <= got, text
    for text in pattern["clean"]:
        assert not found(pack, pattern, text), text


@pytest.mark.parametrize(
    ("text", "message"),
    [("{part:q} of", r"\{part:q\}: there is no such kind"), ("<nothing> of", "<nothing>: there is no such class")],
)
def test_a_pattern_that_names_nothing(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        expression(text, PACK.words)


def test_patterns_are_a_list() -> None:
    with pytest.raises(ValueError, match="pattern must be a list of tables"):
        patterns_of({"pattern": {}}, PACK.words)


def test_a_bracket_that_only_closes_is_no_bracket() -> None:
    mentions = tuple(PACK.mentions(plain_run(LETTERED, 0), 0, Conventions()))
    [sentence] = sentences(LETTERED, mentions, 0, 0, PACK.words.abbreviations, heading=False)
    code = without_brackets(coded(sentence))
    assert code is not None
    assert code.text.startswith("a) The club has ")
    assert [each.quote for each in code.at.values()] == ["30", "12"]


def test_those_among_some_kinds_are_those_that_need_no_others() -> None:
    every = patterns_of({"pattern": PACK.patterns}, PACK.words)
    kinds = {kind for each in every for need in each.needs for kind in need}
    for some in (frozenset(), frozenset(sorted(kinds)[:3]), frozenset(kinds)):
        wanted = [each for each in every if all(need & some for need in each.needs)]
        assert every.among(some) == wanted
        assert every.among(some) == wanted  # kept
    assert every.among(frozenset(kinds)) == list(every)
