"""Running text to mentions: each number with what stands right before and right after it."""

from __future__ import annotations

import re
from fractions import Fraction

from check_data.documents.blocks import Run
from check_data.figures.conventions import Conventions, Hedge, Printed, read_printed
from check_data.figures.units import DATE, NUMBER, Unit, unit
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.phrase import LONGEST_NUMBER, hedged, printed
from check_data.reading.spaced import dates, labels, numbers
from check_data.reading.spaced.joined import joined
from check_data.reading.spaced.vocabulary import Vocabulary

_HUNDREDTH, _TEN_THOUSANDTH = Fraction(1, 100), Fraction(1, 10_000)
_BACK = 28
"""Characters before a number among which its hedge and currency stand."""
_NOUN = re.compile(r"\s((?:[^\W\d_][\w'’/-]*)(?:\s[^\W\d_][\w'’/-]*){0,3})")
_POWER = re.compile(r"\s?[×x]\s?10(?:[\^⁻−-]|[⁰¹²³⁴⁵⁶⁷⁸⁹])\S*")
_GLUED = re.compile(r"[\w]+(?:[-–/][\w]+)*|-(?=[^\W\d])[\w]+(?:-[\w]+)*")
_NAMED = re.compile(r"(?:[-–/.]?\w+)*")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class Reader:
    """Reads the mentions of a block's text."""

    def __init__(self, vocabulary: Vocabulary, run: Run, block: int, conventions: Conventions) -> None:
        self._words, self._run, self._block, self._conventions = vocabulary, run, block, conventions
        self._text = run.text

    def read(self) -> list[Mention]:
        """The mentions in order, without overlap: ranges and ratios joined, labels among them."""
        found: list[Mention] = []
        at = 0
        for number in self._words.numbers(self._text):
            if number.start() < at:
                continue
            mention = self._mention(number, at)
            if mention is not None:
                found.append(mention)
                at = mention.to
        return joined(self._text, found, self._words)

    def _mention(self, number: re.Match[str], at: int) -> Mention | None:
        start, end = number.span()
        before = self._text[start - 1 : start]
        if number["digits"] is None:
            return None if before.isalnum() or before in "-_" and before else self._of_words(number, at)
        if end - start > LONGEST_NUMBER:
            return self._plain(start, end, "label")
        if before and (before.isalpha() or before in "_^#@\\" or (before in "-–./" and self._glued_before(start, at))):
            return self._label(start, end, at)
        dated = dates_of(self, number)
        if dated is not None:
            return dated
        kind = labels.kind_of(self._text, start, end, at, self._words)
        if kind is not None:
            return (
                self._statistic(number, at)
                if kind == "statistic"
                else self._plain(start, labels.end_of(self._text, end), kind)
            )
        return self._of_digits(number, at)

    def _glued_before(self, start: int, at: int) -> bool:
        """Whether a mark right before a number ties it to a word or to a number (COVID-19), not to a figure's end."""
        return start - 2 >= at and self._text[start - 2].isalnum() and start - 1 > at

    def _label(self, start: int, end: int, at: int) -> Mention:
        """A name with a number in it, from the name's first character."""
        while start > at and not self._text[start - 1].isspace() and self._text[start - 1] not in "([,;:“\"'":
            start -= 1
        named = _NAMED.match(self._text, end)
        return self._plain(start, named.end() if named else end, "label")

    def _plain(self, start: int, end: int, kind: MentionKind) -> Mention:
        span = self._run.span(start, end)
        return Mention(span.start, span.end, start, end, self._block, self._text[start:end], kind)

    def _of_words(self, number: re.Match[str], at: int) -> Mention | None:
        start, end = number.span()
        if number["factor"]:
            factor = self._words.factors[number["factor"].lower()]
            exact = Printed(factor, factor, factor, always_rounded=True, hedge=Hedge.ABOUT)
            return self._made(start, end, start, "times", exact, NUMBER, spelled=True)
        if number["fraction"]:
            share = numbers.fraction(number["fraction"], self._words)
            start, hedge = self._hedge(start, at)
            return self._made(start, end, end, "percent", share._replace(hedge=hedge), NUMBER, spelled=True)
        word = number["spelled"].lower()
        unsure = self._words.unsure.get(word)
        scaled = self._words.after.match(self._text, end)
        tail = any((scaled[each] for each in ("scale", "percent", "points"))) if scaled else False
        if unsure and not tail and (not unsure.match(self._text, end) or self._words.never.match(self._text, end)):
            return None
        if self._words.never.match(self._text, end) and unsure:
            return None
        return self._with_unit(number, at, str(numbers.spelled(word, self._words)))

    def _of_digits(self, number: re.Match[str], at: int) -> Mention:
        return self._with_unit(number, at, numbers.plain_digits(number["digits"], self._words))

    def _statistic(self, number: re.Match[str], at: int) -> Mention:
        digits = numbers.plain_digits(number["digits"], self._words)
        percent = labels.level_end(self._text, number.end(), self._words)
        if percent:
            return self._plain(number.start(), percent, "statistic")
        start, negative = self._sign(number.start(), at)
        made = hedged(printed(digits), Hedge.NONE, negative=negative)
        return self._made(start, number.end(), number.end(), "statistic", made, None, digits=digits)

    def _with_unit(self, number: re.Match[str], at: int, digits: str) -> Mention:
        """A number with its scale, unit, sign and hedges."""
        words, text = self._words, self._text
        start, end = number.span()
        is_spelled = number["digits"] is None
        currency = words.currency.search(text, max(at, start - 5), start) if not is_spelled else None
        after = words.after.match(text, end)
        assert after  # every part of it may be missing
        if not is_spelled and (power := _POWER.match(text, end)):
            return self._plain(start, power.end(), "label")
        if after["ordinal"] and not is_spelled:
            return self._plain(start, after.end("ordinal"), "ordinal")
        scale, end = self._scale(after, end, currency is not None)
        kind, of, end = self._unit(after, end, currency, scale, number.end())
        if kind == "label":
            return self._plain(start, end, "label")
        if kind == "span" and words.ends_period.match(text, end):
            return self._plain(start, end, "date")
        if kind == "count" and not after["hedge"] and (glued := _GLUED.match(text, end)) and text[end] != " ":
            return self._plain(start, glued.end(), "label")
        share = _HUNDREDTH if kind in ("percent", "points") else None
        share = _TEN_THOUSANDTH if after["basis"] and kind == "points" else share
        made = printed(digits, scale=scale, share=share)
        if kind in ("measure", "age"):
            made = made._replace(always_rounded=True)
        core = end
        begin = currency.start() if currency else start
        begin, negative = self._sign(begin, at)
        begin, hedge = self._hedge(begin, at)
        if after["hedge"] and hedge is Hedge.NONE and after.end("hedge") >= end and self._ends(after.end("hedge")):
            hedge, end = words.hedges_after[_spaced(after["hedge"])], after.end("hedge")
        made = hedged(made, hedge, negative=negative)
        if kind == "count" and self._is_year(number, of, begin, core):
            return self._year(number)
        return self._made(begin, end, core, kind, made, of, digits=digits, scaled=scale > 1, spelled=is_spelled)

    def _ends(self, end: int) -> bool:
        return not self._text[end : end + 1].isalnum()

    def _scale(self, after: re.Match[str], end: int, money: bool) -> tuple[int, int]:
        words = self._words
        if after["scale"]:
            return words.scales[after["scale"].lower()], after.end("scale")
        if after["letter"]:
            letter = after["letter"]
            glued = after.start("letter") == end
            if money and letter.lower() in words.money_letters:
                return words.money_letters[letter.lower()], after.end("letter")
            if letter.lower() in words.letters and (glued or len(letter) > 1) and letter != "K":
                return words.letters[letter.lower()], after.end("letter")
        return 1, end

    def _unit(
        self, after: re.Match[str], end: int, currency: re.Match[str] | None, scale: int, digits_end: int
    ) -> tuple[MentionKind, Unit | None, int]:
        """The kind of figure that its unit makes it, the unit, and where the figure ends."""
        words, found = self._words, after.lastgroup if after.lastgroup != "hedge" else _unit_group(after)
        if currency is not None:
            symbol = words.currencies[currency[0].strip()]
            return "money", unit(symbol), end
        if after["letter"] and end == digits_end:
            # A letter that is no scale of this figure may be its unit: 15m, 3 m.
            measure = words.measures.get(after["letter"])
            return ("measure", unit(measure), after.end("letter")) if measure else ("count", None, end)
        if found is None or found in ("scale", "letter", "ordinal"):
            return "count", None, end
        word, to = _spaced(after[found]), after.end(found)
        hyphen = self._text[end : end + 1] == "-" or word.startswith("-")
        if found in ("percent",):
            return "percent", NUMBER, to
        if found in ("points", "basis"):
            return "points", NUMBER, to
        if found == "times":
            return ("count", None, end) if words.not_times.match(self._text, to) else ("times", NUMBER, to)
        if found == "old":
            return "age", unit("years"), to
        if hyphen:
            return ("label", None, to)
        if found == "money":
            if word in words.money_if_scaled and scale == 1:
                return "count", None, end
            return "money", unit(words.money_words[word]), to
        if found == "measure":
            measure = words.measures.get(after[found]) or (words.measures.get(word) if len(word) > 1 else None)
            return ("measure", unit(measure), to) if measure else ("count", None, end)
        return "span", unit(words.spans[word]), to

    def _sign(self, start: int, at: int) -> tuple[int, bool]:
        """Where a figure begins with its sign, and whether it is negative."""
        sign = self._text[start - 1 : start]
        if start - 1 >= at and sign and (sign == "+" or sign in self._words.minus):
            before = self._text[start - 2 : start - 1] if start > 1 else ""
            if not before or before.isspace() or before in "([=,:;/$€£<>":
                return start - 1, sign != "+"
        return start, False

    def _hedge(self, start: int, at: int) -> tuple[int, Hedge]:
        """Where a figure begins with its hedges, and what they say: the last one counts."""
        words = self._words
        begin = max(at, start - _BACK)
        last = self._text[begin:start].rstrip().rpartition(" ")[2].lower().lstrip("(“\"'")
        if last not in words.last_of_hedge and last[-1:] not in words.last_of_hedge:
            return start, Hedge.NONE
        found = words.hedge.search(self._text, begin, start)
        if found is None or (found.start() and self._text[found.start() - 1].isalnum() and found[0][0].isalnum()):
            return start, Hedge.NONE
        told = _spaced(found[0].strip())
        while told not in words.hedges_before:
            told = told.partition(" ")[2] or told[1:]
        return found.start(), words.hedges_before[told]

    def _is_year(self, number: re.Match[str], of: Unit | None, begin: int, end: int) -> bool:
        digits = number["digits"]
        bare = digits is not None and of is None and begin == number.start() and end == number.end()
        return bare and _YEAR.fullmatch(digits) is not None and not labels.counted(self._text, end)

    def _year(self, number: re.Match[str]) -> Mention:
        return self.dated(number.start(), number.end(), int(number["digits"]), None, None)

    def dated(self, start: int, end: int, year: int | None, month: int | None, day: int | None) -> Mention:
        """A date; one without a year has no reading."""
        made = self._plain(start, end, "date")._replace(unit=DATE)
        reading = dates.days(year, month, day) if year else None
        if reading is None or reading.stated.lower is None:
            return made
        return made._replace(reading=reading, value=reading.stated.lower)

    def _made(
        self,
        start: int,
        end: int,
        core: int,
        kind: MentionKind,
        number: Printed,
        of: Unit | None,
        *,
        digits: str = "",
        scaled: bool = False,
        spelled: bool = False,
    ) -> Mention:
        span = self._run.span(start, end)
        noun = self._noun(end) if kind in ("count", "percent", "times") else ""
        return Mention(
            span.start,
            span.end,
            start,
            end,
            self._block,
            self._text[start:end],
            kind,
            read_printed(number, self._conventions),
            of,
            number.value,
            number.last_digit,
            digits.replace(".", ""),
            len(digits.partition(".")[2]),
            number.hedge,
            number.value < 0,
            scaled,
            spelled,
            noun,
        )

    def _noun(self, end: int) -> str:
        """The words after a figure that say what is counted, up to one that begins another thing."""
        found = _NOUN.match(self._text, end)
        named: list[str] = []
        for word in found[1].lower().split() if found else ():
            if word in self._words.no_nouns:
                break
            named.append(word)
        return " ".join(named)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that it reads by."""
        return self._words

    @property
    def text(self) -> str:
        """The text that it reads."""
        return self._text

    def clock(self, start: int, end: int) -> Mention:
        """A time of day, or a date that countries read differently (5/12/2020): without a reading."""
        return self._plain(start, end, "date")


def dates_of(reader: Reader, number: re.Match[str]) -> Mention | None:
    """The date that a number of one, two or four digits begins, or is the day or year of."""
    digits, text, words = number["digits"], reader.text, reader.vocabulary
    if not digits.isdigit() or len(digits) > 4:
        return None
    start, end = number.span()
    last = text[max(0, start - 14) : start].rstrip(" ,.").rpartition(" ")[2].lower().lstrip("(“\"'-–")
    if last in words.last_of_month and (named := words.month.search(text, max(0, start - 18), start)):
        return _after_month(reader, number, named)
    after = words.date.match(text, end)
    if after is None:
        return None
    if after["month"] and len(digits) <= 2:
        if after["month"].lower() == "may" and after["month"] != "May":
            return None
        year = int(after["year"]) if after["year"] else None
        return reader.dated(start, after.end(), year, words.months[after["month"].lower()], int(digits))
    if after["iso_month"] and len(digits) == 4:
        return reader.dated(start, after.end(), int(digits), int(after["iso_month"]), int(after["iso_day"]))
    return reader.clock(start, after.end()) if len(digits) <= 2 and (after["clock"] or after["slashed"]) else None


def _after_month(reader: Reader, number: re.Match[str], named: re.Match[str]) -> Mention | None:
    """15 after "July": a day with or without a year; 2022 after it: a month."""
    digits, words = number["digits"], reader.vocabulary
    if not named["month"][0].isupper():
        return None
    month = words.months[named["month"].lower()]
    if len(digits) == 4:
        year = int(digits) if _YEAR.fullmatch(digits) else None
        return reader.dated(named.start(), number.end(), year, month, None) if year else None
    day = words.day.match(reader.text, number.end())
    if day is None or len(digits) > 2 or not 0 < int(digits) <= 31:
        return None
    return reader.dated(named.start(), day.end(), int(day["year"]) if day["year"] else None, month, int(digits))


def _unit_group(after: re.Match[str]) -> str | None:
    groups = ("basis", "points", "percent", "old", "times", "money", "measure", "span")
    return next((each for each in groups if after[each]), None)


def _spaced(words: str) -> str:
    return " ".join(words.lower().split())
