"""What links and notes of a Markdown text are called."""

from __future__ import annotations

import re

from check_data.patterns import lazily

_LABEL = lazily(r"^[ \t>]{0,9}\[([^\]\n]{1,200})\]:", re.MULTILINE)


def labels(text: str) -> frozenset[str]:
    """The labels of the links and notes that a text defines, in lower case."""
    return frozenset(each.strip().lower() for each in _LABEL.findall(text)) if "]:" in text else frozenset()
