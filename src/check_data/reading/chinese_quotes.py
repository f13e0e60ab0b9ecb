"""Quotes in Chinese: hedge, number, scale, classifier, range and rate."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from check_data.figures.conventions import Hedge, Printed
from check_data.patterns import lazily
from check_data.reading.numerals import NUMERAL, numeral
from check_data.reading.phrase import NotUnderstood, Phrase, added, hedged, printed

_BEFORE = {
    Hedge.NEARLY: ("接近", "将近", "近", "几近", "几乎"),
    Hedge.ABOUT: ("大约", "约为", "约", "大概"),
    Hedge.OVER: ("超过", "超", "逾", "突破", "高于", "多于", "大于"),
    Hedge.AT_LEAST: ("至少", "不少于", "不低于", "不小于", "最少", "最低", "下限为", "下限"),
    Hedge.AT_MOST: ("至多", "不超过", "不多于", "不高于", "不大于", "最多", "最高", "上限为", "上限"),
    Hedge.UNDER: ("不足", "不到", "低于", "少于", "小于", "未满"),
}
_AFTER = {
    Hedge.ABOUT: ("左右", "上下", "许"),
    Hedge.AT_LEAST: ("及以上", "以上"),
    Hedge.AT_MOST: ("及以下", "以下", "以内"),
}
HEDGES_BEFORE = {word: hedge for hedge, words in _BEFORE.items() for word in words}
HEDGES_AFTER = {word: hedge for hedge, words in _AFTER.items() for word in words}
_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_SEVERAL = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}


def _any(words: dict[str, Hedge] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS = r"(?:\d{1,3}(?: \d{3})+|\d[\d,]*)(?:\.\d+)?"
# A thousand of a unit is one: 70万千瓦.
_BIG, _ANY_SCALE = "万亿|亿|万", "万亿|亿|千万|百万|万|千(?![瓦米克])|百"
_NUMERALS = rf"(?!千[瓦米克]){NUMERAL}+"
_SCALED = rf"(?:{_DIGITS}(?:{_ANY_SCALE})|{_NUMERALS}(?:{_BIG}))"
_NUMBER = rf"{_SCALED}{{0,2}}(?:{_SCALED}|{_DIGITS}|{_NUMERALS})"
_UNIT = r"[^\d\s,，、。~～—至到余多几]{0,8}?"
_QUOTE = lazily(
    rf"(?:共|达|为|有|计)?(?P<rate>每[^\d\s]{{1,3}}?)?(?P<before>{_any(HEDGES_BEFORE)})?"
    rf"(?:(?P<currency>US\$|HK\$|[$€£¥]) ?)?(?P<sign>[-−负])?"
    rf"(?P<number>{_NUMBER})(?P<odd>余|多)?(?P<scale>万亿|亿|万)?"
    rf"(?P<share>%|成|个?百分点)?(?P<unit>{_UNIT})(?P<oddly>多)?(?P<after>{_any(HEDGES_AFTER)})?"
)
_RANGE = lazily(
    rf"(?P<rate>每[^\d\s]{{1,3}}?)?(?P<low>{_NUMBER})(?P<low_unit>%|[^\d\s]{{0,4}}?)(?:至|到|~|～|—+|–|-)"
    rf"(?P<high>{_NUMBER})(?P<unit>%|{_UNIT})"
)
_FRACTION = lazily(
    rf"(?P<before>{_any(HEDGES_BEFORE)})?(?P<below>百|千|万|{NUMERAL}+|\d+)分之(?P<above>{_DIGITS}|{NUMERAL}+)"
)
_SEVERAL_OF = lazily(rf"[数几](?P<of>{_any(_SEVERAL)})(?P<unit>{_UNIT})")
_TEEN = lazily(rf"十[几多来余](?P<unit>{_UNIT})")
_PIECE = lazily(rf"(?P<digits>{_DIGITS})(?P<scale>{_ANY_SCALE})?|(?P<spelled>{_NUMERALS})(?P<spelled_scale>{_BIG})?")


def parse(text: str) -> Phrase | None:
    """The quote's number, hedge and unit; None if the grammar does not apply.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    for mark, pattern, build in _FORMS:
        if mark.search(text) and (found := pattern.fullmatch(text)):
            return build(found)
    return None


