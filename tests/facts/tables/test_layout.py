"""Grids as sheets: heads and spans, cells joined, rows grouped, columns of labels, numbers in brackets."""

from pathlib import Path

import pytest

from check_data.documents.blocks import Grid
from check_data.documents.load import load
from check_data.facts.tables.cells import CellReader
from check_data.facts.tables.layout import MOST_COLUMNS, MOST_ROWS, sheets_of
from check_data.facts.tables.ledger import Ledger, ledger_of
from check_data.facts.tables.sheet import Sheet
from check_data.facts.tables.told import tell_tables
from check_data.figures.conventions import Conventions
from check_data.languages.tables import table_words
from tests.facts.tables.pipes import grid
from tests.facts.tables.told import lines, told

WORDS = table_words()


def sheets(of: Grid) -> list[Sheet]:
    return list(sheets_of(of, WORDS, CellReader(WORDS)))


def ledger(text: str, caption: str = "") -> Ledger:
    (sheet,) = sheets(grid(text, caption))
    return ledger_of(sheet, 0, WORDS, Conventions())


def heads(sheet: Sheet) -> list[str]:
    return [column.head.text for column in sheet.columns]


def html(rows: str, folder: Path) -> Grid:
    path = folder / "p.html"
    path.write_text(f"<html><body><p>In thousands.</p><table>{rows}</table></body></html>", encoding="utf-8")
    (found,) = [block.grid for block in load(path)[0].blocks if block.grid]
    return found


FILING = """
<tr><td></td><td colspan="3">December 31,</td></tr>
<tr><td></td><td colspan="3">2024</td><td></td><td colspan="3">2023</td><td></td><td colspan="3">Change</td></tr>
<tr><td>Sales</td><td>$</td><td>574,785</td><td></td><td></td><td>$</td><td>71,100</td><td></td><td></td>
<td>$</td><td>503,685</td><td></td></tr>
<tr><td>Rents</td><td colspan="2">12,250</td><td></td><td></td><td colspan="2">(460</td><td>)</td><td></td>
<td colspan="2">12,710</td><td></td></tr>
<tr><td>Total</td><td>$</td><td>587,035</td><td></td><td></td><td>$</td><td>70,640</td><td></td><td></td>
<td>$</td><td>516,395</td><td></td></tr>
"""


def test_cells_of_a_filing_are_joined(tmp_path: Path) -> None:
    (sheet,) = sheets(html(FILING, tmp_path))
    assert [[slot.piece.text if slot else "" for slot in row.slots] for row in sheet.rows] == [
        ["$574,785", "$71,100", "$503,685"],
        ["12,250", "(460)", "12,710"],
        ["$587,035", "$70,640", "$516,395"],
    ]
    assert heads(sheet)[0].endswith("2024")
    assert heads(sheet)[1:] == ["2023", "Change"]


def test_what_a_filing_tells(tmp_path: Path) -> None:
    found = tell_tables([(1, html(FILING, tmp_path))], WORDS, Conventions())
    assert [telling.form for telling in found.tellings] == ["table:total"] * 3 + ["table:difference"] * 3
    source = (tmp_path / "p.html").read_text(encoding="utf-8")
    quotes = [source[each.mention.start : each.mention.end] for each in found.facts]
    assert quotes[:4] == ["574,785", "71,100", "503,685", "12,250"]
    assert quotes[4] == "(460"


def test_numbers_of_a_column_may_end_apart(tmp_path: Path) -> None:
    rows = """
<tr><td></td><td colspan="3">2024</td><td colspan="3">2023</td></tr>
<tr><td>Sales</td><td>$</td><td>574</td><td></td><td>$</td><td>71</td><td></td></tr>
<tr><td>Rents</td><td colspan="3">12</td><td colspan="3">46</td></tr>
<tr><td>Fees</td><td></td><td>15</td><td></td><td></td><td></td><td></td></tr>
"""
    (sheet,) = sheets(html(rows, tmp_path))
    assert heads(sheet) == ["2024", "2023"]
    assert [[slot and slot.number for slot in row.slots] for row in sheet.rows] == [[574, 71], [12, 46], [15, None]]


def test_a_number_beyond_all_columns_is_left_out() -> None:
    (sheet,) = sheets(grid("| | a | b |\n|---|---|---|\n| x | 5 | n/a | — |"))
    assert [slot and slot.number for slot in sheet.rows[0].slots] == [5]


def test_two_currencies_in_a_row_are_two_texts() -> None:
    text = "| | a | b | c |\n|---|---|---|---|\n| x | $ | € | 5 |\n| y | $ | | |\n| z | 3 | 4 | 5 |"
    (sheet,) = sheets(grid(text))
    assert [[slot.piece.text if slot else "" for slot in row.slots] for row in sheet.rows] == [
        ["", "", "€5"],
        ["3", "4", "5"],
    ]


def test_a_bracket_that_closes_nothing() -> None:
    (sheet,) = sheets(grid("| | a | b |\n|---|---|---|\n| x | 12 (3) | ) |\n| y | 12 | 5 |"))
    assert [slot and slot.piece.text for slot in sheet.rows[0].slots] == ["12 (3)", None]


