from hypothesis import given
from hypothesis import strategies as st

from check_data.report.columns import aligned, padded, printable, width


def test_a_han_character_takes_two_cells() -> None:
    assert width("186家") == 5
    assert width("３") == 2
    assert width("e\u0301") == 1
    assert width("한국 カナ") == 9
    assert width("\u1112\u1161\u11ab") == 2  # the same syllable in its parts
    assert width("か\u3099") == 2
    assert width("ไทย์") == 3
    assert width("שלום") == 4
    assert padded("家", 4) == "家  "


def test_columns_start_at_the_same_cell() -> None:
    assert aligned([["186家", "a", "x"], ["9", "bb", ""]], "> ") == ["> 186家  a   x", "> 9      bb"]
    assert aligned([]) == []


@given(st.lists(st.tuples(*[st.text("a家３.\u0301\x1b", min_size=1, max_size=6)] * 3), min_size=1, max_size=6))
def test_columns_are_aligned_whatever_they_hold(rows: list[tuple[str, str, str]]) -> None:
    marked = [[*row[:2], "|" + row[2]] for row in rows]
    assert len({width(line[: line.rindex("|")]) for line in aligned(marked)}) == 1


def test_control_characters_are_shown_as_such() -> None:
    assert printable("a\x1b[2J\nb\u202e c") == "a\ufffd[2J\ufffdb\ufffd c"
