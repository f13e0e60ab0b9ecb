"""Tables that lost the cells which span rows, and names of rows in two columns."""

import pytest

from check_data.documents.blocks import Cell, Grid, plain_run
from check_data.facts.tables.cells import CellReader
from check_data.facts.tables.respanned import respanned
from check_data.languages.tables import table_words
from tests.facts.tables.pipes import grid
from tests.facts.tables.told import lines, told

READER = CellReader(table_words())

MOVED = """
| Variable | | Drug | | Placebo | | P value |
|---|---|---|---|---|---|---|
| No. | % | No. | % | | | |
| Sex | Female | 45 | 37.5 | 52 | 44.1 | 0.23 |
| Male | 75 | 62.5 | 66 | 55.9 | | |
| Work | Employed | 60 | 50.0 | 59 | 50.0 | 0.35 |
| Retired | 41 | 34.2 | 44 | 37.3 | | |
| Jobless | 19 | 15.8 | 15 | 12.7 | | |
"""


def columns(text: str) -> list[list[int]]:
    return [[cell.column for cell in row if cell.text.strip()] for row in respanned(grid(text), READER).rows]


def test_moved_rows_and_heads_stand_in_their_columns_again() -> None:
    assert columns(MOVED.replace("| Work", "| | | | | | | |\n| Work"))[:4] == [
        [0, 2, 4, 6],
        [2, 3, 4, 5],
        list(range(7)),
        [1, 2, 3, 4, 5],
    ]
    assert "shares-of-group 50.0 + 34.2 + 15.8" in lines(MOVED) or "shares-of-sum 50.0 + 34.2 + 15.8" in lines(MOVED)


def test_each_row_is_named_in_its_second_column() -> None:
    assert any("retired" in fact.name.lower() for fact in told(MOVED).facts)


@pytest.mark.parametrize(
    "text",
    [
        "| | | a | b |\n|---|---|---|---|\n| x | y | 5 | 6 |\n| u | 7 | 8 | |\n| v | 7 | 8 | |\n| w | 7 | 8 | 9 |",
        "| | a | b | c |\n|---|---|---|---|\n| x | kg | 5 | 6 |\n| y | 7 | 8 | |",
        "| | a | b | c |\n|---|---|---|---|\n| x | kg | 5 | 6 |\n| Heading | | | |\n| y | 7 | 8 | |\n| z | 7 | 8 | |",
        "| a | b |\n|---|---|\n",
    ],
)
def test_rows_that_are_in_their_columns(text: str) -> None:
    assert respanned(grid(text), READER) == grid(text)


def test_heads_that_count() -> None:
    text = "| Group | Scores | | | P |\n|---|---|---|---|---|\n| 1 | 2 | 3 | | |\n| a | 5 | 6 | 7 | 0.5 |"
    assert columns(text)[1] == [1, 2, 3]
    assert columns(text.replace("| 1 | 2 | 3 |", "| 4 | 2 | 3 |"))[1] == [0, 1, 2]
    assert columns(text.replace("| 1 | 2 | 3 | | |", "| 1 | 2 | 3 | 4 | |"))[1] == [0, 1, 2, 3]
    assert columns(text.replace("| Group |", "| |"))[1] == [0, 1, 2]


def test_a_table_whose_markup_tells_the_spans() -> None:
    cells = tuple(Cell(plain_run(text, at), 0, at, rows=2) for at, text in enumerate(("a", "b")))
    assert respanned(Grid((cells,), 2), READER).rows == (cells,)


def test_names_beside_a_cell_of_several_rows() -> None:
    text = """
| | | Drug | Placebo |
|---|---|---|---|
| Sex | Female | 45 (37.5%) | 52 (44.1%) |
| | Male | 75 (62.5%) | 66 (55.9%) |
| All | | 120 (100%) | 118 (100%) |
"""
    assert "share 45 of 120: 37.5%" in lines(text)
    units = "| | | a | b |\n|---|---|---|---|\n| Ore | kg | 5 | 6 |\n| | t | 7 | 8 |\n| Coal | | 7 | 9 |"
    assert any("ore" in fact.name.lower() for fact in told(units).facts)
