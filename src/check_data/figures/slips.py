"""Slips of the pen in digits: one changed, two neighbours exchanged, one left out or added."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from check_data.patterns import lazily

_DIGITS = "0123456789"
_NUMBER = lazily(r"\d[\d,，]*(?:\.\d+)?")


@lru_cache(maxsize=1 << 14)
def digits_of(quote: str) -> str:
    """The digits of a quote without marks of thousands; empty where it prints none or several numbers."""
    found = _NUMBER.findall(quote)
    return found[0].replace(",", "").replace("，", "") if len(found) == 1 else ""


def slips_of_digits(digits: str) -> Iterator[str]:
    """What may have been meant by ``digits``, perhaps with a decimal point, if one slip was made; some twice."""
    for place in range(len(digits) + 1):
        before, here, after = digits[:place], digits[place : place + 1], digits[place + 1 :]
        yield from (before + each + here + after for each in _DIGITS)
        if here.isdigit():
            if before + after:
                yield before + after
            yield from (before + each + after for each in _DIGITS if each != here)
            if after[:1].isdigit() and after[0] != here:
                yield before + after[0] + here + after[1:]
