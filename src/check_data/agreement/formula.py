"""What a rule says, as a tree: comparisons of figures, statements on texts and cells, and what joins them.

The nodes of arithmetic are those of `nodes`; conditions and tolerances are written out when they are parsed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from check_data.agreement.nodes import Call, Comparison, Name, Node, Number, children, walk


class Member(NamedTuple):
    """A text that is one of some."""

    name: str
    values: frozenset[str]


class Codes(NamedTuple):
    """A text that is one of those in a column of another table, which `with_codes` reads."""

    name: str
    table: str
    column: str


class Same(NamedTuple):
    """Two texts that are the same."""

    left: str
    right: str


class Matches(NamedTuple):
    """A text all of which a pattern describes (see `matching`)."""

    name: str
    pattern: str


class Missing(NamedTuple):
    """A cell without a value."""

    name: str


class Not(NamedTuple):
    """The opposite."""

    part: Formula


class And(NamedTuple):
    """All of it."""

    parts: tuple[Formula, ...]


class Or(NamedTuple):
    """Some of it."""

    parts: tuple[Formula, ...]


class Unknown(NamedTuple):
    """What a missing cell leaves open: no rule says it, but what is known of one may."""


Statement = Member | Codes | Same | Matches | Missing
Formula = Comparison | Statement | Unknown | Not | And | Or

Absent = Literal["undetermined", "fails", "passes"]

NEVER = Or(())
"""What holds in no record."""
ALWAYS = And(())
"""What holds in every record."""


class Rule(NamedTuple):
    """A rule: what must hold, its condition where it was written as one (of which it says nothing else), what it says
    where a missing cell leaves it open, and the text of a condition that stands apart from it.
    """

    formula: Formula
    condition: Formula | None = None
    absent: Absent = "undetermined"
    where: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, each once, in order of appearance."""
        return tuple(dict.fromkeys(name for each in atoms(self.formula) for name in names_of(each)))

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns that are read as figures."""
        found = (name for each in atoms(self.formula) if isinstance(each, Comparison) for name in figures_of(each))
        return tuple(dict.fromkeys(found))

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that are read as days: those beside a date, and in functions of dates."""
        found = (name for each in atoms(self.formula) if isinstance(each, Comparison) for name in _days(each))
        return tuple(dict.fromkeys(found))

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that are read as texts."""
        found = (name for each in atoms(self.formula) for name in texts_of(each))
        return tuple(dict.fromkeys(found))

    @property
    def said(self) -> tuple[str, ...]:
        """The columns whose texts decide it: those read as texts, and those that are only given or missing."""
        figures, texts = set(self.figures), set(self.texts)
        return tuple(name for name in self.names if name in texts or name not in figures)


Atom = Comparison | Statement


def atoms(formula: Formula) -> Iterator[Atom]:
    """The comparisons and statements of a formula."""
    match formula:
        case Not(part):
            yield from atoms(part)
        case And(parts) | Or(parts):
            for each in parts:
                yield from atoms(each)
        case _:
            assert not isinstance(formula, Unknown)  # no rule says it
            yield formula


def names_of(atom: Comparison | Statement) -> tuple[str, ...]:
    """The columns of a comparison or a statement."""
    match atom:
        case Comparison(_, left, right):
            return tuple(node.id for side in (left, right) for node in walk(side) if isinstance(node, Name))
        case Same(one, other):
            return (one, other)
        case _:
            return (atom.name,)


@lru_cache(maxsize=4096)
def figures_of(comparison: Comparison) -> tuple[str, ...]:
    """The columns of a comparison that are read as figures."""
    of_texts = set(_measured(comparison))
    return tuple(name for name in names_of(comparison) if name not in of_texts)


def texts_of(atom: Comparison | Statement) -> tuple[str, ...]:
    """The columns that are read as texts."""
    match atom:
        case Comparison():
            return tuple(_measured(atom))
        case Missing():
            return ()
        case _:
            return names_of(atom)


_OF_DAYS = ("days", "months", "year", "years")
"""Functions of days that give numbers."""


def _days(comparison: Comparison) -> Iterator[str]:
    """The names in functions of days, and those beside a date: in a function of days a date says nothing of others."""
    beside: list[Node] = []
    for side in (comparison.left, comparison.right):
        for node in _outside(side):
            if isinstance(node, Call):
                yield from (inner.id for each in node.arguments for inner in walk(each) if isinstance(inner, Name))
            else:
                beside.append(node)
    if any(isinstance(node, Number) and is_day(node.text) for node in beside):
        yield from (node.id for node in beside if isinstance(node, Name))


def _outside(node: Node) -> Iterator[Node]:
    """The functions of days of a node, each whole, and the names and numbers outside of them."""
    below = () if isinstance(node, Call) and node.function in _OF_DAYS else children(node)
    if not below:
        yield node
    for each in below:
        yield from _outside(each)


def is_day(text: str) -> bool:
    """Whether a literal is a date."""
    return text.count("-") == 2


def _measured(comparison: Comparison) -> Iterator[str]:
    for side in (comparison.left, comparison.right):
        for node in walk(side):
            if isinstance(node, Call) and node.function == "length":
                yield from (inner.id for inner in node.arguments if isinstance(inner, Name))


NEGATED = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
"""The comparison that holds where another one does not."""
