"""Expressions of any of several words, which begin, end or stand as the place needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

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
    """An expression of any of the words, which may follow a number at once. What ends a word stands once behind all
    that end alike: behind each it would take most of the time that the expression is compiled in.
    """
    listed = sorted(every, key=len, reverse=True)
    alike = groupby(listed, lambda each: each[-1].isalnum())
    return "|".join(_ended(group, r"(?![\w²]|['’]\w)" if wordy else "") for wordy, group in alike) or NOTHING


def _ended(every: Iterable[str], end: str) -> str:
    some = "|".join(r"\s".join(map(re.escape, each.split(" "))) for each in every)
    return f"(?:{some}){end}" if end else some
