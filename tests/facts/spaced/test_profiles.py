"""Pages of figures, line by line: what their lines tell together, and lines that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.spaced.test_tellings import shown, told

AGES = """Population: 1,000 (July 2015 est.)

0-14 years: 40% (male 210/female 190)

15 years and over: 60% (male 300/female 300) (2015 est.)

"""
TOGETHER = [
    "sum profile:pairs 1: 1,000 | 210 | 190 | 300 | 300",
    "share profile:share-of-pair 1: 40% | 210 | 190 | 1,000",
    "share profile:share-of-pair 1: 60% | 300 | 300 | 1,000",
]
RATIO = "ratio profile:ratio-of-pair 1: 210 | 190 | 1.11"


def forms(text: str) -> list[str]:
    return [shown(each) for each in told(text).tellings if each.form.startswith("en:profile")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "total: 2,211 km\n\nborder countries: Finland 545 km, Norway 1,666 km",
            ["sum profile:list-of-total 1: 2,211 km | 545 km | 1,666 km"],
        ),
        (
            "total: 80 km\n\nborder countries: Mali (north) 50 km, The Gambia 30 km (2015 est.)",
            ["sum profile:list-of-total 1: 80 km | 50 km | 30 km"],
        ),
        (
            "total: 90 km\n\ncountries: Mali 50 km, Gabon 30 km\n\nregions: Fall 6 km, Rise 4 km\n\ncoast: 0 km",
            ["sum profile:list-of-total 1: 90 km | 50 km | 30 km | 6 km | 4 km"],
        ),
        (
            "total dependency ratio: 59.3%\n\nyouth dependency ratio: 27.5%\n\nelderly dependency ratio: 31.8%",
            ["sum profile:shares-of-total 1: 59.3% | 27.5% | 31.8%"],
        ),
        (AGES, TOGETHER),
        (AGES + "at birth: 1.06 male(s)/female\n\n0-14 years: 1.11 male(s)/female", [*TOGETHER, RATIO]),
        (
            "0-14 years: 40% (male 210/female 190)\n\n0-14 years: 1.11 male/female",
            [RATIO],
        ),
        (
            "population: 700\n\nold (male 210/female 190)\n\nyoung (male 150/female 150)",
            ["sum profile:pairs 1: 700 | 210 | 190 | 150 | 150"],
        ),
    ],
)
def test_profiles(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "total: 2,211 km\n\nborder countries: Finland 545 km, and others",
        "total: 2,211 km\n\nborder countries: Finland 545 km",
        "total: 2,211 km\n\nborder countries: Finland 545 t, Norway 1,666 t",
        "length: 2,211 km\n\nborder countries: Finland 545 km, Norway 1,666 km",
        "total: none\n\nborder countries: Finland 545 km, Norway 1,666 km",
        "total dependency ratio: 59.3%\n\nyouth dependency ratio: 27.5%\n\nsupport rate: 31.8%",
        "total: 59.3%\n\nyouth: 27.5%\n\nold: 31.8%",
        "population 1,000\n\n0-14 years: 40% (male 210/female 190)\n\n15 years: 60% (male 300/female 300)",
        "households: 1,000\n\n0-14 years: 40% (male 210/female 190)\n\n15 years: 60% (male 300/female 300)",
        "population: 1,000\n\n0-14 years: 40% (male 210/female 190)\n\n15 years: 60% (boys 300/girls 300)",
        "population: 1,000\n\n0-14 years: 40% (male 210/female 190)",
        "0-14 years: 40% (male 210/female 190)\n\n0-14 years: 1 male(s)/female",
        "0-14 years: 40% (male 210/female 190)\n\n0-14 years: 1.11 cars/household",
    ],
)
def test_what_only_looks_like_a_profile(text: str) -> None:
    assert forms(text) == []


def test_a_second_list_of_pairs_is_another_one() -> None:
    text = AGES + "rate: 3\n\nold: 70% (male 400/female 300)\n\nyoung: 30% (male 150/female 150)"
    assert [each for each in forms(text) if "pairs" in each] == [
        TOGETHER[0],
        "sum profile:pairs 1: 1,000 | 400 | 300 | 150 | 150",
    ]


@given(st.lists(st.tuples(*[st.integers(min_value=10, max_value=999)] * 2), min_size=2, max_size=6))
def test_all_pairs_are_parts_of_the_one_population(pairs: list[tuple[int, int]]) -> None:
    lines = [f"group {chr(97 + at)}: (male {one}/female {two})" for at, (one, two) in enumerate(pairs)]
    made = [each for each in told("\n\n".join(["population: 999", *lines])).tellings if each.form == "en:profile:pairs"]
    assert [each.quote for each in made[0].roles["parts"]] == [str(each) for pair in pairs for each in pair]
