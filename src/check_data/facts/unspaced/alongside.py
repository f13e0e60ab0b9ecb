"""What follows where a whole and its parts are told: growths beside theirs, sums of what they were or should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story
from check_data.reading.mention import Mention
from check_data.reading.unspaced.made import negated

_Told = Callable[[Quantity], Mention | None]


def alongside(story: Story, sums: Sequence[Telling]) -> Iterator[Telling]:
    """For each whole of a sum, what is told of it and of all its parts."""
    owners = {id(each.main): each for each in story.mains}
    seen = set[int]()
    between = set[tuple[int, int]]()
    for telling in sums:
        whole = owners.get(id(telling.roles["whole"][0]))
        parts = [owners.get(id(each)) for each in telling.roles["parts"]]
        members = [each for each in (whole, *parts) if each is not None]
        if len(members) < 3 or len(members) <= len(parts):
            continue
        growths = _all(members, _growth)
        if growths and (growths[0].start, growths[1].start) not in between:
            between.add((growths[0].start, growths[1].start))
            roles: Roles = {"estimate": growths[0], "parts": growths[1:]}
            # One breakdown of a whole is no other reading of another one.
            number = sum(whole_ == growths[0].start for whole_, _ in between)
            options: dict[str, int | str] = {"apart": number} if number > 1 else {}
            yield story.tell("interval", "growth-between", roles, 0, options, growths[0])
        if "open" not in telling.options:
            yield from _sums(story, members, seen)


def _sums(story: Story, members: Sequence[Quantity], seen: set[int]) -> Iterator[Telling]:
    for form, of in (("sum-of-plans", _plan), ("sum-of-bases", _base)):
        told = _all(members, of)
        if told and told[0].unit and told[0].start not in seen and all(alike(told[0], each) for each in told):
            seen.add(told[0].start)
            yield story.tell("sum", form, {"whole": told[0], "parts": told[1:]}, 1, anchor=told[0])


def _all(members: Sequence[Quantity], of: _Told) -> list[Mention]:
    """What is told of each member; nothing where it is not of all."""
    told = [each for each in map(of, members) if each is not None]
    return told if len(told) == len(members) else []


def _growth(quantity: Quantity) -> Mention | None:
    """The growth that a quantity is told with, a fall as such."""
    found = quantity.attribute("growth")
    if found is None or found.mention.kind != "percent":
        return None
    return negated(found.mention) if found.sign < 0 else found.mention


def _plan(quantity: Quantity) -> Mention | None:
    """The plan of which a quantity is told to be a share."""
    found = quantity.attribute("share")
    return found.of if found is not None else None


def _base(quantity: Quantity) -> Mention | None:
    """What a quantity was before."""
    found = quantity.attribute("base")
    return found.mention if found is not None else None
