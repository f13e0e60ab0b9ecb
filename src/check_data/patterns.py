"""Regular expressions that are compiled when they are first used: a run over one text needs few of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_IN_NONE: Mapping[str, Callable[..., object]] = {
    "search": lambda *_: None,
    "match": lambda *_: None,
    "fullmatch": lambda *_: None,
    "finditer": lambda *_: iter(()),
    "findall": lambda *_: [],
    "sub": lambda _, text, *__: text,
}
"""What is made of a text that a pattern does not match."""


class _Pattern:
    """Stands for a pattern until it is used, then has its methods."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if not isinstance(self._source, str):
            self._source = self._source()
        if name == "pattern":  # to be a part of another one
            return self._source
        compiled = re.compile(self._source, self._flags)
        for each in _USED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


class _Worded(_Pattern):
    """Stands for a pattern that no text matches without one of some words, until a text has one."""

    def __init__(self, source: str | Callable[[], str], flags: int, words: Iterable[str]) -> None:
        super().__init__(source, flags)
        self._words = tuple({max(word.split(" "), key=len).casefold() for word in words})
        self._without = ""

    def __getattr__(self, name: str) -> object:
        return partial(self._if_said, name) if name in _IN_NONE else super().__getattr__(name)

    def _if_said(self, name: str, *given: Any) -> object:
        text: str = given[1] if name == "sub" else given[0]
        if text is not self._without:  # most texts are asked about at every figure
            told = text.casefold()
            if any(word in told for word in self._words):
                method: Callable[..., object] = super().__getattr__(name)  # type: ignore[assignment]
                return method(*given)
            self._without = text
        return _IN_NONE[name](*given)


def lazily(source: str | Callable[[], str], flags: int = 0, words: Iterable[str] | None = None) -> re.Pattern[str]:
    """The pattern that ``re.compile`` gives of a source, or of what makes it, for searching, matching, splitting and
    replacing. ``words``: those of which every text has one that it matches, in any case and with any blanks.

    Raises:
        re.error: at its first use, an expression that is none.

    """
    pattern = _Pattern(source, flags) if words is None else _Worded(source, flags, words)
    return cast("re.Pattern[str]", pattern)
