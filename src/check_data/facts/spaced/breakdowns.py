"""Breakdowns that are printed in one line: seats by party - Reds 113, Blues 84, Greens 49, of the 246 seats told
before; farm land: 7.5%, and then arable land 6.4%; pasture 1.1%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun, same_unit
from check_data.facts.spaced.code import AMOUNTS, ANY, CODES, coded
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.singular import singular
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.spaced.words import words as listed_at

_COUNT = CODES["count"]
_VALUES = AMOUNTS + CODES["percent"]
_NAME = rf"[^\W\d_][^{ANY}:;,()\[\]]{{0,50}}\s"
_ENDS = r"(?=\s?(?:[;(]|\.?\s?\Z))"
_OF_LINE = lazily(
    rf"\A[^\W\d_][^{ANY}:;]{{1,50}}:\s(?P<whole>[{_VALUES}])[\s+;–-]{{1,6}}"
    rf"(?P<list>{_NAME}[{_VALUES}](?:;\s{_NAME}[{_VALUES}])+){_ENDS}",
    words=[";"],
)
_BACK, _FEWEST = 8, 3
"""Sentences back to which the whole is looked for, and parts of a breakdown."""


def breakdowns(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """The breakdowns of all sentences, each with its whole."""
    of_noun, by = _by_kind(words), words.some("lists", "by")
    for place, sentence in enumerate(read):
        if len(sentence.mentions) < _FEWEST:
            continue
        code = coded(sentence)
        line = _OF_LINE.search(code.text)
        if line is not None:
            whole, parts = code.at[line.start("whole")], tuple(code.mentions(*line.span("list")))
            if all(same_unit(whole, each) for each in parts):
                yield Telling("sum", "list:of-line", {"whole": (whole,), "parts": parts}, explicit=1)
        for found in of_noun.finditer(code.text) if by.search(code.text) else ():
            parts = tuple(code.mentions(*found.span("list")))
            counted = _counted(read[max(0, place - _BACK) : place + 1], found["noun"], parts, words)
            if counted is not None:
                yield Telling("sum", "list:by", {"whole": (counted,), "parts": parts}, explicit=1)


def _by_kind(words: FactWords) -> re.Pattern[str]:
    """What is counted, by what, and the parts: seats by party - Reds 113, Blues 84 and Greens 49."""
    known = words.expressions.get(("by-kind",))
    if known is None:
        by, joins = words.some("lists", "by").pattern, words.some("clauses", "joins").pattern
        listed = rf"(?P<list>{_NAME}{_COUNT}(?:(?:,\s(?:{joins}\s)?|\s{joins}\s){_NAME}{_COUNT}){{2,}})"
        noun_by = rf"(?P<noun>[^\W\d_]+)\s(?:{by})\s[^\W\d_]+(?:\s?[-–—:])\s"
        known = words.expressions["by-kind",] = lazily(
            f"{noun_by}{listed}{_ENDS}", re.IGNORECASE, listed_at(words.data, "lists", "by")
        )
    return known


def _counted(read: Sequence[Sentence], named: str, parts: Sequence[Mention], words: FactWords) -> Mention | None:
    """The last count of a noun before parts that is no bound, and of more than any of them."""
    thing, most = singular(named.lower(), words), max(each.value for each in parts)
    for sentence in reversed(read):
        for each in reversed(sentence.mentions):
            exact = each.kind == "count" and each.hedge is Hedge.NONE and each.value > most
            if each.start < parts[0].start and exact and noun(each, words) == thing:
                return each
    return None
