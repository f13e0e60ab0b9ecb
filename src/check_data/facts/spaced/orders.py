"""Orders of two values by cues: which is larger, by the word of change or comparison beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.cues import Cue
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_GAP, _NEAR = 110, 40
"""Characters between two values at most, and between one and what it is said to be more or less than."""


def form_of(window: Sequence[Cue]) -> str:
    """The order of the roles of a window, by which evidence is measured."""
    letters = {"before": "before", "beside": "beside", "change": "by"}
    return "-".join(letters.get(cue.role, "now") for cue in window)


def order(
    sentence: Sentence, window: Sequence[Cue], now: Mention, before: Mention, words: FactWords
) -> Iterator[Telling]:
    """Two values of which words say which is larger."""
    first, last = window[0].mention, window[-1].mention
    between = sentence.between(first, last)
    if not _stand_together(window, between, words):
        return
    sign = told = _sign(between, words) or _parted_sign(sentence, first, last, words)
    if sign is None:
        left = sentence.before(first)[-_GAP:]
        for mark in (";", ":", "(", ")"):
            left = left.rpartition(mark)[2]
        held = [mention for mention in sentence.mentions if mention.to <= first.at and mention.kind != "date"]
        if held:
            left = left[-(first.at - held[-1].to) :] if first.at > held[-1].to else ""
        sign = _sign(left, words)
    if not sign:
        return
    more, less = (now, before) if sign > 0 else (before, now)
    direct = window[0].role != "before" and told is not None
    form = f"order:{form_of(window)}" + (":direct" if direct else "")
    yield Telling("order", form, {"more": (more,), "less": (less,)}, explicit=2 if direct else 1)


def _stand_together(window: Sequence[Cue], between: str, words: FactWords) -> bool:
    """Whether two values are surely of one thing: from one to the other; one set beside the other, but for times."""
    if window[0].role == "before":
        return window[1].role == "to"
    if window[1].role == "beside" and window[0].mention.kind == "span":
        return False
    return len(between) <= _NEAR or not words.compared.keys() & set(between.lower().split())


def _parted_sign(sentence: Sentence, first: Mention, last: Mention, words: FactWords) -> int | None:
    """The direction of a verb in two parts around two values: it went from 30 to 20 back."""
    before = sentence.before(first).lower().split()
    for verb in reversed(before if not words.parted.keys().isdisjoint(before) else ()):
        ends = words.parted[verb].search(sentence.after(last)[:_GAP]) if verb in words.parted else None
        if ends:
            return words.moves.get(f"{verb} {ends[1].lower()}")
    return None


def _sign(text: str, words: FactWords) -> int | None:
    found = [each[0].lower() for each in words.move.finditer(text) if not _of_another(each, text, words)]
    return words.moves[" ".join(found[-1].split())] if found else None


def _of_another(found: re.Match[str], text: str, words: FactWords) -> bool:
    """Whether a noun of change says what changed, and that is no figure: a reduction of plans."""
    after = text[found.end() :].lower().split(maxsplit=2)[:2]
    return found[0].lower() in words.change_nouns and len(after) > 1 and after[0] in words.links


def side_by_side(sentence: Sentence, told: Sequence[Cue], at: int, words: FactWords) -> list[Telling]:
    """56 million or 0.83 a share, up from 36.8 million or 0.55: two values and their bases, told side by side."""
    if at + 4 > len(told):
        return []
    one, two, base, other = told[at : at + 4]
    joined = words.some("clauses", "joins")
    if base.role not in ("before", "beside") or not all(
        joined.search(gap) and len(gap) < _GAP
        for gap in (sentence.between(one.mention, two.mention), sentence.between(base.mention, other.mention))
    ):
        return []
    if any(cue.role not in ("", "now", "to", "change") for cue in (one, two)) or other.role in ("change", "total"):
        return []
    made: list[Telling] = []
    for value, before in ((one, base), (two, other)):
        if same_unit(value.mention, before.mention):
            window = [value._replace(role="now"), before._replace(role="before")]
            made += _order_of(sentence, window, two, base, words)
    return made


def _order_of(sentence: Sentence, window: Sequence[Cue], two: Cue, base: Cue, words: FactWords) -> Iterator[Telling]:
    sign = _sign(sentence.between(two.mention, base.mention), words)
    if sign:
        now, before = window[0].mention, window[1].mention
        more, less = (now, before) if sign > 0 else (before, now)
        yield Telling("order", "order:side-by-side", {"more": (more,), "less": (less,)}, explicit=1)
