"""Texts and their mentions: quote, kind, unit, reading, noun, parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from check_data.documents.blocks import Run, plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.zh import PACK
from check_data.reading.unspaced.made import negated
from tests.facts.postposed import reading
from tests.facts.unspaced.reading import mention_line, prose, table

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "lines"), table(HERE / "mentions.txt"))
def test_mentions(text: str, lines: list[str]) -> None:
    assert [mention_line(mention) for each in prose(text) for mention in each.mentions] == lines


@pytest.mark.parametrize(("text", "lines"), table(HERE / "mentions_ja.txt"))
def test_mentions_of_japanese(text: str, lines: list[str]) -> None:
    assert [mention_line(mention) for each in reading.prose("ja", text) for mention in each.mentions] == lines


@pytest.mark.parametrize(("text", "lines"), table(HERE / "mentions_ko.txt"))
def test_mentions_of_korean(text: str, lines: list[str]) -> None:
    assert [mention_line(mention) for each in reading.prose("ko", text) for mention in each.mentions] == lines


def test_places_are_those_of_the_file() -> None:
    run = Run("共有120家，增加", (0, 4), (10, 20))
    (mention,) = PACK.mentions(run, 3, Conventions())
    assert (mention.start, mention.end, mention.at, mention.to, mention.block) == (12, 22, 2, 6, 3)


def test_a_run_of_digits_costs_no_more_than_its_length() -> None:
    run = plain_run("1" * 5000, 0)
    assert [each.kind for each in PACK.mentions(run, 0, Conventions())] == ["label"]


def test_a_fall_that_prints_its_sign_is_not_negated_again() -> None:
    fall, rise = (PACK.mentions(plain_run(text, 0), 0, Conventions())[0] for text in ("（-3亿元）", "3亿元"))
    assert negated(fall) is fall
    assert (negated(rise).value, negated(rise).negative) == (-rise.value, True)
    assert negated(negated(rise)) == negated(rise)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("均价12元/\u2009吨以上，", ["12元/\u2009吨以上"]),
        ("均价12元/\u3000吨，3元/吨。", ["12元/\u3000吨", "3元/吨"]),
        ("均价12元/吨/5，", ["12元"]),
        ("均价12元/吨.5，", ["12元"]),
        ("均价12元/季，", ["12元"]),
        ("12/吨，", ["12"]),
    ],
)
def test_a_rate_is_read_with_what_belongs_to_it(text: str, quotes: list[str]) -> None:
    assert [each.quote for each in PACK.mentions(plain_run(text, 0), 0, Conventions())] == quotes
