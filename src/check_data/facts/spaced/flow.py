"""Who went through a study: of those enrolled some were lost and others kept, and no later step has more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun
from check_data.facts.spaced.code import CODES, Coded, coded, without_brackets
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_COUNT = CODES["count"]
_STEPS = ("screened", "enrolled", "completed")
_TOLD = ("lost", "lost_ahead", "completed", "completed_ahead", "enrolled")
_BEFORE, _AFTER, _MOST, _FEWEST = 24, 90, 5, 3
"""Characters before and behind a count among which its step is said; the most and the fewest counts of a flow."""


class Told(NamedTuple):
    """A count, the step that words beside it say that it passed or "lost", and whether it is of an arm of many."""

    mention: Mention
    step: str
    of_arm: bool


def flows(before: Sentence | None, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """What a sentence tells of who went through a study, and with what the one before it in its block tells."""
    if words.any_of("flow", *_TOLD).search(sentence.text) is None:
        return
    own = _told(sentence, words)
    yield from _lost_and_kept(own, "flow")
    yield from _ordered(own, own, words, "flow")
    if before is not None and before.block == sentence.block and before.mentions:
        earlier = _told(before, words)
        yield from _lost_and_kept([*earlier, *own], "flow-on")
        yield from _ordered(earlier, own, words, "flow-on")


def _lost_and_kept(counts: Sequence[Told], form: str) -> Iterator[Telling]:
    """235 were randomised: 16 left and 219 completed it: nothing but a whole, those lost, and at the end those kept."""
    if not _FEWEST <= len(counts) <= _MOST:
        return
    whole, *lost, kept = counts
    steps = [each.step for each in lost]
    if (
        kept.step != "completed"
        or set(steps) != {"lost"}
        or whole.step == "lost"
        or any(each.of_arm for each in counts)
    ):
        return
    parts = tuple(each.mention for each in (*lost, kept))
    if all(each.value < whole.mention.value for each in parts):
        yield Telling("sum", form, {"whole": (whole.mention,), "parts": parts}, explicit=1, anchor=kept.mention)


def _ordered(earlier: Sequence[Told], own: Sequence[Told], words: FactWords, form: str) -> Iterator[Telling]:
    """No more completed a study than were randomised, and no more of these than were screened."""
    for part, whole in product(own, earlier):
        after = whole.mention.start < part.mention.start and not whole.of_arm
        if after and _passes(whole.step, part.step) and _are_alike(part.mention, whole.mention, words):
            roles = {"part": (part.mention,), "whole": (whole.mention,)}
            yield Telling("within", f"{form}:steps", roles, explicit=1, anchor=part.mention)


def _passes(first: str, then: str) -> bool:
    """Whether a step is behind another."""
    return first in _STEPS and then in _STEPS and _STEPS.index(first) < _STEPS.index(then)


def _are_alike(part: Mention, whole: Mention, words: FactWords) -> bool:
    """Whether both count the same, or people, or the second says nothing of its own: 235 were randomised."""
    persons = words.some("names", "persons")
    counted = bool(whole.noun) and (not part.noun or noun(part, words) == noun(whole, words))
    return counted or all(persons.match(each.noun) for each in (part, whole))


def _told(sentence: Sentence, words: FactWords) -> list[Told]:
    """The counts of a sentence outside of its brackets; none where other amounts stand among them."""
    plain = coded(sentence)
    code = without_brackets(plain) or plain
    places = sorted(place for place in code.at if code.text[place] == _COUNT)
    if not places or any(code.at[place].places or code.at[place].negative for place in places):
        return []
    ends = [*places[1:], len(code.text)]
    told = [_one(code, place, end, words) for place, end in zip(places, ends, strict=True)]
    of_the = len(told) > 1 and words.some("lists", "of_the").fullmatch(code.text[places[0] + 1 : places[1]].strip())
    if of_the:  # 96 of the 331 were excluded: what the clause says, it says of the 96
        part, whole = told[:2]
        told[:2] = [whole._replace(step=""), part._replace(step=whole.step or part.step)]
    return told


def _one(code: Coded, place: int, end: int, words: FactWords) -> Told:
    """A count with the step that the words of its clause say: behind it, or else right before it."""
    after = re.split(r"[;:.]", code.text[place + 1 : min(end, place + _AFTER)])[0]
    left = re.split(r"[;:.,]", code.text[max(0, place - _BEFORE) : place])[-1]
    left = left[left.rfind(_COUNT) + 1 :]
    step = _step(after, words) or _step(left, words) or _ahead(left, words)
    return Told(code.at[place], step, words.some("flow", "arm").search(after) is not None)


def _step(text: str, words: FactWords) -> str:
    """The step that the first word of one in a text says; empty where it says none."""
    found = [(each.start(), name) for name in ("lost", *_STEPS) if (each := words.some("flow", name).search(text))]
    return min(found)[1] if found else ""


def _ahead(left: str, words: FactWords) -> str:
    """The step that words right before a count say: leaving 219; after excluding 16."""
    found = [name for name in ("lost", "completed") if words.some("flow", f"{name}_ahead").search(left)]
    return found[0] if found else ""
