from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.rule.parser import parse_rule
from check_data.editing.analyse import analyse
from check_data.editing.solve import solve
from check_data.editing.system import system_of
from tests.editing.notation import record
from tests.editing.test_locate import system


def test_contradictory_rules_and_what_to_remove() -> None:
    found = analyse(system("a > 0", "b > 0", "a + b == -1", "c == 1", "c == 2"))
    assert set(found.contradictory) == {frozenset({"r1", "r2", "r3"}), frozenset({"r4", "r5"})}
    assert frozenset({"r1", "r4"}) in found.removable
    assert len(found.removable) == 6
    assert not found.implied


def test_what_has_nothing_to_do_with_a_contradiction_is_told() -> None:
    found = analyse(
        system("a == 1", "a == 2", "if a > 9 then a > 8", "b > 3", "b > 2", "if b < 1 then c > 1", "d >= 3", "d <= 3")
    )
    assert found.contradictory == (frozenset({"r1", "r2"}),)
    assert found.implied == {"r5": frozenset({"r4"}), "r6": frozenset({"r5"})}
    assert found.vacuous == ("r6",)
    assert found.fixed == {"d": 3}
    assert found.always == ("r3",)


def test_rules_that_follow_from_others() -> None:
    found = analyse(system("a == 12", "a > 6", "b > 1", 'k in ["x", "y", "z"]', 'k in ["x", "y"]'))
    assert found.implied == {"r2": frozenset({"r1"}), "r4": frozenset({"r5"})}
    assert found.fixed == {"a": 12}
    assert not found.contradictory


def test_rules_that_never_apply_or_always_hold() -> None:
    found = analyse(system("a > 3", "if a < 2 then b == 1", "b > 0 or b <= 0", "if a > 9 then b > 5"))
    assert found.vacuous == ("r2",)
    assert found.always == ("r3",)
    assert found.implied == {"r2": frozenset({"r1"})}


def test_nothing_is_wrong() -> None:
    found = analyse(system("a + b == c", "a >= 0", 'if k == "x" then a > 1'))
    assert (found.contradictory, found.implied, found.vacuous, found.always, found.fixed) == ((), {}, (), (), {})


_RULES = st.lists(
    st.sampled_from(["a > 1", "a > 2", "b == a", "b > 1", "a + b > 3", 'k == "x"', 'k in ["x", "y"]', "a != 2"]),
    min_size=2,
    max_size=5,
    unique=True,
)
_CELLS = {"a": st.integers(0, 3), "b": st.integers(0, 3), "k": st.sampled_from("xyz")}


@given(_RULES, st.fixed_dictionaries(_CELLS))
def test_a_redundant_rule_can_be_removed(rules: list[str], cells: dict[str, object]) -> None:
    """A record that fulfils the reason fulfils the rule."""
    of = system_of({each: parse_rule(each) for each in rules})
    for rule, reason in analyse(of).implied.items():
        if all(solve([of.formulas[each]], record(cells)) is not None for each in reason):
            assert solve([of.formulas[rule]], record(cells)) is not None
