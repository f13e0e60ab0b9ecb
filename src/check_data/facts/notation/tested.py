"""Tests with their p values: ``t(28) = 2.20, p = .036``, ``F(2, 117) = 3.4, P < 0.05``, ``χ2(1, N = 9) = 5.1, p=0·02``.

A test is told by its letter, its degrees of freedom (in brackets, set low, or after the statistic: ``χ2 = 5.1,
df = 1``) and its statistic; z has none. Looked for from the p value backwards, as few texts print one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.notation.numbers import NUMBER, SIGNED, Notation
from check_data.facts.notation.p_values import P, not_significant, p_value
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_P = lazily(rf"{P}|(?<=[\s,;(])(?P<ns>ns|n\.s\.)(?=$|[\s,;.)])")
_DF = r"d\.?\s?f\.?"
_IS = r"\s?=\s?"
_BEGINS = r"(?<![^\W\d_])"
_CHI = rf"Δ?(?:[χΧ]|[Cc]hi(?:[- ][Ss]quared?)?|{_BEGINS}X(?=\s?[2²]))\s?[2²]?"
_SAMPLE = rf"(?:\s?[,;]\s?(?:[nN]{_IS})?{NUMBER})?"


def _one(name: str, more: str = "") -> str:
    """Degrees of freedom in brackets."""
    return rf"\s?[(\[]\s?(?:{_DF}\s?=?\s?)?(?P<{name}>{NUMBER})(?:\s?{_DF})?{more}\s?[)\]]"


def _two(name: str) -> str:
    """The two degrees of freedom of F."""
    return rf"(?P<above{name}>{NUMBER})\s?[,;/]\s?(?P<below{name}>{NUMBER})"


_TESTS = lazily(
    rf"(?P<whole>(?:{_BEGINS}(?P<t>t)(?:{_one('df1')}|\s?(?P<df2>\d{{1,6}}))?"
    rf"|{_BEGINS}(?P<r>r){_one('df3')}"
    rf"|{_BEGINS}(?P<F>F)(?:\s?[(\[]\s?(?:{_DF}\s?=?\s?)?{_two('1')}\s?[)\]]|\s?{_two('2')})?"
    rf"|(?:(?P<chi>{_CHI})|{_BEGINS}(?P<Q>[QH]))(?:{_one('df4', _SAMPLE)})?"
    rf"|{_BEGINS}(?P<z>[zZ])"
    rf"){_IS}(?P<statistic>{SIGNED})"
    # χ2 = 5.1, df = 1; F = 3.4, df = 2, 117; χ2 = 5.1, 1 d.f.
    rf"(?:\s?[,;(\[]\s?(?:{_DF}\s?=?\s?(?:{_two('3')}|(?P<df5>{NUMBER}))|(?P<df6>{NUMBER})\s?{_DF}))?)"
    # Up to two figures more (MSE = 3.2), and up to two words (one-tailed).
    rf"(?:\s?[,;]\s?(?![pPtFrzZQH]\d{{0,6}}\s?=)[^\W\d_][\w²]{{0,6}}{_IS}{SIGNED}){{0,2}}"
    r"[\s,;:(\[)\]]{1,5}(?:[^\W\d_]{1,12}(?:[-‐‑–][^\W\d_]{1,12})?\s){0,2}$"
)
_BEFORE = 110
"""Characters before a p value in which its test begins."""
_AROUND = 300
_NAMES = ("df1", "df2", "df3", "df4", "df5", "df6")
_ADJUSTED = lazily(
    r"(?i)bonferroni|holm\b|tukey|hochberg|dunnett|scheff[eé]|[sš]id[aá]k|games.howell|\bfdr\b|greenhouse"
)
"""Those after whom corrections are named: a p value so corrected is not that of its test."""


class _Found(NamedTuple):
    test: str
    match: re.Match[str]
    offset: int

    def span(self, group: str) -> tuple[int, int]:
        start, end = self.match.span(group)
        return start + self.offset, end + self.offset


def tests(notation: Notation) -> Iterator[Telling]:
    """The tests of a text, each with the p value that follows it; of those that may be one-sided both readings."""
    for p in _P.finditer(notation.text):
        found = _test_before(notation.text, p.start())
        if found is not None:
            yield from _told(notation, p, found)


def _test_before(text: str, end: int) -> _Found | None:
    offset = max(0, end - _BEFORE)
    match = _TESTS.search(text[offset:end])
    if match is None:
        return None
    test = next(name for name in ("t", "r", "F", "chi", "Q", "z") if match[name])
    return _Found("chi" if test == "Q" else test, match, offset)


def _told(notation: Notation, p: re.Match[str], found: _Found) -> Iterator[Telling]:
    comma = "," in (p["p"] or "")
    degrees = [notation.number(found.span(name), comma=comma, counts=True) for name in _degrees(found)]
    if len(degrees) != {"F": 2, "z": 0}.get(found.test, 1):
        return
    told = not_significant(notation, p.span("ns")) if p["ns"] else p_value(notation, p, comma=comma)
    statistic = notation.number(found.span("statistic"), comma=comma)
    roles: dict[str, tuple[Mention, ...]] = {
        "p": (told,),
        "test": (notation.piece(found.span("whole")),),
        "statistic": (statistic,),
    }
    roles |= {"df": tuple(degrees)} if degrees else {}
    around = notation.text[max(0, found.span("whole")[0] - _AROUND) : p.end() + _AROUND]
    explicit = 1 if p["ns"] or _ADJUSTED.search(around) else 2
    form = "notation:test-ns" if p["ns"] else "notation:test" if p["sign"] == "=" else "notation:test-bound"
    yield Telling("test", form, roles, explicit, {"test": found.test}, anchor=told)
    if _may_be_one_sided(found.test, degrees):
        yield Telling("test", f"{form}-one-sided", roles, 0, {"test": found.test, "sides": 1}, anchor=told)


def _degrees(found: _Found) -> list[str]:
    if found.test == "F":
        return [each for n in "123" for each in (f"above{n}", f"below{n}") if found.match[each]]
    return [name for name in _NAMES if found.match[name]]


def _may_be_one_sided(test: str, degrees: Sequence[Mention]) -> bool:
    """Whether a test has sides: F and χ² do where they are squares of t and z."""
    return test in "trz" or degrees[0].value == 1
