"""A language whose particles and verbs follow the figure, as a folder of data: the pack that its tables make."""

from __future__ import annotations

from functools import cached_property

from check_data.facts.postposed.tell import Teller
from check_data.facts.postposed.words import Words
from check_data.languages.of_tables import TablePack
from check_data.patterns import lazily
from check_data.reading.unspaced.script import Script

_UNIT = lazily(r"（[^（）]*）\s*\Z")


class PostposedPack(TablePack):
    """A pack from the tables of a folder: ``numbers.toml``, ``dates.toml``, ``cues.toml``, ``patterns.toml`` and
    ``sets.toml``.
    """

    def _named(self, text: str) -> str:
        """Particles are left out, and the unit in the bracket that ends a head."""
        return self._words.pattern("terms_apart").sub(" ", _UNIT.sub("", self._script.fold(text)))

    @cached_property
    def _script(self) -> Script:  # type: ignore[override]
        minus = self._table("numbers")["minus"]
        return Script(f"{minus}\n{'-' * len(minus)}")

    @cached_property
    def _words(self) -> Words:
        return Words(self.code, self._table("cues"), self._table("patterns"), self._table("sets"))

    @cached_property
    def _teller(self) -> Teller:  # type: ignore[override]
        return Teller(self._words, self._script, self._reader.dates)
