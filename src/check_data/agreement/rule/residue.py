"""What is left of a formula where some of it is known: nothing that is known stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from check_data.agreement.formula import ALWAYS, NEGATED, NEVER, And, Formula, Not, Or, Statement, Unknown
from check_data.agreement.nodes import Comparison

Residue = Formula
"""Comparisons, statements (each as it is or the opposite of one) and what is unknown, joined by *and* and *or*."""


def residue(
    formula: Formula, known: Callable[[Comparison | Statement], Residue | bool], *, holds: bool = True
) -> Residue:
    """What must hold for a formula to hold, or not to. ``known`` says what is known of an atom, or which one stands for
    it; of a comparison that must not hold it is asked for the opposite comparison.
    """
    match formula:
        case Not(part):
            return residue(part, known, holds=not holds)
        case And(parts) | Or(parts):
            inner = (residue(each, known, holds=holds) for each in parts)
            return all_of(inner) if isinstance(formula, And) == holds else any_of(inner)
        case Comparison(operator, left, right):
            return _said(known(formula if holds else Comparison(NEGATED[operator], left, right)))
        case _:
            assert not isinstance(formula, Unknown)  # no rule says it
            found = known(formula)
            if isinstance(found, bool):
                return _said(found == holds)
            return found if holds or isinstance(found, Unknown) else Not(found)


def all_of(parts: Iterable[Residue]) -> Residue:
    """All of some parts."""
    return _joined(parts, And, ALWAYS, NEVER)


def any_of(parts: Iterable[Residue]) -> Residue:
    """Some of some parts."""
    return _joined(parts, Or, NEVER, ALWAYS)


def _joined(parts: Iterable[Residue], kind: type[And | Or], nothing: Residue, all_said: Residue) -> Residue:
    kept: dict[str, Residue] = {}  # by what they are: named tuples of two kinds may be equal
    for part in parts:
        if part == all_said and type(part) is type(all_said):
            return all_said
        inner = part.parts if isinstance(part, kind) else (part,)
        kept |= {repr(each): each for each in inner}
    if len(kept) == 1:
        return next(iter(kept.values()))
    return kind(tuple(kept.values())) if kept else nothing


def _said(found: Residue | bool) -> Residue:
    if isinstance(found, bool):
        return ALWAYS if found else NEVER
    return found


def ways(of: Residue, unknown: bool) -> Iterator[tuple[Residue, ...]]:
    """The ways in which it may hold, each as what must hold together; ``unknown`` says what the unknown is."""
    match of:
        case Unknown():
            if unknown:
                yield ()
        case And(parts):
            yield from _together(parts, unknown)
        case Or(parts):
            for each in parts:
                yield from ways(each, unknown)
        case _:
            yield (of,)


def _together(parts: tuple[Formula, ...], unknown: bool) -> Iterator[tuple[Residue, ...]]:
    if not parts:
        yield ()
        return
    for first in ways(parts[0], unknown):
        for rest in _together(parts[1:], unknown):
            yield (*first, *rest)
