"""Sentences that go on with the figures of the one before: that is 25 per cent; these 412 visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun
from check_data.facts.spaced.code import CODES, coded
from check_data.facts.spaced.patterns import expression
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention
from check_data.reading.spaced.words import NOTHING

_COUNT = CODES["count"]
_PART, _WHOLE = "{part:count}", "{whole:count}"
_BACK, _FEWEST_DIGITS, _BEFORE = 4, 3, 24
"""Sentences back to which these things are looked for, digits that tell them, and characters before them."""


def that_is(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Of the 1,640 firms 533 hire. That is 32.5 per cent: the one share of a sentence, and the part before it."""
    shares = [each for each in sentence.mentions if each.kind == "percent"]
    begins = words.some("lists", "that_is").match(sentence.text.lstrip())
    if begins is None or len(shares) != 1 or len(sentence.mentions) > 1:
        return
    found = _part_and_whole(before, words)
    if found is not None:
        part, whole = found
        roles = {"part": (part,), "whole": (whole,), "share": (shares[0],)}
        yield Telling("share", "list:that-is", roles, anchor=shares[0])


def share_of_those(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """It has 800 pupils. Of those, 200 (25%) come by bus: the share of the one count that was told before."""
    wholes = [each for each in before.mentions if each.kind == "count" and each.noun]
    figures = [each.kind for each in sentence.mentions]
    begins = words.some("lists", "of_those").match(sentence.text.lstrip())
    if begins is None or len(wholes) != 1 or figures != ["count", "percent"]:
        return
    code = coded(sentence)
    if any(each.search(code.text) for each in _beside(words)):
        part, share = sentence.mentions
        roles = {"part": (part,), "whole": (wholes[0],), "share": (share,)}
        yield Telling("share", "list:of-those:share", roles, anchor=share)


def _beside(words: FactWords) -> Iterator[re.Pattern[str]]:
    """A count and its share: 200 (25%); 200 come by bus, that is 25 per cent."""
    known = words.expressions
    for place, tells in enumerate((f"{_PART} .. ({{share:%}}[)|,|;]", f"{_PART} ..[,|;| –] <or> ~{{share:%}}")):
        if ("share-of-those", str(place)) not in known:
            known["share-of-those", str(place)] = expression(tells, words)
        yield known["share-of-those", str(place)]


def _part_and_whole(sentence: Sentence, words: FactWords) -> tuple[Mention, Mention] | None:
    """The one part of a whole that a sentence tells, and the whole; None where it tells none or other counts."""
    code = coded(sentence)
    counts = [each for each in sentence.mentions if each.kind == "count"]
    if len(counts) != len(("part", "whole")):
        return None
    for pattern in _wordings(words):
        found = pattern.search(code.text)
        if found is not None:
            return code.at[found.start("part")], code.at[found.start("whole")]
    return None


def _wordings(words: FactWords) -> Sequence[re.Pattern[str]]:
    """A part of a whole: of the 1,640 firms 533; 533 of the 1,640 firms."""
    known = words.expressions
    for place, tells in enumerate((f"<of_begins> <the> {_WHOLE} ... {_PART}", f"{_PART} ~ <out_of> <the> {_WHOLE}")):
        if ("part-of", str(place)) not in known:
            known["part-of", str(place)] = expression(tells, words)
    return known["part-of", "0"], known["part-of", "1"]


def these(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """With these 412 visitors: the count of the things of the same noun that was told last; with 412 visitors it was
    the busiest year, at a sentence's beginning: the only one that was told of them.
    """
    these, only = _before_count("these", words), _before_count("with", words)
    for number, sentence in enumerate(read) if these or only else ():
        for mention in sentence.mentions:
            if mention.kind != "count" or len(mention.digits) < _FEWEST_DIGITS or not mention.noun:
                continue
            at = mention.at - sentence.at
            told = list(_told_before(read, number, mention, words))
            if told and these is not None and these.search(sentence.text, max(0, at - _BEFORE), at):
                yield Telling("same", "names:these", {"values": (told[0], mention)}, 1, anchor=mention)
            elif len({each.value for each in told}) == 1 and only is not None and only.fullmatch(sentence.text, 0, at):
                yield Telling("same", "names:with", {"values": (told[0], mention)}, 1, anchor=mention)


def _before_count(name: str, words: FactWords) -> re.Pattern[str] | None:
    """What says, right before a count, that it is of things told before; None where a language has no such words."""
    every = words.some("names", name).pattern
    if NOTHING in every:
        return None
    known = words.expressions.get(("before-count", name))
    if known is None:
        known = words.expressions["before-count", name] = re.compile(
            rf"\s*(?:{every})\s" if name == "with" else rf"(?:{every})\s\Z", re.IGNORECASE
        )
    return known


def _told_before(read: Sequence[Sentence], number: int, mention: Mention, words: FactWords) -> Iterator[Mention]:
    """The counts of the same noun in the sentences of the block before, the last first."""
    for earlier in reversed(read[max(0, number - _BACK) : number]):
        if earlier.block == read[number].block:
            for each in reversed(earlier.mentions):
                if each.kind == "count" and each.noun and noun(each, words) == noun(mention, words):
                    yield each
