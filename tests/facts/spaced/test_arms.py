"""The arms of a study, with those who were put into them."""

import pytest

from tests.facts.spaced.test_flow import told

PUT = "In May 110 patients who had asked for it were divided into two groups. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PUT}They got the drug (drug group, n=41) or none (control group, n=69).", ["110 | 41 | 69"]),
        (f"{PUT}It was in spring. They got the drug (n = 45) or none (n = 69).", ["110 | 45 | 69"]),
        # In another block; others between; people before the numbers; a number of all; part of others; put elsewhere.
        (f"{PUT}\n\nThey got the drug (n = 45) or none (n = 69).", []),
        (f"{PUT}Some (n = 12) left. They got the drug (n = 45) or none (n = 69).", []),
        (f"{PUT}Of 90 patients left some had it (n = 45) and some not (n = 45).", []),
        (f"{PUT}They got the drug (n = 45) or none (n = 69), that is all (N = 114).", []),
        ("Eleven out of 110 patients were put off. They got it (n = 45) or none (n = 69).", []),
        ("Out of 110 patients assigned to it most left. They got it (n = 45) or none (n = 69).", []),
        ("In May 110 patients were divided: 60 patients sang. They got it (n = 45) or none (n = 69).", []),
        ("They were divided among 110 patients. They got it (n = 45) or none (n = 69).", []),
        ("It was in May. They got it (n = 45) or none (n = 69).", []),
        (f"{PUT}They got the drug (n = 45), and 69 none.", []),
    ],
)
def test_the_numbers_of_a_sentence_are_of_those_put_into_groups_before(text: str, expected: list[str]) -> None:
    assert told(text, "list:arms-next") == [f"sum list:arms-next 1: {each}" for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adults were put into the drug (n = 80) and the placebo (n = 69) groups (N = 159).", ["159 | 80 | 69"]),
        (
            "It had the drug (n = 80), the placebo (n = 69) and another (n = 11) group (N = 160).",
            ["160 | 80 | 69 | 11"],
        ),
        # No number of all, or one before others, or of one arm; a smaller one; another figure between.
        ("Adults were put into the drug (n = 80) and the placebo (n = 69) groups (n = 159).", []),
        ("Adults came (N = 159) with the drug (n = 80) and the placebo (n = 69).", []),
        ("Adults got the drug (n = 80) in two towns (N = 159).", []),
        ("Adults were put into the drug (n = 80) and the placebo (n = 69) groups (N = 59).", []),
        ("Adults got the drug (n = 80) or, 12 weeks later, the placebo (n = 69) there (N = 159).", []),
    ],
)
def test_a_number_of_all_stands_after_those_of_the_groups(text: str, expected: list[str]) -> None:
    assert told(text, "list:groups-then-all") == [f"sum list:groups-then-all 1: {each}" for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some left it (N=19; n=9 with the drug and n=11 controls), and some stayed.", ["19 | 9 | 11"]),
        # Another figure in the bracket; one part; several of all; no bracket, or one that does not close.
        ("Some left it (N=19; n=9 with the drug, n=11 controls; mean age 41), and some stayed.", []),
        ("Some left it (N=19; n=9 with the drug), and some stayed.", []),
        ("Some left it (N=19; n=9 with the drug; N=12; n=3 controls), and some stayed.", []),
        ("Some left it, N=19 or n=9 with the drug and n=11 controls.", []),
        ("Some left it (N=19; n=9 with the drug and n=11 controls", []),
    ],
)
def test_a_bracket_has_the_number_of_all_and_those_of_its_parts(text: str, expected: list[str]) -> None:
    assert told(text, "list:bracket:of-all") == [f"sum list:bracket:of-all 1: {each}" for each in expected]
