import ast
from textwrap import dedent

from tests.mutation.__main__ import AREAS, PACKAGE, ROOT, Drawn, drawn
from tests.mutation.mutants import mutants


def faults(source: str) -> set[tuple[str, str]]:
    return {(each.before, each.after) for each in mutants(dedent(source))}


def test_each_is_the_source_with_one_place_changed() -> None:
    source = '甲 = "人", 3 if a < b else -c\n'
    made = {each.into(source) for each in mutants(source)}
    assert made == {
        '甲 = "人", (4) if a < b else -c\n',
        '甲 = "人", 3 if (a <= b) else -c\n',
        '甲 = "人", 3 if (a >= b) else -c\n',
        '甲 = "人", 3 if (not a < b) else -c\n',
        '甲 = "人", 3 if a < b else (c)\n',
    }


def test_what_is_written_by_people_in_a_hurry() -> None:
    assert faults("while a and not b:\n    c += max(d)\n    break\n") == {
        ("a and not b", "(a or not b)"),
        ("a and not b", "(not (a and (not b)))"),
        ("not b", "(b)"),
        ("c += max(d)", "c -= max(d)"),
        ("max(d)", "(min(d))"),
        ("break", "continue"),
    }
    assert faults("def f(a):\n    return a is True\n") == {
        ("return a is True", "return None"),
        ("a is True", "(a is not True)"),
        ("True", "(False)"),
    }


def test_what_is_not_run_or_only_said_has_none() -> None:
    assert not faults(
        """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            x = 1
        def f(a: "1 + 1" = b) -> c | d:
            '''Add 1.'''
            e: f | g
            raise Odd("so many: " + f"{1 + 1}")
        """
    )


def test_the_same_ones_for_a_seed_and_none_that_is_no_python() -> None:
    once = list(drawn(3, 11))
    assert once == list(drawn(3, 11))
    assert once != list(drawn(4, 11))
    assert [len([each for each in once if each.tests == tests]) for tests in AREAS.values()] == [3, 2, 2, 2, 2]
    for each in once:
        source = each.path.read_text("utf-8")
        assert ast.unparse(ast.parse(each.mutant.into(source))) != ast.unparse(ast.parse(source))


def test_files_named_after_the_module_come_first() -> None:
    fault = Drawn(PACKAGE / "figures" / "interval.py", mutants("a < b")[0], ("tests/figures", "tests/reading"))
    assert fault.nearest() == ("tests/figures/test_interval.py", "tests/figures", "tests/reading")


def test_the_areas_are_there() -> None:
    for folders, tests in AREAS.items():
        assert all((PACKAGE / folder).is_dir() for folder in folders)
        assert all((ROOT / each).exists() for each in tests)
