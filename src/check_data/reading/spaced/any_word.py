"""Expressions of any of several words, which begin, end or stand as the place needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from check_data.reading.spaced.words import NOTHING


def shared_beginnings(every: Iterable[str]) -> str:
    """An expression of any of the words in which each beginning that several share is tried once."""
    branches: dict[str, list[str]] = {}
    for word in every:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    return "|".join(_branch(letter, rest) for letter, rest in branches.items())


def _branch(letter: str, rest: list[str]) -> str:
    longer = shared_beginnings(rest)
    letter = r"\s" if letter == " " else re.escape(letter)
    if not longer:
        return letter
    return f"{letter}(?:{longer})" + ("?" if "" in rest else "")


def any_of(every: Iterable[str]) -> str:
    """An expression of any of the words, the longest first."""
    return "|".join(re.escape(each) for each in sorted(every, key=len, reverse=True)) or NOTHING


def begun(every: Iterable[str]) -> str:
    """An expression of any of the words, which begin anywhere and end at a word's end."""
    listed = sorted(every, key=len, reverse=True)
    return "|".join(re.escape(each) + (r"\b" if each[-1].isalnum() else "") for each in listed) or NOTHING


def glued(every: Iterable[str]) -> str:
    """An expression of any of the words, which may follow a number at once."""
    listed = sorted(every, key=len, reverse=True)
    return (
        "|".join(
            r"\s".join(re.escape(piece) for piece in each.split(" "))
            + (r"(?![\w²]|['’]\w)" if each[-1].isalnum() else "")
            for each in listed
        )
        or NOTHING
    )
