from decimal import Decimal
from fractions import Fraction
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.check import Quantity
from check_data.agreement.rule.decide import Cells, judge
from check_data.agreement.rule.parser import rule_of
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.findings import Verdict
from tests.agreement.rule.helpers import verdict

YES, NO, OPEN, ROUNDED = Verdict.AGREES, Verdict.DISAGREES, Verdict.UNDETERMINED, Verdict.AGREES_AS_ROUNDED


@pytest.mark.parametrize(
    ("text", "record", "wanted"),
    [
        ('if s == "out" then a == b', {"s": "out", "a": 2, "b": 1}, NO),
        ('if s == "out" then a == b', {"s": "in", "a": 2, "b": 1}, YES),
        ('if s == "out" then a == b', {"s": None, "a": 2, "b": 1}, OPEN),
        ('if s == "out" then a == b', {"s": None, "a": 1, "b": 1}, YES),
        ("if a > 0 then b > 0 else b == 0", {"a": 0, "b": 1}, NO),
        ("if a > 0 then b > 0 else b == 0", {"a": 1, "b": 1}, YES),
        ("a == 1 or b == 2", {"a": None, "b": 2}, YES),
        ("a == 1 or b == 2", {"a": None, "b": 0}, OPEN),
        ("not (a == 1 or b == 2)", {"a": None, "b": 2}, NO),
        ("missing(a) or a > 3", {"a": None}, YES),
        ("given(a) and a > 3", {"a": None}, NO),
        ("not missing(a)", {"a": 3}, YES),
        ('c in ["A", "B"]', {"c": "B"}, YES),
        ('c not in ["A", "B"]', {"c": "B"}, NO),
        ('c != "A"', {"c": "B"}, YES),
        ("x in [1, 2]", {"x": 2}, YES),
        ("x in [1, 2]", {"x": 3}, NO),
        ('a == b and a in ["x", "y"]', {"a": "x", "b": "y"}, NO),
        ('a == b and a in ["x", "y"]', {"a": "y", "b": "y"}, YES),
        ('id matches "RET[0-9]{2}"', {"id": "RET1"}, NO),
        ("length(c) == 3", {"c": "abc"}, YES),
        ("length(c) == 3", {"c": None}, OPEN),
        ("a == b within 1", {"a": 3, "b": 4}, YES),
        ("a == b within 1", {"a": 3, "b": 5}, NO),
        ("a == b within 1%", {"a": -101, "b": -100}, YES),
        ("a == b within 1%", {"a": -103, "b": -101}, NO),
        ("a == b within 0.5%", {"a": 1006, "b": 1003}, YES),
        ("a == b within 0.5%", {"a": 1009, "b": 1003}, NO),
        ("a ^ 2 == 9 and a ^ -1 < 1", {"a": 3}, YES),
        ("a ^ 0.5 == 4", {"a": 16}, YES),
        ("sqrt(a) < 1.41421356", {"a": 2}, NO),
        ("sqrt(a) > -1", {"a": 0}, YES),
        ("-sqrt(a) == abs(b)", {"a": 4, "b": 2}, NO),
        ("if b > 0 then a / b > 1", {"a": 1, "b": 0}, YES),
        ("a / b > 1 or a > 5", {"a": 1, "b": 0}, OPEN),
        ("log(a) == 0 and exp(b) == 1", {"a": 1, "b": 0}, YES),
        ("sqrt(a) == 1 or a == -4", {"a": -4}, YES),
        ("if a > b then a < 1", {"a": "2天", "b": "30小时"}, NO),
        ("if a > b then a < 1", {"a": "2天", "b": "50小时"}, YES),
        ("log(a) > 0 or a == 3", {"a": 0}, OPEN),
        ("d >= 2020-01-31 and year(d) == 2020", {"d": "2020-02-03"}, YES),
        ("year(d) < 2020 or d == 2019-01-01", {"d": "2020-02-03"}, NO),
        ("months(d, e) == 12", {"d": "2019-03-04", "e": "2020-03-04"}, YES),
        ("months(d, e) == 11", {"d": "2019-03-04", "e": "2020-03-03"}, YES),
        ("months(d, e) == -1", {"d": "2019-03-04", "e": "2019-01-20"}, YES),
        ("months(d, e) == 0", {"d": "2019-03-04", "e": "2019-03-01"}, YES),
        ("years(d, e) == 17", {"d": "2004-02-29", "e": "2022-02-28"}, YES),
        ("years(d, e) == 18", {"d": "2004-02-29", "e": "2022-03-01"}, YES),
        ("years(d, e) >= 18", {"d": "2004-02-29", "e": "2022-02-28"}, NO),
        ("years(d, e) == -1", {"d": "2004-02-29", "e": "2003-02-28"}, YES),
        # 1400 may be 1350 to 1450 where it is rounded.
        ("if a > 1440 then b == 1", {"a": 1400, "b": 2}, YES),
        ("if a >= 1400 then b == 1", {"a": 1400, "b": 2}, ROUNDED),
        ("if a >= 1350 then b == 1", {"a": 1400, "b": 2}, NO),
        # Of both parts the same value is meant, so that no value of "about 3" satisfies both.
        ("a + b == 3 and a + b > 3.5", {"a": "1.2", "b": "1.9"}, NO),
    ],
)
def test_verdicts(text: str, record: dict[str, object], wanted: Verdict) -> None:
    quoted = {name: None if each is None else str(each) for name, each in record.items()}
    assert verdict(text, "undetermined", **quoted) is wanted


