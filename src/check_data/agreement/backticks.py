"""Names that no identifier is, said in backticks: `` `year-end` ``, `` `other.rev` ``, `` `2020` ``.

Each stands in the text as an identifier of its length while the text is parsed, so that columns in messages stay true.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from check_data.patterns import lazily

_QUOTED = lazily(r"`([^`\n]*)`")


class Unquoted(NamedTuple):
    """A text without backticks, and the names that stand for what was in them."""

    text: str
    names: Mapping[str, str]

    def said(self, message: str) -> str:
        """A message on that text as one on the text as it was written."""
        for placeholder, name in self.names.items():
            message = message.replace(placeholder, f"`{name}`")
        return message


class Unended(ValueError):
    """A backtick without another one, or nothing between two."""


def unquoted(text: str) -> Unquoted:
    """A text with an identifier in place of each name in backticks.

    Raises:
        Unended: a name has no end, or there is none.

    """
    names: dict[str, str] = {}
    parts, at = [], 0
    for found in _QUOTED.finditer(text):
        if not found[1].strip():
            raise Unended(f"there is no name in the backticks at column {found.start() + 1}")
        placeholder = identifier(len(found[0]), text, names)
        names[placeholder] = found[1]
        parts += [text[at : found.start()], placeholder]
        at = found.end()
    rest = text[at:]
    if "`" in rest:
        raise Unended(f"the name in backticks at column {at + rest.index('`') + 1} does not end")
    return Unquoted("".join((*parts, rest)), names)


def identifier(length: int, text: str, taken: Iterable[str] = ()) -> str:
    """An identifier of a length, or a longer one, that is neither in a text nor taken."""
    number, known = 0, set(taken)
    while (name := f"_{number}".ljust(length, "_")) in text or name in known:
        number += 1
    return name


def quoted(name: str) -> str:
    """A name as an expression says it: in backticks where it is no identifier."""
    plain = name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("__")
    return name if plain else f"`{name}`"
