"""Counts with shares in brackets that nothing calls per cent, and shares of a base that no cell beside them prints."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.tables.one_base import base_of, most_common
from tests.facts.tables.told import lines

ARMS = """
| | Drug (n = 54) | Placebo (n = 51) |
|---|---|---|
| Age (years) | 64.2 (15.3) | 69.1 (13.6) |
| Male | 37 (68.5) | 26 (51.0) |
| Scale total | 25 (8.4) | 23 (7.5) |
| Type of stroke | | |
| haemorrhage | 8 (14.8) | 8 (15.7) |
| infarct | 45 (83.3) | 41 (80.4) |
| other | 1 (1.9) | 2 (3.9) |
"""


def test_shares_of_the_sample_without_a_mark() -> None:
    assert lines(ARMS, form="share-in") == [
        "share-in-brackets 37 of 54: 68.5",
        "share-in-brackets 26 of 51: 51.0",
        "share-in-brackets 8 of 54: 14.8",
        "share-in-brackets 8 of 51: 15.7",
        "share-in-brackets 45 of 54: 83.3",
        "share-in-brackets 41 of 51: 80.4",
        "share-in-brackets 1 of 54: 1.9",
        "share-in-brackets 2 of 51: 3.9",
    ]


@pytest.mark.parametrize(
    ("was", "now", "told", "count"),
    [
        ("26 (51.0)", "29 (51.0)", "29 of 51: 51.0", 8),  # the other arm shows what the row is
        ("26 (51.0)", "26 (66.1)", "26 of 51: 66.1", 8),
        ("26 (51.0)", "", "37 of 54", 7),
        ("26 (51.0)", "96 (51.0)", "96 of 51: 51.0", 8),  # more than all
        ("26 (51.0)", "26.5 (51.0)", "37 of 54", 7),
        ("infarct | 45 (83.3) | 41 (80.4)", "infarct | 48 (83.3) | 47 (80.4)", "48 of 54: 83.3", 8),  # its group does
        ("| Male | 37 (68.5) | 26 (51.0)", "| Male | 35 (68.5) | 29 (51.0)", "8 of 54", 6),
        ("| Male |", "| Mean weight |", "8 of 54", 6),
    ],
)
def test_what_else_is_told(was: str, now: str, told: str, count: int) -> None:
    found = lines(ARMS.replace(was, now), form="share-in")
    assert len(found) == count
    assert any(told in each for each in found)


@pytest.mark.parametrize(
    ("was", "now"),
    [("n = 54", "n = 59"), ("(n = 54)", ""), ("(68.5)", "(12.5)"), ("68.5", "71.5")],
)
def test_one_arm_shows_hardly_anything(was: str, now: str) -> None:
    text = "| | Drug (n = 54) |\n|---|---|\n| Male | 37 (68.5) |\n| Scale | 25 (8.4) |\n"
    assert lines(text.replace(was, now), form="share-in") == []


def test_shares_that_are_told_already() -> None:
    rows = [row for row in ARMS.split("\n") if "Age" not in row and "Scale" not in row]
    text = (
        "\n".join(rows).replace("(n = ", "[n = ").replace(")", "%)").replace("%) |", "%) |").replace("[n = ", "(n = ")
    )
    text = text.replace("54%)", "54)").replace("51%)", "51)")
    assert lines(text, form="share-in") == []
    assert len(lines(text, form="share-sample")) == 8


def test_who_did_not_answer_is_in_no_share() -> None:
    text = ARMS.replace("26 (51.0)", "26 (55.3)")
    assert len(lines(text, form="share-in")) == 7
    assert not [each for each in lines(text, form="share-in") if "55.3" in each]


BASE = """
| | One drug | Another one |
|---|---|---|
| Weight (kg) | 82 (14) | 86 (14) |
| Male | 71 (77%) | 75 (82%) |
| Smoking | | |
| now | 22 (24%) | 30 (33%) |
| past | 50 (54%) | 49 (54%) |
| never | 20 (22%) | 12 (13%) |
| Old | 65 (71%) | 63 (69%) |
| Angina | 53 (58%) | 66 (73%) |
| Claudication | 11 (12%) | 9 (10%) |
"""


def test_shares_of_the_base_of_a_group() -> None:
    found = lines(BASE, form="share-of-base")
    assert len(found) == 8
    assert found[0] == "share-of-base 71 of 22 + 50 + 20: 77%"
    wrong = lines(BASE.replace("53 (58%)", "53 (85%)"), form="share-of-base")
    assert "share-of-base 53 of 22 + 50 + 20: 85%" in wrong
    assert len(wrong) == 8


def test_shares_of_a_base_that_nothing_prints() -> None:
    assert lines(BASE.replace("| never | 20 (22%) | 12 (13%) |\n", ""), form="share-of-base") == []


def test_of_two_that_are_at_odds_none_is_told() -> None:
    text = (
        BASE.replace("11 (12%)", "11 (21%)").replace("53 (58%)", "53 (85%)").replace("| Old", "| Diseases | | |\n| Old")
    )
    assert not [each for each in lines(text, form="share-of-base") if "21%" in each or "85%" in each]


TOTAL = """
| | Walking (n=79) | Talking (n=69) | All together |
|---|---|---|---|
| Men, n (%) | 29 (36.7) | 20 (29.0) | 49 (33.1) |
| Married, n (%) | 46 (58.2) | 36 (52.2) | 82 (55.4) |
| Widowed, n (%) | 17 (21.5) | 11 (15.9) | 28 (18.9) |
| Divorced, n (%) | 9 (11.4) | 17 (24.6) | 26 (17.6) |
| Age, mean (SD) | 63 (10.2) | 65 (9.8) | 64 (10.1) |
"""


def test_shares_of_all_samples() -> None:
    assert lines(TOTAL, form="share-of-base") == [
        "share-of-base 49 of 79 + 69: 33.1",
        "share-of-base 82 of 79 + 69: 55.4",
        "share-of-base 28 of 79 + 69: 18.9",
        "share-of-base 26 of 79 + 69: 17.6",
    ]


def test_an_n_that_is_less_than_what_its_shares_are_of() -> None:
    rows = "".join(f"| {name} | {part} ({share}%) |\n" for name, part, share in SHARES)
    head = "| | Drug (n = {}) |\n|---|---|\n"
    assert lines(head.format(87) + rows) == ["base-of-shares 91 of 87: 72.2%"]
    assert len(lines(head.format(126) + rows, form="share-sample")) == 5
    assert lines(head.format(139) + rows) == []  # not all have answered
    both = "| | Drug (n = {}) | Placebo (n = {}) |\n|---|---|---|\n" + "".join(
        f"| {name} | {part} ({share}%) | {other} ({round(100 * other / 126, 1)}%) |\n"
        for (name, part, share), other in zip(SHARES, (88, 43, 22, 35, 61), strict=True)
    )
    assert lines(both.format(126, 139), form="base") == ["base-of-shares 88 of 139: 69.8%"]
    assert lines(both.format(138, 139), form="base") == []


def test_one_count_that_keeps_a_group_from_making_the_base() -> None:
    text = BASE.replace("12 (13%)", "22 (13%)")
    assert lines(text, form="odd") == ["odd-of-base 22 of 30 + 49 + 22: 13%"]
    assert lines(text.replace("66 (73%)", "66 (37%)"), form="odd") == []
    assert lines(text.replace("22 (13%)", "12 (14%)"), form="odd") == []  # of those who answered
    assert lines(text.replace("22 (13%)", "33 (22%)"), form="odd") == []
    two = text.replace("66 (73%)", "6 (73%)") + "| Poor | 10 (11%) | 41 (45%) |\n"
    assert lines(two, form="odd") == ["odd-of-base 22 of 30 + 49 + 22: 13%"]
    assert lines(two.replace("75 (82%)", "57 (82%)"), form="odd") == []  # so many are of another base


def test_one_share_of_a_group_that_makes_the_base() -> None:
    text = BASE.replace("12 (13%)", "12 (31%)")
    assert lines(text, form="odd") == ["odd-of-base 12 of 30 + 49 + 12: 31%"]
    last = BASE.replace("| never | 20 (22%) | 12 (13%) |\n", "").replace("9 (10%)", "12 (31%)")
    assert lines(last, form="odd") == []
    later = BASE.replace("| Smoking | | |\n", "").replace("12 (13%)", "12 (31%)")
    assert lines(later, form="odd") == []  # no head begins the group


SHARES = (("Old", 91, "72.2"), ("Men", 41, "32.5"), ("Ill", 19, "15.1"), ("Poor", 37, "29.4"), ("Married", 67, "53.2"))


@given(st.integers(20, 3000), st.lists(st.integers(1, 3000), min_size=6, max_size=12, unique=True))
def test_the_base_that_made_the_shares_is_among_those_found(whole: int, parts: list[int]) -> None:
    pairs = [
        (part, Fraction(round(Fraction(1000 * part, whole)), 1000), Fraction(1, 1000))
        for part in parts
        if part <= whole
    ]
    base = base_of(pairs)
    assert base is None or (base.has(whole) and all(base.holds))


def test_counts_of_nought_and_shares_of_more_than_all_are_of_no_base() -> None:
    percent = Fraction(1, 100)
    pairs = [(41, 41 * percent, percent), (17, 17 * percent, percent), (33, 33 * percent, percent)]
    pairs += [(72, 72 * percent, percent), (55, 55 * percent, percent)]
    assert base_of([*pairs, (0, 0 * percent, percent)]) == (100, 100, (True,) * 6)
    assert base_of([*pairs, (90, 300 * percent, percent)]) == (100, 100, (True,) * 5 + (False,))
    assert base_of(pairs[:3]) is None
    assert base_of([(each, percent * (50 + at), percent) for at, each in enumerate((3, 9, 40, 77, 120))]) is None


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), min_size=1, max_size=20))
def test_what_the_most_ranges_have_in_common(sizes: list[tuple[int, int]]) -> None:
    ranges = sorted((low, low + size) for low, size in sizes)
    count = {at: sum(low <= at <= high for low, high in ranges) for at in range(50)}
    assert most_common(ranges) == max(count, key=lambda at: (count[at], -at))


def _with_n(head: str, first: str = "") -> str:
    """The table of two arms whose N stand elsewhere than as n = 54."""
    table = ARMS.replace("Drug (n = 54) | Placebo (n = 51)", head)
    return table.replace("|---|---|---|\n", f"|---|---|---|\n{first}")


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Drug | Placebo", "| Number of patients | 54 | 51 |\n"),
        ("Drug | Placebo", "| n | 54 | 51 |\n"),
        ("Drug | Placebo", "| Randomised | 54 | 51 |\n"),
        ("Drug | Placebo", "| Total | 54 | 51 |\n"),
        ("Drug (54) | Placebo (51)", ""),
    ],
)
def test_the_n_of_a_row_above_and_of_bare_brackets(head: str, first: str) -> None:
    assert lines(_with_n(head, first), form="share-in") == lines(ARMS, form="share-in")


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Drug | Placebo", "| Number of patients | – | – |\n"),
        ("Drug | Placebo", "| Yes | 54 (99.1) | 51 (98.1) |\n"),
        ("Drug | Placebo", "| No | 54 (99.1) | 51 (98.1) |\n"),
        ("Drug | Placebo", "| Weight | 54.5 | 51.5 |\n"),
        ("Drug (54) | Placebo", ""),
        ("2054 (2054) | 2051 (2051)", ""),
        ("Drug (4) | Placebo (1)", ""),
    ],
)
def test_what_is_no_n(head: str, first: str) -> None:
    assert lines(_with_n(head, first), form="share-in") == []


def test_a_row_that_says_per_cent_needs_no_other_arm() -> None:
    text = "| | Drug (n = 54) |\n|---|---|\n" + "".join(
        f"| {name}, n (%) | {part} ({share}) |\n"
        for name, part, share in [("Old", 37, "68.5"), ("Ill", 26, "48.1"), ("Tall", 8, "14.8"), ("Wed", 45, "83.3")]
    )
    text += "| Mean age | 64 (15.3) |\n| Height | 25 (8.4) |\n| Width | 24.5 (8.4) |\n| Depth | 21.5 (8.4) |\n"
    wrong = [each for each in lines(text.replace("26 (48.1)", "20 (48.1)"), form="share-") if "20 of" in each]
    assert wrong == ["share-in-brackets 20 of 54: 48.1"]
    many = text.replace("26 (48.1)", "20 (48.1)").replace("37 (68.5)", "20 (68.5)")
    assert [each for each in lines(many, form="share-") if "20 of" in each] == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("26 (52.0)", False),  # of 50, who answered
        ("26 (51.9)", True),  # of no whole number
        ("26 (66.7)", True),  # of far fewer
    ],
)
def test_a_share_of_those_who_answered(now: str, *, told: bool) -> None:
    found = lines(ARMS.replace("26 (51.0)", now), form="share-in")
    assert any("26 of 51" in each for each in found) is told


def test_an_n_that_no_share_of_its_column_is_of() -> None:
    wrong = ARMS.replace("n = 54", "n = 61")
    assert lines(wrong, form="base") == ["base-of-brackets 45 of 61: 83.3"]
    # Where the other column's are of another one, too, some of each did not answer.
    assert lines(wrong.replace("n = 51", "n = 60"), form="base") == []
    assert lines(ARMS, form="base") == []


ROWS = """
| | Better | Worse |
|---|---|---|
| Men (n = 63) | 46 (73.0) | 17 (27.0) |
| Women (n = 49) | 31 (63.3) | 18 (36.7) |
| All (n = 112) | 77 (68.8) | 35 (31.2) |
"""


def test_the_n_of_a_row() -> None:
    assert lines(ROWS, form="share-of-row") == [
        "share-of-row 46 of 63: 73.0",
        "share-of-row 31 of 49: 63.3",
        "share-of-row 77 of 112: 68.8",
        "share-of-row 17 of 63: 27.0",
        "share-of-row 18 of 49: 36.7",
        "share-of-row 35 of 112: 31.2",
    ]


@pytest.mark.parametrize(
    ("was", "now", "count"),
    [
        ("(n = 63)", "", 4),
        ("46 (73.0)", "49 (73.0)", 3),  # one of three is too many
        ("46 (73.0)", "46", 5),
        ("All (n = 112) | 77 (68.8) | 35 (31.2)", "", 4),
        ("Women (n = 49) | 31 (63.3) | 18 (36.7) |\n| All (n = 112) | 77 (68.8) | 35 (31.2)", "", 0),
        ("Better | Worse", "Better (n = 90) | Worse (n = 80)", 0),  # of the columns, if of any
    ],
)
def test_what_else_is_told_of_rows(was: str, now: str, count: int) -> None:
    assert len(lines(ROWS.replace(was, now), form="share-of-row")) == count


def test_shares_of_rows_do_not_add_up() -> None:
    assert lines(ROWS, form="total") == ["total 77 = 46 + 31", "total 35 = 17 + 18"]
    of_one = ROWS.replace("(73.0)", "(41.1)").replace("(63.3)", "(27.7)").replace("(27.0)", "(15.1)")
    assert "total 68.8 = 41.1 + 27.7" in lines(of_one, form="total")
    votes = "| | Votes (share) |\n|---|---|\n| Red | 1,667 (56.9%) |\n| Blue | 1,263 (43.1%) |\n"
    votes += "| Total | 2,930 (120.0%) |\n"
    assert lines(votes, form="total") == ["total 2,930 = 1,667 + 1,263", "total 120.0% = 56.9% + 43.1%"]


def test_one_wrong_share_of_many_rows() -> None:
    more = "| Old (n = 40) | 30 (75.0) | 10 (25.0) |\n"
    assert "share-of-row 46 of 63: 37.0" in lines(ROWS.replace("73.0", "37.0") + more, form="share-of-row")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (46, ["base-of-brackets 45 of 46: 83.3"]),
        (101, ["base-of-brackets 45 of 101: 83.3"]),
        (180, []),  # some are asked of whom the table does not tell
        (20, []),
    ],
)
def test_a_column_of_another_base(wrong: int, told: list[str]) -> None:
    text = ARMS.replace("n = 54", f"n = {wrong}")
    assert lines(text, form="base") == told
    assert [each for each in lines(text, form="share-in") if f"of {wrong}" in each] == []


def test_two_shares_of_another_base() -> None:
    text = "| | Drug (n = {}) | Placebo (n = 51) |\n|---|---|---|\n"
    text += "| Old, n (%) | 37 (68.5) | 26 (51.0) |\n| Ill, n (%) | 27 (50.0) | 24 (47.1) |\n"
    text += "| Mean age | 64 (15.3) | 69 (13.6) |\n"
    assert lines(text.format(40), form="base") == ["base-of-brackets 37 of 40: 68.5"]
    assert lines(text.format(54), form="base") == lines(text.format(57), form="base") == []


def test_a_column_of_no_one_base() -> None:
    text = ARMS.replace("n = 54", "n = 46").replace("8 (14.8)", "9 (14.8)")
    assert lines(text, form="base") == []


def test_a_group_of_another_base() -> None:
    ill = "| Of the ill | | |\n| cured | 10 (50.0) | 31 (60.8) |\n| worse | 10 (50.0) | 20 (39.2) |\n"
    found = lines(ARMS + ill, form="share-in")
    assert [each for each in found if "10 of" in each] == []
    assert "share-in-brackets 31 of 51: 60.8" in found


def test_heads_that_say_per_cent_and_an_n() -> None:
    for heads in (
        "Drug, No. (%) (n = 54) | Placebo, No. (%) (n = 51)",
        "Drug (n = 54) n (%) | Placebo (n = 51) n (%)",
    ):
        plain = _with_n(heads).replace("| Scale total | 25 (8.4) | 23 (7.5) |\n", "")
        found = lines(plain, form="share-sample")
        assert "share-sample 37 of 54: 68.5" in found
        assert len(found) == 8


def test_counts_of_patients_in_heads() -> None:
    assert lines(_with_n("Drug (54 patients) | Placebo (51 patients)"), form="share-in") == lines(ARMS, form="share-in")
    assert lines(_with_n("Drug (54 mg) | Placebo (51 mg)"), form="share-in") == []
