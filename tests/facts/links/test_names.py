"""Facts of one name across a document: headlines, what is told again, growth from one sentence to another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from check_data.documents.blocks import Block, BlockKind, Run
from check_data.facts.fact import Fact, FactRole, Telling
from check_data.facts.links.links import links
from tests.relations.mentions import mention

_SENTENCES = count(100)  # far from a headline that says its own


def fact(quote: str, name: str = "firms", block: int = 1, role: FactRole = "value", **more: object) -> Fact:
    """A fact in a sentence of its own, if no other is given."""
    found = mention(quote)._replace(block=block)
    return Fact(found, name, role, sentence=next(_SENTENCES))._replace(**more)  # type: ignore[arg-type]


def block(kind: BlockKind = "paragraph", heading: int = -1) -> Block:
    return Block(kind, Run("", (), ()), heading=heading)


def told(facts: Sequence[Fact], blocks: Sequence[Block] = ()) -> list[tuple[str, int, list[str]]]:
    """The forms with how explicit they are, and the quotes that they join."""
    found: list[Telling] = list(links(facts, blocks, lambda one, other: one[:4] == other[:4], lambda _: frozenset()))
    return [
        (each.form.removeprefix("link:"), each.explicit, [of.quote for role in each.roles.values() for of in role])
        for each in found
    ]


def of_noun(noun: str, name: str) -> Fact:
    made = fact("168家", name)
    return made._replace(mention=made.mention._replace(noun=noun))


TITLE = fact("186家", block=0, heading=True, sentence=0)
TITLE = TITLE._replace(mention=TITLE.mention._replace(noun="家"))


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ([fact("168家")], [("headline", 1, ["186家", "168家"])]),
        ([fact("168家", "firmly")], [("headline", 1, ["186家", "168家"])]),
        ([fact("168家"), fact("9家")], [("headline", 1, ["186家", "168家"]), ("headline-far", 1, ["186家", "9家"])]),
        ([fact("168家", "schools")], []),
        ([of_noun("家", "schools")], [("headline-noun", 1, ["186家", "168家"])]),
        ([of_noun("户", "schools")], []),
        ([fact("168家", role="before")], []),
        ([fact("168家", role="rate")], []),
        ([fact("168人")], []),
        ([fact("16%")], []),
        ([fact("168家", table=0)], []),
        ([fact("168家", scope="North")], [("headline", 1, ["186家", "168家"])]),
    ],
    ids=str,
)
def test_a_headline_and_what_is_told_below_it(below: list[Fact], wanted: list[tuple[str, int, list[str]]]) -> None:
    found = told([TITLE, *below], [block("title"), block()])
    assert [each for each in found if each[0].startswith("headline")] == wanted


def test_a_headline_of_another_place_or_time_is_of_another_quantity() -> None:
    blocks = [block("title"), block()]
    for head, below in (
        (TITLE._replace(scope="North"), fact("168家", scope="South")),
        (TITLE._replace(period="2019"), fact("168家", period="2020")),
    ):
        assert all(form == "headline-noun" for form, *_ in told([head, below], blocks))


def test_what_stands_under_another_heading_is_not_told_of_this_one() -> None:
    blocks = [block("title"), block("heading", 0), block("heading", 0), block("paragraph", 1), block("paragraph", 2)]
    head, mine, other = fact("186家", block=1, heading=True, sentence=0), fact("168家", block=3), fact("618家", block=4)
    found = told([head, mine, other], blocks)
    assert ("headline", 1, ["186家", "168家"]) in found
    assert not any(quotes == ["186家", "618家"] for _, _, quotes in found)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([fact("186家"), fact("168家")], ["again"]),
        ([fact("186家", scope="N", period="May"), fact("168家", scope="N", period="May")], ["again-sure"]),
        ([fact("186家"), fact("168家", scope="N", period="May", inherited=True)], ["again"]),
        ([fact("186家", scope="N"), fact("168家", scope="S")], []),
        ([fact("186家", period="May"), fact("168家", period="June")], []),
        ([fact("186家", sentence=0), fact("168家", sentence=0)], []),
        ([fact("186家"), fact("8家")], []),
        ([fact("186家", ""), fact("168家", "")], []),
        ([fact("186家", "schools"), fact("168家")], []),
        ([fact("186家", table=0), fact("168家")], []),
        ([fact("186家", role="base"), fact("168家")], []),
    ],
    ids=str,
)
def test_what_is_told_again(facts: list[Fact], wanted: list[str]) -> None:
    assert [form for form, *_ in told(facts, [block(), block()])] == wanted


def growth(rate: Fact, base: Fact, *before: Fact) -> list[tuple[str, int, list[str]]]:
    together = [rate._replace(sentence=900), base._replace(sentence=900)]
    return [each for each in told([*before, *together], [block(), block()]) if each[0] == "growth"]


def test_a_growth_whose_value_is_told_in_another_sentence() -> None:
    rate, base = fact("24%", role="rate"), fact("125家", role="before")
    assert growth(rate, base, fact("155家")) == [("growth", 1, ["155家", "125家", "24%"])]
    assert growth(fact("30家", role="change"), base, fact("155家")) == [("growth", 1, ["155家", "125家", "30家"])]


@pytest.mark.parametrize(
    ("rate", "base", "before"),
    [
        (fact("24%", "", role="rate"), fact("125家", role="before"), fact("155家")),
        (fact("24%", role="rate"), fact("125家"), fact("155家")),
        (fact("24%", role="rate"), fact("125家", role="before"), fact("155人")),
        (fact("24%", role="rate"), fact("125家", role="before"), fact("155家", "schools")),
        (fact("24%", role="rate"), fact("125家", role="before"), fact("155家", role="before")),
        (fact("24%", role="rate", scope="N"), fact("125家", role="before"), fact("155家", scope="S")),
        (fact("24%", role="rate"), fact("125家", role="before"), fact("155家", role="now", sentence=900)),
    ],
    ids=str,
)
def test_no_growth(rate: Fact, base: Fact, before: Fact) -> None:
    assert growth(rate, base, before) == []


def test_mentions_that_have_no_number_tell_nothing() -> None:
    label = fact("186家")._replace(mention=mention("186家")._replace(kind="label"))
    assert told([label, fact("168家")], [block(), block()]) == []
