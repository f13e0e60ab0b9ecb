"""What a text must have for an expression to match something in it, read off the expression as Python parses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Needs = frozenset[str]
"""Pieces of which a text has one at least."""


def needs_of(expression: str) -> list[Needs]:
    """Of each of these a text has some piece."""
    return [*_needs(_parser.parse(expression))]


def _needs(nodes: Iterable[Any]) -> Iterator[Needs]:
    literal = ""
    for operation, of in nodes:
        if operation is sre.LITERAL:
            literal += chr(of)
            continue
        if literal:
            yield frozenset([literal])
        literal = ""
        yield from _of(operation, of)
    if literal:
        yield frozenset([literal])


def _of(operation: Any, of: Any) -> Iterator[Needs]:
    repeated = operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and of[0] > 0
    if repeated or operation in (sre.SUBPATTERN, sre.ASSERT):
        yield from _needs(of[-1])
    elif operation is sre.IN and all(kind is sre.LITERAL for kind, _ in of):
        yield frozenset(chr(each) for _, each in of)
    elif operation is sre.BRANCH:
        branches = [min(_needs(branch), key=len, default=frozenset[str]()) for branch in of[1]]
        if all(branches):
            yield frozenset[str]().union(*branches)
