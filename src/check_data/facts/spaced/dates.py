"""Dates with their weekdays."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords


def weekdays(sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Every date of a day in a year with the weekday that stands beside it."""
    for mention in sentence.mentions:
        if mention.kind != "date" or mention.reading is None or not mention.reading.stated.exact:
            continue
        before = words.weekday_before.search(sentence.before(mention)[-20:])
        after = words.weekday_after.match(sentence.after(mention)[:20])
        for found in (before, after):
            weekday = words.weekdays.get(found["day"].lower()) if found else None
            if weekday is not None:
                yield Telling("weekday", "date:weekday", {"date": (mention,)}, options={"weekday": weekday})
                break
