"""What records say, by their places in a table, worked out only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class ByPlace(Sequence[T]):
    """A sequence that makes its items."""

    def __init__(self, size: int, of: Callable[[int], T]) -> None:
        self._places = range(size)
        self._of = of

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self._of(place) for place in self._places[at]]
        return self._of(self._places[at])
