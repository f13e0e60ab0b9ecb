"""Corrections of a project: its declared checks as claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import partial

from check_data.agreement.check import Check, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.findings import Verdict
from check_data.reading.quote import Reader
from check_data.repair.claim import Claim
from check_data.repair.correction import Correction, correction


class Corrections:
    """The corrections of one publication's checks; ``checks`` are all that are not undetermined, with their
    verdicts, and ``declared`` the units that the figures table names.
    """

    def __init__(
        self,
        checks: Iterable[tuple[Check, Verdict]],
        quantities: Mapping[str, Quantity],
        declared: Mapping[str, str],
        reader: Reader,
    ) -> None:
        self._declared, self._reader = declared, reader
        self._claims = {check.name: self._claim(check, verdict, quantities) for check, verdict in checks}
        self._of_figure: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in self._claims.values():
            for figure in claim.figures:
                self._of_figure[figure].append(claim)

    def of(self, check: Check) -> Correction | None:
        """The correction of one that disagrees."""
        return correction(self._claims[check.name], self._of_figure)

    def _claim(self, check: Check, verdict: Verdict, quantities: Mapping[str, Quantity]) -> Claim:
        used = {name: quantities[name] for name in check.expression.names}
        judge = partial(evaluate, check.expression)
        return Claim(check.expression, used, {name: name for name in used}, self._reread, verdict, judge)

    def _reread(self, name: str, quote: str) -> Quantity:
        understood = self._reader.read(quote, self._declared[name])
        return Quantity(quote, understood.reading, understood.unit)
