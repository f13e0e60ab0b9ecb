"""Tellings of sums: parts that are announced, stand in a bracket, or come before their total; what remains; runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike, measured
from check_data.facts.unspaced.sets import parts_of
from check_data.facts.unspaced.story import Story, lower, upper
from check_data.figures.conventions import Hedge


def sums(story: Story) -> Iterator[Telling]:
    """The sums of a document."""
    mains = [each for each in story.mains if measured(each)]
    places = {id(each): place for place, each in enumerate(mains)}
    yield from _announced(story, mains, places)
    yield from _in_brackets(story, mains, places)
    yield from _totals(story, mains)
    yield from _opposites(story, mains)
    yield from _reached_within(story, mains)


def _announced(story: Story, mains: Sequence[Quantity], places: dict[int, int]) -> Iterator[Telling]:
    """Parts after 其中."""
    for which, group in groupby((each for each in mains if each.which), key=lambda each: (each.which, each.sentence)):
        members = list(group)
        first = members[0]
        assert first.main is not None
        before = mains[max(0, places[id(first)] - 5) : places[id(first)]]
        fitting = [
            each for each in before if each.main and alike(each.main, first.main) and each.sentence >= first.sentence - 2
        ]
        whole = next((w for w in reversed(fitting) if w.sentence >= first.sentence - 1 and w.which < which[0]), None)
        if whole is None or whole.main is None:
            continue
        members = [each for each in members if each.main and alike(each.main, first.main)]
        members = _until_too_large(members, whole)
        if not members:
            continue
        yield from _within(story, whole, members, fitting)
        if len(members) > 1:
            yield from _sum_of_which(story, whole, members, fitting)


def _until_too_large(members: Sequence[Quantity], whole: Quantity) -> list[Quantity]:
    """The members before the first one, but the first of all, that is larger than the whole."""
    assert whole.main is not None
    most, kept = upper(whole.main), []
    for place, each in enumerate(members):
        if place and each.main is not None and lower(each.main) > most:
            break
        kept.append(each)
    return kept


def _within(
    story: Story, whole: Quantity, members: Sequence[Quantity], fitting: Sequence[Quantity]
) -> Iterator[Telling]:
    part = members[0]
    assert whole.main is not None
    assert part.main is not None
    several = sum(each.sentence == whole.sentence and each.which == whole.which for each in fitting) > 1
    if several and lower(part.main) > upper(whole.main):
        return
    roles = {"part": part.main, "whole": whole.main}
    yield story.tell("within", "of-which", roles, 1, anchor=part.main)


def _sum_of_which(
    story: Story, whole: Quantity, members: Sequence[Quantity], fitting: Sequence[Quantity]
) -> Iterator[Telling]:
    parts = parts_of(members)
    tight = whole.sentence == members[0].sentence or not members[0].inherited
    form = "of-which-" + ("listed" if tight and _plain_list(story, whole, members) else "loose")
    for each in fitting:
        if each.main is not None:
            explicit = 1 if each is whole else 0
            yield story.tell("sum", form, {"whole": each.main, "parts": parts}, explicit, anchor=parts[-1])


def _plain_list(story: Story, whole: Quantity, members: Sequence[Quantity]) -> bool:
    """Whether the members are told as a plain list: each only with its name, and all or none with growth or share."""
    assert whole.main is not None
    if members[0].main is not None and story.says("generic_counter", members[0].main.quote):
        nouns = {each.tail for each in members if each.tail}
        if len(nouns) > 1 or (nouns and whole.tail and whole.tail not in nouns):
            return False
    if whole.main.hedge is not Hedge.NONE or len({bool(each.attributes) for each in members}) != 1:
        return False
    return all(_is_plain(story, each) for each in members)


def _is_plain(story: Story, member: Quantity) -> bool:
    if not 0 < len(member.name) <= 12 or member.moved or member.inherited:
        return False
    lead = story.words.pattern("up_to_of_which").sub("", member.lead)
    last = story.words.pattern("clause_mark").split(lead)[-1].strip()
    if story.says("not_listed", lead) or len(last) > len(member.name) + 6:
        return False
    return member.attribute("points", "base") is None


def _in_brackets(story: Story, mains: Sequence[Quantity], places: dict[int, int]) -> Iterator[Telling]:
    """Parts in the bracket after a value."""
    brackets = (each for each in mains if each.bracket)
    for _, group in groupby(brackets, key=lambda each: (each.block, each.bracket)):
        members = list(group)
        at = places[id(members[0])]
        whole = mains[at - 1] if at else None
        if len(members) < 2 or whole is None or whole.main is None or whole.bracket:
            continue
        if whole.sentence != members[0].sentence or not all(each.main and alike(each.main, whole.main) for each in members):
            continue
        parts = parts_of(members)
        form = "bracket-listed" if _plain_list(story, whole, members) else "bracket-loose"
        yield story.tell("sum", form, {"whole": whole.main, "parts": parts}, 1, anchor=parts[-1])


def _totals(story: Story, mains: Sequence[Quantity]) -> Iterator[Telling]:
    """A total after its parts."""
    for at, total in enumerate(mains):
        if not total.total or total.main is None:
            continue
        members: list[Quantity] = []
        for each in reversed(mains[max(0, at - 12) : at]):
            if each.main is None or not alike(each.main, total.main) or lower(each.main) > upper(total.main):
                break
            if each.sentence < total.sentence - (0 if members else 1):
                break
            members.insert(0, each)
        if len(members) > 1:
            parts = parts_of(members)
            form = "total-listed" if _is_sure(story, total, members) else "total-word"
            yield story.tell("sum", form, {"whole": total.main, "parts": parts}, 1, anchor=total.main)


def _is_sure(story: Story, total: Quantity, members: Sequence[Quantity]) -> bool:
    assert total.main is not None
    parts = parts_of(members)
    if any(each.sentence != total.sentence for each in members) or any(part.hedge is not Hedge.NONE for part in parts):
        return False
    if story.says("list_broken", story.between(parts[0], total.main)):
        return False
    if story.says("generic_counter", total.main.quote) and len({each.tail for each in (total, *members) if each.tail}) > 1:
        return False
    clause = story.words.pattern("clause_mark").split(total.lead.strip())[-1]
    return story.says("sure_total", clause)


def _opposites(story: Story, mains: Sequence[Quantity]) -> Iterator[Telling]:
    """41个 … 中，25个 … 增加，16个 … 减少."""
    for whole, one, two in zip(mains, mains[1:], mains[2:], strict=False):
        if not (whole.main and one.main and two.main) or whole.unit is None or whole.sentence != two.sentence:
            continue
        if whole.unit != one.unit or whole.unit != two.unit or two.main.to - whole.place > 80 or whole.main.scaled:
            continue
        if max(one.main.value, two.main.value) >= whole.main.value or whole.main.hedge is not Hedge.NONE:
            continue
        first = story.between(one.main, two.main)
        second = story.words.pattern("clause_mark").split(story.after(two.main, 20))[0]
        up, down = "opposite_up", "opposite_down"
        if (story.says(up, first) and story.says(down, second)) or (story.says(down, first) and story.says(up, second)):
            roles = {"whole": whole.main, "parts": (one.main, two.main)}
            yield story.tell("sum", "opposites", roles, 1, anchor=two.main)


def _reached_within(story: Story, mains: Sequence[Quantity]) -> Iterator[Telling]:
    """新增 120例，累计 3400例: what is new is within all."""
    for one, two in zip(mains, mains[1:], strict=False):
        if not (one.main and two.main) or one.unit != two.unit or one.sentence != two.sentence or one.unit is None:
            continue
        if story.says("is_new", one.name + one.lead[-12:]) and story.says("in_all", two.lead):
            yield story.tell("within", "new-of-all", {"part": one.main, "whole": two.main}, 1, anchor=two.main)
