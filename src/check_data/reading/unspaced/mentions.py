"""Text to mentions, in languages without blanks between words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.unspaced.dates import Dates
from check_data.reading.unspaced.digits import Digits
from check_data.reading.unspaced.grammar import NUMERIC, Grammar, Suffix, Table
from check_data.reading.unspaced.joined import Joined
from check_data.reading.unspaced.made import Maker, understood
from check_data.reading.unspaced.script import Script
from check_data.reading.unspaced.spelled import Spelled

_NUMBER = lazily(NUMERIC)
_DIGITS = "0123456789"
_ENDS = r"(?![./]\d)"
"""What ends a number in digits: no more of it follows."""

_Found = tuple[Mention | None, int]
"""A mention, where there is one, and where what was read for it ends."""


class _Way:
    """A way in which figures are printed: the characters that they begin with, what they are, and what reads one."""

    def __init__(self, first: str, source: str, mention: Callable[[str, re.Match[str], int, Maker], _Found]) -> None:
        self._first, self.mention = first, mention
        # An expression that begins with a set of characters is searched for several times faster than one that begins
        # with a condition: the first character is found, and what begins with it is looked at from behind it.
        self.figure = lazily(rf"[{first}](?<=(?=(?P<all>{source}))[{first}])")

    def may_be_in(self, text: str) -> bool:
        """Whether some figure may begin in a text: an expression is compiled for the first that has one."""
        return any(map(text.__contains__, self._first))


def _start(ahead: tuple[re.Match[str], _Way]) -> int:
    return ahead[0].start()


class MentionReader:
    """Reads the mentions of blocks by one pack's tables: ``numbers`` and ``dates``."""

    def __init__(self, numbers: Table, dates: Table, script: Script) -> None:
        self.script, self.dates = script, Dates(dates)
        grammar = Grammar(numbers)
        self._digits = Digits(grammar, numbers["each"])
        self._spelled, self._joined = Spelled(grammar, self._digits), Joined(grammar)
        blank, numerals = f"[{numbers['blanks']}]?", numbers["digits"]
        in_digits = (
            rf"(?P<date>{self.dates.source()})"
            rf"|(?P<fraction>(?<![\d.A-Za-z])\d{{1,3}}{numbers['fraction']}{grammar.gap}\d{{1,3}}(?![\d.]))"
            rf"|(?P<ratio>(?<![\d.:：/])\d+(?:\.\d+)?(?:(?:[:：]\d+(?:\.\d+)?){{2,}}|/\d+)(?![\d:：/]))"
            rf"|(?<![\dA-Za-z_./@#])(?<![A-Za-z]-)(?:{grammar.number()}){_ENDS}"
        )
        in_words = (
            rf"(?P<named>{self.dates.source(in_digits=False)})"
            rf"|(?P<ordinal>{numbers['ordinal']}{blank}(?:{NUMERIC}|[{numerals}]{{1,4}}))"
            rf"|(?P<share>{grammar.share_before()})"
            rf"|(?<![{numerals}{numbers.get('not_after', '')}])(?:{grammar.spelled()})(?![{numerals}])"
        )
        words = "".join(each for each in numbers["first"] if each not in _DIGITS)
        self._ways = (_Way(_DIGITS, in_digits, self._of_digits), _Way(words, in_words, self._of_words))
        self._rated = lazily(lambda: grammar.rated() + _ENDS)

    def read(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block, in order and without overlap."""
        text = self.script.fold(run.text)
        found = list(self._found(text, Maker(run, block, conventions)))
        if len(found) < 2:
            return found
        self._joined.units(text, found, conventions)
        return self._joined.ranges(text, found, run)

    def _found(self, text: str, maker: Maker) -> Iterator[Mention]:
        at, ways = 0, [way for way in self._ways if way.may_be_in(text)]
        ahead = [(match, way) for way in ways if (match := way.figure.search(text))]
        while ahead:
            match, nearest = min(ahead, key=_start)
            mention, at = nearest.mention(text, match, at, maker)
            if mention is not None:
                yield mention
            found = ((each if each.start() >= at else way.figure.search(text, at), way) for each, way in ahead)
            ahead = [(match, way) for match, way in found if match]

    def _of_digits(self, text: str, match: re.Match[str], after: int, maker: Maker) -> _Found:
        end = match.end("all")
        if match["number"]:
            rate = self._rate(text, match)
            return self._digits.mention(text, match, rate, after, maker), rate.end() if rate else end
        if match["date"]:
            return maker.date(match.span("all"), *self.dates.understood(match)), end
        if match["fraction"]:
            return self._spelled.fraction(text, match.span("fraction"), after, maker), end
        return self._ratio(text, match.span("ratio"), maker), end

    def _rate(self, text: str, match: re.Match[str]) -> re.Match[str] | None:
        """What follows the unit of a number where that makes it a rate."""
        end = max(match.end("unit"), match.end("finer"))
        return self._rated.match(text, end) if end >= 0 and text[end : end + 1] == "/" else None

    def _of_words(self, text: str, match: re.Match[str], after: int, maker: Maker) -> _Found:
        end = match.end("all")
        if match["named"]:
            return maker.date(match.span("all"), *self.dates.understood(match)), end
        if match["share"]:
            return self._digits.share(text, match, after, maker), end
        if match["ordinal"]:
            return maker.plain(match.span("ordinal"), "ordinal"), end
        return self._spelled.mention(text, match, after, maker), end

    def _ratio(self, text: str, span: tuple[int, int], maker: Maker) -> Mention:
        """25.7:26.8:47.5, and n/N."""
        parts = []
        for each in _NUMBER.finditer(text, *span):
            told = understood(Suffix(), self._digits.number(each[0]), Hedge.NONE, False, maker.conventions)
            parts.append(maker.number(each.span(), told))
        return maker.plain(span, "ratio", tuple(parts))
