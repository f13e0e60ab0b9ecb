"""Each pattern of a language finds what its examples say, and nothing where they say so."""

from typing import Any

import pytest

from check_data.documents.blocks import plain_run
from check_data.facts.spaced.code import Coded, coded, without_brackets
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


def code_of(text: str) -> Coded:
    mentions = tuple(PACK.mentions(plain_run(text, 0), 0, Conventions()))
    [sentence] = sentences(text, mentions, 0, 0, PACK.words.abbreviations, heading=False)
    return coded(sentence)


@pytest.mark.parametrize(
    ("tells", "text", "among"),
    [
        ("{part:n} of {whole:n}", "It kept 30 of 120.", True),
        ("{part:n} of {whole:n}", "It kept 30 OF 120.", True),
        ("{part:n} of {whole:n}", "It kept 30 in 120.", False),
        ("{part:n} of {whole:n}", "It kept 30 of all.", False),
        ("{a:n} of {b:n} of {c:n}", "It kept 30 of 120.", False),
        ("{a:n} of {b:n} ({share:%})", "It kept 30 of 120 (25%).", True),
        ("{a:n} [of |in ]?{b:n}", "It kept 30, 120.", True),
        ("{a:n} [of|in] {b:n}", "It kept 30, 120.", False),
        ("{a:n} [of|in] {b:n}", "It kept 30 in 120.", True),
        ("{a:n} [of|, ..]? {b:n}", "It kept 30 and 120.", True),
        ("{a:n} [of|<the>] {b:n}", "It kept 30 120.", True),
        ("{a:n} [[of|in] all|among] {b:n}", "It kept 30 among 120.", True),
        ("{a:n} [[of|in] all|among] {b:n}", "It kept 30, 120.", False),
        ("{a:n},? ofs? {b:n}", "It kept 30 of 120.", True),
        ("{a:n} colou?red {b:n}", "It kept 30 coloured 120.", True),
        ("{a:n} colou?red {b:n}", "It kept 30 colored 120.", True),
        ("{a:n} colou?red {b:n}", "It kept 30 col 120.", False),
        ("{a:n} <or>? {b:n}", "It kept 30 of 120.", True),
        ("{a:n} <or> {b:n}", "It kept 30 of 120.", False),
    ],
)
def test_a_sentence_has_the_figures_and_words_of_a_pattern(tells: str, text: str, among: bool) -> None:
    every = patterns_of({"pattern": [{"kind": "share", "form": "a", "tells": [tells]}]}, PACK.words)
    for _ in range(2):  # what figures fit is kept
        assert bool(list(every.of(code_of(text)))) == among


def test_what_a_sentence_lacks_is_in_no_pattern_that_finds_something_there() -> None:
    every = patterns_of({"pattern": PACK.patterns}, PACK.words)
    examples: list[Any] = PACK.patterns
    for pattern in examples:
        for text in [*(text for text, *_ in pattern["finds"]), *pattern["clean"]]:
            mentions = tuple(PACK.mentions(plain_run(text, 0), 0, Conventions()))
            for sentence in sentences(text, mentions, 0, 0, PACK.words.abbreviations, heading=False):
                code = coded(sentence)
                finding = [each for each in every if each.expression.search(code.text)]
                among = list(every.of(code))
                assert [each for each in among if each in finding] == finding
                assert len(among) < len(list(every)) / 4
