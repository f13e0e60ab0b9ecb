"""Soundness: true values, printed honestly, are never found to disagree. Sharpness: exact figures that do not add up
always are.
"""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import event, given
from hypothesis import strategies as st

from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.findings import Verdict
from tests.helpers import exact, quantity
from tests.strategies import COMPARISONS, HOLDS, Statement, printed, statements


def as_printed(quote: str, *, count: bool) -> Quantity:
    # A bare count beside an English hedge ("over 300家") is Chinese to the reader: print its unit in the column.
    if quote.isascii() or not count:
        return quantity(quote, "家" if count else "")
    return quantity(quote)


@given(statements(), st.data())
def test_true_values_printed_honestly_never_disagree(statement: Statement, data: st.DataObject) -> None:
    quotes = {
        name: data.draw(printed(value, count=name in statement.counts, pure=name in statement.pure), label=name)
        for name, value in statement.values.items()
    }
    quantities = {
        name: as_printed(quote.removesuffix("家") if "家" in quote else quote, count=name in statement.counts)
        for name, quote in quotes.items()
    }
    for name, read in quantities.items():
        assert read.reading is not None
        assert statement.values[name] in read.reading.rounded, f"{quotes[name]} is no honest print"
    outcome = evaluate(parse(statement.text), quantities)
    event(str(outcome.verdict.value))
    assert outcome.verdict is not Verdict.DISAGREES
    assert outcome.why in (None, "zero", "much")  # an honest print may only just satisfy a check


@st.composite
def linear(draw: st.DrawFn) -> tuple[str, Mapping[str, Fraction], bool]:
    """A linear check over exact figures, and whether it holds."""
    size = draw(st.integers(1, 5))
    names = [f"f{n}" for n in range(size)]
    values = {
        name: draw(st.builds(Fraction, st.integers(-300, 300), st.sampled_from([1, 1, 1, 10, 100]))) for name in names
    }
    sides, totals = [], []
    for _ in range(draw(st.integers(2, 3))):
        terms, total = [], Fraction(0)
        for _ in range(draw(st.integers(1, 4))):
            name, factor = draw(st.sampled_from(names)), draw(st.sampled_from(["1", "2", "0.5", "-1", "-3"]))
            form = draw(
                st.sampled_from(["{f} * {n}", "{n} * {f}", "{n} / (1 / {f})", "sum({n}, 0) * {f}", "-(-{n} * {f})"])
            )
            terms.append(form.format(n=name, f=f"({factor})"))
            total += Fraction(factor) * values[name]
        sides.append(" + ".join(terms))
        totals.append(total)
    if draw(st.booleans()):
        # Make the last side right: random sides seldom are.
        missing = totals[0] - totals[-1]
        names.append("rest")
        values["rest"] = missing
        sides[-1] += " + rest"
        totals[-1] = totals[0]
    operators = [draw(st.sampled_from(COMPARISONS)) for _ in sides[1:]]
    text = sides[0] + "".join(f" {operator} {side}" for operator, side in zip(operators, sides[1:], strict=True))
    held = all(HOLDS[operator](a, b) for operator, a, b in zip(operators, totals[:-1], totals[1:], strict=True))
    return text, values, held


@given(linear())
def test_exact_figures_disagree_exactly_when_their_numbers_do(case: tuple[str, Mapping[str, Fraction], bool]) -> None:
    text, values, held = case
    found = evaluate(parse(text), {name: exact(value) for name, value in values.items()}).verdict
    assert found is (Verdict.AGREES if held else Verdict.DISAGREES)


@given(st.lists(st.integers(1, 99_999).filter(lambda n: n % 10), min_size=1, max_size=6), st.integers(-2, 2))
def test_printed_sums_disagree_exactly_when_they_do_not_add_up(parts: list[int], slip: int) -> None:
    total = sum(parts) + slip
    quotes = {f"p{n}": f"{part}人" for n, part in enumerate(parts)}
    quantities = {name: quantity(quote) for name, quote in quotes.items()}
    # A total that ends in 0 may be rounded: taken here to the person, as a project writes it with lower and upper.
    quantities["t"] = exact(total, quantities["p0"].unit)
    found = evaluate(parse(f"t == {' + '.join(quotes)}"), quantities).verdict
    assert found is (Verdict.DISAGREES if slip else Verdict.AGREES)


