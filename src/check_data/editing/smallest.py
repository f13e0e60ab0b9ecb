"""All lightest sets of which each has something of every conflict: Reiter's hitting sets (1987), lightest first.

A conflict is found where a set is not enough yet: some elements, of which any set that is enough holds one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from heapq import heappop, heappush

Weights = Mapping[str, Fraction]


def lightest(weights: Weights, conflict: Callable[[frozenset[str]], frozenset[str] | None]) -> list[frozenset[str]]:
    """The sets of elements that are enough and of the least weight, all of them; none where no set is enough.

    ``conflict`` gives elements outside of a set of which each set that is enough has one (none: no set is enough),
    and None where the set is enough.
    """
    known: list[frozenset[str]] = []
    waiting: list[tuple[Fraction, list[str]]] = [(Fraction(0), [])]
    seen = {frozenset[str]()}
    found: list[frozenset[str]] = []
    least: Fraction | None = None
    while waiting:
        weight, members = heappop(waiting)
        if least is not None and weight > least:
            break
        chosen = frozenset(members)
        missed = next((each for each in known if not each & chosen), None)
        if missed is None:
            missed = conflict(chosen)
            if missed is None:
                found.append(chosen)
                least = weight
                continue
            known.append(missed)
        for element in sorted(missed):
            larger = chosen | {element}
            if larger not in seen:
                seen.add(larger)
                heappush(waiting, (weight + weights[element], sorted(larger)))
    return found


def shrunk(elements: frozenset[str], conflicting: Callable[[frozenset[str]], bool]) -> frozenset[str]:
    """A conflict of which no element can be left out."""
    kept = elements
    for element in sorted(elements):
        if conflicting(kept - {element}):
            kept -= {element}
    return kept
