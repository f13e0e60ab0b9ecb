"""A headline whose figure stands in a sentence of nearly the same words, also where it prints no currency."""

from pathlib import Path

import pytest

from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.evidence.rates import Rates
from check_data.examined import examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds, Verdict


def forms(text: str) -> list[tuple[str, str, str]]:
    """The links of headlines that a Markdown text tells: the form, and both figures."""
    found = examine(document(Decoded(text, "utf-8"), str(Path("a.md"))), Conventions(), Rates(), Thresholds())
    told = [each.claim.telling for each in found.judged if each.claim.telling.form.startswith("link:headline")]
    return [(each.form, each.roles["values"][0].quote, each.roles["values"][1].quote) for each in told]


BODY = "Die Stadtwerke Lindau wollen bis 2030 insgesamt 240 Millionen Euro in ihr Wärmenetz stecken. Das ist viel."


@pytest.mark.parametrize("figure", ["60 Millionen Euro", "60 Millionen"])
def test_a_headline_in_the_words_of_its_sentence(figure: str) -> None:
    found = forms(f"# Stadtwerke stecken {figure} ins Wärmenetz\n\n{BODY}\n")
    assert found[0] == ("link:headline-stems", figure, "240 Millionen Euro")


@pytest.mark.parametrize(
    "headline",
    [
        "Stadtwerke stecken 60 Busse ins Wärmenetz",
        "Händler melden 60 Millionen Euro im Mai",
    ],
)
def test_other_headlines_are_not_sure_of_it(headline: str) -> None:
    found = forms(f"# {headline}\n\n{BODY}\n")
    assert not [form for form, *_ in found if form in ("link:headline-stem", "link:headline-stems")]


def test_a_bare_count_of_a_headline_is_told_again() -> None:
    body = "At least 98 people were killed. Police said that 37 were hurt while {} have gone missing."
    headline = "# Floods death toll nears 100; 129 missing\n\n"
    assert ("link:headline-again", "129", "129") in forms(headline + body.format(129))
    assert not [form for form in forms(headline + body.format(139)) if form[0] == "link:headline-again"]


def test_a_headline_is_not_told_of_what_another_number_tells_apart() -> None:
    headline = "# Acme Watch Series 3 (GPS, 38mm) in silver\n\n"
    assert forms(f"{headline}Acme Watch Series 3 (GPS, 44mm) in silver costs more.")
    assert not forms(f"{headline}Acme Watch Series 4 (GPS, 44mm) in silver costs more.")


@pytest.mark.parametrize(
    ("headline", "body", "told"),
    [
        # One to nine are told where their unit is the same; other things of one number are no reason to look elsewhere.
        ("渡船救起3人", "昨日渡船救起3人。", ("link:headline-again", "3人", "3人")),
        ("渡船沉没16艘", "昨日沉没渡船达90艘，另有16人获救。", ("link:headline-alike", "16艘", "90艘")),
    ],
)
def test_what_is_named_below(headline: str, body: str, told: tuple[str, str, str]) -> None:
    assert told in forms(f"# {headline}\n\n{body}\n")


@pytest.mark.parametrize(("figure", "holds"), [("超560吨", True), ("超900吨", False)])
def test_two_bounds_are_taken_at_their_word(figure: str, holds: bool) -> None:
    text = f"# 渡船运送超500吨 货车运送超30吨\n\n渡船运送{figure}，创下新高。\n"
    found = examine(document(Decoded(text, "utf-8"), "a.md"), Conventions(), Rates(), Thresholds()).judged
    links = [each for each in found if each.claim.form.startswith("link:")]
    assert [each.outcome.verdict is Verdict.AGREES for each in links] == [holds]


def test_a_bound_of_a_headline_that_the_text_keeps_before_has_no_other_partner() -> None:
    headline = "# 全市寄递业务量超1600万件\n\n"
    kept = "去年全市寄递业务量完成1620万件。\n\n今年全市寄递业务量预计将超1700万件。\n"
    assert not [each for each in forms(headline + kept) if "超1700万件" in each]
    broken = "去年全市寄递业务量完成1820万件。\n"
    assert [each for each in forms(headline + broken) if "1820万件" in each]
