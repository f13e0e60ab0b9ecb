"""What stands right before a number and belongs to it: currency, sign and hedges."""

from __future__ import annotations

from check_data.figures.conventions import Hedge
from check_data.reading.spaced.vocabulary import Vocabulary

_BACK, _LONGEST_SYMBOL = 28, 5
"""Characters before a number among which its hedges stand, and those of the longest currency symbol with its blank."""
_MARKS, _BEFORE_SIGN = "(“\"'", "([=,:;/$€£<>"


def currency(text: str, start: int, at: int, words: Vocabulary) -> tuple[int, str]:
    """Where a number that begins at ``start`` begins with its currency, and the currency, empty where there is none;
    ``at`` is where the figure before it ends.
    """
    found = words.currency.search(text, max(at, start - _LONGEST_SYMBOL), start)
    return (found.start(), words.currencies[found[0].strip()]) if found else (start, "")


def sign(text: str, start: int, at: int, words: Vocabulary) -> tuple[int, bool]:
    """Where a number begins with its sign, and whether it is negative."""
    mark = text[start - 1 : start]
    if start - 1 >= at and mark and (mark == "+" or mark in words.minus):
        before = text[start - 2 : start - 1] if start > 1 else ""
        if not before or before.isspace() or before in _BEFORE_SIGN:
            return start - 1, mark != "+"
    return start, False


def hedge(text: str, start: int, at: int, words: Vocabulary) -> tuple[int, Hedge]:
    """Where a number begins with its hedges, and what they say: the last one counts."""
    begin = max(at, start - _BACK)
    last = text[begin:start].rstrip().rpartition(" ")[2].lower().lstrip(_MARKS)
    if last not in words.last_of_hedge and last[-1:] not in words.last_of_hedge:
        return start, Hedge.NONE  # most numbers, at once
    found = words.hedge.search(text, begin, start)
    if found is None:
        return start, Hedge.NONE
    told = spaced(found[0].strip())
    while told not in words.hedges_before:
        told = told.partition(" ")[2] or told[1:]
    if told in words.leads and at and not text[at : found.start()].strip(" ,"):
        return start, Hedge.NONE  # right behind a change it leads to the new value: rose 10 per cent to 40
    verb = text[max(at, found.start() - _BACK) : found.start()].rstrip().rpartition(" ")[2].lower()
    if f"{verb} {told}" in words.behind_verbs:
        return start, Hedge.NONE  # behind a verb of change, too: went up to 40 from 30
    return found.start(), words.hedges_before[told]


def spaced(words: str) -> str:
    """Words in lower case with one blank between."""
    return " ".join(words.lower().split())
