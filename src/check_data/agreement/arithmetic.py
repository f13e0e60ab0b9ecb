"""The arithmetic of a check, written with the quotes as printed: ``186家 ÷ 95% = 195 … 196 < 301家``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import log10
from typing import NamedTuple

from check_data.agreement.bounds import Box, bounds
from check_data.agreement.check import Quantity
from check_data.agreement.dimensions import unit_of
from check_data.agreement.evaluate import box
from check_data.agreement.expression import Expression
from check_data.agreement.linear import collect, spread
from check_data.agreement.meaning import plain, plain_comparison
from check_data.agreement.nodes import Call, Comparison, Name, Negative, Node, Number, Operation, walk
from check_data.agreement.search import can_hold
from check_data.agreement.too_much import TooMuch
from check_data.figures.interval import Interval
from check_data.figures.units import DATE, NUMBER

FAILED = {"==": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
_HELD = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "=", "≠": "≠"}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_SMALL, _LARGE = 10**30, 10**303
"""Below one part of the first, and from the second on, a value is written with a power of ten; whole numbers that a
quote may print stay as they are.
"""
_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}


def arithmetic(expression: Expression, quantities: Mapping[str, Quantity], *, fails: bool = False) -> str:
    """Every comparison that fails as stated; all of them where none does alone. ``fails``: it is known that together
    they do.
    """
    if expression.rule is not None:
        return "; ".join(f"{name} = {quantities[name].quote or '∅'}" for name in expression.names)
    alone = fails and len(expression.comparisons) == 1
    failing = [each for each in expression.comparisons if alone or not _holds(expression, each, quantities)]
    values = box(expression, quantities, "stated")
    if not failing:
        return "; ".join(Writer(quantities, values).line(each, _HELD) for each in expression.comparisons)
    return "; ".join(Writer(quantities, values).line(each, FAILED) for each in failing)


def rounded_arithmetic(expression: Expression, quantities: Mapping[str, Quantity]) -> str:
    """The same comparisons under the rounded readings: what each side may be."""
    failing = [each for each in expression.comparisons if not _holds(expression, each, quantities)]
    writer = Writer(quantities, box(expression, quantities, "rounded"))
    return "; ".join(writer.sides(each) for each in failing or expression.comparisons)


def written(interval: Interval, *, percent: bool = False, as_date: bool = False) -> str:
    """An interval for people: ``195 … 196``, ``> 300``, ``301 … < 400``."""
    if interval.lower is not None and interval.lower == interval.upper:
        return number_written(interval.lower, percent, as_date)
    lower = "" if interval.lower is None else number_written(interval.lower, percent, as_date)
    upper = "" if interval.upper is None else number_written(interval.upper, percent, as_date)
    if not lower and not upper:
        return "−∞ … ∞"
    if not lower or not upper:
        at_least = ("≥ " if interval.lower_closed else "> ") + lower
        at_most = ("≤ " if interval.upper_closed else "< ") + upper
        return at_least if lower else at_most
    return f"{'' if interval.lower_closed else '> '}{lower} … {'' if interval.upper_closed else '< '}{upper}"


def in_line(comparison: Comparison, symbols: Mapping[str, str]) -> tuple[Node, str, Node]:
    """The two sides of a comparison in the order in which its line tells them, and the sign between them."""
    left, symbol, right = comparison.left, symbols[comparison.operator], comparison.right
    if is_leaf(left) and not is_leaf(right):
        return right, _TURNED[symbol], left
    return left, symbol, right


class Writer(NamedTuple):
    """Writes parts of a check over the values of its figures."""

    quantities: Mapping[str, Quantity]
    values: Box

    def line(self, comparison: Comparison, symbols: Mapping[str, str]) -> str:
        """The side that has to be worked out first, so that the line reads as a calculation."""
        left, symbol, right = in_line(comparison, symbols)
        first, last = self.worked(left, comparison), self.worked(right, comparison)
        if not is_leaf(right):
            text, _, value = last.rpartition(" = ")
            last = f"{value} = {text}"
        return f"{first} {symbol} {last}"

    def sides(self, comparison: Comparison) -> str:
        """Each side with the values that it may have."""
        return ", ".join(
            f"{self.text(side)} = {self.value(side, comparison)}"
            for side in (comparison.left, comparison.right)
            if not isinstance(side, Number)
        )

    def worked(self, side: Node, comparison: Comparison) -> str:
        """A side as printed, and its value where the print does not show it."""
        value = self.value(side, comparison)
        if isinstance(side, Number):
            return value if value.endswith("%") else self.text(side)
        if isinstance(side, Name):
            figure = self.values[side.id].interval
            return self.text(side) if figure.exact or "%" in self.text(side) else f"{self.text(side)} ({value})"
        return f"{self.text(side)} = {value}"

    def interval(self, side: Node, comparison: Comparison) -> Interval:
        """What a side may be, in whole numbers where it meets a count of things."""
        meant = plain(side)
        value = _exact(meant, self.values)
        interval = Interval.exactly(value) if value is not None else self._spread(meant)
        other = comparison.right if side is comparison.left else comparison.left
        if any(isinstance(each, Name) and self.values[each.id].whole for each in (side, other)):
            return interval.whole() or interval
        return interval

    def _spread(self, meant: Node) -> Interval:
        interval = spread(collect(meant, self.values), self.values).intersect(bounds(meant, self.values))
        assert interval is not None  # both hold every value of the side
        return interval

    def value(self, side: Node, comparison: Comparison) -> str:
        """The same, written."""
        percent, as_date = self.manner(side, comparison)
        return written(self.interval(side, comparison), percent=percent, as_date=as_date)

    def manner(self, side: Node, comparison: Comparison) -> tuple[bool, bool]:
        """Whether what a side may be is written in percent, and whether as a day."""
        other = comparison.right if side is comparison.left else comparison.left
        units = {name: quantity.unit for name, quantity in self.quantities.items()}
        unit = unit_of(side, units)
        if unit is None:
            percent = self._is_percentage(side) or self._is_percentage(other)
        else:
            shares = any("%" in self.quantities[node.id].quote for node in walk(other) if isinstance(node, Name))
            percent = unit == NUMBER and (shares or "%" in self.text(side))
        return percent, unit == DATE

    def _is_percentage(self, side: Node) -> bool:
        """Whether a side is made of percentages alone, without a quotient."""
        nodes = list(walk(side))
        names = [each.id for each in nodes if isinstance(each, Name)]
        divided = any(isinstance(each, Operation) and each.operator in "*/" for each in nodes)
        return bool(names) and not divided and all("%" in self.quantities[name].quote for name in names)

    def text(self, node: Node, binds: int = 0) -> str:
        """A node with the quotes in place of the names."""
        match node:
            case Number(_, text):
                return text
            case Name(name):
                return self.quantities[name].quote
            case Negative(operand):
                return f"−{self.text(operand, 3)}"
            case Operation(operator, left, right):
                own = _BINDS[operator]
                after = own + 1 if operator in "-/" else own
                inner = f"{self.text(left, own)} {_SIGNS[operator]} {self.text(right, after)}"
                return f"({inner})" if own < binds else inner
            case Call("abs" | "min" | "max" | "round", arguments):
                return f"{node.function}({', '.join(self.text(argument) for argument in arguments)})"
            case _:
                return self.text(_spelled_out(node), binds)


def _exact(node: Node, values: Box) -> Fraction | None:
    """The one value of a plain node; None where it has several, or is more than a sum or a product."""
    match node:
        case Number(value):
            return value
        case Name(name):
            interval = values[name].interval
            return interval.lower if interval.exact else None
        case Negative(operand):
            inner = _exact(operand, values)
            return None if inner is None else -inner
        case Operation("+" | "-" | "*" as sign, left, right):
            first, second = _exact(left, values), _exact(right, values)
            if first is None or second is None:
                return None
            return first + second if sign == "+" else first - second if sign == "-" else first * second
        case _:
            return None


def _spelled_out(call: Call) -> Node:
    if call.function == "sum":
        first, *others = call.arguments
        for other in others:
            first = Operation("+", first, other)
        return first
    return plain(call)


def _holds(expression: Expression, comparison: Comparison, quantities: Mapping[str, Quantity]) -> bool:
    try:
        return can_hold([plain_comparison(comparison)], box(expression, quantities, "stated"))
    except TooMuch:
        return True  # the others are what fails, as far as is known


def is_leaf(node: Node) -> bool:
    """Whether a side is a number or a figure, with nothing to work out."""
    return isinstance(node, Name | Number)


def number_written(value: Fraction | int, percent: bool, as_date: bool) -> str:
    """One value for people."""
    if as_date and value.denominator == 1 and 1 <= value <= date.max.toordinal():
        return date.fromordinal(int(value)).isoformat()
    if percent:
        return f"{_plain(value * 100)}%"
    return _plain(value)


def _plain(value: Fraction | int) -> str:
    """In full up to nine decimals, else four of them or four significant digits."""
    above, below = abs(value.numerator), value.denominator
    if above and not (below <= above * _SMALL and above < _LARGE * below):
        return _scientific(Fraction(value))
    sign = "−" if value.numerator < 0 else ""
    if below == 1:
        return f"{sign}{above}"
    places = 4 if above * 10**9 % below else 9
    while above * 10**places < 1000 * below:
        places += 1
    digits = f"{_nearest(above * 10**places, below):0{places + 1}d}"
    decimals = digits[-places:].rstrip("0")
    whole = digits[:-places]
    return sign + (f"{whole}.{decimals}" if decimals else whole)


def _nearest(above: int, below: int) -> int:
    """The whole number that is nearest to a quotient, the even one of two, as `round` says of fractions."""
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or (2 * rest == below and whole % 2))


def _scientific(value: Fraction) -> str:
    """Four significant digits and a power of ten: 1.235 × 10^400."""
    size = abs(value)
    power = int((size.numerator.bit_length() - size.denominator.bit_length()) * log10(2))
    while size >= Fraction(10) ** (power + 1):
        power += 1
    while size < Fraction(10) ** power:
        power -= 1
    digits = _plain(Fraction(round(size / Fraction(10) ** (power - 3)), 1000))
    return f"{'−' if value < 0 else ''}{digits} × 10^{power}"
