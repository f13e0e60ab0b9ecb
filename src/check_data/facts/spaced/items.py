"""The items of a list, each with its amount and its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from check_data.facts.spaced.code import ANY, CODES, Coded
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_OTHERS = CODES["times"] + CODES["ratio"] + CODES["range"] + CODES["statistic"]


class Item(NamedTuple):
    """One of a list: its amount and its words."""

    amount: Mention
    words: str


def items(code: Coded, start: int, end: int, words: FactWords) -> list[Item] | None:
    """The items of a list, each with the one amount of its own; None where one has several, or is no amount."""
    found: list[Item] = []
    pending = ""
    for begin, to in _pieces(code.text, start, end, words):
        inner = _outside(code.text, begin, to)
        mentions = [code.at[place] for place in inner if place in code.at]
        named = " ".join("".join(code.text[place] for place in inner if place not in code.at).split())
        if not mentions and named:
            mentions = _in_bracket(code, begin, to)
        amounts = [each for each in mentions if each.kind in ("count", "measure", "money")]
        if not mentions:
            if named.partition(" ")[0].lower() in words.articles:
                return None
            pending = f"{pending} {named}".strip()
            continue
        if (
            len(amounts) != 1
            or any(each.kind == "percent" for each in mentions)
            or any(code.text[place] in _OTHERS for place in inner)
        ):
            return None
        found.append(Item(amounts[0], f"{pending} {named}".strip()))
        pending = ""
    return found


def _in_bracket(code: Coded, begin: int, to: int) -> list[Mention]:
    """The one figure of an item that stands in a bracket after its name: sheep (410); none where it has several."""
    found = [code.at[place] for place in range(begin, to) if place in code.at]
    return found if len(found) == 1 and code.text[begin:to].rstrip().endswith(")") else []


def _pieces(text: str, start: int, end: int, words: FactWords) -> Iterator[tuple[int, int]]:
    """The pieces between the separators outside of brackets."""
    separator = words.some("lists", "separators")
    if _by_semicolon(text[start:end]):
        separator = words.some("lists", "semicolons")
    at, depth, place = start, 0, start
    while place < end:
        depth += (text[place] in "([") - (text[place] in ")]")
        found = separator.match(text, place, end) if not depth and _may_separate(text, place) else None
        if found is None:
            place += 1
            continue
        yield at, place
        at = place = found.end()
    yield at, end


def _by_semicolon(text: str) -> bool:
    """Whether semicolons part a list: each of its pieces has a comma and a figure, or they are two and more."""
    pieces = text.split(";")
    return len(pieces) > 1 and all(sum(char in ANY for char in piece) == 1 for piece in pieces)


def _may_separate(text: str, place: int) -> bool:
    return not text[place].isalnum() or not text[place - 1].isalnum()


def _outside(text: str, start: int, end: int) -> list[int]:
    """The places of a piece outside of its brackets."""
    places: list[int] = []
    depth = 0
    for place in range(start, end):
        depth += text[place] in "(["
        if not depth:
            places.append(place)
        depth -= text[place] in ")]" and depth > 0
    return places
