"""A figure that running text tells again among the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.likeness import Group, Terms, group_of, one_scope, one_time, other_time, tells_itself
from check_data.facts.links.numbered import apart_by_number
from check_data.patterns import lazily

_AROUND, _PHRASE = 60, 40
"""Characters beside a figure among which words are shared, and those of a phrase with it."""
_SHORT, _LONG = ((1, 2), (2, 1)), ((9, 0), (6, 2))
"""Terms before and behind two figures that make them one, of a script with blanks between words and of others."""
_FEWEST_DIGITS = 2
_WORD = lazily(r"[^\W\d_][\w'’-]+")
_ENDS = lazily(r"[.;:()\[\]]|,\s")
_SEVERAL = 2
"""Words that two figures share whose numbers tell less: of one digit, or rounded."""
_HUNDRED = 100
_Number = tuple[Group, str, object]
_Phrase = tuple[Group, tuple[str, ...], tuple[str, ...]]


def told_again(facts: Sequence[Fact], blocks: Sequence[Block], terms: Terms) -> Iterator[Telling]:
    """Every figure below headings with the last one of its number, if they share a word; with the last percentage that
    is rounded to the same; and with the last one in the same phrase, whatever its number.
    """
    numbers: dict[_Number, tuple[Fact, frozenset[str]]] = {}
    same_phrase: dict[_Phrase, Fact] = {}
    for fact in facts:
        group = group_of(fact)
        if fact.heading or fact.table >= 0 or group is None:
            continue
        text = blocks[fact.mention.block].run.text
        words = terms(text[max(0, fact.mention.at - _AROUND) : fact.mention.to + _AROUND])
        yield from _numbered_again(fact, group, words, numbers)
        if len(fact.mention.digits) < _FEWEST_DIGITS:
            continue
        for phrase in _phrases(fact, group, text, terms):
            last = same_phrase.get(phrase)
            if last is not None and _may_be_one(last, fact) and not apart_by_number(last, fact, blocks):
                # A section may tell of its own what another one told of something else.
                one_section = blocks[last.mention.block].heading == blocks[fact.mention.block].heading
                yield _same(last, fact, "link:phrase-again", 1 if one_section else 0)
            same_phrase[phrase] = fact


def _numbered_again(
    fact: Fact, group: Group, words: frozenset[str], numbers: dict[_Number, tuple[Fact, frozenset[str]]]
) -> Iterator[Telling]:
    """A figure with the last one of its number, if they share a word; one of one digit, with that of what it counts, if
    they share several; or else a percentage with the last one that is rounded to the same.
    """
    mention = fact.mention
    short = len(mention.digits) < _FEWEST_DIGITS
    if short and not mention.noun and mention.unit is None:
        return
    wanted: list[tuple[str, _Number, int]] = [
        ("link:number-again", (group, mention.noun if short else "", mention.value), _SEVERAL if short else 1)
    ]
    if mention.kind == "percent":
        wanted.append(("link:rounded-again", (group, "%", round(mention.value * _HUNDRED)), _SEVERAL))
    told = False
    for form, number, fewest in wanted:
        before = numbers.get(number)
        if before is not None and not told and before[0].sentence != fact.sentence:
            told = len(before[1] & words) >= fewest
            if told:
                yield _same(before[0], fact, form, 0)
        numbers[number] = fact, words


def _may_be_one(one: Fact, other: Fact) -> bool:
    apart = one.sentence != other.sentence and not other_time(one, other)
    return apart and one_time(one, other) and one_scope(one, other) and tells_itself(one) and tells_itself(other)


def _phrases(fact: Fact, group: Group, text: str, terms: Terms) -> Iterator[_Phrase]:
    """The words of a figure's phrase that mean something, three of them: before and behind it."""
    mention = fact.mention
    left = _ENDS.split(text[max(0, mention.at - _PHRASE) : mention.at])[-1]
    right = _ENDS.split(text[mention.to : mention.to + _PHRASE], maxsplit=1)[0]
    before = _content(left, terms)
    several = len(before) > len(_WORD.findall(left))  # of a script without blanks, each two characters are a term
    lengths = [each for each in (_LONG if several else _SHORT) if len(before) >= each[0]]
    after = _content(right, terms) if lengths else ()
    for first, last in lengths:
        if len(after) >= last:
            yield group, before[-first:], after[:last]


def _content(text: str, terms: Terms) -> tuple[str, ...]:
    words = (sorted(terms(each), key=partial(_place, each)) for each in _WORD.findall(text))
    return tuple(chain.from_iterable(words))


def _place(text: str, term: str) -> tuple[int, str]:
    """Where a term stands; those that are read in another script than they are printed in, in the order of letters."""
    return text.find(term), term


def _same(one: Fact, other: Fact, form: str, explicit: int) -> Telling:
    return Telling("same", form, {"values": (one.mention, other.mention)}, explicit, anchor=other.mention)
