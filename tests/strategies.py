"""True values, expressions that they satisfy, and honest ways to print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from hypothesis import strategies as st

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
HOLDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@dataclass(frozen=True)
class Statement:
    """A true statement: the expression, the true values, which of the figures count firms, and which are pure numbers
    that may be printed as shares.
    """

    text: str
    values: Mapping[str, Fraction]
    counts: frozenset[str]
    pure: frozenset[str]


class _Builder:
    """Draws an expression with its true value, dimension by dimension so that units fit."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.values: dict[str, Fraction] = {}
        self.counts: set[str] = set()
        self.pure: set[str] = set()

    def figure(self, value: Fraction, *, count: bool) -> str:
        name = f"f{len(self.values)}"
        self.values[name] = value
        if not count:
            self.pure.add(name)
        elif value >= 0 and value.denominator == 1:
            self.counts.add(name)
        return name

    def leaf(self, *, count: bool) -> tuple[str, Fraction]:
        known = [name for name in self.values if (name in self.pure) != count]
        if known and self.draw(st.integers(0, 3)) == 0:
            name = self.draw(st.sampled_from(known))
            return name, self.values[name]
        value = Fraction(self.draw(st.integers(0, 5000))) if count else self.draw(numbers())
        return self.figure(value, count=count), value

    def tree(self, depth: int, *, count: bool) -> tuple[str, Fraction]:
        if depth == 0:
            return self.leaf(count=count)
        shape = self.draw(st.sampled_from(["leaf", "+", "-", "scale", "call", "product", "quotient"]))
        if shape == "leaf":
            return self.leaf(count=count)
        if shape == "quotient" and not count:
            return self.quotient(depth - 1)
        left, a = self.tree(depth - 1, count=count)
        if shape == "scale":
            factor = self.draw(st.sampled_from(["2", "0.5", "3", "10"]))
            return f"{factor} * ({left})", Fraction(factor) * a
        if shape == "product" and not count:
            right, b = self.tree(depth - 1, count=False)
            return f"({left}) * ({right})", a * b
        right, b = self.tree(depth - 1, count=count)
        if shape in ("+", "-"):
            return f"{left} {shape} ({right})", a + b if shape == "+" else a - b
        function = self.draw(st.sampled_from(["sum", "min", "max", "abs", "round", "-"]))
        if function in ("abs", "round", "-"):
            one = {"abs": abs(a), "round": Fraction(round(a)), "-": -a}[function]
            return f"{function}({left})", one
        return f"{function}({left}, {right})", {"sum": a + b, "min": min(a, b), "max": max(a, b)}[function]

    def quotient(self, depth: int) -> tuple[str, Fraction]:
        """A share, growth or quotient of two trees of one dimension; a plain 1 where the divisor is 0."""
        counts = self.draw(st.booleans())
        above, a = self.tree(depth, count=counts)
        below, b = self.tree(depth, count=counts)
        if b == 0:
            return self.figure(Fraction(1), count=False), Fraction(1)
        form = self.draw(st.sampled_from(["({}) / ({})", "share({}, {})", "growth({}, {})"]))
        return form.format(above, below), a / b - (1 if form.startswith("growth") else 0)


def numbers() -> st.SearchStrategy[Fraction]:
    """Amounts as publications print them, of all sizes, some negative."""
    return st.builds(lambda n, p: Fraction(n, 10**p), st.integers(-20_000, 9_999_999), st.integers(0, 4))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """An expression of any kind with values that satisfy it."""
    builder = _Builder(draw)
    count = draw(st.booleans())
    left, value = builder.tree(draw(st.integers(1, 3)), count=count)
    text = left
    for _ in range(draw(st.integers(1, 2))):
        operator = draw(st.sampled_from(COMPARISONS))
        slack = Fraction(draw(st.integers(1, 40)))
        value += {"<": slack, "!=": slack, ">": -slack}.get(operator, Fraction(0))
        value += (slack - 1) * {"<=": 1, ">=": -1}.get(operator, 0)
        text += f" {operator} {builder.figure(value, count=count)}"
    return Statement(text, builder.values, frozenset(builder.counts), frozenset(builder.pure))


@st.composite
def printed(draw: st.DrawFn, value: Fraction, *, count: bool, pure: bool) -> str:
    """``value`` as an honest writer may print it: exact, rounded, scaled, hedged, in Chinese or English."""
    if count:
        return draw(st.sampled_from(_hedged(draw, value))) + "家"
    if abs(value) >= 10 and draw(st.booleans()):
        return draw(st.sampled_from(_hedged(draw, value)))
    places = draw(st.integers(0, 4))
    # A number without decimals is taken at its word: an honest writer rounds to it only where it is exact.
    if places == 0 and value.denominator != 1:
        places = 1
    form = draw(st.sampled_from(["", "", "%", "百分之", "percent"])) if pure else ""
    digits = decimal(draw, abs(value) * (100 if form else 1), places)
    sign = "-" if value < 0 and form != "百分之" else ""
    if form == "百分之":
        return f"百分之{digits}" if value >= 0 else f"-{digits}%"
    return f"{sign}{digits}{' percent' if form == 'percent' else form}"


def decimal(draw: st.DrawFn, value: Fraction, places: int) -> str:
    """``value`` (not negative) rounded to so many decimals; ties go either way."""
    grid = value * 10**places
    rounded = round(grid) if (grid * 2).denominator != 1 else draw(st.sampled_from([floor(grid), ceil(grid)]))
    digits = f"{rounded:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _hedged(draw: st.DrawFn, value: Fraction) -> list[str]:
    """Every hedged form that is true of ``value``, whole or not."""
    size, sign = abs(value), "-" if value < 0 else ""
    near = ceil(size)
    forms = [sign + decimal(draw, size, 0)] if value.denominator == 1 else []
    for zeros in (1, 2, 3):
        step = 10**zeros
        below = floor(size / step) * step
        rounded = int(decimal(draw, size / step, 0)) * step
        if rounded:
            forms += [f"{sign}{rounded}", f"{sign}{rounded:,}", f"约{sign}{rounded}", f"about {sign}{rounded}"]
        if below and below < size < below + 10 ** (len(str(below)) - len(str(below).rstrip("0")) or 1) and not sign:
            forms += [f"{below}余", f"{below}多"]
    forms += [f"约{sign}{decimal(draw, size, 0)}", f"至少{sign}{floor(value) if not sign else near}"]
    if value >= 0:
        forms += [f"超过{ceil(value) - 1}"] if value > 0 else []
        forms += [f"over {ceil(value) - 1}", f"more than {ceil(value) - 1}"] if value >= 1 else []
        forms += [f"上限为{near}", f"不超过{near}", f"up to {near}", f"不足{floor(value) + 1}", f"{floor(value)}以上"]
        forms += [f"近{top}" for top in (near, near + near // 20) if top * 9 <= value * 10 and value <= top]
        forms += [f"{floor(value)}至{near + 3}", f"between {floor(value)} and {near}"]
    if size >= 10_000:
        forms += [f"{sign}{decimal(draw, size / 10_000, places)}万" for places in (0, 1, 2)]
        forms += [f"{sign}{decimal(draw, size / 1000, places)} thousand" for places in (0, 1)]
    return [form for form in forms if "家" not in form]
