"""Patterns that are matched in time that grows with the length of a text alone, whatever they are.

Python's `re` goes back and tries again, which may take it years. Here all ways to go on are followed at once (Thompson
1968), so what needs to remember what it saw (references back, looking around) is refused, as in RE2 or Rust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

LARGEST = 2000
"""States of a pattern at most: each may be looked at for each character."""

_REFUSED = {
    "GROUPREF": "a reference to a group",
    "GROUPREF_EXISTS": "a reference to a group",
    "ASSERT": "looking ahead or behind",
    "ASSERT_NOT": "looking ahead or behind",
    "ATOMIC_GROUP": "an atomic group",
    "POSSESSIVE_REPEAT": "a possessive repetition",
}


class BadPattern(ValueError):
    """A pattern that is none, or can't be matched in linear time."""


class _Step(NamedTuple):
    """Where a state leads: over a character that ``takes`` matches, else without one to all of ``to``, at a ``place``
    of the text only where one is said.
    """

    to: tuple[int, ...]
    takes: re.Pattern[str] | None = None
    place: str = ""


class Pattern:
    """A pattern that can be matched."""

    def __init__(self, source: str) -> None:
        self._steps: list[_Step] = [_Step(())]
        parsed: Any = import_module("re._parser").parse(source)
        self._start = self._sequence(list(parsed), 0, parsed.state.flags)

    def fits(self, text: str) -> bool:
        """Whether it describes all of a text."""
        states = self._reached([self._start], 0, len(text))
        for at, char in enumerate(text):
            over = (step for state in states if (step := self._steps[state]).takes is not None)
            states = self._reached(
                [step.to[0] for step in over if step.takes and step.takes.match(char)], at + 1, len(text)
            )
            if not states:
                return False
        return 0 in states

    def _reached(self, states: Iterable[int], at: int, end: int) -> set[int]:
        """The states, and those that they lead to without a character."""
        found: set[int] = set()
        left = list(states)
        while left:
            state = left.pop()
            if state not in found:
                found.add(state)
                step = self._steps[state]
                if step.takes is None and (not step.place or at == (0 if step.place == "start" else end)):
                    left += step.to
        return found

    def _add(self, step: _Step) -> int:
        if len(self._steps) >= LARGEST:
            raise BadPattern(f"a pattern of more than {LARGEST} states; make its repetitions shorter")
        self._steps.append(step)
        return len(self._steps) - 1

    def _sequence(self, parts: list[Any], after: int, flags: int) -> int:
        """The state from which some parts lead to another one."""
        for part in reversed(parts):
            after = self._part(str(part[0]), part[1], after, flags)
        return after

    def _part(self, kind: str, said: Any, after: int, flags: int) -> int:
        match kind:
            case "SUBPATTERN":
                _, more, less, inner = said
                return self._sequence(list(inner), after, (flags | more) & ~less)
            case "BRANCH":
                return self._add(_Step(tuple(self._sequence(list(each), after, flags) for each in said[1])))
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeated(int(said[0]), said[1], list(said[2]), after, flags)
            case "AT":
                return self._place(str(said), after)
            case _ if kind in _REFUSED:
                raise BadPattern(f"{_REFUSED[kind]} is no part of a pattern that is matched in linear time")
            case _:
                return self._add(_Step((after,), _one_character(kind, said, flags)))

    def _place(self, said: str, after: int) -> int:
        places = {"AT_BEGINNING": "start", "AT_BEGINNING_STRING": "start", "AT_END": "end", "AT_END_STRING": "end"}
        if said not in places:
            raise BadPattern(r"\b and \B are no part of a pattern: it describes all of a text")
        return self._add(_Step((after,), None, places[said]))

    def _repeated(self, least: int, most: Any, inner: list[Any], after: int, flags: int) -> int:
        if str(most) == "MAXREPEAT":
            loop = self._add(_Step(()))
            self._steps[loop] = _Step((self._sequence(inner, loop, flags), after))
            after = loop
        else:
            end = after
            for _ in range(int(most) - least):
                after = self._add(_Step((self._sequence(inner, after, flags), end)))
        for _ in range(least):
            after = self._sequence(inner, after, flags)
        return after


def _one_character(kind: str, said: Any, flags: int) -> re.Pattern[str]:
    """A pattern of `re` for the one character that a part describes: there is nothing that it could try again."""
    known = flags & (re.IGNORECASE | re.ASCII | re.DOTALL)
    match kind:
        case "LITERAL":
            return re.compile(re.escape(chr(said)), known)
        case "NOT_LITERAL":
            return re.compile(f"[^{_escaped(said)}]", known)
        case "ANY":
            return re.compile(".", known)
        case _:
            return re.compile(_set(said), known)


def _set(said: Any) -> str:
    inner = []
    for kind, what in said:
        match str(kind):
            case "NEGATE":
                inner.append("^")
            case "LITERAL":
                inner.append(_escaped(what))
            case "RANGE":
                inner.append(f"{_escaped(what[0])}-{_escaped(what[1])}")
            case _:
                inner.append(_CATEGORIES[str(what)])
    return f"[{''.join(inner)}]"


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


@lru_cache(maxsize=256)
def compiled(source: str) -> Pattern:
    """The pattern of a text.

    Raises:
        BadPattern: it is none, or can't be matched in linear time.

    """
    try:
        return Pattern(source)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadPattern(f"no pattern: {error}") from error


@lru_cache(maxsize=100_000)
def fits(source: str, text: str) -> bool:
    """Whether a pattern describes all of a text."""
    return compiled(source).fits(text)
