"""Tellings of change: a value, the one before, the difference and the rate, as far as a sentence tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story
from check_data.figures.conventions import Reading
from check_data.reading.mention import Mention

_HUNDRED = Fraction(100)
_VALUES = ("value", "now", "total", "share", "rest")


class _Told(NamedTuple):
    """A change at its place among the figures of a sentence, with the rate or difference that tells it again."""

    at: int
    by: Figure | None
    rate: Figure | None
    sign: int

    def fits(self, value: Figure) -> bool:
        """Whether a figure may be a value that changed so."""
        if self.by is None:
            return value.amount
        if self.by.kind == "points":
            return value.kind in ("percent", "times") or (value.kind == "count" and value.mention.unit is None)
        return alike(value, self.by)

    @property
    def anchor(self) -> Figure:
        """The figure that makes the claim."""
        told = self.rate or self.by
        assert told is not None
        return told


def changes(story: Story) -> Iterator[Telling]:
    """The changes of all sentences."""
    for at, figures in enumerate(story.sentences):
        used = -1
        following = story.sentences[at + 1][:1] if at + 1 < len(story.sentences) else ()
        for told in _told(story, figures):
            before = _before(story, figures, told, used) or _told_after(story, told, following)
            yield from _change(story, figures, told, before)
            used = told.at
        yield from _moved(story, figures)


def _told(story: Story, figures: Sequence[Figure]) -> Iterator[_Told]:
    for at, each in enumerate(figures):
        if each.role != "change":
            continue
        sign = -1 if each.mention.negative else each.sign
        following = figures[at + 1] if at + 1 < len(figures) else None
        again = following if following is not None and following.role == "again" else None
        last = figures[at - 1] if at else None
        if last is not None and last.role == "change" and _both(story, last, each):
            continue  # told with the one before
        if again is None and following is not None and following.role == "change" and _both(story, each, following):
            again, sign = following, following.sign or sign
        rate = each if each.kind == "percent" else again
        yield _Told(at, None if rate is each else each, rate, sign)


def _both(story: Story, one: Figure, two: Figure) -> bool:
    """Whether two changes in a row tell one: 3億円増、25.0％増."""
    return one.amount and two.kind == "percent" and story.words.says("change_again", story.between(one, two))


def _change(story: Story, figures: Sequence[Figure], told: _Told, before: Figure | None) -> Iterator[Telling]:
    values = _values(story, figures, told, before)
    options = {"sign": told.sign} if told.sign else {}
    roles = {name: each.mention for name, each in (("by", told.by), ("rate", told.rate)) if each is not None}
    if before is not None:
        roles["before"] = before.mention
    for number, now in enumerate(values):
        if len(roles) < 2:
            continue
        form = _form(story, told, before)
        explicit = 0 if number else 1 if form == "triple" else 2
        told_by = {} if told.by is None else {"by": _in_units_of(now, told.by.mention)}
        yield story.tell("change", form, roles | told_by | {"now": now.mention}, explicit, options, told.anchor.mention)
    if not values and len(roles) > 2:
        yield story.tell("change", "base-triple", roles, 1, options, told.anchor.mention)


def _in_units_of(value: Figure, by: Mention) -> Mention:
    """A difference in points of what is no percentage (an index, a factor): as many units, no hundredths."""
    if by.kind != "points" or value.kind == "percent" or by.reading is None:
        return by
    reading = Reading(*(each.scaled(_HUNDRED) for each in by.reading))
    return by._replace(kind=value.mention.kind, reading=reading, value=by.value * 100, last_digit=by.last_digit * 100)


def _form(story: Story, told: _Told, before: Figure | None) -> str:
    if before is None:
        return "triple"
    began = "from" if story.words.pattern("from_after").match(before.right) else "base"
    if told.by is None:
        return {"from": "from-to", "base": "base-growth"}[began]
    return f"{began}-points" if told.by.kind == "points" else f"{began}-difference"


def _before(story: Story, figures: Sequence[Figure], told: _Told, used: int) -> Figure | None:
    """The value before of a change: the last one told before it, else one in the bracket behind it."""
    for place in range(told.at - 1, used, -1):
        each = figures[place]
        if each.role == "before" and told.fits(each):
            between = [other for other in figures[place + 1 : told.at] if other.own and other.role in _VALUES]
            if all(story.names.related(each.name, other.name) for other in between):
                return each
    following = figures[told.at + 1 : told.at + 3]
    if following and story.words.says("leads_to", story.between(figures[told.at], following[0])):
        following = following[1:]
    for each in following:
        if each.role == "before" and told.fits(each) and each.bracket >= 0:
            return each
        if each.role not in ("again", "before"):
            break
    return None


def _told_after(story: Story, told: _Told, following: Sequence[Figure]) -> Figure | None:
    """The value before that the next sentence begins with: …25.0％増えた。前年同期は120億円。"""
    for each in following:
        if told.fits(each) and story.words.says("base_alone", each.left):
            return each
    return None


def _values(story: Story, figures: Sequence[Figure], told: _Told, before: Figure | None) -> list[Figure]:
    """The values now that a change may have led to, the likeliest first."""
    like = before or told.by
    values = [(place, each) for place, each in enumerate(figures) if _may_be(each, told, like)]
    behind = [each for place, each in values if place > told.at]
    earlier = [(place, each) for place, each in reversed(values) if place < told.at]
    owner = _owner(figures, told)
    if owner is not None and (owner in [each for _, each in values]):
        return [owner]
    if behind and story.words.says("leads_to", story.between(figures[told.at], behind[0])):
        return behind[:1]
    base = figures.index(before) if before in figures else told.at
    after_base = [each for place, each in earlier if place > base]
    subject = next((each for each in (figures[base], figures[told.at]) if each.own), None)
    before_base = [each for place, each in earlier if place < base and _of_one(story, subject, each)]
    likely = [*after_base[:1], *before_base[:2]]
    from_it = before is not None and story.words.pattern("from_after").match(before.right)
    return [*behind[:1], *likely] if from_it and not after_base else [*likely, *behind[:1]]


def _of_one(story: Story, subject: Figure | None, value: Figure) -> bool:
    """Whether a value may be of what is named with its change: not 本館は500人で、別館は40人から5人増えた."""
    return subject is None or story.names.related(subject.name, value.name)


def _owner(figures: Sequence[Figure], told: _Told) -> Figure | None:
    """The figure right before the bracket that holds a change: 150億円（8.0％減）."""
    first = figures[told.at]
    if first.bracket < 0:
        return None
    outside = [each for each in figures[: told.at] if each.bracket != first.bracket]
    return outside[-1] if outside else None


def _may_be(each: Figure, told: _Told, like: Figure | None) -> bool:
    if each.role not in _VALUES or not told.fits(each):
        return False
    return like is None or like.kind == "points" or like.mention.unit is each.mention.unit


def _moved(story: Story, figures: Sequence[Figure]) -> Iterator[Telling]:
    """31.5％から33.0％に上昇した: the direction alone."""
    for one, two in pairwise(figures):
        if one.role == "before" and two.role == "now" and two.sign and alike(one, two):
            roles = {"now": two.mention, "before": one.mention}
            yield story.tell("change", "direction", roles, 2, {"sign": two.sign}, two.mention)
