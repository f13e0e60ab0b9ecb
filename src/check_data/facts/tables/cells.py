"""What one cell of a table prints: a number, a number with another in brackets, an estimate with its interval …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from check_data.facts.tables.words import TableWords
from check_data.reading.marks import POINT, Marks

CellKind = Literal["blank", "nothing", "number", "year", "text"]
LONGEST = 60
"""Characters of the longest cell that is read as numbers."""

_BLANKS = " \u00a0\u2009\u202f’'"
_WIDE = {",": "，", ".": "·"}
"""Other forms of marks: of a comma between groups in Chinese, of a point before decimals."""
_SIGN = r"[-−–－+＋]"
_OPEN, _CLOSE = r"[(（\[]", r"[)）\]]"
_PERCENT = r"[%％]"
_FOOT = r"[\s*_~`†‡§¶#^]*(?:\[\^?\w{1,3}\]|\([a-z]\)|[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+)?[\s*_~`†‡§¶#^]*"
_PARTS = ("sign", "currency", "sign2", "currency2", "digits", "percent", "unit")
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_DASH = re.compile(r"[\s$€£¥%％()（）*_]*(?:[-−–—―－.·…]{1,4}|/)[\s%％()（）*_]*")


class Figure(NamedTuple):
    """A number in a cell: its digits as printed, where they stand in the cell's text, and what stands beside them.

    ``start`` and ``end`` take in its sign, brackets that stand for one, currency, percent sign and unit; ``unit`` is a
    unit's name or empty; ``negative`` is said by a sign or by brackets, ``signed`` by any sign.
    """

    digits: str
    start: int
    end: int
    places: int = 0
    negative: bool = False
    signed: bool = False
    percent: bool = False
    scale: int = 1
    unit: str = ""
    marked: bool = False

    @property
    def number(self) -> int:
        """The value in units of its last digit."""
        whole = int(self.digits.replace(".", ""))
        return -whole if self.negative else whole


class CellText(NamedTuple):
    """What a cell prints, and its numbers: the main one, then one in brackets (``second``), an interval's two ends (of
    text, where they are all of it), or the whole of a fraction (31/44).
    """

    kind: CellKind
    main: Figure | None = None
    second: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    of: Figure | None = None
    spread: bool = False


BLANK, NOTHING, TEXT = CellText("blank"), CellText("nothing"), CellText("text")


class CellReader:
    """Reads cells with the units and scales of a set of words."""

    def __init__(self, words: TableWords, marks: Marks = POINT) -> None:
        self._words, self._marks = words, marks

    def read(self, text: str) -> CellText:
        """What a cell prints; text that is no number, or more than one in no form that is known, is text."""
        if not text or text.isspace():
            return BLANK
        if text.isascii() and text.isdigit() and len(text) <= LONGEST:
            figure = Figure(text, 0, len(text))
            return CellText("year" if len(text) == 4 and text[:2] in ("19", "20") else "number", figure)
        if len(text) > LONGEST:
            return TEXT
        if not any(map(str.isdigit, text)):
            plain = text.strip(" *_|()（）").lower()
            return NOTHING if _DASH.fullmatch(text) or plain in self._words.nothing else TEXT
        found = self._number.fullmatch(text)
        return self._found(found, text) if found else self._limits(text)

    def _limits(self, text: str) -> CellText:
        """Text, with its two ends where it is an interval without an estimate (1.1 to 1.9)."""
        found = self._interval.fullmatch(text)
        return CellText("text", low=self._plain(found, "low"), high=self._plain(found, "high")) if found else TEXT

    def _found(self, found: re.Match[str], text: str) -> CellText:
        main = self._figure(found)
        if main is None:
            return TEXT
        if found["low"]:
            return CellText("number", main, low=self._plain(found, "low"), high=self._plain(found, "high"))
        if found["spread"]:
            return CellText("number", main, second=self._plain(found, "spread"), spread=True)
        second = self._second(found) if found["second"] else None
        of = self._plain(found, "of") if found["of"] else None
        year = not (second or of or main.signed or main.percent) and _YEAR.fullmatch(text)
        return CellText("year" if year else "number", main, second, of=of)

    def _figure(self, found: re.Match[str]) -> Figure | None:
        tail = (found["unit"] or "").strip().rstrip(".")
        scale, unit = self._tail(tail)
        if unit is None or tail in self._words.dates:
            return None
        currency = found["currency"] or found["currency2"]
        percent = bool(found["percent"])
        digits = self._ascii(found["digits"])
        if len(digits) > 1 and tail and not digits.strip("0."):
            return None  # "000 tonnes" is a unit
        minus = (found["sign"] or found["sign2"] or "+") not in "+＋"
        bracketed = bool((found["open"] or found["open2"]) and (found["close"] or found["close2"]))
        places = len(digits.partition(".")[2])
        outer = ("open", "open2", "close", "close2") if bracketed else ()
        parts = [name for name in (*_PARTS, *outer) if found[name]]
        start, end = min(map(found.start, parts)), max(map(found.end, parts))
        marked = self._grouped in found["digits"]
        name = self._words.units[currency] if currency else unit
        signed = bool(found["sign"] or found["sign2"]) or bracketed
        return Figure(digits, start, end, places, minus or bracketed, signed, percent, scale, name, marked)

    def _tail(self, tail: str) -> tuple[int, str | None]:
        """The scale and unit behind the digits; the unit is None where the words are neither."""
        if not tail:
            return 1, ""
        if tail.lower() in self._words.scales:
            return self._words.scales[tail.lower()], ""
        return self._words.measured(tail) or (1, None)

    def _plain(self, found: re.Match[str], name: str) -> Figure:
        """A number of which no more than a sign is printed."""
        text = found[name]
        digits = self._ascii(text.lstrip("-−–－+＋"))
        minus = text[0] in "-−–－"
        start, places = found.start(name), len(digits.partition(".")[2])
        return Figure(digits, start, found.end(name), places, minus, minus, marked=self._grouped in text)

    def _second(self, found: re.Match[str]) -> Figure:
        sign, percent, digits = found["sign3"], found["percent2"], self._ascii(found["second"])
        minus = bool(sign) and sign not in "+＋"
        start = found.start("sign3") if sign else found.start("second")
        end = found.end("percent2") if percent else found.end("second")
        places, marked = len(digits.partition(".")[2]), self._grouped in found["second"]
        shared = bool(percent or found["percent3"])
        return Figure(digits, start, end, places, minus, bool(sign), shared, marked=marked)

    def _ascii(self, digits: str) -> str:
        """Digits with a point and without marks of groups."""
        point = self._marks.decimal[0]
        plain = "".join(each for each in digits.replace("·", ".") if each.isdigit() or each == point)
        plain = plain.replace(point, ".")
        return f"0{plain}" if plain[0] == "." else plain

    @property
    def _grouped(self) -> str:
        """The mark between groups that is no blank."""
        return self._marks.group[0]

    @cached_property
    def _digits(self) -> str:
        """A number without its sign; none that the marks of its document make two of."""
        group, point = self._grouped, self._marks.decimal[0]
        groups, points = (re.escape(f"{each}{_WIDE.get(each, '') if point == '.' else ''}") for each in (group, point))
        whole = rf"\d{{1,3}}(?:[{groups}]\d{{3,4}})+|\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?!\d)|\d{{1,18}}"
        marks = self._marks.unclear
        unclear = rf"(?!\d{{1,3}}[{re.escape(marks)}]\d{{3}}(?![.,]?\d))" if marks else ""
        return rf"{unclear}(?:{whole})(?:[{points}]\d{{1,9}})?|[{points}]\d{{1,9}}"

    @cached_property
    def _ends(self) -> str:
        """The two ends of an interval, with what names it before them."""
        simple = rf"{_SIGN}?(?:{self._digits})"
        between = rf"\s*(?:[-–—−~～,，;；]|{_alternation(self._words.between)})\s*"
        named = rf"(?:[^()\d（）]{{0,6}}\d\d\s?%\s?)?(?:{_alternation(self._words.intervals)})?[:,]?"
        return rf"(?:{named})?\s*(?P<low>{simple})\s*{_PERCENT}?{between}(?P<high>{simple})\s*{_PERCENT}?"

    @cached_property
    def _interval(self) -> re.Pattern[str]:
        """An interval that is all of its cell, in brackets or not."""
        return re.compile(rf"\s*(?P<open>{_OPEN})?{self._ends}\s*(?(open){_CLOSE}){_FOOT}")

    @cached_property
    def _number(self) -> re.Pattern[str]:
        money = _alternation(self._words.units)
        return re.compile(
            rf"[\s*_~`†‡§#|^]*(?P<open>{_OPEN}\s*)?(?P<sign>{_SIGN})?\s?(?P<currency>{money})?\s*(?P<open2>{_OPEN}\s*)?"
            rf"(?P<sign2>{_SIGN})?\s?(?P<currency2>{money})?(?P<digits>{self._digits})"
            rf"\s*(?P<close>{_CLOSE})?\s?(?P<percent>{_PERCENT})?"
            rf"(?P<unit>\s?[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]{{1,12}}[²³23]?(?:/[^\W\d_]{{1,8}})?\.?)?\s*(?P<close2>{_CLOSE})?"
            rf"{_FOOT}"
            rf"(?:\s*(?:/|{_alternation(self._words.fractions)})\s*(?P<of>{self._digits})(?:[a-e](?=\s*{_OPEN}))?)?"
            rf"(?:\s*(?:±|\+/[-−–])\s*(?P<spread>{self._digits}))?"
            rf"(?:\s*{_OPEN}{self._ends}\s*{_CLOSE}"
            rf"|(?(spread)(?!))\s*(?:(?P<inner>{_OPEN})\s*|[,;]?\s)(?P<sign3>{_SIGN})?\s?(?P<second>{self._digits})"
            rf"\s*(?P<percent2>{_PERCENT})?(?(inner)[^\d()（）]{{0,6}}{_CLOSE}\s?(?P<percent3>{_PERCENT})?|(?<={_PERCENT}))"
            rf")?(?:(?<=[)）])[a-e]{{1,2}})?{_FOOT}"
        )


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
