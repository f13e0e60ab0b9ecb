"""What a run may cost at most: sizes and steps beyond which it says so instead of going on for hours.

The limits hold for what is done inside of `limited`, in this thread; the configuration names them in
``[tool.check-data.limits]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Limits(NamedTuple):
    """The limits, each at least 1.

    ``file_bytes``: of a file that is read whole, packed or unpacked (not of tables of records, which engines read in
    parts). ``table_cells``: of one table of a text, ``sheet_cells`` of a spreadsheet, counted as they spread.
    ``search_steps``: parts of expressions that are worked out to decide one question. ``digits``: of a number in an
    expression. ``nesting``: of brackets in an expression, 200 at most.
    """

    file_bytes: int = 64 << 20
    table_cells: int = 200_000
    sheet_cells: int = 20_000_000
    search_steps: int = 50_000
    digits: int = 300
    nesting: int = 200


MOST = {"digits": 4000, "nesting": 200}
"""What Python itself takes at most."""

_LIMITS: ContextVar[Limits] = ContextVar("limits")
_DEFAULT = Limits()


def limits() -> Limits:
    """The limits that hold here."""
    return _LIMITS.get(_DEFAULT)


@contextmanager
def limited(to: Limits) -> Iterator[None]:
    """While it lasts, in this thread, these limits hold."""
    token = _LIMITS.set(to)
    try:
        yield
    finally:
        _LIMITS.reset(token)


def setting(name: str) -> str:
    """How the configuration names a limit, for messages."""
    return f"{name.replace('_', '-')} in [tool.check-data.limits]"
