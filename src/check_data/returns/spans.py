"""Screened batches put together: failures are told a check after the other however small the batches are, and only
the records that are candidates wait for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import numpy as np

from check_data.agreement.check import Check
from check_data.returns.arrays import Mask
from check_data.returns.eager import Screened


class ScreenedBatch(NamedTuple):
    """So many records that were screened: the frame with those that are candidates, where each check has some in it,
    and of how many records each check is undetermined.
    """

    records: int
    frame: nw.DataFrame[Any]
    checks: Sequence[Screened]
    undetermined: Sequence[int]

    @classmethod
    def at(cls, batch: nw.DataFrame[Any], checks: Sequence[Screened]) -> ScreenedBatch:
        """A whole batch."""
        return cls(len(batch), batch, checks, [each.open for each in checks])

    def thinned(self) -> ScreenedBatch:
        """The same of the candidates alone."""
        found = np.zeros(len(self.frame), dtype=np.bool_)
        masks = [each.candidates.to_numpy() for each in self.checks]
        for mask in masks:
            found |= mask
        places = found.nonzero()[0]
        checks = [_of(each.check, mask[places], self.frame) for each, mask in zip(self.checks, masks, strict=True)]
        return self._replace(frame=self.frame[places], checks=checks)


def spans(batches: Iterable[ScreenedBatch], least: int) -> Iterator[ScreenedBatch]:
    """The batches, put together until they have so many records."""
    waiting: list[ScreenedBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(each.records for each in waiting) >= least:
            yield _together(waiting)
            waiting = []
    if waiting:
        yield _together(waiting)


def _together(batches: Sequence[ScreenedBatch]) -> ScreenedBatch:
    if len(batches) == 1:
        return batches[0]
    frame = nw.maybe_reset_index(nw.concat([batch.frame for batch in batches]))
    checks = [
        _of(parts[0].check, np.concatenate([each.candidates.to_numpy() for each in parts]), frame)
        for parts in zip(*(batch.checks for batch in batches), strict=True)
    ]
    undetermined = [sum(counts) for counts in zip(*(batch.undetermined for batch in batches), strict=True)]
    return ScreenedBatch(sum(batch.records for batch in batches), frame, checks, undetermined)


def _of(check: Check, candidates: Mask, frame: nw.DataFrame[Any]) -> Screened:
    return Screened(check, nw.new_series(check.name, candidates, nw.Boolean, backend=frame.implementation), None)
