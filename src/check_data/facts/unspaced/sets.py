"""Sets of names that are whole by nature, and sums that follow where all members are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple, TypeVar

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.siblings import is_sibling
from check_data.facts.unspaced.story import Roles, Story, figures_of, lower, upper
from check_data.facts.unspaced.words import Words
from check_data.figures.conventions import Hedge
from check_data.reading.unspaced.made import negated

T = TypeVar("T")
_REACH = 12
"""Values within which the members of a set are told."""
_BACK, _NAMED = 10, 40
"""Values before the first member among which the whole is, and one of its name."""
_SURE = "closed"
"""The form of sets that make a whole in any context."""
_NEAR = 4
"""Sentences over which the members of a set are told."""


class ClosedSet(NamedTuple):
    """The names of a set; ``sure`` says that they make a whole in any context, ``total`` is the name of that whole."""

    members: tuple[str, ...]
    sure: bool
    total: str = ""

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


def _closed_set(row: Mapping[str, Any]) -> ClosedSet:
    return ClosedSet(tuple(row["members"]), row.get("sure", False), row.get("total", ""))


class Closed:
    """The closed sets of a pack's words."""

    def __init__(self, words: Words) -> None:
        self._denials: str = words.sets["denials"]
        self._sets = [_closed_set(each) for each in words.sets["closed"]]
        # Most names hold no member, and none those of most sets: a look at their characters tells.
        self._marks: dict[str, set[int]] = {}
        for place, each in enumerate(self._sets):
            for member in each.members:
                self._marks.setdefault(member[0], set()).add(place)
        self.of = lru_cache(maxsize=1 << 12)(self._of)

    def _of(self, name: str) -> Mapping[ClosedSet, str]:
        """The sets of which a name holds a member, each with that member."""
        marked = set().union(*(self._marks.get(character, ()) for character in name))
        found = ((each, each.member(name, self._denials)) for each in map(self._sets.__getitem__, sorted(marked)))
        return {each: member for each, member in found if member}

    def beginning(self, first: Quantity, following: Sequence[T], of: Callable[[T], Quantity]) -> Iterator[list[T]]:
        """The other members, of each set whose first member the first quantity's name holds."""
        for each, member in self.of(first.name).items():
            if member != each.members[0]:
                continue
            rows = [row for row in following if near(first, of(row))]
            found = [self._named(each, name, rows, of) for name in each.members[1:]]
            others = [row for row in found if row is not None]
            if len(others) == len(found):
                yield others

    def _named(self, of_set: ClosedSet, name: str, rows: Sequence[T], of: Callable[[T], Quantity]) -> T | None:
        """The first row of a member's name; 第二 alone stands for 第二产业."""
        named = (row for row in rows if self.of(of(row).name).get(of_set) == name or of(row).name == name[:2])
        return next(named, None)


