"""Text to mentions, in languages without blanks between words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge, Printed, Reading, between, read_printed, several
from check_data.figures.interval import Interval
from check_data.figures.units import NUMBER, counts_things
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC as NUMERIC_KINDS
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.numerals import numeral
from check_data.reading.phrase import LONGEST_NUMBER, NotUnderstood, added, hedged, printed
from check_data.reading.unspaced.dates import Dates
from check_data.reading.unspaced.grammar import NUMERIC, Grammar, Suffix, Table, any_of, named, only
from check_data.reading.unspaced.script import Script

_PIECE = lazily(NUMERIC)
_LETTER = lazily(r"[A-Za-z\u00c0-\u024f]")
_HAN = lazily(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}")
_LONG = 7
"""Digits from which on a bare number is a name (telephone, account)."""


class _Number(NamedTuple):
    """A number as read: what it prints, and its digits without marks."""

    printed: Printed
    digits: str
    places: int
    scaled: bool


class MentionReader:
    """Reads the mentions of blocks by one pack's tables: ``numbers`` and ``dates``."""

    def __init__(self, numbers: Table, dates: Table, script: Script) -> None:
        self.script, self.grammar, self.dates = script, Grammar(numbers), Dates(dates)
        first = numbers["first"]
        self._per = re.compile(rf"{numbers['each']}(?P<per>{any_of(self.grammar.rates)})\Z")
        blank = f"[{numbers['blanks']}]?"
        # A character that may begin a figure is searched for; what it begins is looked at behind it, which is faster.
        self._figure = re.compile(
            rf"(?=[{first}])(?:(?P<date>{self.dates.source()})"
            rf"|(?P<ordinal>{numbers['ordinal']}{blank}(?:{NUMERIC}|[{numbers['digits']}]{{1,4}}))"
            rf"|(?P<ratio>(?<![\d.:：/])\d+(?:\.\d+)?(?:(?:[:：]\d+(?:\.\d+)?){{2,}}|/\d+)(?![\d:：/]))"
            rf"|(?<![\dA-Za-z_./@#])(?<![A-Za-z]-)(?:{self.grammar.number()})(?![./]\d)"
            rf"|(?<![{numbers['digits']}])(?:{self.grammar.spelled()})(?![{numbers['digits']}]))"
        )

    def read(self, run: Run, block: int, conventions: Conventions) -> list[Mention]:
        """The mentions of a block, in order and without overlap."""
        text = self.script.fold(run.text)
        found = list(self._found(text, run, block, conventions))
        self._share_units(text, found, conventions)
        return self._join_ranges(text, found, run)

    def _found(self, text: str, run: Run, block: int, conventions: Conventions) -> Iterator[Mention]:
        at, match = 0, self._figure.search(text)
        while match:
            mention = self._mention(text, match, at, run, block, conventions)
            at = match.end()
            if mention is not None:
                yield mention
            match = self._figure.search(text, at)

    def _mention(
        self, text: str, match: re.Match[str], after: int, run: Run, block: int, conventions: Conventions
    ) -> Mention | None:
        maker = _Maker(run, block, conventions)
        if match["date"]:
            return maker.date(match.span("date"), *self.dates.understood(match))
        if match["ordinal"]:
            return maker.plain(match.span("ordinal"), "ordinal")
        if match["ratio"]:
            return self._ratio(match.span("ratio"), text, maker)
        if match["number"]:
            return self._digits(text, match, after, maker)
        return self._numerals(text, match, after, maker)

    def _ratio(self, span: tuple[int, int], text: str, maker: _Maker) -> Mention:
        parts = [
            maker.number(each.span(), each.span(), Suffix(), self._number(each[0]), Hedge.NONE)
            for each in re.compile(NUMERIC).finditer(text, *span)
        ]
        return maker.plain(span, "ratio", tuple(parts))

    # digits -----------------------------------------------------------------------------------------------------------
    def _digits(self, text: str, match: re.Match[str], after: int, maker: _Maker) -> Mention | None:
        start, end = match.span("number")
        if match["per"]:
            start = match.start("per")
        suffix = self._suffix(match, text)
        kept = match.end("after") if match["after"] else match.end("rate") if match["rate"] else match.end("unit")
        end = max(kept, match.end("odd"), end)
        if self._is_label(text, match, suffix):
            return maker.plain((start, end), "label")
        sign, start = self._sign(text, start, after)
        start, suffix = self._money(text, start, after, suffix)
        before, start = self._hedge(text, start, after)
        start, suffix = self._each(text, start, after, suffix)
        hedge = self._one_hedge(before, match["odd"], match["after"])
        number = self._number(match["number"], suffix.share)
        return maker.number(
            (start, end), (match.start("number"), end), suffix, number, hedge, sign < 0, self._noun(text, end)
        )

    def _is_label(self, text: str, match: re.Match[str], suffix: Suffix) -> bool:
        number, end = match["number"], match.end("number")
        if len(number) > LONGEST_NUMBER:
            return True
        if suffix.unit is not None or match["per"]:
            return False
        following = text[end : end + 1]
        if _LETTER.match(following):
            return True
        if not number[-1].isdigit() or "." in number or "," in number:
            return False  # scaled: of a thing that has no counter
        if len(number) >= _LONG:
            return True
        return bool(_HAN.match(following)) and following not in self.grammar.goes_on and not match["odd"]

    def _suffix(self, match: re.Match[str], text: str) -> Suffix:
        grammar = self.grammar
        if match["per"]:
            return Suffix("percent", NUMBER, grammar.shares_before[match["per"]])
        suffix = grammar.suffixes[match["unit"]] if match["unit"] else Suffix()
        if match["rate"] and suffix.unit is not None:
            per = grammar.suffixes[match["rate"].lstrip("/ \u00a0")]
            if per.unit is not None:
                return Suffix("measure", only(suffix.unit * per.unit.inverse()))
        return suffix

    def _sign(self, text: str, start: int, after: int) -> tuple[int, int]:
        """1 or -1, and where the number with its sign begins."""
        mark = text[start - 1] if start > after else ""
        if mark == "+":
            return 1, start - 1
        if not mark or mark not in "-–":
            return 1, start
        before = text[start - 2] if start > 1 else ""
        if start - 1 > after or not after:
            if not before or not (before.isalnum() or before in ")）%") or before in self.grammar.signed_after:
                return -1, start - 1
        return 1, start

    def _money(self, text: str, start: int, after: int, suffix: Suffix) -> tuple[int, Suffix]:
        for length in (4, 3, 2, 1):
            word = text[max(start - length, after) : start].rstrip()
            if word in self.grammar.money and suffix.kind in ("count", "money"):
                at = text.rindex(word, 0, start)
                return at, suffix if suffix.kind == "money" else self.grammar.money[word]
        return start, suffix

    def _each(self, text: str, start: int, after: int, suffix: Suffix) -> tuple[int, Suffix]:
        """每分钟 100只: so many of a unit in each of another one."""
        found = self._per.search(text, max(start - self.grammar.longest_rate, after), start)
        if found is None or suffix.unit is None or suffix.kind not in ("count", "measure", "money"):
            return start, suffix
        per = self.grammar.suffixes[found["per"]].unit
        return found.start(), Suffix("measure", only(suffix.unit * per.inverse())) if per is not None else suffix

    def _hedge(self, text: str, start: int, after: int) -> tuple[Hedge, int]:
        """The hedge right before a number, and where the figure begins with it."""
        grammar = self.grammar
        for length in range(min(grammar.longest_hedge, start - after), 0, -1):
            word = text[start - length : start]
            hedge = grammar.before.get(word)
            if hedge is not None:
                denied = grammar.not_hedged.get(word)
                return (
                    (Hedge.NONE, start)
                    if denied and text[start - length - 1 : start - length] in denied
                    else (
                        hedge,
                        start - length,
                    )
                )
        return Hedge.NONE, start

    def _one_hedge(self, before: Hedge, odd: str | None, after: str | None) -> Hedge:
        if odd:
            return Hedge.ODD
        later = self.grammar.after[after] if after else Hedge.NONE
        if before is Hedge.NONE or later is Hedge.ODD:
            return later
        return before

    def _number(self, text: str, share: Fraction | None = None) -> _Number:
        """A number in one or several parts (7亿3540万)."""
        pieces: list[Printed] = []
        digits, places, scales = "", 0, False
        found = list(_PIECE.finditer(text))
        for index, piece in enumerate(found):
            until = found[index + 1].start() if index + 1 < len(found) else len(text)
            scale = self._scale(text[piece.end() : until])
            scales = scales or scale > 1
            plain = piece[0].replace("，", "").replace(",", "")
            pieces.append(printed(plain, scale=scale, share=share))
            digits += plain
            places = len(plain.partition(".")[2])
        ordered = all(high.last_digit > low.value for high, low in zip(pieces, pieces[1:], strict=False))
        return _Number(added(pieces) if ordered else pieces[0], digits, places, scales)

    def _scale(self, text: str) -> int:
        words = [word for word in self.grammar.scales if word in text]
        return self.grammar.scales[max(words, key=len)] if words else 1

    # numerals ---------------------------------------------------------------------------------------------------------
    def _numerals(self, text: str, match: re.Match[str], after: int, maker: _Maker) -> Mention | None:
        try:
            return self._spelled(text, match, after, maker)
        except ValueError:
            return None  # the characters spell no number

    def _spelled(self, text: str, match: re.Match[str], after: int, maker: _Maker) -> Mention | None:
        before, start = self._hedge(text, match.start(), after)
        span = (start, match.end())
        if match["several"]:
            suffix = self.grammar.suffixes[match["several_unit"]]
            reading = several(Fraction(self.grammar.scales[match["several"]]), maker.conventions)
            return maker.spelled(span, suffix, reading)
        if match["below"]:
            return maker.number(
                span, span, Suffix("percent", NUMBER), _fraction(match["above"], match["below"]), before, spelled=True
            )
        if match["tenths"]:
            share = Fraction(1, 10)
            whole = numeral(match["tenths"]).value
            more = match["more"] and ("5" if match["more"] == self.grammar.half else str(numeral(match["more"]).value))
            digits = f"{whole}.{more}" if more else str(whole)
            return maker.number(
                span,
                span,
                Suffix("percent", NUMBER, share),
                _Number(printed(digits, share=share), digits, 0, scaled=False),
                before,
                spelled=True,
            )
        if match["spelled_share"]:
            share, digits = self.grammar.shares_before[match["spelled_per"]], self._decimal(match["spelled_share"])
            number = _Number(printed(digits, share=share), digits, len(digits.partition(".")[2]), scaled=False)
            return maker.number(span, span, Suffix("percent", NUMBER, share), number, before, spelled=True)
        digits = self._decimal(match["spelled"])
        suffix = self.grammar.suffixes[match["spelled_unit"]]
        scale = self.grammar.scales[match["big"]] if match["big"] else 1
        hedge = self._one_hedge(before, match["spelled_odd"], match["spelled_after"])
        number = _Number(
            printed(digits, scale=scale, share=suffix.share), digits, len(digits.partition(".")[2]), scale > 1
        )
        return maker.number(span, span, suffix, number, hedge, noun=self._noun(text, span[1]), spelled=True)

    def _decimal(self, text: str) -> str:
        whole, point, decimals = text.partition(self.decimal_mark)
        digits = str(numeral(whole).value)
        return f"{digits}.{''.join(str(numeral(each).value) for each in decimals)}" if point else digits

    @property
    def decimal_mark(self) -> str:
        """The word for the decimal point in a spelled number."""
        return self.grammar.decimal

    # what stands beside -------------------------------------------------------------------------------------------------
    def _noun(self, text: str, end: int) -> str:
        found = _HAN.match(text, end)
        return found[0] if found and found[0][0] not in self.grammar.goes_on else ""

    def _share_units(self, text: str, found: list[Mention], conventions: Conventions) -> None:
        """A bare number in a list takes the unit of the next item (12、15和18家; 0.9个和1.4个百分点), as the first end of
        a range does.
        """
        for index in range(len(found) - 2, -1, -1):
            one, two = found[index], found[index + 1]
            joined = text[one.to : two.at].strip()
            if joined not in self.grammar.lists and joined not in self.grammar.ranges:
                continue
            if (
                two.kind in NUMERIC_KINDS
                and _takes_unit(one, two)
                and (joined in self.grammar.ranges or joined != "，")
            ):
                found[index] = _like(one, two, conventions)

    def _join_ranges(self, text: str, found: Sequence[Mention], run: Run) -> list[Mention]:
        joined: list[Mention] = []
        for mention in found:
            last = joined[-1] if joined else None
            if last is not None and self._is_range(text, last, mention):
                joined[-1] = _range(last, mention, run)
            else:
                joined.append(mention)
        return joined

    def _is_range(self, text: str, one: Mention, two: Mention) -> bool:
        if text[one.to : two.at].strip() not in self.grammar.ranges or one.kind != two.kind or one.unit is not two.unit:
            return False
        opened = text[max(0, one.at - 12) : one.at]
        return one.kind in NUMERIC_KINDS and not any(mark in opened for mark in self.grammar.ranges_from)


