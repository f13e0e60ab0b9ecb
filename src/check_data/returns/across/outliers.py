"""How far figures are from the others of their group: as robust measures say, in floats, for a warning and no verdict.

## Median and MAD
The distance from the median in units of 1.4826 × the median of all such distances, which for a normal distribution
estimates the standard deviation (Hampel 1974; Iglewicz and Hoaglin 1993, who call beyond 3.5 an outlier).

## Hidiroglou and Berthelot
M.A. Hidiroglou and J.-M. Berthelot, Statistical editing and imputation for periodic business surveys, Survey
Methodology 12 (1986), 73–83. Of the ratios r = x / previous(x) of a group with median m: s = 1 − m / r where r < m,
else r / m − 1; effects E = s × max(x, previous(x)) ^ u; the distance from the median effect in units of
max(E_M − E_Q1, |a × E_M|) below it and max(E_Q3 − E_M, |a × E_M|) above it. Usual: u = 0.5, a = 0.05, beyond 4 to 40 an
outlier (their C). Quartiles are interpolated between the two nearest effects.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles

import numpy as np

CONSISTENT = 1.4826
"""For a normal distribution 1 / Φ⁻¹(3/4): the standard deviation in units of the MAD."""


def mad(values: Sequence[float]) -> list[float | None]:
    """For each value how far it is from the median; None where most values are the same and it is another."""
    given = np.asarray(values, np.float64)
    apart = np.abs(given - np.median(given))
    unit = CONSISTENT * float(np.median(apart))
    return [_in_units(each, unit) for each in apart.tolist()]


def hb(pairs: Sequence[tuple[float, float]], u: float, a: float) -> list[float | None]:
    """For each pair of a value above 0 before and now how far its effect is from the median one."""
    ratios = [now / before for before, now in pairs]
    middle = median(ratios)
    symmetric = [1 - middle / ratio if ratio < middle else ratio / middle - 1 for ratio in ratios]
    effects = [each * max(pair) ** u for each, pair in zip(symmetric, pairs, strict=True)]
    low, centre, high = quantiles(effects, method="inclusive") if len(effects) > 1 else effects * 3
    least = abs(a * centre)
    below, above = max(centre - low, least), max(high - centre, least)
    return [_in_units(each - centre, above) if each >= centre else _in_units(centre - each, below) for each in effects]


def _in_units(apart: float, unit: float) -> float | None:
    if not unit:
        return None if apart else 0.0
    return apart / unit
