"""What a language writes down about its figures, as tables and expressions that are made when first used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from heapq import merge

from check_data.figures.conventions import Hedge
from check_data.reading.marks import Marks, voted
from check_data.reading.phrase import VULGAR
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
_LONGEST_JOINT = 24
"""Characters of a scale and what joins it to the rest of a number in words, at most."""


class Vocabulary:
    """The words of ``figures.toml``.

    Raises:
        ValueError: at the first use of a part, where its data is not as the part needs it.

    """

    def __init__(self, data: Data, marks: Marks | None = None) -> None:
        self._data = data
        self.marks = marks or Marks(text(data, "marks", "decimal"), text(data, "marks", "group"))

    def in_document(self, text: str) -> Marks:
        """The marks of the numbers of a document, where the language's texts print several: those that they vote
        for.
        """
        return voted(text, self.marks) if says(self._data, "marks", "either") else self.marks

    @cached_property
    def goes_on(self) -> re.Pattern[str] | None:
        """What a number goes on with that its document's marks do not make one of; None where no other marks come."""
        return re.compile(r"[.,'’]\d[\d.,'’]*") if says(self._data, "marks", "either") else None

    @cached_property
    def unclear(self) -> re.Pattern[str]:
        """A number that the marks of its document may make two of."""
        marks = self.marks.unclear
        return re.compile(rf"[1-9]\d{{0,2}}[{re.escape(marks)}]\d{{3}}" if marks else NOTHING)

    @cached_property
    def in_digits(self) -> re.Pattern[str]:
        """A number that is printed in ``digits``; it begins with a set of characters, which is found fastest."""
        group, point = re.escape(self.marks.group), re.escape(self.marks.decimal)
        # Blanks group digits, where a language does not use them so, only before a word that may be counted: 13 042
        # cases.
        behind = r"(?!\d|\s\d)(?:[{point}]\d+)?" if says(self._data, "marks", "blanks") else r"(?=\s[^\W\d_])"
        blanks = rf"(?<![\d{point}{group}].)(?<=[1-9])\d{{0,2}}(?:\s\d{{3}})+{behind.format(point=point)}"
        grouped = rf"{blanks}|(?<=\d)\d{{0,2}}(?P<mark>[{group}])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)(?:[{point}]\d+)?"
        mixed = rf"(?<=\d)\d{{0,2}}(?:\s[1-9]/[2-9](?![\d/])|[{VULGAR}])|(?<=[{VULGAR}])"
        plain = rf"(?<=\d)\d*(?:[{point}]\d+)?|(?<=[{point}])\d+"
        return re.compile(rf"(?P<digits>[\d{point}{VULGAR}](?:{mixed}|{grouped}|{plain}))")

    @cached_property
    def begins_words(self) -> re.Pattern[str]:
        """The first word of a number in words."""
        first = [*self.small, *self.factors, *words(self._data, "fractions", "alone"), *self.single]
        several = [word for word in self.numerators if word not in self.small]
        parts = [part.capitalize() if self.capital_nouns else part for part in self.denominators]
        first += [f"{article} {part}" for article in several for part in parts]
        if not first:
            return re.compile(NOTHING)
        letters = "".join(sorted({word[0] for word in first}))
        return re.compile(rf"[{letters}{letters.upper()}](?<!\w.)(?:{_tree(word[1:] for word in first)})\b")

    @cached_property
    def in_words(self) -> re.Pattern[str]:
        """A number that is told in words: a ``fraction``, a ``spelled`` number or a ``factor``, and no ``digits``."""
        return re.compile(
            rf"(?P<fraction>{self._fraction})|(?P<spelled>{self._spelled})|(?P<factor>{_begun(self.factors)})"
            rf"|(?P<digits>(?!))",
            _FLAGS,
        )

    def numbers(self, text: str) -> Iterator[re.Match[str]]:
        """The numbers of a text as they begin, in order."""
        return merge(self.in_digits.finditer(text), self._words_of(text), key=re.Match.start)

    def _words_of(self, text: str) -> Iterator[re.Match[str]]:
        for found in self.begins_words.finditer(text):
            number = self.in_words.match(text, found.start())
            rest = self._after_scale.search(text, max(found.start() - _LONGEST_JOINT, 0), found.start())
            if number is not None and rest is None:
                yield number

    @cached_property
    def parts(self) -> re.Pattern[str]:
        """What makes a fraction of a number in words before it."""
        return re.compile(rf"[\s-](?:{_begun(self.denominators)})\b", _FLAGS)

    @cached_property
    def rest(self) -> re.Pattern[str]:
        """What goes on with a number in words after its scale."""
        small = _begun(self.small)
        return re.compile(rf"\s(?:{self.link}\s)?(?:{small})", _FLAGS)

    @cached_property
    def _after_scale(self) -> re.Pattern[str]:
        """What stands before the rest of a number in words, which is none by itself: one thousand and two."""
        scales = _any([*numbers(self._data, "scales", "words"), *self.hundreds])
        return re.compile(rf"\b(?:{scales})\s(?:{self.link}\s)?\Z", _FLAGS)

    @cached_property
    def _fraction(self) -> str:
        above = [word for word, count in self.numerators.items() if count]
        before = expression(self._data, "fractions", "before")
        ones = [word for word in self.small if len(word) > 1]
        ahead, behind = rf"(?=\s{before})", rf"(?<=\b{expression(self._data, 'fractions', 'after')}\s)"
        part = rf"(?:{_begun(above)})[\s-](?:{_begun(self.denominators)})"
        if says(self._data, "fractions", "anywhere"):
            ahead = ""
        plain = rf"{_begun(self.single)}|{behind}{part}|{part}{ahead}"
        alone = rf"(?:{_begun(words(self._data, 'fractions', 'alone'))}){ahead}"
        out_of = rf"(?:{_begun(ones)})\s(?:{_begun(words(self._data, 'fractions', 'in'))})\s(?:{_begun(ones)})"
        return f"{plain}|{alone}|{out_of}"

    @cached_property
    def _spelled(self) -> str:
        tens, ones, hundreds = (_begun(numbers(self._data, "spelled", each)) for each in ("tens", "ones", "hundreds"))
        small = rf"(?:(?:{tens})(?:[\s-](?:{ones}))?|{ones})"
        link = self.link
        half = rf"(?:\s{self.half}\b)?" if self.half else ""
        return rf"{small}(?:\s(?:{hundreds})(?:\s(?:{link}\s)?{small})?)?{half}"

    @cached_property
    def small(self) -> dict[str, int]:
        """Number words up to hundreds."""
        return {
            word: value
            for each in ("ones", "tens", "hundreds")
            for word, value in numbers(self._data, "spelled", each).items()
        }

    @property
    def link(self) -> str:
        """What joins hundreds to the rest of a number in words."""
        return text(self._data, "spelled", "and")

    @cached_property
    def half(self) -> str:
        """What adds half of one to a number in words."""
        return text(self._data, "spelled", "half")

    @cached_property
    def hundreds(self) -> dict[str, int]:
        """Number words that multiply what stands before them."""
        return numbers(self._data, "spelled", "hundreds")

    @cached_property
    def numerators(self) -> dict[str, int]:
        """Counts of a fraction's parts."""
        return numbers(self._data, "fractions", "numerators")

    @cached_property
    def denominators(self) -> dict[str, int]:
        """Names of a fraction's parts."""
        return numbers(self._data, "fractions", "denominators")

    @cached_property
    def single(self) -> dict[str, Fraction]:
        """Fractions that are one word, or several that are read as one."""
        return {word: Fraction(share) for word, share in texts(self._data, "fractions", "single").items()}

    @cached_property
    def factors(self) -> dict[str, Fraction]:
        """Words of change that say by how much."""
        return {word: Fraction(factor) for word, factor in texts(self._data, "factors").items()}

    @cached_property
    def unsure(self) -> dict[str, re.Pattern[str]]:
        """Number words that count only before what their expression matches."""
        return {word: re.compile(rf"\s{each}", _FLAGS) for word, each in texts(self._data, "spelled", "unsure").items()}

    @cached_property
    def never(self) -> re.Pattern[str]:
        """What shows, after a number word that may be none, that it is none."""
        return re.compile(rf"\s{expression(self._data, 'spelled', 'never')}\b", _FLAGS)

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What follows a number: a ``scale`` or scale ``letter``, then ``percent``, ``points``, ``basis`` (points),
        ``times``, ``money`` in words, a ``measure`` or a ``span``; an ``ordinal``'s ending; an ``old`` age; and a
        ``hedge``.
        """
        at = self._data
        groups = {
            "basis": words(at, "percent", "basis_points"),
            "points": words(at, "percent", "points"),
            "percent": words(at, "percent", "words"),
            "times": words(at, "percent", "times"),
            "money": list(self.money_words),
            "measure": list(self.measures),
            "span": list(self.spans),
        }
        units = "|".join(rf"(?P<{name}>{_glued(each)})" for name, each in groups.items())
        letters = "|".join(sorted(self.money_letters | self.letters, key=len, reverse=True)) or NOTHING
        ordinal = rf"{_begun(words(at, 'dates', 'ordinal'))}|\.(?=\s(?:{expression(at, 'dates', 'ordinal_before')}))"
        scale = rf"(?:(?:\s{{1,2}}|-)?(?P<scale>{_glued(self.scales)})|\s?(?P<letter>(?:{letters}))\b)"
        linked = rf"(?(scale)(?:{self.scale_link.pattern})?)" if self.scale_link else ""
        unit = rf"(?:\s?(?P<old>{_glued(words(at, 'ages', 'after'))})|{linked}[\s-]?(?:{units}))"
        hedge = rf"(?:\s?(?P<hedge>{_glued(self.hedges_after)}))"
        return re.compile(rf"(?:(?P<ordinal>{ordinal})|{scale}?{unit}?){hedge}?", _FLAGS)

    @cached_property
    def unit_groups(self) -> tuple[str, ...]:
        """The groups of `after` that are units, by rank."""
        return ("basis", "points", "percent", "old", "times", "money", "measure", "span")

    @cached_property
    def age_unit(self) -> str:
        """The unit of ages."""
        return text(self._data, "ages", "unit")

    @cached_property
    def not_times(self) -> re.Pattern[str]:
        """What shows, after "times", that no factor is meant."""
        return re.compile(rf"\s{expression(self._data, 'percent', 'not_times')}\b", _FLAGS)

    @cached_property
    def scales(self) -> dict[str, int]:
        """Words of scale."""
        return numbers(self._data, "scales", "words")

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
        return re.compile(rf"(?<!\w)(?:{symbols})\s?\Z")

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
    def ends_period(self) -> re.Pattern[str]:
        """What makes of a length of time the name of a period: three months ended in June."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'dates', 'ends_period'))})", _FLAGS)

    @cached_property
    def hedges_before(self) -> dict[str, Hedge]:
        """Hedges that stand before a figure."""
        return _hedges(self._data, "before")

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
        return re.compile(rf"\s(?:[^\W\d_][\w-]*\s)??(?:{expression(self._data, 'nouns', 'plural')})")

    @cached_property
    def capital_nouns(self) -> bool:
        """Whether nouns begin with a capital letter, and words that do are nouns."""
        return says(self._data, "nouns", "capital")

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """What makes a percentage of a number."""
        return re.compile(rf"\s?(?:{_glued(words(self._data, 'percent', 'words'))})", _FLAGS)

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
        return re.compile(rf"(?:{alternatives(words(self._data, 'marks', 'range_openers'))})[,:]?\s?\Z", _FLAGS)

    @cached_property
    def months(self) -> dict[str, int]:
        """Names of months."""
        return numbers(self._data, "dates", "months")

    @cached_property
    def capital_months(self) -> bool:
        """Whether months begin with a capital letter, so that other words are none: may, march."""
        return says(self._data, "dates", "capital")

    @cached_property
    def month(self) -> re.Pattern[str]:
        """A month's name that ends right before a number."""
        return re.compile(rf"(?<!\w)(?P<month>{_begun(self.months)})(?P<dot>\.?),?\s(?:{self._of}\s)?\Z", _FLAGS)

    @cached_property
    def month_in(self) -> re.Pattern[str]:
        """A month's name."""
        return re.compile(rf"(?<!\w)(?:{_begun(self.months)})", _FLAGS)

    @cached_property
    def date_to(self) -> re.Pattern[str]:
        """What joins the first and the last day of a time."""
        return re.compile(rf"\s(?:{alternatives(words(self._data, 'dates', 'to'))})\s|\s?[–-]\s?", _FLAGS)

    @cached_property
    def last_of_month(self) -> frozenset[str]:
        """What the word before a number ends with where it is a month's, and what may stand between."""
        return frozenset(self.months) | frozenset(words(self._data, "dates", "of"))

    @cached_property
    def _of(self) -> str:
        return f"(?:{_begun(words(self._data, 'dates', 'of'))})"

    @property
    def _day_endings(self) -> str:
        """What may stand right behind the digits of a day."""
        listed = words(self._data, "dates", "ordinal")
        return _any([*listed, "."] if text(self._data, "dates", "ordinal_before") else listed)

    @cached_property
    def date(self) -> re.Pattern[str]:
        """What makes a date of a number of one, two or four digits when it follows it."""
        months, endings = _begun(self.months), self._day_endings
        clock, hours = (_any(words(self._data, "dates", each)) for each in ("clock", "hours"))
        short = "?" if says(self._data, "dates", "short") else ""
        year = rf"(?:,?\s(?:{self._of}\s)?(?P<year>(?:1[5-9]|20)\d\d)\b)?"
        return re.compile(
            rf"(?:{endings})?\s(?:{self._of}\s)?(?P<month>{months})\b\.?{year}"
            rf"|-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b|(?P<slashed>[/.]\d{{1,2}}[/.](?:(?:19|20)?\d\d\b){short})"
            rf"|(?P<clock>:\d\d(?::\d\d)?(?:\s?(?:{clock})(?!\w))?|(?:\.\d\d)?\s?(?:{clock})(?!\w)"
            rf"|\s?(?:{hours})\s?\d\d(?!\d))",
            _FLAGS,
        )

    @cached_property
    def day(self) -> re.Pattern[str]:
        """What follows the day after a month's name: the ordinal's ending and the year."""
        endings = self._day_endings
        return re.compile(
            rf"(?:{endings})?(?![\w%]|[.,]\d)(?:,?\s(?P<year>(?:1[5-9]|20)\d\d)(?![\w,.]\d|\w|%))?", _FLAGS
        )

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
        names = _any(words(self._data, "labels", "statistics"))
        return re.compile(rf"(?<![\w-])(?:{names})(?:\s?\([\d.,\s]*\)|\[[\d.,\s]*\])?\s?[=<>≤≥≈]\s?\Z")

    @cached_property
    def interval(self) -> re.Pattern[str]:
        """What follows the level of an interval's confidence."""
        return re.compile(rf"\s?[\[(]?(?:{alternatives(words(self._data, 'labels', 'intervals'))})")


