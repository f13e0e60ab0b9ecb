"""Documents keep the places of what they print."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents import html, markdown, plain
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded, Unreadable
from check_data.documents.load import document, load
from check_data.documents.spans import Span


def words(read: Document, spans: tuple[Span, ...] | list[Span]) -> list[str]:
    return [read.text[span.start : span.end] for span in spans]


def cells(read: Document) -> list[list[list[str]]]:
    return [[words(read, row) for row in table] for table in read.tables]


def test_headings_of_a_plain_text() -> None:
    text = "\n\n第一条消息\n\n正文有3人。\n\n小标题\n\n186家复工\n\n又一段，\n 12人到场。 \n\n301家\n正文\n"
    assert words(plain.read(text, "p.txt"), plain.read(text, "p.txt").headings) == ["第一条消息", "186家复工"]
    assert plain.read("一句话。\n", "p.txt").headings == ()
    assert plain.read(" \n", "p.txt").headings == ()


MARKDOWN = """\
# Title 186 #

Text with `code 1`, a [link 2](https://x.y/3 "4"), <b class="5">bold</b> <!-- 6 --> and https://x.y/7.

```
8
```
~~~
9
~~~

## Second

| a | b \\| c |
|:--|---|
|1|  22  |
||3

| x |
"""


def test_markdown() -> None:
    read = markdown.read(MARKDOWN, "p.md")
    assert len(read.readable) == len(read.text)
    assert words(read, read.headings) == ["Title 186", "Second"]
    assert [char for char in read.readable if char.isdigit()] == list("186212" + "23")
    assert cells(read) == [[["a", "b \\| c"], ["1", "22"], ["", "3"]], [["x"]]]


def test_a_markdown_text_without_marks_may_have_a_title() -> None:
    read = markdown.read("销售额超2.5万亿元\n\n<p>正文2.6万亿元。</p>\n", "p.md")
    assert words(read, read.headings) == ["销售额超2.5万亿元"]
    assert "<" not in read.readable


HTML = """\
<!doctype html><html><head><title>1</title></head><body>
<h1> News <b>186</b> </h1><script>2</script><p title="3">4&nbsp;5 &lt;6 &#55; &copy8 &bogus; <!-- 9 --></p>
<table><tr><th>a<th>b</tr><tr><td> 1 </td><td>2</td></tr>
<tr><td>3<tr></tr></table><pre>&lt;</pre></style><h2>open</body></html>
"""


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>1<!--2", "   1     "),
        ("<p>1<!--2<!--3<p>4", "   1              "),
        ("<p>1<!--2-->3", "   1        3"),
        ("<p>1-->", "   1-->"),
        ("1", "1"),
    ],
)
def test_a_comment_that_is_not_closed_goes_on_to_the_end(page: str, seen: str) -> None:
    assert html.read(page, "p.html").readable == seen


def test_html() -> None:
    read = html.read(HTML, "p.html")
    assert len(read.readable) == len(read.text)
    assert words(read, read.headings) == ["News <b>186</b>"]
    assert [char for char in read.readable if char.isdigit()] == list("186456781" + "23")
    assert read.readable[read.text.index("&#55;")] == "7"
    assert cells(read) == [[["a", "b"], ["1", "2"], ["3"]]]


@given(st.text("<>&;#/!-abh12td \n'\"=", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_at_its_own_length(text: str) -> None:
    for reader in (plain.read, markdown.read, html.read):
        read = reader(text, "p")
        assert len(read.readable) == len(text)
        for span in (*read.headings, *(cell for table in read.tables for row in table for cell in row)):
            assert 0 <= span.start <= span.end <= len(text)


def test_places_and_lines() -> None:
    read = plain.read("a\r\n𠮷田：41314元\nlast", "p.txt")
    place = read.place(6, 11)
    assert (place.line, place.column, place.start, place.end) == (2, 4, 6, 11)
    assert [read.line(number) for number in (1, 2, 3)] == ["a", "𠮷田：41314元", "last"]
    assert read.place(len(read.text), len(read.text)).line == 3


def test_documents_by_their_endings(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("# T\n", encoding="utf-8")
    read, encoding = load(tmp_path / "a.MD")
    assert (words(read, read.headings), encoding) == (["T"], "utf-8")
    (tmp_path / "a.xyz").touch()
    with pytest.raises(Unreadable, match=r"a.xyz:1: texts end in .txt, .md"):
        load(tmp_path / "a.xyz")
    assert document(Decoded("<p>1</p>", "utf-8"), "x.htm").readable == "   1    "
    assert document(Decoded("<p>1</p>", "utf-8"), "-").readable == "<p>1</p>"


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="gbk">', "gbk"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=BIG5">', "big5"),
        ('<meta charset="klingon">', None),
        ("<p>charset=gbk</p>", None),
    ],
)
def test_the_encoding_that_a_page_declares(meta: str, encoding: str | None, tmp_path: Path) -> None:
    assert html.declared_encoding(meta.encode()) == encoding
    path = tmp_path / "a.html"
    path.write_bytes(f"{meta}<p>一百八十六</p>".encode(encoding or "utf-8"))
    read, said = load(path)
    assert (said, "一百八十六" in read.text) == (encoding or "utf-8", True)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (markdown.read, "# A\na\n## B\nb\n### C\nc\n## D\nd\n# E\ne\n"),
        (html.read, "<h1>A</h1>a<h2>B</h2>b<h3>C</h3>c<h2>D</h2>d<h1>E</h1>e"),
    ],
)
def test_what_is_told_under_a_heading_ends_with_its_level(read: Callable[[str, str], Document], text: str) -> None:
    made = read(text, "a")
    told = {
        text[slice(*heading)]: "".join(re.findall("[a-e](?![0-9>])", text[heading.end : end]))
        for heading, end in made.stories()
    }
    assert told == {"A": "abcd", "B": "bc", "C": "c", "D": "d", "E": "e"}


def test_headings_without_levels_are_of_one() -> None:
    made = Document("a", "A1 B2", "A1 B2", (Span(0, 1), Span(3, 4)))
    assert [(heading.start, end) for heading, end in made.stories()] == [(0, 3), (3, 5)]
    assert list(Document("a", "A", "A").stories()) == []
