"""What the words right before a figure and right behind it say that its role is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from check_data.facts.spaced.vocabulary import FactWords

Role = Literal["", "before", "beside", "now", "to", "change", "by", "total", "balance", "again", "from"]
"""``to``: the new value, which a change leads to; ``now``: a value; ``beside``: what one is compared with; ``from``:
what was before where the next figure is the new value, as words say that are told of much else.
"""

_LONGEST, _FAR, _TOLD = 5, 5, 3
"""Words of the longest cue, words that may stand before one that is far, and those among which one tells its sign."""


def told_each(right: Sequence[str], words: FactWords) -> bool:
    """Whether a figure is told per something: 9% a year, but not a year ago."""
    said = " ".join(right[:3])
    found = words.some("cues", "each").match(said)
    return found is not None and words.some("cues", "ago").match(said, found.end() + 1) is None


def behind(right: Sequence[str], words: FactWords) -> tuple[Role, int] | None:
    """What the words behind a figure say: 12 more, a 12% increase, 40 each, 247 in all."""
    role = phrase(right, words.right) or (phrase(right[1:], words.right) if right and right[0].isalpha() else None)
    if role is not None:
        signs = (words.compared[word] for word in right[:_TOLD] if word in words.compared)
        return role, next(signs, 0) if role == "change" else 0
    for skip in (0, 1, 2):
        word = right[skip] if len(right) > skip else ""
        if skip < 2 and word in words.compared:
            return "change", words.compared[word]
        if word in words.change_nouns:
            return "change", words.moves.get(word, 0)
        if not word.isalpha() or word in words.stop:
            return None
    return None


def before(left: list[str], words: FactWords) -> tuple[Role, int] | None:
    """What the words before a figure say: from 12, rose 12, an increase of 12, a total of 12."""
    skipped: list[str] = []
    if len(left) > 1 and words.left.get(left[-1]) == "by" and words.left.get(left[-2]) == "again":
        return "again", 0  # or by 20%
    while left:
        role = _ending(left, words.left)
        last = left[-1]
        if role == "before" and skipped:
            return role, 0  # above its 10.9 million
        if last in words.moves and role != "now":  # what is made up of 45% does not go up
            return "change", words.moves[last]
        if role in ("now", "from", None) and _of_change(left, words) is not None:
            return "change", _of_change(left, words) or 0
        if role == "from":
            return role, words.moves.get(left[-2], 0) if len(left) > 1 else 0
        if role == "by":
            return ("change", _nearest(left, words)) if _nearest(left, words) else ("by", 0)
        if role == "change" or (role == "balance" and any(word in words.change_nouns for word in left[-7:-2])):
            return "change", _nearest(left[:-2], words)
        if role is not None:
            return role, 0
        if last not in words.fillers and last not in ("(", "["):
            return None
        skipped.append(left.pop())
        if len(skipped) > _FAR:
            return None
    return None


def of_things(right: Sequence[str], words: FactWords) -> bool:
    """Whether a percentage is one of things, not of what changes: lost 5% of their weight; a link that begins what the
    change is compared with ties none (mais 5% do que em 2023).
    """
    return (
        len(right) > 1
        and right[0] in words.links
        and right[1][0].isalpha()
        and phrase(right, words.left) not in ("before", "beside")
    )


def _of_change(left: Sequence[str], words: FactWords) -> int | None:
    """The direction of "an increase in revenue of": None where no such noun stands before."""
    if left[-1] not in words.links:
        return None
    for word in reversed(left[-6:]):
        if not word[0].isalnum():
            return None
        if word in words.change_nouns:
            return words.moves.get(word, 0)
    return None


def _nearest(left: Sequence[str], words: FactWords) -> int:
    return next((words.moves[word] for word in reversed(left) if word in words.moves), 0)


def _ending(tokens: Sequence[str], known: dict[str, str]) -> Role | None:
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        role = known.get(" ".join(tokens[-length:]))
        if role is not None:
            return role  # type: ignore[return-value]
    return None


def phrase(tokens: Sequence[str], known: dict[str, str]) -> Role | None:
    """The role that the first of some words say, as the longest cue that they begin with."""
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        role = known.get(" ".join(tokens[:length]))
        if role is not None:
            return role  # type: ignore[return-value]
    return None


def far(right: Sequence[str], words: FactWords) -> bool:
    """Whether a few words behind a figure say that it is the earlier one: 14.8 million in income a year ago."""
    for skip in range(min(_FAR, len(right))):
        if phrase(right[skip:], words.far) is not None:
            return True
        if not right[skip][0].isalnum():
            return False
    return False