def test_heads_come_again() -> None:
    text = """
| | 2019 | 2018 |
|---|---|---|
| a | 5 | 6 |
| Assets | 2019 | 2018 |
| b | 7 | 8 |
| | Men | Women |
| c | 7 | 8 |
| founded | 1950 | 1901 |
| d | 7 | 8 |
"""
    found = sheets(grid(text))
    assert [heads(sheet) for sheet in found] == [["2019", "2018"], ["2019", "2018"], ["Men", "Women"]]
    assert [len(sheet.rows) for sheet in found] == [1, 1, 3]


def test_columns_counted_up_are_heads() -> None:
    (sheet,) = sheets(grid("| | 1 | 2 |\n|---|---|---|\n| a | 5 | 6 |"))
    assert heads(sheet) == ["1", "2"]


def test_no_sheet() -> None:
    assert sheets(grid("| a | b |\n|---|---|\n| c | d |")) == []
    assert sheets(grid("| 2019 | 2018 |\n|---|---|")) == []
    wide = "| x |" + " 7.5 |" * (MOST_COLUMNS + 1)
    assert sheets(grid(f"{wide}\n{wide}")) == []
    assert sheets(grid("\n".join(["| x | 5 |"] * (MOST_ROWS + 1)))) == []
    assert sheets(grid("")) == []


def test_numbers_in_the_first_column() -> None:
    assert len(sheets(grid("| a | b |\n|---|---|\n| 1,200.5 | 3 |\n| 1,300.5 | 4 |"))[0].columns) == 2
    assert len(sheets(grid("| Year | b |\n|---|---|\n| 2019 | 3 |\n| 2020 | 4 |"))[0].columns) == 1


def test_a_second_row_of_heads_without_its_first_cell() -> None:
    text = """
| Trait | Baseline | | After | |
|---|---|---|---|---|
| Drug (n = 15) | None (n = 67) | Drug (n = 13) | None (n = 61) |
| men | 12 | 50 | 10 | 44 |
"""
    (sheet,) = sheets(grid(text))
    assert [column.sample and column.sample.number for column in sheet.columns] == [15, 67, 13, 61]
    other = text.replace("(n = ", "(of ")
    assert heads(sheets(grid(other))[0])[0] == "Baseline Drug (of 15)"
    unnamed = text.replace("Trait", "")
    assert [column.sample and column.sample.number for column in sheets(grid(unnamed))[0].columns] == [15, 67, 13, 61]
    assert heads(sheets(grid(other.replace("Trait", "")))[0])[0] == "Baseline None (of 67)"
    assert len(sheets(grid("| a | b |\n|---|---|\n| n = 5 |\n| 3.5 | 4 |"))) == 1


def test_numbers_in_brackets_are_a_column() -> None:
    (sheet,) = sheets(grid("| | 得票 (佔比) |\n|---|---|\n| 甲 | 75 (11.59%) |\n| 乙 | 66 (9.1%) |\n| 丙 | 3 |"))
    assert heads(sheet) == ["得票", "佔比"]
    assert [column.bracketed for column in sheet.columns] == [False, True]
    assert sheet.rows[2].slots[1] is None
    (sheet,) = sheets(grid("| | Men (n = 9) |\n|---|---|\n| a | 5 (55%) |"))
    assert heads(sheet) == ["Men (n = 9)", "Men (n = 9)"]
    (sheet,) = sheets(grid("| | Mean |\n|---|---|\n| a | 5 ± 2 |"))
    assert len(sheet.columns) == 1


def test_rows_have_groups_units_and_indents() -> None:
    text = """
| | | a |
|---|---|---|
| Ore | kg | 5 |
| Fuels | | |
| – oil | t | 6 |
| gas | t | n/a |
"""
    (sheet,) = sheets(grid(text))
    assert [(row.head.text, row.group, row.above, row.indent, row.unit) for row in sheet.rows] == [
        ("Ore", 0, "", 0, "kg"),
        ("– oil", 1, "Fuels", 2, "t"),
        ("gas", 1, "Fuels", 0, "t"),
    ]


@pytest.mark.parametrize(
    ("text", "caption", "values"),
    [
        ("| (in thousands) | a |\n|---|---|\n| x | 5 |", "", [5000]),
        ("| | a |\n|---|---|\n| x | 5 |", "Sales, $ million", [5_000_000]),
        ("| | a（万元） |\n|---|---|\n| x | 5 |", "单位：亿元", [50_000]),
        ("| | a |\n|---|---|\n| x | 5 |", "单位：亿元", [500_000_000]),
        ("| | a |\n|---|---|\n| x | 5 |\n| per share | 2 |", "in thousands", [5000, 2]),
        ("| | a |\n|---|---|\n| x (millions) | 5 |\n| y (net of $36,000) | 2 |", "", [5_000_000, 2]),
        ("| | a | b |\n| | | (in millions) |\n|---|---|---|\n| x | 5 | 6 |", "", [5_000_000, 6_000_000]),
        ("| | a |\n|---|---|\n| x | 5 million |", "in thousands", [5_000_000]),
        ("| | a |\n|---|---|\n| x | 5% |", "in thousands", [0.05]),
    ],
)
def test_scales(text: str, caption: str, values: list[float]) -> None:
    found = [float(fact.mention.value) for fact in told(text, caption).facts]
    assert found == values


