"""Where blocks of HTML in a Markdown text end."""

from __future__ import annotations

import re

from check_data.patterns import lazily

_END = lazily(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HTML_BLOCK = lazily(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|"
    r"dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    r"menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|"
    r"ul)(?=[\s/>])",
    re.IGNORECASE,
)
_HTML_WHOLE = lazily(r"<(?P<name>script|pre|style|textarea|table|!--|\?|!)", re.IGNORECASE)
_HTML_ENDS = {"!--": "-->", "?": "?>", "!": ">"}
_ALONE = lazily(r"</?[A-Za-z][^<>]*>[ \t]*(?:[\r\n]|\Z)")


def html_end(text: str, start: int, line_end: int, *, alone: bool) -> int | None:
    """Where a block of HTML ends that begins with a tag; None where the tag is one within a paragraph.

    Tables, scripts and comments go on to their end, other elements to the next empty line.
    """
    whole = _HTML_WHOLE.match(text, start)
    if whole:
        name = whole["name"].lower()
        closing = re.compile(re.escape(_HTML_ENDS.get(name, f"</{name}")), re.IGNORECASE)
        closed = closing.search(text, whole.end())
        ended = _END.match(text, closed.end() if closed else len(text))
        assert ended is not None  # it matches nothing at least
        return ended.end()
    if not _HTML_BLOCK.match(text, start) and not (alone and _ALONE.match(text, start)):
        return None
    empty = _EMPTY.search(text, line_end)
    return empty.end() if empty else len(text)


_EMPTY = lazily(r"^[ \t]*\r?\n", re.MULTILINE)
