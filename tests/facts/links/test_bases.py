"""Shares of a table whose base a caption or a sentence above it tells."""

from pathlib import Path

import pytest

from check_data.documents.load import load
from check_data.evidence.rates import Rates
from check_data.examined import examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds

TABLE = """
| Characteristic | n (%) |
|---|---|
| Male | 74 (59.2) |
| Town | 88 (70.4) |
| Married | 61 (48.8) |
| Poor | 37 (29.6) |
| Smoker | 19 (15.2) |
| Diabetes | 23 (18.4) |
"""
TEXT = f"We asked 125 adults at 4 sites in 2019.\n{TABLE}\nOf all, 44 came again.\n"


def told(text: str, folder: Path, form: str) -> list[tuple[str, ...]]:
    path = folder / "p.md"
    path.write_text(text, encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds())
    held = [each.claim for each in found.judged if each.claim.form.startswith(form)]
    return [tuple(mention.quote for mention in each.mentions) for each in held]


def test_each_share_is_of_the_number_that_the_text_tells(tmp_path: Path) -> None:
    found = told(TEXT, tmp_path, "link:share-of-text")
    assert len(found) == 6
    assert all("125" in each for each in found)


def test_the_counts_under_one_head_make_it(tmp_path: Path) -> None:
    sexes = "| Sex | |\n| Male | 74 (59.2) |\n| Female | 51 (40.8) |\n| Place | |\n"
    text = TEXT.replace("| Male | 74 (59.2) |\n", sexes)
    assert told(text, tmp_path, "link:group-of-text") == [("125", "74", "51")]


@pytest.mark.parametrize(
    ("was", "now", "count"),
    [
        ("19 (15.2)", "29 (15.2)", 6),  # told, though wrong
        ("19 (15.2)", "19 (16.2)", 5),  # of those who answered
        ("19 (15.2)", "19 (25.2)", 6),
        ("125 adults", "135 adults", 0),
        ("125 adults", "many adults", 0),
        ("Smoker | 19 (15.2)", "All asked | 125 (100)", 0),  # the table prints it
        ("19 (15.2)", "19 (5.2)", 6),
        ("19 (15.2)", "19 (a few)", 5),
        ("We asked 125 adults at 4 sites in 2019.", "We asked.", 0),
    ],
)
def test_what_else_is_told(was: str, now: str, count: int, tmp_path: Path) -> None:
    assert len(told(TEXT.replace(was, now), tmp_path, "link:share-of-text")) == count


def test_a_caption_gives_it_for_few_rows(tmp_path: Path) -> None:
    text = """
Table 1. Adults (N = 112) in 2019

| Characteristic | n (%) |
|---|---|
| Female | 64 (57.1) |
| Married | 71 (63.4) |
| Employed | {} |
"""
    assert len(told(text.format("83 (74.1)"), tmp_path, "link:share-of-text")) == 3
    assert ("61.1", "83", "112") in told(text.format("83 (61.1)"), tmp_path, "link:share-of-text")
    wrong = text.format("83 (61.1)").replace("71 (63.4)", "71 (53.4)")
    assert told(wrong, tmp_path, "link:share-of-text") == []
    assert told(text.format("83 (74.1)").replace("112", "132"), tmp_path, "link:share-of-text") == []


def test_two_that_are_at_odds_are_of_something_else(tmp_path: Path) -> None:
    text = TEXT.replace("19 (15.2)", "19 (35.2)").replace("23 (18.4)", "23 (38.4)")
    assert len(told(text, tmp_path, "link:share-of-text")) == 6  # the text above gives it
    far = text.replace("\n\n| Char", f"\n\n{'More of it. ' * 40}\n\n| Char")
    assert told(far, tmp_path, "link:share-of-text") == []  # four of six are too few
    far = far.replace("| Poor", "| Old | 53 (42.4) |\n| Lean | 66 (52.8) |\n| Poor").replace("(38.4)", "(18.4)")
    assert len(told(far, tmp_path, "link:share-of-text")) == 8


def test_a_round_number_is_meant_to_the_last_digit(tmp_path: Path) -> None:
    shares = ((23, "44"), (27, "54"), (13, "26"), (11, "22"), (9, "18"))
    rows = "".join(f"| {name} | {part} ({share}.0) |\n" for name, (part, share) in zip("abcde", shares, strict=True))
    path = tmp_path / "p.md"
    path.write_text(f"We asked 50 adults.\n\n| Who | n (%) |\n|---|---|\n{rows}", encoding="utf-8")
    found = examine(load(path)[0], Conventions(), Rates(), Thresholds()).judged
    verdicts = [each.outcome.verdict.value for each in found if each.claim.form.startswith("link:share-of-text")]
    assert verdicts == ["agrees", "agrees", "agrees", "agrees"]
    odd = [each.outcome.verdict.value for each in found if each.claim.form == "table:odd-of-base"]
    assert odd == ["disagrees"]


def test_a_number_behind_the_table(tmp_path: Path) -> None:
    text = TEXT.replace("125 adults", "adults").replace("44 came", "44 of the 125 came")
    assert len(told(text, tmp_path, "link:share-of-text")) == 6


def test_a_text_without_a_number(tmp_path: Path) -> None:
    assert told(TABLE, tmp_path, "link:share-of-text") == []
