"""Blocks of documents: nothing that can be read is lost or told twice."""

import string

from hypothesis import given
from hypothesis import strategies as st

from check_data.documents import html, markdown, plain
from check_data.documents.document import Document
from check_data.report.html.blocks import blocks

WORDS = [
    "全市",
    "15例",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "- ",
    "| 7 | 8 |\n",
    "|---|\n",
    "**",
    "1. ",
    "> ",
    "\u2028",
    "\x0c",
]
TAGS = ["<p>", "</p>", "<br>", "<h1>", "</h1>", "<table>", "</table>", "<tr>", "<td>", "</td>", "&amp;", "<!--", "-->"]


def words(text: str) -> str:
    """What says anything: letters and digits."""
    return "".join(char for char in text if char not in string.punctuation and not char.isspace())


@given(st.sampled_from([plain, markdown, html]), st.lists(st.sampled_from(WORDS + TAGS) | st.text(max_size=4)))
def test_blocks_hold_all_that_can_be_read_once(format_: object, pieces: list[str]) -> None:
    names = {plain: "a.txt", markdown: "a.md", html: "a.html"}
    read: Document = format_.read("".join(pieces), names[format_])  # type: ignore[attr-defined, index]
    shown, at = "", 0
    for block in blocks(read):
        assert block.span.start >= at
        at = block.span.end
        cells = [cell for row in block.rows for cell in row] or [block.span]
        shown += "".join(read.readable[slice(*cell)] for cell in cells)
    assert words(shown) == words(read.readable)
