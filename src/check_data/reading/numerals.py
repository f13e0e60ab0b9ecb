"""Numerals in Han characters: 三千五百二十, 两千三, 一万零五, 二〇二〇, 十."""

from __future__ import annotations

from typing import NamedTuple

DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = f"[{''.join(DIGITS)}{''.join(TENS)}]"


class Numeral(NamedTuple):
    """A spelled whole number below ten thousand and the worth of its last spelled place."""

    value: int
    last_place: int


def numeral(text: str, *, colloquial: bool = True) -> Numeral:
    """The number that ``text`` spells, digit by digit (二〇二〇) included, and ``colloquial`` as in Chinese (两千三 is
    2300; in Japanese 2003).

    Raises:
        ValueError: the characters spell no number.

    """
    if not text or any(char not in DIGITS and char not in TENS for char in text):
        raise ValueError(f"{text!r} is no Chinese numeral")
    if len(text) > 1 and not any(char in TENS for char in text):
        return Numeral(int("".join(str(DIGITS[char]) for char in text)), 1)
    return _with_places(text, colloquial=colloquial)


def _with_places(text: str, *, colloquial: bool) -> Numeral:
    total, digit, place, after_zero, spelled = 0, None, 10_000, False, 1
    for char in text:
        if char in TENS:
            if TENS[char] >= place or digit == 0:
                raise ValueError(f"the places of {text!r} are out of order")
            place = spelled = TENS[char]
            total += (1 if digit is None else digit) * place
            digit, after_zero = None, False
        elif digit:
            raise ValueError(f"two digits without a place in {text!r}")
        else:
            digit = DIGITS[char]
            after_zero = after_zero or digit == 0
    if digit:
        # 两千三 is 2300: a last digit right after a place counts tenths of it, unless a zero comes between.
        spelled = place // 10 if colloquial and not after_zero and place not in (10, 10_000) else 1
        total += digit * spelled
    return Numeral(total, spelled)
