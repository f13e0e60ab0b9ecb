"""What a language writes down about numbers in digits and in words, as tables and expressions made when first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from check_data.patterns import lazily
from check_data.reading.marks import Marks
from check_data.reading.phrase import VULGAR
from check_data.reading.spaced.any_word import any_of, begun, shared_beginnings
from check_data.reading.spaced.words import NOTHING, Data, expression, numbers, says, text, texts, words

_FLAGS = re.IGNORECASE
_LONGEST_JOINT = 24
"""Characters of a scale and what joins it to the rest of a number in words, at most."""


class NumberWords:
    """The numbers, fractions and factors of ``figures.toml``."""

    def __init__(self, data: Data, marks: Marks | None = None) -> None:
        self._data = data
        self.marks = marks or Marks(text(data, "marks", "decimal"), text(data, "marks", "group"))

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
        begins = rf"[{letters}{letters.upper()}](?<!\w.)"
        return lazily(lambda: rf"{begins}(?:{shared_beginnings(word[1:] for word in first)})\b", words=first)

    @cached_property
    def in_words(self) -> re.Pattern[str]:
        """A number that is told in words: a ``fraction``, a ``spelled`` number or a ``factor``, and no ``digits``."""
        return re.compile(
            rf"(?P<fraction>{self._fraction})|(?P<spelled>{self._spelled})|(?P<factor>{begun(self.factors)})"
            rf"|(?P<digits>(?!))",
            _FLAGS,
        )

    def numbers(self, text: str) -> list[re.Match[str]]:
        """The numbers of a text as they begin, in order."""
        return sorted([*self.in_digits.finditer(text), *self._words_of(text)], key=re.Match.start)

    def _words_of(self, text: str) -> Iterator[re.Match[str]]:
        read = 0
        for found in self.begins_words.finditer(text):
            number = self.in_words.match(text, found.start())
            if number is None or number.start() < read:
                continue
            rest = self._after_scale.search(text, max(found.start() - _LONGEST_JOINT, 0), found.start())
            if rest is None:
                yield number
            else:
                read = number.end()  # nor is any part of it

    @cached_property
    def parts(self) -> re.Pattern[str]:
        """What makes a fraction of a number in words before it."""
        return re.compile(rf"[\s-](?:{begun(self.denominators)})\b", _FLAGS)

    @cached_property
    def rest(self) -> re.Pattern[str]:
        """What goes on with a number in words after its scale."""
        small = begun(self.small)
        return re.compile(rf"\s(?:{self.link}\s)?(?:{small})", _FLAGS)

    @cached_property
    def _after_scale(self) -> re.Pattern[str]:
        """What stands before the rest of a number in words, which is none by itself: one thousand and two."""
        scales = any_of([*numbers(self._data, "scales", "words"), *self.hundreds])
        return re.compile(rf"\b(?:{scales})\s(?:{self.link}\s)?\Z", _FLAGS)

    @cached_property
    def composes(self) -> bool:
        """Whether figures are printed in several parts: 41 mil 300."""
        return says(self._data, "scales", "composed")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What stands between the parts of one figure."""
        return re.compile(rf"\s(?:{text(self._data, 'spelled', 'and') or NOTHING}\s)?", _FLAGS)

    def behind_scale(self, text: str, at: int) -> bool:
        """Whether what stands right before a place is a word of scale."""
        return self._after_scale.search(text, max(at - _LONGEST_JOINT, 0), at) is not None

    @cached_property
    def bare_scale(self) -> re.Pattern[str]:
        """A word of ``scale`` right before a number that is one of its own: mil 690."""
        return re.compile(rf"\b(?P<scale>{any_of(words(self._data, 'scales', 'bare'))})\s\Z", _FLAGS)

    @cached_property
    def _fraction(self) -> str:
        above = [word for word, count in self.numerators.items() if count]
        before = expression(self._data, "fractions", "before")
        ones = [word for word in self.small if len(word) > 1]
        ahead, behind = rf"(?=\s{before})", rf"(?<=\b{expression(self._data, 'fractions', 'after')}\s)"
        part = rf"(?:{begun(above)})[\s-](?:{begun(self.denominators)})"
        if says(self._data, "fractions", "anywhere"):
            ahead = ""
        plain = rf"{begun(self.single)}|{behind}{part}|{part}{ahead}"
        alone = rf"(?:{begun(words(self._data, 'fractions', 'alone'))}){ahead}"
        every = begun(words(self._data, "fractions", "in"))
        out_of = rf"(?:{begun(ones)})\s(?:{every})\s(?:{begun(ones)})"
        if says(self._data, "fractions", "counted"):
            # What is counted may stand between: only before a bracket, as a plan may be "sur trois ans".
            out_of += rf"|(?:{begun(ones)})(?:\s[^\W\d_]+){{1,2}}\s(?:{every})\s(?:{begun(ones)})(?=\s\()"
        return f"{plain}|{alone}|{out_of}"

    @cached_property
    def _spelled(self) -> str:
        tens, ones, hundreds = (begun(numbers(self._data, "spelled", each)) for each in ("tens", "ones", "hundreds"))
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
    def scales(self) -> dict[str, int]:
        """Words of scale."""
        return numbers(self._data, "scales", "words")

    @cached_property
    def capital_nouns(self) -> bool:
        """Whether nouns begin with a capital letter, and words that do are nouns."""
        return says(self._data, "nouns", "capital")
