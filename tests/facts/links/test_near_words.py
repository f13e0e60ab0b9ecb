"""The words beside a figure: of its clause, and of its sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import Block, Run
from check_data.facts.fact import Fact
from check_data.facts.links.near_words import NearWords, Words
from tests.relations.mentions import mention


def terms(text: str) -> frozenset[str]:
    """Words of Latin script, and each two characters of others."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    pairs = (word[at : at + 2] for word in found if not word.isascii() for at in range(len(word) - 1))
    return frozenset([*(word for word in found if word.isascii()), *pairs])


def words(text: str, quote: str, noun: str = "") -> Words:
    at = text.index(quote)
    told = mention(quote)._replace(block=0, at=at, to=at + len(quote), noun=noun)
    return NearWords([Block("paragraph", Run(text, (0,), (0,)))], terms).of(Fact(told, ""))


@pytest.mark.parametrize(
    ("text", "quote", "near", "farther"),
    [
        # Marks and other figures part clauses; words are known by their beginnings.
        ("Ferry sank, killing 48 sailors: 12 saved", "48", {"killi", "sailo"}, {"ferry", "sank", "saved"}),
        ("It rained. Ferries carried 48 cars. Then snow", "48", {"ferri", "carri", "cars"}, set()),
        ("Of 16 ferries 48 sank", "48", {"ferri", "sank"}, {"of"}),
        # A figure between two marks is of the clause before.
        ("Ferries lost: (5), 48, saved", "48", {"ferri", "lost"}, {"saved"}),
        ("48", "48", set(), set()),
        # A blank parts clauses only in scripts that put none between words.
        ("渡船沉没 死亡48人 失踪9人", "48人", {"死亡"}, {"渡船", "船沉", "沉没", "失踪"}),
        ("今天下雨。渡船载48人；没有伤亡", "48人", {"渡船", "船载"}, set()),
    ],
)
def test_what_stands_beside_a_figure(text: str, quote: str, near: set[str], farther: set[str]) -> None:
    found = words(text, quote)
    assert found.near == near
    assert found.around == near | farther


def test_what_is_counted_stands_beside_it() -> None:
    assert words("48 sank", "48", "ferries").near == {"sank", "ferri"}


@given(before=st.text("ab ,.;:8", max_size=150), behind=st.text("ab ,.;:8", max_size=150))
def test_a_clause_is_of_its_sentence_or_one_before_it(before: str, behind: str) -> None:
    found = words(f"{before}；77 {behind}", "77")
    assert found.near <= found.around