class _Maker(NamedTuple):
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

    def spelled(self, span: tuple[int, int], suffix: Suffix, reading: Reading) -> Mention:
        """A figure that stands for several: 数千套."""
        return self.plain(span, suffix.kind)._replace(reading=reading, unit=suffix.unit, spelled=True, scaled=True)

    def number(
        self,
        span: tuple[int, int],
        digits: tuple[int, int],
        suffix: Suffix,
        number: _Number,
        hedge: Hedge,
        negative: bool = False,
        noun: str = "",
        *,
        spelled: bool = False,
    ) -> Mention:
        """A mention of one number."""
        what = hedged(number.printed, hedge, negative=negative)
        reading = read_printed(what, self.conventions)
        if suffix.unit is not None and suffix.kind == "count" and counts_things(suffix.unit):
            reading = reading.whole() or reading
        if suffix.kind == "measure" and reading.stated.exact:
            least = Interval.around(what.value, what.last_digit / 2)
            reading = Reading(reading.stated, reading.rounded if not reading.rounded.exact else least)
        place = self.run.span(*span)
        return Mention(
            place.start,
            place.end,
            *span,
            self.block,
            self.run.text[slice(*span)],
            suffix.kind,
            reading,
            suffix.unit,
            what.value,
            what.last_digit,
            number.digits,
            number.places,
            hedge,
            negative,
            number.scaled,
            spelled,
            noun,
        )


