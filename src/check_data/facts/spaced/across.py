"""Tellings over several sentences: of those, balances by name, a share whose whole was told before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.arms import arms
from check_data.facts.spaced.arms_put import arms_put
from check_data.facts.spaced.breakdowns import breakdowns
from check_data.facts.spaced.chains import chains
from check_data.facts.spaced.change_again import changes_again
from check_data.facts.spaced.closed import are_all, are_kinds
from check_data.facts.spaced.code import ANY, coded
from check_data.facts.spaced.definite import definite
from check_data.facts.spaced.earlier import earlier
from check_data.facts.spaced.flow import flows
from check_data.facts.spaced.items import Item, items
from check_data.facts.spaced.kinds import parts_of_kinds
from check_data.facts.spaced.named import named
from check_data.facts.spaced.names import content
from check_data.facts.spaced.nearby import shares_near
from check_data.facts.spaced.negated_lines import negated_lines
from check_data.facts.spaced.of_them import of_them
from check_data.facts.spaced.profiles import profiles
from check_data.facts.spaced.rest import rests
from check_data.facts.spaced.rest_shares import rest_shares
from check_data.facts.spaced.said_after import share_of_those, that_is, these
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.studied import studied
from check_data.facts.spaced.vocabulary import FactWords
from check_data.facts.spaced.within import within
from check_data.facts.spaced.year_before import years_before
from check_data.reading.mention import Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_TWO, _FEWEST, _WORDS = 2, 3, 40
_MOST, _SMALLEST_WHOLE = 40, 5
"""Counts before a share among which its whole may be, and the least one."""


def across(
    read: Sequence[Sentence], facts: Sequence[Fact], signs: Mapping[int, int], words: FactWords
) -> Iterator[Telling]:
    """What sentences of one text tell together; ``signs`` are the directions of changes by their places in the file."""
    by_sentence: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_sentence[fact.sentence].append(fact)
    for before, sentence in pairwise([None, *read]):
        if sentence and sentence.mentions:
            yield from rests(before, sentence, words)
            yield from flows(before, sentence, words)
    for before, sentence in pairwise(read):
        yield from negated_lines(before, sentence, words)
        both = before.mentions and sentence.mentions and before.block == sentence.block
        if both and len(before.mentions) + len(sentence.mentions) <= _MOST:
            yield from _of_those(before, sentence, words)
            yield from _of_it(before, sentence, words)
            yield from of_them(before, sentence, words)
            yield from that_is(before, sentence, words)
            yield from share_of_those(before, sentence, words)
            yield from _revisions(sentence, by_sentence[before.number], by_sentence[sentence.number], words)
    yield from arms(read, words)
    yield from arms_put(read, words)  # both ahead of what is shown only where it fits
    yield from chains(read, words)
    yield from shares_near(read, words)
    yield from years_before(read, by_sentence, signs, words)
    yield from earlier(read, by_sentence, signs, words)
    yield from these(read, words)
    yield from named(facts, signs, words)
    yield from parts_of_kinds(facts, words)
    yield from within(read, facts, words)
    yield from definite(read, words)
    yield from changes_again(read, by_sentence, signs, words)
    yield from _shares_of_named(read, facts, words)
    yield from profiles(read, words)
    yield from breakdowns(read, words)
    yield from studied(read, words)
    yield from rest_shares(read, words)


def _of_those(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Of those, 214 were electric, 87 were hybrid and 30 were diesel: parts of the one amount told before."""
    code = coded(sentence)
    begins = words.some("lists", "of_those").match(code.text.lstrip())
    wholes = [each for each in before.mentions if each.kind in _AMOUNTS and each.value >= _FEWEST]
    if begins is None or not wholes or code.text.lstrip()[begins.end() :].lstrip()[:1] in ANY:
        return
    start = begins.end() + len(code.text) - len(code.text.lstrip())
    listed = items(code, start, len(code.text.rstrip(" .")), words)
    whole = wholes[0] if len(wholes) == 1 else None
    if not listed or whole is None or not all(same_unit(item.amount, whole) for item in listed):
        return
    parts = tuple(item.amount for item in listed)
    roles = {"whole": (whole,), "parts": parts}
    if words.some("lists", "not_parts").search(code.text, start) or _is_nested(code.text[start:], listed, words):
        return
    named = [item.words for item in listed]
    closed = are_all(named, words, words.sets)
    if len(parts) >= _FEWEST or closed:
        sure = len(parts) >= _FEWEST or are_kinds(named, words, words.sets)
        form = "list:of-those:closed" if closed else "list:of-those"
        yield Telling("sum", form, roles, explicit=2 if sure else 1)
        return
    if len(parts) > 1 and all(item.words for item in listed):
        # What things are parts them, what they have need not: 52 had fever and 311 had a cough.
        classified = words.some("lists", "classified").search(listed[0].words) is not None
        lost = [words.some("flow", "lost").search(name) is not None for name in named]
        went_on = any(words.some("flow", "enrolled").search(name) for name in named)
        # Those who stayed are parts, too, and who is enrolled was eligible before.
        steps = all(lost) or (went_on and not any(lost))
        yield Telling("sum", "list:of-those:2", roles, explicit=1 if classified and not steps else 0)
        return
    if len(parts) == 1:
        yield Telling("within", "list:of-those", {"part": parts, "whole": (whole,)}, explicit=1)
    yield Telling("sum", "list:of-those:open", roles, explicit=0, options={"open": 1})


