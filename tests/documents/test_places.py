"""The laws of blocks: every character has its place, and how a text is wrapped changes nothing."""

from __future__ import annotations

import re
import textwrap
import time
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import Run
from tests.documents.blocks_of import made, runs, texts

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", "0123456789+-()n")
_ENTITY = re.compile(r"&#?\w+;?")
FORMATS = ["a.md", "a.txt", "a.html"]
HOSTILE = st.text("<>&;#/!-abh1tdp \n\r'\"=|*_`[]()\\:~^+>", max_size=80)
_BLANKS = {"LF": "\n", "CRLF": "\r\n", "BLANK": " "}


def _piece(word: str) -> str:
    return _BLANKS.get(word, word.replace("|", " ") if len(word) > 1 else word)


PIECES = st.lists(
    st.sampled_from(
        """<table> </table> <tr> <td> </td> <th> <td|colspan=2> <td|rowspan=3> <sup> </sup> <b> </b> <br> <p> </p> <li>
        <h2> </h2> <title> </title> <div|hidden> </div> <caption> </caption> <thead> </thead>
        <span|style=font-weight:700>
        </span>
        <ix:nonFraction> </ix:nonFraction> <head> </head> <pre> </pre> <!--|x|-->
        &nbsp; &#50; &amp;gt; 1,200 $ ) %
        **b** *i* `c` [a](b) ![c](d) [^1] | |-|-| # - > 1. \\* km m 10 增长 5 。 （ https://a.b/1 ﻿ \u00ad　 \u2028 \t
        check-data: LF CRLF BLANK LF""".split()
    ).map(_piece),
    max_size=40,
).map("".join)


def stands_for(file: str, place: int, char: str) -> bool:
    """Whether a character of a file is one of a run, or stands for it."""
    if file[place] in (char, char.translate(_RAISED)) or (char == "⁻" and file[place] in "-−–"):
        return True
    return any(
        found.start() <= place < found.end() and char.translate(_RAISED) in unescape(found[0])
        for found in _ENTITY.finditer(file)
    )


@given(HOSTILE | PIECES | st.text(max_size=40), st.sampled_from(FORMATS))
def test_every_character_of_a_run_stands_at_its_place(text: str, name: str) -> None:
    for run in runs(made(text, name)):
        assert run.text == " ".join(run.text.split(" "))
        assert run.text.strip(" ") == run.text
        assert list(run.starts) == sorted(set(run.starts))
        assert run.starts[0] == 0
        for at, char in enumerate(run.text):
            assert char == " " or stands_for(text, run.place(at), char), (run, at)


def test_a_span_reaches_over_the_markup_between_its_ends() -> None:
    (run,) = runs(made("<p>about <b>1</b>,200&#160;firms</p>", "a.html"))
    assert run.text == "about 1,200 firms"
    span = run.span(6, 11)
    assert "<p>about <b>1</b>,200&#160;firms</p>"[slice(*span)] == "1</b>,200"


WORDS = "the company sold 1,200 cars at $3.5 million (about 12% of all) in 2019, firms said. and of total".split()
"""None begins with a capital, as lines that all do are a list."""
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=60).map(" ".join)
WIDTHS = st.sampled_from([40, 60, 80])


def wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


@given(SENTENCES, WIDTHS, st.sampled_from(FORMATS))
def test_a_paragraph_reads_the_same_wrapped(text: str, width: int, name: str) -> None:
    assert texts(wrapped(text, width), name) == [text]


@given(st.lists(SENTENCES, min_size=2, max_size=4), WIDTHS)
def test_paragraphs_read_the_same_wrapped(paragraphs: list[str], width: int) -> None:
    for name, between in (("a.md", "\n\n"), ("a.txt", "\n\n"), ("a.html", "\n<p>")):
        assert texts(between.join(wrapped(each, width) for each in paragraphs), name) == paragraphs


HAN = st.lists(
    st.sampled_from(["新增确诊", "病例", "其中", "全市", "企业", "共计", "增长", "万元", "，", "。", "1200", "35.2%"]),
    min_size=3,
    max_size=60,
).map("".join)


@given(HAN, WIDTHS, st.sampled_from(FORMATS))
def test_a_chinese_paragraph_reads_the_same_broken_anywhere(text: str, width: int, name: str) -> None:
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    # A break within a number is none that a layout makes.
    whole = not any(a[-1:].isascii() and b[:1].isascii() for a, b in pairwise(lines))
    if whole:
        assert texts("\n".join(lines), name) == [text]


PIECES_OF = {
    "a.html": """<a|<a <!-- <!--|x|--> <a|" <a|'" <div> <table> <table><tr><td> <td> <tr> <td|rowspan=9> &amp & &#
        <sup>1
        <tr><td|colspan=1000|rowspan=9>1 <b>1</b>, <script> <p|hidden> <![ <br> <li>1 </table> http:// www. <h2>1 <head>
        <title> <div|style='display:none'>""",
    "a.md": '# * > | | ` [ ] [a]( ![ [^1] **a *a* _a ~~ <a <!-- &amp; \\ ^a ( <sup> 中 |\\| `` [a](b|"',
    "a.txt": "#|check-data: 、 （一） 　 http:// \u200b ——",
}
LINES_OF = {
    "a.html": ["\n", "<p>a\n"],
    "a.md": [
        *("# x\n", "- x\n", "  - x\n", "> a\n", "|-|\n", "a|b\n-|-\n", "``` \n", "[a]: b\n", "<div>\n", "<table>\n"),
        *("    x\n", "a\n", "a\n===\n", "---\n", "1. a\n", "> x\n- a\n"),
    ],
    "a.txt": ["a\tb\tc\n", "a  b\n", "- \n", "1. x\n", "|a|\n", "a\n\n", "# check-data: \n"],
}
HOSTILE_PIECES = [(name, _piece(piece)) for name, all_of in PIECES_OF.items() for piece in all_of.split()] + [
    (name, line) for name, lines in LINES_OF.items() for line in lines
]


@pytest.mark.growth
@pytest.mark.parametrize(("name", "piece"), HOSTILE_PIECES)
def test_time_grows_with_the_length_of_a_document(name: str, piece: str) -> None:
    """Eight times the text takes about eight times as long, never the sixty-four of a quadratic reading."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        assert made(text, name).blocks is not None
        return time.process_time() - began

    seconds(1_000)
    # Other programs take the caches of a busy machine: what is slow is slow each time.
    for _ in range(4):
        short, long = min(seconds(6_250) for _ in range(3)), min(seconds(50_000) for _ in range(2))
        if long < 32 * max(short, 0.003):
            return
    pytest.fail(f"{short:.3f} s for 6,250 characters, {long:.3f} s for 50,000")


def test_an_empty_run_has_a_place() -> None:
    assert Run("", (0,), (0,)).place(0) == 0
