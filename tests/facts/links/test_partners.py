"""The figure below a headline that tells its figure, by what is said beside both."""

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
from tests.facts.links.test_headlines import forms

PARTNERS = ("headline-partner", "headline-likely", "headline-word")
FERRY = "A ferry sank on Monday. The {} drowned passengers of the ferry are being brought ashore."


def told(headline: str, body: str) -> list[tuple[str, str, str]]:
    """The partners that are told, or what is in their place, without the mark of where they are from."""
    found = forms(f"# {headline}\n\n{body}\n")
    return [(form[5:], top, below) for form, top, below in found if form[5:] in PARTNERS]


@pytest.mark.parametrize(
    ("headline", "body", "form", "partner"),
    [
        # Whether it holds or not.
        ("Drowned ferry passengers now 48", FERRY.format(48), "headline-partner", "48"),
        ("Drowned ferry passengers now 48", FERRY.format(61), "headline-partner", "61"),
        ("渡船沉没事故致死亡48人", "昨日发生的渡船沉没事故死亡61人，载客310人。", "headline-partner", "61人"),
        # The only one near to its size is it with few words.
        ("Ferry takes 48%", "Of all the goods a ferry carried 61% in May. Lorries carried 9%.", "headline-word", "61%"),
        (
            "Ferry takes 48%, lorry 9%",
            "Of all the goods a ferry carried 61% in May. Lorries carried 9%.",
            "headline-word",
            "61%",
        ),
        # Of a year that the headline does not tell, in very many of its words.
        (
            "Drowned island ferry passengers now 48",
            "In May 2012 the drowned island ferry passengers were 61.",
            "headline-partner",
            "61",
        ),
        # In another word for the same people.
        ("Fire: 48 dead, 9 hurt", "Police say 61 people died.", "headline-word", "61"),
        ("Island ferry takes 48%", "In May it rained. The island ferry took 61%.", "headline-likely", "61%"),
        # Of several the one with most words.
        (
            "Ferry carries 48% of milk to islands",
            "A lorry took 57% and then 55%. A ferry carries 61% of milk to islands.",
            "headline-partner",
            "61%",
        ),
        # In another role; a bare figure in the unit of the text.
        ("渡船营收跌48%", "渡船公司昨日公布年报。期内渡船营收按年减少61%。", "headline-partner", "61%"),
        (
            "Stadtwerke stecken 180 Millionen ins Wärmenetz",
            "Stadtwerke stecken 240 Millionen Euro ins Wärmenetz.",
            "headline-partner",
            "240 Millionen Euro",
        ),
    ],
)
def test_partners(headline: str, body: str, form: str, partner: str) -> None:
    (found,) = told(headline, body)
    assert (found[0], found[2]) == (form, partner)


@pytest.mark.parametrize(("second", "told_at_all"), [(17, False), (150, True)])
def test_a_piece_of_what_a_headline_tells_is_no_partner(second: int, told_at_all: bool) -> None:
    body = f"昨日发生的渡船沉没事故死亡31人，载客{second}人。"
    assert bool(told("渡船沉没事故致死亡48人", body)) is told_at_all


def test_a_rounded_headline_holds() -> None:
    text = "# Four months of music for ${}\n\nSign up for four months of music for just $1.\n"
    assert not failing(text.format("0.99"))
    assert failing(text.format("1.59"))


def failing(text: str) -> list[str]:
    """The forms of claims that do not hold in a Markdown text."""
    found = examine(document(Decoded(text, "utf-8"), "a.md"), Conventions(), Rates(), Thresholds()).judged
    return [each.claim.form for each in found if each.outcome.verdict is Verdict.DISAGREES]


SILENT = [
    # One digit is counted of anything, an age is of anybody.
    ("Drowned ferry passengers now 4", FERRY.format(5)),
    ("Drowned ferry passenger was 48 years old", "The drowned ferry passenger was 61 years old."),
    # Of another size or unit, or far below.
    ("Drowned ferry passengers now 48", FERRY.format(102)),
    ("Drowned ferry passengers now 48", FERRY.format("61%")),
    ("Ferry takes 48%", f"{'It rained again. ' * 9}Of all the goods the ferry takes 61%."),
    # No word in common.
    ("Half of all goods: 48%", "Ferries carried 61% in May."),
    ("Drowned ferry passengers now 48", "Rain.\n\n# Drowned ferry passengers in June\n\n## All\n\nNone."),
    # A bare number without a word in common is of anything.
    ("Team wins 48 again", "Reporters counted 61 in the hall."),
    # A part of it, or what another figure of the headline tells.
    ("渡船沉没事故致死亡48人", "渡船沉没事故死亡者中，其中61人死亡时无救生衣。"),
    ("Ferry takes 48% of goods, lorry 61%", "Of all the goods a lorry took 61% in May."),
    # Two are as likely.
    ("Ferry takes 48%", "Of all the goods the ferry takes 61% in May. Of all the goods the ferry takes 57%."),
    # Other times and things.
    ("Ferry takes 48% in May 2019", "Ferry takes 61% in May 2020."),
    ("Ferry takes 48%", "In May 2012 a ferry carried 61% of all goods. Lorries carried 9%."),
    # What stands beside it stands beside another figure of the headline, too.
    ("Ferry takes 48%, fast ferry 79%", "Of all the goods a ferry carried 61% in May. Lorries carried 9%."),
    ("Island ferry takes 48%", "It rained. In May 2012 the island ferry took 61%."),
    ("Ferry Series 3 takes 48%", "The ferry Series 4 takes 61%."),
    # What the headline says stands there in another unit, or is a sum.
    ("渡船沉没事故致死亡48人", "渡船沉没事故死亡61人，渡船公司称共有48名。"),
    ("渡船沉没事故致死亡481人", "渡船沉没事故死亡310人，又死亡171人。"),
]


@pytest.mark.parametrize(("headline", "body"), SILENT)
def test_what_is_no_partner(headline: str, body: str) -> None:
    assert not [each for each in told(headline, body) if each[1].startswith(("4", "8"))]


LATE = "The drowned ferry passengers are 61. The ferry company says that {} passengers drowned."


def test_what_is_told_again_does_not_hide_what_surely_is_the_headlines() -> None:
    """The lead differs from the headline and from what a later sentence says: one of the three is wrong."""
    found = forms(f"# Drowned ferry passengers now 48\n\n{LATE.format(48)}\n")
    assert ["48", "61"] in [figures for form, *figures in found if form == "link:headline-partner"]
    assert not failing(f"# Drowned ferry passengers now 61\n\n{LATE.format(61)}\n")


def test_a_headline_whose_figure_is_told_first_tells_it() -> None:
    body = "A ferry burned and 48 are missing. The drowned ferry passengers are 61."
    assert not told("Drowned ferry passengers now 48", body)


def test_a_figure_as_likely_as_what_the_headline_tells_is_not_its_partner() -> None:
    body = "There are 61 drowned ferry passengers, there are 48 drowned ferry passengers."
    found = told("Drowned ferry passengers now 48", body)
    assert not [each for each in found if each[2] == "61"]


@given(at=st.integers(10, 999), other=st.integers(10, 999))
def test_a_partner_is_found_by_no_value(at: int, other: int) -> None:
    """Whatever is printed, the same one is told, as long as it is of its size, or a slip."""
    found = told(f"Drowned ferry passengers now {at}", FERRY.format(other))
    assert found or 10 * max(at, other) > 17 * min(at, other)
    assert all(each == ("headline-partner", str(at), str(other)) for each in found)
