"""A p value is not what its test gives.

## What it does
Works the p value out from the statistic and its degrees of freedom (t, F, χ², z, r, Q) over all values that print as
the statistic does, and compares it with the p value that is printed beside it.

## Why
One of the three is mistyped, copied from another line, or of another analysis.

## Example
t(28) = 2.20, p = .36: it is .036.

## What it does not report
p values that a one-sided test gives; tests without their degrees of freedom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import ceil, floor

from check_data.facts.fact import Telling
from check_data.figures import distributions
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.messages import English
from check_data.reading.mention import Mention
from check_data.relations.claim import Claim, one

CODE = "CD225"
BECAUSE = English("the test gives the p value")
MESSAGE = English("{second} does not give {first}")

LAW = "f1 == f0"
"""Not `verdict.EQUAL`, which is over all figures of a claim: the statistic and its degrees are cited, f1 is what they
give."""
_GRID = 10**6
"""Parts of one to which the bounds of a p value are widened: far finer than any that is printed, far coarser than the
error of the floats (`distributions.ERROR`)."""
_TAILS: Mapping[str, Callable[..., float]] = {
    "t": distributions.student,
    "F": distributions.fisher,
    "chi": distributions.chi_square,
    "r": distributions.correlation,
    "z": distributions.normal,
}


def claims(telling: Telling) -> Iterator[Claim]:
    """The p value as the one that the test gives."""
    three, degrees = one(telling, "p", "test", "statistic"), telling.roles.get("df", ())
    if three is None:
        return
    told, test, statistic = three
    implied = _implied(str(telling.options["test"]), statistic, degrees, int(telling.options.get("sides", 2)))
    if implied is not None:
        given = test._replace(reading=Reading.only(implied))
        yield Claim(CODE, LAW, (told, given, statistic, *degrees), telling)


def _implied(test: str, statistic: Mention, degrees: tuple[Mention, ...], sides: int) -> Interval | None:
    """All p values that values which print as the figures do give; None where there are none, or too large."""
    if statistic.reading is None or any(each.reading is None for each in degrees):
        return None
    tail = _TAILS[test]
    sizes = abs(statistic.reading.stated) if test in "trz" else statistic.reading.stated
    corners = product(_ends(sizes), *(_ends(each.reading.stated) for each in degrees if each.reading))
    try:
        found = [tail(*corner) * sides / 2 for corner in corners]
    except distributions.NotFound:
        return None
    return _widened(min(found), max(found))


def _ends(interval: Interval) -> set[float]:
    """A probability falls with the statistic, and goes one way with the degrees of freedom between two rounded ones."""
    return {float(each) for each in (interval.lower, interval.upper) if each is not None}


def _widened(low: float, high: float) -> Interval:
    margin = distributions.ERROR
    lower, upper = floor((low - margin) * _GRID), ceil((high + margin) * _GRID)
    return Interval(Fraction(max(lower, 0), _GRID), Fraction(min(upper, _GRID), _GRID))
