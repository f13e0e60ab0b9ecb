"""The role of each figure by the words right before and right behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from check_data.facts.spaced.cue_words import Role, before, behind, far, of_things, phrase, told_each
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC, Mention


class Cue(NamedTuple):
    """A numeric mention with its role and, for a change, its direction (1 up, -1 down, 0 not told)."""

    mention: Mention
    role: Role
    sign: int = 0


_NEAR = 60
"""Characters beside a figure among which its cues stand."""
_TOKENS = lazily(r"[^\W_][\w.'’-]*[\w'’]|[^\W_]|[,;:()\[\]–—]")
_CLAUSE = 120
"""Characters behind a figure in which its clause ends."""
_WHEN, _NOUN = 4, 3
"""Words among which a word of time begins a clause, and those of the noun of a change with its bracket."""


def cues(sentence: Sentence, words: FactWords) -> list[Cue]:
    """The numeric mentions of a sentence in order, each with its role."""
    found: list[Cue] = []
    place = 0
    ends = [*(mention.at - sentence.at for mention in sentence.mentions), len(sentence.text)][1:]
    for mention, end in zip(sentence.mentions, ends, strict=True):
        at, to = mention.at - sentence.at, mention.to - sentence.at
        if mention.kind in NUMERIC:
            left = _verbs(_tokens(_before(sentence, place, at)), sentence.text, to, words)
            right = _tokens(sentence.text[to : min(end, to + _NEAR)])
            cue = _by(_cue(mention, left, right, words), found, sentence, words)
            if _is_compared(mention, found, left, words):
                cue = Cue(mention, "before")
            told_again = cue.role == "again" or (
                not cue.role
                and place == mention_end(found, sentence)
                and (_in_bracket(left) or _is_rate_of(mention, found, left, right))
            )
            found.append(_as_before(found, cue) if told_again else cue)
        if mention.kind != "date":
            place = to
    return _from_to(sentence, found, words)


def _before(sentence: Sentence, place: int, at: int) -> str:
    """The text between two places of a sentence, as far as it is near, without dates: than in May 2024 (12)."""
    start = max(place, at - _NEAR)
    text = sentence.text[start:at]
    for date in reversed(sentence.mentions):
        if date.kind == "date" and start <= date.at - sentence.at < at:
            text = f"{text[: date.at - sentence.at - start]} {text[date.to - sentence.at - start :]}"
    return text


def _from_to(sentence: Sentence, found: Sequence[Cue], words: FactWords) -> list[Cue]:
    """The cues with those of ``from`` as what was before, where the new value follows; else as a change where a word of
    change stands before them (fell by 3), or as a value.
    """
    made: list[Cue] = []
    for cue, ahead in zip(found, [*found[1:], None], strict=False):
        if cue.role == "from":
            role: Role = "before" if _is_base(sentence, made, cue, ahead, words) else "change" if cue.sign else "now"
            made.append(Cue(cue.mention, role, cue.sign if role == "change" else 0))
        else:
            made.append(cue)
    return made


def _is_base(sentence: Sentence, made: Sequence[Cue], cue: Cue, ahead: Cue | None, words: FactWords) -> bool:
    """Whether a figure is what was before: from 3 to 5, or the other way round, rose to 5, from 3."""
    if ahead is not None and ahead.role == "to" and ahead.mention.kind == cue.mention.kind:
        return "," not in sentence.between(cue.mention, ahead.mention)
    if made and made[-1].role == "change" and made[-1].mention.kind == "percent" and cue.mention.kind != "percent":
        word = sentence.between(made[-1].mention, cue.mention).strip().lower()
        return words.left.get(word) == "from" and word not in words.links and word not in words.ties
    leads = bool(made) and made[-1].role == "to" and made[-1].mention.kind == cue.mention.kind
    return leads and sentence.between(made[-1].mention, cue.mention).count(",") == 1


def _verbs(left: list[str], text: str, to: int, words: FactWords) -> list[str]:
    """The words before a figure, verbs in two parts with the part that ends their clause: nahm … zu."""
    if words.parted.keys().isdisjoint(left):
        return left
    return [_whole(token, text, to, words) if token in words.parted else token for token in left]


def _whole(verb: str, text: str, start: int, words: FactWords) -> str:
    """A verb with its other part, where that ends the clause that goes on at a place of the text."""
    ends = words.parted[verb].search(text, start, start + _CLAUSE)
    return f"{verb} {ends[1].lower()}" if ends else verb


def _by(cue: Cue, found: Sequence[Cue], sentence: Sentence, words: FactWords) -> Cue:
    """A figure behind "by" as the change between values of which one stands before it, where a word of change stands
    before both: it rose from 4 to 5, by 25 per cent; it rose against last year (4) by 25 per cent to 5. Any other one
    is none.
    """
    if cue.role != "by":
        return cue
    moves = [each[0].lower() for each in words.move.finditer(sentence.before(cue.mention))]
    leads = bool(found) and found[-1].role in ("to", "before") and bool(moves)
    return Cue(cue.mention, "change", words.moves[" ".join(moves[-1].split())]) if leads else Cue(cue.mention, "")


def mention_end(found: Sequence[Cue], sentence: Sentence) -> int:
    """Where the last figure ends in its sentence."""
    return found[-1].mention.to - sentence.at if found else -1


def _is_rate_of(mention: Mention, found: Sequence[Cue], left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a percentage in a bracket behind the noun of a change tells it again: it grew by 312 people (1.5%)."""
    alone = left[-1:] == ["("] and right[:1] == [")"]
    noun = alone and 1 < len(left) <= _NOUN and all(word.isalpha() for word in left[:-1])
    change = bool(found) and found[-1].role == "change" and found[-1].mention.kind != "percent"
    return noun and change and mention.kind == "percent"


