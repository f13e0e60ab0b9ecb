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
