"""What texts may be: some, all but some, those that patterns describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from check_data.agreement.formula import And, Formula, Matches, Member, Missing, Not, Or, Same
from check_data.agreement.rule.matching import fits

OTHER = "\0other"
"""Stands for any text that no rule names."""


class Category(NamedTuple):
    """What one field may be: ``allowed`` (None: anything) but ``excluded``, each as ``patterns`` say."""

    allowed: frozenset[str] | None = None
    excluded: frozenset[str] = frozenset()
    patterns: tuple[tuple[str, bool], ...] = ()

    def narrowed(self, atom: Member | Matches, holds: bool) -> Category | None:
        """With one more statement on it; None where nothing is left. Of patterns alone two that are opposites are."""
        if isinstance(atom, Matches):
            found = self._replace(patterns=(*self.patterns, (atom.pattern, holds)))
        elif holds:
            found = self._replace(allowed=atom.values if self.allowed is None else self.allowed & atom.values)
        else:
            found = self._replace(excluded=self.excluded | atom.values)
        return found if found.example() is not None else None

    def example(self) -> str | None:
        """A text that it may be, `OTHER` where that is one that no rule names; None where there is none."""
        if self.allowed is None:
            contradictory = any((pattern, not holds) in self.patterns for pattern, holds in self.patterns)
            return None if contradictory else OTHER
        fitting = (
            each
            for each in sorted(self.allowed - self.excluded)
            if all(fits(pattern, each) == holds for pattern, holds in self.patterns)
        )
        return next(fitting, None)


Categories = Mapping[str, Category]


def missing(name: str) -> str:
    """The name of the field that says whether another one is missing."""
    return f"\0missing {name}"


def as_member(atom: Missing) -> Member:
    """That a field is missing, as what another field is."""
    return Member(missing(atom.name), frozenset(("yes",)))


def same(atom: Same, holds: bool, universe: frozenset[str]) -> Formula:
    """That two free texts are the same, or are not, by what the first of them is."""
    return Or(
        tuple(
            And((Member(atom.left, one), Member(atom.right, one) if holds else Not(Member(atom.right, one))))
            for one in (frozenset((each,)) for each in sorted((*universe, OTHER)))
        )
    )
