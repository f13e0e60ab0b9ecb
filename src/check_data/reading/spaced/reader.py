"""Running text to mentions: each number with what stands right before and right after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.figures.units import DATE, NUMBER, Unit
from check_data.patterns import lazily
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.phrase import LONGEST_NUMBER, hedged, printed, scaled
from check_data.reading.spaced import before, dates, labels, numbers
from check_data.reading.spaced.composed import composed
from check_data.reading.spaced.joined import carried, joined, measured, spanned
from check_data.reading.spaced.tail import Tail, tail
from check_data.reading.spaced.vocabulary import Vocabulary

_HUNDREDTH = Fraction(1, 100)
_LOOSE = Fraction(1, 5)
"""The part of a factor that a word may hide, half above and half below: doubled is 1.8 to 2.2 times."""
_MILLION = 1_000_000
_LISTED = 80
"""Characters before a number word in which the bracket of its list opens."""
_NOUN = lazily(r"(?:\s|(?<=['’]))((?:[^\W\d_][\w'’/-]*)(?:\s[^\W\d_][\w'’/-]*){0,3})")
_NAMED = lazily(r"(?:[-–/.]?\w+)*")
_TIES, _OPENS = "_^#@\\", "([,;:“\"'"
"""Marks that tie a number to what stands before it, and marks before which a name with a number in it begins."""
_MAY_TIE = "-–−./"


class Reader:
    """Reads the mentions of a block's text."""

    def __init__(self, vocabulary: Vocabulary, run: Run, block: int, conventions: Conventions) -> None:
        self._words, self._run, self._block, self._conventions = vocabulary, run, block, conventions
        self._text = run.text

    def read(self) -> list[Mention]:
        """The mentions in order, without overlap: ranges and ratios joined, labels among them."""
        found: list[Mention] = []
        at = 0
        for number in self._words.numbers(self._text):
            mention = self._mention(number, at) if number.start() >= at else None
            if mention is not None:
                found.append(mention)
                at = mention.to
        if self._words.composes:
            found = composed(self._text, found, self._words, self._conventions)
        made = joined(self._text, spanned(self._text, found, self._words), self._words)
        return carried(self._text, measured(self._text, made, self._words)) if self._words.money_carries else made

    def _mention(self, number: re.Match[str], at: int) -> Mention | None:
        start, end = number.span()
        if number["digits"] is None:
            tied = start and (self._text[start - 1].isalnum() or self._text[start - 1] in "-_")
            return None if tied else self._of_words(number, at)
        if end - start > LONGEST_NUMBER:
            return self._plain(start, end, "label")
        if self._is_tied(start, at):
            return self._label(start, end, at)
        dated = dates.date_at(self._text, number, self._words)
        if dated is not None:
            return self._date(dated)
        more = self._not_read(start, end)
        if more is not None:
            return self._plain(start, more, "label")
        kind = labels.kind_of(self._text, start, end, at, self._words)
        if kind == "statistic":
            return self._statistic(number, at)
        if kind is not None:
            return self._plain(start, labels.end_of(self._text, end), kind)
        return self._figure(number, at, numbers.plain_digits(number["digits"], self._words))

    def _is_tied(self, start: int, at: int) -> bool:
        """Whether what stands right before a number ties it to a word or to another number (COVID-19, B12, x^2)."""
        mark = self._text[start - 1 : start]
        if not mark or mark.isalpha() or mark in _TIES:
            return bool(mark)
        return mark in _MAY_TIE and start - 1 > at and self._text[start - 2].isalnum()

    def _not_read(self, start: int, end: int) -> int | None:
        """Where a number ends whose marks are not those of its document, or may be either; None for any other."""
        if self._words.goes_on is None:
            return None
        more = self._words.goes_on.match(self._text, end)
        if more is not None:
            return more.end()
        return end if self._words.unclear.fullmatch(self._text, start, end) else None

    def _label(self, start: int, end: int, at: int) -> Mention:
        """A name with a number in it, from the name's first character to its last."""
        while start > at and not self._text[start - 1].isspace() and self._text[start - 1] not in _OPENS:
            start -= 1
        named = _NAMED.match(self._text, end)
        assert named  # it may be empty
        return self._plain(start, named.end(), "label")

    def _plain(self, start: int, end: int, kind: MentionKind) -> Mention:
        span = self._run.span(start, end)
        return Mention(span.start, span.end, start, end, self._block, self._text[start:end], kind)

    def _date(self, dated: dates.Dated) -> Mention:
        made = self._plain(dated.start, dated.end, "date")._replace(unit=DATE, reading=dated.reading)
        first = dated.reading.stated.lower if dated.reading else None
        return made._replace(value=first) if first is not None else made

    def _of_words(self, number: re.Match[str], at: int) -> Mention | None:
        start, end = number.span()
        if number["factor"]:
            factor = self._words.factors[number["factor"].lower()]
            about = Printed(factor, factor * _LOOSE, factor * _LOOSE, always_rounded=True, zeros_meant=True)
            start, hedge = before.hedge(self._text, start, at, self._words)
            return self._made(start, end, "times", about._replace(hedge=hedge), NUMBER, spelled=True)
        if number["fraction"]:
            share = numbers.fraction(number["fraction"], self._words)
            start, hedge = before.hedge(self._text, start, at, self._words)
            return self._made(start, end, "percent", share._replace(hedge=hedge), NUMBER, spelled=True)
        word = number["spelled"].lower()
        if word in self._words.unsure and not self._counts(word, start, end):
            return None
        half = " 1/2" if self._words.half and word.endswith(self._words.half) else ""
        figure = self._figure(number, at, f"{numbers.spelled(word, self._words)}{half}")
        goes_on = figure.scaled and self._words.rest.match(self._text, figure.to)
        # One thousand and two; two thirds that are of nothing.
        return None if goes_on or self._words.parts.match(self._text, end) else figure

    def _counts(self, word: str, start: int, end: int) -> bool:
        """Whether a word that may be no number is one: by its scale, its unit, its list, or what follows."""
        after = self._words.behind(self._text, end)
        if after["scale"] or after["percent"] or after["points"]:
            return True
        first = max(0, start - _LISTED)
        listed = self._text.rfind("(", first, start) > self._text.rfind(")", first, start)
        counted = listed or self._words.unsure[word].match(self._text, end) is not None
        return counted and self._words.never.match(self._text, end) is None

    def _statistic(self, number: re.Match[str], at: int) -> Mention:
        level = labels.level_end(self._text, number.end(), self._words)
        if level is not None:
            return self._plain(number.start(), level, "statistic")
        digits = numbers.plain_digits(number["digits"], self._words)
        start, negative = before.sign(self._text, number.start(), at, self._words)
        made = hedged(numbers.mixed(digits) or printed(digits), Hedge.NONE, negative=negative)
        return self._made(start, number.end(), "statistic", made, None, digits)

    def _figure(self, number: re.Match[str], at: int, digits: str) -> Mention:
        """A number with its scale, unit, sign and hedges; or what it is instead, by what follows it."""
        spelled = number["digits"] is None
        start, money = (number.start(), "") if spelled else before.currency(self._text, number.start(), at, self._words)
        after = tail(self._text, number.end(), money, self._words, spelled=spelled)
        if after.kind in ("label", "ordinal", "date"):
            return self._plain(number.start(), after.end, after.kind)
        if not spelled and self._is_year(number, after):
            return self._date(dates.Dated(number.start(), number.end(), dates.days(int(digits))))
        start, negative = before.sign(self._text, start, at, self._words)
        start, hedge = before.hedge(self._text, start, at, self._words)
        made = hedged(_number(digits, after), hedge if hedge is not Hedge.NONE else after.hedge, negative=negative)
        scaled = after.scale > 1
        return self._made(start, after.end, after.kind, made, after.unit, digits, scaled=scaled, spelled=spelled)

    def _is_year(self, number: re.Match[str], after: Tail) -> bool:
        bare = after.kind == "count" and after.end == number.end()
        year = bare and dates.YEAR.fullmatch(number["digits"]) is not None
        return year and not labels.counted(self._text, number.end(), self._words)

    def _made(
        self,
        start: int,
        end: int,
        kind: MentionKind,
        number: Printed,
        of: Unit | None,
        digits: str = "",
        *,
        scaled: bool = False,
        spelled: bool = False,
    ) -> Mention:
        plain = digits.replace(".", "")
        return self._plain(start, end, kind)._replace(
            reading=read_printed(number, self._conventions),
            unit=of,
            value=number.value,
            last_digit=number.last_digit,
            digits=plain if plain.isdecimal() else "",  # one and a half is no number in digits
            places=len(digits.partition(".")[2]),
            hedge=number.hedge,
            negative=number.value < 0,
            scaled=scaled,
            spelled=spelled,
            noun=self._noun(end, number, digits, scaled=scaled) if kind in ("count", "percent", "times") else "",
        )

    def _noun(self, end: int, number: Printed, digits: str, *, scaled: bool) -> str:
        """The words after a figure that say what is counted, up to one that begins another thing; millions are tied to
        it in languages that tie (millions d'euros): a word right behind them tells something else.
        """
        link = self._words.scale_link.match(self._text, end) if scaled and self._words.scale_link else None
        if scaled and link is None and self._words.scale_link and _scale_of(number, digits) >= _MILLION:
            return ""
        found = _NOUN.match(self._text, link.end() if link else end)
        following = found[1].split() if found else []
        if self._words.capital_nouns:
            return self._capital_noun(following)
        named = takewhile(lambda word: word not in self._words.no_nouns, map(str.lower, following))
        return " ".join(named)

    def _capital_noun(self, following: Sequence[str]) -> str:
        """The first word with a capital, past adjectives; none where a word ends the name before."""
        for word in following:
            if word.lower() in self._words.no_nouns:
                return ""
            if word[0].isupper():
                return word.lower()
        return ""


def _scale_of(number: Printed, digits: str) -> Fraction:
    return number.last_digit * Fraction(10) ** len(digits.partition(".")[2])


def _number(digits: str, after: Tail) -> Printed:
    """The number that digits print with their scale, as a share where they are per cent or points."""
    share = after.points or (_HUNDREDTH if after.kind in ("percent", "points") else None)
    made = numbers.mixed(digits)
    made = scaled(made, after.scale) if made else printed(digits, scale=after.scale, share=share)
    # What is measured is rounded to its last digit.
    return made._replace(always_rounded=True) if after.kind in ("measure", "age") else made
