"""Totals, balances and products by cues: figures of one sentence, and the one that words make their sum, their
difference or their product.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import are_points, as_points, noun, same_thing, same_unit
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_WORD = lazily(r"[^\W\d_][\w-]*")
_AMOUNTS = frozenset(["count", "money", "measure"])
_GAP, _BEFORE, _TWO, _COMPARED = 140, 12, 2, 2


def joins(sentence: Sentence, told: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """Every total with the parts before it, every balance of two figures, and every product."""
    if len(told) < 3 or words.some("clauses", "paired").search(sentence.text):
        return
    for index, cue in enumerate(told):
        before = told[:index]
        if cue.role == "total":
            yield from _product(sentence, before, cue.mention, words)
            yield from _sum(sentence, before, cue.mention, words)
        elif cue.role == "balance" or (cue.role == "change" and are_points(cue.mention, words)):
            yield from _difference(sentence, before, cue, words)


def _sum(sentence: Sentence, before: Sequence[Cue], total: Mention, words: FactWords) -> Iterator[Telling]:
    if before and _counts_the_others(before):
        before = before[1:]
    parts = [cue.mention for cue in before if cue.mention.kind in _AMOUNTS]
    if (
        len(parts) < 2
        or len(parts) < len(before)
        or any(cue.role in ("before", "beside", "change", "total") for cue in before)
    ):
        return
    first = max(0, parts[0].at - sentence.at - _BEFORE)
    between = sentence.text[first : total.at - sentence.at]
    if (
        ";" in between
        or words.some("lists", "plus").search(between)
        or words.some("lists", "not_parts").search(between)
    ):
        return
    alike = all(same_thing(sentence, part, total, words) for part in parts) or _is_of_all(parts, total, words)
    if alike and not _small(parts):
        yield Telling("sum", "cue:total", {"whole": (total,), "parts": tuple(parts)}, explicit=1, anchor=total)


def _counts_the_others(before: Sequence[Cue]) -> bool:
    """Whether the first figure says how many parts follow: the two lines carried 14 and 9 million."""
    first = before[0].mention
    return first.kind == "count" and bool(first.noun) and first.value == len(before) - 1 > 1


def _is_of_all(parts: Sequence[Mention], total: Mention, words: FactWords) -> bool:
    """Whether a total may count in another word what all parts count: 14 people and nine, a total of 23 deaths."""
    nouns = {noun(part, words) for part in parts} - {""}
    return total.kind == "count" and len(nouns) <= 1 and all(same_unit(part, total) for part in parts)


def _small(parts: Sequence[Mention]) -> bool:
    """Whether the parts are small words of a sentence: one of the two."""
    return any(part.spelled and part.value <= 2 for part in parts)


def _difference(sentence: Sentence, before: Sequence[Cue], cue: Cue, words: FactWords) -> Iterator[Telling]:
    """The two values right before a balance, and no other of their kind."""
    values = [each for each in before if same_unit(each.mention, before[-1].mention)] if before else []
    if len(values) != 2 or any(each.role in ("change", "before", "balance") for each in values):
        return
    one, two = (each.mention for each in values)
    by = cue.mention
    if cue.role == "change" and _of_one(sentence, before, cue, words):
        return
    if any(each.kind == "statistic" and one.at < each.at < by.at for each in sentence.mentions):
        return
    if by.at - one.at > 2 * _GAP or by.negative:
        return
    if one.kind == "percent":
        points = as_points(by)
        if points is None or (cue.role == "change" and _may_be_of_groups(sentence, one, two, cue.mention, words)):
            return
        by = points
    elif cue.role == "change" or not _is_balance(sentence, one, two, by, words):
        return
    told = {"more": (one,), "less": (two,), "by": (by,)}
    explicit = 2 if one.kind != "percent" and _names_both_sides(sentence, words) else 1
    form = "cue:points" if one.kind == "percent" else "cue:balance"
    yield Telling("difference", form, told, explicit, anchor=cue.mention)


def _of_one(sentence: Sentence, before: Sequence[Cue], cue: Cue, words: FactWords) -> bool:
    """Whether points are a change of one value, not what parts it from the other: each has its own, or their base is
    told.
    """
    other = words.some("cues", "bases", "other").match(sentence.after(cue.mention).lstrip())
    return other is not None or any(each.role == "change" for each in before)


def _may_be_of_groups(sentence: Sentence, one: Mention, two: Mention, by: Mention, words: FactWords) -> bool:
    """Whether two shares that a word joins are of two groups, and the points not told to lie between them: 38% of men
    and 45% of women, after a drop of three points; but not three points higher.
    """
    compared = any(word in words.compared for word in _WORD.findall(sentence.after(by).lower())[:_COMPARED])
    return not compared and words.some("clauses", "joins").search(sentence.between(one, two)) is not None


def _names_both_sides(sentence: Sentence, words: FactWords) -> bool:
    """Whether a sentence names both sides of a balance: exports and imports."""
    said = frozenset(_WORD.findall(sentence.text.lower()))
    return any(said & balance.more and said & balance.less for balance in words.balances)


def _is_balance(sentence: Sentence, one: Mention, two: Mention, by: Mention, words: FactWords) -> bool:
    """Whether a figure may be the difference of two: of one thing, or of the two sides of a balance."""
    if same_unit(one, two) and same_unit(one, by) and _are_sides(one, two, words):
        return True
    counted = one.kind != "count" or any(noun(each, words) for each in (one, two, by))
    return bool(counted) and same_thing(sentence, one, two, words) and same_thing(sentence, one, by, words)


def _are_sides(one: Mention, two: Mention, words: FactWords) -> bool:
    """Whether what two figures count are the two sides of a balance, or of a closed set: births and deaths."""
    mine, theirs = (frozenset(each.noun.split()) for each in (one, two))
    sides = [(balance.more, balance.less) for balance in words.balances]
    sides += [(kinds[0], kinds[1]) for kinds in words.sets if len(kinds) == _TWO]
    return any((mine & a and theirs & b) or (mine & b and theirs & a) for a, b in sides)


def _product(sentence: Sentence, before: Sequence[Cue], total: Mention, words: FactWords) -> Iterator[Telling]:
    """40 laptops at $900 each for a total of $36,000."""
    near = [cue.mention for cue in before[-2:]]
    if len(near) < 2 or total.at - near[0].at > _GAP or not same_unit(near[1], total):
        return
    count, each = near
    if count.kind == "count" and _is_each(sentence, each, words) and each.kind in ("money", "measure", "span"):
        yield Telling("product", "cue:each", {"factors": (count, each), "product": (total,)}, anchor=total)


def _is_each(sentence: Sentence, mention: Mention, words: FactWords) -> bool:
    return words.some("cues", "each").match(sentence.after(mention).lstrip(" ,")) is not None
