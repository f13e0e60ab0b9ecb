"""Regular expressions that are compiled when they are first used: a run over one text needs few of all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


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


def lazily(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The pattern that ``re.compile`` gives of a source, or of what makes it, for searching, matching, splitting and
    replacing.

    Raises:
        re.error: at its first use, an expression that is none.

    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
