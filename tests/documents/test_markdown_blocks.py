"""What Markdown reads as: blocks, and words without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from check_data.documents.markdown_tokens import read_tokens
from check_data.documents.outline import Outline
from tests.documents.blocks_of import grids, made, texts, told

FRONT = '---\nlayout: x\ntitle: "Sales of 186"\ndate: 2020-01-02\n---\nText 5.\n'


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("| |\n| |\n", []),
        (FRONT, [("title", "Sales of 186"), ("paragraph", "Text 5.")]),
        ("+++\ntitle = '12 new'\n+++\nText", [("title", "12 new"), ("paragraph", "Text")]),
        ("---\na: b\n---\nText", [("paragraph", "Text")]),
        ("---\n\nText", [("paragraph", "Text")]),
        ("---\nText 1\n---\n", [("heading", "Text 1")]),
        ("# A 1 #\n## B\\#\n#\n####### C\n", [("heading", "A 1"), ("heading", "B#"), ("paragraph", "####### C")]),
        ("A 1\nb\n===\nC\n---\n", [("heading", "A 1 b"), ("heading", "C")]),
        ("===\n\n---\n***\n- - -\na", [("paragraph", "==="), ("paragraph", "a")]),
        ("a\n\n    code 1\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("a\n    goes on 1\n", [("paragraph", "a goes on 1")]),
        ("```\ncode 1\n~~~\n````\na\n~~~ x\ncode", [("paragraph", "a")]),
        ("a ```b 1``` c", [("paragraph", "a c")]),
        ("``` a ``` b", [("paragraph", "b")]),
        (
            "- a 1\n- b\n  more\n\n  part 2\n\n      code\n\nc",
            [("item", "a 1"), ("item", "b more"), ("paragraph", "part 2"), ("paragraph", "code"), ("paragraph", "c")],
        ),
        ("-\n- b", [("item", "b")]),
        (
            "1. a\n2) b\n\nborn in\n1986. A year of it\n1. c\n",
            [("item", "a"), ("item", "b"), ("paragraph", "born in 1986. A year of it"), ("item", "c")],
        ),
        (
            "[a]: https://a.example/1\n[^1]: The note 5.\n\n[b][a] [c] [A]",
            [("paragraph", "The note 5."), ("paragraph", "b [c] A")],
        ),
        ("the long one\n[b]: c", [("paragraph", "the long one b: c")]),
        ("<!-- 1\n\n2 -->\na\n<div>b 3\n</div>\n\nc", [("paragraph", "a"), ("paragraph", "b 3"), ("paragraph", "c")]),
        ("<b>1</b>,200\n", [("paragraph", "1,200")]),
        ("<b>\nx 1\n</b>\n\ny", [("paragraph", "x 1"), ("paragraph", "y")]),
        ("<div>never closed 1", [("paragraph", "never closed 1")]),
        ("<script>1\n\n2", []),
        (
            "Of the 845 trips, 523\n(68%) went to the airport and back",
            [("paragraph", "Of the 845 trips, 523 (68%) went to the airport and back")],
        ),
        (
            "In a year it sold\n1,200 Volvos to customers abroad",
            [("paragraph", "In a year it sold 1,200 Volvos to customers abroad")],
        ),
        (
            "Date: 2011\nBy: the author of it all\n",
            [("paragraph", "Date: 2011"), ("paragraph", "By: the author of it all")],
        ),
        (
            "复工企业增加\n企业复工情况良好其中工业企业居多",
            [("paragraph", "复工企业增加"), ("paragraph", "企业复工情况良好其中工业企业居多")],
        ),
        (
            "North 12\nSouth 133\nWest and east 1\n",
            [("paragraph", "North 12"), ("paragraph", "South 133"), ("paragraph", "West and east 1")],
        ),
        ("A\n\n  B\nc\n---\n", [("paragraph", "A"), ("heading", "B c")]),
        ("a <b>1</b>\n<span>2</span>", [("paragraph", "a 1 2")]),
        ("<table><tr><td>a<td>1\n\n<tr><td>b<td>2</table>\nc", [("table", "a | 1 / b | 2"), ("paragraph", "c")]),
        ("> a 1\n> b\n\n- c\n  - d\n", [("paragraph", "a 1 b"), ("item", "c"), ("item", "d")]),
        ("> # H 1\n>\n> | a | 1 |\n> |---|---|\n> | b | 2 |\n", [("heading", "H 1"), ("table", "a | 1 / b | 2")]),
        ("> #\n> a\n> | a | 1 |\n> | b | 2 |\n", [("paragraph", "a"), ("table", "a | 1 / b | 2")]),
        (
            "> a\n\n<div>b 1</div>\n\n<p>c\n\nd\n",
            [("paragraph", "a"), ("paragraph", "b 1"), ("paragraph", "c"), ("paragraph", "d")],
        ),
        ("> a\n\n<p>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("> [a]: b\n> [^1]: The note.\n\n[c][a]\n", [("paragraph", "The note."), ("paragraph", "c")]),
        (
            "> One line ended.\n> Then it began anew, and went on so.",
            [("paragraph", "One line ended."), ("paragraph", "Then it began anew, and went on so.")],
        ),
        (
            "A line ended.\r\nThen it began anew, and went on so.\r\n",
            [("paragraph", "A line ended."), ("paragraph", "Then it began anew, and went on so.")],
        ),
    ],
)
def test_blocks_of_markdown(text: str, blocks: list[tuple[str, str]]) -> None:
    assert told(made(text, "a.md")) == blocks


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("**1**,200 *and* __3__ _4_ ~~5~~ x_6_y 2 * 3 * 4", "1,200 and 3 4 5 x_6_y 2 * 3 * 4"),
        ("*p* < .05*, **增长5%。**其中***甲*** 5**", "p < .05*, 增长5%。其中甲 5**"),
        ("*a **b* c**", "a b c"),
        ("_a *b_ c*", "a *b c*"),
        ('[1,200](https://a.example/3 "4") [5] ![6](7) ![8] [9](a b) [x][y]', "1,200 [5] ![8] [9](a b) [x][y]"),
        ("a] b ![c [d](e) f](g) h", "a] b h"),
        ("`1` ``2 ` 3`` `4", "`4"),
        (r"1\,2 \* \a 3\| &lt;5&#37; &amp;gt; &bogus; &nbsp;6", r"1,2 * \a 3| <5% &gt; &bogus; 6"),
        ("a[^1] 5[^note], 7^2^ x", "a 5, 7 x"),
        (
            "10<sup>6</sup> km<sup>2</sup> 1,234<sup>2</sup> 1<sup>st</sup> s<sup>−1</sup> a<sup>*b*</sup> x<sup>5",
            "10⁶ km² 1,234 1st s⁻¹ a x5",
        ),
        ("10<sup>&#54;</sup> a<sup>note &amp; b</sup> c</sup> <sup></sup>d", "10⁶ anote & b c d"),
        ("a<br>b <!-- 1 --> <x-y 2>", "a b"),
        ("see <https://a.example/1> or www.b.example/2), 3", "see or ), 3"),
        ("a\\\nb  \nc", "a b c"),
        ("<a 1", "<a 1"),
    ],
)
def test_words_of_markdown(text: str, reads: str) -> None:
    assert texts(text, "a.md") == [reads]


TABLE = r"""Sales (in thousands):

