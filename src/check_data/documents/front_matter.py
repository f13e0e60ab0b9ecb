"""What stands before a Markdown text about it, of which its title is read."""

from __future__ import annotations

import re

from check_data.documents.blocks import plain_run
from check_data.documents.inline import read_inline
from check_data.documents.outline import Outline
from check_data.patterns import lazily

_FRONT = lazily(
    r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?=\#|[\w-]+[ \t]*[:=])(?P<body>(?:(?!---|\+\+\+|\.\.\.)[^\n]*\n)*)"
    r"(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_TITLE = lazily(r"^title[ \t]*[:=][ \t]*(?P<mark>[\"']?)(?P<words>[^\r\n]*?)(?P=mark)[ \t]*\r?$", re.MULTILINE)


def front_matter(text: str, outline: Outline) -> int:
    """Read the title of what stands before a text about it; where the text itself begins."""
    front = _FRONT.match(text)
    if front is None:
        return 0
    title = _TITLE.search(text, front.start("body"), front.end("body"))
    if title:
        outline.add("title", read_inline(plain_run(title["words"], title.start("words"))))
    return front.end()
