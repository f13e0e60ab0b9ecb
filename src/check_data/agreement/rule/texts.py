"""Which comparisons of two columns compare texts: those in which one is a text elsewhere in the rule."""

from __future__ import annotations

from collections.abc import Callable, Collection

from check_data.agreement.formula import And, Formula, Not, Or, Same, Statement, Unknown, atoms, texts_of
from check_data.agreement.nodes import Comparison, Name


def with_texts(formula: Formula, known: Collection[str] = ()) -> Formula:
    """The formula with `Same` in place of such comparisons; ``known`` are columns of texts besides."""
    texts = {*known, *(name for each in atoms(formula) for name in texts_of(each))}

    def turned(atom: Comparison | Statement) -> Formula:
        match atom:
            case Comparison("==" | "!=" as sign, Name(left), Name(right)) if left in texts or right in texts:
                return Same(left, right) if sign == "==" else Not(Same(left, right))
            case _:
                return atom

    found = mapped(formula, turned)
    return found if found == formula else with_texts(found, known)


def mapped(formula: Formula, turned: Callable[[Comparison | Statement], Formula]) -> Formula:
    """The formula with something else in place of its comparisons and statements."""
    match formula:
        case Not(part):
            return Not(mapped(part, turned))
        case And(parts):
            return And(tuple(mapped(each, turned) for each in parts))
        case Or(parts):
            return Or(tuple(mapped(each, turned) for each in parts))
        case _:
            assert not isinstance(formula, Unknown)  # no rule says it
            return turned(formula)
