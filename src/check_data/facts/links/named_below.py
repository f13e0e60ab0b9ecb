"""The facts below a headline that may tell its figure by their names: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import BOUNDS, at_its_word
from check_data.facts.links.likeness import Related, one_scope, other_time, overlap

_CLOSE = 0.5
"""The part of the shorter of two names that the longer one has, too, from which they tell the same."""
_BESIDE = 3


def named_below(head: Fact, below: Sequence[Fact], related: Related) -> Iterator[Telling]:
    """The facts of the headline's name, else those told in nearly the same words, else of the same noun; the likeliest
    first. Where the figure itself stands below, that is its own: a name that fits is looked for only where it does not,
    and how often this is misread is measured of both together, as a reader would go about it.
    """
    likely = [each for each in below if one_scope(head, each) and not other_time(head, each)]
    again = [each for each in likely if is_echo(head, each) and each.mention.unit is not None]
    named = [each for each in likely if related(head.name, each.name)]
    if len(head.mention.digits) == 1:
        yield from _few(head, again, named)
        return
    alike = sorted((-overlap(head, each), number) for number, each in enumerate(likely))
    close = [likely[number] for closeness, number in alike if closeness <= -_CLOSE]
    beside = [each for each in below[:_BESIDE] if (head.mention.noun or None) == each.mention.noun]
    form, found = next(
        ((form, found) for form, found in (("headline", again or named), ("headline-alike", close)) if found), ("", [])
    )
    for number, each in enumerate(found):
        yield same(head, each, form if number == 0 else f"{form}-far", 1)
    for each in () if found else beside:
        yield same(head, each, "headline-noun", 1)
    echoed = [each for each in likely if is_echo(head, each)] if not found and not beside else []
    for each in echoed[:1]:
        yield same(head, each, "headline-again", 0)


def is_echo(head: Fact, fact: Fact) -> bool:
    """Whether a fact tells the very value of a headline."""
    return fact.mention.value == head.mention.value


def _few(head: Fact, again: Sequence[Fact], named: Sequence[Fact]) -> Iterator[Telling]:
    """One to nine are counted of anything: such a figure is compared where it says what it counts."""
    if again:
        yield same(head, again[0], "headline-again", 0)
    elif named and head.mention.noun:
        yield same(head, named[0], "headline-few", 1)


def same(head: Fact, body: Fact, form: str, explicit: int, *, beside: bool = False, doubtful: bool = False) -> Telling:
    """A headline's figure as that of a fact below it; ``beside``: surely of one figure, however far off;
    ``doubtful``: a warning at most.
    """
    options = {name: 1 for name, given in (("beside", beside), ("doubtful", doubtful)) if given}
    values = head.mention, body.mention
    if body.mention.hedge in BOUNDS:  # whatever is more agrees with it
        values = at_its_word(head.mention), at_its_word(body.mention)
    return Telling("same", f"link:{form}", {"values": values}, explicit, options, anchor=head.mention)
