"""Which facts may tell the same quantity: by kind, unit, role, name, scope and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from check_data.facts.fact import Fact
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC

Related = Callable[[str, str], bool]
"""Whether two names may be names of one quantity, by their language."""
Terms = Callable[[str], frozenset[str]]
"""The words of a text in the form in which they are compared, by its language."""

_SAME_ROLE: Mapping[str, str] = {
    "value": "value",
    "total": "value",
    "part": "value",
    "now": "value",
    "before": "value",
    "base": "value",
    "head": "value",
}
"""Roles in which a fact tells the quantity itself; each other role is one of its own."""

_NUMBERS = lazily(r"\d+")
_FEWEST = 2
"""Pieces of a name below which it says too little."""

Group = tuple[str, tuple[tuple[str, int], ...], str]


def group_of(fact: Fact) -> Group | None:
    """What facts must have in common to tell the same: kind, dimension and role. None for one that tells none."""
    mention = fact.mention
    if mention.kind not in NUMERIC or mention.reading is None:
        return None
    kind = "count" if mention.kind == "measure" and mention.unit is None else mention.kind
    return kind, mention.unit.powers if mention.unit else (), _SAME_ROLE.get(fact.role, fact.role)


def grouped(facts: Iterable[Fact]) -> Mapping[Group, Sequence[Fact]]:
    """Facts by what they must have in common, in their order."""
    found: dict[Group, list[Fact]] = defaultdict(list)
    for fact in facts:
        group = group_of(fact)
        if group is not None:
            found[group].append(fact)
    return found


def one_time(one: Fact, other: Fact) -> bool:
    """Whether two facts may be of one period: the same, or one is not told."""
    return not one.period or not other.period or one.period == other.period


def other_time(one: Fact, other: Fact) -> bool:
    """Whether two facts tell their periods in one way, and not the same: October and September, 2019 and 2020."""
    return one.period != other.period and _NUMBERS.sub("#", one.period) == _NUMBERS.sub("#", other.period)


def overlap(one: Fact, other: Fact) -> float:
    """The part of what the shorter of two names is made of that the other one has, too; nouns count with names."""
    mine, theirs = _pieces(one.name + one.mention.noun), _pieces(other.name + other.mention.noun)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer >= _FEWEST else 0.0


def _pieces(name: str) -> frozenset[str]:
    """The words of a name; of a language without blanks each two characters of it."""
    if name.isascii() or " " in name:
        return frozenset(name.lower().split())
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def one_scope(one: Fact, other: Fact) -> bool:
    """Whether two facts may be of the same place, company or group."""
    return not one.scope or not other.scope or one.scope == other.scope


def tells_itself(fact: Fact) -> bool:
    """Whether a fact tells what its quantity is now: not what it was before."""
    return fact.role not in ("before", "base")


def memoized(related: Related) -> Related:
    """The same, each pair of names asked once: documents repeat their names."""
    known: dict[tuple[str, str], bool] = {}

    def asked(one: str, other: str) -> bool:
        if not one or not other:
            return False
        if one == other:
            return True
        key = (one, other)
        if key not in known:
            known[key] = related(one, other)
        return known[key]

    return asked
