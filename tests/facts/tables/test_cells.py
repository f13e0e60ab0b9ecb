"""What cells print: every form of a number, and what is none."""

import pytest

from check_data.facts.tables.cells import CellReader, CellText, Figure
from check_data.languages.tables import table_words
from tests.facts.tables.told import told


def read(text: str) -> CellText:
    return CellReader(table_words()).read(text)


NUMBERS = {
    "1234": "1234",
    "1,234.5": "1234.5",
    "1 234 567": "1234567",
    "(460)": "-460",
    "$(2,727)": "-2727 $",
    "($ 2,727)": "-2727 $",
    "− 13": "-13",
    "–5": "-5",
    "+4088": "+4088",
    "US$ 1.1": "1.1 US$",
    "75·0%": "75.0 %",
    "(43)%": "-43 %",
    "(5.0%)": "-5.0 %",
    "34.2％": "34.2 %",
    ".5": "0.5",
    "293,1745": "2931745",
    "1.2 million": "1.2 x1000000",
    "3.5万人": "3.5 x10000 人",
    "98.2亿元": "98.2 x100000000 元",
    "12 kg": "12 kg",
    "12 kg/m²": None,
    "487*": "487",
    "487[1]": "487",
    "487 (a)": "487",
    "487¹": "487",
    "000 tonnes": None,
    "2018年": None,
    "3月": None,
    "31/44": "31 of 44",
    "31 of 44 (70%)": "31 of 44 (70%)",
    "31/44 (70%)": "31 of 44 (70%)",
    "31 (70%)": "31 (70%)",
    "1,667,958（56.89%）": "1667958 (56.89%)",
    "+ 11140 (-6.74)": "+11140 (-6.74)",
    "12.3 ± 4.5": "12.3 ± 4.5",
    "12.3 (10.1–14.5)": "12.3 [10.1, 14.5]",
    "0.85 [0.70, 1.03]": "0.85 [0.70, 1.03]",
    "5.3 (95% CI -9.2 to -1.4)": "5.3 [-9.2, -1.4]",
    "12 apples and pears": None,
    "2019-05-03": None,
    "12 zyx": None,
    "12 万zyx": None,
    "q1 12": None,
    "x" * 61: None,
    "7" * 61: None,
}


def said(cell: CellText) -> str | None:
    if cell.kind != "number" or cell.main is None:
        return None
    text = one(cell.main)
    if cell.of:
        text += f" of {cell.of.digits}"
    if cell.spread and cell.second:
        return f"{text} ± {cell.second.digits}"
    if cell.low and cell.high:
        return f"{text} [{one(cell.low)}, {one(cell.high)}]"
    return text + (f" ({one(cell.second).replace(' ', '')})" if cell.second else "")


def one(figure: Figure) -> str:
    sign = "-" if figure.negative else "+" if figure.signed else ""
    scale = f" x{figure.scale}" if figure.scale != 1 else ""
    return f"{sign}{figure.digits}{' %' if figure.percent else ''}{scale}{f' {figure.unit}' if figure.unit else ''}"


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    assert said(read(text)) == NUMBERS[text]


def test_nothing_years_and_blanks() -> None:
    assert [read(text).kind for text in ("", "  ", "—", "-", "n/a", "$ -", "(–)%", "无", "nil")] == [
        "blank",
        "blank",
        *["nothing"] * 7,
    ]
    assert [read(text).kind for text in ("2019", " 1998*", "2,019", "3019", "yes")] == [
        "year",
        "year",
        "number",
        "number",
        "text",
    ]


def test_places_are_those_of_the_file() -> None:
    text = "| | a |\n|---|---|\n| x | $ 12.5 |\n| y | **(3)** |\n| Total | 9.5 |"
    mentions = [fact.mention for fact in told(text).facts]
    assert [text[each.start : each.end] for each in mentions] == ["$ 12.5", "(3)", "9.5"]
    assert [each.quote for each in mentions] == ["$ 12.5", "(3)", "9.5"]
    assert [float(each.value) for each in mentions] == [12.5, -3.0, 9.5]
    assert {each.block for each in mentions} == {3}