def test_units_and_kinds() -> None:
    text = "| | $ | 人口（万人） | kg | Share (%) | a |\n|---|---|---|---|---|---|\n| x | 5 | 3.5 | 4 kg | 5 | 6 |"
    found = [fact.mention for fact in told(text).facts]
    assert [(each.kind, each.unit.name if each.unit else None) for each in found] == [
        ("money", "美元"),
        ("count", "人"),
        ("measure", "克"),
        ("percent", ""),
        ("count", None),
    ]


def test_readings() -> None:
    found = [fact.mention for fact in told("| | a | b |\n|---|---|---|\n| x | 1,200 | 5.5 |\n| y | 1,300 | 7 |").facts]
    spans = [(float(r.rounded.lower or 0), float(r.rounded.upper or 0)) for each in found if (r := each.reading)]
    assert spans == [(1150, 1250), (5.45, 5.55), (1250, 1350), (7, 7)]
    money = [fact.mention for fact in told("| $ | a |\n|---|---|\n| x | 1,203 |\n| y | 1,300 |").facts]
    assert [float(each.reading.stated.lower or 0) for each in money if each.reading] == [1202.5, 1299.5]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("| | Year | a |\n|---|---|---|\n| x | 1999 | 3 |\n| y | 2001 | 4 |", 1),
        ("| | No. | a |\n|---|---|---|\n| x | 1 | 3 |\n| y | 2 | 4 |", 1),
        ("| | No. | a |\n|---|---|---|\n| x | 1.5 | 3 |\n| y | 2 | 4 |", 0),
        ("| | b | a |\n|---|---|---|\n| x | 1999 | 3 |\n| y | 4 | 4 |", 0),
        ("| | b | a |\n|---|---|---|\n| x | 1999 | 3 |", 0),
        ("| | Rank | a |\n|---|---|---|\n| x | 1 | 3 |", 0),
    ],
)
def test_labels_are_no_figures(text: str, labels: int) -> None:
    columns = list(zip(*ledger(text).entries, strict=True))
    assert sum(all(entry is None for entry in column) for column in columns) == labels


def test_per_cent_by_the_head_or_the_first_number() -> None:
    text = (
        "| | Share (%) | b | c | Growth |\n|---|---|---|---|---|\n| x | 5 | 60% | 7% | 1.5 |\n| y | 6 | 40 | 300 | 2 |"
    )
    assert [[entry.percent for entry in row if entry] for row in ledger(text).entries] == [
        [True, True, True, True],
        [True, True, False, True],
    ]


def test_names_periods_and_roles() -> None:
    text = """
| | Q1 2024 | Sales 2023 | Change | Share |
|---|---|---|---|---|
| Assets | | | | |
| Cash (net) | 5 | 6 | 1 | 5% |
| Total | 5 | 6 | 1 | 5% |
"""
    facts = told(text).facts
    assert [(fact.name, fact.period, fact.role, fact.row) for fact in facts[:4]] == [
        ("cash", "Q1 2024", "value", "Assets / Cash (net)"),
        ("cash sales", "2023", "value", "Assets / Cash (net)"),
        ("cash change", "", "change", "Assets / Cash (net)"),
        ("cash share", "", "share", "Assets / Cash (net)"),
    ]
    assert [(fact.name, fact.role) for fact in facts[4:6]] == [("total", "total"), ("sales", "total")]
    assert {fact.table for fact in facts} == {0}
    assert [fact.role for fact in told("| | Men (n = 9) |\n|---|---|\n| a | 5 |").facts] == ["head", "value"]


def test_prose_in_cells_is_given_back() -> None:
    text = "| | a |\n|---|---|\n| x | " + "In all, 12 of the 30 people who were asked said so. |\n| y | 5 |"
    assert [(block, cell.text[:10]) for block, cell in told(text).prose] == [(3, "In all, 12")]
    assert told("| | a |\n|---|---|\n| x | " + "no number in such a long cell, which is not of use |").prose == ()


def test_gaps_above_a_total_across() -> None:
    text = """
| | Cost | Gains | Value |
|---|---|---|---|
| Cash | 11,706 | 10 | 11,716 |
| Funds | 39,160 | 20 | 39,180 |
| Shares | | | 4,658 |
| Bonds | 505 | 7 | 512 |
| | 51,371 | 37 | 56,066 |
"""
    assert [line for line in lines(text, form="column") if "56,066" in line] == []
    assert len(lines(text, form="column")) == 3


def test_a_subtotal_of_one_line() -> None:
    text = """
| | a | b |
|---|---|---|
| Cash | 51,344 | 118,212 |
| Funds | 51,456 | 29,646 |
| | 102,800 | 147,858 |
| Costs | 3,195 | 4,118 |
| | 3,195 | 4,118 |
| Total | 105,995 | 151,976 |
"""
    assert lines(text)[-2:] == ["total 105,995 = 102,800 + 3,195", "total 151,976 = 147,858 + 4,118"]
