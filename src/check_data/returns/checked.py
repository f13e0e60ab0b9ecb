"""What checking a table of records gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from check_data.findings import Finding, Verdict
from check_data.returns.located import Located
from check_data.returns.tally import Hidden
from check_data.returns.worst import Worst


class Checked(NamedTuple):
    """What checking a table gave. ``findings`` hold those of the data, and the first of each check in full; ``hidden``
    are how many there are besides. ``worst`` are the records that fail most checks, ``located`` the columns that are
    most often wrong, where that was asked for.
    """

    name: str
    path: str
    engine: str
    records: int
    verdicts: Mapping[str, Counter[Verdict]]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()
    hidden: Mapping[Hidden, int] = {}
    worst: tuple[Worst, ...] = ()
    located: Located | None = None

    def share(self, check: str) -> float:
        """The share of the records that a check disagrees in."""
        return self.verdicts[check][Verdict.DISAGREES] / self.records if self.records else 0

    @property
    def counts(self) -> Counter[Verdict]:
        """How many records and checks have each verdict."""
        return sum(self.verdicts.values(), Counter())
