"""Data that can't be changed and are equal by their parts.

A frozen dataclass would say the same; but to import `dataclasses` is a tenth of the time that a run over one text may
take, and intervals and units, which calculate, must not be tuples.
"""

from __future__ import annotations

from operator import attrgetter
from typing import NoReturn


class Value:
    """The parts are the names in ``__match_args__``, two or more, in the order in which ``__init__`` takes them."""

    __slots__: tuple[str, ...] = ()
    __match_args__: tuple[str, ...] = ()

    def _parts(self) -> tuple[object, ...]:
        parts: tuple[object, ...] = attrgetter(*self.__match_args__)(self)
        return parts

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Value) and type(self) is type(other) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._parts()))})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} can't be changed")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self._parts()
