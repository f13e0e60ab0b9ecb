"""What lies around a rule file and its templates and includes may name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from check_data.agreement.expression import BadExpression


class Around(NamedTuple):
    """The names of the figures that checks may use; the codes in a column (the second) of another table (the first),
    each once and in order; the text of another file. None where it is not known: what needs it is left out.

    ``codes`` raises `BadExpression` where there are none, ``text`` `ValueError` or `OSError` where a file can't be.
    """

    columns: Callable[[], Sequence[str]] | None = None
    codes: Callable[[str, str], Sequence[str]] | None = None
    text: Callable[[Path], str] | None = None


class NotKnown(BadExpression):
    """What a template needs is not known here."""


ALONE = Around()
"""A file of which nothing else is known."""


def columns(around: Around, pattern: str) -> list[str]:
    """The figures whose names a pattern with ``*`` describes, in their order.

    Raises:
        NotKnown: their names are not known.
        BadExpression: there are none.

    """
    if around.columns is None:
        raise NotKnown(f"{pattern}: the columns are not known here")
    before, _, after = pattern.partition("*")
    least = len(before) + len(after)
    there = around.columns()
    found = [each for each in there if each.startswith(before) and each.endswith(after) and len(each) >= least]
    if not found:
        shown = ", ".join(there[:8]) + (", …" if len(there) > 8 else "")
        raise BadExpression(f"no column is named {pattern}; there are {shown or 'none'}")
    return found