def _quote(found: re.Match[str]) -> Phrase:
    odd = found["odd"] or found["oddly"]
    share, extra = _share(found["share"]), _SCALES[found["scale"]] if found["scale"] else 1
    hedge = _hedge(found["before"], found["after"], odd)
    number = hedged(_number(found["number"], share, extra), hedge, negative=bool(found["sign"]))
    unit = found["currency"] or found["unit"] or (found["share"] or "")
    return Phrase((number,), _per(unit, found["rate"]))


def _hedge(before: str | None, after: str | None, odd: str | None) -> Hedge:
    told = [HEDGES_BEFORE[before]] if before else []
    told += [HEDGES_AFTER[after]] if after else []
    told += [Hedge.ODD] if odd else []
    if told == [Hedge.OVER, Hedge.ODD] or told == [Hedge.ABOUT, Hedge.ODD]:
        return Hedge.ODD
    if len(set(told)) > 1:
        raise NotUnderstood("two hedges that say different things")
    return told[0] if told else Hedge.NONE


def _range(found: re.Match[str]) -> Phrase:
    unit = found["unit"] or found["low_unit"]
    if found["low_unit"] and found["low_unit"] != unit:
        raise NotUnderstood("the two ends of the range have different units")
    share = _share(unit if unit == "%" else None)
    return Phrase((_number(found["low"], share, 1), _number(found["high"], share, 1)), _per(unit, found["rate"]))


def _several(found: re.Match[str]) -> Phrase:
    return Phrase((), found["unit"], Fraction(_SEVERAL[found["of"]]))


def _teen(found: re.Match[str]) -> Phrase:
    ten = Printed(Fraction(10), Fraction(1), Fraction(10), hedge=Hedge.ODD)
    return Phrase((ten,), found["unit"])


def _fraction(found: re.Match[str]) -> Phrase:
    hedge = _hedge(found["before"], None, None)
    above, below = found["above"], found["below"]
    if below in ("百", "千", "万"):
        share = Fraction(1, {"百": 100, "千": 1000, "万": 10_000}[below])
        return Phrase((hedged(_number(above, share, 1), hedge),), "%")
    parts = [Fraction(each if each[0].isdigit() else _spelled(each)) for each in (above, below)]
    if not parts[1]:
        raise NotUnderstood("a fraction of 0 parts")
    part = 1 / parts[1]
    number = Printed(parts[0] * part, part, part, always_rounded=True, zeros_meant=True, hedge=hedge)
    return Phrase((number,), "%")


def _number(text: str, share: Fraction | None, scale: int) -> Printed:
    pieces, at = [], 0
    if text.isdecimal():
        return printed(text, scale=scale, share=share)
    while at < len(text):
        piece = _PIECE.match(text, at)
        assert piece  # the grammar of a number is a run of pieces
        written = piece["scale"] or piece["spelled_scale"]
        digits = piece["digits"] or _spelled(piece["spelled"])
        pieces.append(printed(digits, scale=scale * _SCALES[written] if written else scale, share=share))
        at = piece.end()
    if any(high.last_digit <= low.value for high, low in pairwise(pieces)):
        raise NotUnderstood(f"the parts of {text!r} are out of order")
    return added(pieces)


def _spelled(text: str) -> str:
    try:
        return str(numeral(text).value)
    except ValueError as error:
        raise NotUnderstood(str(error)) from error


def _share(mark: str | None) -> Fraction | None:
    return None if not mark else Fraction(1, 10) if mark == "成" else Fraction(1, 100)


def _per(unit: str, rate: str | None) -> str:
    return f"{unit}/{rate[1:]}" if rate else unit


# Each form by what it can't be without.
_FORMS = tuple(
    (lazily(mark), pattern, build)
    for mark, pattern, build in (
        ("分之", _FRACTION, _fraction),
        ("十[几多来余]", _TEEN, _teen),
        ("[数几]", _SEVERAL_OF, _several),
        ("[至到~～—–-]", _RANGE, _range),
        ("", _QUOTE, _quote),
    )
)
