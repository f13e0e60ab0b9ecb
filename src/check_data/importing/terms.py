"""Parts of a rule in our language while it is written: text, and how tightly it binds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from check_data.agreement.backticks import quoted
from check_data.agreement.rule.words import RESERVED
from check_data.agreement.rulefile.filled import text_literal

IF, OR, AND, NOT, COMPARED, SUM, PRODUCT, SIGNED, POWER, ATOM = range(10)
"""How tightly something binds."""

CONDITION, TERM, TEXT, NAME, NUMBER = "condition", "term", "text", "name", "number"
"""What something is: a condition, a figure that is worked out, a text in quotation marks, a column, a number."""


class Term(NamedTuple):
    """A part of a rule. ``plain``: the text, the column or the number that it is, without signs of the language."""

    text: str
    binds: int
    kind: str
    plain: str = ""

    def within(self, binds: int) -> str:
        """Its text where only what binds as tightly may stand bare."""
        return self.text if self.binds >= binds else f"({self.text})"


def column(name: str) -> Term:
    """A column."""
    return Term(f"`{name}`" if name in RESERVED else quoted(name), ATOM, NAME, name)


def text(said: str) -> Term:
    """A text."""
    return Term(text_literal(said), ATOM, TEXT, said)


def called(function: str, arguments: Iterable[Term]) -> Term:
    """A function of figures."""
    return Term(f"{function}({', '.join(each.text for each in arguments)})", ATOM, TERM)


def joined(word: str, parts: Iterable[Term], binds: int, kind: str = CONDITION) -> Term:
    """Parts with a word between them."""
    return Term(f" {word} ".join(each.within(binds + (kind == TERM and at > 0)) for at, each in enumerate(parts)),
                binds, kind)  # fmt: skip


def negated(part: Term) -> Term:
    """The opposite."""
    return Term(f"not {part.within(NOT)}", NOT, CONDITION)


def conditional(condition: Term, then: Term, otherwise: Term | None = None) -> Term:
    """If one then the other."""
    tail = f" else {otherwise.within(OR)}" if otherwise is not None else ""
    return Term(f"if {condition.within(OR)} then {then.within(OR)}{tail}", IF, CONDITION)
