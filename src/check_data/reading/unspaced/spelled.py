"""Numbers in numerals: 三千五百二十人, 三成五, 百分之十二点五, 三分之二, 数千套."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from check_data.figures.conventions import Printed, several
from check_data.figures.units import NUMBER
from check_data.reading.mention import Mention
from check_data.reading.phrase import added, printed
from check_data.reading.unspaced.digits import Digits
from check_data.reading.unspaced.grammar import Grammar, Suffix
from check_data.reading.unspaced.made import Maker, Number, understood

_TENTH = Fraction(1, 10)
_LOOSE = Fraction(1, 5)
"""By how much of itself a factor that words tell may be off, all in all."""
_SHARE = Suffix("percent", NUMBER)


class Spelled:
    """Reads numbers in numerals by one grammar."""

    def __init__(self, grammar: Grammar, digits: Digits) -> None:
        self._grammar, self._digits = grammar, digits

    def mention(self, text: str, match: re.Match[str], after: int, maker: Maker) -> Mention | None:
        """The mention of a match of `Grammar.spelled`; None where the characters spell no number."""
        before, start = self._digits.hedge(text, match.start(), after)
        span = (start, match.end("all"))
        if match["word"]:
            return self._word(text, match.span("word"), after, maker)
        if match["several"]:
            suffix = self._grammar.suffixes[match["several_unit"]]
            reading = several(Fraction(self._grammar.scales[match["several"]]), maker.conventions)
            vague = maker.plain(span, suffix.kind)
            return vague._replace(reading=reading, unit=suffix.unit, spelled=True, scaled=True)
        try:
            suffix, number = self._number(match)
        except ValueError:
            return None
        behind = match["spelled_after"] or match["parts_after"] or match["tenths_after"]
        hedge = self._digits.one_hedge(before, match["spelled_odd"], behind)
        told = understood(suffix, number, hedge, False, maker.conventions)
        counted = match["spelled"] or match["parts"]
        return maker.number(span, told, self._digits.noun(text, span[1]) if counted else "", spelled=True)

    def fraction(self, text: str, span: tuple[int, int], after: int, maker: Maker) -> Mention:
        """The mention of a fraction in digits, 3分之2; more parts than there are, or of none, are a name."""
        below, above = map(int, text[slice(*span)].split(self._grammar.fraction))
        if not 0 < above <= below:
            return maker.plain(span, "label")
        hedge, start = self._digits.hedge(text, span[0], after)
        number = _parts(above, below, self._grammar.fraction_width)
        return maker.number((start, span[1]), understood(_SHARE, number, hedge, False, maker.conventions))

    def _word(self, text: str, span: tuple[int, int], after: int, maker: Maker) -> Mention:
        """A word that is a number by itself: a half, twice."""
        row = self._grammar.words[text[slice(*span)]]
        value, kind = Fraction(row["value"]), row["kind"]
        hedge, start = self._digits.hedge(text, span[0], after)
        if kind == "percent":
            number = _parts(value.numerator, value.denominator, self._grammar.fraction_width)
        else:
            number = Number(Printed(value, value * _LOOSE, value * _LOOSE, True, True), str(value))
        return maker.number((start, span[1]), understood(Suffix(kind, NUMBER), number, hedge, False, maker.conventions))

    def _number(self, match: re.Match[str]) -> tuple[Suffix, Number]:
        """The number and its unit.

        Raises:
            ValueError: the characters spell no number.

        """
        if match["below"]:
            above, below = self._grammar.numeral(match["above"]), self._grammar.numeral(match["below"])
            if not 0 < above <= below:
                raise ValueError("no part of a whole")
            return _SHARE, _parts(above, below, self._grammar.fraction_width)
        if match["tenths"]:
            suffix, digits = Suffix("percent", NUMBER, _TENTH), self._tenths(match["tenths"], match["more"])
            return suffix, Number(printed(digits, share=_TENTH), digits)
        if match["spelled_share"]:
            share = self._grammar.shares_before[match["spelled_per"]]
            digits = self._decimal(match["spelled_share"])
            return Suffix("percent", NUMBER, share), Number(printed(digits, share=share), digits, _places(digits))
        if match["parts"]:
            return self._grammar.suffixes[match["parts_unit"]], self._of_parts(match["parts"], match["last"])
        suffix, digits = self._grammar.suffixes[match["spelled_unit"]], self._decimal(match["spelled"])
        scale = self._grammar.scales[match["big"]] if match["big"] else 1
        return suffix, Number(printed(digits, scale=scale, share=suffix.share), digits, _places(digits), scale > 1)

    def _of_parts(self, text: str, last: str | None) -> Number:
        """三万五千二百一: numbers below ten thousand, each with its scale, and what follows the last of them."""
        pieces = [self._part(each["part"], each["scale"]) for each in self._grammar.large.finditer(text)]
        pieces += [self._part(last, "")] if last else []
        if any(high.last_digit <= low.value for high, low in pairwise(pieces)):
            raise ValueError("scales that are out of order")
        number = added(pieces)
        return Number(number, str(number.value), 0, True)

    def _part(self, text: str, scale: str) -> Printed:
        return printed(
            str(self._grammar.numeral(text) if text else 1), scale=self._grammar.scales[scale] if scale else 1
        )

    def _tenths(self, whole: str, more: str | None) -> str:
        """三成五 is 3.5 tenths."""
        digits = str(self._grammar.numeral(whole))
        if not more:
            return digits
        return f"{digits}.{5 if more == self._grammar.half else self._grammar.numeral(more)}"

    def _decimal(self, text: str) -> str:
        whole, point, decimals = text.partition(self._grammar.decimal)
        digits = str(self._grammar.numeral(whole))
        return f"{digits}.{''.join(str(self._grammar.numeral(each)) for each in decimals)}" if point else digits


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _parts(count: int, parts: int, width: Fraction) -> Number:
    """So many parts of a whole, told to within half of ``width`` of a part."""
    part = Fraction(1, parts)
    told = part * width
    return Number(Printed(count * part, told, told, always_rounded=True, zeros_meant=True), str(count))
