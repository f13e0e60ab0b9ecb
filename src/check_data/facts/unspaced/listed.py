"""Tellings of lists that say all of the parts of a whole: a count, what opens a list, named parts of its unit, the end.

Read from the marks alone, so that a list is told whatever its figures are: 新增 9例（甲市 5例、乙市 4例）. States
(死亡, 治愈) are listed as far as they are news: they are told here where the plain one (普通型) is among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.unspaced.passages import Passage
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, to_the_unit
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention

_BACK = 40
"""Values back from a list at which its whole may stand, where the list says of what it is."""
_LONGEST_OPENING, _LONGEST_LINK, _LONGEST_END = 48, 120, 60
_MEMBERS = 100
"""Parts of the longest list."""
_PAIR = "list-of-two"
"""The form of two parts in clauses, which often are the largest of several."""
_KINDS = ("count", "measure", "money")


class _List(NamedTuple):
    """What opens a list, its parts, the names of these, and the marks between them."""

    opening: re.Match[str]
    parts: Sequence[Mention]
    names: Sequence[str]
    marks: frozenset[str]


def listed(story: Story) -> Iterator[Telling]:
    """Every list of a document that is told as complete."""
    for passage in story.passages.values():
        told = [each for each in passage.mentions if each.kind != "label"]
        for at in range(1, len(told)):
            if told[at].at - told[at - 1].to > _LONGEST_OPENING or not _counts(told[at]):
                continue
            opening = story.words.pattern("list_opening").fullmatch(passage.text, told[at - 1].to, told[at].at)
            if opening is not None:
                yield from _told(story, passage, told, at, opening)


def _told(
    story: Story, passage: Passage, told: Sequence[Mention], at: int, opening: re.Match[str]
) -> Iterator[Telling]:
    found = _read(story, passage, told, at, opening)
    if found is None or not _is_plain(story, found):
        return
    for number, whole in enumerate(_wholes(story, told[at - 1], found)):
        if not _counts(whole) or not alike(whole, found.parts[0]):
            continue
        if whole.block == passage.number and story.says("not_all", passage.text[whole.to : found.parts[-1].to]):
            continue
        whole, *parts = to_the_unit([whole, *found.parts])
        roles: Roles = {"whole": whole, "parts": parts}
        form = "list-far" if number else _form(story, found)
        explicit = 0 if number else 1 if form == _PAIR else 2
        yield story.tell("sum", form, roles, explicit, anchor=found.parts[-1])


def _counts(mention: Mention) -> bool:
    """Whether a figure is a value at its word, in digits."""
    return (
        mention.kind in _KINDS and mention.reading is not None and not mention.spelled and mention.hedge is Hedge.NONE
    )


def _read(story: Story, passage: Passage, told: Sequence[Mention], at: int, opening: re.Match[str]) -> _List | None:
    """The figures from the first part on that only names and marks separate; None where they do not end."""
    parts, names, marks = [told[at]], [opening["name"]], set[str]()
    for each in told[at + 1 : at + _MEMBERS]:
        between = passage.text[parts[-1].to : each.at]
        if between.count("（") > between.count("）"):
            continue  # an aside on the last part
        link = story.words.pattern("list_link").fullmatch(between) if len(between) <= _LONGEST_LINK else None
        if link is None:
            break
        if not _counts(each) or not alike(each, parts[0]):
            return None
        parts.append(each)
        names[-1] += link["after"]
        names.append(link["name"])
        marks.add(link["mark"])
    bracket = opening["bracket"] is not None
    end = passage.text[parts[-1].to : parts[-1].to + _LONGEST_END]
    if len(parts) < 2 or not story.says("bracket_ended" if bracket else "list_ended", end):
        return None
    return _List(opening, parts, names, frozenset(marks))


def _is_plain(story: Story, found: _List) -> bool:
    """Whether each part has a name of its own, and one kind of mark parts them; of states the plain one is told."""
    names = [each.strip() for each in found.names]
    if not all(names) or len(set(names)) < len(names):
        return False
    if _has_state(story, found) and not any(story.says("plain_case", each) for each in names):
        return False
    return "；" not in found.marks or len(found.marks) == 1


def _wholes(story: Story, before: Mention, found: _List) -> list[Mention]:
    """The figure right before a list; or those that count just what the list is of, the likeliest first."""
    of = found.opening["of"]
    if of is None:
        return [before]
    known = [each for each in story.measured if _is_before(each.figure, before) and not each.heading][-_BACK:]
    named = [each for each in reversed(known) if alike(each.figure, found.parts[0]) and of in _words(story, each)]
    plain = [each for each in named if not (each.which or each.bracket)]
    # 重型病例 is also said in 危重型病例: the shortest words that hold it are meant.
    return [each.figure for each in sorted(plain, key=lambda each: len(_words(story, each)))]


def _is_before(one: Mention, other: Mention) -> bool:
    return (one.block, one.at) <= (other.block, other.at)


def _words(story: Story, quantity: Quantity) -> str:
    """The words around a value in its clause, which may name what it counts."""
    figure = quantity.figure
    before = story.words.pattern("name_start").split(story.before(figure, 24))[-1]
    return before + " " + story.words.pattern("name_start").split(story.after(figure, 16))[0]


def _has_state(story: Story, found: _List) -> bool:
    return any(story.says("state", each) for each in found.names)


def _form(story: Story, found: _List) -> str:
    """Lists in brackets, with the mark of enumerations, or of places, are complete; other clauses less surely so."""
    if _has_state(story, found):
        return "list-of-states"
    if (
        found.opening["bracket"]
        or "、" in found.marks
        or all(story.says("place", each.strip()) for each in found.names)
    ):
        return "list"
    return "list-of-clauses" if len(found.parts) > 2 else _PAIR
