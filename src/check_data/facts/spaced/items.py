"""The items of a list, each with its amount and its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from check_data.facts.spaced.code import CODES, Coded
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


def _pieces(text: str, start: int, end: int, words: FactWords) -> Iterator[tuple[int, int]]:
    """The pieces between the separators outside of brackets."""
    separator = words.some("lists", "separators")
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
