"""The grammar of printed numbers, made of a pack's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from check_data.figures.conventions import Hedge
from check_data.figures.units import NUMBER, Unit, unit
from check_data.patterns import lazily
from check_data.reading.mention import MentionKind
from check_data.reading.numerals import numeral

Table = Mapping[str, Any]
"""A table of a pack's data, as TOML gives it."""
_LARGE, _LONG = 10**4, 3
"""The least scale that counts numbers in numerals, and the characters from which a word is several of them."""
NUMERIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"


class Suffix(NamedTuple):
    """What a word after a number makes of it: its kind, its unit, and what one of it is worth as a share."""

    kind: MentionKind = "count"
    unit: Unit | None = None
    share: Fraction | None = None


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first; it never matches where there are none."""
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return f"(?:{listed})" if listed else r"(?!)"


def one_of(characters: str) -> str:
    """An expression for one of some characters; it never matches where there are none."""
    return f"[{characters}]" if characters else r"(?!)"


class Suffixes(dict[str, Suffix]):
    """What may follow a number at once, by the word: each is made when it is met. ``every`` are the words."""

    def __init__(self, words: Table) -> None:
        super().__init__()
        counters = words["counters"]
        counted = (*counters["longer"].split(), *counters["short"])
        self._units: dict[str, tuple[MentionKind, str]] = {
            word: ("count", counters["same"].get(word, word)) for word in counted
        }
        for kind, names in words["units"].items():
            self._units.update((word, (kind, name)) for word, name in names.items())
        shares: tuple[tuple[MentionKind, str], ...] = (("percent", "shares"), ("points", "points"), ("times", "times"))
        for of, key in shares:
            self.update((word, Suffix(of, NUMBER, Fraction(worth))) for word, worth in words[key].items())
        self.every = tuple(dict.fromkeys((*self._units, *self)))

    def __missing__(self, word: str) -> Suffix:
        kind, name = self._units[word]
        self[word] = Suffix(kind, named(name))
        return self[word]


@cache
def only(of: Unit) -> Unit:
    """The one object for equal units: what reads mentions compares their units more often than anything else."""
    return of


def named(word: str) -> Unit:
    """The unit that a word names, as the one object for it."""
    return only(unit(word))


class Grammar:
    """The expressions of a pack's numbers, and what their words mean; made of the tables of ``numbers.toml``."""

    def __init__(self, words: Table) -> None:
        self.scales: dict[str, int] = words["scales"]
        self.suffixes = Suffixes(words)
        self.before = {word: Hedge(name) for name, some in words["hedges_before"].items() for word in some}
        self.after = {word: Hedge(name) for name, some in words["hedges_after"].items() for word in some}
        self.not_hedged: dict[str, str] = words["not_hedged"]
        self.not_hedges = frozenset(words.get("not_hedges", ()))
        self.shares_before = {word: Fraction(worth) for word, worth in words["shares_before"].items()}
        self.money = {word: Suffix("money", named(name)) for word, name in words["money_before"].items()}
        self.rates: list[str] = words["rates"].split()
        self.longest_rate = 1 + max(map(len, self.rates))
        self.longest_hedge = max(map(len, self.before))
        self.signed_after: frozenset[str] = frozenset(words["signed_after"])
        self.persons = lazily(words.get("persons", "(?!)"))
        self.goes_on: frozenset[str] = frozenset(words["goes_on"])
        self.ranges = frozenset(words["ranges"]["marks"])
        self.ranges_from: frozenset[str] = frozenset(words["ranges"]["opened_by"])
        self.lists = frozenset(words["lists"]["marks"])
        self.decimal, self.half, self.several = words["decimal"], words["half"], words["several"]
        self.fraction: str = words["fraction"]
        self.fraction_width = Fraction(words.get("fraction_width", 1))
        self.words: dict[str, Table] = words.get("words", {})
        self.finer: dict[str, str] = words.get("finer", {})
        self._numerals = str.maketrans(words.get("numerals", {}))
        self.gap = f"[{words['gaps']}]?" if words.get("gaps") else ""
        self._words = words
        big = any_of(word for word in self.scales if self.scales[word] >= _LARGE and len(word) < _LONG)
        self.large = lazily(rf"(?P<part>[{words['digits']}]*)(?P<scale>{big})")

    def numeral(self, text: str) -> int:
        """The number that numerals spell.

        Raises:
            ValueError: they spell no number.

        """
        return numeral(text.translate(self._numerals), colloquial=self._words.get("colloquial", True)).value

    def number(self) -> str:
        """A number in digits with all that belongs to it, in named groups."""
        blank, scale = f"[{self._words['blanks']}]?", self._scale()
        odd = any_of(word for word, hedge in self.after.items() if hedge is Hedge.ODD)
        gap, finer = self.gap, any_of(self.finer)
        chain = rf"{NUMERIC}(?:{blank}{odd}?{scale}(?:[零〇]?{gap}{NUMERIC}{scale}?)*)?"
        # 1.2万 亿元 does not occur; 1.2 万亿 元 and 1.2万 元 do.
        unit_ = self._suffix(self.suffixes.every)
        return (
            rf"(?P<number>{chain})(?P<odd>{odd})?{blank}"
            rf"(?:(?P<unit>{unit_})(?P<finer>\d(?={finer})(?P<finer_unit>{finer}))?)?{self._hedge()}"
        )

    def rated(self) -> str:
        """What makes a rate of a number, right after its unit: /小时. Few texts have one."""
        return rf"/[{self._words['blanks']}]?(?P<per>{self._suffix(self.suffixes.every)}){self._hedge()}"

    def _hedge(self) -> str:
        return rf"(?:{self.gap}(?P<after>{any_of(self.after)})(?!(?:{any_of(self.before)})?\d))?"

    def share_before(self) -> str:
        """A share whose number follows its word, in digits: 百分之12."""
        return rf"(?P<per>{any_of(self.shares_before)})(?P<per_number>{NUMERIC})"

    def spelled(self) -> str:
        """A number in numerals, which counts only before words that make it one."""
        numeral, plain, gap = f"[{self._words['digits']}]", one_of(self._words["bare"]), self.gap
        units = self._suffix(self._words["counters"]["spelled"].split())
        places = rf"(?:{any_of(self._words['tens'])}|{numeral}{any_of(self._words['tens'])}){numeral}{{0,15}}"
        odd = any_of(word for word, hedge in self.after.items() if hedge is Hedge.ODD)
        alone = one_of(self._words.get("scale_alone", ""))
        point = f"(?:{self.decimal}{numeral}{{1,8}})?"
        tenth = self._suffix(word for word in self._words["shares"] if word in self._words["spelled_shares"])
        big = any_of(word for word in self.scales if self.scales[word] >= _LARGE and len(word) < _LONG)
        return (
            rf"(?P<spelled_per>{any_of(self.shares_before)})(?P<spelled_share>{numeral}{{1,16}}{point})"
            rf"|(?P<below>{numeral}{{1,8}}){self.fraction}(?P<above>{numeral}{{1,8}})"
            rf"|(?P<word>{any_of(self.words)})"
            rf"|(?P<tenths>{plain})(?:{tenth})(?:(?P<more>{numeral}|{self.half}){any_of(self.finer)}?)?(?!{numeral})"
            rf"(?P<tenths_after>{any_of(self._words.get('after_tenths', ()))})?"
            rf"|(?P<spelled>{places}|{plain}{point})(?P<spelled_odd>{odd})?(?P<big>{big})?"
            rf"{gap}(?P<spelled_unit>{units})(?P<spelled_after>{any_of(self.after)})?"
            rf"|(?P<parts>(?:{alone}{gap}|{numeral}{{1,8}}{big}{gap})(?:{numeral}{{1,8}}{big}{gap}){{0,3}})(?P<last>{numeral}{{1,8}})?"
            rf"{gap}(?P<parts_unit>{units})(?P<parts_after>{any_of(self.after)})?"
            rf"|[{self.several}](?P<several>{any_of(self.scales)})(?P<several_odd>{odd})?{gap}(?P<several_unit>{units})"
        )

    def _scale(self) -> str:
        """A scale that does not begin a unit: 千 of 千瓦 is none."""
        longer = {*self.suffixes.every}
        found = []
        for word in sorted(self.scales, key=len, reverse=True):
            rest = {each[len(word) :] for each in longer if each.startswith(word) and len(each) > len(word)}
            found.append(word + (f"(?!{any_of(rest)})" if rest else ""))
        return f"(?:{'|'.join(found)})"

    def _suffix(self, words: Iterable[str]) -> str:
        """Any of some words that is not the beginning of another one.

        Those of one character are one set, and what they may begin stands before it as words: a set of characters
        behind each of them would take most of the time that the whole expression is compiled in.
        """
        guards: dict[str, str] = self._words["guards"]
        listed = sorted(words, key=len, reverse=True)
        single = [word for word in listed if len(word) == 1 and guards.get(word, word).isalpha()]
        begun = [word + each for word in single for each in guards.get(word, "")]
        forms = [
            re.escape(word) + (f"(?![{guards[word]}])" if word in guards else "")
            for word in listed
            if word not in single
        ]
        alone = f"(?!{any_of(begun)}){one_of(''.join(single))}"
        return f"(?:{'|'.join([*forms, alone])})"
