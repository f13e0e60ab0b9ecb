"""What a text must have for a wording to be in it, so that few wordings are looked for, and compiled, in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

Words = tuple[str, ...]
"""Pieces of words, case folded, of which one must be there."""


class Figures(NamedTuple):
    """How many figures of some kinds a wording has, by the characters of the kinds."""

    kinds: str
    least: int


class Screen:
    """The figures that a wording needs, and words of which it needs one each: those of most wordings are never asked
    for, as few texts have their figures.
    """

    def __init__(self, figures: tuple[Figures, ...], words: Callable[[], Iterable[Words]]) -> None:
        self.figures, self._words = figures, words

    @cached_property
    def _unread(self) -> Iterator[Words]:
        return iter(self._words())

    @cached_property
    def first(self) -> tuple[Words, ...]:
        """The first of `words`, if there are any: few wordings are read further, as few texts have that."""
        return tuple(islice(self._unread, 1))

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Of each of these, some word must be there; first those that are soonest seen to be missing."""
        return tuple(sorted(dict.fromkeys((*self.first, *self._unread)), key=len))


def has_figures(figures: str, needed: Iterable[Figures]) -> bool:
    """Whether there are enough figures of each kind."""
    return all(sum(figures.count(kind) for kind in each.kinds) >= each.least for each in needed)


def figures_of(needed: Iterable[frozenset[str]]) -> tuple[Figures, ...]:
    """What needs of one figure each, by their kinds, come to."""
    return tuple(Figures("".join(sorted(kinds)), number) for kinds, number in Counter(needed).items())


def key(kinds: Iterable[str], most: int) -> str:
    """The kinds of figures of a sentence in one order, each as often as it matters."""
    counted = Counter(kinds)
    return "".join(kind * min(counted[kind], most) for kind in sorted(counted))


if TYPE_CHECKING:
    from typing import Protocol

    class _HasScreen(Protocol):
        @property
        def screen(self) -> Screen: ...


_Wording = TypeVar("_Wording", bound="_HasScreen")


class Screened(Generic[_Wording]):
    """Wordings in their order; which of them may be in a text is kept by the kinds of figures there, as most texts have
    one of a few sets of kinds.
    """

    def __init__(self, every: Iterable[_Wording]) -> None:
        self._every = tuple(every)
        self._needs = frozenset(wording.screen.figures for wording in self._every)
        self._most = max((each.least for needed in self._needs for each in needed), default=0)
        self._among: dict[str, list[_Wording]] = {}

    def __iter__(self) -> Iterator[_Wording]:
        return iter(self._every)

    def among(self, kinds: Iterable[str], text: str) -> Iterator[_Wording]:
        """Those that need no other figures than a text has, by the characters of their kinds, and no other words."""
        figures = key(kinds, self._most)
        if figures not in self._among:
            had = frozenset(needed for needed in self._needs if has_figures(figures, needed))
            self._among[figures] = [each for each in self if each.screen.figures in had]
        said = Said(text)
        return (
            each for each in self._among[figures] if said.every(each.screen.first) and said.every(each.screen.words)
        )


class Said:
    """Which words are in a text, each looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text.casefold()
        self._known: dict[Words, bool] = {}

    def every(self, needed: Sequence[Words]) -> bool:
        """Whether of each some word is there."""
        return all(map(self._some, needed))

    def _some(self, words: Words) -> bool:
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = _is_any(words, self._text)
        return known


def _is_any(words: Words, text: str) -> bool:
    for word in words:  # noqa: SIM110 (asked so often that a generator would take half of the time)
        if word in text:
            return True
    return False


Token = tuple[str, str]
"""A piece of a wording: its kind (``open``, ``or``, ``close``, ``often``, ``words``, ``char``), and its text."""


class Pieces(dict[str, Words]):
    """Of each class of words the longest piece of each word, as blanks in words may be any; made when it is met."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, name: str) -> Words:
        every = (max(word.split(" "), key=len).casefold() for word in self._classes[name])
        self[name] = tuple(dict.fromkeys(every))
        return self[name]


def words_of(tokens: Iterable[Token], pieces: Pieces) -> Iterator[Words]:
    """The words without which a wording can't be; none of what may be missing."""
    return _Reader(iter(tokens), pieces).sequence()


class _Reader:
    """Reads the tokens of a wording once, a group within another."""

    def __init__(self, tokens: Iterator[Token], pieces: Pieces) -> None:
        self._tokens, self._pieces, self.ended_by = tokens, pieces, ""

    def sequence(self) -> Iterator[Words]:
        """What the tokens need up to the next ``or``, ``close`` or the end."""
        literal, last = "", None
        self.ended_by = ""
        for kind, text in self._tokens:
            if kind == "char" and text.strip():
                literal += text
                continue
            optional = kind == "often"
            if last is not None and (literal or not optional):
                yield last
            if literal[: -1 if optional else None]:
                yield (literal[: -1 if optional else None].casefold(),)
            literal, last = "", None
            if kind in ("or", "close"):
                self.ended_by = kind
                return
            if not optional:
                last = self._item(kind, text)
        if last is not None:
            yield last
        if literal:
            yield (literal.casefold(),)

    def _item(self, kind: str, text: str) -> Words | None:
        if kind == "words":
            return self._pieces[text]
        return self._group() if kind == "open" else None

    def _group(self) -> Words | None:
        """One of several: what each alternative needs, together."""
        branches: list[Words | None] = []
        while not branches or self.ended_by == "or":
            needed = [*self.sequence()]
            branches.append(needed[0] if needed else None)
        self.ended_by = ""
        if None in branches:
            return None
        return tuple(dict.fromkeys(word for branch in branches if branch for word in branch))
