"""Large systems: reduced, guessed in floats and confirmed exactly give what the exact simplex alone gives."""

import random
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement import feasible as feasible_module
from check_data.agreement.check import Check, Quantity
from check_data.agreement.confirmed import confirmed
from check_data.agreement.exact_solution import solved
from check_data.agreement.expression import parse
from check_data.agreement.feasible import feasible
from check_data.agreement.joint import groups
from check_data.agreement.jointly_impossible import judge
from check_data.agreement.proposal import Proposal, propose
from check_data.agreement.reduced import Row, System, reduced
from check_data.agreement.simplex import solvable
from check_data.figures.conventions import Reading
from check_data.figures.interval import EVERYTHING, Interval
from check_data.findings import Cited, Place
from tests.agreement.test_simplex import around, small
from tests.helpers import interval

ONE = Fraction(1)


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Row], dict[str, Interval]]:
    """Rows and ranges that nearly hold a point: some do, some do not, many only touch."""
    point = {f"x{n}": draw(small) for n in range(draw(st.integers(1, 6)))}
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        factors = {name: Fraction(draw(st.sampled_from([0, 1, 1, -1, 2]))) for name in point}
        total = sum((factor * point[name] for name, factor in factors.items()), Fraction(0))
        rows.append(Row(factors, draw(around(total + draw(st.sampled_from([0, 0, 1, 2]))))))
    return rows, {name: draw(around(value)) for name, value in point.items()}


@given(systems())
def test_what_is_reduced_or_guessed_is_what_is_so(system: tuple[list[Row], dict[str, Interval]]) -> None:
    rows, ranges = system
    kept = [Row({name: times for name, times in row.factors.items() if times}, row.within) for row in rows]
    whole = System(kept, ranges)
    truth = solvable(whole)
    parts = reduced(rows, ranges)
    assert (parts is not None and all(solvable(part) for part in parts)) == truth
    proposal = propose(whole)
    assert proposal is None or confirmed(whole, proposal) in (truth, None)
    assert feasible(rows, ranges) == truth


def two_way(size: int, seed: int, shifted: int = 0) -> tuple[list[Row], dict[str, Interval]]:
    """A table of rounded cells with the sums of its rows and columns, those of rows somewhat too great."""
    draw, ranges, rows = random.Random(seed), dict[str, Interval](), list[Row]()
    cells = {(i, j): Fraction(draw.randint(0, 10**6), 1000) for i in range(size) for j in range(size)}
    whole = {f"c{i}_{j}": value for (i, j), value in cells.items()}
    for at in range(size):
        for kind, members in (("r", [(at, j) for j in range(size)]), ("s", [(i, at) for i in range(size)])):
            whole[f"{kind}{at}"] = sum((cells[each] for each in members), Fraction(0)) + shifted * (kind == "r")
            parts = {f"c{i}_{j}": -ONE for i, j in members}
            rows.append(Row({f"{kind}{at}": ONE} | parts, Interval.exactly(0)))
    for name, value in whole.items():
        ranges[name] = Interval.around(Fraction(round(value)), Fraction(1, 2))
    return rows, ranges


@pytest.mark.parametrize("size", [5, 7, 20])
def test_tables_with_two_ways_of_adding_up(size: int) -> None:
    assert feasible(*two_way(size, 1))
    # Each sum of a row may be so much too great by itself; that of all of them, added up by columns, may not.
    rows, ranges = two_way(size, 1, shifted=2)
    assert all(feasible([row], ranges) for row in rows[: 2 * size])
    assert not feasible(rows, ranges)


def test_a_contradiction_is_found_and_confirmed_in_floats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feasible_module, "solvable", lambda system: pytest.fail("was not confirmed"))
    rows, ranges = two_way(12, 2, shifted=2)
    assert not feasible(rows, ranges)
    assert feasible(*two_way(12, 2))


def test_open_ends_of_a_solution_and_of_a_contradiction() -> None:
    def system(total: str) -> System:
        rows = [Row({"a": ONE, "b": ONE}, interval(total)), Row({"a": ONE, "b": -ONE}, interval("[0, 0]"))]
        return System(rows, {"a": interval("(0, 1)"), "b": interval("(0, 1]")})

    for total, holds in (("(1.99, 9]", True), ("[2, 9]", False), ("(-9, 0.1)", True), ("[-9, 0]", False)):
        proposal = propose(system(total))
        assert proposal is not None
        assert confirmed(system(total), proposal) in (holds, None)
        assert solvable(system(total)) is holds