@pytest.mark.parametrize(("absent", "wanted"), [("fails", NO), ("passes", YES), ("undetermined", OPEN)])
def test_what_a_missing_cell_means(absent: str, wanted: Verdict) -> None:
    assert verdict("a > 1 or a < 0", absent, a=None) is wanted  # type: ignore[arg-type]
    assert verdict("a > 1 or a < 0", absent, a=1) is NO  # type: ignore[arg-type]


def test_units_that_do_not_fit_leave_it_open() -> None:
    assert verdict("if a > b then a > 1", a="3家", b="2人") is OPEN


def test_too_many_ways_leave_it_open() -> None:
    either = " and ".join(f"(a + {n} == b or a == b + {n} + 0.5)" for n in range(1, 13))
    rule = rule_of(either)
    wide = Quantity("", Reading.only(Interval(Fraction(0), Fraction(100))))
    assert judge(rule, Cells({"a": wide, "b": wide}, {})).why == "much"


_PARTS = st.sampled_from(
    [
        "a == b",
        "a + b <= c",
        "a > 2 * c",
        "b != 3",
        'k == "x"',
        'k in ["x", "y"]',
        "missing(k)",
        "a == c within 1",
        "a / b < 2",
        "a ^ 2 > c",
    ]
)
_RULES = st.recursive(
    _PARTS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda both: f"({both[0]}) and ({both[1]})"),
        st.tuples(inner, inner).map(lambda both: f"({both[0]}) or ({both[1]})"),
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, inner).map(lambda both: f"if {both[0]} then {both[1]}".join(["(", ")"])),
    ),
    max_leaves=5,
)
_VALUE = st.integers(-6, 6).map(lambda half: Fraction(half, 2))


@given(_RULES, st.tuples(_VALUE, _VALUE, _VALUE), st.sampled_from(["x", "z", None]), st.data())
def test_what_true_values_satisfy_never_disagrees(
    text: str, values: tuple[Fraction, Fraction, Fraction], key: str | None, data: st.DataObject
) -> None:
    """Three-valued soundness: wide readings and missing cells around true values that satisfy a rule."""
    rule = rule_of(text)
    true = dict(zip("abc", values, strict=True))
    exactly = {name: Quantity(str(each), Reading.only(Interval.exactly(each))) for name, each in true.items()}
    if judge(rule, Cells(exactly, {"k": key})).verdict is not YES:
        return
    seen = {}
    for name, each in true.items():
        low, high = data.draw(_VALUE.map(abs)), data.draw(_VALUE.map(abs))
        reading = Reading.only(Interval(each - low, each + high))
        seen[name] = Quantity("", None if data.draw(st.booleans()) else reading)
    known = key if "missing" in text or data.draw(st.booleans()) else None
    assert judge(rule, Cells(seen, {"k": known})).verdict is not NO


@given(st.integers(1, 10**6), st.integers(1, 1000))
def test_functions_hold_their_values(above: int, below: int) -> None:
    of = Fraction(above, below)
    near = Decimal(log(of)).quantize(Decimal("1e-9"))
    quote = {"a": Quantity("", Reading.only(Interval.exactly(of)))}
    for text in (f"log(a) == {near:f} within 0.00000001", "exp(log(a)) == a", "sqrt(a) ^ 2 == a"):
        assert judge(rule_of(text), Cells(quote, {})).verdict is YES
    small = Fraction(below, 100)
    assert (
        judge(
            rule_of(f"exp(a) == {Decimal(exp(small)):f} within 0.001%"),
            Cells({"a": Quantity("", Reading.only(Interval.exactly(small)))}, {}),
        ).verdict
        is YES
    )


def test_over_what_has_no_end() -> None:
    no_end = {"a": Quantity("", Reading.only(Interval(Fraction(1), None)))}
    for text in ("sqrt(a) >= 1", "log(a) >= 0", "exp(a) > 2", "year(a) >= 1", "months(a, a) == 5", "years(a, a) == 5"):
        assert judge(rule_of(text), Cells(no_end, {})).verdict is YES
    below = {"a": Quantity("", Reading.only(Interval(None, Fraction(-(10**6)))))}
    assert judge(rule_of("exp(a) < 0.001"), Cells(below, {})).verdict is YES
    assert judge(rule_of("exp(a) > 1"), Cells(below, {})).verdict is NO
    huge = {"a": Quantity("", Reading.only(Interval.exactly(10**6)))}
    assert judge(rule_of("exp(a) > 1"), Cells(huge, {})).verdict is YES
