"""What is written in other languages (SQL, R, Python, VTL), and what stands for it here."""

from __future__ import annotations

SIGNS = {
    "=": "==",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "**": "^",
    "&": "and",
    "|": "or",
    "!": "not",
    "~": "matches",
    ";": "two checks",
}
"""Signs; of several that begin alike the longest is meant."""

WORDS = {
    "is": "missing(x) or given(x)",
    "between": "0 <= x <= 1",
    "like": "matches",
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "not_in": "not in",
}
"""Words between two figures."""

CALLS = {
    "isnull": "missing",
    "isna": "missing",
    "is_null": "missing",
    "is_na": "missing",
    "notnull": "given",
    "notna": "given",
    "nchar": "length",
    "len": "length",
    "ln": "log",
    "avg": "mean",
    "lag": "previous",
    "n": "count",
    "pow": "^",
}
"""Functions."""


def call(name: str) -> str | None:
    """What stands here for a function of that name; None where nothing is known to."""
    found = CALLS.get(name.lower())
    return found and (f"{found}()" if found.isalpha() else found)
