"""Tellings of dates: weekdays, lunar dates, order, and how long it is from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from check_data.facts.fact import Kind, Telling
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.story import Roles
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention
from check_data.reading.unspaced.dates import Dates, Printed, days
from check_data.reading.unspaced.grammar import named

_DAYS, _MONTHS = named("天"), named("个月")
_NEAR = 40
"""Characters between two dates and the time that is told to lie between them, at most."""


class _Words(Protocol):
    """The words of a pack."""

    @property
    def cues(self) -> Mapping[str, Any]: ...

    def pattern(self, name: str, /) -> re.Pattern[str]: ...


class Dated(Protocol):
    """A document with the words that are told around its dates."""

    @property
    def passages(self) -> Mapping[int, Passage]:
        """The passages by block."""
        ...

    @property
    def words(self) -> _Words:
        """The words of its language."""
        ...

    def says(self, pattern: str, text: str, /) -> bool:
        """Whether a pattern is found in a text."""
        ...

    def before(self, mention: Mention, length: int, /) -> str:
        """So many characters before a mention."""
        ...

    def tell(
        self,
        kind: Kind,
        form: str,
        roles: Roles,
        explicit: int = 2,
        options: Mapping[str, int | str] = ...,
        anchor: Mention | None = None,
    ) -> Telling:
        """A telling of its language."""
        ...


class _Date(NamedTuple):
    """A date with what it prints and what it takes from the dates before it."""

    mention: Mention
    printed: Printed
    full: Printed


class Calendar:
    """The dates of a document, each with the year and month that it takes from those before it."""

    def __init__(self, story: Dated, dates: Dates) -> None:
        self._story, self._dates = story, dates
        self._years: list[int] = []
        for passage in story.passages.values():
            for mention in passage.mentions:
                printed = dates.parse(mention.quote) if mention.kind == "date" else None
                if printed is not None and printed.year and (printed.month or not self._years):
                    self._years.append(printed.year)

    def tellings(self) -> Iterator[Telling]:
        """What the dates of a document are told with."""
        year = 0
        for passage in self._story.passages.values():
            found: list[_Date] = []
            month = 0
            for mention in passage.mentions:
                printed = self._dates.parse(mention.quote) if mention.kind == "date" else None
                if printed is None:
                    continue
                year, month = printed.year or year, printed.month or (0 if printed.year else month)
                found.append(_Date(mention, printed, Printed(year, month, printed.day, printed.last)))
            yield from self._weekdays(passage, found)
            yield from self._lunar(passage, found)
            yield from self._spans(passage, found)

    def _weekdays(self, passage: Passage, found: Sequence[_Date]) -> Iterator[Telling]:
        names: str = self._story.words.cues["weekdays"]
        for each in found:
            told = self._story.words.pattern("weekday").match(passage.text, each.mention.to)
            if told is None or not (each.full.month and each.printed.day):
                continue
            weekday = min(names.index(told["name"]), 6)
            place = passage.words(*told.span("day"))
            for number, year in enumerate(self._candidates(each)):
                day = days(each.full._replace(year=year))
                if day is not None:
                    roles = {"date": each.mention._replace(reading=day), "weekday": place}
                    options: dict[str, int | str] = {"weekday": weekday}
                    # The year of a date that prints none is the reader's guess.
                    form, explicit = ("weekday", 2) if each.printed.year else ("weekday-near", 0 if number else 1)
                    yield self._story.tell("weekday", form, roles, explicit, options, each.mention)

    def _candidates(self, each: _Date) -> list[int]:
        """The years that a date may be of: its own; else those of dates near it, and the years beside them."""
        if each.printed.year:
            return [each.printed.year]
        near = [each.full.year] if each.full.year else []
        near += [year for year in self._years if year not in near]
        beside = [year + step for year in near for step in (-1, 1)]
        return near + [year for year in beside if year not in near]

    def _lunar(self, passage: Passage, found: Sequence[_Date]) -> Iterator[Telling]:
        """A date with the lunar date beside it."""
        of = {id(each.mention): each for each in found}
        for one, two in pairwise(each for each in passage.mentions if each.kind == "date"):
            date, lunar = (one, two) if id(one) in of else (two, one)
            told = of.get(id(date))
            if told is None or id(lunar) in of or not told.full.year or not told.printed.day:
                continue
            between = passage.text[one.to : two.at]
            day = days(told.full)
            other = self._dates.lunar(lunar.quote, told.full.year)
            if day is not None and other is not None and self._story.words.pattern("beside_lunar").fullmatch(between):
                roles = {"date": date._replace(reading=day), "lunar": lunar._replace(reading=other, unit=date.unit)}
                yield self._story.tell("lunar", "lunar", roles, 2, anchor=date)

    def _spans(self, passage: Passage, found: Sequence[_Date]) -> Iterator[Telling]:
        """Two dates from the one to the other: their order, and the time between them where it is told near."""
        for first, last in pairwise(found):
            between = passage.text[first.mention.to : last.mention.at]
            if not self._story.words.pattern("from_to_date").fullmatch(between):
                continue
            yield from self._order(first, last)
            for span in passage.mentions:
                if span.kind != "span" or span.unit not in (_DAYS, _MONTHS):
                    continue
                lead = passage.text[max(0, span.at - 8) : span.at]
                if self._story.says("more_of_span", lead):
                    continue  # 1年零 3个月
                near = min(abs(span.at - last.mention.to), abs(first.mention.at - span.to)) <= _NEAR
                if any(last.mention.at < each.mention.at < span.at for each in found):
                    continue  # 至 7月19日，7月22日起连续 12天
                if near and self._story.says("lasts", lead) and self._one_sentence(passage, first, last, span):
                    yield from self._lasts(first, last, span)

    def _one_sentence(self, passage: Passage, first: _Date, last: _Date, span: Mention) -> bool:
        start, end = min(first.mention.at, span.at), max(last.mention.to, span.to)
        return any(each.start <= start and end <= each.end for each in passage.sentences)

    def _order(self, first: _Date, last: _Date) -> Iterator[Telling]:
        """Days of one month, or dates that both print their year."""
        same = first.full[:2] == last.full[:2] and not last.printed.year
        if not (same or (first.printed.year and last.printed.year)):
            return
        one, two = _day(first.full), _day(last.full)
        if one is not None and two is not None:
            roles = {"more": last.mention._replace(reading=two), "less": first.mention._replace(reading=one)}
            yield self._story.tell("order", "dates", roles, 2, anchor=last.mention)

    def _lasts(self, first: _Date, last: _Date, span: Mention) -> Iterator[Telling]:
        if span.unit == _DAYS and first.printed.day and last.printed.day:
            one, two = _day(first.full), _day(last.full)
            if one is not None and two is not None:
                roles = {
                    "first": first.mention._replace(reading=one),
                    "last": last.mention._replace(reading=two),
                    "span": span,
                }
                sure = self._story.says("counts_both_days", span.quote + self._story.before(span, 8))
                options: dict[str, int | str] = {"inclusive": 1} if sure else {}
                yield self._story.tell("duration", "days", roles, 2, options, span)
        if span.unit == _MONTHS and first.full.year and last.full.year and first.full.month and last.full.month:
            for shift in (1, 0):
                roles = {"more": _months(last, shift), "less": _months(first, 0), "by": span._replace(unit=None)}
                yield self._story.tell("difference", "months", roles, 1 + shift, anchor=span)


def _day(printed: Printed) -> Reading | None:
    """The day, taken in a common year where none is known: only what lies between two is used then."""
    return days(printed if printed.year else printed._replace(year=2001)) if printed.month else None


def _months(each: _Date, shift: int) -> Mention:
    """A month as its number since the year 0, so that months are counted between two."""
    number = 12 * each.full.year + each.full.month + shift
    return each.mention._replace(reading=Reading.only(Interval.exactly(number)), unit=None, value=Fraction(number))
