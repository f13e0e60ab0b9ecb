"""Tellings of lists: after a colon, by a breakdown (按客源计, 从行业看), after their total, and of what is and is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike, measured
from check_data.facts.unspaced.sets import parts_of
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.patterns import lazily

_BACK = 12
"""Values back to which the whole of a breakdown is looked for."""
_LONGEST = 30
"""Items of the longest list."""
_OPEN, _CLOSE = lazily("（"), lazily("）")


def lists(story: Story) -> Iterator[Telling]:
    """The parts of lists, and their wholes."""
    mains = [each for each in story.mains if measured(each)]
    for at, first in enumerate(mains):
        if first.main is None or first.bracket:
            continue
        opening = _opening(story, mains, at)
        if opening == "colon":
            yield from _told(story, mains, at, "colon", _same_sentence(mains, at))
        elif opening == "breakdown":
            yield from _told(story, mains, at, "breakdown", _before(mains, at))
        elif at and story.says("ends_with_total", mains[at - 1].lead) and _comma(story, mains[at - 1], first):
            yield from _told(story, mains, at, "after-total", [mains[at - 1]])
    yield from _complements(story, mains)


def _opening(story: Story, mains: Sequence[Quantity], at: int) -> str:
    """How a list begins with a value: after a colon, by a breakdown; empty where none does."""
    first = mains[at]
    if story.says("breakdown", first.lead):
        return "breakdown"
    if story.says("ends_with_colon_name", first.lead) and at and mains[at - 1].sentence == first.sentence:
        return "colon"
    return ""


def _same_sentence(mains: Sequence[Quantity], at: int) -> list[Quantity]:
    return [each for each in mains[max(0, at - _BACK) : at] if each.sentence == mains[at].sentence and not each.bracket]


def _before(mains: Sequence[Quantity], at: int) -> list[Quantity]:
    """The values before a breakdown, in its block or the two before it."""
    return [each for each in mains[max(0, at - _BACK) : at] if each.block >= mains[at].block - 2]


def _comma(story: Story, total: Quantity, first: Quantity) -> bool:
    if total.main is None or first.main is None or total.sentence != first.sentence:
        return False
    return alike(total.main, first.main) and story.between(total.main, first.main)[:1] in ("，", "：")


def _told(
    story: Story, mains: Sequence[Quantity], at: int, form: str, wholes: Sequence[Quantity]
) -> Iterator[Telling]:
    members = _members(story, mains, at)
    if len(members) < 2:
        return
    parts = parts_of(members)
    biggest = max(map(lower, parts))
    found = 0
    for whole in reversed(wholes):
        if whole.main is None or not alike(whole.main, parts[0]) or upper(whole.main) < biggest or whole.which:
            if not (whole.which and whole.main is not None and upper(whole.main) >= biggest and alike(whole.main, parts[0])):
                continue
        explicit = 0 if found else 1
        roles = {"whole": whole.main, "parts": parts}
        yield story.tell("sum", form if not found else f"{form}-far", roles, explicit, anchor=parts[-1])
        found += 1


def _members(story: Story, mains: Sequence[Quantity], at: int) -> list[Quantity]:
    """The items of a list from its first on: of one unit, not in brackets, up to the sentence's end or a new breakdown."""
    first = mains[at]
    members = [first]
    for each in mains[at + 1 : at + _LONGEST]:
        if each.sentence != first.sentence or story.says("breakdown", each.lead) or each.total:
            break
        if each.bracket or each.which != first.which:
            continue
        if each.main is None or first.main is None or not alike(each.main, first.main):
            continue
        members.append(each)
    return members


def _complements(story: Story, mains: Sequence[Quantity]) -> Iterator[Telling]:
    """办结 70件，未办结 24件 of 受理 94件: what is and what is not are all."""
    negated = re.compile(story.words.sets["negated"])
    for at, two in enumerate(mains[1:], start=1):
        found = negated.search(two.name)
        if found is None or two.main is None:
            continue
        one = mains[at - 1]
        if one.main is None or one.sentence != two.sentence or not alike(one.main, two.main):
            continue
        if not _is_complement(found["what"], one.name):
            continue
        for whole in reversed(mains[max(0, at - 4) : at - 1]):
            if whole.main is not None and alike(whole.main, two.main) and two.sentence - whole.sentence <= 1:
                roles = {"whole": whole.main, "parts": (one.main, two.main)}
                yield story.tell("sum", "complement", roles, 1, anchor=two.main)
                break


def _is_complement(what: str, name: str) -> bool:
    """Whether a name ends like the one whose negation is told."""
    return bool(what) and (name.endswith(what[-2:]) or name.endswith(what[-1:]))
