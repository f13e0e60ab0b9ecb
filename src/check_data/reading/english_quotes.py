"""Quotes in English: hedge, number in digits or words, scale, unit, range and rate."""

from __future__ import annotations

import re
from fractions import Fraction

from check_data.figures.conventions import Hedge, Printed
from check_data.patterns import lazily
from check_data.reading.english_fractions import QUOTED, fraction
from check_data.reading.phrase import NotUnderstood, Phrase, hedged, printed, scaled

_BEFORE = {
    Hedge.NEARLY: ("nearly", "almost", "close to", "just under"),
    Hedge.ABOUT: ("about", "around", "approximately", "approx.", "some", "roughly", "circa", "c.", "~"),
    Hedge.OVER: ("over", "more than", "above", "greater than", "exceeding", "upwards of", ">"),
    Hedge.AT_LEAST: ("at least", "no fewer than", "no less than", "not less than", "≥"),
    Hedge.AT_MOST: ("up to", "at most", "no more than", "not more than", "a maximum of", "≤"),
    Hedge.UNDER: ("under", "fewer than", "less than", "below", "<"),
}
_AFTER = {
    Hedge.ODD: ("-odd", " odd"),
    Hedge.AT_LEAST: ("+", " or more", " and over"),
    Hedge.AT_MOST: (" or less", " or fewer"),
    Hedge.ABOUT: (" or so",),
}
HEDGES_BEFORE = {word: hedge for hedge, words in _BEFORE.items() for word in words}
_HEDGES_AFTER = {word: hedge for hedge, words in _AFTER.items() for word in words}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trln": 10**12,
}
_LETTERS = {"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12}
_ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine
        ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("""twenty thirty forty fifty sixty seventy eighty ninety""".split(), start=2)
}
# Two letters after a word are most often no scale: five TN counties.
_POWERS = {word: scale for word, scale in _SCALES.items() if len(word) > 2}
_SMALL = "|".join(sorted({**_ONES, **_TENS}, key=len, reverse=True))
_WORDS = rf"(?:a|an|{_SMALL})(?:[ -](?:and |)(?:{'|'.join(_POWERS)}|dozen|{_SMALL})\b)*"
_DIGITS = r"\d{1,3}(?: \d{3})+(?:\.\d+)?|\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+"
_SHARE = r" ?%| percentage points?| per ?cent| pct| pp"


def _any(words: dict[str, Hedge] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A letter right after an amount of money is its scale ($1.2m); elsewhere m is metres and t is tonnes.
_SCALE = rf"(?: ?(?P<scale>{_any(_SCALES)})\b|(?P<letter>(?(currency)[kmbt]|k))\b)"
_UNIT = r"[^\W\d][^\d,;:]{0,40}?"
_QUOTE = lazily(
    rf"(?:(?P<before>{_any(HEDGES_BEFORE)}) ?)?(?P<sign>[-−])?(?:(?P<currency>US\$|HK\$|[$€£¥]) ?)?"
    rf"(?:(?:(?P<fraction>{QUOTED})|(?P<digits>{_DIGITS})){_SCALE}?|(?P<words>{_WORDS}\b))"
    rf"(?P<share>{_SHARE})?(?P<after>{_any(_HEDGES_AFTER)})?(?: ?(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
_RANGE = lazily(
    rf"(?:between |from )?(?:(?P<currency>US\$|HK\$|[$€£¥]) ?)?(?P<low>{_DIGITS})(?P<low_share>{_SHARE})?"
    rf"(?: ?(?:to|and|-|–|—) ?)(?P<high_currency>(?:US\$|HK\$|[$€£¥]) ?)?(?P<high>{_DIGITS})"
    rf"{_SCALE}?(?P<share>{_SHARE})?(?: ?(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
_ACCOUNTING = lazily(rf"\((?P<currency>[$€£¥])? ?(?P<digits>{_DIGITS})\)")
_PER = lazily(r" ?(?:/| per | a (?=minute|hour|day|week|month|year))")


def parse(text: str) -> Phrase | None:
    """The quote's number, hedge and unit; None if the grammar does not apply.

    Raises:
        NotUnderstood: the form is known and its number is not.

    """
    for pattern, build in ((_ACCOUNTING, _accounting), (_RANGE, _range), (_QUOTE, _quote)):
        found = pattern.fullmatch(text)
        if found:
            return build(found)
    return None


def _quote(found: re.Match[str]) -> Phrase:
    share = Fraction(1, 100) if found["share"] else None
    if found["fraction"]:
        number = scaled(fraction(found["fraction"]), _scale(found))
    elif found["digits"]:
        number = printed(found["digits"], scale=_scale(found), share=share)
    else:
        number = _spelled(found["words"].lower(), share)
    hedge = _hedge(found["before"], found["after"])
    pure = share or (found["fraction"] and number.value < 1)
    return Phrase(
        (hedged(number, hedge, negative=bool(found["sign"])),),
        found["currency"] or _unit(found["unit"]) or ("%" if pure else ""),
    )


def _scale(found: re.Match[str]) -> int:
    if found["letter"]:
        return _LETTERS[found["letter"].lower()]
    return _SCALES[found["scale"].lower()] if found["scale"] else 1


def _hedge(before: str | None, after: str | None) -> Hedge:
    told = {HEDGES_BEFORE[before.lower()]} if before else set()
    told |= {_HEDGES_AFTER[after.lower()]} if after else set()
    if len(told) > 1:
        raise NotUnderstood("two hedges that say different things")
    return told.pop() if told else Hedge.NONE


def _range(found: re.Match[str]) -> Phrase:
    # $3 to 5 million, 3% to 5% and 3 to 5% are ranges.
    percentage, low_money, high_money = found["share"], found["currency"], found["high_currency"]
    if (found["low_share"] and not percentage) or (percentage and low_money) or (high_money and not low_money):
        raise NotUnderstood("what joins two kinds of figures is no range")
    share = Fraction(1, 100) if found["share"] or found["low_share"] else None
    ends = tuple(printed(found[end], scale=_scale(found), share=share) for end in ("low", "high"))
    return Phrase(ends, found["currency"] or _unit(found["unit"]) or ("%" if share else ""))


def _accounting(found: re.Match[str]) -> Phrase:
    number = hedged(printed(found["digits"]), Hedge.NONE, negative=True)
    return Phrase((number,), found["currency"] or "")


def _unit(text: str | None) -> str:
    return _PER.sub("/", text.strip(), count=1) if text else ""


def _spelled(words: str, share: Fraction | None) -> Printed:
    total, group, last_place = 0, 0, 1
    for word in re.split(r"[ -]", words):
        if word in ("a", "an"):
            group = 1
        elif word in _ONES or word in _TENS:
            group += _ONES.get(word, _TENS.get(word, 0))
            last_place = 1
        elif word == "dozen":
            group, last_place = (group or 1) * 12, 1
        elif word == "hundred":
            group, last_place = (group or 1) * 100, 100
        elif word in _POWERS:
            total, group, last_place = total + (group or 1) * _POWERS[word], 0, _POWERS[word]
    spelled = printed(str(total + group), share=share)
    # "two million" is a scaled number as "2 million" is: its last spelled place is what was rounded to.
    if last_place < 1000 or group:
        return spelled
    return printed(str(total // last_place), scale=last_place, share=share)
