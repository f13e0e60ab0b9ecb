"""What HTML reads as: blocks, words with tags closed up, tables as companies file them."""

from __future__ import annotations

import pytest

from check_data.documents import html
from tests.documents.blocks_of import grids, made, texts, told


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("", []),
        ("<title>Sales of 186</title><p>a 1", [("title", "Sales of 186"), ("paragraph", "a 1")]),
        ("<html><head><title>T</title><style>p {}</style><meta x></head><body>a", [("title", "T"), ("paragraph", "a")]),
        ("<head><meta x><title>T</title><p>a", [("title", "T"), ("paragraph", "a")]),
        ("<head><link x><table><tr><td>a<td>1<tr><td>b<td>2</table>", [("table", "a | 1 / b | 2")]),
        (
            "<h1>A <b>1</b></h1>b<h3>C</h3><div>d</div>",
            [("heading", "A 1"), ("paragraph", "b"), ("heading", "C"), ("paragraph", "d")],
        ),
        (
            "<ul><li>a 1<li><p>b</p><p>c</p></ul>d",
            [("item", "a 1"), ("item", "b"), ("paragraph", "c"), ("paragraph", "d")],
        ),
        ("<dl><dt>a<dd>1</dl>b", [("item", "a"), ("item", "1"), ("paragraph", "b")]),
        ("<figure><img x><figcaption>a 1</figcaption></figure>b", [("caption", "a 1"), ("paragraph", "b")]),
        ("a<br>b<br/> <br>c<br>", [("paragraph", "a b"), ("paragraph", "c")]),
        ("<p>a\n  b\n<p>增长\n5%", [("paragraph", "a b"), ("paragraph", "增长5%")]),
        (
            "<nav>1</nav><p hidden>2</p><p style='display: none'>3<p>a<div hidden><div>4</div><div/>5</div>b<nav>6",
            [("paragraph", "a"), ("paragraph", "b")],
        ),
        ("<ix:header><ix:hidden>1</ix:hidden></ix:header>a<input hidden>b", [("paragraph", "ab")]),
        ("<script>1<p></script>a<style/>b<!-- 2 -->c<!-->d<!DOCTYPE e><?f?>", [("paragraph", "abcd")]),
        ("<svg><title>1</title></svg>a<noscript>2</noscript>", [("paragraph", "a")]),
        (
            "<td>a</td><tr><th>b</table></caption>c</span></b></h2>d</thead>",
            [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c"), ("paragraph", "d")],
        ),
        ('<a title=\'1>2\' b="3>4">5</a> <a "6>7 <b', [("paragraph", "5 7 <b")]),
        ("<h2>a<title>b</title>c", [("heading", "a"), ("title", "b"), ("paragraph", "c")]),
    ],
)
def test_blocks_of_html(page: str, blocks: list[tuple[str, str]]) -> None:
    assert told(made(page, "a.html")) == blocks


@pytest.mark.parametrize(
    ("page", "reads"),
    [
        ("<b>1</b>,200 <i>and</i><span> 3</span>", "1,200 and 3"),
        ("$<ix:nonFraction name='x'>1.1</ix:nonFraction> billion", "$1.1 billion"),
        ("1&nbsp;200&#160;&lt;5&#37; &#8722;3 &copy8 &bogus; &amp;gt; AT&T &", "1 200 <5% −3 ©8 &bogus; &gt; AT&T &"),
        ("1,234<sup>2</sup> 10<sup>6</sup> × 10<sup>&#8722;4</sup> m<sup>2</sup>", "1,234 10⁶ × 10⁻⁴ m²"),
        (
            "1<sup>st</sup> a<sup><a href='#n'>[12]</a></sup> b<sup> note x </sup>c<sup></sup> CO<sub>2</sub>",
            "1st a b note x c CO2",
        ),
        ("word<sup>1<sup>2</sup>b", "wordb"),
        ("x<wbr>y z", "xy z"),
    ],
)
def test_words_of_html(page: str, reads: str) -> None:
    assert texts(f"<p>{page}</p>", "a.html") == [reads]


