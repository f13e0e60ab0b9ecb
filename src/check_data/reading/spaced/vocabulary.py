"""What a language writes down about its figures, as tables and expressions that are made when first used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from check_data.figures.conventions import Hedge
from check_data.patterns import lazily
from check_data.reading.marks import Marks, before_words, voted
from check_data.reading.spaced.any_word import any_of, begun, glued
from check_data.reading.spaced.date_words import DateWords
from check_data.reading.spaced.number_words import NumberWords
from check_data.reading.spaced.words import (
    NOTHING,
    Data,
    alternatives,
    expression,
    lists,
    numbers,
    says,
    text,
    texts,
    words,
)

_FLAGS = re.IGNORECASE
_BEHIND = 40
"""Characters behind a number among which a word begins that belongs to it."""


class Vocabulary(NumberWords, DateWords):
    """The words of ``figures.toml``.

    Raises:
        ValueError: at the first use of a part, where its data is not as the part needs it.

    """

    def in_document(self, text: str) -> Marks:
        """The marks of the numbers of a document, where the language's texts print several: those that they vote
        for.
        """
        return voted(text, self.marks, self._voting) if says(self._data, "marks", "either") else self.marks

    @cached_property
    def _voting(self) -> re.Pattern[str]:
        """Numbers with a point before decimals, as the words of per cent or of scale behind them show."""
        return before_words(begun([*words(self._data, "percent", "words"), *self.scales]))

    @cached_property
    def goes_on(self) -> re.Pattern[str] | None:
        """What a number goes on with that its document's marks do not make one of; None where no other marks come."""
        return re.compile(r"[.,'’]\d[\d.,'’]*") if says(self._data, "marks", "either") else None

    @cached_property
    def unclear(self) -> re.Pattern[str]:
        """A number that the marks of its document may make two of."""
        marks = self.marks.unclear
        return re.compile(rf"[1-9]\d{{0,2}}[{re.escape(marks)}]\d{{3}}" if marks else NOTHING)

    def behind(self, text: str, end: int) -> re.Match[str]:
        """What follows a number that ends at a place, by the groups of `after`: that is compiled for the first number
        behind which stands what may begin a word of it.
        """
        begun = text[end : end + _BEHIND].lstrip().lstrip("-").lstrip().casefold()
        may_follow = "after" in self.__dict__ or begun.startswith(self._begins_after)
        found = (self.after if may_follow else self._nothing_after).match(text, end)
        assert found  # every part of it may be missing
        return found

    @cached_property
    def _begins_after(self) -> tuple[str, ...]:
        """What some word of `after` begins with."""
        at = self._data
        every = [word for each in self._units_after.values() for word in each]
        every += [*self.scales, *self.money_letters, *self.letters, *self.hedges_after, *words(at, "ages", "after")]
        every += words(at, "dates", "ordinal")
        marks = [] if expression(at, "dates", "ordinal_before") == NOTHING else ["."]
        return (*{each.split(" ")[0].lstrip("-").casefold() for each in every}, *marks)

    @cached_property
    def _nothing_after(self) -> re.Pattern[str]:
        groups = ("ordinal", "scale", "letter", *self.unit_groups, "hedge")
        return re.compile("|".join(["", *(f"(?P<{each}>{NOTHING})" for each in groups)]))

    @property
    def _units_after(self) -> Mapping[str, list[str]]:
        at = self._data
        return {
            "basis": words(at, "percent", "basis_points"),
            "tenths": words(at, "percent", "tenths"),
            "points": words(at, "percent", "points"),
            "percent": words(at, "percent", "words"),
            "times": words(at, "percent", "times"),
            "money": list(self.money_words),
            "measure": list(self.measures),
            "span": list(self.spans),
        }

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What follows a number: a ``scale`` or scale ``letter``, then ``percent``, ``points``, ``basis`` (points),
        ``tenths`` of points, ``times``, ``money`` in words, a ``measure`` or a ``span``; an ``ordinal``'s ending; an
        ``old`` age; and a ``hedge``.
        """
        at = self._data
        units = "|".join(rf"(?P<{name}>{glued(each)})" for name, each in self._units_after.items())
        letters = "|".join(sorted(self.money_letters | self.letters, key=len, reverse=True)) or NOTHING
        ordinal = rf"{begun(words(at, 'dates', 'ordinal'))}|\.(?=\s(?:{expression(at, 'dates', 'ordinal_before')}))"
        scale = rf"(?:(?:\s{{1,2}}|-)?(?P<scale>{glued(self.scales)})|\s?(?P<letter>(?:{letters}))\b)"
        linked = rf"(?(scale)(?:{self.scale_link.pattern})?)" if self.scale_link else ""
        unit = rf"(?:\s?(?P<old>{glued(words(at, 'ages', 'after'))})|{linked}[\s-]?(?:{units}))"
        hedge = rf"(?:\s?(?P<hedge>{glued(self.hedges_after)}))"
        return re.compile(rf"(?:(?P<ordinal>{ordinal})|{scale}?{unit}?){hedge}?", _FLAGS)

    @cached_property
    def unit_groups(self) -> tuple[str, ...]:
        """The groups of `after` that are units, by rank."""
        return ("basis", "tenths", "points", "percent", "old", "times", "money", "measure", "span")

    @cached_property
    def age_unit(self) -> str:
        """The unit of ages."""
        return text(self._data, "ages", "unit")

    @cached_property
    def not_times(self) -> re.Pattern[str]:
        """What shows, after "times", that no factor is meant."""
        return re.compile(rf"\s{expression(self._data, 'percent', 'not_times')}\b", _FLAGS)

    @cached_property
    def letters(self) -> dict[str, int]:
        """Letters of scale right behind digits."""
        return numbers(self._data, "scales", "letters")

    @cached_property
    def letters_if_counted(self) -> dict[str, int]:
        """Letters of scale right behind digits where things are counted: 40m passengers, but 40m deep."""
        return numbers(self._data, "scales", "letters_if_counted")

    @cached_property
    def money_letters(self) -> dict[str, int]:
        """Letters of scale right behind an amount of money."""
        return numbers(self._data, "scales", "money_letters")

    @cached_property
    def currencies(self) -> dict[str, str]:
        """Symbols before an amount, with the currency that each names."""
        return texts(self._data, "money", "symbols")

    @cached_property
    def currency(self) -> re.Pattern[str]:
        """A currency's symbol that ends right before an amount."""
        every = sorted(self.currencies, key=len, reverse=True)
        symbols = "|".join(re.escape(each) for each in every) or NOTHING
        return lazily(rf"(?<!\w)(?:{symbols})\s?\Z", words=every)

    @cached_property
    def money_words(self) -> dict[str, str]:
        """Words after an amount, with the currency that each names."""
        return {word.lower(): name for word, name in texts(self._data, "money", "words").items()}

    @cached_property
    def money_scales(self) -> dict[str, int]:
        """Words after an amount that name its currency and its scale: M€."""
        return {word.lower(): scale for word, scale in numbers(self._data, "money", "scaled").items()}

    @cached_property
    def money_if_scaled(self) -> frozenset[str]:
        """Words of money that mean another thing after a number without a scale."""
        return frozenset(words(self._data, "money", "scaled_only"))

    @cached_property
    def money_carries(self) -> bool:
        """Whether an amount of money prints its currency once: 4,7 milliards d'euros, contre 4,4 milliards."""
        return says(self._data, "money", "carries")

    @cached_property
    def measures(self) -> dict[str, str]:
        """Words of measures, with their unit."""
        return {word: unit for unit, every in lists(self._data, "measures").items() for word in every}

    @cached_property
    def spans(self) -> dict[str, str]:
        """Words of lengths of time, with their unit."""
        return {word.lower(): unit for unit, every in lists(self._data, "spans").items() for word in every}

    @cached_property
    def hedges_before(self) -> dict[str, Hedge]:
        """Hedges that stand before a figure."""
        return _hedges(self._data, "before")

    @cached_property
    def leads(self) -> frozenset[str]:
        """Hedges that are none right behind a figure: subió un 10 % hasta 40."""
        return frozenset(words(self._data, "hedges", "leads"))

    @cached_property
    def behind_verbs(self) -> frozenset[str]:
        """Hedges that are none behind a verb of change, with that: went up to 40."""
        return frozenset(words(self._data, "hedges", "behind_verbs"))

    @cached_property
    def hedges_after(self) -> dict[str, Hedge]:
        """Hedges that stand behind a figure."""
        return _hedges(self._data, "after")

    @cached_property
    def hedge(self) -> re.Pattern[str]:
        """Hedges that end right before a figure, one or more."""
        return re.compile(rf"(?:(?:{alternatives(self.hedges_before)})\s?)+\Z", _FLAGS)

    @cached_property
    def last_of_hedge(self) -> frozenset[str]:
        """The last words of the hedges that stand before a figure."""
        return frozenset(word.split()[-1] for word in self.hedges_before)

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A noun in the plural right behind a number, with one word before it at most."""
        between = rf"(?!(?:{alternatives(self.no_nouns)})\s)[^\W\d_][\w-]*\s"
        return re.compile(rf"\s(?:{between})??(?:{expression(self._data, 'nouns', 'plural')})")

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """What makes a percentage of a number."""
        signs = words(self._data, "percent", "words")
        return lazily(rf"\s?(?:{glued(signs)})", _FLAGS, signs)

    @cached_property
    def scale_link(self) -> re.Pattern[str] | None:
        """What ties a scale to its unit, and to what is counted: millions d'euros, millones de personas."""
        links = words(self._data, "nouns", "links")
        return re.compile(rf"\s(?:{alternatives(links)})", _FLAGS) if links else None

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """Words that end the name of what is counted."""
        return frozenset(words(self._data, "nouns", "stop"))

    @cached_property
    def minus(self) -> str:
        """Marks of a negative number."""
        return text(self._data, "marks", "minus")

    @cached_property
    def range_mark(self) -> re.Pattern[str]:
        """What joins the ends of a range, as a mark."""
        return re.compile(rf"\s?[{re.escape(text(self._data, 'marks', 'range'))}]\s?")

    @cached_property
    def range_word(self) -> re.Pattern[str]:
        """What joins the ends of a range, as a word."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'marks', 'range_words'))})\s", _FLAGS)

    @cached_property
    def unit_word(self) -> re.Pattern[str]:
        """What joins two figures of which only the second prints the unit."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'marks', 'unit_words'))})\s", _FLAGS)

    @cached_property
    def range_opener(self) -> re.Pattern[str]:
        """What stands before a range that a word joins."""
        openers = words(self._data, "marks", "range_openers")
        return lazily(rf"(?:{alternatives(openers)})[,:]?\s?\Z", _FLAGS, openers)

    @cached_property
    def labels(self) -> dict[str, bool]:
        """Words before a label: whether case counts."""
        capital = dict.fromkeys(words(self._data, "labels", "capital"), True)
        return capital | dict.fromkeys(words(self._data, "labels", "any"), False)

    @cached_property
    def labels_unless_counted(self) -> frozenset[str]:
        """Those of the labels' words that are none where a noun is counted after the figure."""
        return frozenset(words(self._data, "labels", "unless_counted"))

    @cached_property
    def statistic(self) -> re.Pattern[str]:
        """What stands before a statistic."""
        names = any_of(words(self._data, "labels", "statistics"))
        return re.compile(rf"(?<![\w-])(?:{names})(?:\s?\([\d.,\s]*\)|\[[\d.,\s]*\])?\s?[=<>≤≥≈]\s?\Z")

    @cached_property
    def interval(self) -> re.Pattern[str]:
        """What follows the level of an interval's confidence."""
        return re.compile(rf"\s?[\[(]?(?:{alternatives(words(self._data, 'labels', 'intervals'))})")


def _hedges(data: Data, where: str) -> dict[str, Hedge]:
    return {word: Hedge(name) for name, every in lists(data, "hedges", where).items() for word in every}
