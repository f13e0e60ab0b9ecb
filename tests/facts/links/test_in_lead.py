"""The figure in the first sentences that a headline tells; and figures told as bounds, at their word."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import Block, Run
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import at_its_word
from check_data.facts.links.in_lead import in_lead
from check_data.facts.links.links import links
from check_data.figures.conventions import Hedge
from tests.relations.mentions import mention


def fact(quote: str, name: str = "", noun: str = "", **more: object) -> Fact:
    found = mention(quote)._replace(block=1, noun=noun)
    return Fact(found, name, sentence=1)._replace(**more)  # type: ignore[arg-type]


def related(one: str, other: str) -> bool:
    return bool(one) and one == other


PARTNERS = ("link:headline-partner", "link:headline-likely", "link:headline-word")
HEAD = fact("186人", "deaths", sentence=0, heading=True)


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ([fact("168人", "deaths")], ("headline-lead", 2, "168人")),
        ([fact("168人", "deaths"), fact("9人", "deaths")], ("headline-lead", 2, "168人")),
        ([fact("9人", "hurt"), fact("168人", "in all", "deaths")], ("headline-lead", 2, "168人")),
        ([fact("9人", "deaths", "hurt"), fact("168人", "deaths", "deaths")], ("headline-lead", 2, "168人")),
        ([fact("9人", "deaths", inherited=True), fact("168人", "deaths in all")], None),
        ([fact("168人", "hurt")], None),
        ([fact("168人", "people hurt by deaths so far")], None),
        ([fact("9人", "hurt", role="part"), fact("168人", "deaths so far")], None),
        ([fact("168人", "hurt"), fact("9人", "lost")], None),
        ([fact("168人", "hurt", role="part"), fact("9人", "lost")], None),
        ([fact("168人", "deaths", sentence=4)], None),
        ([fact("168人", "deaths", period="2019")], None),
        ([fact("168人", "deaths")._replace(mention=mention("168人")._replace(spelled=True))], None),
        ([], None),
    ],
    ids=str,
)
def test_the_figure_of_a_headline(below: list[Fact], wanted: tuple[str, int, str] | None) -> None:
    found = in_lead(HEAD._replace(name="deaths of people", period="2020"), below, lambda one, other: other == "deaths")
    assert (found and (*found[:2], found[2].mention.quote)) == wanted


@pytest.mark.parametrize(
    ("shared", "wanted"),
    [
        ({"168人": 3, "9人": 2}, "168人"),
        ({"168人": 2}, "168人"),
        ({"168人": 1}, None),  # a word may be said of anything
        ({"168人": 2, "9人": 2}, None),
        ({}, None),
    ],
    ids=str,
)
def test_a_clause_that_says_what_a_headline_says(shared: dict[str, int], wanted: str | None) -> None:
    below = [fact("9人", "hurt"), fact("168人", "lost")]
    found = in_lead(HEAD, below, related, in_clause=lambda each: shared.get(each.mention.quote, 0))
    assert (found and (*found[:2], found[2].mention.quote)) == (wanted and ("headline-clause", 1, wanted))


def test_a_bare_number_is_not_looked_for_by_its_clause() -> None:
    head = HEAD._replace(mention=mention("831"))
    assert in_lead(head, [fact("168人", "lost"), fact("9人")], related, in_clause=lambda _: 4) is None


def test_the_noun_of_a_headline_may_stand_in_a_name() -> None:
    head = fact("186人", "so far", "deaths", sentence=0, heading=True)
    found = in_lead(head, [fact("9人", "hurt"), fact("168人", "all deaths")], related)
    assert found is not None
    assert found[2].mention.quote == "168人"


def test_a_bare_number_alone_is_of_anything() -> None:
    head, body = fact("831", "trial", sentence=0, heading=True), fact("845", "hurt")
    assert in_lead(head, [body], related) is None


def test_one_digit_is_known_by_nothing() -> None:
    assert in_lead(HEAD._replace(mention=mention("8人")), [fact("7人", "deaths")], related) is None


def told(*facts: Fact) -> list[tuple[str, int, list[str]]]:
    blocks = [Block("title", Run("", (), ()), heading=-1), Block("paragraph", Run("", (), ()), heading=0)]
    found: list[Telling] = list(links(facts, blocks, related, lambda _: frozenset()))
    return [
        (each.form.removeprefix("link:"), each.explicit, [of.quote for of in each.roles["values"]])
        for each in found
        if each.form.startswith("link:headline") and each.form not in PARTNERS
    ]


def test_a_headline_may_tell_any_other_figure_where_that_is_the_same() -> None:
    head = HEAD._replace(mention=HEAD.mention._replace(block=0))
    bound = fact("98人", "lost")
    bound = bound._replace(mention=bound.mention._replace(hedge=Hedge.OVER))
    assert told(head, fact("168人", "deaths"), fact("186人", "hurt"), bound) == [
        ("headline-lead", 2, ["186人", "168人"]),
        ("headline-any", 0, ["186人", "186人"]),
    ]


def test_a_headline_that_is_told_below_in_another_role_is_no_other_figure() -> None:
    head = HEAD._replace(mention=HEAD.mention._replace(block=0))
    again = fact("186人", "hurt", role="change")
    assert ("headline-lead", 2, ["186人", "168人"]) not in told(head, fact("168人", "deaths"), again)
    assert told(head, fact("168人", "deaths"))[0] == ("headline-lead", 2, ["186人", "168人"])


def test_a_headline_may_drop_a_hedge() -> None:
    head = HEAD._replace(mention=HEAD.mention._replace(block=0))
    about = fact("186人", "hurt")
    about = about._replace(mention=about.mention._replace(hedge=Hedge.ABOUT))
    assert ("headline-any", 0, ["186人", "186人"]) in told(head, fact("168人", "deaths"), about)


def test_of_two_figures_of_a_headline_neither_is_known_by_its_place() -> None:
    head = HEAD._replace(mention=HEAD.mention._replace(block=0))
    other = head._replace(mention=mention("98人")._replace(block=0), name="hurt")
    assert next(form for form, *_ in told(head, other, fact("168人", "deaths"), fact("168人", "lost"))) == "headline"


@given(value=st.integers(10, 99_999), hedge=st.sampled_from([Hedge.OVER, Hedge.AT_LEAST]))
def test_a_bound_at_its_word_was_cut_to_its_digits(value: int, hedge: Hedge) -> None:
    found = at_its_word(mention(f"{value}人")._replace(hedge=hedge))
    assert found.hedge is Hedge.NONE
    assert found.reading is not None
    assert Fraction(value) in found.reading.stated
    assert Fraction(value - 1) not in found.reading.stated
    assert Fraction(value * 2 + 1) not in found.reading.stated


@pytest.mark.parametrize("hedge", [Hedge.NONE, Hedge.ABOUT, Hedge.UNDER])
def test_what_is_no_lower_bound_stays(hedge: Hedge) -> None:
    told_ = mention("186人")._replace(hedge=hedge)
    assert at_its_word(told_) is told_


@pytest.mark.parametrize(("unit", "form"), [("人", "headline-stems"), ("", "headline-stem")])
def test_several_words_that_begin_alike(unit: str, form: str) -> None:
    head = fact(f"34{unit}", "trial", "new", sentence=0, heading=True)
    found = in_lead(head, [fact(f"38{unit}", "hurt", "old")], related, lambda _: 2)
    assert found is not None
    assert found[0] == form
