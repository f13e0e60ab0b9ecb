"""A whole, and after a comma all of its parts: 25 people, 18 men and seven women; 212 dead, with 130 in the north, 58
in the south and 24 in the west.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.closed import are_kinds
from check_data.facts.spaced.code import AMOUNTS, Coded
from check_data.facts.spaced.items import items
from check_data.facts.spaced.lists import WORDS, clause_end
from check_data.facts.spaced.vocabulary import FactWords
from check_data.reading.mention import Mention

_FEWEST = 3


def told_apart(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Every amount with what follows it after a comma or a semicolon: all kinds of a closed set, or a list of three or
    more that a word opens and a word ends.
    """
    for found in _opened(words).finditer(code.text):
        whole, start = code.at[found.start("whole")], found.end()
        end = clause_end(code.text, start, words, ";")
        inside = code.text[start:end]
        if words.some("lists", "not_parts").search(inside) or words.some("lists", "not_wholes").search(found["named"]):
            continue
        listed = items(code, start, end, words) or []
        if len(listed) < 2 or not all(_is_part(item.amount, whole) for item in listed):
            continue
        roles = {"whole": (whole,), "parts": tuple(item.amount for item in listed)}
        named = [item.words for item in listed]
        if any(_is_kind(found["named"], kinds) and are_kinds(named, words, [kinds]) for kinds in words.sets):
            continue  # 31 men, 20 women and 6 boys: the first is a part, too
        if are_kinds(named, words, words.sets):
            yield Telling("sum", "list:apart:closed", roles, explicit=2)
        elif found["with"] and len(listed) >= _FEWEST and _ends(inside, words):
            yield Telling("sum", "list:apart:with", roles, explicit=1)
        elif _are_alike(found["named"], named, words) and _ends(inside, words):
            put = words.some("lists", "grouped").search(code.text, 0, end) or _are_put(named, words)
            form = "list:apart:put" if put else "list:apart:alike"
            yield Telling("sum", form, roles, explicit=1 if put or len(listed) >= _FEWEST else 0)
        elif len(listed) >= _FEWEST:
            proper = _are_proper(named, words) and _ends(inside, words)
            yield Telling("sum", "list:apart:proper" if proper else "list:apart", roles, explicit=int(proper))


def _are_alike(whole: str, named: Sequence[str], words: FactWords) -> bool:
    """Whether parts begin with one word: 112 in the first arm and 105 in the second; 20 received this and 22 that; but
    not 31 with a cough, 12 with a fever and 7 with both, nor those who left and those who stayed.
    """
    first = named[0].partition(" ")[0].lower()
    steps = any(words.some("flow", step).search(name) for step in ("lost", "completed") for name in named)
    others = first in whole.lower().split() or not whole.strip() or steps
    return bool(first) and not others and all(name.partition(" ")[0].lower() == first for name in named)


def _are_proper(named: Sequence[str], words: FactWords) -> bool:
    """Whether parts have proper names, as parties have, of which each is of one: 34 of them Labour, 18 Conservative."""
    of_them = words.some("lists", "of_those").match(named[0])
    return of_them is not None and all(name[:1].isupper() and not name.isupper() for name in named[1:])


def _are_put(named: Sequence[str], words: FactWords) -> bool:
    """Whether what begins parts says that each thing is in one of them: were, received."""
    return words.some("lists", "classified").match(named[0]) is not None


def _is_kind(named: str, kinds: Sequence[frozenset[str]]) -> bool:
    said = set(named.lower().split())
    return any(not said.isdisjoint(kind) for kind in kinds)


def _is_part(amount: Mention, whole: Mention) -> bool:
    return same_unit(amount, whole) and not amount.negative and amount.value < whole.value


def _ends(inside: str, words: FactWords) -> bool:
    """Whether a word joins the last part to the others: a list that is at its end."""
    last = re.split(rf"[{AMOUNTS}]", inside)[-2]
    return words.some("clauses", "joins").search(last) is not None


def _opened(words: FactWords) -> re.Pattern[str]:
    known = words.expressions.get(("apart",))
    if known is None:
        opens = words.some("lists", "opens_apart").pattern
        # A name of a few words, no clause of its own, stands between the whole and its parts.
        whole = rf"(?P<whole>[{AMOUNTS}])(?P<named>{WORDS}{{0,60}}?)[,;]\s"
        known = words.expressions["apart",] = re.compile(rf"{whole}(?P<with>{opens}\s)?(?=[{AMOUNTS}])", re.IGNORECASE)
    return known
