"""Wordings that cues can't say, as patterns with named roles: ``{part:n} <out_of> <the> {whole:n} .. ({share:%})``.

A role in braces is a figure: ``n`` an amount, ``%`` a percentage, ``v`` any value, ``a`` one that is no time, ``x`` a
factor, ``d`` a date, ``r`` a part over its whole (93/255), ``range`` two ends, ``age``, ``span``, ``stat`` a
statistic, ``any`` all of these. A word in angle brackets is a class of words, ``<the>`` any number of them or none.
``~`` is up to three words, ``..`` a few words of one clause without a figure, ``...`` more of them, dates and labels
among them. ``[a|b]`` is one of several; ``?`` after a group, a class or a mark says that it may be missing, ``*``
that it may be there several times. ``(`` and ``)`` are brackets of any form, ``~)`` all
that a bracket has up to its end, two blanks one blank or none. All else
is itself. A role is never optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from check_data.facts.fact import Kind
from check_data.facts.screen import Figures, Screen, Screened, Token, figures_of, words_of
from check_data.facts.spaced.code import AMOUNTS, ANY, CODES, TOLD, VALUES, Coded
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.spaced.words import Data, alternatives

_FIGURES = {
    "n": AMOUNTS,
    "%": CODES["percent"],
    "v": VALUES,
    "a": AMOUNTS + CODES["percent"] + CODES["points"],
    "x": CODES["times"],
    "d": CODES["date"],
    "r": CODES["ratio"],
    "range": CODES["range"],
    "age": CODES["age"] + CODES["count"] + CODES["span"],
    "span": CODES["span"],
    "measure": CODES["measure"],
    "money": CODES["money"],
    "count": CODES["count"],
    "points": CODES["points"] + CODES["percent"] + CODES["count"],
    "stat": CODES["statistic"],
    "any": VALUES + CODES["statistic"],
}
_FEW = rf"[^{ANY}.;:,()\[\]]{{0,60}}?"
_THREE = rf"(?:\s[^{ANY}.;:,()\[\]\s]{{1,30}}){{0,3}}?\s?"
_MORE = rf"[^{TOLD};:()\[\]]{{0,90}}?"
_REST = r"(?:[^()\[\];]|\[[^()\[\]]{0,60}\]){0,80}?[)\]]"
_OPTIONAL_WORDS = frozenset(["the"])
_TOKEN = lazily(
    r"\{(?P<role>\w+):(?P<figure>[\w%]+)\}|<(?P<words>\w+)>|(?P<rest>~\))|(?P<three>~)|(?P<more>\.\.\.)|(?P<few>\.\.)|(?P<open>\[)|(?P<or>\|)"
    r"|(?P<close>\])|(?P<often>[?*])|(?P<left>\()|(?P<right>\))|(?P<blank> +)|(?P<char>\w+(?=\w[?*])|\w+(?![?*\w])|.)",
    re.DOTALL,
)
_FIGURE, _GROUP = lazily(r"\{\w+:([\w%]+)\}"), lazily(r"\[[^\]]*\]\??")
_ABSORBED = lazily(r"(?<! ) *+(\.{2,3}|~) *|(?<=<the>) ")
"""Blanks that a few words or what may be missing stand for."""


class Pattern(NamedTuple):
    """A wording, what it tells, and the figures and words without which it can't be in a sentence.

    ``again`` matches what may follow, once or more, with the same whole; ``unless`` and ``behind`` what must not stand
    right before and right behind a match, and ``without`` what must not be in it.
    ``same`` names roles that must be of one unit, ``apart`` roles that must be of different ones, ``spelled`` roles
    that must be told in words.
    ``years`` are roles that are ages in whole years, ``counts`` roles that count without their unit,
    ``units`` the units of roles that are bare numbers before the name of one, ``units_of`` those that roles must have.
    ``near`` are roles of shares in words that are told of the very figures beside them: two thirds is no half.
    ``alone`` says that no other count stands before a match in its clause.
    """

    kind: Kind
    form: str
    expression: re.Pattern[str]
    screen: Screen
    again: re.Pattern[str] | None = None
    options: Mapping[str, int | str] = {}
    explicit: int = 2
    same: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    law: Mapping[str, Sequence[str]] = {}
    spelled: tuple[str, ...] = ()
    alone: bool = False
    years: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    units: Mapping[str, str] = {}
    unless: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    near: tuple[str, ...] = ()
    behind: re.Pattern[str] | None = None
    units_of: Mapping[str, str] = {}


class Patterns(Screened[Pattern]):
    """Patterns in their order."""

    def of(self, code: Coded) -> Iterator[Pattern]:
        """Those that may be in a coded sentence."""
        return self.among((CODES[mention.kind] for mention in code.at.values()), code.text)


def patterns_of(data: Data, words: FactWords) -> Patterns:
    """The patterns of one of a language's files ``patterns*.toml``.

    Raises:
        ValueError: they are no list of tables; at its first use, one that names no class of words that there is.
        KeyError: one that names no kind of figures that there is.

    """
    every = data.get("pattern")
    if not isinstance(every, list):
        raise ValueError("pattern must be a list of tables")
    return Patterns(_pattern(each, text, words) for each in every for text in each["tells"])


def _pattern(each: Mapping[str, object], text: str, words: FactWords) -> Pattern:
    again = each.get("again")
    options, law = each.get("options", {}), each.get("roles", {})
    assert isinstance(options, dict)
    assert isinstance(law, dict)
    return Pattern(
        each["kind"],  # type: ignore[arg-type]
        f"told:{each['form']}",
        lazily(partial(_source, text, words), re.IGNORECASE),  # few are of use to a text
        _screen(text, words),
        expression(str(again), words) if again else None,
        options,
        int(str(each.get("explicit", 2))),
        _names(each.get("same")),
        _names(each.get("apart")),
        law,
        _names(each.get("spelled")),
        bool(each.get("alone")),
        _names(each.get("years")),
        _names(each.get("counts")),
        _units(each.get("units")),
        _ending_in(each.get("unless")),
        lazily(rf"\b(?:{each['without']})\b", re.IGNORECASE) if each.get("without") else None,
        _names(each.get("near")),
        lazily(rf"\s?(?:{each['behind']})\b", re.IGNORECASE) if each.get("behind") else None,
        _units(each.get("units_of")),
    )


def _ending_in(text: object) -> re.Pattern[str] | None:
    return lazily(rf"(?<!\w)(?:{text})\Z") if text else None


def _units(value: object) -> Mapping[str, str]:
    return {str(role): str(name) for role, name in value.items()} if isinstance(value, dict) else {}


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else ()


def expression(text: str, words: FactWords) -> re.Pattern[str]:
    """A pattern's text as an expression over coded sentences.

    Raises:
        ValueError: it names no class of words or kind of figures that there is.
        re.error: at its first use, it makes no expression.

    """
    return lazily(_source(text, words), re.IGNORECASE)


def _source(text: str, words: FactWords) -> str:
    return "".join(_piece(token, words) for token in _tokens(text))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(_ABSORBED.sub(lambda found: found[1] or "", text))


def _piece(token: re.Match[str], words: FactWords) -> str:
    kind, said = token.lastgroup, token[0]
    if kind == "figure":
        figures = _FIGURES.get(token["figure"])
        if figures is None:
            raise ValueError(f"{said}: there is no such kind of figures; there are {', '.join(_FIGURES)}")
        return f"(?P<{token['role']}>[{figures}])"
    if kind == "words":
        named = words.classes.get(token["words"])
        if named is None:
            raise ValueError(f"{said}: there is no such class of words; there are {', '.join(words.classes)}")
        each = f"(?:{alternatives(named)})"
        return rf"(?:{each}\s)*" if token["words"] in _OPTIONAL_WORDS else each
    plain = {
        "three": _THREE,
        "rest": _REST,
        "close": ")",
        "often": said,
        "left": r"[(\[]",
        "right": r"[)\]]",
        "more": _MORE,
        "few": _FEW,
        "open": "(?:",
        "or": "|",
        "blank": r"\s?" if said == "  " else r"\s",
    }
    return plain.get(kind or "", re.escape(said))


def _screen(text: str, words: FactWords) -> Screen:
    """What a sentence must have, outside of what is optional: a figure for each role, and words."""
    figures = _FIGURE.findall(_GROUP.sub("", text) if "[" in text else text)
    return Screen(_needed(tuple(figures)), lambda: words_of(map(_screened, _tokens(text)), words.pieces))


@cache
def _needed(figures: tuple[str, ...]) -> tuple[Figures, ...]:
    """What kinds of figures come to; many wordings have the same."""
    return figures_of(frozenset(_FIGURES[figure]) for figure in figures)


def _screened(token: re.Match[str]) -> Token:
    kind = token.lastgroup or ""
    if kind != "words":
        return kind, token[0]
    return ("blank", token[0]) if token["words"] in _OPTIONAL_WORDS else (kind, token["words"])