whole = st.integers(0, 6)
SMALL = [
    "{a} * {x} + {b} * {y} == {c}",
    "{x} / ({y} + 1) == {c} / ({b} + 1)",
    "{x} * {y} == {c}",
    "{a} * {x} - {b} * {y} != {c}",
]


@given(st.tuples(whole, whole), st.tuples(whole, whole), st.sampled_from(SMALL), whole, whole, st.integers(0, 40))
def test_small_counts_are_decided_as_trying_all_of_them_does(
    x: tuple[int, int], y: tuple[int, int], form: str, a: int, b: int, c: int
) -> None:
    text = form.format(x="x", y="y", a=a, b=b, c=c)
    boxes = {"x": range(min(x), max(x) + 1), "y": range(min(y), max(y) + 1)}
    held = any(_true(form, i, j, a, b, c) for i in boxes["x"] for j in boxes["y"])
    quantities = {name: quantity(f"[{values[0]}, {values[-1]}]", "") for name, values in boxes.items()}
    counted = {name: Quantity(each.quote, each.reading, quantity("1家").unit) for name, each in quantities.items()}
    if form == SMALL[2]:
        counted["y"] = Quantity(counted["y"].quote, counted["y"].reading, None)  # firms times a number are firms
        held = any((i and (Fraction(c, i) in _span(boxes["y"]))) or (not i and not c) for i in boxes["x"])
    found = evaluate(parse(text), counted).verdict
    assert found is (Verdict.AGREES if held else Verdict.DISAGREES)


def _true(form: str, x: int, y: int, a: int, b: int, c: int) -> bool:
    left, right = {
        SMALL[0]: (Fraction(a * x + b * y), Fraction(c)),
        SMALL[1]: (Fraction(x, y + 1), Fraction(c, b + 1)),
        SMALL[2]: (Fraction(x * y), Fraction(c)),
        SMALL[3]: (Fraction(a * x - b * y), Fraction(c)),
    }[form]
    return left != right if form == SMALL[3] else left == right


def _span(values: range) -> Interval:
    reading = quantity(f"[{values[0]}, {values[-1]}]").reading
    assert reading is not None
    return reading.stated


positive = st.fractions(Fraction(1, 8), 64, max_denominator=8)
ranges = st.tuples(positive, positive).map(sorted)
ONCE = {
    # The least and the greatest value of the left side, of figures that are all positive.
    "x * y": lambda x, y, w: (x[0] * y[0], x[1] * y[1]),
    "x / y": lambda x, y, w: (x[0] / y[1], x[1] / y[0]),
    "(x + w) / y - 1": lambda x, y, w: ((x[0] + w[0]) / y[1] - 1, (x[1] + w[1]) / y[0] - 1),
    "x * y / w": lambda x, y, w: (x[0] * y[0] / w[1], x[1] * y[1] / w[0]),
}


@given(st.sampled_from(sorted(ONCE)), ranges, ranges, ranges, ranges, st.sampled_from(["==", "<=", ">"]))
def test_figures_that_occur_once_are_decided_by_the_ends(
    left: str, x: list[Fraction], y: list[Fraction], w: list[Fraction], z: list[Fraction], operator: str
) -> None:
    boxes = {"x": x, "y": y, "w": w, "z": z}
    low, high = ONCE[left](x, y, w)
    held = {"==": low <= z[1] and high >= z[0], "<=": low <= z[1], ">": high > z[0]}[operator]
    text = f"{left} {operator} z"
    quantities = {
        name: Quantity("", Reading.only(Interval(box[0], box[1])), None) for name, box in boxes.items() if name in text
    }
    found = evaluate(parse(text), quantities).verdict
    event(f"{operator} {held}")
    assert found is (Verdict.AGREES if held else Verdict.DISAGREES)
