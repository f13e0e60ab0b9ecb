"""Tellings of shares: of a whole in the same sentence, of one that is named, of all; and shares that make a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.postposed.closed import Sets
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story, mentions

_BACK, _NEAR = 8, 4
"""Sentences back to which the whole of a share is looked for: by its name, and without one."""


def shares(story: Story, sets: Sets) -> Iterator[Telling]:
    """All of them."""
    for at, figures in enumerate(story.sentences):
        for place, each in enumerate(figures):
            if each.kind == "percent" and each.role in ("share", "value", "rest"):
                yield from _share(story, at, figures, place)
        yield from _hundred(story, sets, figures)


def _share(story: Story, at: int, figures: Sequence[Figure], place: int) -> Iterator[Telling]:
    share = figures[place]
    of = _of_it(story, figures, place)
    if of is not None:
        part, whole = of
        yield _told(story, "share-of-figure", share, part, whole, 2)
        return
    part_ = _part(figures, place)
    if part_ is not None and _in_bracket(share):
        yield from _of_those(story, at, share, part_)
    if part_ is None and not place and share.role == "share":
        yield from _of_last_sentence(story, at, share)
    told = share.role == "share" or _in_bracket(share) or story.words.says("and_so", share.left)
    if part_ is None or not told:
        return
    yield from _of_named(story, at, figures, share, part_)


def _of_last_sentence(story: Story, at: int, share: Figure) -> Iterator[Telling]:
    """応募は800件で、このうち採択は630件。採択率は50.0％: the rate of the two that were told before; also
    全体の50.0％に当たる.
    """
    told = [each for each in story.earlier(at, 1) if each.amount and each.role in ("value", "total")]
    of = story.words.pattern("share_of").search(share.left)
    of_all = of is not None and story.words.says("whole_words", story.names.of(of["of"]) or of["of"])
    if len(told) == 2 and alike(*told) and (of_all or story.words.says("rate_left", share.left)):
        part, whole = sorted(told, key=lambda each: each.mention.value)
        sure = story.words.says("of_which", told[1].left) or story.words.pattern("of_after").match(told[0].right)
        if of_all and sure:
            yield _told(story, "share-of-last", share, part, whole, 2)
        else:
            yield _told(story, "rate", share, part, whole, 1 if sure else 0)


def _of_those(story: Story, at: int, share: Figure, part: Figure) -> Iterator[Telling]:
    """従業員は1,200人。このうち女性は300人（25％）: of the one amount that the sentence before tells."""
    wholes = [each for each in story.earlier(at, 1) if each.amount and each.mention.block == part.mention.block]
    if len(wholes) == 1 and _may_hold(wholes[0], part) and story.words.says("of_which", part.left):
        yield _told(story, "share-of-those", share, part, wholes[0], 2)


def _in_bracket(share: Figure) -> bool:
    return share.left.strip() == "（"


def _of_it(story: Story, figures: Sequence[Figure], place: int) -> tuple[Figure, Figure] | None:
    """The part and the whole of 800社のうち200社が…、25.0％ and of 800人のうち、二割に当たる200人."""
    share = figures[place]
    following = figures[place + 1] if place + 1 < len(figures) else None
    last = figures[place - 1] if place else None
    ahead = following is not None and story.words.says("amounts_to", story.between(share, following))
    direct = ahead and story.words.says("direct", share.left)
    if direct and last is not None and following is not None and alike(last, following):
        return following, last
    if last is not None and place > 1 and story.words.says("whole_opened", last.left):
        part = figures[place - 2]
        if alike(part, last) and story.words.says("closed_of", share.left):
            return part, last
    behind = figures[place + 1 : place + 3]
    led = story.words.says("opened", behind[0].left) or story.words.says("rate_left", share.left) if behind else False
    opened = len(behind) == 2 and led
    if opened and alike(*behind) and story.words.pattern("of_after").match(behind[0].right):
        return behind[1], behind[0]
    wholes = [n for n, each in enumerate(figures[:place]) if story.words.pattern("of_after").match(each.right)]
    if not wholes or not figures[wholes[-1]].amount:
        return None
    whole = figures[wholes[-1]]
    parts = [each for each in figures[wholes[-1] + 1 : place] if alike(each, whole) and each.role in ("value", "total")]
    told = share.role == "share" or _in_bracket(share) or story.words.says("and_so", share.left)
    if len(parts) == 1 and told:
        return parts[0], whole
    if parts and _in_bracket(share) and figures[place - 1] is parts[-1]:
        return parts[-1], whole
    if parts or following is None or not alike(following, whole):
        return None
    return (following, whole) if ahead or story.words.says("opened", following.left) else None


def _part(figures: Sequence[Figure], place: int) -> Figure | None:
    """The value whose share is told: the last one before it, changes passed over."""
    for each in reversed(figures[:place]):
        if each.role in ("change", "again", "before"):
            continue
        return each if each.amount and each.mention.unit is not None else None
    return None


def _of_named(story: Story, at: int, figures: Sequence[Figure], share: Figure, part: Figure) -> Iterator[Telling]:
    before = [*story.earlier(at, _BACK), *figures[: figures.index(part)]]
    values = [each for each in reversed(before) if _may_hold(each, part)]
    said, name = _whole_named(story, share, part)
    if name:
        found = [each for each in values if story.names.related(each.name, name)]
        for number, whole in enumerate(found[:3]):
            yield _told(story, "share-named", share, part, whole, 0 if number else 2)
        return
    near = [each for each in values if each.sentence >= share.sentence - _NEAR]
    kin = [each for each in near if _is_kin(story, each, part)]
    likely = [*kin, *(each for each in near if each not in kin)]
    for number, whole in enumerate(likely[:4]):
        sure = number == 0 and share.role == "share" and bool(kin or said)
        yield _told(story, "share-implied", share, part, whole, 1 if sure else 0)


def _whole_named(story: Story, share: Figure, part: Figure) -> tuple[bool, str]:
    """Whether words say of what a share is, and its name; none where that is all there is."""
    named = story.words.pattern("share_of").search(share.left)
    name = story.names.of(named["of"]) if named else ""
    if name and not story.words.says("whole_words", name):
        return True, name
    topic = story.words.pattern("of_topic").search(part.left)
    return named is not None or topic is not None, story.names.of(topic["of"]) if topic else ""


def _may_hold(each: Figure, part: Figure) -> bool:
    if each.role not in ("value", "total", "now") or not alike(each, part):
        return False
    return each.mention.value >= part.mention.value


def _is_kin(story: Story, whole: Figure, part: Figure) -> bool:
    """Whether the name of a whole ends that of a part: exports, and exports of cars."""
    one, other = story.names.core(whole.name), story.names.core(part.name)
    return 1 < len(one) < len(other) and other.endswith(one)


def _told(story: Story, form: str, share: Figure, part: Figure, whole: Figure, explicit: int) -> Telling:
    roles = {"share": share.mention, "part": part.mention, "whole": whole.mention}
    return story.tell("share", form, roles, explicit, anchor=share.mention)


def _hundred(story: Story, sets: Sets, figures: Sequence[Figure]) -> Iterator[Telling]:
    """内訳は甲が40％、乙が35％、残り25％: shares of one whole, told as all of it; or for, against and abstained."""
    told = [each for each in figures if each.kind == "percent" and each.bracket < 0]
    if len(told) < 2 or any(each.role not in ("share", "value", "rest") for each in told):
        return
    lead = told[0].left
    rest = told[-1].role == "rest"
    all_kinds = len(told) > 2 and sets.are_kinds(story, told)
    if not rest and (len(told) < 3 or not (all_kinds or story.words.says("structure", lead))):
        return
    if not rest and not all(each.own for each in told[1:]):
        return
    if not rest and not story.words.pattern("list_ended").match(told[-1].right):
        return
    form = "rest" if rest else "list-of-shares"
    yield story.tell("shares", form, {"shares": mentions(told)}, 2, anchor=told[-1].mention)