def _hedges(data: Data, where: str) -> dict[str, Hedge]:
    return {word: Hedge(name) for name, every in lists(data, "hedges", where).items() for word in every}


def _tree(every: Iterable[str]) -> str:
    """An expression of any of the words in which each beginning that several share is tried once."""
    branches: dict[str, list[str]] = {}
    for word in every:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    return "|".join(_branch(letter, rest) for letter, rest in branches.items())


def _branch(letter: str, rest: list[str]) -> str:
    longer = _tree(rest)
    letter = r"\s" if letter == " " else re.escape(letter)
    if not longer:
        return letter
    return f"{letter}(?:{longer})" + ("?" if "" in rest else "")


def _any(every: Iterable[str]) -> str:
    """An expression of any of the words, the longest first."""
    return "|".join(re.escape(each) for each in sorted(every, key=len, reverse=True)) or NOTHING


def _begun(every: Iterable[str]) -> str:
    """An expression of any of the words, which begin anywhere and end at a word's end."""
    listed = sorted(every, key=len, reverse=True)
    return "|".join(re.escape(each) + (r"\b" if each[-1].isalnum() else "") for each in listed) or NOTHING


def _glued(every: Iterable[str]) -> str:
    """An expression of any of the words, which may follow a number at once."""
    listed = sorted(every, key=len, reverse=True)
    return (
        "|".join(
            r"\s".join(re.escape(piece) for piece in each.split(" "))
            + (r"(?![\w²]|['’]\w)" if each[-1].isalnum() else "")
            for each in listed
        )
        or NOTHING
    )
