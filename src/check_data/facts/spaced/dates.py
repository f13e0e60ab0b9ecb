"""Dates with their weekdays."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_NEAR = 20
"""Characters beside a date among which its weekday stands."""


def weekdays(sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Every date of a day in a year with the weekday that stands beside it."""
    for mention in sentence.mentions:
        if mention.kind != "date" or mention.reading is None or not mention.reading.stated.exact:
            continue
        at, to = mention.at - sentence.at, mention.to - sentence.at
        before = words.weekday_before.search(sentence.text, max(0, at - _NEAR), at)
        after = words.weekday_after.match(sentence.text, to, to + _NEAR)
        for found in (before, after):
            weekday = words.weekdays.get(found["day"].lower()) if found else None
            if found and weekday is not None:
                roles = {"date": (mention,), "weekday": (_named(mention, sentence, *found.span("day")),)}
                yield Telling("weekday", "date:weekday", roles, options={"weekday": weekday})
                break


def _named(date: Mention, sentence: Sentence, start: int, end: int) -> Mention:
    """The weekday's name as a date, where it stands beside the date."""
    apart = start + sentence.at - date.at
    return date._replace(
        start=date.start + apart,
        end=date.start + apart + end - start,
        at=date.at + apart,
        to=date.at + apart + end - start,
        quote=sentence.text[start:end],
    )