def near(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity is told soon after another one."""
    return 0 <= other.block - one.block <= 1 and 0 <= other.sentence - one.sentence <= _NEAR


def closed_sums(story: Story, closed: Closed) -> Iterator[Telling]:
    """Values of all members of a set, and the values of which they may be the parts."""
    reached = [not _is_threshold(story, each) for each in story.measured]  # 稻谷突破 2亿吨，达到 20078万吨
    for at, first in enumerate(story.measured):
        if not reached[at]:
            continue
        quantities = list(compress(story.measured[at : at + _REACH], reached[at : at + _REACH]))
        of = closed.of(first.name).items()
        sets = [(each, _members(story, closed, each, member, quantities)) for each, member in of]
        told = [(each, found) for each, found in sets if len(found) == len(each.members)]
        for each, found in told:
            # 东部、中部、西部 are not all where 东北 is told, too.
            if not any(set(map(id, found.values())) < set(map(id, other.values())) for _, other in told):
                yield from _Whole(story, at, found, _SURE if each.sure else "closed-half", each.total).tellings()


def _is_threshold(story: Story, quantity: Quantity) -> bool:
    """Whether a value is only one that the next one passed: 突破 2亿吨，达到 20078万吨."""
    if not (story.says("threshold_figure", quantity.figure.quote) or story.says("threshold", quantity.lead[-5:])):
        return False
    following = story.quantities[quantity.order + 1 : quantity.order + 2]
    return any(each.inherited and each.main is not None and alike(each.main, quantity.figure) for each in following)


def _rest(story: Story, quantity: Quantity, member: str) -> str:
    """What the name of a quantity says beside the member's."""
    return story.core(quantity).replace(member, "", 1)


def _members(
    story: Story, closed: Closed, of: ClosedSet, member: str, quantities: Sequence[Quantity]
) -> dict[str, Quantity]:
    first, *following = quantities
    found, rest = {member: first}, _rest(story, first, member)
    for each in following:
        if each.unit is not first.unit or not near(first, each) or _is_of_another(of, first, each):
            continue
        name = closed.of(each.name).get(of, "")
        if name and name not in found and _fits(each, first, _rest(story, each, name), rest):
            found[name] = each
    return found


def _is_of_another(of: ClosedSet, first: Quantity, each: Quantity) -> bool:
    """Whether a quantity is announced by another 其中 than the first member, or begins a pair of its own."""
    if len(of.members) == 2 and first.sentence != each.sentence and not first.which:
        return of.members[0] not in first.name  # 进口 …。上年出口 …
    return first.which != each.which and (len(of.members) == 2 or first.sentence == each.sentence)


def _fits(each: Quantity, first: Quantity, other: str, rest: str) -> bool:
    """Whether two members are told of one thing: what their names say beside the member's."""
    if other == rest or not rest or not other or (each.group == first.group != 0):
        return True
    return (len(rest) > 1 and other.endswith(rest)) or (len(other) > 1 and rest.endswith(other))


class _Whole:
    """The values that the members of a set, the first of them ``at``, may make."""

    def __init__(self, story: Story, at: int, found: dict[str, Quantity], form: str, total: str) -> None:
        self.story, self.at, self.form, self.total = story, at, form, total
        self.members = sorted(found.values(), key=lambda quantity: quantity.order)
        self.rest, self.said = min(
            ((_rest(story, quantity, name), quantity.name.replace(name, "", 1)) for name, quantity in found.items()),
            key=lambda names: len(names[0]),
        )
        self.parts = figures_of(self.members)
        first, last = self.members[0], self.members[-1]
        which, bracket = first.which == last.which != 0, first.bracket == last.bracket != 0
        self.explicit = 2 if which or bracket or form == _SURE else 1

    def tellings(self) -> Iterator[Telling]:
        story, found = self.story, 0
        for whole in self._candidates():
            if found and not story.names.related(self.rest or self.members[0].name, whole.name):
                continue
            good = not found and self._is_named(whole)
            explicit = 0 if not good else 2 if self._is_product(whole) else self.explicit
            roles: Roles = {"whole": whole.figure, "parts": self.parts}
            form = self.form if good else f"{self.form}-far"
            if not good and not found and self._is_total(whole):
                form, explicit = "closed-total", 2
            yield story.tell("sum", form, roles, explicit, anchor=self.parts[-1])
            yield from _changes(story, whole, self.members)
            found += 1

    def _candidates(self) -> Iterator[Quantity]:
        """The values before the members, the nearest first, and two after them, as far as they may be the whole."""
        story, first = self.story, self.members[0]
        values, biggest = story.measured, max(map(lower, self.parts))
        last = values.index(self.members[-1], self.at)
        for whole in (*reversed(values[max(0, self.at - _NAMED) : self.at]), *values[last + 1 : last + 3]):
            close = (near(whole, first) and whole.order >= first.order - _BACK) or near(first, whole)
            named = bool(self.rest) and story.names.related(self.said, whole.name)
            near_enough = named and 2 * upper(whole.figure) >= biggest  # wrong, but hardly by more than half
            large = upper(whole.figure) >= biggest or story.core(whole) == self.rest or near_enough
            if not self.is_announced(whole) and (is_sibling(story, whole) or _is_threshold(story, whole)):
                continue
            if story.is_mean(whole.figure):
                continue
            if alike(whole.figure, self.parts[0]) and large and (close or named):
                yield whole

    def _is_total(self, whole: Quantity) -> bool:
        """Whether a value right before is named as the whole of the set: 进出口总值 …。出口 …；进口 …"""
        first = self.members[0]
        named = bool(self.total) and self.total in whole.name and (not self.rest or self.rest in whole.name)
        next_to = 0 <= first.sentence - whole.sentence <= 1 and first.block == whole.block
        return named and next_to and whole.period == first.period and _are_plain((whole, *self.members))

    def _is_product(self, whole: Quantity) -> bool:
        return self.story.says("product_of_sectors", f"{whole.name} {self.rest}")

    def is_announced(self, whole: Quantity) -> bool:
        """Whether 其中 or a bracket says that the members are of what is told before."""
        first = self.members[0]
        return self.explicit == 2 and (first.bracket != 0 or first.which > whole.which)

    def _is_named(self, whole: Quantity) -> bool:
        first = self.members[0]
        if self.story.names.related(self.said, whole.name) or self._is_product(whole):
            return True
        return self.is_announced(whole) or (not self.rest and whole.sentence == first.sentence)


def _are_plain(quantities: Sequence[Quantity]) -> bool:
    return all(each.figure.hedge is Hedge.NONE for each in quantities)


def _changes(story: Story, whole: Quantity, members: Sequence[Quantity]) -> Iterator[Telling]:
    """The differences of the parts make that of the whole, each against the same time as its own."""
    told = [[each for each in quantity.attributes if each.kind == "difference"] for quantity in (whole, *members)]
    for against in zip(*told, strict=False) if len({len(each) for each in told}) == 1 else ():
        signed = [negated(each.mention) if each.sign < 0 else each.mention for each in against]
        if all(alike(each, whole.figure) for each in signed):
            yield story.tell("sum", "sum-of-changes", {"whole": signed[0], "parts": signed[1:]}, 1, anchor=signed[0])
