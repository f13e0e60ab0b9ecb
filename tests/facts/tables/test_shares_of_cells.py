"""The ways in which a cell prints a count with its share."""

import pytest

from tests.facts.tables.told import lines

HEAD = "| {} | Drug (n = 120) | Placebo (n = 118) |\n|---|---|---|\n"
ROWS = "| Women | {} | {} |\n| Diabetes | {} | {} |\n"
COUNTS = (("45", "37.5"), ("52", "44.1"), ("31", "25.8"), ("29", "24.6"))


def table(style: str, corner: str = "", more: str = "") -> str:
    cells = (style.format(n=count, p=share) for count, share in COUNTS)
    return HEAD.format(corner) + ROWS.format(*cells) + more


@pytest.mark.parametrize(
    "style",
    ["{n} ({p}%)", "{n} [{p} %]", "{n}, {p}%", "{n}; {p}%", "{n} ({p}%)a", "{p}% ({n})"],
)
def test_a_count_with_its_share(style: str) -> None:
    assert lines(table(style), form="share-sample") == [
        "share-sample 45 of 120: 37.5%".replace("%", " %" if " %" in style else "%"),
        *(
            f"share-sample {told}{' %' if ' %' in style else '%'}"
            for told in ("31 of 120: 25.8", "52 of 118: 44.1", "29 of 118: 24.6")
        ),
    ]


@pytest.mark.parametrize("corner", ["Trait, n (%)", "No. [%]"])
def test_the_corner_says_what_stands_in_brackets(corner: str) -> None:
    means = "| Age, mean (SD) | 61.5 (9.3) | 60.2 (8.8) |\n"
    found = lines(table("{n} ({p})", corner, means), form="share")
    assert [each for each in found if "sample" in each] == [
        "share-sample 45 of 120: 37.5",
        "share-sample 31 of 120: 25.8",
        "share-sample 52 of 118: 44.1",
        "share-sample 29 of 118: 24.6",
    ]
    assert not [each for each in found if "9.3" in each]


def test_the_caption_says_so() -> None:
    assert len(lines(table("{n} ({p})"), "Values are n (%) or means.", form="share-sample")) == 4
    assert lines(table("{n} ({p})"), "Traits of all.", form="share-sample") == []


def test_what_is_no_count_with_its_share() -> None:
    assert lines(table("{n}, {p}"), form="share") == []
    assert lines(table("{n} ({p})", "Score (%)"), form="share-sample") == []
    assert lines(table("{p}% (4.5)"), form="share-sample") == []


def test_a_row_of_totals_without_brackets() -> None:
    text = table("{p}% ({n})", "", "| Randomised | 120 | 118 |\n").replace(" (n = 120)", "").replace(" (n = 118)", "")
    assert "share 45 of 120: 37.5%" in lines(text.replace("Randomised", "Total"), form="share")


def test_shares_of_the_n_of_their_row() -> None:
    text = "| Group | N | Male n (%) |\n|---|---|---|\n| Drug | 120 | 45 (37.5) |\n| Placebo | 118 | 52 (44.1) |\n"
    assert lines(text, form="quotient") == ["quotient 45 of 120: 37.5", "quotient 52 of 118: 44.1"]
    assert lines(text.replace(" N ", " Visits "), form="quotient") == []


def test_a_column_of_per_cent_without_a_sign() -> None:
    text = "| Answer | Number | Percent |\n|---|---|---|\n| Yes | 45 | 38 |\n| No | 70 | 58 |\n| Total | 120 | 100 |\n"
    assert "share 45 of 120: 38" in lines(text)