FILED = """
<p>The following table shows sales (in thousands):</p>
<table><tr><td colspan="3"/><td colspan="6" style="font-weight:700"><span>Year Ended June 30,</span></td></tr>
<tr><td colspan="3"/>
<td colspan="3"><b>2020</b></td><td colspan="3"><span style="font-weight:bold">2019</span></td></tr>
<tr><td colspan="3"><div>Net sales</div><div>(note 1)</div></td><td>$</td><td><ix:nonFraction>1,200</ix:nonFraction>
</td><td/>
<td>$</td><td>(<b>900</b></td><td>)</td></tr>
<tr><td rowspan="2">Of which</td><td>a</td><td rowspan="9">x</td><td colspan="2">10%&#8224;</td></tr>
<tr><td>b</td><td colspan="99999" rowspan="0">20*</td></tr></table>
"""


def test_tables_as_they_are_filed() -> None:
    (grid,) = grids(made(FILED, "a.html"))
    assert grid.caption == "The following table shows sales (in thousands):"
    filled = [[(cell.column, cell.columns, cell.rows, cell.text) for cell in row if cell.text] for row in grid.rows]
    assert filled == [
        [(3, 6, 1, "Year Ended June 30,")],
        [(3, 3, 1, "2020"), (6, 3, 1, "2019")],
        [
            (0, 3, 1, "Net sales (note 1)"),
            (3, 1, 1, "$"),
            (4, 1, 1, "1,200"),
            (6, 1, 1, "$"),
            (7, 1, 1, "(900"),
            (8, 1, 1, ")"),
        ],
        [(0, 1, 2, "Of which"), (1, 1, 1, "a"), (2, 1, 2, "x"), (3, 2, 1, "10%")],
        [(1, 1, 1, "b"), (3, 1000, 1, "20")],
    ]
    assert [cell.text for row in grid.rows for cell in row if cell.strong] == ["Year Ended June 30,", "2020", "2019"]
    assert grid.columns == 1003


def test_heads_and_captions_of_tables() -> None:
    page = "<table><caption>Sales <b>in</b> 2020</caption><thead><tr><td>a<td>b</thead><tr><th>c<td>1<tr></table>after"
    read = made(page, "a.html")
    (grid,) = grids(read)
    assert grid.caption == "Sales in 2020"
    assert [[(cell.text, cell.head) for cell in row] for row in grid.rows] == [
        [("a", True), ("b", True)],
        [("c", True), ("1", False)],
    ]
    assert [kind for kind, _ in told(read)] == ["caption", "table", "paragraph"]


PROSE = "This is a paragraph of words, one of the many that stand in a table which only lays them out. " * 4


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (
            "<table><tr><td>a 1<tr><td><p>b</p><p>c</p></table>",
            [("paragraph", "a 1"), ("paragraph", "b"), ("paragraph", "c")],
        ),
        ("<table><tr><td>•<td>a 1<tr><td>(2)<td>b<tr></table>", [("item", "• a 1"), ("item", "(2) b")]),
        ("<table><tr><td>•<td>12</table>", [("table", "• | 12")]),
        (f"<table><tr><td>a<td>{PROSE}</table>", [("paragraph", "a"), ("paragraph", PROSE.strip())]),
        (f"<table><tr><td>a<td>1<td>{PROSE}</table>", [("table", f"a | 1 | {PROSE.strip()}")]),
        (
            "<table><tr><td>a<td>b<p>c<table><tr><td>x<td>1</table>d<td>e</table>f",
            [
                ("paragraph", "a"),
                ("paragraph", "b"),
                ("paragraph", "c"),
                ("table", "x | 1"),
                ("paragraph", "d"),
                ("paragraph", "e"),
                ("paragraph", "f"),
            ],
        ),
        (
            "<table><tr><td>a<table><tr><td>x<td>1</table><table><tr><td>y<td>2",
            [("paragraph", "a"), ("table", "x | 1"), ("table", "y | 2")],
        ),
        ("<table><table><tr><td>x<td>1</table></table>", [("table", "x | 1")]),
        ("<table><tr><td> <td></table>", []),
    ],
)
def test_tables_that_only_lay_words_out(page: str, blocks: list[tuple[str, str]]) -> None:
    assert told(made(page, "a.html")) == blocks


def test_what_is_seen_keeps_its_place() -> None:
    page = "<p>1&nbsp;2&#x41;<!-- check-data: ignore[CD201] a -->\n<h2> B </h2><table><tr><td> c <td>3</table>"
    read = html.read(page, "a.html")
    assert len(read.readable) == len(page)
    assert read.readable.split() == ["1", "2A", "B", "c", "3"]
    assert [page[slice(*span)] for span in (*read.headings, *read.comments, *read.tables[0][0])] == [
        "B",
        "check-data: ignore[CD201] a",
        "c",
        "3",
    ]
