"""Average growths a year, told with the values at both ends and their years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily

_YEAR = lazily(r"(?<!\d)[12]\d{3}(?!\d)")
_TWO = 2


def yearly(sentence: Sentence, told: Sequence[Cue], words: FactWords) -> Iterator[Telling]:
    """From 50 in 2018 to 80.5 in 2023, an average of 10% a year: one rate, two values, two years."""
    if words.some("clauses", "a_year").search(sentence.text) is None:
        return
    rates = [cue.mention for cue in told if cue.mention.kind == "percent"]
    values = [cue for cue in told if cue.mention.kind in ("count", "money", "measure")]
    years = [int(found[0]) for each in sentence.mentions if each.kind == "date" for found in _YEAR.finditer(each.quote)]
    if len(rates) != 1 or len(values) != _TWO or len(years) != _TWO or years[0] == years[1]:
        return
    one, two = values
    verbs = words.some("names", "verbs")
    if not same_unit(one.mention, two.mention) or verbs.search(sentence.between(two.mention, rates[0])):
        return  # a growth with a verb of its own is of another time
    # What is told first is what was before, but for "a by 2029 from b in 2024".
    before, now = (two, one) if two.role in ("before", "beside") else (one, two)
    roles = {"now": (now.mention,), "before": (before.mention,), "rate": (rates[0],)}
    options = {"years": abs(years[1] - years[0])}
    yield Telling("average-growth", "growth:yearly", roles, 1, options, anchor=rates[0])
