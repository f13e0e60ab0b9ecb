"""A figure of running text, and the cells of the rows that its sentence names."""

from pathlib import Path

import pytest

from check_data.documents.load import load
from check_data.evidence.rates import Rates
from check_data.examined import examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds

DEATHS = """
| Country | Cases | Deaths |
|---|---|---|
| North | 1,731 | 1,041 |
| South | 6,525 | 2,697 |
| Total | 8,256 | 3,738 |
"""
VOTES = """
| 陣營 | 議席 | 有效票數（佔比） |
|---|---|---|
| 民主 | 388 | 1,667,958（58.12%） |
| 建制 | 59 | 1,201,553（41.88%） |
"""
CASES = {
    "row and column are named": ("In the north 1,041 deaths were reported.", DEATHS, [("1,041", "1,041")]),
    "a total, of which only the column is named": (
        "By Sunday 3,738 deaths had been reported.",
        DEATHS,
        [("3,738", "3,738")],
    ),
    "a row, of which no column is named": ("The South saw 2,697 of them.", DEATHS, [("2,697", "2,697")]),
    "what stands in no cell of its row": ("The South saw 2,698 of them.", DEATHS, []),
    "another row's figure": ("In the north 2,697 deaths were reported.", DEATHS, [("2,697", "1,041")]),
    "a sentence before": ("The south was hit. Later 2,697 were found.", DEATHS, []),
    "a small number": ("The South saw 9 of them.", DEATHS.replace("2,697", "9"), []),
    "shares are no counts": ("In the north 41 deaths were seen.", DEATHS.replace("1,041", "41%"), []),
    "other units": ("In the north 41 km were closed.", DEATHS.replace("1,041", "41 kg"), []),
    "no table": ("In the north 1,041 deaths were reported.", "", []),
    "shares and seats in Chinese": (
        "若以得票率計，民主得58.12%。建制得59席。",
        VOTES,
        [("58.12%", "58.12%"), ("59席", "59")],
    ),
}


def same(text: str, folder: Path) -> list[tuple[str, str]]:
    path = folder / "p.md"
    path.write_text(text, encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    held = (each for each in found.judged if each.claim.form.startswith("link:cell"))
    return sorted({(each.claim.mentions[0].quote, each.claim.mentions[1].quote) for each in held})


@pytest.mark.parametrize("why", CASES)
def test_text_and_cells(why: str, tmp_path: Path) -> None:
    sentence, table, expected = CASES[why]
    assert same(f"{sentence}\n{table}", tmp_path) == expected


def test_what_is_named_in_full_is_told_where_it_differs(tmp_path: Path) -> None:
    text = "Sales of hats were 2,936 in 2024.\n\n| | 2024 | 2023 |\n|---|---|---|\n| Sales of hats | 2,963 | 2,111 |\n"
    assert same(text, tmp_path) == [("2,936", "2,963")]


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("In the north 1,141 deaths were reported.", ["link:cell-named"]),
        ("The North saw 1,041 of them.", ["link:cell-of-row"]),
    ],
)
def test_the_words_beside_a_figure_name_its_row_and_its_column(sentence: str, forms: list[str], tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text(f"{sentence}\n{DEATHS}", encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    tellings = {id(each.claim.telling): each.claim.form for each in found.judged}
    assert sorted(form for form in tellings.values() if form.startswith("link:cell")) == forms


def test_what_is_taken_off_stands_in_brackets(tmp_path: Path) -> None:
    table = "| | 2024 | 2023 |\n|---|---|---|\n| Interest on hats | (3,211) | (2,111) |\n"
    assert same(f"Interest on hats was 3,211 in 2024.\n\n{table}", tmp_path) == [("3,211", "(3,211)")]


def test_rows_that_are_named_alike_are_told_in_their_order(tmp_path: Path) -> None:
    cities = "Aachen Bern Celle Delft Essen Fulda Genf Halle Ibiza".split()
    rows = [
        f"| {city} | {'1,041' if city in ('Bern', 'Ibiza') else number + 20} |" for number, city in enumerate(cities)
    ]
    path = tmp_path / "p.md"
    text = "\n".join(["In Bern and Ibiza 1,041 were seen.", "", "| City | Cases |", "|---|---|", *rows])
    path.write_text(text, encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    told = [each.claim.mentions[1].start for each in found.judged if each.claim.form.startswith("link:cell")]
    assert told == [text.index("Bern | 1,041") + 7, text.index("Ibiza | 1,041") + 8]


def test_so_many_cells_and_no_more(tmp_path: Path) -> None:
    columns = range(2100, 2159)
    head = "".join(f" {each} |" for each in columns)
    row = "".join(f" {each}.5 |" for each in columns)
    table = f"| |{head}\n|---|{'---|' * 59}\n| Hats |{row}\n| Old hats |{row}\n"
    assert same(f"Old hats were 2105.5 then.\n\n{table}", tmp_path) == [("2105.5", "2105.5")]


NAMED = {
    "the column is named": ("In the north 1,041 deaths were reported.", DEATHS, "link:cell-named"),
    "the unit stands over it": (
        "中區共有26,894戶。",
        "| 區域 | 戶數（戶） |\n|---|---|\n| 中區 | 26,894 |\n",
        "link:cell-named",
    ),
    "no column is named": ("In the north 1,041 were reported.", DEATHS, "link:cell-of-row"),
}


@pytest.mark.parametrize("why", NAMED)
def test_the_form_says_what_names_a_cell(why: str, tmp_path: Path) -> None:
    sentence, table, form = NAMED[why]
    path = tmp_path / "p.md"
    path.write_text(f"{sentence}\n\n{table}", encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    assert form in {each.claim.form for each in found.judged}
