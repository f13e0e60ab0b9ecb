"""Rules of VTL on codes: one that is the sum of others, each a column, or a record of a long table."""

from __future__ import annotations

from typing import NamedTuple

from check_data.importing import terms
from check_data.importing.carried import NotCarried
from check_data.importing.terms import AND, ATOM, COMPARED, CONDITION, SIGNED, SUM, TERM, Term, joined
from check_data.importing.vtl_expression import Expression
from check_data.importing.vtl_language import Words

_COMPARES = {"=": "==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class Long(NamedTuple):
    """A table with a record a code: its columns of figures and of codes (empty: the one that the rule set names), and
    those that tell the records of one group from others.
    """

    value: str
    code: str = ""
    by: tuple[str, ...] = ()


class Codes(NamedTuple):
    """What stands for the codes of a rule set: columns of their names, or records of a long table.

    ``long`` names its column of codes; None: columns.
    """

    words: Words
    expression: Expression
    long: Long | None

    def rule(self) -> Term:
        """A code that is compared with a sum of others.

        Raises:
            NotCarried: it is none.

        """
        whole = self._item()
        token = self.words.take()
        if token.text not in _COMPARES:
            raise NotCarried(f"=, <, <=, > or >= is wanted, not {token.text or 'the end'!r}")
        if self.words.took("-"):
            parts = Term(f"-{self._item().text}", SIGNED, TERM)
        else:
            self.words.took("+")
            parts = self._item()
        while self.words.next.text in ("+", "-"):
            sign = self.words.take().text
            parts = joined(sign, (parts, self._item()), SUM, TERM)
        return Term(f"{whole.text} {_COMPARES[token.text]} {parts.text}", COMPARED, CONDITION)

    def _item(self) -> Term:
        token = self.words.take()
        if token.kind not in ("name", "quoted", "text", "number"):
            raise NotCarried(f"a code is wanted, not {token.text or 'the end'!r}")
        condition = None
        if self.words.took("["):
            condition = self.expression.condition()
            self.words.need("]")
        if self.long is not None:
            return _record(self.long, token.text, condition)
        if condition is not None:
            raise NotCarried(f"{token.text}[…]: a code with a condition of its own; --value carries it over")
        return terms.column(token.text)


def _record(long: Long, code: str, condition: Term | None) -> Term:
    """The figure of the record of a code."""
    said = Term(f"{terms.column(long.code).text} == {terms.text(code).text}", COMPARED, CONDITION)
    if condition is not None:
        said = joined("and", (said, condition), AND)
    return Term(f"{terms.column(long.value).text}[{said.text}]", ATOM, TERM)
