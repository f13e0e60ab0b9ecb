"""Sets of names that are whole by nature, and sums that follow where all members are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike, measured
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.reading.mention import Mention

T = TypeVar("T")
_REACH = 12
"""Values within which the members of a set are told."""
_BACK = 10
"""Values before the first member among which the whole is."""


class ClosedSet(NamedTuple):
    """The names of a set; ``sure`` says that they make a whole in any context."""

    members: tuple[str, ...]
    sure: bool

    def member(self, name: str, denials: str) -> str:
        """The member that a name holds: the longest; empty for none, or for two of a length."""
        found = [
            each
            for each in self.members
            if (each in name if len(each) > 1 else name.startswith(each))
            and not any(denial + each in name for denial in denials)
        ]
        if not found or (len(found) > 1 and len({len(each) for each in found}) == 1):
            return ""
        return max(found, key=len)


class Closed:
    """The closed sets of a pack."""

    def __init__(self, story: Story) -> None:
        sets = story.words.sets
        self.denials: str = sets["denials"]
        self.sets = [ClosedSet(tuple(each["members"]), each.get("sure", False)) for each in sets["closed"]]
        # Most names hold no member: one look at their characters tells.
        self._marks = frozenset(member[0] for each in self.sets for member in each.members)

    def may_hold(self, name: str) -> bool:
        """Whether a name may hold a member of any set."""
        return not self._marks.isdisjoint(name)

    def beginning(self, first: Quantity, following: Sequence[T], of: Callable[[T], Quantity]) -> Iterator[list[T]]:
        """The other members, of each set whose first member the first quantity's name holds."""
        if not self.may_hold(first.name):
            return
        for each in self.sets:
            if each.member(first.name, self.denials) != each.members[0]:
                continue
            found: list[T] = []
            for name in each.members[1:]:
                other = next(
                    (
                        row
                        for row in following
                        if row not in found
                        and (each.member(of(row).name, self.denials) == name or of(row).name == name[:2])
                        and near(first, of(row))
                    ),
                    None,
                )
                if other is None:
                    break
                found.append(other)
            if len(found) == len(each.members) - 1:
                yield found


def near(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity is told soon after another one."""
    return 0 <= other.block - one.block <= 1 and 0 <= other.sentence - one.sentence <= 4


def closed_sums(story: Story, closed: Closed) -> Iterator[Telling]:
    """Values of all members of a set, and the values of which they may be the parts."""
    mains = [each for each in story.mains if measured(each)]
    places = {id(each): place for place, each in enumerate(mains)}
    for at, first in enumerate(mains):
        if not closed.may_hold(first.name):
            continue
        for each in closed.sets:
            member = each.member(first.name, closed.denials)
            if not member:
                continue
            found = _members(story, closed, each, first, member, mains[at + 1 : at + _REACH])
            if len(found) == len(each.members):
                listed = sorted(found.values(), key=lambda quantity: quantity.order)
                rest = min((_rest(story, quantity, name) for name, quantity in found.items()), key=len)
                form = "closed" if each.sure else "closed-half"
                yield from _wholes(story, mains, places, listed, rest, form)


def _rest(story: Story, quantity: Quantity, member: str) -> str:
    return story.core(quantity).replace(member, "", 1)


def _members(
    story: Story, closed: Closed, of: ClosedSet, first: Quantity, member: str, following: Sequence[Quantity]
) -> dict[str, Quantity]:
    found, rest = {member: first}, _rest(story, first, member)
    for each in following:
        if each.unit != first.unit or not near(first, each):
            continue
        if (first.which or each.which) and first.which != each.which:
            if len(of.members) == 2 or first.sentence == each.sentence:
                continue
        name = of.member(each.name, closed.denials)
        if name and name not in found and _fits(each, first, _rest(story, each, name), rest):
            found[name] = each
    return found


def _fits(each: Quantity, first: Quantity, other: str, rest: str) -> bool:
    """Whether two members are told of one thing: what their names say beside the member's."""
    if other == rest or not rest or not other or (each.group == first.group != 0):
        return True
    return (len(rest) > 1 and other.endswith(rest)) or (len(other) > 1 and rest.endswith(other))


def _wholes(
    story: Story, mains: Sequence[Quantity], places: dict[int, int], members: Sequence[Quantity], rest: str, form: str
) -> Iterator[Telling]:
    first, last = members[0], members[-1]
    parts = [each.main for each in members if each.main is not None]
    at, biggest = places[id(first)], max(map(lower, parts))
    announced = (first.which and first.which == last.which) or (first.bracket and first.bracket == last.bracket)
    explicit = 2 if announced else 1
    found = 0
    for whole in (*reversed(mains[max(0, at - _BACK) : at]), *mains[places[id(last)] + 1 :][:2]):
        if whole.main is None or not alike(whole.main, parts[0]) or any(whole is each for each in members):
            continue
        if upper(whole.main) < biggest and story.core(whole) != rest:
            continue
        if not (near(whole, first) or near(first, whole) or (rest and story.names.related(rest, whole.name))):
            continue
        if found and not story.names.related(rest or first.name, whole.name):
            continue
        good = not found and _is_whole(story, whole, first, rest, explicit)
        named = good and story.says("product_of_sectors", f"{whole.name} {rest}")
        level = 2 if named else explicit
        yield story.tell(
            "sum", form if good else f"{form}-far", {"whole": whole.main, "parts": parts}, level if good else 0, anchor=parts[-1]
        )
        yield from _changes(story, whole, members)
        found += 1


def _is_whole(story: Story, whole: Quantity, first: Quantity, rest: str, explicit: int) -> bool:
    if story.names.related(rest, whole.name) or story.says("product_of_sectors", f"{whole.name} {rest}"):
        return True
    if explicit == 2 and (first.bracket or first.which > whole.which):
        return True
    return not rest and whole.sentence == first.sentence


def _changes(story: Story, whole: Quantity, members: Sequence[Quantity]) -> Iterator[Telling]:
    """The differences of the parts make that of the whole."""
    from check_data.reading.unspaced.mentions import negated

    told = []
    for each in (whole, *members):
        difference = each.attribute("difference")
        if difference is None or each.main is None or not alike(difference.mention, each.main):
            return
        told.append(negated(difference.mention) if difference.sign < 0 else difference.mention)
    yield story.tell("sum", "sum-of-changes", {"whole": told[0], "parts": told[1:]}, 1, anchor=told[0])


def parts_of(members: Sequence[Quantity]) -> list[Mention]:
    """The values of some quantities."""
    return [each.main for each in members if each.main is not None]
