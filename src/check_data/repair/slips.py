"""The quotes that one slip of the pen turns into a printed one: a digit changed, two neighbours exchanged, one left out
or added; in Chinese numerals, a digit changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from check_data.figures.slips import slips_of_digits
from check_data.patterns import lazily

_NUMBER = lazily(r"[0-9]{1,3}(?:(?P<mark>[,，])[0-9]{3})(?:[,，][0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_FULL_WIDTH = "０１２３４５６７８９"
_TO_ASCII = {ord(char): str(digit) for digit, char in enumerate(_FULL_WIDTH)}
_FROM_ASCII = {ord(str(digit)): char for digit, char in enumerate(_FULL_WIDTH)}
_NUMERAL = lazily(
    r"(?P<before>[一二三四五六七八九十百千万亿零〇])?(?P<digit>[一二两三四五六七八九])(?P<after>[十百千万亿])?"
)


def slips_of(quote: str) -> dict[str, None]:
    """The quotes that may have been meant by ``quote``, each once, if one slip was made."""
    return dict.fromkeys((*_of_digits(quote), *_of_numerals(quote)))


def _of_digits(quote: str) -> Iterator[str]:
    for number in _NUMBER.finditer(quote.translate(_TO_ASCII)):
        full_width = quote[number.start()] in _FULL_WIDTH
        for meant in _numbers(number[0], number["mark"] or ""):
            written = meant.translate(_FROM_ASCII) if full_width else meant
            yield quote[: number.start()] + written + quote[number.end() :]


def _numbers(printed: str, mark: str) -> Iterator[str]:
    """The same of one number; thousands are marked anew."""
    bare = printed.replace(mark, "") if mark else printed
    padded = bare[0] == "0" and bare[1:2].isdigit()
    for digits in slips_of_digits(bare):
        whole, point, decimals = digits.partition(".")
        if digits == bare or not whole or (point and not decimals) or (whole[0] == "0" < whole[1:] and not padded):
            continue
        yield (_marked(whole, mark) if mark else whole) + point + decimals


def _marked(whole: str, mark: str) -> str:
    """A number with a mark before every three digits from its end."""
    first = len(whole) % 3 or 3
    return mark.join((whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))))


def _of_numerals(quote: str) -> Iterator[str]:
    for found in _NUMERAL.finditer(quote):
        # Two is 两 by itself and 二 among other numerals.
        two = "二" if found["before"] or found["after"] else "两"
        place = found.start("digit")
        for digit in f"一{two}三四五六七八九":
            if digit != found["digit"] and {digit, found["digit"]} != {"二", "两"}:
                yield quote[:place] + digit + quote[place + 1 :]
