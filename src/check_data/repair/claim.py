"""A check as repair takes it: what it says of which figures, and what those would say in another print."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from check_data.agreement.check import Outcome, Quantity
from check_data.agreement.expression import Expression
from check_data.findings import Verdict


class Claim(NamedTuple):
    """An expression over ``quantities``; ``figures`` say which figure each of its names is, so that claims on one
    figure are known to be. ``reread`` gives the quantity of a name for another quote, and raises `NotUnderstood`;
    ``verdict`` is that on the figures as printed; ``judge`` gives the outcome of it over others.
    """

    expression: Expression
    quantities: Mapping[str, Quantity]
    figures: Mapping[str, Hashable]
    reread: Callable[[str, str], Quantity]
    verdict: Verdict
    judge: Callable[[Mapping[str, Quantity]], Outcome]

    def with_quote(self, figure: Hashable, quote: str) -> Mapping[str, Quantity]:
        """The quantities if a figure were printed as ``quote``.

        Raises:
            NotUnderstood: it can't be.

        """
        changed = {name: self.reread(name, quote) for name, each in self.figures.items() if each == figure}
        return {**self.quantities, **changed}

    def holds(self, quantities: Mapping[str, Quantity]) -> bool:
        """Whether it agrees as stated; also as rounded where it does so as printed (a slip and a figure that is rounded
        by chance are too much to suppose at once).
        """
        verdict = self.judge(quantities).verdict
        return verdict is Verdict.AGREES or verdict is self.verdict is Verdict.AGREES_AS_ROUNDED
