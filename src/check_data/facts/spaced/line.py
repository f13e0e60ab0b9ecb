"""One line of a list: what it is named, and the figure that it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.code import outside_brackets
from check_data.facts.spaced.sentences import Sentence
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC, Mention

AMOUNTS = frozenset(["count", "money", "measure"])
_LEAD = 70
"""Characters before the figure that a line is of."""
_SIGNS = 6
_COLON = lazily(r":\s[^\w:]{0,4}\Z")
"""A colon right before a figure but for signs."""
_MARKER = lazily(r"\A\s*(?:[-–*+•]|\(?[\da-z]{1,2}[.)])\s+")


class Line(NamedTuple):
    """One line of a list: its name, the figure that it is of, None where it has none, its number as a block, and
    whether it is plain: no other amount of that unit outside of brackets, and the figure right behind the name.
    """

    name: str
    figure: Mention | None
    block: int
    plain: bool = False


def line_of(sentence: Sentence) -> Line:
    """A line by its first figure, where that stands near its begin."""
    marker = _MARKER.match(sentence.text)
    begin = marker.end() if marker else 0
    figure = _after_name(sentence) or next((each for each in sentence.mentions if each.kind in NUMERIC), None)
    if figure is None or figure.at - sentence.at - begin > _LEAD or figure.kind not in (*AMOUNTS, "percent"):
        return Line(sentence.text[begin:], None, sentence.block)
    name = sentence.text[begin : figure.at - sentence.at].strip(" :–—-(") or sentence.after(figure).strip()
    others = (outside_brackets(sentence) or sentence).mentions
    alone = not any(each is not figure and each.start > figure.start and same_unit(each, figure) for each in others)
    behind = ":" not in name or _COLON.search(sentence.before(figure)[-_SIGNS:]) is not None
    return Line(name, figure, sentence.block, plain=alone and behind)


def _after_name(sentence: Sentence) -> Mention | None:
    """The figure right behind the colon after a line's name, which may have figures of its own: 65 years and over."""
    numeric = (each for each in sentence.mentions if each.kind in NUMERIC)
    return next((each for each in numeric if _COLON.search(sentence.before(each)[-_SIGNS:])), None)


def figures_of(lines: Sequence[Line]) -> tuple[Mention, ...]:
    """The figures of lines that have one."""
    return tuple(line.figure for line in lines if line.figure is not None)
