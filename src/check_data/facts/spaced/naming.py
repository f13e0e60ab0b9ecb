"""Facts: the name, scope, period and role of every numeric mention of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, FactRole
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_ROLES: dict[str, FactRole] = {
    "before": "before",
    "beside": "before",
    "to": "now",
    "change": "change",
    "total": "total",
}
_CLAUSE, _LONGEST, _COUNTED = 160, 6, 3
_MARKS = re.compile(r"[;:()\[\]]|,\s(?=[^\W\d_]+\s(?:[^\W\d_]+\s){0,2})|\s[–—]\s")
_TITLED = re.compile(r"(?:the\s)?[A-Z][\w.&’'-]*(?:\s(?:of\s|and\s)?[A-Z][\w.&’'-]*)*")


def facts_of(sentence: Sentence, told: Sequence[Cue], words: FactWords) -> Iterator[Fact]:
    """The facts of a sentence, in order; a figure without a name of its own inherits that of the one before it."""
    name = ""
    scope = _scope(sentence, words)
    for index, cue in enumerate(told):
        start = told[index - 1].mention.to if index else sentence.at
        own = _name(sentence, cue.mention, start, words)
        period = _period(sentence, cue.mention, start, words)
        inherited = not own and bool(name)
        name = own or name
        role = _role(cue)
        yield Fact(cue.mention, name, role, scope, period, sentence.number, sentence.heading, inherited)


def _role(cue: Cue) -> FactRole:
    if cue.role == "change" and cue.mention.kind == "percent":
        return "rate"
    if not cue.role and cue.mention.kind == "percent":
        return "share"
    return _ROLES.get(cue.role, "value")


def _name(sentence: Sentence, mention: Mention, start: int, words: FactWords) -> str:
    """What a figure counts, or the noun that "of" ties to it, or the subject of its clause; empty where none is said."""
    counted = content(mention.noun, words)[:_COUNTED] if mention.kind == "count" else []
    if counted:
        return " ".join(counted)
    begin = max(start, mention.at - _CLAUSE) - sentence.at
    clause = sentence.text[begin : mention.at - sentence.at]
    pieces = [piece for piece in _MARKS.split(clause) if piece and content(piece, words)]
    if not pieces:
        return ""
    verbs = list(words.some("names", "verbs").finditer(clause))
    moves = list(words.move.finditer(clause))
    last = max((found.end() for found in (*verbs, *moves)), default=0)
    if words.of_end.search(clause) and content(clause[last:], words):
        return " ".join(content(_MARKS.split(clause[last:])[-1], words)[-_LONGEST:])
    first = min((found.start() for found in (*verbs, *moves) if content(clause[: found.start()], words)), default=None)
    subject = clause[:first] if first is not None else clause
    last_piece = next((piece for piece in reversed(_MARKS.split(subject)) if piece and content(piece, words)), "")
    return " ".join(content(last_piece, words)[-_LONGEST:])


def _period(sentence: Sentence, mention: Mention, start: int, words: FactWords) -> str:
    """The period nearest to a figure: a date after or before it in its clause, or words such as "first quarter"."""
    at, to = mention.at - sentence.at, mention.to - sentence.at
    dates = [each for each in sentence.mentions if each.kind == "date" and start <= each.at < mention.to + _CLAUSE // 2]
    after = [each for each in dates if each.at >= mention.to and ";" not in sentence.between(mention, each)]
    if after:
        return after[0].quote
    if dates:
        return dates[-1].quote
    named = words.some("names", "periods")
    found = named.search(sentence.text, to, to + _CLAUSE // 2) or named.search(sentence.text, max(0, at - _CLAUSE), at)
    return found[0].lower() if found else ""


def _scope(sentence: Sentence, words: FactWords) -> str:
    """Whose the figures are: the first name in capitals after a word that tells of a place or an owner."""
    for found in words.some("names", "scopes").finditer(sentence.text):
        named = _TITLED.match(sentence.text, found.end() + 1)
        if (
            named
            and named[0].lower().rstrip(".") not in words.stop
            and not any(each.at - sentence.at == named.start() for each in sentence.mentions)
        ):
            return named[0].rstrip(".")
    return ""
