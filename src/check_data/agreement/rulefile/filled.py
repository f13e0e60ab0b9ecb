"""``{name}`` in the texts of a check: a parameter, or what a template stands for; and ``sum(q*)`` over columns.

In an expression a text that stands alone is a column, one within quotation marks a text: ``{q}`` and ``"{q}"``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isfinite

from check_data.agreement.backticks import quoted
from check_data.agreement.expression import BadExpression
from check_data.agreement.rule.words import RESERVED
from check_data.agreement.rulefile.around import Around, columns
from check_data.agreement.rulefile.places import nearest
from check_data.patterns import lazily

Scalar = str | int | float | date
Value = Scalar | list[Scalar]
Values = Mapping[str, Value]
"""What names stand for."""

_HOLE = lazily(r"\{([^\W\d]\w*+)\}")
_PART = lazily(
    r"""(?P<double>"(?:[^"\\\n]|\\[^\n])*+"?+)
      | (?P<single>'[^'\n]*+')
      | (?P<back>`[^`\n]*+`)
      | (?P<name>(?:\w|\{[^\W\d]\w*+\})++)(?P<star>\*(?=\s*+[,)]))?+(?P<call>\s*+\()?+""",
    re.VERBOSE,
)
_OF_ONE = lazily(r"\b([a-z]++)\s*+\(\((`[^`\n]++`|[^\W\d]\w*+)\)\)")
"""A function of one column in brackets of its own, as `_arguments` writes it: nobody else writes it so."""
_EXPRESSIONS = ("holds", "where")
"""The keys of a check that hold expressions."""


def filled_table(table: Mapping[str, object], values: Values, around: Around) -> dict[str, object]:
    """A check with everything in its places.

    Raises:
        BadExpression: a name stands for nothing, or for what can't stand there; no column is named so.

    """
    return {
        key: expression_filled(value, values, around)
        if key in _EXPRESSIONS and isinstance(value, str)
        else _filled(value, values)
        for key, value in table.items()
    }


def _filled(value: object, values: Values) -> object:
    match value:
        case str():
            alone = _HOLE.fullmatch(value)
            return values[alone[1]] if alone and alone[1] in values else text_filled(value, values)
        case list():
            return [_filled(each, values) for each in value]
        case dict():
            return {key: _filled(each, values) for key, each in value.items()}
        case _:
            return value


def text_filled(text: str, values: Values) -> str:
    """A text for people, or a name; what stands for nothing stays as it is."""
    return _HOLE.sub(lambda hole: _listed(values[hole[1]]) if hole[1] in values else hole[0], text)


def _listed(value: Value) -> str:
    return ", ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)


def _plain(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def expression_filled(text: str, values: Values, around: Around) -> str:
    """An expression with everything in its places.

    Raises:
        BadExpression: as `filled_table`.

    """
    if "{" not in text and "*" not in text:
        return text
    filling = _Filling(values, around)
    written = _PART.sub(filling.part, text)
    alone = _OF_ONE.search(written)
    if alone is not None:
        raise BadExpression(
            f"{alone[1]}() of one figure of a record is that figure: name several, not {alone[2]} alone"
        )
    for pattern, found in filling.taken.items():
        both = filling.named.intersection(found)
        if both:
            raise BadExpression(
                f"{pattern} takes in {min(both)!r}, which the rule names as well; write the columns as a parameter"
            )
    return written


class _Filling:
    """One expression: the columns that it names, those that its patterns take in, whether a list of values is next."""

    def __init__(self, values: Values, around: Around) -> None:
        self._values, self._around = values, around
        self._in = False
        self.named: set[str] = set()
        self.taken: dict[str, list[str]] = {}

    def part(self, found: re.Match[str]) -> str:
        """What stands in the place of a part."""
        of_list, self._in = self._in, found["name"] == "in"
        if found["name"] is None:
            return self._in_quotes(found[0])
        after = found["call"] or ""
        if found["star"]:
            return _arguments(self._columns(self._joined(found["name"]) + "*")) + after
        if "{" not in found["name"]:
            if not after:
                self.named.add(found["name"])
            return found[0]
        return self._name(found["name"], of_list) + after

    def _in_quotes(self, said: str) -> str:
        holes = [hole[1] for hole in _HOLE.finditer(said) if hole[1] in self._values]
        if not holes:
            return said
        inner, mark = said[1:-1], said[0]
        if mark == "`":
            return f"`{text_filled(inner, self._values)}`"
        raw = inner if mark == '"' else _escaped(inner)
        return f'"{text_filled(raw, {name: _escaped(_listed(self._values[name])) for name in holes})}"'

    def _columns(self, pattern: str) -> list[str]:
        found = columns(self._around, pattern)
        self.taken[pattern] = found
        return [column(each) for each in found]

    def _joined(self, name: str) -> str:
        for hole in _HOLE.finditer(name):
            if isinstance(self._value(hole[1]), list):
                raise BadExpression(f"{hole[0]} is a list, and no part of a name")
        return text_filled(name, self._values)

    def _value(self, name: str) -> Value:
        if name not in self._values:
            raise BadExpression(f"{{{name}}} stands for nothing{nearest(name, list(self._values))}")
        return self._values[name]

    def _name(self, name: str, of_list: bool) -> str:
        alone = _HOLE.fullmatch(name)
        if alone is None:
            return self._column(self._joined(name))
        value = self._value(alone[1])
        if not isinstance(value, list):
            return self._column(value) if isinstance(value, str) else literal(value)
        if of_list:
            return f"[{', '.join(text_literal(each) if isinstance(each, str) else literal(each) for each in value)}]"
        return _arguments([self._column(each) if isinstance(each, str) else literal(each) for each in value])

    def _column(self, name: str) -> str:
        self.named.add(name)
        return column(name)


def _arguments(listed: list[str]) -> str:
    """Arguments of a function; one in brackets, so that a function of it alone is told from one of all records."""
    return ", ".join(listed) if len(listed) != 1 else f"({listed[0]})"


def column(name: str) -> str:
    """A column as an expression says it.

    Raises:
        BadExpression: none can be named so.

    """
    if not name.strip() or "`" in name or "\n" in name:
        raise BadExpression(f"{name!r} names no column")
    return f"`{name}`" if name in RESERVED else quoted(name)


def literal(value: Scalar) -> str:
    """A number, a date, or true and false, as an expression says it.

    Raises:
        BadExpression: it is no finite number.

    """
    if isinstance(value, float) and not isfinite(value):
        raise BadExpression(f"{value} is no number of the language")
    plain = _plain(value)
    return f"({plain})" if plain.startswith("-") else plain


def text_literal(text: str) -> str:
    """A text as an expression says it."""
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
