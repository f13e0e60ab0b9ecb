"""Parts of what the sentence before counts: 31 of them left; 31 of the patients left; they include 31 children."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import noun, same_unit
from check_data.facts.spaced.code import coded
from check_data.facts.spaced.items import items
from check_data.facts.spaced.lists import clause_end
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.singular import singular
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_AMOUNTS = frozenset(["count", "money", "measure"])
_FEWEST, _NEAR = 3, 40


def of_them(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """The parts that a sentence tells of the one amount of the sentence before it."""
    wholes = [each for each in before.mentions if each.kind in _AMOUNTS and each.value >= _FEWEST and not each.negative]
    if not wholes:
        return
    yield from _included(wholes, sentence, words)
    for mention in sentence.mentions:
        if mention.kind == "count" and not mention.places:
            whole = _whole_of(sentence.after(mention)[:_NEAR], wholes, words)
            if whole is not None and same_unit(mention, whole):
                roles = {"part": (mention,), "whole": (whole,)}
                yield Telling("within", "list:n-of-them", roles, explicit=1, anchor=mention)
        wholes = [*wholes, mention] if mention.kind in _AMOUNTS else wholes


def _whole_of(after: str, wholes: Sequence[Mention], words: FactWords) -> Mention | None:
    """The one amount told before that "of them" means, or the one of the noun that "of the patients" names."""
    found = words.some("names", "of_them").match(after.lstrip(" "))
    if found is None:
        return None
    named = re.match(r"\s(\w+)", after.lstrip(" ")[found.end() :])
    told = singular(named[1].lower(), words) if named else ""
    alike = [each for each in wholes if told and noun(each, words) == told]
    if alike:
        return alike[0] if len(alike) == 1 else None
    pronoun = words.some("lists", "of_those").fullmatch(found[0]) is not None
    others = named is not None and told != named[1].lower()  # of these shops: not of what was counted
    return wholes[0] if pronoun and not others and len(wholes) == 1 and wholes[0].noun else None


def _included(wholes: Sequence[Mention], sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """They include 12 children and 31 women: of the one amount before, parts that need not be all."""
    code = coded(sentence)
    begins = words.some("lists", "they_include").match(code.text.lstrip())
    if begins is None or len(wholes) > 1:
        return
    start = begins.end() + len(code.text) - len(code.text.lstrip())
    end = clause_end(code.text, start, words, ";")
    listed = items(code, start, end, words)
    unfit = words.some("lists", "not_parts").search(code.text, start, end)
    if not listed or unfit or not all(_may_be_part(each.amount, wholes[0]) for each in listed):
        return
    parts, whole = tuple(each.amount for each in listed), (wholes[0],)
    if len(parts) == 1:
        yield Telling("within", "list:they-include", {"part": parts, "whole": whole}, explicit=1)
    else:
        yield Telling("sum", "list:they-include", {"whole": whole, "parts": parts}, explicit=1, options={"open": 1})


def _may_be_part(each: Mention, whole: Mention) -> bool:
    """Whether an amount is in the unit of a whole, and no number of a name: ten traits, (character 2.1) among them."""
    return same_unit(each, whole) and (not each.places or each.scaled or each.kind != "count")
