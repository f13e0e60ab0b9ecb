"""The arithmetic of rules: sums, products, powers and functions of figures."""

from __future__ import annotations

import difflib
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from check_data.agreement.expression import ARITY, BadExpression, made_call
from check_data.agreement.formula import Formula, Missing, Not
from check_data.agreement.nodes import Call, Name, Negative, Node, Number, Operation
from check_data.agreement.rule.elsewhere import call
from check_data.agreement.rule.tokens import BadRule, Token, place
from check_data.agreement.rule.words import RESERVED, Words
from check_data.agreement.statistic import OF_GROUPS
from check_data.limits import limits, setting

FUNCTIONS = {
    **ARITY,
    "sqrt": (1, 1),
    "log": (1, 1),
    "exp": (1, 1),
    "length": (1, 1),
    "year": (1, 1),
    "months": (2, 2),
    "years": (2, 2),
}
MOST_POWER = 16
"""The largest whole exponent."""


class Quoted(NamedTuple):
    """A text in quotation marks, or true or false; only compared, never calculated with."""

    text: str


Part = Node | Quoted | Formula
"""What stands between brackets."""


class Terms(Words):
    """A parser of arithmetic."""

    def _either(self) -> Part:
        """What stands between brackets, which may be no arithmetic."""
        raise NotImplementedError

    def _of_records(self, token: Token) -> Part | None:  # noqa: ARG002
        """What a name begins that other records give; None where it is one of this record."""
        return None

    def _sum(self) -> Part:
        left = self._product()
        terms = 0
        while self._is("+", "-"):
            sign = self._take()
            terms += 1
            if terms > limits().nesting:
                raise BadRule(f"a sum of too many terms; write sum(a, b, …); the limit is {setting('nesting')}")
            left = Operation(sign.text, self._figure(left, sign), self._figure(self._product(), sign))
        return left

    def _product(self) -> Part:
        left = self._signed()
        factors = 0
        while self._is("*", "/"):
            sign = self._take()
            factors += 1
            if factors > limits().nesting:
                raise BadRule(f"a product of too many factors; the limit is {setting('nesting')}")
            left = Operation(sign.text, self._figure(left, sign), self._figure(self._signed(), sign))
        return left

    def _signed(self) -> Part:
        if not self._is("-"):
            return self._power()
        sign = self._take()
        self._deeper()
        inner = self._figure(self._signed(), sign)
        self._depth -= 1
        return Negative(inner)

    def _power(self) -> Part:
        base = self._primary()
        if not self._is("^"):
            return base
        sign = self._take()
        negative = self._took("-")
        token = self._take()
        exponent = Fraction(token.text.replace("_", "")) if token.kind == "number" else Fraction(-1)
        of = self._figure(base, sign)
        if exponent == Fraction(1, 2):
            found: Node = Call("sqrt", (of,))
        elif exponent.denominator == 1 and 1 <= exponent <= MOST_POWER:
            found = of
            for _ in range(int(exponent) - 1):
                found = Operation("*", found, of)
        else:
            raise self._wanted(f"a whole number from 1 to {MOST_POWER} or 0.5 after ^", token)
        return Operation("/", number(1), found) if negative else found

    def _figure(self, part: Part, sign: Token) -> Node:
        if not isinstance(part, Node):
            raise self._wanted(f"a figure or a number beside {sign.text}", sign)
        return part

    def _primary(self) -> Part:
        token = self._take()
        if token.kind == "text":
            return Quoted(token.text)
        if token.kind == "number":
            return self._literal(token)
        if token.kind == "date":
            return self._day(token)
        if token.kind == "name" and (token.quoted or token.text not in RESERVED):
            return self._named(token)
        if token.kind == "sign" and token.text == "(":
            self._deeper()
            inner = self._either()
            self._need(")")
            self._depth -= 1
            return inner
        raise self._wanted("a figure, a number or a text", token)

    def _literal(self, token: Token) -> Node:
        most = limits().digits
        if max(map(len, token.text.split("."))) > most:
            raise BadRule(f"a literal of more than {most} digits; the limit is {setting('digits')}")
        return Number(Fraction(token.text.replace("_", "")), token.text)

    def _day(self, token: Token) -> Node:
        try:
            return Number(Fraction(date.fromisoformat(token.text).toordinal()), token.text)
        except ValueError as error:
            raise self._wanted("a day of the calendar", token) from error

    def _named(self, token: Token) -> Part:
        if (found := self._of_records(token)) is not None:
            return found
        if not token.quoted and self._took("("):
            return self._call(token)
        if not token.quoted and token.text in ("true", "false"):
            return Quoted(token.text)
        if token.text.startswith("__") or ("." in token.text and not token.quoted):
            raise self._wanted("a name", token, f"; say one that is no identifier in backticks: `{token.text}`")
        return Name(token.text)

    def _call(self, token: Token) -> Part:
        if token.text in ("missing", "given"):
            name = self._take()
            if name.kind != "name":
                raise self._wanted("a column", name)
            self._need(")")
            missing = Missing(name.text)
            return missing if token.text == "missing" else Not(missing)
        if token.text not in FUNCTIONS:
            raise self._wanted("a function", token, _near(token.text))
        self._deeper()
        arguments = [self._argument()]
        while self._took(","):
            arguments.append(self._argument())
        self._need(")")
        self._depth -= 1
        if token.text == "length" and not isinstance(arguments[0], Name):
            raise self._wanted("a column in length()", token)
        try:
            return made_call(token.text, arguments, FUNCTIONS[token.text])
        except BadExpression as error:
            raise BadRule(f"{place(self._text, token.start)}: {error}") from error

    def _argument(self) -> Node:
        token = self._next
        return self._figure(self._sum(), token)


def number(value: int) -> Number:
    """A whole number as a node."""
    return Number(Fraction(value), str(value))


def _near(function: str) -> str:
    """What may be meant by a function that there is none of."""
    near = difflib.get_close_matches(function, (*OF_GROUPS, *FUNCTIONS, "missing", "given"), 1, 0.5)
    meant = call(function) or (f"{near[0]}()" if near else None)
    return f"; did you mean {meant}?" if meant else f"; there are {', '.join(FUNCTIONS)}"
