"""A column of keys: each different one is made once, and the records hold codes that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from check_data.returns.across.codes import NONE, Coded, Codes, coded, looked_up
from check_data.returns.across.keys import Key, Known, key_of, rank
from check_data.returns.across.keys import whole as all_whole
from check_data.returns.across.values import Flags
from check_data.returns.byplace import ByPlace
from check_data.returns.decide import REMEMBERED
from check_data.returns.frames import WHOLE

_LARGEST = 2**63


class Keys(ByPlace[Key]):
    """The keys of a column by place: each once (``different``), in the order in which they first occur, whole numbers
    also as an array, and the number in it of each record (``codes``).
    """

    def __init__(self, different: Sequence[Known] | Codes, codes: Codes) -> None:
        super().__init__(len(codes), self._key)
        self._different = different
        self.coded = Coded(codes, len(different))

    @cached_property
    def different(self) -> Sequence[Known]:
        """Each key once."""
        return self._different.tolist() if isinstance(self._different, np.ndarray) else self._different

    @property
    def whole(self) -> bool:
        """Whether all keys are whole numbers, held as such."""
        return isinstance(self._different, np.ndarray)

    def equal(self, key: Key) -> npt.NDArray[np.bool_]:
        """Which records have a key."""
        number = NONE if key is None else self.different.index(key) if key in self.different else len(self.different)
        equal: npt.NDArray[np.bool_] = self.coded.codes == number
        return equal

    def ranked(self) -> Codes:
        """The place of each record's key in the order of all, of which none is `unrankable`; 01 and 1 are at one."""
        if isinstance(self._different, np.ndarray):
            return looked_up(np.unique(self._different, return_inverse=True)[1], self.coded.codes)
        ranks = self.different if all_whole(self.different) else [rank(each) for each in self.different]
        small = all_whole(ranks) and min(ranks, default=0) > -_LARGEST and max(ranks, default=0) < _LARGEST
        # Whole numbers beyond 64 bits would become floats, and texts lose what they end with.
        _, places = np.unique(np.array(ranks, np.int64 if small else object), return_inverse=True)
        return looked_up(places, self.coded.codes)

    def in_terms_of(self, other: Keys) -> Coded:
        """The keys by their numbers in another column; those that it lacks come behind its own."""
        numbers = {key: number for number, key in enumerate(other.different)}
        found = [numbers.setdefault(key, len(numbers)) for key in self.different]
        return Coded(looked_up(found, self.coded.codes), len(numbers))

    def _key(self, place: int) -> Key:
        code = self.coded.codes[place]
        if code < 0:
            return None
        return int(self._different[code]) if isinstance(self._different, np.ndarray) else self._different[code]


class Column:
    """A column of keys that comes in parts."""

    def __init__(self) -> None:
        self._numbers: dict[Known, int] = {}
        self._known: dict[tuple[type, Any], Key] = {}
        self._parts = [np.zeros(0, np.int64)]
        self._whole: list[tuple[Codes, Flags]] = []

    def take(self, part: nw.Series[Any]) -> None:
        """Add some cells."""
        if isinstance(part.dtype, WHOLE) and len(self._parts) == 1:
            self._whole.append((part.fill_null(0).to_numpy().astype(np.int64), part.is_null().to_numpy()))
            return
        if self._whole:
            keys = self.keys()  # after whole numbers now and then come others
            self._whole.clear()
            self._parts.append(looked_up([self._number(key) for key in keys.different], keys.coded.codes))
        codes, cells = coded(part)
        self._parts.append(looked_up([self._number(self._key(cell)) for cell in cells], codes))

    def keys(self) -> Keys:
        """The keys of all cells."""
        if self._whole:  # told apart all at once, without a name for each
            numbers, gaps = (np.concatenate(each) for each in zip(*self._whole, strict=True))
            codes = np.full(len(numbers), NONE, np.int64)
            codes[~gaps], different = pd.factorize(numbers[~gaps])
            return Keys(different, codes)
        return Keys(list(self._numbers), np.concatenate(self._parts))

    def _number(self, key: Key) -> int:
        return NONE if key is None else self._numbers.setdefault(key, len(self._numbers))

    def _key(self, cell: Any) -> Key:
        # 1, 1.0 and True are equal, and not one cell.
        known = self._known.get((type(cell), cell))
        if known is None:
            known = key_of(cell)
            if len(self._known) < REMEMBERED:
                self._known[type(cell), cell] = known
        return known
