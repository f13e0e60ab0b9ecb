"""Confidence intervals: ``14.2 (95% CI 8.1 to 11.9)``, ``HR 0.75; 95% CI, 0.6–0.9``, ``(95 % KI: −9,2; −1,4)``, and,
where a text prints one of these, also ``0.56 (0.32–0.98)``.

A level of 90, 95 or 99 per cent with up to three words, or two capital letters before it (IC 95%), says that an
interval follows; the number right before is what it is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.notation.numbers import LETTER, MINUS, NUMBER, Notation
from check_data.facts.notation.p_values import P, p_value
from check_data.figures.conventions import Reading
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_SIGNED = rf"[{MINUS}]?[\u2009\u202f]?{NUMBER}"
_ENDS = (
    rf"[£$€]?(?P<low>{_SIGNED})\s?%?(?:\s?[-−–‐‑—]\s?|\s?[,;:~～]\s?|\s?[^\W\d_]{{1,3}}\s?)[£$€]?(?P<high>{_SIGNED})"
    r"(?![-−–]?\d|[.,·]\d)"
)
_LEVEL = r"(?<!\d)(?<!\d\.)9(?:0|5|9(?:[.,·]\d)?)\s?%"
_SHORT = r"(?:\s[^\W\d_]{1,3}|[^\W\d_A-Za-z]{1,3})?"
_WORDS = (
    # An abbreviation (CI, KI, CrI), or up to three words with it in brackets; "95% CI of the difference" is another's.
    rf"(?:\s?-?\s?[A-Z][A-Za-z]{{0,2}}(?![A-Za-z]){_SHORT}"
    rf"|(?:[\s-]{{0,2}}[^\W\d_]{{1,12}}){{1,2}}(?:\s?[(\[][^\W\d_]{{1,4}}[)\]]|{_SHORT}))"
)
_LABELLED = lazily(
    rf"(?:(?P<level>{_LEVEL}){_WORDS}|[A-Z]{{2}}\s?(?:[^\W\d_]{{1,3}}\s){{0,2}}(?P<after>{_LEVEL}))\s?[=:,;]?\s?[(\[]?\s?{_ENDS}"
)
_UNTIED = rf"(?<![\d.,·_{LETTER}])(?<!\w[{MINUS}])"
_SAID = lazily(rf"{_LEVEL}\s?-?\s?[A-Z][A-Za-z]{{1,2}}(?![A-Za-z])|[A-Z]{{2}}\s?{_LEVEL}")
_BARE = lazily(rf"(?P<estimate>{_UNTIED}{_SIGNED})\s?%?\s?[(\[]{_ENDS}(?=\s?[%)\];,])")
_ESTIMATE = lazily(rf"(?P<estimate>{_UNTIED}{_SIGNED})(?P<gap>[^\d.;:()\[\]]{{0,40}}?)[\s,;:(\[]{{1,3}}$")
_BEFORE = 70
_NO_ESTIMATE = lazily(
    r"(?:\b(?:SEM?|SD|s\.[ed]\.|[nN]|[pPtFzZQ]|df)|[χX]\s?[2²])\s?[=<>≤≥:±]?\s?$|±\s?$"
    r"|[tFrHQ2²]\s?[(\[][^()\[\]]{1,14}[)\]]\s?=\s?$"
)
"""What stands before a number of which no interval is: that of a statistic."""
_RUN_TOGETHER = lazily(r"\d\s$")
"""What stands before one of several numbers of a table that is run together: the interval after them is of another."""
_RATIO = lazily(r"\b[a-z]{0,3}(?:OR|RR|HR|PR)s?\b\s?(?:[\s=:,(\[]\s?)?$")
_DIFFERENCE = lazily(r"(?:\b(?:[SW]?MD|RD|[bB])|β)\s?(?:[\s=:,(\[]\s?)?$")
_CORRELATION = lazily(r"(?:\b[rR]|ρ|κ|η|R²|r²)\s?[p2²]*\s?=\s?$")
_P_AFTER = lazily(rf"[^\d()\[\];,.]{{0,12}}[)\]]{{0,2}}[\s,;:(\[]{{0,3}}{P}")
_DECIMAL_COMMA = lazily(r",(?!\d{3}(?!\d))|^[^\d]?0,")


class Shown(NamedTuple):
    """An interval as it is printed: of what, its ends, and on which scale: "ratio", "difference" or "" (not known).
    ``whole`` is the place of both ends; ``level`` its level as printed, empty where none is.
    """

    estimate: Mention
    low: Mention
    high: Mention
    scale: str
    whole: tuple[int, int]
    level: str

    @property
    def roles(self) -> dict[str, tuple[Mention, ...]]:
        """The figures in their roles."""
        return {"estimate": (self.estimate,), "low": (self.low,), "high": (self.high,)}


def shown(notation: Notation) -> Iterator[Shown]:
    """The intervals of a text with what they are of."""
    labelled = list(_LABELLED.finditer(notation.text))
    for match in labelled:
        offset = max(0, match.start() - _BEFORE)
        before = _ESTIMATE.search(notation.text[offset : match.start()])
        if before is not None:
            start, end = before.span("estimate")
            yield from _shown(notation, (start + offset, end + offset), match, before["gap"])
    if labelled or _SAID.search(notation.text):
        for match in _BARE.finditer(notation.text):
            yield from _shown(notation, match.span("estimate"), match, None)


def _shown(notation: Notation, place: tuple[int, int], ends: re.Match[str], gap: str | None) -> Iterator[Shown]:
    """``gap``: what stands between the estimate and the level; None for an interval without one."""
    before = notation.text[max(0, place[0] - 20) : place[0]]
    places = place, ends.span("low"), ends.span("high")
    comma = any(_DECIMAL_COMMA.search(notation.text[slice(*each)]) for each in places)
    estimate, low, high = (notation.number(each, comma=comma) for each in places)
    precise = estimate.places in (low.places, high.places) and (gap is not None or estimate.places > 0)
    if not (precise or gap == "") or _NO_ESTIMATE.search(before) or (gap is not None and _RUN_TOGETHER.search(before)):
        return
    if low.value > high.value and high.negative:
        low, high = high, low
    level = "" if gap is None else (ends["level"] or ends["after"]).rstrip(" %")
    uneven = estimate.places > max(low.places, high.places) or "bootstrap" in (gap or "")
    scale = "" if uneven else _scale(before, low)
    yield Shown(estimate, low, high, scale, (ends.start("low"), ends.end("high")), level)


def _scale(before: str, low: Mention) -> str:
    if _RATIO.search(before):
        return "ratio"
    if _CORRELATION.search(before):
        return ""
    return "difference" if low.negative or _DIFFERENCE.search(before) else ""


def within(each: Shown) -> Iterator[Telling]:
    """The estimate in its interval; one without a sign may be the size of a fall, whose interval has one."""
    form, explicit = ("notation:interval", 2) if each.level else ("notation:interval-bare", 1)
    if each.high.negative and not each.estimate.negative:
        yield Telling("interval", f"{form}-size", _turned(each).roles, explicit, anchor=each.estimate)
        return
    yield Telling("interval", form, each.roles, explicit, anchor=each.estimate)
    if each.low.negative and not each.estimate.negative:
        yield Telling("interval", f"{form}-size", _turned(each).roles, 0, anchor=each.estimate)


def _turned(each: Shown) -> Shown:
    return each._replace(low=_negated(each.high), high=_negated(each.low))


def _negated(mention: Mention) -> Mention:
    reading = mention.reading and Reading(-mention.reading.stated, -mention.reading.rounded)
    return mention._replace(reading=reading, value=-mention.value, negative=not mention.negative)


def centre(each: Shown) -> Iterator[Telling]:
    """That an estimate is in the middle of its interval: of a difference halfway, of a ratio by the factor."""
    if each.scale:
        form = f"notation:centre-{each.scale}" if each.level else f"notation:centre-{each.scale}-bare"
        told = _turned(each) if each.high.negative and not each.estimate.negative else each
        yield Telling("centre", form, told.roles, 1, {"scale": each.scale}, anchor=told.estimate)
        if each.low.negative and not (each.high.negative or each.estimate.negative):
            roles = _turned(each).roles
            yield Telling("centre", "notation:centre-size", roles, 0, {"scale": each.scale}, anchor=told.estimate)


def significance(notation: Notation, each: Shown) -> Iterator[Telling]:
    """The p value that follows an interval of 95 %, which holds no effect or does not."""
    p = _P_AFTER.match(notation.text, each.whole[1]) if each.scale and each.level == "95" else None
    if p is not None:
        told = p_value(notation, p, comma="," in p["p"])
        roles = {"p": (told,), "interval": (notation.piece(each.whole),), "low": (each.low,), "high": (each.high,)}
        yield Telling(
            "significance", "notation:interval-p", roles, 1, {"none": int(each.scale == "ratio")}, anchor=told
        )
