"""The number that printed digits or words make."""

from __future__ import annotations

from fractions import Fraction

from check_data.figures.conventions import Printed
from check_data.patterns import lazily
from check_data.reading.marks import plain
from check_data.reading.phrase import VULGAR
from check_data.reading.spaced.vocabulary import Vocabulary

_HALF_OF_LAST = Fraction(1, 2)
_WORDS = lazily(r"[^\W\d_]+")


def plain_digits(digits: str, vocabulary: Vocabulary) -> str:
    """Digits without marks of groups, with a full stop before the decimals."""
    if "/" in digits or digits[-1:] in VULGAR:
        return digits
    return plain(digits, vocabulary.marks)


def mixed(digits: str) -> Printed | None:
    """A number with a fraction behind it, 1 1/2 or 2½: it stands for half a part more or less; None for any other."""
    whole, _, parts = digits.rpartition(" ")
    if digits[-1:] in VULGAR:
        import unicodedata

        whole, parts = digits[:-1], unicodedata.normalize("NFKC", digits[-1]).replace("⁄", "/")
    above, slash, below = parts.partition("/")
    if not slash:
        return None
    part = Fraction(1, int(below))
    return Printed(int(whole or 0) + int(above) * part, part, part, always_rounded=True, zeros_meant=True)


def spelled(quote: str, vocabulary: Vocabulary) -> int:
    """The number that words up to hundreds make: two hundred and six."""
    said = " ".join(quote.lower().split())
    for word in sorted(vocabulary.hundreds, key=len, reverse=True):
        before, many, after = said.partition(f" {word}")
        if many:
            return _small(before, vocabulary) * vocabulary.hundreds[word] + _small(after, vocabulary)
    return _small(said, vocabulary)


def _small(said: str, vocabulary: Vocabulary) -> int:
    """The number below a hundred that words make: one word, or several; 0 for none."""
    said = said.strip().removeprefix(f"{vocabulary.link} ")
    whole = vocabulary.small.get(said)
    return sum(vocabulary.small.get(word, 0) for word in _WORDS.findall(said)) if whole is None else whole


def fraction(quote: str, vocabulary: Vocabulary) -> Printed:
    """The share that words make: two thirds, one in three, half. It stands for half a part more or less."""
    words = _WORDS.findall(quote.lower())
    single = vocabulary.single.get(" ".join(words))
    if single is not None:
        part = Fraction(1, single.denominator)
        return Printed(single, part, part, always_rounded=True, zeros_meant=True)
    first, last = words[0], words[-1]
    above = vocabulary.numerators.get(words[-2] if len(words) > 1 else last, 1)
    below = vocabulary.denominators.get(last)
    if below is None:  # one in three
        above, below = vocabulary.small[first], vocabulary.small[last]
    part = Fraction(1, max(below, 1))
    return Printed(above * part, part, part, always_rounded=True, zeros_meant=True)
