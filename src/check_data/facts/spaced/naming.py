"""Facts: the name, scope, period and role of every numeric mention of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from check_data.facts.fact import Fact, FactRole
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.names import content
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily

_ROLES: dict[str, FactRole] = {
    "before": "before",
    "beside": "before",
    "to": "now",
    "change": "change",
    "total": "total",
}
_CLAUSE, _LONGEST, _COUNTED, _TIE = 160, 6, 3, 24
_WORD = lazily(r"[^\W\d_][\w'’&-]*")
_MARKS = lazily(r"[;:()\[\]]|,\s(?=[^\W\d_]+\s(?:[^\W\d_]+\s){0,2})|\s[–—]\s")


def facts_of(sentence: Sentence, told: Sequence[Cue], words: FactWords, before: str = "") -> Iterator[Fact]:
    """The facts of a sentence, in order; a figure without a name of its own inherits that of the one before it. A word
    that stands for what was told (that was 3 per cent more) is named as the sentence ``before`` names its figures.
    """
    name = ""
    scope = _scope(sentence, words)
    for index, cue in enumerate(told):
        start = told[index - 1].mention.to if index else sentence.at
        own = before if _stands_for(sentence, cue, words) else _name(sentence, cue, start, words)
        period = _period(sentence, cue, start, words)
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


def _stands_for(sentence: Sentence, cue: Cue, words: FactWords) -> bool:
    """Whether a word that stands for what was told before says what a change is of: that was 3 per cent more."""
    at = cue.mention.at - sentence.at
    said = words.some("names", "that").search(sentence.text, max(0, at - _TIE), at)
    return cue.role == "change" and said is not None


def _name(sentence: Sentence, cue: Cue, start: int, words: FactWords) -> str:
    """What a figure counts, or the noun that "of" ties to it, or its clause's subject; empty where none is said."""
    mention = cue.mention
    counts = mention.kind == "count" or (cue.role == "change" and mention.kind == "percent" and words.names_changes)
    counted = takewhile(lambda word: word not in words.verbs, mention.noun.split()) if counts else ()
    named = content(" ".join(counted), words)[:_COUNTED]
    if named:
        return " ".join(named)
    begin = max(start, mention.at - _CLAUSE) - sentence.at
    clause = sentence.text[begin : mention.at - sentence.at]
    verbs = [word for word in _WORD.finditer(clause) if word[0].lower() in words.verbs]
    last = verbs[-1].end() if verbs else 0
    if words.of_end.search(clause, max(0, len(clause) - _TIE)) and content(clause[last:], words):
        return " ".join(content(_MARKS.split(clause[last:])[-1], words)[-_LONGEST:])
    first = next((word.start() for word in verbs if content(clause[: word.start()], words)), None)
    subject = clause[:first] if first is not None else clause
    last_piece = next((piece for piece in reversed(_MARKS.split(subject)) if piece and content(piece, words)), "")
    return " ".join(content(last_piece, words)[-_LONGEST:])


def _period(sentence: Sentence, cue: Cue, start: int, words: FactWords) -> str:
    """The period nearest to a figure: a date after or before it in its clause, or words such as "first quarter". What
    was before has none but its own.
    """
    mention = cue.mention
    at, to = mention.at - sentence.at, mention.to - sentence.at
    dates = [each for each in sentence.mentions if each.kind == "date" and start <= each.at < mention.to + _CLAUSE // 2]
    after = [each for each in dates if each.at >= mention.to and ";" not in sentence.between(mention, each)]
    if after:
        return after[0].quote
    if dates:
        return "" if cue.role in ("before", "beside") else dates[-1].quote
    named = words.some("names", "periods")
    found = named.search(sentence.text, to, to + _CLAUSE // 2) or named.search(sentence.text, max(0, at - _CLAUSE), at)
    return found[0].lower() if found else ""


def _scope(sentence: Sentence, words: FactWords) -> str:
    """Whose the figures are: the first name in capitals after a word that tells of a place or an owner."""
    for found in words.some("names", "scopes").finditer(sentence.text):
        named = words.titled.match(sentence.text, found.end() + 1)
        if (
            named
            and named[0].lower().rstrip(".") not in words.stop
            and not any(each.at - sentence.at == named.start() for each in sentence.mentions)
        ):
            return named[0].rstrip(".")
    return ""
