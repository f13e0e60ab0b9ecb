"""HTML to its tags, comments and texts, in linear time whatever it holds."""

from __future__ import annotations

import re

from check_data.patterns import lazily

# Inside a tag quotes may hold anything. Possessive: what was read is not read again where the tag is not closed.
TOKEN = lazily(
    r"<(?:"
    r"!--(?:-?>|(?P<comment>.*?)--!?>|(?P<unended>[^\r\n]*+).*\Z)"
    r"|(?P<name>script|style|svg|textarea|iframe|noscript|template|xmp)(?=[\s/>])[^<>]*+(?<!/)>(?:.*?</(?P=name)\b[^<>]*+>|.*\Z)"
    r"|(?P<end>/?)(?P<tag>[A-Za-z][^\s/><]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+|[^<>]*+)>"
    r"|[!?][^<>]*+>"
    r")",
    re.DOTALL | re.IGNORECASE,
)
REFERENCE = lazily(r"&(?:\#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});?")

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary ul".split()
)
UNREAD = frozenset(
    "head nav code pre button select option datalist object canvas audio video map ix:header ix:hidden".split()
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_SPAN = lazily(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,9})", re.IGNORECASE)
_HIDDEN = lazily(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:\A|\s)hidden(?=[\s=/]|\Z)", re.IGNORECASE)
_BOLD = lazily(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def spans(attributes: str) -> tuple[int, int]:
    """How many columns and rows a cell's attributes say that it spans."""
    told = (
        {name.lower(): int(count) for name, count in _SPAN.findall(attributes)} if "span" in attributes.lower() else {}
    )
    return max(told.get("colspan", 1), 1), max(told.get("rowspan", 1), 1)


def hidden(attributes: str) -> bool:
    """Whether an element's attributes say that it isn't shown."""
    return _HIDDEN.search(attributes) is not None


def bold(attributes: str) -> bool:
    """Whether an element's style is bold."""
    return _BOLD.search(attributes) is not None
