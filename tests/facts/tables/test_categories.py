"""Categories that share out an N, told by the sum of the counts or of the shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.relations.parts_of_whole import claims
from tests.facts.tables.told import lines, told

GROUP = """
| | Drug (n = 54) | Placebo (n = 51) |
|---|---|---|
| Stroke | | |
| haemorrhage | 8 (14.8) | 8 (15.7) |
| infarct | 45 (83.3) | 41 (80.4) |
| not known | 1 (1.9) | 2 (3.9) |
"""
COUNTS = ["counts-of-sample 54 = 8 + 45 + 1", "counts-of-sample 51 = 8 + 41 + 2"]
SHARES = ["shares-of-sample 14.8 + 83.3 + 1.9", "shares-of-sample 15.7 + 80.4 + 3.9"]


def _found(text: str) -> list[str]:
    return lines(text, form="counts-of") + lines(text, form="shares-of-sample")


def test_the_rows_of_a_group() -> None:
    assert _found(GROUP) == COUNTS + SHARES


@pytest.mark.parametrize(
    ("was", "now", "told_now"),
    [
        ("45 (83.3)", "54 (83.3)", "counts-of-sample 54 = 8 + 54 + 1"),
        ("45 (83.3)", "45 (38.3)", "shares-of-sample 14.8 + 38.3 + 1.9"),
        ("n = 54", "n = 45", "counts-of-sample 45 = 8 + 45 + 1"),  # parts are no more than all
    ],
)
def test_one_wrong_number_is_told(was: str, now: str, told_now: str) -> None:
    found = _found(GROUP.replace(was, now))
    assert told_now in found
    assert len(found) == 4


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("45 (83.3)", "43 (79.6)"),  # two are missing
        ("45 (83.3)", "50 (92.6)"),  # more than one answer each
        ("45 (83.3)", "45 (–)"),
        ("45 (83.3)", "45 (-83.3)"),
        ("45 (83.3)", "45"),
        ("45 (83.3)", "4.5 (83.3)"),
        ("(n = 54)", ""),
        ("n = 54", "n = 0"),
        ("n = 54", "n = 64"),  # ten did not answer
        ("8 (14.8) | 8 (15.7) |\n| infarct | 45 (83.3)", "0 (0.0) | 8 (15.7) |\n| infarct | 0 (0.0)"),
    ],
)
def test_a_column_that_is_not_all_is_silent(was: str, now: str) -> None:
    assert _found(GROUP.replace(was, now)) == [COUNTS[1], SHARES[1]]


def test_more_columns_that_are_not_all_than_others() -> None:
    third = GROUP.replace("51) |", "51) | Control (n = 60) |").replace("---|\n", "---|---|\n")
    third = third.replace("(15.7) |", "(15.7) | 9 (15.0) |").replace("(80.4) |", "(80.4) | 20 (33.3) |")
    third = third.replace("(3.9) |", "(3.9) | 3 (5.0) |")
    assert len(_found(third)) == 4
    assert _found(third.replace("45 (83.3)", "43 (79.6)")) == []


def test_rows_behind_a_group() -> None:
    after = "| Age | 64 (15.3) | 69 (13.6) |\n| Diabetes | 27 (50.0) | 24 (47.1) |\n"
    assert _found(GROUP + after) == COUNTS + SHARES
    mean = "| Mean age | 64 (15.3) | 69 (13.6) |\n"
    assert _found(GROUP + mean) == COUNTS + SHARES
    assert _found(GROUP.replace("45 (83.3)", "54 (83.3)") + mean)[0] == "counts-of-sample 54 = 8 + 54 + 1"


def test_rows_that_stand_further_in_end_where_others_stand_out() -> None:
    text = GROUP.replace("haem", "• haem").replace("infarct", "• infarct").replace("not known", "• not known")
    text += "| Diabetes | 27 (50.0) | 24 (47.1) |\n"
    assert _found(text.replace("45 (83.3)", "54 (83.3)"))[0] == "counts-of-sample 54 = 8 + 54 + 1"


def test_one_of_thousands_may_be_missing() -> None:
    text = "| | All (n = {}) |\n|---|---|\n| Sex | |\n| Men | 40{} (40.1) |\n| Women | 5991 (59.9) |\n"
    assert lines(text.format(10000, "09"), form="counts-of") == ["counts-of-sample 10000 = 4009 + 5991"]
    assert lines(text.format(10000, "08"), form="counts-of") == []
    assert lines(text.format(10000, "40"), form="counts-of") == ["counts-of-sample 10000 = 4040 + 5991"]


def test_shares_that_rounding_keeps_from_all() -> None:
    text = "| | All (n = 700) |\n|---|---|\n| Sex | |\n| Men | 300 (42.8) |\n| Women | 400 (57.1) |\n"
    assert _found(text) == ["counts-of-sample 700 = 300 + 400", "shares-of-sample 42.8 + 57.1"]
    cut = text.replace("Men | 300 (42.8)", "Men | 100 (14.2) |\n| Boys | 100 (14.2)").replace(
        "400 (57.1)", "500 (71.4)"
    )
    assert _found(cut) == []
    assert _found(text.replace("42.8", "42.5"))[1] == "shares-of-sample 42.5 + 57.1"


ROWS = """
| | No change, n (%) | Change, n (%) | Test |
|---|---|---|---|
| Questions (n=55) | 32 (58.2) | 23 (41.8) | 5.8 (2) |
| List (n=32) | 26 (81.2) | 6 (18.8) | |
| Control (n=25) | 19 (76.0) | 6 (24.0) | |
"""


def test_the_columns_beside_an_n() -> None:
    assert _found(ROWS)[:2] == ["counts-of-sample 55 = 32 + 23", "counts-of-sample 32 = 26 + 6"]
    assert len(_found(ROWS)) == 6
    assert "counts-of-sample 55 = 32 + 32" in _found(ROWS.replace("23 (41.8)", "32 (41.8)"))
    assert "shares-of-sample 58.2 + 14.8" in _found(ROWS.replace("41.8", "14.8"))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("x", ""),
        ("26 (81.2)", "20 (62.5)"),
        ("(n=32)", ""),
        ("23 (41.8)", "23"),
    ],
)
def test_columns_of_which_others_are_missing(was: str, now: str) -> None:
    found = _found(ROWS.replace("19 (76.0)", "10 (40.0)").replace(was, now))
    assert len(found) == (4 if was == "x" else 0)


def test_one_row_shows_nothing() -> None:
    assert _found("\n".join(ROWS.splitlines()[:4])) == []


def test_an_n_of_what_rows_stand_under() -> None:
    text = "| | n (%) |\n|---|---|\n| Sex, n = 210 | |\n| Men | 90 (42.9) |\n| Women | 120 (57.1) |\n"
    text += "| School (n = 200) | |\n| First | 60 (30.0) |\n| Second | 90 (45.0) |\n| Third | 50 (25.0) |\n"
    assert lines(text, form="counts-of") == ["counts-of-sample 210 = 90 + 120", "counts-of-sample 200 = 60 + 90 + 50"]
    assert lines(text.replace("60 (30.0)", "80 (30.0)"), form="counts-of")[1] == "counts-of-sample 200 = 80 + 90 + 50"


@given(st.lists(st.integers(20, 400), min_size=3, max_size=6), st.data())
def test_whoever_is_all_agrees(parts: list[int], data: st.DataObject) -> None:
    whole = sum(parts)
    rows = "".join(f"| part {at} | {part} ({_tenths(part, whole)}) |\n" for at, part in enumerate(parts))
    text = f"| | All (n = {whole}) |\n|---|---|\n| Kind | |\n{rows}"
    counts = f"counts-of-sample {whole} = {' + '.join(map(str, parts))}"
    found = lines(text, form="counts-of")
    assert found in ([counts], [])  # rounding may keep the shares from all
    assert all(claims(each) for each in told(text).tellings if each.kind == "sum")
    at = data.draw(st.integers(0, len(parts) - 1))
    wrong = [part + 2 * whole if number == at else part for number, part in enumerate(parts)]
    swapped = text.replace(f"| part {at} | {parts[at]} (", f"| part {at} | {wrong[at]} (")
    if found:
        assert lines(swapped, form="counts-of")[0].endswith(" + ".join(map(str, wrong)))


def _tenths(part: int, whole: int) -> str:
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"


COLUMN = """
| | {} | Cured | Not cured |
|---|---|---|---|
| Drug | 145 | 50 (34.5%) | 95 (65.5%) |
| Placebo | {} | 62 (42.5%) | 84 (57.5%) |
"""


def test_a_column_of_the_n() -> None:
    counts = ["counts-of-sample 145 = 50 + 95", "counts-of-sample 146 = 62 + 84"]
    assert lines(COLUMN.format("n", "146"), form="counts-of") == counts
    assert "quotient 62 of 146: 42.5%" in lines(COLUMN.format("n", "146"), form="quotient")
    assert lines(COLUMN.format("Age", "146"), form="counts-of") == []
    assert lines(COLUMN.format("n", "14.6"), form="counts-of") == []
    assert lines(COLUMN.format("n | n", "146 | 1").replace("145", "145 | 2"), form="counts-of") == []
    assert lines(COLUMN.format("n", "146 (100%)").replace("145", "145 (100%)"), form="counts-of") == []
