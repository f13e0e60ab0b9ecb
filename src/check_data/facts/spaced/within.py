"""Counts within others of a whole text: those of a place within all, denominators within those enrolled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_LEVELS = frozenset(["value", "total", "now"])
_SMALLEST, _DIGITS, _NEAR, _CLAUSE = 5, 2, 16, 40


def within(read: Sequence[Sentence], facts: Sequence[Fact], words: FactWords) -> Iterator[Telling]:
    """What is told of places with what was told before of all; and what shares are told of, with who was enrolled."""
    yield from _of_places(facts)
    yield from _denominators(read, words)
    yield from _of_enrolled(read, words)


def _of_enrolled(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """7,466 women were randomised; 5,840 participants came back, (n = 66) left: people of a study, no more than all,
    but in sentences on those of whom they were chosen, on other studies, or on what was planned.
    """
    enrolled, named = _enrolled(read, words), words.some("names", "persons")
    if enrolled is None or named.match(enrolled.noun) is None or _is_arm(read, enrolled, words):
        return
    elsewhere, screened = words.some("names", "elsewhere"), words.some("flow", "screened")
    numbered = re.compile(rf"[(\[,;]\s?(?:{words.some('lists', 'numbers').pattern})\s?=\s?\Z")
    for sentence in read:
        if not sentence.mentions or enrolled in sentence.mentions or sentence.mentions[0].start < enrolled.start:
            continue
        sure = not (elsewhere.search(sentence.text) or screened.search(sentence.text))
        for mention in sentence.mentions:
            if mention.kind != "count" or mention.value < _SMALLEST:
                continue
            told = named.match(mention.noun) or numbered.search(sentence.before(mention)[-_NEAR:])
            if told and not mention.places:
                roles = {"part": (mention,), "whole": (enrolled,)}
                yield Telling("within", "names:of-enrolled", roles, int(sure), anchor=mention)


def _of_places(facts: Sequence[Fact]) -> Iterator[Telling]:
    """45 people died in Assam, after 120 people died in all: the first count of a name that is told of no place. Shown
    only where it holds: what is told of a place may be told of another time, too.
    """
    wholes: dict[str, Fact] = {}
    for fact in facts:
        if fact.mention.places:
            continue
        if fact.mention.kind != "count" or not fact.name or fact.inherited or fact.heading or fact.role not in _LEVELS:
            continue
        whole = wholes.get(fact.name)
        if not fact.scope:
            wholes.setdefault(fact.name, fact)
        elif whole is not None and whole.sentence < fact.sentence and whole.mention.unit == fact.mention.unit:
            roles = {"part": (fact.mention,), "whole": (whole.mention,)}
            yield Telling("within", "names:place-in-all", roles, 0, anchor=fact.mention)


def _denominators(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """139 patients were enrolled; 22/66 of these, 25/73 of those: no more than all, and often one again."""
    enrolled = _enrolled(read, words)
    seen: dict[int, Mention] = {}
    for sentence in read:
        for mention in sentence.mentions:
            if mention.kind != "ratio" or len(mention.parts) != len(("part", "whole")):
                continue
            of = mention.parts[1]
            if of.value < _SMALLEST or of.places:
                continue
            if enrolled is not None and enrolled.start < mention.start:
                roles = {"part": (of,), "whole": (enrolled,)}
                yield Telling("within", "names:denominator", roles, 0, anchor=of)
            again = seen.get(int(of.value))
            if again is not None and len(of.digits) >= _DIGITS:
                yield Telling("same", "names:denominator-again", {"values": (again, of)}, 0, anchor=of)
            seen[int(of.value)] = of
        seen |= {int(each.value): each for each in sentence.mentions if each.kind == "count" and not each.places}


def _enrolled(read: Sequence[Sentence], words: FactWords) -> Mention | None:
    """The one count of who was enrolled, where a text tells one only."""
    found = [
        mention
        for sentence in read
        for mention in sentence.mentions
        if mention.kind == "count"
        and mention.noun
        and words.some("names", "enrolled").search(sentence.after(mention)[:80])
    ]
    values = {mention.value for mention in found}
    return found[0] if len(values) == 1 else None


def _is_arm(read: Sequence[Sentence], enrolled: Mention, words: FactWords) -> bool:
    """Whether a count is of an arm only: 86 were randomised to the drug and 80 to placebo."""
    own = next(sentence for sentence in read if enrolled in sentence.mentions)
    to = words.some("lists", "put_to")
    after = [each for each in own.mentions if each.kind == "count" and each.start >= enrolled.start]
    return sum(to.search(own.after(each)[:_CLAUSE].partition(",")[0]) is not None for each in after) > 1
