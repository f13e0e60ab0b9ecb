"""A headline's figure as it is printed below, also where one slip of the pen parts the two."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.fact import Fact
from check_data.facts.links.reprints import reprinted
from check_data.figures.slips import slips_of_digits
from tests.facts.links.test_headlines import forms
from tests.relations.mentions import mention


def fact(quote: str, **more: object) -> Fact:
    return Fact(mention(quote)._replace(block=1, **more), "")  # type: ignore[arg-type]


@dataclass(frozen=True)
class Likely:
    """Those that are likely, by their quotes."""

    quotes: tuple[str, ...]

    def __call__(self, each: Fact) -> bool:
        return each.mention.quote in self.quotes


@pytest.mark.parametrize(
    ("head", "below", "wanted"),
    [
        ("186人", ["168人", "186人"], "186人"),
        ("186人", ["9人", "168人"], "168人"),
        ("186人", ["168人", "168人"], "168人"),
        ("5000万人", ["500万人"], "500万人"),
        ("3.2万人", ["3.2亿人"], "3.2亿人"),
        ("2.31亿元", ["2.13亿元"], "2.13亿元"),
        # Several may be, none is, another scale, or too little is printed to know it again.
        ("186人", ["168人", "187人"], None),
        ("186人", ["235人"], None),
        ("186人", ["168万人"], None),
        ("5000人", ["6000人"], None),
        ("1400人", ["1200人"], None),
        ("82人", ["822人"], "822人"),
        ("9人", ["8人"], None),
        ("500人", ["600人"], None),
        ("186人", [], None),
    ],
)
def test_what_is_printed_again(head: str, below: list[str], wanted: str | None) -> None:
    found = reprinted(fact(head), [fact(each) for each in below], Likely(tuple(below)))
    assert (found and found.mention.quote) == wanted


def test_what_is_not_likely_or_not_printed_in_digits() -> None:
    slipped = [fact("168人")]
    assert reprinted(fact("186人"), slipped, Likely(())) is None
    assert reprinted(fact("186人"), [fact("168人", spelled=True)], Likely(("168人",))) is None
    assert reprinted(fact("186人", spelled=True), slipped, Likely(("168人",))) is None


@given(st.from_regex(r"[1-9]\d\.\d[1-9]|[1-9]\d{1,3}[1-9]", fullmatch=True), st.data())
def test_every_slip_is_known_again(digits: str, data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(sorted(set(slips_of_digits(digits)) - {digits})))
    below = [fact(f"{meant}元")] if meant[0] not in "0." and not meant.endswith(".") else []
    found = reprinted(fact(f"{digits}元"), below, Likely((f"{meant}元",)))
    assert (found is None) == (not below)


BODY = "The ministry said on Monday that the reservoirs of the north hold {} of water."


@pytest.mark.parametrize(
    ("headline", "body", "wanted"),
    [
        (
            "Reservoirs now at 4,231 tonnes",
            "4,321 tonnes of its water, and those of the north held 4,400 tonnes",
            [("link:headline-again", "4,231 tonnes", "4,321 tonnes")],
        ),
        ("Team wins 4231 again", "4,321 tonnes", []),
    ],
)
def test_in_a_text(headline: str, body: str, wanted: list[tuple[str, str, str]]) -> None:
    found = forms(f"# {headline}\n\nIt rained. {BODY.format(body)}\n")
    assert [each for each in found if each[0] == "link:headline-again"] == wanted
