"""Lines of nothing but names with their shares, and lists among whose lines are all kinds of a set."""

import pytest

from tests.facts.spaced.test_flow import told
from tests.facts.spaced.test_itemized import forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Faiths: Buddhist 70%, Christian 20%, Hindu 10%", ["70% | 20% | 10% doubtful=1"]),
        ("Faiths: Buddhist 70%, Christian (all churches) 20%, and Hindu 15% (2001)", ["70% | 20% | 15% doubtful=1"]),
        # Two; far from all; of the largest; words between; no label; another figure.
        ("Faiths: Buddhist 70%, Christian 30%", []),
        ("Faiths: Buddhist 40%, Christian 20%, Hindu 10%", []),
        ("Export partners: Peru 70%, Chile 20%, Cuba 10%", []),
        ("Faiths: Buddhist 70%, Christian 20%, Hindu 10% and many more of them", []),
        ("Buddhist 70%, Christian 20%, Hindu 10%", []),
        ("Faiths: Buddhist 70%, Christian 20%, Hindu 12 people 10%", []),
    ],
)
def test_a_line_of_names_with_a_share_each_is_of_all(text: str, expected: list[str]) -> None:
    assert told(text, "shares:enumerated") == [f"shares shares:enumerated 1: {each}" for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Work\n\n- Agriculture: 26%\n- Industry: 23%\n- Services: 60%\n- Jobless rate: 4%\n",
            ["shares items:shares-kinds 1: 26% | 23% | 60%"],
        ),
        # Kinds of which one is missing, or is of a rate; two kinds of a set of two; all lines are the kinds.
        ("Work\n\n- Agriculture: 26%\n- Mining: 23%\n- Services: 60%\n- Jobless rate: 4%\n", []),
        ("Work\n\n- Agriculture: 26%\n- Industry growth: 23%\n- Services: 60%\n- Jobless rate: 4%\n", []),
        ("Water\n\n- Urban: 97%\n- Rural: 93%\n- Jobless rate: 4%\n", []),
        ("Work\n\n- Agriculture: 26%\n- Industry: 23%\n- Services: 60%\n", ["shares items:shares 1: 26% | 23% | 60%"]),
    ],
)
def test_lines_of_all_industries_are_all(text: str, expected: list[str]) -> None:
    assert [each for each in forms(text) if each.startswith("shares items:shares")] == expected


def test_a_note_is_no_line_of_a_total() -> None:
    text = "Area\n\n- total: 53 km2\n- land: 41 km2\n- water: 10 km2\n- note: includes 11 km2 of lagoons\n"
    assert forms(text) == ["sum items:total-first 1: 53 km2 | 41 km2 | 10 km2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Water: 11.2 cu km/yr (35%/43%/22%)", ["35% | 43% | 22%"]),
        ("Water: 11.2 cu km/yr (35% / 43% / 29%)", ["35% | 43% | 29%"]),
        # Of nothing; two; no bracket, or more in it; another figure.
        ("It was seen with the drug (35%/43%/22%)", []),
        ("Water: 11.2 cu km/yr (35%/65%)", []),
        ("Water: 11.2 cu km/yr, 35%/43%/22%", []),
        ("Water: 11.2 cu km/yr (35%/43%/22% by use)", []),
        ("Water: 11.2 cu km/yr (35%/43/22%)", []),
    ],
)
def test_shares_that_strokes_part_in_a_bracket_are_all(text: str, expected: list[str]) -> None:
    assert told(text, "shares:strokes") == [f"shares shares:strokes 1: {each}" for each in expected]


INSURED = "insured: ++ urban: 96% of homes ++ rural: 90% of homes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{INSURED}\n\nuninsured: ++ urban: 4% of homes ++ rural: 12% of homes", ["96% | 4%", "90% | 12%"]),
        ("Insured: 96%\n\nUninsured: 4%", []),
        # Other labels, none, or the same; other names of shares, other shares; another line between.
        (f"{INSURED}\n\nunknown: ++ urban: 4% of homes ++ rural: 12% of homes", []),
        (f"{INSURED}\n\n4% of homes and 12% of homes", []),
        ("96% of homes and 90% of homes\n\nuninsured: ++ urban: 4% of homes ++ rural: 12% of homes", []),
        (f"{INSURED}\n\n{INSURED}", []),
        (f"{INSURED}\n\nuninsured: ++ urban: 4% of homes ++ all: 12% of homes", []),
        (f"{INSURED}\n\nuninsured: ++ urban: 4% of homes", []),
        (f"{INSURED}\n\nIt is so.\n\nuninsured: ++ urban: 4% of homes ++ rural: 12% of homes", []),
    ],
)
def test_a_line_and_its_negation_make_all(text: str, expected: list[str]) -> None:
    assert told(text, "items:negated-lines") == [f"shares items:negated-lines 1: {each}" for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tests found 82.3% asthmatic (44% mild) and 17.7% non-asthmatic people.", ["82.3% | 17.7%"]),
        ("Tests found 35% uninsured and 52% insured people.", ["35% | 52%"]),
        # Of what happened in each; other names; no name.
        ("Coughs were found in 12% smokers and 5% non-smokers.", []),
        ("Coughs were found in 52% of smokers and 45% of non-smokers.", []),
        ("Tests found 82.3% asthmatic and 17.7% young people.", []),
        ("Tests found 82.3% – 17.7%.", []),
    ],
)
def test_a_share_and_that_of_its_negation_are_all(text: str, expected: list[str]) -> None:
    assert told(text, "shares:negated:2") == [f"shares shares:negated:2 1: {each}" for each in expected]
