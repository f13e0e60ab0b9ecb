"""A language without blanks between words, as a folder of data: the pack that its tables make."""

from __future__ import annotations

from functools import cached_property

from check_data.facts.unspaced.tell import Teller
from check_data.facts.unspaced.words import Words
from check_data.languages.of_tables import TablePack
from check_data.reading.unspaced.script import Script


class UnspacedPack(TablePack):
    """A pack from the tables of a folder: ``numbers.toml``, ``dates.toml``, ``cues.toml``, ``patterns.toml``,
    ``wordings.toml``, ``sets.toml`` and ``simplified.txt`` (which characters are read as which).
    """

    @cached_property
    def _script(self) -> Script:  # type: ignore[override]
        return Script((self._folder / "simplified.txt").read_text(encoding="utf-8"))

    @cached_property
    def _teller(self) -> Teller:  # type: ignore[override]
        words = Words(self.code, self._table("cues"), self._table("patterns"), self._table("sets"))
        return Teller(words, self._script, self._reader.dates, self._table("wordings"))
