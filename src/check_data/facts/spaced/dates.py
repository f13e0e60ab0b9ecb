"""Dates with their weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords

_BEFORE = re.compile(r"(?<!\w)(?P<day>[^\W\d_]+)\.?,?\s(?:the\s)?\Z")
_AFTER = re.compile(r"\s?[(,]\s?(?:a\s)?(?P<day>[^\W\d_]+)\b")


def weekdays(sentence: Sentence, words: FactWords) -> Iterator[Telling]:
    """Every date of a day in a year with the weekday that stands beside it."""
    for mention in sentence.mentions:
        if mention.kind != "date" or mention.reading is None or not mention.reading.stated.exact:
            continue
        before = _BEFORE.search(sentence.before(mention)[-20:])
        after = _AFTER.match(sentence.after(mention)[:20])
        for found in (before, after):
            weekday = words.weekdays.get(found["day"].lower()) if found else None
            if weekday is not None:
                yield Telling("weekday", "date:weekday", {"date": (mention,)}, options={"weekday": weekday})
                break
