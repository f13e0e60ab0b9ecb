"""Exceptions that nobody foresaw, in one line; their tracebacks only where they are asked for."""

from __future__ import annotations

import os
import sys

TRACEBACK = "CHECK_DATA_TRACEBACK"
"""The environment variable that asks for tracebacks on standard error."""
_LONGEST = 300


def described(error: BaseException) -> str:
    """An exception in one line; its traceback goes to standard error where `TRACEBACK` is set."""
    if os.environ.get(TRACEBACK) and sys.stderr is not None:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    first = next((line.strip() for line in str(error).splitlines() if line.strip()), "")[:_LONGEST]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def is_fault(error: BaseException) -> bool:
    """Whether an exception is one that a library or this program raised, and no order to stop.

    Panics of libraries in Rust (Polars) are no `Exception`.
    """
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"
