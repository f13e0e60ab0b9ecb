"""Tellings of lists: after a colon, by a breakdown (按客源计), after their total; and of what is and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.breakdowns import Breakdowns
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, figures_of, lower, upper
from check_data.facts.unspaced.sums import enumerated

_BACK = 12
"""Values back to which the whole of a list is looked for."""
_PAIR = 2
_LONGEST = 30
"""Items of the longest list."""


def lists(story: Story) -> Iterator[Telling]:
    """The parts of lists, and their wholes."""
    broken = Breakdowns(story)
    for at, first in enumerate(story.measured):
        if first.bracket:
            continue
        form, wholes = _opening(story, at)
        members = _members(story, at) if wholes else []
        if form == "breakdown":
            wholes = broken.likeliest_last(at, wholes, members)
        if len(members) > 1:
            yield from _told(story, form, wholes, members)
    yield from _complements(story)


def _opening(story: Story, at: int) -> tuple[str, list[Quantity]]:
    """How a list begins with a value, and the values of which it may be; none where no list does."""
    first, before = story.measured[at], story.measured[max(0, at - _BACK) : at]
    if story.says("breakdown", first.lead):
        return "breakdown", [each for each in before if each.block >= first.block - 2]
    same = [each for each in before if each.sentence == first.sentence and not each.bracket]
    if same and story.says("ends_with_colon_name", first.lead):
        return "colon", same
    total = same[-1] if same and same[-1] is before[-1] and story.says("ends_with_total", same[-1].lead) else None
    if total is not None and story.between(total.figure, first.figure)[:1] in ("，", "："):
        return "after-total", [total]
    return "", []


def _told(story: Story, form: str, wholes: Sequence[Quantity], members: Sequence[Quantity]) -> Iterator[Telling]:
    parts = figures_of(members)
    biggest = max(map(lower, parts))
    # 从行业看，制造业 …，服务业 …: two may be the largest of several
    few = len(parts) == _PAIR and form == "breakdown" and story.says("seen_from", members[0].lead)
    fitting = [each for each in reversed(wholes) if alike(each.figure, parts[0])]
    large = [each for each in fitting if upper(each.figure) >= biggest]
    if not large:  # a whole that is less than a part is wrong, but hardly by more than half
        large = [each for each in fitting[:1] if 2 * upper(each.figure) >= biggest]
    for number, whole in enumerate(large):
        listed = not number and not few and enumerated(story, whole, members)
        roles: Roles = {"whole": whole.figure, "parts": parts}
        told = f"{form}-listed" if listed else f"{form}-loose"
        sure = 2 if form == "after-total" else 1
        yield story.tell("sum", told, roles, sure if listed else 0, anchor=parts[-1])
    for whole in fitting[:3]:
        opened: Roles = {"whole": whole.figure, "parts": parts}
        yield story.tell("sum", f"{form}-open", opened, 0, {"open": 1}, parts[0])


def _members(story: Story, at: int) -> list[Quantity]:
    """The items of a list from its first on: of one unit, not in brackets, up to its end or a new breakdown."""
    first = story.measured[at]
    members = [first]
    for each in story.measured[at + 1 : at + _LONGEST]:
        if each.sentence != first.sentence or each.total or story.says("breakdown", each.lead):
            break
        if not each.bracket and each.which == first.which and alike(each.figure, first.figure):
            members.append(each)
    return members


def _complements(story: Story) -> Iterator[Telling]:
    """受理 94件，办结 70件，未办结 24件: what is and what is not are all."""
    negated = re.compile(story.words.sets["negated"])
    for at, (one, two) in enumerate(pairwise(story.measured)):
        found = negated.search(two.name)
        one_kind = one.unit is not None and one.sentence == two.sentence and alike(one.figure, two.figure)
        if found is None or not one_kind:
            continue
        if one.name.endswith(found["what"]):
            before = (each for each in reversed(story.measured[max(0, at - 3) : at]) if alike(each.figure, two.figure))
            near = (each for each in before if two.sentence - each.sentence <= 1)
            whole = next((each for each in near if upper(each.figure) >= lower(one.figure)), None)
            if whole is not None:
                roles: Roles = {"whole": whole.figure, "parts": (one.figure, two.figure)}
                yield story.tell("sum", "complement", roles, 2, anchor=two.figure)