def _in_bracket(left: Sequence[str]) -> bool:
    """Whether nothing but an opening bracket stands between a figure and the one before it."""
    return list(left) in (["("], ["["])


def _is_compared(mention: Mention, found: Sequence[Cue], left: Sequence[str], words: FactWords) -> bool:
    """Whether a figure stands in a bracket behind what a change is compared with: 430 more than in May 2024 (2,900)."""
    if not found or found[-1].role != "change" or not _leads_to_base(left, words) or mention.quote[0] in words.signs:
        return False
    return any(phrase(left[place:], words.left) in ("before", "beside") for place in range(len(left) - 1))


def _leads_to_base(left: Sequence[str], words: FactWords) -> bool:
    """Whether a bracket or a clause of time leads to a figure: (2,900; when 2,900 were counted."""
    return bool(left) and (left[-1] in ("(", "[") or not words.whens.isdisjoint(left[-_WHEN:]))


def _as_before(found: Sequence[Cue], cue: Cue) -> Cue:
    """What a figure tells that says the one before it again: the same change in per cent, or nothing of its own."""
    if found and found[-1].role == "change":
        return found[-1]._replace(mention=cue.mention)
    told = "points" if found and found[-1].mention.kind == "percent" else "percent"
    if [each.role for each in found[-2:]] in (["before", "to"], ["from", "to"]) and cue.mention.kind == told:
        return Cue(cue.mention, "change")  # from 1,500 to 1,200, or 20%
    return Cue(cue.mention, "")


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKENS.findall(text)]


def _cue(mention: Mention, left: Sequence[str], right: Sequence[str], words: FactWords) -> Cue:
    if mention.kind == "times":
        return Cue(mention, "change", words.moves.get(mention.quote.lower().rpartition(" ")[2], 0))
    in_bracket = mention.kind in ("percent", "points") and left[-1:] == ["("]
    if (not left or in_bracket) and mention.quote[0] in words.signs:
        return Cue(mention, "change", -1 if mention.negative else 1)
    if mention.kind == "percent" and told_each(right, words):
        return Cue(mention, "")
    said = behind(right, words)
    if said is not None and not _leads_to(left, right, words):
        return Cue(mention, *said)
    said = before(list(left), words)
    if said is not None and said[0] == "before" and left[-1] == "(" and mention.quote[0] in words.signs:
        return Cue(mention, "")  # more than in May (+2,900)
    if said is not None and said[0] == "change" and mention.kind == "money" and left[-1] in words.earned:
        return Cue(mention, "now")  # la empresa ganó 45 millones
    if said is not None and not (said[0] == "change" and mention.kind == "percent" and of_things(right, words)):
        return Cue(mention, *said)
    if said is not None:
        return Cue(mention, "")
    if far(right, words):
        return Cue(mention, "before")
    return Cue(mention, "")


def _leads_to(left: Sequence[str], right: Sequence[str], words: FactWords) -> bool:
    """Whether a figure is what a change leads to by the word before it, with the verb behind: auf 40 gesenkt."""
    return bool(left and right) and words.left.get(left[-1]) == "to" and right[0] in words.moves
