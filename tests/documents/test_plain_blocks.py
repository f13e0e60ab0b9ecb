"""What the lines of a plain text are taken for."""

from __future__ import annotations

from textwrap import fill

import pytest

from tests.documents.blocks_of import grids, made, texts, told

LONG = (
    "This is a paragraph of one line that is a good deal longer than any title, and it ends in a full stop: 12 of 30."
)
HAN = (
    "这一段文字比任何标题都要长得多，它说的是企业的情况，其中规模以上工业企业186家，占全部企业的77.7%，比上月增加12家。"
)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("186 firms at work\n\n" + LONG, [("title", "186 firms at work"), ("paragraph", LONG)]),
        (LONG + "\n\nA part of 12\n\n" + LONG, [("paragraph", LONG), ("heading", "A part of 12"), ("paragraph", LONG)]),
        (f"{LONG}\nA part of 12\n{LONG}", [("paragraph", LONG), ("heading", "A part of 12"), ("paragraph", LONG)]),
        (f"{LONG}\nSays A, B,\nA part of 12\n", [("paragraph", LONG), ("paragraph", "Says A, B, A part of 12")]),
        (f"{HAN}\n一、工业\n{HAN}", [("paragraph", HAN), ("heading", "一、工业"), ("paragraph", HAN)]),
        (f"{HAN}\n（二）农业\n{HAN}", [("paragraph", HAN), ("heading", "（二）农业"), ("paragraph", HAN)]),
        (f"{LONG}\n\n- one 1\n- two 2\n", [("paragraph", LONG), ("item", "- one 1"), ("item", "- two 2")]),
        (f"{LONG}\n\n1. one\n2. two\n", [("paragraph", LONG), ("item", "1. one"), ("item", "2. two")]),
        (f"{LONG}\n\n① one\n② two\n", [("paragraph", LONG), ("item", "① one"), ("item", "② two")]),
        (
            LONG + "\n\nSales of cars grew 5% to\n1.2 million.\n",
            [("paragraph", LONG), ("paragraph", "Sales of cars grew 5% to 1.2 million.")],
        ),
        (
            LONG + "\n\nIt ended.\nThen it began anew, and went on.",
            [("paragraph", LONG), ("paragraph", "It ended."), ("paragraph", "Then it began anew, and went on.")],
        ),
        (
            LONG + "\n\nof which 3 are\nnew, and then there were more of them",
            [("paragraph", LONG), ("heading", "of which 3 are new, and then there were more of them")],
        ),
        ("a\u200bb\u00a0c see https://a.example/2020/12. End 5", [("title", "ab c see . End 5")]),
    ],
)
def test_blocks_of_plain_texts(text: str, blocks: list[tuple[str, str]]) -> None:
    assert told(made(text, "a.txt")) == blocks


def test_an_indented_line_begins_a_paragraph_of_wrapped_ones() -> None:
    one = "　　新增病例十二例，其中本地\n病例八例，境外输入病例四例，\n分别来自三个国家。\n"
    two = "　　昨日出院病例五例，目前在\n院治疗病例三十例。"
    assert told(made(one + two, "a.txt")) == [
        ("paragraph", "新增病例十二例，其中本地病例八例，境外输入病例四例，分别来自三个国家。"),
        ("paragraph", "昨日出院病例五例，目前在院治疗病例三十例。"),
    ]


def test_a_line_of_han_characters_that_breaks_off_goes_on() -> None:
    lines = [
        "第一段说明。",
        "去年全省规模以上工业企业实现利润一千二百三十四亿元其中国有控股企业占",
        "百分之三十五。",
        LONG * 2,
    ]
    assert told(made("\n".join(lines), "a.txt"))[1] == ("paragraph", lines[1] + lines[2])


def test_lines_that_are_too_wide_in_columns_are_not_told_by_their_width() -> None:
    lines = ["短行一二三", "长" * 80 + "。", "短行"]
    assert told(made("\n".join(lines), "a.txt")) == [
        ("title", lines[0]),
        ("paragraph", lines[1]),
        ("paragraph", "短行"),
    ]


def test_comments_are_not_read() -> None:
    text = f"{LONG}\n# check-data: ignore[CD201] as said\n"
    assert told(made(text, "a.txt")) == [("paragraph", LONG)]


TABBED = "Region\t2019\t2020\nNorth\t1,200\t1,300\nSouth\t800\t(900)\n"


