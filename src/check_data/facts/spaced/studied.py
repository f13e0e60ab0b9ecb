"""Who a study was made of, by kinds: 16 patients were enrolled. There were 9 men and 7 women."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.closed import is_closed
from check_data.facts.spaced.code import CODES, Coded, coded
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_COUNT = CODES["count"]
_NEAR, _SMALLEST, _BACK = 16, 5, 3
"""Characters before a whole, the least one, and sentences back to which it is looked for."""


def studied(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Two counts of the kinds of a closed set, before any other count of their sentence, after those of all people: of
    these some may be of no kind.
    """
    both = _both(words)
    for place, sentence in enumerate(read):
        code = coded(sentence) if len(sentence.mentions) > 1 else Coded("", {})
        found = both.search(code.text)
        if found is None or not is_closed([found["a"], found["b"]], words.sets):
            continue
        one, two = code.at[found.start("one")], code.at[found.start("two")]
        if code.text.count(_COUNT, 0, found.start()):
            continue
        whole = _people(read[max(0, place - _BACK) : place], words)
        if whole is not None and whole.value > max(one.value, two.value):
            roles = {"whole": (whole,), "parts": (one, two)}
            yield Telling("sum", "names:kinds-of-people", roles, 1, {"open": 1}, anchor=one)


def _both(words: FactWords) -> re.Pattern[str]:
    """Two counts with a word each: 9 men and 7 women."""
    known = words.expressions.get(("both",))
    if known is None:
        joins = words.some("clauses", "joins").pattern
        known = words.expressions["both",] = re.compile(
            rf"(?P<one>{_COUNT})(?P<a>\s[^\W\d_]+),?\s(?:{joins})\s(?P<two>{_COUNT})(?P<b>\s[^\W\d_]+)"
        )
    return known


def _people(before: Sequence[Sentence], words: FactWords) -> Mention | None:
    """The one count of people in the last sentence that counts any; None where it counts several, or others."""
    persons = words.some("names", "persons")
    for sentence in reversed(before):
        counts = [each for each in sentence.mentions if each.kind == "count" and persons.search(each.noun)]
        if counts:
            rest = words.some("lists", "rest").search(sentence.before(counts[0])[-_NEAR:])
            return counts[0] if len(counts) == 1 and counts[0].value >= _SMALLEST and rest is None else None
    return None