def _fraction(above: str, below: str) -> _Number:
    parts = numeral(below).value
    if not parts:
        raise NotUnderstood("a fraction of 0 parts")
    part = Fraction(1, parts)
    value = numeral(above).value * part
    return _Number(
        Printed(value, part, part, always_rounded=True, zeros_meant=True), str(numeral(above).value), 0, False
    )


def _takes_unit(one: Mention, two: Mention) -> bool:
    if one.kind != "count" or not one.digits:
        return False
    if one.unit is None:
        return two.unit is not None
    return two.kind == "points" and not one.scaled  # 0.9个和1.4个百分点


def _like(one: Mention, two: Mention, conventions: Conventions) -> Mention:
    """A number told with the unit (and where it has none of its own, the scale) of another one."""
    worth = two.last_digit * 10**two.places if two.kind in ("percent", "points") else Fraction(1)
    rounded = bool(one.places) or one.scaled or worth != 1
    zeros = 10 ** (len(one.digits) - len(one.digits.rstrip("0"))) if "." not in one.digits and one.value else 1
    what = Printed(
        one.value * worth,
        one.last_digit * worth,
        one.last_digit * worth * zeros,
        rounded,
        rounded and not one.scaled,
        one.hedge,
    )
    reading = read_printed(what, conventions)
    if two.counts and two.unit is not None and counts_things(two.unit):
        reading = reading.whole() or reading
    return one._replace(
        kind=two.kind, unit=two.unit, value=what.value, last_digit=what.last_digit, reading=reading, noun=two.noun
    )


