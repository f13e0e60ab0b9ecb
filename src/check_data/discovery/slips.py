"""Slips of the pen: a digit changed, two neighbours exchanged, one left out or doubled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from check_data.patterns import lazily

_PRECISE, _FEW = 3, 4
"""Digits of figures that are precise, and numbers of which one is a slip of another by no great chance then."""
_TIMES, _LONGEST = 20, 20
"""Times that a changed digit must be worth what is left open, and digits of the longest number that is looked at."""
_DIGITS = lazily(r"\d[\d,，]*(?:\.\d+)?")


def is_slip(printed: str, meant: str) -> bool:
    """Whether one slip makes ``printed`` of ``meant``; both are digits, perhaps with a decimal point."""
    if printed == meant:
        return False
    at = 0
    for one, other in zip(printed, meant, strict=False):
        if one != other:
            break
        at += 1
    left, right = printed[at:], meant[at:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]


@lru_cache(maxsize=1 << 14)
def digits_of(quote: str) -> str:
    """The digits of a quote without marks of thousands; empty where it prints none or several numbers."""
    found = _DIGITS.findall(quote)
    return found[0].replace(",", "").replace("，", "") if len(found) == 1 else ""


def significant(digits: str) -> int:
    """How many digits of a number are meant: not the noughts before them, nor those at the end of a whole number."""
    return len(digits.replace(".", "").lstrip("0") if "." in digits else digits.strip("0"))


def is_slip_of_share(digits: str, meant: Fraction) -> bool:
    """Whether one slip makes the digits of a percentage of the share that is meant, rounded as they are."""
    return is_slip(digits, _printed(round(meant * 100 * 10 ** _decimals(digits)), _decimals(digits)))


def is_precise(quote: str) -> bool:
    """Whether a figure has so many digits that a slip of another shows."""
    return significant(digits_of(quote)) >= _PRECISE


def is_slip_in_ratio(quotes: Sequence[str], values: Sequence[Fraction], told: Sequence[Fraction], by: str) -> bool:
    """Whether one slip in either of two figures makes another ratio of what was the one ``told``, from its least to its
    greatest value, in the quote ``by``: where all are precise, or the slip is of more than a chance of the digits.
    """
    low, high = told
    if low <= 0 or not all(values):
        return False
    (over, under), (above, below) = values, quotes
    precise = all(map(is_precise, (*quotes, by)))
    return _is_slip_within(above, over, (under * low, under * high), precise=precise) or _is_slip_within(
        below, under, (over / high, over / low), precise=precise
    )


def _is_slip_within(quote: str, value: Fraction, ends: tuple[Fraction, Fraction], *, precise: bool) -> bool:
    digits = digits_of(quote).replace(".", "")
    number = int(digits or 0)
    if not number or len(digits) > _LONGEST:
        return False
    least, most = (end * number / value for end in ends)
    slips = [each for each in _slips(digits) if least <= each <= most]
    if precise and most - least < _FEW:
        return bool(slips)
    # A digit is changed to one of nine: by chance that meets numbers which are as wide apart as the digit's worth.
    worth = max(most - least, Fraction(1)) * _TIMES
    return any(10 ** (len(str(abs(each - number))) - 1) >= worth for each in slips)


def _slips(digits: str) -> Iterator[int]:
    """The numbers that slips make of one: a digit changed, two neighbours exchanged, one left out."""
    for at, digit in enumerate(digits):
        before, after = digits[:at], digits[at + 1 :]
        yield from (int(f"{before}{other}{after}") for other in "0123456789" if other != digit)
        yield int(f"{before}{after[:1]}{digit}{after[1:]}")
        yield int(f"{before}{after}" or 0)


def one_slip_explains(quotes: Sequence[str], values: Sequence[Fraction | int], least: int = 1) -> bool:
    """Whether a slip in one figure, of ``least`` digits, explains why the first value is not the sum of the others."""
    excess = values[0] - sum(values[1:])
    if not excess:
        return False
    meant = [values[0] - excess, *(value + excess for value in values[1:])]
    return any(
        _is_slip_of(quote, value, wanted, least) for quote, value, wanted in zip(quotes, values, meant, strict=True)
    )


def _is_slip_of(quote: str, value: Fraction | int, wanted: Fraction | int, least: int) -> bool:
    digits = digits_of(quote)
    if not digits or value == 0 or (value < 0) != (wanted < 0):
        return False
    # What would be printed for the value that is wanted, in whole units of the last digit.
    above = wanted.numerator * value.denominator * int(digits.replace(".", ""))
    below = wanted.denominator * value.numerator
    if above % below:
        return False
    text = _printed(above // below, _decimals(digits))
    return max(len(text.replace(".", "")), len(digits.replace(".", ""))) >= least and is_slip(digits, text)


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _printed(units: int, decimals: int) -> str:
    """So many units of the last of some decimals."""
    text = f"{units:0{decimals + 1}d}"
    return f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
