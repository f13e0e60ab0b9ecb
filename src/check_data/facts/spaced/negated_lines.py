"""Two lines of which the second is of all that the first is not: insured: urban 96%, rural 90%; uninsured: 4%, 10%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_LONGEST = 24
"""Characters before a share among which the word is that names it."""
_LABEL = re.compile(r"\s*([^\W\d_][^:;.,()]{1,40}):")
_NAME = re.compile(r"([^\W\d_]{1,20})[\s:]{0,3}\Z")


def negated_lines(before: Sentence, sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Each share of a line with that of the same name on the next line, whose label negates that of the first."""
    first, second = (_LABEL.match(each.text) for each in (before, sentence))
    if first is None or second is None or before.heading or sentence.heading:
        return
    one, two = first[1].lower(), second[1].lower()
    if not any(two == f"{negation}{one}" for negation in words.negations):
        return
    mine, theirs = _shares(before), _shares(sentence)
    if [name for name, _ in mine] == [name for name, _ in theirs]:
        for (_, share), (_, other) in zip(mine, theirs, strict=True):
            yield Telling("shares", "items:negated-lines", {"shares": (share, other)}, explicit=1)


def _shares(sentence: Sentence) -> list[tuple[str, Mention]]:
    """The shares of a line with the word right before each."""
    shares = [each for each in sentence.mentions if each.kind == "percent"]
    named = (_NAME.search(sentence.before(each)[-_LONGEST:]) for each in shares)
    return [(name[1].lower() if name else "", share) for name, share in zip(named, shares, strict=True)]
