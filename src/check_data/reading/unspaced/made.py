"""Mentions as they are made: of a number with its unit and hedge, of a date, of another mention."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge, Printed, Reading, between, read_printed
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER, counts_things, physical
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.phrase import hedged
from check_data.reading.unspaced.grammar import Suffix, named


class Number(NamedTuple):
    """A number as read: what it prints, its digits without marks, its decimals, and whether it is scaled."""

    printed: Printed
    digits: str
    places: int = 0
    scaled: bool = False


class Understood(NamedTuple):
    """What a number says with its unit, hedge and sign."""

    suffix: Suffix
    number: Number
    hedge: Hedge
    negative: bool
    reading: Reading
    value: Fraction


def understood(suffix: Suffix, number: Number, hedge: Hedge, negative: bool, conventions: Conventions) -> Understood:
    """What a number says."""
    what = hedged(number.printed, hedge, negative=negative)
    return Understood(suffix, number, hedge, negative, _reading(what, suffix, conventions), what.value)


def _reading(what: Printed, suffix: Suffix, conventions: Conventions) -> Reading:
    """The readings; a count in whole things, and a measured value, which is rounded to its last digit at least."""
    reading = read_printed(what, conventions)
    if suffix.unit is None or not reading.stated.exact:
        counted = suffix.unit is not None and suffix.kind == "count" and counts_things(suffix.unit)
        return (reading.whole() or reading) if counted else reading
    if suffix.kind == "count" and counts_things(suffix.unit):
        return reading.whole() or reading
    one = len(suffix.unit.powers) == 1 or physical(suffix.unit)
    if suffix.kind == "measure" and one and reading.rounded.exact:
        return Reading.only(Interval.around(what.value, what.last_digit / 2))
    return reading


class Maker(NamedTuple):
    """Makes the mentions of one block."""

    run: Run
    block: int
    conventions: Conventions

    def plain(self, span: tuple[int, int], kind: MentionKind, parts: tuple[Mention, ...] = ()) -> Mention:
        """A mention without a number."""
        place = self.run.span(*span)
        return Mention(place.start, place.end, *span, self.block, self.run.text[slice(*span)], kind, parts=parts)

    def date(self, span: tuple[int, int], kind: MentionKind, reading: Reading | None) -> Mention:
        """A date, with the days that it may be where it prints its year."""
        return self.plain(span, kind)._replace(reading=reading, unit=named("date") if kind == "date" else None)

    def number(self, span: tuple[int, int], told: Understood, noun: str = "", *, spelled: bool = False) -> Mention:
        """A mention of one number."""
        place, (suffix, number, hedge, negative, reading, value) = self.run.span(*span), told
        last, digits, places, scaled = number.printed.last_digit, number.digits, number.places, number.scaled
        return Mention(
            place.start, place.end, *span, self.block, self.run.text[slice(*span)], suffix.kind, reading, suffix.unit,
            value, last, digits, places, hedge, negative, scaled, spelled, noun,
        )  # fmt: skip


def like(one: Mention, two: Mention, conventions: Conventions) -> Mention:
    """A bare number told with the unit of another figure: 12 of 12、15和18家, 0.9 of 0.9个和1.4个百分点."""
    share = two.last_digit * 10**two.places if two.kind in ("percent", "points") else Fraction(1)
    always = bool(one.places) or one.scaled or share != 1
    zeros = len(one.digits) - len(one.digits.rstrip("0")) if "." not in one.digits and one.value else 0
    last = one.last_digit * share
    what = Printed(one.value * share, last, last * 10**zeros, always, always and not one.scaled, one.hedge)
    reading = _reading(what, Suffix(two.kind, two.unit), conventions)
    noun = two.noun
    return one._replace(kind=two.kind, unit=two.unit, value=what.value, last_digit=last, reading=reading, noun=noun)


def range_of(one: Mention, two: Mention, run: Run) -> Mention:
    """The range from one figure to another; without a reading where it runs backwards."""
    place = run.span(one.at, two.to)
    ordered = one.reading is not None and two.reading is not None and one.value <= two.value
    reading = between(one.reading, two.reading) if ordered and one.reading and two.reading else None
    quote = run.text[one.at : two.to]
    return Mention(
        place.start, place.end, one.at, two.to, one.block, quote, "range", reading, two.unit, parts=(one, two)
    )  # fmt: skip


def as_percent(mention: Mention) -> Mention:
    """A bare number that is a percentage by what is said of it (结构 25.7:26.8:47.5)."""
    value, step = mention.value / 100, mention.last_digit / 100
    reading = Reading.only(Interval.around(value, step / 2))
    return mention._replace(kind="percent", unit=NUMBER, value=value, last_digit=step, reading=reading)


def negated(mention: Mention) -> Mention:
    """A change that words say to be a fall, with its sign; itself where it prints one."""
    if mention.negative or mention.reading is None:
        return mention
    reading = Reading(mention.reading.stated.scaled(_MINUS), mention.reading.rounded.scaled(_MINUS))
    return mention._replace(value=-mention.value, reading=reading, negative=True)


def sized(mention: Mention) -> Mention:
    """A change that words say to be a fall and that prints its sign too, as its size; itself where it prints none."""
    if not mention.negative or mention.reading is None:
        return mention
    reading = Reading(mention.reading.stated.scaled(_MINUS), mention.reading.rounded.scaled(_MINUS))
    return mention._replace(value=-mention.value, reading=reading, negative=False)


_MINUS = Fraction(-1)
