"""What the wordings of a pack find in the passages of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from check_data.facts.fact import Kind, Telling
from check_data.facts.screen import Screened
from check_data.facts.unspaced.code import Coded, code_of, coded
from check_data.facts.unspaced.quantity import RATES, compatible
from check_data.facts.unspaced.story import Story
from check_data.facts.unspaced.wordings import Wording
from check_data.figures.units import Unit
from check_data.reading.mention import Mention

_BEFORE = 16
"""Characters before a match among which what forbids it stands."""
_OF_ONE_UNIT: Mapping[Kind, Sequence[str]] = {
    "sum": ("whole", "parts"),
    "share": ("whole", "part"),
    "change": ("now", "before", "by"),
    "difference": ("more", "less", "by"),
    "within": ("whole", "part"),
    "order": ("more", "less"),
    "threshold": ("whole", "part"),
    "average-growth": ("now", "before"),
}
"""The roles of a kind that must be of one unit."""
_OF_THINGS = frozenset(["sum", "share", "threshold"])
"""Kinds whose figures must all say what they count."""
_ANCHORS = ("share", "rate", "by")
"""Roles that make the claim, where a telling has one; else its last figure does."""


def worded(story: Story, wordings: Screened[Wording]) -> Iterator[Telling]:
    """What the wordings find in a document."""
    for passage in story.passages.values():
        if len(passage.mentions) < 2:
            continue
        code = coded(passage)
        for wording in wordings.among(map(code_of, code.at.values()), code.text):
            for found in _matches(wording, code):
                yield from _telling(wording, code, found)


def _matches(wording: Wording, code: Coded) -> Iterator[re.Match[str]]:
    """The matches, of which one may begin with the second figure of the one before."""
    found = wording.expression.search(code.text)
    while found is not None:
        yield found
        first = min(place for place in code.at if place >= found.start())
        found = wording.expression.search(code.text, max(first, found.start()) + 1)


def _telling(wording: Wording, code: Coded, found: re.Match[str]) -> Iterator[Telling]:
    if wording.unless and wording.unless.search(code.text, max(0, found.start() - _BEFORE), found.start()):
        return
    if wording.without and wording.without.search(found[0]):
        return
    told = {role: _figures(code, found, role) for role in found.re.groupindex if not role.startswith("_")}
    told |= {role: tuple(_in_each(each, unit) for each in told[role]) for role, unit in wording.per.items()}
    named = wording.law or {role: (role,) for role in told}
    roles = {role: tuple(each for name in names for each in told[name]) for role, names in named.items()}
    if _is_of_one_unit(wording.kind, roles):
        anchor = next((roles[role][0] for role in _ANCHORS if role in roles), [*told.values()][-1][-1])
        yield Telling(wording.kind, wording.form, roles, wording.explicit, wording.options, anchor=anchor)


def _in_each(mention: Mention, of: Unit) -> Mention:
    """An amount in each of a unit: 亩产 600公斤."""
    return mention if mention.unit is None else mention._replace(unit=mention.unit * of.inverse())


def _figures(code: Coded, found: re.Match[str], role: str) -> tuple[Mention, ...]:
    """The figure of a role, or those of its list."""
    return tuple(code.at[place] for place in range(*found.span(role)) if place in code.at)


def _is_of_one_unit(kind: Kind, roles: Mapping[str, Sequence[Mention]]) -> bool:
    if kind == "product" and roles["product"][0].kind == "count":
        things = [{name for name, _ in each.unit.powers} if each.unit else set[str]() for each in roles["factors"]]
        told = roles["product"][0].unit
        if told is not None and all(things) and not {name for name, _ in told.powers} <= set().union(*things):
            return False  # 每箱24瓶，21箱共540盒
    members = [each for role in _OF_ONE_UNIT.get(kind, ()) for each in roles.get(role, ())]
    if kind in ("change", "difference") and members[0].kind in RATES:
        return True  # rates, and points
    if kind in _OF_THINGS and any(each.unit is None for each in members):
        return False  # 58万户 … 135.2万: bare numbers are of anything
    return all(compatible(members[0], each) for each in members[1:])
