"""Lists of words as expressions and as tables, for data that a language writes down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

Data = Mapping[str, object]
"""A table of a language's TOML."""
NOTHING = r"(?!)"
"""An expression that matches nothing."""


def alternatives(words: Iterable[str]) -> str:
    """An expression of any of the words, the longest first; a blank in a word is any blank, and a word that begins or
    ends in a letter or digit stands by itself there.
    """
    listed = sorted(words, key=len, reverse=True)
    if not listed:
        return NOTHING
    if not all(word[:1].isalnum() for word in listed):
        return "|".join(map(_expression, listed))
    begun: dict[str, list[str]] = {}
    for word in listed:
        begun.setdefault(word[0].lower(), []).append(word)
    # A set of characters that begins an expression is found many times faster than any of its words are tried at every
    # place of a text; one that does not tell cases apart is no such set.
    cases = (each for word in listed for each in (word[0], word[0].lower(), word[0].upper()))
    first = "".join(dict.fromkeys(each for each in cases if len(each) == 1))
    return rf"(?-i:[{first}])(?<!\w.)(?:{'|'.join(map(_of_letter, begun.values()))})"


def _of_letter(words: list[str]) -> str:
    """An expression of any of some words behind their first letter."""
    letters = {word[0] for word in words}
    if len(letters) > 1:
        return "|".join(f"(?<={word[0]}){_rest(word)}" for word in words)
    (letter,) = letters
    rests = "|".join(map(_rest, words))
    return f"(?<={letter})(?:{rests})" if len(words) > 1 else f"(?<={letter}){rests}"


@lru_cache(maxsize=1 << 12)
def _expression(word: str) -> str:
    left = r"\b" if word[:1].isalnum() else ""
    return left + re.escape(word[:1]) + _rest(word)


@lru_cache(maxsize=1 << 12)
def _rest(word: str) -> str:
    """What a word has behind its first character."""
    inner = r"\s".join(re.escape(piece) for piece in word[1:].split(" "))
    return inner + (r"\b" if word[-1:].isalnum() else "")


def words(data: Data, *path: str) -> list[str]:
    """The list of words at a place of the data, empty where there is nothing: a language may lack it.

    Raises:
        ValueError: what is there is no list of words.

    """
    found = _at(data, path)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError(f"{'.'.join(path)} must be a list of words")
    return [str(each) for each in found]


def text(data: Data, *path: str) -> str:
    """The text at a place of the data, empty where there is nothing.

    Raises:
        ValueError: what is there is no text.

    """
    found = _at(data, path)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise ValueError(f"{'.'.join(path)} must be a text")
    return found


def expression(data: Data, *path: str) -> str:
    """The expression at a place of the data, one that matches nothing where there is none.

    Raises:
        ValueError: what is there is no text.

    """
    return text(data, *path) or NOTHING


def says(data: Data, *path: str) -> bool:
    """Whether a switch at a place of the data is on.

    Raises:
        ValueError: what is there is not true or false.

    """
    found = _at(data, path)
    if found is not None and not isinstance(found, bool):
        raise ValueError(f"{'.'.join(path)} must be true or false")
    return bool(found)


def numbers(data: Data, *path: str) -> dict[str, int]:
    """The table of words with their numbers at a place of the data, empty where there is nothing.

    Raises:
        ValueError: what is there is no such table.

    """
    found = table(data, *path)
    if not all(isinstance(each, int) for each in found.values()):
        raise ValueError(f"{'.'.join(path)} must be a table of whole numbers")
    return {word: int(str(number)) for word, number in found.items()}


def texts(data: Data, *path: str) -> dict[str, str]:
    """The table of words with a text each at a place of the data, empty where there is nothing.

    Raises:
        ValueError: what is there is no such table.

    """
    found = table(data, *path)
    if not all(isinstance(each, str) for each in found.values()):
        raise ValueError(f"{'.'.join(path)} must be a table of texts")
    return {word: str(each) for word, each in found.items()}


def lists(data: Data, *path: str) -> dict[str, list[str]]:
    """The table of lists of words at a place of the data.

    Raises:
        ValueError: there is none.

    """
    return {name: words(data, *path, name) for name in table(data, *path)}


def table(data: Data, *path: str) -> Data:
    """The table at a place of the data, empty where there is nothing.

    Raises:
        ValueError: what is there is no table.

    """
    found = _at(data, path)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{'.'.join(path)} must be a table")
    return found


def _at(data: Data, path: Iterable[str]) -> object:
    found: object = data
    for name in path:
        if not isinstance(found, Mapping):
            raise ValueError(f"{'.'.join(path)} stands in no table")
        found = found.get(name)
        if found is None:
            return None
    return found
