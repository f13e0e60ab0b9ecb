"""The brackets of a text: which closes which, also where some are not closed."""

from __future__ import annotations

from typing import NamedTuple

from check_data.patterns import lazily

_BRACKET = lazily(r"[()（）\[\]［］【】〔〕「」『』]")
_KINDS = {opening: kind for kind, openings in enumerate(["(（", "[［", "【", "〔", "「", "『"]) for opening in openings}
_ENDS = {closing: kind for kind, closings in enumerate([")）", "]］", "】", "〕", "」", "』"]) for closing in closings}


class Bracket(NamedTuple):
    """A pair of brackets: the offset of the opening one, that behind the closing one, and in how many others it is."""

    start: int
    end: int
    depth: int


def brackets(text: str) -> list[Bracket]:
    """The pairs of brackets of a text, by where they open. Half and full width close each other; a bracket without its
    other half is passed over.
    """
    found: list[tuple[int, int]] = []
    stack: list[tuple[int, int]] = []
    waiting = [0] * len(set(_KINDS.values()))
    for each in _BRACKET.finditer(text):
        opened = _KINDS.get(each[0])
        if opened is not None:
            stack.append((opened, each.start()))
            waiting[opened] += 1
            continue
        closed = _ENDS[each[0]]
        if not waiting[closed]:
            continue
        kind, start = stack.pop()
        waiting[kind] -= 1
        while kind != closed:
            kind, start = stack.pop()
            waiting[kind] -= 1
        found.append((start, each.end()))
    found.sort()
    return _depths(found)


def _depths(pairs: list[tuple[int, int]]) -> list[Bracket]:
    """The pairs with their depths: brackets that are never closed hold nothing."""
    ends: list[int] = []
    made = []
    for start, end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        made.append(Bracket(start, end, len(ends)))
        ends.append(end)
    return made
