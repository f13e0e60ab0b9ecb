"""Digits in groups of three apart by spaces, as ISO 80000 and GB/T 15835 print them, and rows that look the same."""

from __future__ import annotations

# A narrow or fixed space groups digits; a plain one does where a group begins with 0, which no number of a row does.
SPACED = (
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?![\d,])"
    r"|\d{1,3}(?: \d{3}){0,3} 0\d\d(?: \d{3}){0,3}(?:\.\d+)?(?![\d,])"
)
# Other digits with a plain space before three more may be one number or two: neither is read.
GOES_ON = r"(?= \d)(?<![\d.,]\d\d\d) \d\d\d(?![\d,])"
_AFTER_DIGITS = "|".join(rf"(?<=(?<![\d.,])\d{{{length}}} )" for length in (1, 2, 3))
CAME_BEFORE = rf"(?<=\d )(?:{_AFTER_DIGITS})\d\d\d(?![\d,.])"
