"""Those who took part, told before a sentence that puts them into arms, each with its number: 50 adults were enrolled.
They were put into two groups: the drug (n = 25) and none (n = 25).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.arms import numbers_of
from check_data.facts.spaced.code import CODES, Coded, coded
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention

_COUNT = CODES["count"]
_BACK, _FEWEST, _MOST, _SMALLEST, _NEAR = 3, 2, 6, 5, 40
"""Sentences back to which those who were put into arms are looked for, arms at least and at most, the least whole, and
characters behind it among which another one is.
"""


def arms_put(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """The arms of each sentence that puts people into them, with the people told before it."""
    for place, sentence in enumerate(read):
        code = coded(sentence) if len(sentence.mentions) >= _FEWEST else Coded("", {})
        put = words.some("lists", "put").search(code.text)
        parts = _parts(code, put.start(), words) if put else []
        whole = _took_part(read, place, words) if parts else None
        if whole is not None and whole.value > max(each.value for each in parts):
            yield Telling("sum", "list:arms-put", {"whole": (whole,), "parts": tuple(parts)}, 1, anchor=parts[0])


def _parts(code: Coded, put: int, words: FactWords) -> list[Mention]:
    """The numbers of the arms of a sentence in which no others of people stand: as many as it says, or each told with a
    sign of equality where it does not say how many.
    """
    told = _told(words).search(code.text, put)
    numbers = numbers_of(code, words)
    people = [(place, each) for place, each in sorted(code.at.items()) if _is_of_people(each, words)]
    parts = [each.mention for each in numbers] or [each for _, each in people]
    start = told.start() if told else put
    places = [each.at for each in numbers] + [place for place, _ in people]
    alone = all(each in parts for _, each in people) and not any(each.of_all for each in numbers)
    many = len(parts) == code.at[start].value if told else bool(numbers)
    return parts if many and alone and min(places) > start and _FEWEST <= len(parts) <= _MOST else []


def _told(words: FactWords) -> re.Pattern[str]:
    """How many arms there are: two groups, three parallel groups."""
    known = words.expressions.get(("arms-told",))
    if known is None:
        named = rf"{_COUNT}(?:\s[^\W\d_][\w-]*){{0,2}}?\s(?:{words.some('lists', 'groups').pattern})"
        known = words.expressions["arms-told",] = re.compile(named)
    return known


def _is_of_people(mention: Mention, words: FactWords) -> bool:
    of_people = mention.kind == "count" and words.some("names", "persons").search(mention.noun) is not None
    return of_people and mention.value >= _FEWEST


def _took_part(read: Sequence[Sentence], place: int, words: FactWords) -> Mention | None:
    """The one count of people in the last sentence that counts any, where it says that they took part, all of them;
    None where some left, or others are told.
    """
    for sentence in reversed(read[max(0, place - _BACK) : place]):
        if sentence.block != read[place].block or words.some("flow", "lost").search(sentence.text):
            return None
        people = [each for each in sentence.mentions if _is_of_people(each, words)]
        if people:
            one = people[0]
            took = words.some("lists", "took_part").search(sentence.after(one))
            all_of_it = one.hedge is Hedge.NONE and not _is_part(sentence, one, words)
            return one if len(people) == 1 and took and all_of_it and one.value >= _SMALLEST else None
    return None


def _is_part(sentence: Sentence, mention: Mention, words: FactWords) -> bool:
    """Whether a count is of those that were looked at or needed, or one of another: 60 of the 90 patients."""
    before, after = sentence.before(mention).rstrip(), sentence.after(mention)[:_NEAR]
    of_others = _ends_in(("lists", "of_the"), before, words) and not _ends_in(("cues", "left", "total"), before, words)
    others = words.some("flow", "screened"), words.some("lists", "needed"), words.some("lists", "rest")
    return of_others or any(each.search(sentence.text) for each in others) or _of_others(after, words)


def _of_others(after: str, words: FactWords) -> bool:
    """Whether a part and its whole stand behind a count: 60 of the 90 patients, 60 patients out of 90."""
    found = words.some("lists", "of_the").search(after)
    return found is not None and re.match(r"\s*\d", after[found.end() :]) is not None


def _ends_in(path: tuple[str, ...], text: str, words: FactWords) -> bool:
    return any(found.end() == len(text) for found in words.some(*path).finditer(text))
