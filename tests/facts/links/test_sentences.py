"""A sentence that is repeated word for word but for one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.evidence.rates import Rates
from check_data.examined import examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds, Verdict

FERRIES = "In the north the ferries of the islands carried {} tonnes of milk"
渡船 = "北部各岛渡船全年共运送牛奶{}吨创下新高"


def told(text: str) -> list[tuple[str, str]]:
    """The figures that are told again in the same sentence."""
    found = examine(document(Decoded(text, "utf-8"), "a.md"), Conventions(), Rates(), Thresholds())
    claims = (each.claim for each in found.judged if each.claim.form == "link:sentence-again")
    return [(one.quote, other.quote) for one, other in (claim.mentions for claim in claims)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Whether the two agree or not, in a list, a heading and a paragraph.
        (f"- {FERRIES.format(4231)}\n\n# Milk\n\nIt rained. {FERRIES.format(4231)}.", [("4231 tonnes", "4231 tonnes")]),
        (f"- {FERRIES.format(4231)}\n\n# Milk\n\nIt rained. {FERRIES.format(5880)}.", [("4231 tonnes", "5880 tonnes")]),
        (f"提要：\n\n3. {渡船.format(4231)}；\n\n## {渡船.format(5880)}\n\n天下雨。", [("4231吨", "5880吨")]),
        # Once, three times, in one block.
        (f"It rained. {FERRIES.format(4231)}.", []),
        (f"- {FERRIES.format(4231)}.\n\n{FERRIES.format(5880)}.\n\n{FERRIES.format(6105)}.", []),
        (f"- {FERRIES.format(4231)}. {FERRIES.format(5880)}.", []),
        # In two paragraphs.
        (f"{FERRIES.format(4231)}.\n\nIt rained.\n\n{FERRIES.format(5880)}.", []),
        # In other words, units, or with another figure beside it.
        (f"- {FERRIES.format(4231)}.\n\n{FERRIES.format(5880)} and cream.", []),
        (f"- {FERRIES.format(4231)}.\n\n{FERRIES.format(5880).replace('tonnes', 'litres')}.", []),
        (f"- {FERRIES.format(4231)} in 12 weeks.\n\n{FERRIES.format(5880)} in 13 weeks.", []),
        # Too short, one digit, a year, the number of an item.
        ("- Milk: 4231 tonnes.\n\nMilk: 5880 tonnes.", []),
        ("- 牛奶4231吨。\n\n牛奶5880吨。", []),
        (f"- {FERRIES.format(4)}.\n\n{FERRIES.format(5)}.", []),
        (f"- {FERRIES.format(2014)}.\n\n{FERRIES.format(2012)}.", []),
        ("- 11.15吨牛奶由北部各岛渡船全年运送\n\n15吨牛奶由北部各岛渡船全年运送", []),
    ],
)
def test_what_is_told_again(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@given(one=st.integers(2100, 9999), other=st.integers(2100, 9999))
def test_it_is_told_whatever_the_numbers_are(one: int, other: int) -> None:
    found = told(f"- {FERRIES.format(one)}.\n\nIt rained.\n\n{FERRIES.format(other)}.")
    assert found == [(f"{one} tonnes", f"{other} tonnes")]


def test_a_headline_is_told_below_and_in_a_list() -> None:
    text = f"提要：\n\n3. {渡船.format(4231)}；\n\n## {渡船.format(4231)}\n\n北部各岛渡船全年共运送牛奶5880吨。"
    found = examine(document(Decoded(text, "utf-8"), "a.md"), Conventions(), Rates(), Thresholds()).judged
    forms = {each.claim.form: each.outcome.verdict for each in found}
    assert forms["link:sentence-again"] is Verdict.AGREES
    assert forms["link:headline-partner"] is Verdict.DISAGREES


@pytest.mark.parametrize(("figure", "holds"), [(4231, True), (5880, False)])
def test_what_is_told_as_exceeded_is_taken_at_its_word(figure: int, holds: bool) -> None:
    text = f"提要：\n\n3. {渡船.format('超4231')}；\n\n## {渡船.format(f'超{figure}')}\n\n天下雨。"
    found = examine(document(Decoded(text, "utf-8"), "a.md"), Conventions(), Rates(), Thresholds()).judged
    (again,) = [each for each in found if each.claim.form == "link:sentence-again"]
    assert (again.outcome.verdict is Verdict.AGREES) == holds
