"""What an English verb of change makes of two numbers: rose 12 to 181 is a change and the value that it leads to."""

from __future__ import annotations

from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.plain import Understood

UP = (
    "up rose rise rises risen rising grew grow grows grown growing increase increases increased increasing gain gains "
    "gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging advance "
    "advances advanced soar soars soared soaring expand expands expanded expanding raised boosted lifted"
).split()
DOWN = (
    "down fell fall falls fallen falling decrease decreases decreased decreasing decline declines declined declining "
    "drop drops dropped dropping shrink shrinks shrank shrunk slid slide slides slip slips slipped slipping sank "
    "tumble tumbles tumbled plunge plunges plunged plummet plummets plummeted off ease eases eased easing dip dips "
    "dipped dipping slump slumps slumped slumping cut reduced lowered"
).split()
"""Words that tell of a rise and of a fall, right before what it was."""
VERB = lazily(rf"(?i:\b(?:{'|'.join([*UP, *DOWN])})(?: by)?) \Z")

_AROUND_DIGITS = lazily(r"\A\D*|\D*\Z")
_POINTS = lazily(r" (?:basis )?points?\b")
_WIDEST, _LARGE = 10, 100


def is_rise(text: str, first: tuple[int, int], last: tuple[int, int], low: Understood, high: Understood) -> bool:
    """Whether two numbers after such a verb are surely no range. A range taken for two figures may give a false alarm,
    two figures taken for a range give none: so only where the second is more than a range would reach (rose 1 to 10
    points is one, so is 0.10 to 1.25) and not as round as a range so wide, and where only the first is in points.
    """
    one, two = text[slice(*first)], text[slice(*last)]
    if low.unit == high.unit == NUMBER:
        return "point" in one and "point" not in two
    if _AROUND_DIGITS.findall(one) != _AROUND_DIGITS.findall(two) or _POINTS.match(text, last[1]):
        return False
    least, most = low.reading.stated.upper, high.reading.stated.lower
    if least is None or most is None or not 0 < _WIDEST * least < most:
        return False
    digits = [each for each in two if each.isdigit()]
    return (low.unit is not None or most >= _LARGE) and len("".join(digits).strip("0")) > 1
