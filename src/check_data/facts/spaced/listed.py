"""Counts of things that are named one by one after them: three domains: satisfaction, latency and duration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords

_FEWEST, _MOST, _LONGEST, _APART, _JOINED = 2, 12, 40, 2, 2


def listed(sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Every small count with the names that a colon lists after its noun, up to the end of the sentence."""
    for mention in sentence.mentions:
        if (
            mention.kind != "count"
            or not mention.noun
            or not _FEWEST <= mention.value <= _MOST
            or mention.hedge.value != "none"
        ):
            continue
        # three in one town and two in another: parts, no names
        found = words.named_list.match(sentence.after(mention))
        end = mention.to + found.end("list") if found else mention.to
        counted = any(mention.to <= each.at < end and each.kind == "count" for each in sentence.mentions)
        names = names_of(found["list"], words) if found and not counted else []
        if len(names) >= _FEWEST and all(0 < len(name) <= _LONGEST for name in names):
            explicit = 1 if abs(len(names) - mention.value) <= _APART else 0
            yield Telling("named-list", "list:named", {"count": (mention,)}, explicit, {"listed": len(names)})


def names_of(text: str, words: FactWords) -> list[str]:
    """The names of a list; empty where its last is not joined by a word, so that it may go on."""
    joined = words.some("clauses", "joins").pattern
    pieces = re.split(rf",\s(?:{joined}\s)?", text.strip(), flags=re.IGNORECASE)
    last = re.split(rf"\s{joined}\s", pieces[-1], flags=re.IGNORECASE)
    if len(last) > _JOINED or any(mark in text for mark in '"“”'):
        return []
    if len(last) == 1 and not re.search(rf",\s{joined}\s", text, re.IGNORECASE):
        return []
    if len(last) == _JOINED and len(pieces) > 1 and re.search(rf",\s{joined}\s", text, re.IGNORECASE):
        return []  # masks, tests, and rest and sleep: three or four
    return [*pieces[:-1], *last]