| **Region** | 2019[^a] | *2020* |
|:---|--:|:-:|
| North \| East | **1,200** | `x` |
| South | 800*** | - |
| | 5<br>6 |
| --- | --- |
| - | - |
"""


def test_tables_of_markdown() -> None:
    read = made(TABLE, "a.md")
    (grid,) = grids(read)
    assert grid.caption == "Sales (in thousands):"
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Region", "2019", "2020"],
        ["North | East", "1,200", ""],
        ["South", "800", "-"],
        ["", "5 6"],
        ["-", "-"],
    ]
    assert [cell.head for cell in grid.rows[0]] == [True, True, True]
    assert not any(cell.head for row in grid.rows[1:] for cell in row)
    assert [cell.text for row in grid.rows for cell in row if cell.strong] == ["Region", "1,200"]
    assert grid.columns == 3
    place = grid.rows[2][1].run.place(0)
    assert read.text[place : place + 3] == "800"


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("| a | 1 |\n| b | 2", "a | 1 / b | 2"),
        ("a | 1\n---|---\nb | 2\n| c | 3\n\nd | 4", "a | 1 / b | 2 / c | 3"),
        ("words\na | 1\n---|---\nb | 2\nend", "a | 1 / b | 2"),
        ("| a | 1 |\nwords", "a | 1"),
        ("|\n| a \\", "a \\"),
    ],
)
def test_tables_that_parsers_of_markdown_pass_over(text: str, table: str) -> None:
    assert [words for kind, words in told(made(text, "a.md")) if kind == "table"] == [table]


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        ("# Table 3\n\n(in thousands)\n\n", "Table 3 (in thousands)"),
        ("It rose by 5%.\n\n单位：万元\n\n", "单位：万元"),
        ("It rose by 5%.\n\n", ""),
        ("It rose.\n\n(in millions.)\n\n", "(in millions.)"),
        ("words " * 50 + "of 12:\n\n", ("words " * 50 + "of 12:")),
        ("words " * 50 + "of 12\n\n", ""),
        ("| x | 2 |\n\n", ""),
    ],
)
def test_captions(before: str, caption: str) -> None:
    assert grids(made(before + "| a | 1 |\n| b | 2 |\n", "a.md"))[-1].caption == caption


def test_what_stands_under_which_heading() -> None:
    text = "a\n# A\nb\n## B\nc\n\n| x | 1 |\n# C\nd\n### D\n## E\n"
    blocks = made(text, "a.md").blocks
    under = [(block.run.text, blocks[block.heading].run.text if block.heading >= 0 else "") for block in blocks]
    assert under == [
        ("a", ""),
        ("A", ""),
        ("b", "A"),
        ("B", "A"),
        ("c", "B"),
        ("", "B"),
        ("C", ""),
        ("d", "C"),
        ("D", "C"),
        ("E", "C"),
    ]
    assert [block.level for block in blocks if block.kind == "heading"] == [1, 2, 1, 3, 2]


WORDS = st.lists(
    st.sampled_from("Sales of 1,200 cars rose **5%** in [2019](x) & more".split()), min_size=1, max_size=30
)
PARTS = st.one_of(
    WORDS.map(" ".join),
    WORDS.map("\n".join),
    WORDS.map(lambda words: "# " + " ".join(words)),
    WORDS.map(lambda words: " ".join(words) + "\n==="),
    st.lists(WORDS.map(lambda words: "- " + " ".join(words)), min_size=1, max_size=4).map("\n".join),
    st.lists(WORDS.map(lambda words: "| " + " | ".join(words) + " |"), min_size=2, max_size=4).map(
        lambda rows: "\n".join([rows[0], "|" + "---|" * (rows[0].count("|") - 1), *rows[1:]])
    ),
    st.sampled_from(["```\ncode 1\n```", "---", "<div>\nx 5\n</div>"]),
)


@given(st.lists(PARTS, max_size=6).map("\n\n".join))
def test_lines_are_read_as_markdown_it_does(text: str) -> None:
    outline = Outline()
    read_tokens(text, 0, outline)
    assert [block[:3] for block in made(text, "a.md").blocks] == [block[:3] for block in outline.blocks]


INLINE = st.lists(
    st.sampled_from(["a", "1,200", " ", "*", "**", "_", "`", "[b](c)", "![d](e)", "\\*", "&lt;", "5%", "(", ")"]),
    max_size=12,
)


@given(INLINE)
def test_words_are_read_as_markdown_it_does_but_for_leftover_marks(pieces: list[str]) -> None:
    """Which marks pair off may differ (CommonMark's rule of three); every other character is the same."""
    text = "x" + "".join(pieces) + "y"
    (block, inline, _) = MarkdownIt("commonmark").parse(text)
    assert block.type == "paragraph_open"
    words = "".join(child.content for child in inline.children or () if child.type == "text")
    (read,) = texts(text, "a.md")

    def bare(line: str) -> str:
        return "".join(char for char in line if char not in "*_ ")

    assert bare(read) == bare(words)
