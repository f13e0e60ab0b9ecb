"""The words of tables, as data, and what a head says by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

from check_data.figures.units import Unit, is_known, unit
from check_data.patterns import lazily

_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FILLER, _LETTER = lazily(r"[\W\d_]+"), lazily(r"[^\W\d_]")
_BRACKET = lazily(r"[(（\[][^()（）\[\]]*[)）\]]")
_MARKS = lazily(r"[*†‡§¶#^~|`]+|\[\^?\w{1,3}\]|(?<![¹²³⁴⁵⁶⁷⁸⁹])[¹²³⁴⁵⁶⁷⁸⁹]++$|\(\d\)$")


class Head(NamedTuple):
    """What a head of a row or column prints, and the classes of its words.

    ``classes`` are those of all words, ``first`` and ``last`` those of a word that it begins or ends with, ``pure``
    those of a word that is all of it; brackets count for ``classes`` only. ``core`` is the name without marks, brackets
    and the words of totals at its ends; ``stem`` what remains of a name with a date in it when that is taken away.
    """

    text: str
    classes: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    pure: frozenset[str] = frozenset()
    core: str = ""
    stem: str = ""

    def says(self, *names: str) -> bool:
        """Whether any of its words is of one of the classes."""
        return not self.classes.isdisjoint(names)

    @property
    def total(self) -> bool:
        """Whether it names a total: by its first or last word, or by all of it."""
        return "total" in self.first or "total" in self.last or "whole" in self.pure

    @property
    def quotient(self) -> bool:
        """Whether it names so much per something."""
        return self.says("per", "per_share", "per_head", "per_household", "density")

    @property
    def blank(self) -> bool:
        """Whether it prints nothing that could name a row."""
        return not self.text


class Statement(NamedTuple):
    """Names of lines that lead to another: ``whole`` is the sum of ``plus`` without ``minus``."""

    whole: frozenset[str]
    plus: frozenset[str]
    minus: frozenset[str]


_NONE: frozenset[str] = frozenset()
_ASKED = ("nil", "date", "between", "interval", "fraction", "part_year")
"""Classes of words that are asked for beside those of heads."""
_OF_DATES = ("part_year", "date")
_NO_WORDS: Mapping[str, Any] = {"bounded": True, "currencies": (), "units": {}, "scales": {}, "statement": ()}


class TableWords:
    """The words of several languages together: a table may have heads in more than one."""

    def __init__(self, packs: Sequence[Mapping[str, Any]]) -> None:
        self._packs = [_completed(pack) for pack in packs or ({},)]
        # Heads and units come again and again.
        self.head = lru_cache(maxsize=1 << 12)(self._head)
        self.scale = lru_cache(maxsize=1 << 12)(self._scale)
        self.unit = lru_cache(maxsize=1 << 12)(self._unit)
        self.measured = lru_cache(maxsize=1 << 12)(self._measured)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """What is printed for a unit beside a number, and the unit's name."""
        return _merged(pack["units"] for pack in self._packs)

    @cached_property
    def currencies(self) -> frozenset[Unit]:
        """Units of money."""
        return frozenset(unit(name) for pack in self._packs for name in pack["currencies"])

    @cached_property
    def scales(self) -> Mapping[str, int]:
        """Words that multiply, in small letters."""
        return _merged(pack["scales"] for pack in self._packs)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Lines of statements that lead to others."""
        rows = (row for pack in self._packs for row in pack["statement"])
        return tuple(Statement(*(frozenset(row[key]) for key in ("whole", "plus", "minus"))) for row in rows)

    @cached_property
    def scaled(self) -> re.Pattern[str]:
        """A scale in a caption, a corner or a head: "in thousands", "(millions)", "单位：万元"."""
        forms = []
        for pack in self._packs:
            words, before, after = (_either(each) for each in (pack["scales"], *_ends(pack)))
            # "(m/f)" is no scale.
            end = r"(?![^\W\d_]|/[^\W\d_](?![^\W\d_]))" if pack["bounded"] else ""
            start = r"(?<![^\W\d_])" if pack["bounded"] else ""
            whole = r"(?<![^\W_])" if pack["bounded"] else ""
            forms.append(
                rf"{start}(?:{before})\s*(?:[$€£¥]|us\$)?\s*(?:{words}){end}|{whole}(?:{words})\s*(?:{after}){end}"
            )
        return re.compile("|".join(forms))

    @cached_property
    def _scale_word(self) -> re.Pattern[str]:
        return re.compile(_either(self.scales))

    @cached_property
    def nothing(self) -> frozenset[str]:
        """What a cell prints for nothing, beside dashes."""
        return frozenset(word for pack in self._packs for word in pack["words"]["nil"])

    @cached_property
    def dates(self) -> frozenset[str]:
        """Words behind digits that make them a date: no figure."""
        return frozenset(word for pack in self._packs for word in pack["words"]["date"])

    @cached_property
    def between(self) -> Sequence[str]:
        """Words between the two ends of an interval."""
        return [word for pack in self._packs for word in pack["words"]["between"]]

    @cached_property
    def intervals(self) -> Sequence[str]:
        """Words before an interval."""
        return [word for pack in self._packs for word in pack["words"]["interval"]]

    @cached_property
    def fractions(self) -> Sequence[str]:
        """Words between a part and its whole."""
        return [word for pack in self._packs for word in pack["words"]["fraction"]]

    @cached_property
    def period(self) -> re.Pattern[str]:
        """A year, a part of one, or digits before a word of dates."""
        parts = _either(word for pack in self._packs if pack["bounded"] for word in pack["words"]["part_year"])
        return re.compile(
            rf"(?:[A-Za-z]{{3,9}}\.? \d{{1,2}}, )?(?<!\d)(?:19|20)\d\d(?!\d)(?:[-–/]\d{{2,4}})?"
            rf"|(?<![^\W_])(?:{parts})(?![^\W_])|\d{{1,2}}(?:{_either(self.dates)})",
            re.IGNORECASE,
        )

    def _scale(self, text: str) -> int | None:
        """What figures under a caption or head are in; None where it does not say."""
        found = self.scaled.search(text.lower())
        if found is None:
            return None
        words = self._scale_word.findall(found[0])
        return self.scales[words[-1]]

    def _unit(self, text: str) -> str | None:
        """The unit that a caption or head says its figures are in: a sign of money, or one after "in" or a bracket."""
        found = self._money.search(text)
        if found:
            return self.units[found[0]]
        said = self._said_unit.search(text)
        return self.units[said[said.lastgroup]] if said and said.lastgroup else None

    def _measured(self, text: str) -> tuple[int, str] | None:
        """The scale and the unit that a cell of units prints ("000 tonnes", "kg"); None where it is no such cell."""
        plain = text.strip()
        for word in ("", *self._scales):
            rest = plain[len(word) :].strip(" '’")
            if plain.lower().startswith(word) and (rest in self.units or is_known(rest)):
                return self.scales.get(word, 1), self.units.get(rest, rest)
        return None

    @cached_property
    def _scales(self) -> tuple[str, ...]:
        return tuple(sorted(self.scales, key=len, reverse=True))

    @cached_property
    def _money(self) -> re.Pattern[str]:
        return re.compile(_either(word for word in self.units if not word[-1].isalnum()))

    @cached_property
    def _said_unit(self) -> re.Pattern[str]:
        forms = []
        for number, pack in enumerate(self._packs):
            before, scales, units = (_either(each) for each in (_ends(pack)[0], pack["scales"], pack["units"]))
            end = r"(?![^\W\d_])" if pack["bounded"] else ""
            forms.append(rf"(?:{before})\s*(?:{scales})?\s*(?P<unit{number}>{units}){end}")
        return re.compile("|".join(forms))

    @cached_property
    def _classes(self) -> Mapping[str, frozenset[str]]:
        classes: dict[str, set[str]] = {}
        for pack in self._packs:
            for name, words in pack["words"].items():
                for word in words:
                    classes.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in classes.items()}

    @cached_property
    def _words(self) -> re.Pattern[str]:
        forms = []
        for pack in self._packs:
            words = _either(word for group in pack["words"].values() for word in group)
            forms.append(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])" if pack["bounded"] else rf"(?:{words})")
        return re.compile("|".join(forms))

    def _head(self, text: str) -> Head:
        """What a head says; cached, as heads come again."""
        plain = " ".join(_MARKS.sub(" ", text).split()).lower()
        if not plain:
            return Head("")
        found = [(each.start(), each.end(), self._classes[each[0]]) for each in self._words.finditer(plain)]
        every = frozenset().union(*(names for _, _, names in found))
        name = _BRACKET.sub(lambda each: " " * len(each[0]), plain)
        outer = [each for each in found if name[each[0]] != " "]
        first = next((names for start, _, names in outer if not _is_word(name[:start])), _NONE)
        last = next((names for _, end, names in reversed(outer) if not _is_word(name[end:])), _NONE)
        pure = next((names for start, end, names in outer if not _is_word(name[:start] + name[end:])), _NONE)
        return Head(" ".join(text.split()), every, first, last, pure, _core(name, outer), _stem(name, outer))


def _core(name: str, words: Sequence[tuple[int, int, frozenset[str]]]) -> str:
    kept = name
    for start, end, names in words:
        if "total" in names and (not _is_word(name[:start]) or not _is_word(name[end:])):
            kept = kept[:start] + " " * (end - start) + kept[end:]
    return " ".join(kept.strip(" :：.,;*、").split())


def _stem(name: str, words: Sequence[tuple[int, int, frozenset[str]]]) -> str:
    """A name without its date: empty where it has none."""
    dates = [(start, end) for start, end, names in words if not names.isdisjoint(_OF_DATES)]
    if not any(map(str.isdigit, name)) or not (dates or _YEAR.search(name)):
        return ""
    kept = name
    for start, end in dates:
        kept = kept[:start] + " " * (end - start) + kept[end:]
    return " ".join(_FILLER.sub(" ", kept).split())


def _is_word(text: str) -> bool:
    return _LETTER.search(text) is not None


def _completed(pack: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of a language with nothing where it has none."""
    words = {**dict.fromkeys(_ASKED, ()), **pack.get("words", {})}
    captions = {"before": (), "after": (), **pack.get("captions", {})}
    return {**_NO_WORDS, **pack, "words": words, "captions": captions}


def _either(words: Iterable[str]) -> str:
    """An alternation in which longer words come first, by their first letters, as few begin alike; of none, what
    matches nothing.
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        begun.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in begun.items()) or r"(?!)"


def _ends(pack: Mapping[str, Any]) -> tuple[Sequence[str], Sequence[str]]:
    captions = cast("Mapping[str, Sequence[str]]", pack["captions"])
    return captions["before"], captions["after"]


def _merged(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {key: value for table in tables for key, value in table.items()}
