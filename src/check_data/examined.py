"""One document to what is claimed in it: its mentions, facts and claims, each with its verdict and level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from check_data.documents.document import Document
from check_data.evidence.rates import Rates
from check_data.evidence.weigh import Judged, weigh
from check_data.facts.fact import Fact, Telling
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds
from check_data.languages.contract import Prose, Told
from check_data.languages.load import language_of, pack
from check_data.reading.mention import NUMERIC, Mention
from check_data.relations.kinds import claims

FIGURES = NUMERIC | {"date", "ratio", "range"}
"""The kinds of mentions that a report counts as figures: labels, ordinals and statistics are none."""


class Examined(NamedTuple):
    """What a document says: its mentions in order of place, its facts, and its judged claims."""

    document: Document
    language: str
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    judged: tuple[Judged, ...]

    def figures(self) -> Iterator[Mention]:
        """The mentions that a report counts."""
        return (each for each in self.mentions if each.kind in FIGURES)

    def checked(self) -> frozenset[tuple[int, int]]:
        """The places of the figures that stand in a claim that could fail."""
        return frozenset(
            (mention.start, mention.end) for each in self.judged if each.proves for mention in each.claim.mentions
        )


def examine(document: Document, conventions: Conventions, rates: Rates, thresholds: Thresholds) -> Examined:
    """Read a document, and judge what its figures must agree on."""
    language = language_of(document.readable)
    told, mentions = _told(document, language, conventions)
    judged = weigh(chain.from_iterable(map(claims, told.tellings)), rates, thresholds)
    ordered = sorted(mentions, key=lambda each: (each.start, each.end))
    return Examined(document, language, tuple(ordered), told.facts, tuple(judged))


def _told(document: Document, language: str, conventions: Conventions) -> tuple[Told, list[Mention]]:
    mentions: list[Mention] = []
    facts: list[Fact] = []
    tellings: list[Telling] = []
    for code, prose in _prose(document, language, conventions).items():
        told = pack(code).tell(prose)
        facts += told.facts
        tellings += told.tellings
        mentions += chain.from_iterable(each.mentions for each in prose)
    return Told(tuple(facts), tuple(tellings)), mentions


def _prose(document: Document, language: str, conventions: Conventions) -> dict[str, list[Prose]]:
    """The blocks of running text with their mentions, by their languages."""
    found: dict[str, list[Prose]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        if block.grid is None and block.run.text:
            code = language_of(block.run.text, language)
            found[code].append(Prose(number, block, tuple(pack(code).mentions(block.run, number, conventions))))
    return found
