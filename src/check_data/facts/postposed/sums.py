"""Tellings of sums: parts in a bracket, after a word for them, in a list under its topic, before a total, and rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.postposed.figures import Figure, alike
from check_data.facts.postposed.story import Story, hedged, largest, mentions
from check_data.facts.unspaced.story import Roles

_PARTS = ("value", "rest")
_LONGEST_NAME = 20


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
    """4万8360人（女性2万2140人、男性2万6220人）."""
    first = following[0] if following else None
    if first is None or first.bracket < 0 or first.bracket == whole.bracket or not alike(whole, first):
        return
    gap = story.between(whole, first)
    parts = [each for each in following if each.bracket == first.bracket]
    if "（" not in gap or not _are_parts(whole, parts):
        return
    which = story.words.says("of_which", gap)
    if len(parts) > 1 and which:
        yield from _announced(story, gap, whole, parts)
    elif len(parts) > 1:
        yield _sum(story, "bracket-listed", 2, whole, parts)
    elif which:
        yield _within(story, whole, first)


def _listed(story: Story, whole: Figure, following: Sequence[Figure]) -> Iterator[Telling]:
    """WはXで、aがA、bがB。 and Xで、うちaがA、bがB。"""
    parts = list(_run(following, whole))
    if not parts or parts[0].bracket != whole.bracket or not _ends(story, parts[-1]):
        return
    gap = story.between(whole, parts[0])
    if not story.words.says("copula", gap) or not _are_parts(whole, parts):
        return
    if story.words.says("of_which", gap):
        if len(parts) > 1:
            yield from _announced(story, gap, whole, parts)
        else:
            yield _within(story, whole, parts[0])
    elif len(parts) > 1 and (_are_subjects(story, whole, parts) or _are_bare(story, whole, parts)):
        yield _sum(story, "list", 2, whole, parts)


def _of_last_sentence(story: Story, at: int, amounts: Sequence[Figure]) -> Iterator[Telling]:
    """…345万人だった。このうちaがA、bがB。 and 計214団体。内訳はaA、bB。"""
    first = amounts[0] if amounts else None
    if first is None or not story.words.says("of_which", first.left) or not at or first.role not in _PARTS:
        return
    before = [each for each in story.earlier(at, 1) if each.amount and each.role in ("value", "total", "now")]
    wholes = [each for each in before if alike(each, first) and each.mention.block >= first.mention.block - 1]
    whole = next((each for each in wholes if each.role == "total"), wholes[0] if len(wholes) == 1 else None)
    if whole is None:
        return
    parts = list(_run(amounts, whole))
    if not _are_parts(whole, parts):
        return
    if len(parts) < 2 or not _ends(story, parts[-1]):
        yield _within(story, whole, first)
        return
    yield from _announced(story, first.left, whole, parts)


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
            yield _sum(story, "rest", 2, whole, [*parts, last])


# parts ---
def _run(figures: Sequence[Figure], whole: Figure) -> Iterator[Figure]:
    """The figures that go on as parts."""
    for each in figures:
        if not alike(each, whole) or each.role not in _PARTS:
            return
        yield each


def _are_parts(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether figures may be parts of a whole: of its unit, each with a name of its own."""
    if not parts or whole.mention.unit is None:
        return False
    if hedged([whole, *parts]) or any(not alike(whole, each) or not each.own for each in parts):
        return False
    names = [each.name for each in parts]
    return len(set(names)) == len(names) and all(len(each) <= _LONGEST_NAME for each in names)


def _are_subjects(story: Story, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts are told as subjects under the topic that is their whole."""
    return not story.words.says("subject", whole.left) and all(story.words.says("subject", each.left) for each in parts)


def _are_bare(story: Story, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts without any particle follow a total."""
    return whole.role == "total" and not any(story.words.says("marked", each.left) for each in parts)


def _ends(story: Story, last: Figure) -> bool:
    """Whether nothing more is told after the last figure of a list."""
    return story.words.pattern("list_ended").match(last.right) is not None


def _announced(story: Story, words: str, whole: Figure, parts: Sequence[Figure]) -> Iterator[Telling]:
    """Parts that words announce: those of a breakdown are all, and so are those that end with all others; else they are
    no more than the whole.
    """
    if story.words.says("breakdown", words):
        yield _sum(story, "of-which-clauses", 2, whole, parts)
    elif story.words.says("lumped", parts[-1].left):
        yield _sum(story, "of-which-listed", 2, whole, parts)
    else:
        yield _sum(story, "of-which-listed", 0, whole, parts)
        open_ = _sum(story, "of-which-open", 1, whole, parts)
        yield open_._replace(options={"open": 1})


def _sum(story: Story, form: str, explicit: int, whole: Figure, parts: Sequence[Figure]) -> Telling:
    roles: Roles = {"whole": whole.mention, "parts": mentions(parts)}
    return story.tell("sum", form, roles, explicit, anchor=parts[-1].mention)


def _within(story: Story, whole: Figure, part: Figure) -> Telling:
    return story.tell("within", "of-which", {"part": part.mention, "whole": whole.mention}, 1, anchor=part.mention)
