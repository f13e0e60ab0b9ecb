"""Passages to quantities: the lead of each figure says in which role it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from check_data.facts.unspaced.base_roles import base, versus
from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.passages import Passage, Sentence
from check_data.facts.unspaced.quantity import RATES
from check_data.facts.unspaced.rate_roles import again, growth, in_bracket, of_previous, points
from check_data.facts.unspaced.scribe import Scribe
from check_data.facts.unspaced.share_roles import count_of_share, share, share_of
from check_data.facts.unspaced.value_roles import by, difference, equal, grown_to, item, reached, value
from check_data.facts.unspaced.words import Words
from check_data.figures.units import Unit
from check_data.reading.mention import NUMERIC, Mention

_Role = Callable[[Scribe, Mention, Lead], bool]
# The first that takes a figure decides its role.
_OF_ALL: tuple[_Role, ...] = (reached, grown_to, base, versus, item)
_OF_RATES: tuple[_Role, ...] = (of_previous, points, again, in_bracket, share_of, share, growth, *_OF_ALL)
_OF_VALUES: tuple[_Role, ...] = (count_of_share, equal, difference, *_OF_ALL)


def read(passages: Sequence[Passage], words: Words, names: Names, name_units: dict[str, Unit]) -> Scribe:
    """What the passages of a document tell."""
    scribe = Scribe(words, names, name_units)
    for passage in passages:
        scribe.begin_passage(passage)
        for sentence in passage.sentences:
            if sentence.mentions:
                scribe.begin(sentence)
                _read_sentence(scribe, sentence)
    for order, quantity in enumerate(scribe.quantities):
        quantity.order = order
    return scribe


def _read_sentence(scribe: Scribe, sentence: Sentence) -> None:
    figures = [each for each in sentence.mentions if each.kind in NUMERIC and each.kind != "age"]
    end, at, dates = sentence.start, 0, [each for each in sentence.mentions if each.kind == "date"]
    masked = scribe.passage.masked
    for index, mention in enumerate(figures):
        while at < len(dates) and dates[at].at < mention.at:
            scribe.period = dates[at].quote
            at += 1
        stop = figures[index + 1].at if index + 1 < len(figures) else sentence.end
        lead = scribe.leads.between(masked, end, mention, stop, follows=scribe.prev is not None)
        for period in scribe.words.pattern("period").finditer(lead.text):
            scribe.period = period[0]
        scribe.scope = scribe.names.scope(lead.plain) or scribe.scope
        _figure(scribe, mention, lead)
        scribe.prev, end = mention, mention.to


def _figure(scribe: Scribe, mention: Mention, lead: Lead) -> None:
    words = scribe.words
    bracket = scribe.bracket(mention)
    if scribe.which_bracket not in (0, bracket):
        scribe.which = scribe.which_bracket = 0  # what a bracket announces ends with it
    within = scribe.prev is not None and words.pattern("within").search(lead.text)
    if within or words.pattern("of_which").search(lead.text) or words.pattern("of_named").search(lead.text):
        scribe.count_of_which += 1
        scribe.which, scribe.which_bracket = scribe.count_of_which, bracket
    if mention.kind == "span" and not words.pattern("span_meant").search(lead.plain):
        scribe.prev_role = "span"
        return
    if scribe.prev_role == "from" and by(scribe, mention, lead):
        return
    for role in _OF_RATES if mention.kind in RATES else _OF_VALUES:
        if role(scribe, mention, lead):
            return
    value(scribe, mention, lead)