def _is_nested(text: str, listed: Sequence[Item], words: FactWords) -> bool:
    """Whether parts are told of a part: of these, 25 left and 18 of these came back; 139 stayed, 72 allocated to one
    arm and 67 to the other.
    """
    grouped = words.some("lists", "grouped")
    put = not grouped.search(listed[0].words) and any(grouped.search(item.words) for item in listed[1:])
    return put or words.some("lists", "of_those").search(text) is not None


def _of_it(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """A total area of 114.7 km2. 109.1 km2 of it is land and 5.7 km2 of it is water: so too in units in brackets."""
    of_it = words.some("lists", "of_it")
    mentions = sentence.mentions
    places = [
        place
        for place, each in enumerate(mentions)
        if each.kind in ("measure", "money") and of_it.match(_past_bracket(sentence.after(each)).lstrip())
    ]
    if len(places) < _TWO:
        return
    for step in (0, 1):
        parts = [mentions[place + step] for place in places if place + step < len(mentions)]
        wholes = [each for each in before.mentions if each.kind in _AMOUNTS and _is_unit(each, parts[0])]
        fits = len(parts) == len(places) and all(_is_unit(each, parts[0]) for each in parts)
        if fits and len(wholes) == 1:
            yield Telling("sum", "list:of-it", {"whole": (wholes[0],), "parts": tuple(parts)}, explicit=1)


def _is_unit(one: Mention, two: Mention) -> bool:
    return one.kind == two.kind and one.unit == two.unit


def _past_bracket(text: str) -> str:
    plain = text.lstrip()
    return plain.partition(")")[2] if plain.startswith("(") else text


def _revisions(
    sentence: Sentence, before: Sequence[Fact], after: Sequence[Fact], words: FactWords
) -> Iterator[Telling]:
    """Revised from a to b, and from c to d. Both together were e more: e is b - a + d - c."""
    if not words.some("names", "together").search(sentence.text):
        return
    told = [fact for fact in before if fact.role in ("before", "now")]
    moved = [fact for fact in after if fact.role == "change"]
    roles = [fact.role for fact in told]
    if len(moved) != 1 or len(told) < 2 * _TWO or roles != ["before", "now"] * (len(told) // 2):
        return
    if all(same_unit(fact.mention, moved[0].mention) for fact in told):
        minus = ",".join(str(place) for place, role in enumerate(roles) if role == "before")
        parts = tuple(fact.mention for fact in told)
        whole = (moved[0].mention,)
        yield Telling("sum", "names:revisions", {"whole": whole, "parts": parts}, 1, {"minus": minus})


def _shares_of_named(read: Sequence[Sentence], facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """12 per cent (905,800) of all offences, where the number of offences was told before; 519 million, or 11 per cent
    of revenue.
    """
    amounts = [
        fact
        for fact in facts
        if fact.mention.kind in _AMOUNTS and fact.name and fact.mention.value >= _SMALLEST_WHOLE and _tells_now(fact)
    ]
    starts = [fact.mention.start for fact in amounts]
    for sentence in read if amounts else ():
        for one, two in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            share, part = (one, two) if one.kind == "percent" else (two, one)
            if share.kind != "percent" or part.kind not in _AMOUNTS or not _is_beside(sentence, one, two, words):
                continue
            things = _things(sentence.after(two).lstrip("), "), words)
            past = amounts[: bisect_left(starts, one.start)][-_MOST:] if things else []
            whole = _whole_of(part, past, things)
            if whole is not None:
                roles = {"part": (part,), "whole": (whole,), "share": (share,)}
                form = "names:of-all" if part.kind == "count" else "names:of-named"
                yield Telling("share", form, roles, explicit=1, anchor=share)


def _tells_now(fact: Fact) -> bool:
    return fact.mention.kind == "count" or fact.role not in ("before", "change")


def _things(after: str, words: FactWords) -> list[str]:
    """The words that say of what a share is, right behind it."""
    named = words.some("names", "whole").match(after)
    return content(after[named.end() : named.end() + _WORDS], words) if named else []


def _whole_of(part: Mention, past: Sequence[Fact], things: Sequence[str]) -> Mention | None:
    """The last amount of those whose names have most of some words, and the first of them; None where there is none."""
    near = [
        (len({*things[:_FEWEST]} & {*fact.name.split()}), fact.mention.start, fact.mention)
        for fact in past
        if things and things[0] in fact.name.split() and fact.mention.value > part.value
    ]
    fits = [each for each in near if same_unit(each[2], part)]
    return max(fits, key=lambda each: each[:2])[2] if fits else None


def _is_beside(sentence: Sentence, one: Mention, two: Mention, words: FactWords) -> bool:
    """Whether two figures tell the same, one in brackets or after "or"."""
    gap = sentence.between(one, two).strip(" ,")
    return gap in ("(", "[") or words.some("cues", "left", "again").fullmatch(gap) is not None