def test_columns_that_tabs_or_blanks_divide_are_a_table() -> None:
    for text in (TABBED, TABBED.replace("\t", "   "), TABBED.replace("Region", " ")):
        (grid,) = grids(made(f"{LONG}\n\n{text}", "a.txt"))
        assert [cell.text for cell in grid.rows[1]] == ["North", "1,200", "1,300"]
        assert [(cell.text, cell.column) for cell in grid.rows[0]][-2:] == [("2019", 1), ("2020", 2)]
        assert grid.columns == 3


def test_a_head_may_lack_the_corner() -> None:
    (grid,) = grids(made("2019\t2020\nNorth\t1,200\t1,300\nSouth\t800\t900\n", "a.txt"))
    assert [(cell.text, cell.column) for cell in grid.rows[0]] == [("2019", 1), ("2020", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "a  b\nc  d\ne  f\n",  # no numbers
        "a\t1\nb\t2\t3\nc\t4\n",  # ragged
        "One line.  And 1 more.\nTwo lines.\nThree 3 lines.\n",
        "a\t1\nb\t2\n",  # two rows
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert grids(made(text, "a.txt")) == []


def test_rows_of_pipes_are_a_table_in_plain_text_too() -> None:
    (grid,) = grids(made("| a | 1 |\n| b | 2 |\n", "a.txt"))
    assert [[cell.text for cell in row] for row in grid.rows] == [["a", "1"], ["b", "2"]]
    assert grids(made("| a | 1 |\nb\n", "a.txt")) == []


WORDS = (
    "Of the 845 trips that the ferries made in a year, 523 (68%) were for commuters and 322 for visitors, who paid 4.20"
    " and 9.80 a trip; the rest of what is told here is about the piers and says nothing of trips at all, however long."
)


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("place", [0, 60, 150])
def test_a_word_longer_than_the_lines_says_nothing_of_how_wide_they_are(columns: int, place: int) -> None:
    words = WORDS.split()
    words.insert(len(WORDS[:place].split()), "over-and-" * 15 + "over")
    text = " ".join(words)
    wrapped = fill(text, columns, break_long_words=False, break_on_hyphens=False)
    assert texts(wrapped, "a.txt") == [text]


def test_lines_of_a_word_each_are_as_wide_as_the_longest() -> None:
    assert texts("Ferries\nPiers\nTimetables\n", "a.txt") == ["Ferries", "Piers", "Timetables"]


LISTED = """1. Sales of cars rose in all regions of the
country, as those of lorries did, by some of
10. The rest of them fell, said the makers of
2. nothing else.
2. Costs fell."""


def test_a_number_at_the_head_of_a_filled_line_is_an_item_where_the_list_goes_on() -> None:
    first, *rest = texts(LISTED, "a.txt")
    assert first == " ".join(LISTED.split("\n")[:3])
    assert rest == ["2. nothing else.", "2. Costs fell."]


def test_another_sign_at_the_head_of_a_filled_line_is_a_dash() -> None:
    lines = ["— Sales of cars rose in all regions of the", "country, as those of lorries did, by some", "– to the"]
    text = "\n".join([*lines, "— Costs fell."])
    assert texts(text, "a.txt") == [" ".join(lines), "— Costs fell."]
    assert texts(text.replace("–", "—"), "a.txt") == [" ".join(lines[:2]), "— to the", "— Costs fell."]


def test_a_headline_is_one_in_two_lines_too() -> None:
    text = f"{LONG}\n\nSales of cars and of lorries rose 12%\nin all regions of the country\n\n{LONG}"
    assert told(made(text, "a.txt"))[1] == (
        "heading",
        "Sales of cars and of lorries rose 12% in all regions of the country",
    )


def test_code_and_tables_say_nothing_of_the_width_of_lines() -> None:
    words = fill(WORDS, 40, break_long_words=False, break_on_hyphens=False)
    code = "\n".join(["```", *["x = 1" * 30] * 5, "```", "|" + "a" * 150 + "|", "|-|"])
    assert texts(f"{code}\n\n{words}\n", "a.md")[-1] == WORDS


def test_lines_of_their_own_length_are_no_wrapped_ones() -> None:
    lines = [LONG * 2, LONG * 3, "Of which 3 are cars", "Of which 9 are lorries"]
    assert texts("\n".join(lines), "a.txt") == lines
