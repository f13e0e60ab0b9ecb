"""A column of texts of a table: each different one once, and the records hold codes that stand for them."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw
import numpy as np

from check_data.returns.across.codes import NONE, Codes, coded, looked_up
from check_data.returns.byplace import ByPlace
from check_data.tables.values import text_of


class Texts(ByPlace[str | None]):
    """The texts of a column by place; None where one is missing. ``different`` holds each once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parts = [np.zeros(0, np.int64)]
        self.codes: Codes = self._parts[0]
        super().__init__(0, self._text)

    def take(self, part: nw.Series[Any]) -> None:
        """Add some cells."""
        codes, cells = coded(part)
        self._parts.append(looked_up([self._number(text_of(cell)) for cell in cells], codes))

    def whole(self, size: int) -> Texts:
        """All texts; each is given and empty where there is no column, but so many records."""
        self.codes = np.concatenate(self._parts)
        if len(self.codes) < size:
            self.codes = np.full(size, self._number(""), np.int64)
        self.different = list(self._numbers)
        super().__init__(size, self._text)
        return self

    def _number(self, text: str | None) -> int:
        return NONE if text is None else self._numbers.setdefault(text, len(self._numbers))

    def _text(self, place: int) -> str | None:
        code = self.codes[place]
        return None if code < 0 else self.different[code]
