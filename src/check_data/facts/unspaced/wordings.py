"""Wordings that leads can't say, as patterns with named roles: ``{whole:n}..中，..{part:n}..，占{share:%}``.

A role in braces is a figure: ``n`` an amount, ``c`` a count, ``r`` an amount in each of something, ``%`` a percentage,
``p`` points, ``x`` a factor, ``s`` a length of time, ``v`` any value, ``d`` a date; ``n+`` is a list of two or more,
``n、`` one within a clause. A word in angle brackets is a class of the pack's cues. ``~`` are a few characters of one
clause without a figure, ``..`` some more, ``...`` many, over clauses, ``…`` some with figures. ``@w`` is a word of two
characters, and the same again where it stands again. ``[a|b]`` is one of several; ``?`` after a group or a character
says that it may be missing. All else is itself, as written in the script that is read; blanks and quotation marks are
not seen. A role is never optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from check_data.facts.fact import Kind
from check_data.facts.screen import Screen, Screened, Token, figures_of, words_of
from check_data.facts.unspaced.code import AMOUNTS, CODES, RATE, TOLD, VALUES
from check_data.facts.unspaced.words import Words
from check_data.figures.units import Unit
from check_data.patterns import lazily
from check_data.reading.unspaced.grammar import named

_FIGURES: Mapping[str, str] = {
    "n": AMOUNTS,
    "c": CODES["count"],
    "r": RATE,
    "%": CODES["percent"],
    "p": CODES["points"],
    "x": CODES["times"],
    "s": CODES["span"],
    "v": VALUES,
    "d": CODES["date"],
}
_PLAIN = f"[^{TOLD}，。；：（）！？\n]"
_FEW, _SOME = f"{_PLAIN}{{0,8}}?", f"{_PLAIN}{{0,18}}?"
_MORE = f"[^{TOLD}。；！？\n]{{0,48}}?"
_PAST = "[^。！？\n]{0,24}?"
_TOKEN = lazily(
    r"\{(?P<role>\w+):(?P<figure>[\w%])(?P<list>[+、]?)\}|<(?P<words>\w+)>|@(?P<same>\w)|(?P<more>\.\.\.)"
    r"|(?P<some>\.\.)|(?P<few>~)|(?P<past>…)|(?P<open>\[)|(?P<or>\|)|(?P<close>\])|(?P<often>\?)"
    r"|(?P<char>[^{<@.~…\[|\]?]+(?!\?)|.)",
)
_FIGURE = lazily(r"\{\w+:([\w%])([+、]?)\}")


class Wording(NamedTuple):
    """A wording, what it tells, and the figures and words without which it can't be in a passage.

    ``law`` says of which roles of the pattern each role of the telling is made (none: they are the same). ``unless``
    matches what must not stand right before a match, and ``without`` what must not be in it. ``per`` are roles that are
    amounts in each of a unit, as the words beside them say.
    """

    kind: Kind
    form: str
    expression: re.Pattern[str]
    screen: Screen
    explicit: int
    options: Mapping[str, int | str]
    law: Mapping[str, Sequence[str]]
    per: Mapping[str, Unit]
    unless: re.Pattern[str] | None
    without: re.Pattern[str] | None


def wordings_of(table: Mapping[str, Any], words: Words) -> Screened[Wording]:
    """The wordings of a pack's table.

    Raises:
        KeyError: a pattern that names no kind of figures that there is, or (at its first use) no class of words.

    """
    return Screened(_wording(each, text, words) for each in table["wording"] for text in each["tells"])


def _wording(each: Mapping[str, Any], text: str, words: Words) -> Wording:
    return Wording(
        each["kind"],
        words.form(f"told-{each['form']}"),
        lazily(partial(_source, text, words)),  # few are of use to a text
        _screen(text, words),
        each.get("explicit", 2),
        each.get("options", {}),
        each.get("roles", {}),
        {role: named(name) for role, name in each.get("per", {}).items()},
        lazily(rf"(?:{each['unless']})\Z") if "unless" in each else None,
        lazily(each["without"]) if "without" in each else None,
    )


def _screen(text: str, words: Words) -> Screen:
    """What a passage must have: a figure for each role, two for a list, and words."""
    told = _FIGURE.findall(text)
    roles = [frozenset(_FIGURES[figure]) for figure, _ in told]
    roles += [frozenset(_FIGURES[figure]) for figure, listed in told if listed]
    return Screen(figures_of(roles), lambda: words_of(_said(text), words.pieces))


def _said(text: str) -> Iterator[Token]:
    return ((token.lastgroup or "", token["words"] or token[0]) for token in _TOKEN.finditer(text))


def expression(text: str, words: Words) -> re.Pattern[str]:
    """A pattern's text as an expression over coded passages.

    Raises:
        ValueError: it names no kind of figures that there is.
        KeyError: it names no class of words that there is.

    """
    return lazily(_source(text, words))


def _source(text: str, words: Words) -> str:
    known = set[str]()
    return "".join(_piece(token, words, known) for token in _TOKEN.finditer(text))


def _piece(token: re.Match[str], words: Words, known: set[str]) -> str:
    """The expression of a token; ``known`` are the words that stand before it and may stand again."""
    if token["role"]:
        return f"(?P<{token['role']}>{_figures(token, words.any('pause'))})"
    if token["words"]:
        return words.any(token["words"])
    if token["same"]:
        name = f"_{token['same']}"
        again = name in known
        known.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>{_PLAIN}{{2}})"
    kind = token.lastgroup
    plain = {
        "past": _PAST,
        "more": _MORE,
        "some": _SOME,
        "few": _FEW,
        "open": "(?:",
        "or": "|",
        "close": ")",
        "often": "?",
    }
    return plain.get(kind or "", re.escape(token[0]))


def _figures(token: re.Match[str], pause: str) -> str:
    """The expression of one figure, or of a list of them; ``pause`` is that of the marks within a clause.

    Raises:
        ValueError: there is no such kind of figures.

    """
    figures = _FIGURES.get(token["figure"])
    if figures is None:
        raise ValueError(f"{token[0]}: there is no such kind of figures; there are {', '.join(_FIGURES)}")
    marks = {"+": f"(?:[，；]|{pause})", "、": pause}.get(token["list"])
    return f"[{figures}](?:{_FEW}{marks}{_FEW}[{figures}]){{1,40}}" if marks else f"[{figures}]"
