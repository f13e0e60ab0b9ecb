"""Text to mentions, in languages without blanks between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
            rf"|(?<![\dA-Za-z_./@#])(?<![A-Za-z]-)(?:{grammar.number()})(?![./]\d)"
        )
        in_words = (
            rf"(?P<named>{self.dates.source(in_digits=False)})"
            rf"|(?P<ordinal>{numbers['ordinal']}{blank}(?:{NUMERIC}|[{numerals}]{{1,4}}))"
            rf"|(?P<share>{grammar.share_before()})"
            rf"|(?<![{numerals}{numbers.get('not_after', '')}])(?:{grammar.spelled()})(?![{numerals}])"
        )
        # An expression that begins with a set of characters is searched for several times faster than one that begins
        # with a condition: the first character is found, and what begins with it is looked at from behind it.
        first = f"[{numbers['first']}]"
        self._figure = re.compile(rf"{first}(?<=(?=(?P<all>(?=\d)(?:{in_digits})|(?!\d)(?:{in_words}))){first})")

    def read(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block, in order and without overlap."""
        text = self.script.fold(run.text)
        found = list(self._found(text, Maker(run, block, conventions)))
        if len(found) < 2:
            return found
        self._joined.units(text, found, conventions)
        return self._joined.ranges(text, found, run)

    def _found(self, text: str, maker: Maker) -> Iterator[Mention]:
        at, match = 0, self._figure.search(text)
        while match:
            mention = self._mention(text, match, at, maker)
            at = match.end("all")
            if mention is not None:
                yield mention
            match = self._figure.search(text, at)

    def _mention(self, text: str, match: re.Match[str], after: int, maker: Maker) -> Mention | None:
        if match["number"]:
            return self._digits.mention(text, match, after, maker)
        if match["date"] or match["named"]:
            return maker.date(match.span("all"), *self.dates.understood(match))
        if match["fraction"]:
            return self._spelled.fraction(text, match.span("fraction"), after, maker)
        if match["share"]:
            return self._digits.share(text, match, after, maker)
        if match["ordinal"]:
            return maker.plain(match.span("ordinal"), "ordinal")
        if match["ratio"]:
            return self._ratio(text, match.span("ratio"), maker)
        return self._spelled.mention(text, match, after, maker)

    def _ratio(self, text: str, span: tuple[int, int], maker: Maker) -> Mention:
        """25.7:26.8:47.5, and n/N."""
        parts = []
        for each in _NUMBER.finditer(text, *span):
            told = understood(Suffix(), self._digits.number(each[0]), Hedge.NONE, False, maker.conventions)
            parts.append(maker.number(each.span(), told))
        return maker.plain(span, "ratio", tuple(parts))
