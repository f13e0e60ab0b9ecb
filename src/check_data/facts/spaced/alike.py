"""Whether figures may be of the same thing."""

from __future__ import annotations

from fractions import Fraction

from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.singular import singular
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge, Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DAYS
from check_data.reading.mention import Mention

_HUNDREDTH = Fraction(1, 100)
_NEAR = Fraction(1, 24)
"""By what a share in words may miss that of the figures beside it."""
_YEAR, _LEAP = Fraction(3_652_425, 10_000), 2
"""Days of a year on average, and by how many a number of years may miss that."""


def same_thing(sentence: Sentence, one: Mention, two: Mention, words: FactWords) -> bool:
    """Whether two figures are of one kind and unit, told of as much (per share or in all), and count the same things
    or none said.
    """
    if not same_unit(one, two):
        return False
    per, other = (_per(sentence, each, words) for each in (one, two))
    if per != other and ((per and other) or one.scaled or two.scaled):
        return False
    mine, theirs = (noun(each, words) for each in (one, two))
    return mine == theirs or not mine or not theirs


def same_unit(one: Mention, two: Mention) -> bool:
    """Whether two figures are of one kind and unit."""
    if one.kind != two.kind:
        return False
    return one.unit == two.unit or (one.unit is not None and two.unit is not None and one.unit.fits(two.unit))


def noun(mention: Mention, words: FactWords) -> str:
    """The word that says what is counted, in the singular: the last of its name."""
    named = [word for word in mention.noun.split() if word not in words.change_nouns and word not in words.compared]
    return singular(named[0], words) if mention.kind == "count" and named else ""


def _per(sentence: Sentence, mention: Mention, words: FactWords) -> str:
    """Of what a figure is told per one: share, day; empty where it is not, or only a time that is past."""
    if mention.kind not in ("money", "count", "measure"):
        return ""
    after = sentence.after(mention).lstrip(" ")
    found = words.some("cues", "each").match(after)
    if found is None or words.some("cues", "ago").match(after, found.end() + 1):
        return ""
    return found[0].rpartition(" ")[2].lower()


def as_points(mention: Mention) -> Mention | None:
    """Bare points, or a percentage, told between percentages, as points of them; None for any other figure."""
    if mention.kind in ("points", "percent"):
        return mention
    if mention.kind != "count" or mention.reading is None or mention.scaled:
        return None
    reading = type(mention.reading)(*(each.scaled(_HUNDREDTH) for each in mention.reading))
    return mention._replace(
        kind="points",
        value=mention.value * _HUNDREDTH,
        last_digit=mention.last_digit * _HUNDREDTH,
        reading=reading,
    )


def are_points(mention: Mention, words: FactWords) -> bool:
    """Whether a figure is in points, bare ones among them: 9.6 points higher."""
    return mention.kind == "points" or mention.noun.partition(" ")[0] in words.points


def in_unit_of(estimate: Mention, end: Mention) -> Mention:
    """A bare end of an interval in the unit and scale of its estimate."""
    bare = end.unit is None and not end.scaled and end.kind in ("count", "statistic") and end.reading is not None
    if not bare or end.reading is None or (estimate.unit is None and not estimate.scaled):
        return end
    worth = estimate.last_digit * 10**estimate.places
    return end._replace(
        kind=estimate.kind,
        unit=estimate.unit,
        value=end.value * worth,
        last_digit=end.last_digit * worth,
        reading=type(end.reading)(*(each.scaled(worth) for each in end.reading)),
    )


def at_its_word(mention: Mention) -> Mention:
    """A figure without its hedge, rounded to its last digit that is not nought: what is converted is rounded so."""
    zeros = 0 if mention.places else len(mention.digits) - len(mention.digits.rstrip("0"))
    around = Interval.around(mention.value, mention.last_digit * 10**zeros / 2)
    return mention._replace(reading=Reading.only(around), hedge=Hedge.NONE)


def nearly(mention: Mention) -> Mention:
    """A share in words, without a hedge, as who works it out of two figures means it: two thirds is no half."""
    if mention.hedge is not Hedge.NONE or not mention.spelled or mention.digits:
        return mention
    return mention._replace(reading=Reading.only(Interval.around(mention.value, _NEAR)))


def as_age(mention: Mention) -> Mention:
    """An age in whole years as the days that it may be, give or take the days of leap years."""
    first, last = (_YEAR * (mention.value + more) for more in (0, 1))
    days = Interval(first - _LEAP, last + _LEAP)
    return mention._replace(kind="span", unit=DAYS, reading=Reading.only(days))


def as_count(mention: Mention) -> Mention:
    """A figure as the number that it prints, without its unit: so many minutes, so many times; with its scale."""
    if mention.scaled:
        return mention._replace(kind="count", unit=None)
    worth = 1 / (mention.last_digit * 10**mention.places)
    readings = (each.scaled(worth) for each in mention.reading or ())
    value, last_digit = mention.value * worth, mention.last_digit * worth
    return mention._replace(kind="count", unit=None, value=value, last_digit=last_digit, reading=Reading(*readings))
