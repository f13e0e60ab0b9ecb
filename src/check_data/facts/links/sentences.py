"""A sentence that a document repeats word for word but for one number: a summary and its text, a heading in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from check_data.documents.blocks import Block
from check_data.facts.fact import Fact, Telling
from check_data.facts.links.bare import at_its_word
from check_data.facts.links.likeness import Group, group_of
from check_data.facts.links.near_words import sides
from check_data.patterns import lazily

_REACH = 200
"""Characters on either side of a figure among which its sentence is."""
_NUMBER_OF_ITEM = lazily(r"\A\W*\d{1,3}[.、）)．:：]\s*(?=\D)")
_WORD = lazily(r"[^\W\d_]{2,}")
_YEAR = lazily(r"(?:19|20)\d\d")
_MARKS = lazily(r"[\W_]+")
_WORDS, _CHARACTERS, _DIGITS = 6, 10, 2
"""Words of a sentence that is not repeated by chance, such characters of scripts without blanks, and digits of a figure
in it.
"""


class _Place(NamedTuple):
    """What a figure is told in: its unit, its noun, and all of the sentence on either side of it, other figures too."""

    group: Group
    noun: str
    before: str
    behind: str


def sentences_again(facts: Sequence[Fact], blocks: Sequence[Block]) -> Iterator[Telling]:
    """Every figure whose sentence stands in two blocks, word for word, with the one in the other. Two paragraphs may
    tell of two years or two experiments in the same words; an item, a heading or a caption tells what another tells.
    """
    for told in _by_place(facts, blocks).values():
        if len(told) == 2 and _are_apart(*(blocks[each.mention.block] for each in told)):
            values = {"values": (at_its_word(told[0].mention), at_its_word(told[1].mention))}
            # A headline's figure may be told here and below: neither telling stands for the other.
            options: Mapping[str, int | str] = {"beside": 1, "apart": "sentence"}
            yield Telling("same", "link:sentence-again", values, 1, options, anchor=told[1].mention)


def _are_apart(one: Block, other: Block) -> bool:
    return one is not other and not one.kind == other.kind == "paragraph"


def _by_place(facts: Sequence[Fact], blocks: Sequence[Block]) -> Mapping[_Place, Sequence[Fact]]:
    found: dict[_Place, list[Fact]] = defaultdict(list)
    for fact in facts:
        group = group_of(fact)
        if group is not None and fact.table < 0 and _is_figure(fact):
            before, behind = _sides(fact, blocks)
            if _says_enough(before + behind):
                found[_Place(group, fact.mention.noun, _plain(before), _plain(behind))].append(fact)
    return found


def _is_figure(fact: Fact) -> bool:
    """Whether a figure is no small number, no year, and no number of an item that runs into one (11.15 measures)."""
    mention = fact.mention
    first = mention.at == 0 and mention.places
    return len(mention.digits) >= _DIGITS and not first and not _YEAR.fullmatch(mention.digits)


def _sides(fact: Fact, blocks: Sequence[Block]) -> tuple[str, str]:
    """What a sentence says before a figure and behind it; without the number of the item that it is."""
    before, behind = sides(blocks[fact.mention.block].run.text, fact.mention, _REACH)
    return _NUMBER_OF_ITEM.sub("", before), behind


def _says_enough(text: str) -> bool:
    han = 0 if text.isascii() else sum(0x3040 <= ord(char) <= 0x9FFF for char in text)
    return han >= _CHARACTERS if han else len(_WORD.findall(text)) >= _WORDS


def _plain(text: str) -> str:
    """A text without its marks and the sizes of its letters."""
    return _MARKS.sub(" ", text).strip().casefold()