def test_a_wrong_proposal_proves_nothing() -> None:
    system = System([Row({"a": ONE, "b": ONE}, interval("[1, 2]"))], {"a": interval("[0, 1]"), "b": interval("[0, 1]")})
    assert confirmed(system, Proposal([2], [-1, -1, 0], {})) is None  # a + b = 0
    assert confirmed(system, Proposal([2], [1, -1, 0], {})) is True
    assert confirmed(system, Proposal([2], [-1, -1, 0], {2: 1})) is None
    twice = System([system.rows[0], system.rows[0]], system.ranges)
    assert confirmed(twice, Proposal([0, 1], [0, 0, 0, 0], {})) is None  # rows that do not tell a and b apart
    assert confirmed(twice, Proposal([0, 1], [0, 0, 0, 0], {0: 1})) is None


def test_a_search_that_goes_on_too_long_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = reduced(*two_way(7, 1, shifted=2))
    assert parts is not None
    (part,) = parts
    assert solvable(part, work=10**6) is False
    assert solvable(part, work=1) is None
    monkeypatch.setattr("check_data.agreement.proposal.PIVOTS", 0)
    assert propose(part) is None
    monkeypatch.setattr(feasible_module, "SMALL", 0)
    assert not feasible(part.rows, part.ranges)


@given(st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=4, max_size=4), st.data())
def test_exact_solutions_of_square_systems(factors: list[list[int]], data: st.DataObject) -> None:
    meant = data.draw(st.lists(st.integers(-9, 9), min_size=4, max_size=4))
    rows = [{at: each for at, each in enumerate(row) if each} for row in factors]
    sides = [[sum(a * b for a, b in zip(row, meant, strict=True)), 0] for row in factors]
    found = solved(rows, sides)
    assert found is None or found == [[Fraction(each), Fraction(0)] for each in meant]


def test_systems_without_unknowns_or_without_one_solution() -> None:
    assert solved([], []) == []
    assert solved([{0: 2}], [[3]]) == [[Fraction(3, 2)]]
    assert solved([{0: 1, 1: 1}, {0: 2, 1: 2}], [[1], [2]]) is None


def test_what_stands_apart_is_solved_apart() -> None:
    rows = [Row({f"{n}{k}": ONE for k in "abc"}, interval("[1, 1]")) for n in "xyx"]
    rows[2] = Row({"xa": ONE, "xb": -ONE}, interval("[0, 0]"))
    free = {name: EVERYTHING for row in rows for name in row.factors}
    assert reduced(rows, free) == []
    contradiction = [Row({"a": ONE}, interval("[1, 2]")), Row({"a": ONE}, interval("(2, 3]"))]
    assert reduced(contradiction, {"a": EVERYTHING}) is None
    assert reduced(contradiction, {"a": interval("[5, 6]")}) is None


def test_groups_hang_together_by_shared_figures() -> None:
    assert groups({"a": "xy", "b": "z", "c": "yw", "d": "w", "e": "vu", "f": "u"}) == [["a", "c", "d"], ["e", "f"]]


def sums(count: int, figures: int, parts: int, seed: int) -> tuple[list[Check], dict[str, Quantity]]:
    """Sums of rounded figures; the sums are figures of later sums."""
    draw = random.Random(seed)
    values = {f"x{n}": Fraction(draw.randint(1, 10**8), 1000) for n in range(figures)}
    checks = []
    for number in range(figures - count, figures):
        chosen = draw.sample(range(number), parts)
        values[f"x{number}"] = sum((values[f"x{each}"] for each in chosen), Fraction(0))
        text = f"x{number} == " + " + ".join(f"x{each}" for each in chosen)
        checks.append(Check(f"c{number}", parse(text), place=Place("p", 1)))
    readings = {
        name: Interval.around(Fraction(round(value * 10), 10), Fraction(1, 20)) for name, value in values.items()
    }
    return checks, {name: Quantity("1", Reading.only(each)) for name, each in readings.items()}


@pytest.mark.growth
@pytest.mark.parametrize(("count", "figures", "parts"), [(60, 120, 4), (500, 1000, 3), (500, 1000, 6)])
def test_many_sums_of_decimals_are_solved_together_in_seconds(count: int, figures: int, parts: int) -> None:
    """60 sums over 120 decimals took 36 seconds."""
    checks, quantities = sums(count, figures, parts, 1)
    cited = {name: Cited(name, "1", Place("p", 1)) for name in quantities}
    began = time.process_time()
    assert judge(checks, quantities, cited) == []
    assert time.process_time() - began < 10


def test_the_checks_of_a_contradiction_are_named() -> None:
    checks, quantities = sums(40, 80, 3, 1)
    ends = {"a": "[15, 25]", "b": "[5, 9]"}
    quantities |= {name: Quantity("1", Reading.only(interval(each))) for name, each in ends.items()}
    checks[7:7] = [Check("low", parse("a == 10 + b + x1 - x1"))]
    checks[30:30] = [Check("high", parse("a == 17 + b"))]
    cited = {name: Cited(name, "1", Place("p", 1)) for name in quantities}
    (found,) = judge(checks, quantities, cited)
    assert found.arithmetic == "a == 10 + b + x1 - x1; a == 17 + b"
