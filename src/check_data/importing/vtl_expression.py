"""Conditions of VTL in our language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from check_data.importing import terms
from check_data.importing.carried import NotCarried
from check_data.importing.terms import (
    AND,
    COMPARED,
    CONDITION,
    NAME,
    NUMBER,
    OR,
    POWER,
    PRODUCT,
    SIGNED,
    SUM,
    TERM,
    TEXT,
    Term,
    called,
    conditional,
    joined,
    negated,
)
from check_data.importing.vtl_language import Words
from check_data.limits import limits

_COMPARES = {"=": "==", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SAME = {"abs": "abs", "sqrt": "sqrt", "exp": "exp", "ln": "log", "round": "round", "year": "year"}


class Expression:
    """A parser of one expression; ``names`` are the columns that stand for others (``Id_3 as X``)."""

    def __init__(self, words: Words, names: Mapping[str, str]) -> None:
        self._words, self._names = words, names
        self._depth = 0

    def condition(self) -> Term:
        """What holds or not; a column alone is one of truth values.

        Raises:
            NotCarried: the language does not say it, or VTL does not.

        """
        return _as_condition(self._or())

    def _or(self) -> Term:
        self._depth += 1
        if self._depth > limits().nesting:
            raise NotCarried("nested too deep")
        left = self._and()
        while True:
            if self._words.took("or"):
                left = joined("or", (_as_condition(left), _as_condition(self._and())), OR)
            elif self._words.took("xor"):
                one, other = _as_condition(left), _as_condition(self._and())
                ways = (joined("and", each, AND) for each in ((one, negated(other)), (negated(one), other)))
                left = joined("or", ways, OR)
            else:
                self._depth -= 1
                return left

    def _and(self) -> Term:
        left = self._compared()
        while self._words.took("and"):
            left = joined("and", (_as_condition(left), _as_condition(self._compared())), AND)
        return left

    def _compared(self) -> Term:
        if self._words.took("not"):
            return negated(_as_condition(self._compared()))
        left = self._sum()
        token = self._words.next
        if token.kind == "sign" and token.text in _COMPARES:
            self._words.take()
            right = self._sum()
            if left.kind == CONDITION or right.kind == CONDITION:
                raise NotCarried("conditions are compared, and are no figures")
            return Term(f"{left.within(SUM)} {_COMPARES[token.text]} {right.within(SUM)}", COMPARED, CONDITION)
        for word, ours in (("in", "in"), ("not_in", "not in")):
            if self._words.took(word):
                return Term(f"{_column(left).text} {ours} {self._codes()}", COMPARED, CONDITION)
        return left

    def _codes(self) -> str:
        if not self._words.took("{"):
            raise NotCarried(
                f"{self._words.next.text} is a list that VTL knows; write it as a code list: in TABLE.COLUMN"
            )
        found = [self._sum().text]
        while self._words.took(","):
            found.append(self._sum().text)
        self._words.need("}")
        return f"[{', '.join(found)}]"

    def _sum(self) -> Term:
        left = self._product()
        while self._words.next.kind == "sign" and self._words.next.text in ("+", "-"):
            sign = self._words.take().text
            left = joined(sign, (_figure(left), _figure(self._product())), SUM, TERM)
        return left

    def _product(self) -> Term:
        left = self._signed()
        while self._words.next.kind == "sign" and self._words.next.text in ("*", "/"):
            sign = self._words.take().text
            left = joined(sign, (_figure(left), _figure(self._signed())), PRODUCT, TERM)
        return left

    def _signed(self) -> Term:
        if self._words.took("-"):
            return Term(f"-{_figure(self._primary()).within(SIGNED)}", SIGNED, TERM)
        self._words.took("+")
        return self._primary()

    def _primary(self) -> Term:
        token = self._words.take()
        if token.kind == "text":
            return terms.text(token.text)
        if token.kind == "number":
            return Term(token.text, terms.ATOM, NUMBER, token.text)
        if (token.kind, token.text) == ("sign", "("):
            inner = self._or()
            self._words.need(")")
            return inner
        if token.kind == "name" and token.text == "if":
            return self._if()
        if token.kind == "name" and token.text in ("true", "false"):
            return Term(token.text, terms.ATOM, TEXT, token.text)
        if token.kind == "name" and token.text == "null":
            raise NotCarried("null is no value of the language; ask missing(x)")
        if token.kind == "name" and self._words.took("("):
            return self._called(token.text)
        if token.kind in ("name", "quoted"):
            return terms.column(self._names.get(token.text, token.text))
        raise NotCarried(f"a value is wanted, not {token.text or 'the end'!r}")

    def _if(self) -> Term:
        condition = self.condition()
        self._words.need("then")
        then = self.condition()
        self._words.need("else")
        return conditional(condition, then, self.condition())

    def _called(self, function: str) -> Term:
        arguments: list[Term] = []
        while not self._words.took(")"):
            if arguments:
                self._words.need(",")
            if function == "cast" and len(arguments) == 1:
                arguments.append(Term(self._words.take().text, terms.ATOM, NAME))
            else:
                arguments.append(self._or())
        if function in _SAME:
            return called(_SAME[function], map(_figure, arguments))
        if function not in _FUNCTIONS:
            raise NotCarried(f"{function}() is no function of the language")
        made, wanted = _FUNCTIONS[function]
        if len(arguments) != wanted:
            raise NotCarried(f"{function}() takes {wanted} operands, not {len(arguments)}")
        return made(*arguments)


def _as_condition(found: Term) -> Term:
    if found.kind == NAME:
        return Term(f"{found.text} == true", COMPARED, CONDITION)
    if found.kind != CONDITION:
        raise NotCarried(f"{found.text} says nothing that holds or not")
    return found


def _figure(found: Term) -> Term:
    if found.kind not in (TERM, NAME, NUMBER):
        raise NotCarried(f"{found.text} is no figure")
    return found


def _column(found: Term) -> Term:
    if found.kind != NAME:
        raise NotCarried(f"{found.text} is no column")
    return found


def _missing(of: Term) -> Term:
    return Term(f"missing({_column(of).text})", terms.ATOM, CONDITION)


def _between(of: Term, least: Term, most: Term) -> Term:
    parts = (_figure(each).within(SUM) for each in (least, of, most))
    return Term(" <= ".join(parts), COMPARED, CONDITION)


def _matches(of: Term, pattern: Term) -> Term:
    if pattern.kind != TEXT:
        raise NotCarried("a pattern is a text in quotation marks")
    return Term(f"{_column(of).text} matches {pattern.text}", COMPARED, CONDITION)


def _length(of: Term) -> Term:
    return called("length", [_column(of)])


def _power(base: Term, exponent: Term) -> Term:
    return Term(f"{_figure(base).within(POWER + 1)} ^ {_figure(exponent).within(POWER + 1)}", POWER, TERM)


def _cast(of: Term, kind: Term) -> Term:
    try:
        if kind.text == "date" and of.kind == TEXT:
            return Term(date.fromisoformat(of.plain).isoformat(), terms.ATOM, TERM)
    except ValueError as error:
        raise NotCarried(f"{of.text} is no day such as 2024-01-31") from error
    raise NotCarried("cast() is carried over for days alone")


_FUNCTIONS: Mapping[str, tuple[Callable[..., Term], int]] = {
    "isnull": (_missing, 1),
    "between": (_between, 3),
    "match_characters": (_matches, 2),
    "length": (_length, 1),
    "power": (_power, 2),
    "cast": (_cast, 2),
}