def _range(one: Mention, two: Mention, run: Run) -> Mention:
    """The range from one figure to another; without a reading where it runs backwards."""
    place = run.span(one.at, two.to)
    reading = None
    if one.reading is not None and two.reading is not None and one.value <= two.value:
        reading = between(one.reading, two.reading)
    return Mention(
        place.start, place.end, one.at, two.to, one.block, run.text[one.at : two.to], "range", reading, two.unit,
        parts=(one, two),
    )  # fmt: skip


def as_percent(mention: Mention) -> Mention:
    """A bare number that is a percentage by what is said of it (结构 25.7:26.8:47.5)."""
    worth, step = Fraction(1, 100), mention.last_digit / 100
    reading = Reading.only(Interval.around(mention.value * worth, step / 2))
    return mention._replace(kind="percent", unit=NUMBER, value=mention.value * worth, last_digit=step, reading=reading)


def rounded(mention: Mention) -> Mention:
    """A measured figure that was worked out from another one, and rounded to its last digit."""
    if mention.reading is None or not mention.reading.stated.exact:
        return mention
    return mention._replace(reading=Reading.only(Interval.around(mention.value, mention.last_digit / 2)))


def negated(mention: Mention) -> Mention:
    """A change that words say to be a fall, with its sign; itself where it prints one."""
    if mention.negative:
        return mention
    reading = mention.reading and Reading(_negative(mention.reading.stated), _negative(mention.reading.rounded))
    return mention._replace(value=-mention.value, reading=reading, negative=True)


def _negative(interval: Interval) -> Interval:
    return Interval(
        None if interval.upper is None else -interval.upper,
        None if interval.lower is None else -interval.lower,
        interval.upper_closed,
        interval.lower_closed,
    )
