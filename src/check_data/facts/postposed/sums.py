"""Tellings of sums: parts in a bracket, after a word for them, in a list under its topic, before a total, and rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.parts import (
    PARTS,
    announced,
    are_bare,
    are_parts,
    are_subjects,
    ends_list,
    run,
    sum_of,
    within,
)
from check_data.facts.postposed.story import Story, hedged, largest, mentions


def sums(story: Story) -> Iterator[Telling]:
    """All of them."""
    for at, figures in enumerate(story.sentences):
        amounts = [each for each in figures if each.amount and each.role not in ("change", "again", "before")]
        for place, whole in enumerate(amounts):
            yield from _in_bracket(story, whole, amounts[place + 1 :])
            yield from _listed(story, whole, amounts[place + 1 :])
        yield from _of_last_sentence(story, at, amounts)
        yield from _total(story, amounts)
        yield from _rest(story, at, amounts)


def _in_bracket(story: Story, whole: Figure, following: Sequence[Figure]) -> Iterator[Telling]:
    """500人（女性280人、男性220人）."""
    first = following[0] if following else None
    if first is None or first.bracket < 0 or first.bracket == whole.bracket or not alike(whole, first):
        return
    gap = story.between(whole, first)
    parts = [each for each in following if each.bracket == first.bracket]
    if "（" not in gap or story.words.says("other_time", gap) or not are_parts(whole, parts):
        return
    which = story.words.says("of_which", gap)
    if len(parts) > 1 and which:
        yield from announced(story, gap, whole, parts)
    elif len(parts) > 1:
        yield sum_of(story, "bracket-listed", 2, whole, parts)
    elif which:
        yield within(story, whole, first)


def _listed(story: Story, whole: Figure, following: Sequence[Figure]) -> Iterator[Telling]:
    """WはXで、aがA、bがB。 and Xで、うちaがA、bがB。"""
    parts = list(run(following, whole))
    if not parts or parts[0].bracket != whole.bracket or not ends_list(story, parts[-1]):
        return
    gap = story.between(whole, parts[0])
    if story.words.says("of_which", whole.left) or not are_parts(whole, parts):
        return
    if story.words.says("and_which", gap):
        if len(parts) > 1:
            yield from announced(story, gap, whole, parts)
        else:
            yield within(story, whole, parts[0])
    elif not story.words.says("copula", gap):
        return
    elif len(parts) > 1 and (are_subjects(story, whole, parts) or are_bare(story, whole, parts)):
        yield sum_of(story, "list", 2, whole, parts)


def _of_last_sentence(story: Story, at: int, amounts: Sequence[Figure]) -> Iterator[Telling]:
    """…300万人だった。このうちaがA、bがB。 and 計90校。内訳はaA、bB。"""
    first = amounts[0] if amounts else None
    if first is not None and at:
        yield from _under_total(story, at, amounts)
    if first is None or not story.words.says("of_which", first.left) or not at or first.role not in PARTS:
        return
    wholes = _wholes(story, story.earlier(at, 1), first)
    if not wholes and story.words.says("breakdown", first.left):
        wholes = _wholes(story, story.earlier(at - 1, 1), first)
    whole = next((each for each in wholes if each.role == "total"), wholes[0] if len(wholes) == 1 else None)
    if whole is None:
        return
    parts = list(run(amounts, whole))
    if not are_parts(whole, parts):
        return
    if len(parts) < 2 or not ends_list(story, parts[-1]):
        yield within(story, whole, first)
        return
    yield from announced(story, first.left, whole, parts)


def _wholes(story: Story, before: Sequence[Figure], first: Figure) -> list[Figure]:
    """The values that may be the whole of what a sentence announces: none that is told of each."""
    values = (each for each in before if each.amount and each.role in ("value", "total", "now"))
    near = (each for each in values if alike(each, first) and each.mention.block >= first.mention.block - 1)
    return [each for each in near if not story.words.says("per_each", each.left)]


def _under_total(story: Story, at: int, amounts: Sequence[Figure]) -> Iterator[Telling]:
    """計90人。aがA、bがB、cがC。 and 計90人。aA、bB、cC。: a list of subjects, or of names without any particle, after
    the sentence that only tells their total.
    """
    before = [each for each in story.earlier(at, 1) if each.amount]
    whole = before[0] if len(before) == 1 and before[0].role == "total" else None
    if whole is None or len(story.sentences[at]) != len(amounts) or len(amounts) < 2:
        return
    if story.words.says("of_which", amounts[0].left):
        return
    told = are_subjects(story, whole, amounts) or (len(amounts) > 2 and are_bare(story, whole, amounts))
    if told and are_parts(whole, amounts) and ends_list(story, amounts[-1]):
        yield sum_of(story, "list-of-clauses", 1, whole, amounts)


def _total(story: Story, amounts: Sequence[Figure]) -> Iterator[Telling]:
    """aがA、bがB、合わせてX."""
    for at, total in enumerate(amounts):
        if total.role != "total" or total.bracket >= 0:
            continue
        parts: list[Figure] = []
        for each in reversed(amounts[:at]):
            if not alike(each, total) or each.role != "value":
                break
            parts.insert(0, each)
        if len(parts) > 1:
            sure = story.words.says("sure_total", total.left) and not hedged(parts)
            form, explicit = ("total-listed", 2) if sure else ("total-word", 0)
            yield story.tell(
                "sum", form, {"whole": total.mention, "parts": mentions(parts)}, explicit, anchor=total.mention
            )


def _rest(story: Story, at: int, amounts: Sequence[Figure]) -> Iterator[Telling]:
    """120人のうち80人が…、残りの40人: the parts with what remains are all."""
    for place, last in enumerate(amounts):
        if last.role != "rest" or last.bracket >= 0:
            continue
        same = [each for each in amounts[:place] if alike(each, last) and each.bracket < 0]
        if len(same) < 2:
            same = [
                each for each in story.earlier(at, 1) if each.amount and alike(each, last) and each.bracket < 0
            ] + same
        whole = largest(same)
        parts = same[same.index(whole) + 1 :] if whole is not None else []
        if whole is not None and parts:
            told = story.words.pattern("of_after").match(whole.right) or whole.role == "total" or whole not in amounts
            yield sum_of(story, "rest", 2 if told else 0, whole, [*parts, last])
