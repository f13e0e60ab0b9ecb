"""Expressions of R as trees: what R's own grammar says of precedence, as far as rules need it. Nothing is run."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from check_data.importing.carried import NotCarried
from check_data.limits import limits
from check_data.patterns import lazily

Leaf = str | Fraction | bool | None


class Symbol(NamedTuple):
    """A name."""

    name: str


class Literal(NamedTuple):
    """A text, a number, TRUE or FALSE; None is NA, NULL and whatever else is no value."""

    value: Leaf


class Call(NamedTuple):
    """A function, or an operator by its sign, with its arguments, each with its name (empty: none)."""

    function: str
    arguments: tuple[tuple[str, Tree], ...]

    @property
    def plain(self) -> tuple[Tree, ...]:
        """The arguments without a name."""
        return tuple(each for name, each in self.arguments if not name)

    @property
    def named(self) -> dict[str, Tree]:
        """The arguments by their names."""
        return {name: each for name, each in self.arguments if name}


Tree = Symbol | Literal | Call

_TOKEN = lazily(
    r"""(?:\s++|\#[^\n]*+)*+(?:
        (?P<number>(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][-+]?\d++)?+)L?+(?![\w.])
      | (?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')
      | `(?P<quoted>[^`]++)`
      | (?P<name>(?:[^\W\d_]|\.(?!\d))[\w.]*+)
      | (?P<sign>%[^%\s]*+%|\*\*|<=|>=|==|!=|&&|\|\||:=|[-+*/^<>()\[\],!&|=:~$])
      | (?P<end>\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_BINARY = {
    "||": 2, "|": 2, "&&": 3, "&": 3,
    "==": 5, "!=": 5, "<": 5, "<=": 5, ">": 5, ">=": 5,
    "+": 6, "-": 6, "*": 7, "/": 7, ":": 9,
}  # fmt: skip
LONGEST = 100
"""Digits of a number at most."""
_NOT, _SPECIAL, _SIGN, _POWER = 4, 8, 10, 11
_VALUES: dict[str, Leaf] = {
    "TRUE": True, "T": True, "FALSE": False, "F": False, "NA": None, "NULL": None, "NA_character_": None,
    "NA_integer_": None, "NA_real_": None, "NaN": None, "Inf": None,
}  # fmt: skip
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_ESCAPE = lazily(r"\\(.)", re.DOTALL)


class _Token(NamedTuple):
    kind: str
    text: str


def parsed(text: str) -> tuple[str, Tree]:
    """The tree of an expression, and the name that it is given by ``:=`` (empty: none).

    Raises:
        NotCarried: it is no such expression, or nested too deep.

    """
    try:
        return _Parser(text).whole()
    except RecursionError as error:
        raise NotCarried("nested too deep") from error


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(text, at)
        if match is None or (match.end() == at and match.lastgroup != "end"):
            raise NotCarried(f"{text[at:].strip()[:10]!r} is not understood")
        kind = match.lastgroup or "end"
        found.append(_Token(kind, match[kind]))
        at = match.end()
    return found


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = self._depth = 0

    def whole(self) -> tuple[str, Tree]:
        name = ""
        if self._tokens[0].kind in ("name", "quoted") and self._tokens[1:2] == [_Token("sign", ":=")]:
            name, self._at = self._tokens[0].text, 2
        tree = self._expression(0)
        if self._next.kind != "end":
            raise NotCarried(f"{self._next.text!r} is not understood")
        return name, tree

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _took(self, sign: str) -> bool:
        found = self._next == _Token("sign", sign)
        self._at += found
        return found

    def _need(self, sign: str) -> None:
        if not self._took(sign):
            raise NotCarried(f"{sign} is wanted, not {self._next.text or 'the end'!r}")

    def _expression(self, least: int) -> Tree:
        self._depth += 1
        if self._depth > limits().nesting:
            raise NotCarried("nested too deep")
        left = self._operand()
        while self._next.kind == "sign" and (binds := self._binds(self._next.text)) is not None and binds >= least:
            sign = self._next.text
            self._at += 1
            right = self._expression(binds if binds == _POWER else binds + 1)
            left = Call("^" if sign == "**" else sign, (("", left), ("", right)))
        self._depth -= 1
        return left

    @staticmethod
    def _binds(sign: str) -> int | None:
        if sign.startswith("%"):
            return _SPECIAL
        return _POWER if sign in ("^", "**") else _BINARY.get(sign)

    def _operand(self) -> Tree:
        token = self._next
        self._at += token.kind != "end"
        if token.kind == "number":
            if len(token.text) > LONGEST or len(token.text.lower().partition("e")[2].strip("+-")) > 2:
                raise NotCarried(f"{token.text[:20]} has too many digits")
            return Literal(Fraction(token.text))
        if token.kind == "text":
            return Literal(_ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), token.text[1:-1]))
        if token.kind in ("name", "quoted"):
            return self._named(token)
        if token == _Token("sign", "("):
            inner = self._expression(0)
            self._need(")")
            return Call("(", (("", inner),))
        if token in (_Token("sign", "-"), _Token("sign", "+")):
            return Call(token.text, (("", self._expression(_SIGN)),))
        if token == _Token("sign", "!"):
            return Call("!", (("", self._expression(_NOT)),))
        raise NotCarried(f"a value is wanted, not {token.text or 'the end'!r}")

    def _named(self, token: _Token) -> Tree:
        if token.kind == "name" and token.text == "if":
            return self._if()
        found: Tree = Symbol(token.text)
        if token.kind == "name" and token.text in _VALUES:
            found = Literal(_VALUES[token.text])
        elif self._took("("):
            found = Call(token.text, tuple(self._arguments()))
        if self._next.text in ("[", "$") and self._next.kind == "sign":
            raise NotCarried(f"{self._next.text} takes parts of tables, which rules of a record do not")
        return found

    def _arguments(self) -> list[tuple[str, Tree]]:
        found: list[tuple[str, Tree]] = []
        while not self._took(")"):
            if found:
                self._need(",")
            name = ""
            if self._next.kind in ("name", "quoted", "text") and self._tokens[self._at + 1] == _Token("sign", "="):
                name = self._next.text.strip("\"'")
                self._at += 2
            found.append((name, self._expression(0)))
        return found

    def _if(self) -> Tree:
        self._need("(")
        condition = self._expression(0)
        self._need(")")
        parts = [("", condition), ("", self._expression(0))]
        if self._next == _Token("name", "else"):
            self._at += 1
            parts.append(("", self._expression(0)))
        return Call("if", tuple(parts))


def replaced(tree: Tree, values: dict[str, Tree]) -> Tree:
    """A tree with others in place of some names."""
    match tree:
        case Symbol(name):
            return values.get(name, tree)
        case Call(function, arguments):
            return Call(function, tuple((name, replaced(each, values)) for name, each in arguments))
        case _:
            return tree
