"""What a pattern may be slow at: blanks, the characters that it names, and repeats of its own words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_ALWAYS = (*" \n\t\u30000a1(<#-一，%", "1,", "1.", "a ", "# ", ",", ". ", "| ")
_OF_CLASSES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "x",
               "CATEGORY_NOT_WORD": "-", "CATEGORY_NOT_DIGIT": "x"}  # fmt: skip
_LONGEST = 400
_MADE = 8
"""Texts that are made by going through the pattern at random."""


def pieces_of(source: str, flags: int) -> list[str]:
    """Pieces to repeat, each once: those that every pattern gets, its characters, its words, and texts that it takes in
    whole or in part, the same for the same pattern.
    """
    parsed = _parser.parse(source, flags)
    draw = random.Random(ascii(source))
    words = [word for word in _words(parsed) if word]
    letters = sorted({letter for word in words for letter in word} | set(_characters(parsed)))
    drawn = ["".join(_text(parsed, draw)) for _ in range(_MADE)]
    parts = [text[: draw.randrange(1, len(text) + 1)] for text in drawn if text]
    mixed = ["".join(draw.sample(letters, min(len(letters), draw.randint(2, 4)))) for _ in range(_MADE)]
    few = draw.sample(words, min(len(words), 8)) + draw.sample(letters, min(len(letters), 16))
    spread = [f"{word} " for word in few[:5]]
    return [
        each for each in dict.fromkeys((*_ALWAYS, *few, *spread, *drawn, *parts, *mixed)) if each and len(each) < 400
    ]


def _words(parsed: Any) -> Iterator[str]:
    """Runs of literal characters."""
    run = ""
    for operation, value in parsed:
        if str(operation) == "LITERAL":
            run += chr(value)
            continue
        yield run
        run = ""
        for inner in _inner(value):
            yield from _words(inner)
    yield run


def _inner(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inner(each)


def _characters(parsed: Any) -> Iterator[str]:
    for operation, value in parsed:
        if str(operation) == "IN":
            yield from filter(None, (_of_class(each) for each in value))
        for inner in _inner(value):
            yield from _characters(inner)


def _of_class(each: Any) -> str:
    kind, value = each
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
        case "CATEGORY":
            return _OF_CLASSES.get(str(value), "")
        case _:
            return ""


def _text(parsed: Any, draw: random.Random) -> Iterator[str]:
    """A text that a pattern takes, by and large."""
    for operation, value in parsed:
        match str(operation):
            case "LITERAL":
                yield chr(value)
            case "NOT_LITERAL" | "ANY":
                yield "x"
            case "IN":
                yield draw.choice([_of_class(each) for each in value] or [""])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = value
                for _ in range(draw.randint(least, max(least, min(int(most), 3)))):
                    yield from _text(inner, draw)
            case "BRANCH":
                yield from _text(draw.choice(value[1]), draw)
            case "SUBPATTERN":
                yield from _text(value[-1], draw)
            case "ATOMIC_GROUP":
                yield from _text(value, draw)
            case _:
                continue
