"""What a language's grammar of quotes offers; each is one module of `reading/languages/`, found by being there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from check_data.reading import languages
from check_data.reading.phrase import Phrase


class Grammar(Protocol):
    """One language, ``LANGUAGE``, named as its module.

    ``DECIMAL_MARK``: the mark before decimals. ``DATES``: patterns of whole dates, with groups year, month, name and
    day as far as they print them; ``MONTHS``: the numbers of the names of months, in lower case.
    """

    LANGUAGE: str
    DECIMAL_MARK: str
    DATES: Sequence[re.Pattern[str]]
    MONTHS: Mapping[str, int]

    def parse(self, quote: str) -> Phrase | None:
        """A quote's numbers, hedge and unit; None where the grammar does not apply.

        Raises:
            NotUnderstood: the form is known and its number is not.

        """
        ...


def grammars(first: str | None = None) -> Iterator[Grammar]:
    """All grammars, that of the language ``first`` before the others, imported one after the other as asked for."""
    return map(grammar_named, _names(first))


@cache
def grammar_named(name: str) -> Grammar:
    """The grammar of a language."""
    return cast(Grammar, import_module(f"{languages.__name__}.{name}"))


@cache
def _names(first: str | None) -> tuple[str, ...]:
    found = sorted(path.stem for folder in languages.__path__ for path in Path(folder).glob("[!_]*.py"))
    return tuple(sorted(found, key=lambda each: each != first))
