"""Bounds in words with the share, or the part and its whole, that must keep them: more than half (52%), a majority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.spaced.words import texts
from check_data.reading.spaced.words import words as listed_at

_NEAR, _HALF = 60, "1/2"
_MARKS = lazily(r"[;:]|\.\s")


def thresholds(sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Every bound of a sentence with what stands in brackets or between commas after it, or between commas before."""
    if words.any_of("thresholds", "above", "below", "majority").search(sentence.text) is None:
        return  # as in nearly all sentences
    for found in _bounds(words).finditer(sentence.text):
        side = "below" if found["below"] else "above"
        bound = _HALF
        if found["part"]:
            bound = texts(words.data, "thresholds", "fractions")[" ".join(re.split(r"[\s-]+", found["part"].lower()))]
        for roles, form in _judged(sentence, found, words):
            yield Telling("threshold", f"threshold:{form}", roles, 2, {side: bound})


def _bounds(words: FactWords) -> re.Pattern[str]:
    known = words.expressions.get(("bounds",))
    if known is None:
        above, below = (words.some("thresholds", side).pattern for side in ("above", "below"))
        fractions = "|".join(
            re.escape(each).replace(r"\ ", r"[\s-]") for each in texts(words.data, "thresholds", "fractions")
        )
        bound = rf"\b(?:(?P<above>{above})|(?P<below>{below}))\s(?P<part>{fractions})\b"
        majority = rf"(?P<majority>{words.some('thresholds', 'majority').pattern})"
        said = [each for side in ("above", "below", "majority") for each in listed_at(words.data, "thresholds", side)]
        known = words.expressions["bounds",] = lazily(rf"{bound}|{majority}", re.IGNORECASE, said)
    return known


def _judged(
    sentence: Sentence, found: re.Match[str], words: FactWords
) -> Iterator[tuple[dict[str, tuple[Mention, ...]], str]]:
    """What a bound is told of: a share, a part of a whole, of each the nearest."""
    start, end = found.span()
    after = [each for each in sentence.mentions if end <= each.at - sentence.at < end + _NEAR + 20]
    before = [each for each in sentence.mentions if start - _NEAR <= each.to - sentence.at <= start]
    shares = [each for each in after if each.kind == "percent" and _beside(sentence, end, each)]
    if shares:
        yield {"share": (shares[0],)}, "share"
        return
    pair = _pair(after, sentence, end, words)
    if pair:
        yield pair, "part"
        return
    of_whole = _of_whole(before, after, sentence, start, end, words)
    if of_whole:
        yield of_whole, "of-whole"
        return
    left = sentence.text[:start].rstrip()
    if left.endswith((",", "(", ", or", "–", "—")) and before:
        if before[-1].kind == "percent":
            yield {"share": (before[-1],)}, "share-before"
        elif len(before) > 1 and _of(sentence, before[-2], before[-1], words):
            yield {"part": (before[-2],), "whole": (before[-1],)}, "part-before"


def _beside(sentence: Sentence, end: int, share: Mention) -> bool:
    """Whether a share stands in a bracket or between marks after a bound, in its clause."""
    gap = sentence.text[end : share.at - sentence.at]
    after = sentence.after(share)[:1]
    opened = gap.rstrip()[-1:]
    return not _MARKS.search(gap) and len(gap) <= _NEAR and (opened == "(" or (opened == "," and after in ",."))


def _of_whole(
    before: list[Mention], after: list[Mention], sentence: Sentence, start: int, end: int, words: FactWords
) -> dict[str, tuple[Mention, ...]] | None:
    """Of the 36, more than half (21) are closed: a whole before the bound, and its part in a bracket behind it."""
    if not before or not after or before[-1].kind != "count" or after[0].kind != "count":
        return None
    opened = sentence.text[end : after[0].at - sentence.at]
    ties = re.search(
        rf"{words.some('lists', 'of_whole').pattern}\s\Z", sentence.before(before[-1])[-_NEAR:], re.IGNORECASE
    )
    between = sentence.text[before[-1].to - sentence.at : start]
    if ties is None or opened.strip() not in ("(", ",") or between.count(",") != 1 or _MARKS.search(between):
        return None
    return {"part": (after[0],), "whole": (before[-1],)}


def _pair(
    after: list[Mention], sentence: Sentence, end: int, words: FactWords
) -> dict[str, tuple[Mention, ...]] | None:
    """Of the 80 firms, 46: a whole and its part; or (21 of 90): a part and its whole."""
    for one, two in pairwise(after):
        if one.kind != "count" or two.kind != "count":
            continue
        gap = sentence.text[end : one.at - sentence.at]
        if _MARKS.search(gap):
            return None
        if _of(sentence, one, two, words) and gap.rstrip()[-1:] in ("(", ","):
            return {"part": (one,), "whole": (two,)}
        inside = sentence.between(one, two).rstrip()[-1:] in (",", "(") and sentence.after(two)[:1] in (",", ")")
        if inside and words.some("lists", "of_the").fullmatch(gap.strip()):
            return {"part": (two,), "whole": (one,)}
    return None


def _of(sentence: Sentence, one: Mention, two: Mention, words: FactWords) -> bool:
    return words.some("lists", "of_the").fullmatch(sentence.between(one, two).strip()) is not None
