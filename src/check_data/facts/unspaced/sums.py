"""Tellings of sums: parts that are announced, stand in a bracket, or come before their total; what is new within all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Story, figures_of, lower, upper
from check_data.figures.conventions import Hedge

_LONGEST_NAME = 16
_SPAN = 80
"""Characters over which 41个 … 25个增加 … 16个减少 is told at most."""


def sums(story: Story) -> Iterator[Telling]:
    """The sums of a document."""
    places = {id(each): place for place, each in enumerate(story.measured)}
    yield from _announced(story, places)
    yield from _in_brackets(story, places)
    yield from _totals(story)
    yield from _opposites(story)
    yield from _new_within(story)


# after 其中 -------------------------------------------------------------------------------------------------------------
def _announced(story: Story, places: dict[int, int]) -> Iterator[Telling]:
    """Parts after 其中."""
    told = (each for each in story.measured if each.which)
    for (which, _), group in groupby(told, key=lambda each: (each.which, each.sentence)):
        first, *others = group
        before = story.measured[max(0, places[id(first)] - 5) : places[id(first)]]
        fitting = [w for w in before if alike(w.figure, first.figure) and w.sentence >= first.sentence - 2]
        near = [w for w in reversed(fitting) if w.sentence >= first.sentence - 1 and w.which < which]
        if near:
            whole = next((w for w in near if upper(w.figure) >= lower(first.figure)), near[0])
            members = _until_too_large(whole, first, [each for each in others if alike(each.figure, first.figure)])
            yield from _of_which(story, whole, members, fitting)


def _until_too_large(whole: Quantity, first: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """The first part, and the others up to one that is larger than the whole."""
    most, kept = upper(whole.figure), [first]
    for each in others:
        if lower(each.figure) > most:
            break
        kept.append(each)
    return kept


def _of_which(
    story: Story, whole: Quantity, members: Sequence[Quantity], fitting: Sequence[Quantity]
) -> Iterator[Telling]:
    parts = figures_of(members)
    several = sum(each.sentence == whole.sentence and each.which == whole.which for each in fitting) > 1
    if not several or lower(parts[0]) <= upper(whole.figure):
        yield story.tell("within", "of-which", {"part": parts[0], "whole": whole.figure}, 1, anchor=parts[0])
    if len(parts) == 1:
        return
    roles = {"whole": whole.figure, "parts": parts}
    yield story.tell("sum", "of-which-open", roles, 0, {"open": 1}, parts[0])
    listed = enumerated(story, whole, members)
    form = "of-which-listed" if listed else "of-which-loose"
    for each in fitting:
        explicit = 1 if each is whole and listed else 0
        yield story.tell("sum", form, {"whole": each.figure, "parts": parts}, explicit, anchor=parts[-1])


def enumerated(story: Story, whole: Quantity, members: Sequence[Quantity]) -> bool:
    """Whether members are told as a list and nothing else: each by a mark and its name, all or none with growth or
    share, to the end of the sentence or bracket.
    """
    if whole.figure.hedge is not Hedge.NONE or len({bool(each.attributes) for each in members}) != 1:
        return False
    if not _one_noun(story, (whole, *members)):
        return False
    return all(_is_item(story, each) for each in members) and story.says("list_closed", _rest_of(story, members[-1]))


def _one_noun(story: Story, quantities: Sequence[Quantity]) -> bool:
    """Whether the all-purpose counter counts one kind of thing: 5个县 and 30个镇 are no parts of 35个县."""
    if not story.says("generic_counter", quantities[-1].figure.quote):
        return True
    return len({each.tail for each in quantities if each.tail}) < 2


def _rest_of(story: Story, last: Quantity) -> str:
    """The text after the last figure of a member."""
    mentions = [last.figure, *(each.mention for each in last.attributes)]
    return story.after(max(mentions, key=lambda each: each.to), 40)


def _is_item(story: Story, member: Quantity) -> bool:
    if not 0 < len(member.name) <= _LONGEST_NAME or member.moved or member.inherited:
        return False
    if member.figure.hedge is not Hedge.NONE or member.attribute("points", "base") is not None:
        return False
    lead = story.words.pattern("up_to_of_which").sub("", member.lead)
    last = story.words.pattern("clause_mark").split(lead)[-1].strip()
    return 0 < len(last) <= len(member.name) + 3 and not story.says("not_listed", last)


# in brackets, and before a total ----------------------------------------------------------------------------------------
def _in_brackets(story: Story, places: dict[int, int]) -> Iterator[Telling]:
    """Parts in the bracket after a value."""
    brackets = (each for each in story.measured if each.bracket)
    for _, group in groupby(brackets, key=lambda each: (each.block, each.bracket)):
        members = list(group)
        at = places[id(members[0])]
        if len(members) < 2 or not at:
            continue
        whole = story.measured[at - 1]
        one = all(alike(each.figure, whole.figure) for each in members)
        if one and not whole.bracket and whole.sentence == members[0].sentence:
            parts, listed = figures_of(members), enumerated(story, whole, members)
            form = "bracket-listed" if listed else "bracket-loose"
            roles = {"whole": whole.figure, "parts": parts}
            yield story.tell("sum", form, roles, 2 if listed else 0, anchor=parts[-1])


def _totals(story: Story) -> Iterator[Telling]:
    """A total after its parts."""
    for at, total in enumerate(story.measured):
        if not total.total:
            continue
        members: list[Quantity] = []
        for each in reversed(story.measured[max(0, at - 12) : at]):
            if not alike(each.figure, total.figure) or lower(each.figure) > upper(total.figure):
                break
            if each.sentence < total.sentence - (0 if members else 1):
                break
            members.insert(0, each)
        if len(members) > 1:
            sure = _is_sure(story, total, members)
            form = "total-listed" if sure else "total-word"
            roles = {"whole": total.figure, "parts": figures_of(members)}
            yield story.tell("sum", form, roles, 2 if sure else 0, anchor=total.figure)


def _is_sure(story: Story, total: Quantity, members: Sequence[Quantity]) -> bool:
    hedged = any(each.figure.hedge is not Hedge.NONE for each in members)
    if hedged or any(each.sentence != total.sentence for each in members):
        return False
    if story.says("list_broken", story.between(members[0].figure, total.figure)):
        return False
    clause = story.words.pattern("clause_mark").split(total.lead.strip())[-1]
    nouns = not total.tail or _one_noun(story, (total, *members))
    return nouns and story.says("sure_total", clause)


# what is not announced --------------------------------------------------------------------------------------------------
def _opposites(story: Story) -> Iterator[Telling]:
    """41个 … 中，25个 … 增加，16个 … 减少."""
    for whole, one, two in zip(story.measured, story.measured[1:], story.measured[2:], strict=False):
        if whole.unit is None or not (whole.unit is one.unit is two.unit) or whole.sentence != two.sentence:
            continue
        if two.figure.to - whole.place > _SPAN or whole.figure.scaled or whole.figure.hedge is not Hedge.NONE:
            continue
        first = story.between(one.figure, two.figure)
        second = story.words.pattern("clause_mark").split(story.after(two.figure, 20))[0]
        up, down = [story.says("opposite_up", each) for each in (first, second)], "opposite_down"
        if (up[0] and story.says(down, second)) or (up[1] and story.says(down, first)):
            roles = {"whole": whole.figure, "parts": (one.figure, two.figure)}
            yield story.tell("sum", "opposites", roles, 0, anchor=two.figure)


def _new_within(story: Story) -> Iterator[Telling]:
    """新增 120例，累计 3400例: what is new is within all."""
    for one, two in pairwise(story.measured):
        if one.unit is None or one.unit is not two.unit or one.sentence != two.sentence:
            continue
        if story.says("is_new", one.name + one.lead[-12:]) and story.says("in_all", two.lead):
            roles = {"part": one.figure, "whole": two.figure}
            yield story.tell("within", "new-of-all", roles, 1, anchor=two.figure)
