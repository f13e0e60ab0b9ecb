"""Lists of parts after a whole: in brackets, after a colon or a dash, "of whom", "including"; and groups of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.spaced.alike import same_unit
from check_data.facts.spaced.closed import are_all, are_kinds
from check_data.facts.spaced.code import AMOUNTS, ANY, Coded
from check_data.facts.spaced.items import Item, items
from check_data.facts.spaced.names import content
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.spaced.words import words as listed_at

WORDS = rf"[^{ANY}.;:()\[\]]"
_AMOUNT = lazily(f"[{AMOUNTS}]")
_LONGEST, _TWO, _FEWEST, _BEFORE = 400, 2, 3, 24
_FEW = 10
"""A whole less than this may be of one name only."""


class List(NamedTuple):
    """A whole, its words, how the list opens, and the text of the list with the place where it begins."""

    whole: Mention
    named: str
    opening: str
    start: int
    end: int


def lists(code: Coded, words: FactWords) -> Iterator[Telling]:
    """Every list of parts of a sentence."""
    for found in _AMOUNT.finditer(code.text):
        each = _list_after(code, found.start(), words)
        if each is not None:
            yield from _told(code, each, words)


def _list_after(code: Coded, place: int, words: FactWords) -> List | None:
    opened = _opening(words).match(code.text, place + 1)
    if opened is None or opened.lastgroup is None:
        return None
    named, start = opened["named"], opened.end()
    if code.text[place + 1 : place + 2] == "/" or _second(words).search(code.text, max(0, place - 8), place):
        return None
    if not named.strip() and opened.lastgroup == "of_which" and opened["of_which"][:1] == " ":
        return None  # four of which: itself a part
    unfit = words.some("lists", "not_wholes").search(named) or named.startswith(("-", "–"))
    if unfit or words.some("lists", "not_wholes").search(code.text[max(0, place - 12) : place]):
        return None
    kind = opened.lastgroup
    inner = words.some("lists", "including").match(code.text, start)
    if kind == "bracket" and inner is not None:
        kind, start = "including", inner.end()
    end = (
        _closing(code.text, start)
        if opened.lastgroup == "bracket"
        else clause_end(code.text, start, words, _closing_dash(opened["opens"]) if kind == "opens" else ";")
    )
    if end is None or end - start < _FEWEST or code.text[end + 1 : end + 2] == "-":
        return None
    if kind == "bracket":
        end = _before_what_is_told_of_all(code.text, start, end, words)
    bare = kind == "opens" and code.at[place].kind == "count" and not content(named, words)
    if bare and not _says_how_many(code.text[max(0, place - _BEFORE) : place], words):
        return None  # a colon after a number that counts nothing
    whole = _of_groups(code, place, named, words) if kind == "opens" else code.at[place]
    return List(whole, named, kind, start, end) if whole is not None else None


def _before_what_is_told_of_all(text: str, start: int, end: int, words: FactWords) -> int:
    """Where the list of a bracket ends, before what is told of all its parts: 28 men, 20 women, mean age 21."""
    known = words.expressions.get(("told-of-all",))
    if known is None:
        known = words.expressions["told-of-all",] = re.compile(
            rf"[,;]\s(?:{words.some('lists', 'told_of_all').pattern})"
        )
    found = known.search(text, start, end)
    return found.start() if found else end


def _says_how_many(before: str, words: FactWords) -> bool:
    """Whether words before a bare number say what it counts: a number of, or a verb behind a noun (i morti sono 57)."""
    return words.of_end.search(before) is not None or words.counted_by.search(before) is not None


def _of_groups(code: Coded, place: int, named: str, words: FactWords) -> Mention | None:
    """The whole that a colon lists the parts of: the count before that of its groups, where such are counted (the 240
    patients were divided into three groups: 80 …); None where nothing is counted before them.
    """
    if words.some("lists", "groups").match(named.strip()) is None:
        return code.at[place]
    before = [at for at in code.at if at < place and code.text[at] in AMOUNTS]
    return code.at[max(before)] if before else None


def _opening(words: FactWords) -> re.Pattern[str]:
    known = words.expressions.get(("opening",))
    if known is None:
        every = {name: words.some("lists", name).pattern for name in ("of_which", "including", "opens")}
        partly = rf"(?P<of_which>{every['of_which']}),?\s|(?P<including>,?\s{every['including']}),?\s"
        listed = rf"{partly}|(?P<opens>{every['opens']})\s?"
        said = [each for name in every for each in listed_at(words.data, "lists", name)]
        source = rf"(?P<named>{WORDS}{{0,60}}?)(?:\s?(?P<bracket>[(\[])|{listed})"
        known = lazily(source, re.IGNORECASE, [*said, "(", "["])
        words.expressions["opening",] = known
    return known


def _second(words: FactWords) -> re.Pattern[str]:
    """What shows that a figure is the second of two: eight or nine."""
    known = words.expressions.get(("second",))
    if known is None:
        known = re.compile(rf"[{ANY}],?\s(?:{words.some('clauses', 'joins').pattern})\s\Z", re.IGNORECASE)
        words.expressions["second",] = known
    return known


def _closing(text: str, start: int) -> int | None:
    depth = 1
    for place in range(start, min(len(text), start + _LONGEST)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if not depth:
            return place
    return None


def _closing_dash(opening: str) -> Sequence[str]:
    """The dash that closes a list which a dash opened: the twelve – seven women and five men – left."""
    dash = opening.strip()
    return (f" {dash} ", f" {dash},", "—") if dash == "—" else (f" {dash} ", f" {dash},") if dash == "–" else ()


def clause_end(text: str, start: int, words: FactWords, marks: Sequence[str] = "") -> int:
    """Where a list ends that no bracket closes: at a full stop, a colon or a word that begins another clause."""
    end = min(len(text), start + _LONGEST)
    for mark in (". ", ": ", *marks):
        found = text.find(mark, start, end)
        end = found if found >= 0 else end
    cut = _cuts(words).search(text, start, end)
    end = cut.start() if cut else end
    return start + len(text[start:end].rstrip(" .\n"))


def _cuts(words: FactWords) -> re.Pattern[str]:
    known = words.expressions.get(("cuts",))
    if known is None:
        bases = rf"(?:{words.some('lists', 'bases').pattern})\s[{ANY}]"
        known = words.expressions["cuts",] = re.compile(
            rf"{words.some('lists', 'cuts').pattern}|{bases}", re.IGNORECASE
        )
    return known


def _told(code: Coded, each: List, words: FactWords) -> Iterator[Telling]:
    inside = code.text[each.start : each.end]
    if (
        words.some("lists", "plus").match(inside)
        or words.some("lists", "not_parts").search(inside)
        or (each.opening in ("bracket", "opens") and words.some("lists", "of_which").search(inside))
        or re.search(r"[=<>±]", inside)
    ):
        return
    listed = items(code, each.start, each.end, words)
    if not listed or not all(same_unit(item.amount, each.whole) for item in listed):
        return
    if any(item.amount.negative for item in listed) or (";" in inside and inside.count(";") != len(listed) - 1):
        return  # a semicolon parts two splits of one whole
    if _may_overlap(inside, listed, words) or _are_ranks(each.whole, listed):
        return
    if each.opening in ("of_which", "including"):
        if not any(code.text[place - 1] in "([" for place in range(each.start + 1, each.end) if place in code.at):
            yield from _partly(each, listed, words)
    elif each.opening == "bracket" and _is_one_kind(listed, words) and listed[0].amount.kind == "count":
        yield Telling("within", "list:bracket:one", {"part": (listed[0].amount,), "whole": (each.whole,)}, explicit=1)
    elif len(listed) > 1 and _are_parts(each, listed):
        parts = tuple(item.amount for item in of_one_kind(each.named, listed, words))
        closed = are_kinds([item.words for item in listed], words, words.sets)
        if len(parts) > 1:
            size = "closed" if closed else "2" if len(parts) == _TWO else "3+"
            roles = {"whole": (each.whole,), "parts": parts}
            few = each.opening == "opens" and each.whole.value < _FEW  # 3 of one name – 1 here, 2 there: of anything
            yield Telling("sum", f"list:{each.opening}:{size}", roles, explicit=1 if size == "2" or few else 2)
            # Two splits in one bracket (7 men, 5 women, 4 from abroad): the reading that holds is meant.
            for pair in _pairs_of_kinds(listed, words) if len(listed) > _TWO else ():
                split = {"whole": (each.whole,), "parts": tuple(item.amount for item in pair)}
                yield Telling("sum", f"list:{each.opening}:pair", split, explicit=1)


def _is_one_kind(listed: Sequence[Item], words: FactWords) -> bool:
    """Whether a list is of one item, one of the kinds of a closed set: 120 students (70 women)."""
    said = set(listed[0].words.lower().split())
    return len(listed) == 1 and any(said & kind for kinds in words.sets for kind in kinds)


def _pairs_of_kinds(listed: Sequence[Item], words: FactWords) -> list[Sequence[Item]]:
    """Two items side by side that are all kinds of a set, among others: each two are a split of the whole."""
    pairs = [listed[at : at + _TWO] for at in range(len(listed) - 1)]
    return [pair for pair in pairs if are_kinds([item.words for item in pair], words, words.sets_of_shares)]


def _are_ranks(whole: Mention, listed: Sequence[Item]) -> bool:
    """Whether whole numbers stand beside a decimal one that they can't make: 23.7 (3/20)."""
    return whole.kind == "count" and whole.places > 0 and not whole.scaled and all(_is_whole(each) for each in listed)


def _is_whole(item: Item) -> bool:
    return item.amount.kind == "count" and not item.amount.places and not item.amount.scaled


def _may_overlap(inside: str, listed: Sequence[Item], words: FactWords) -> bool:
    """Whether parts may overlap: two kinds that a semicolon parts, unless they are all there is."""
    return len(listed) == _TWO and ";" in inside and not are_all([item.words for item in listed], words, words.sets)


def _are_parts(each: List, listed: Sequence[Item]) -> bool:
    """Whether a list may be of all parts: each says what it counts, a whole of at least three."""
    unnamed = sum(not item.words for item in listed)
    if unnamed > 1 or (unnamed and len(listed) < _FEWEST):
        return False
    return not (each.whole.kind == "count" and each.whole.value < _FEWEST)


def of_one_kind(named: str, listed: Sequence[Item], words: FactWords) -> Sequence[Item]:
    """The items that name what the whole names, if some of three or more do: 67 physicians, 1577 patients, 9 nurses."""
    head = content(named, words)
    if not head or len(listed) < _FEWEST:
        return listed
    mine = [item for item in listed if head[0] in content(item.words, words)]
    return mine if mine else listed


def _partly(each: List, listed: Sequence[Item], words: FactWords) -> Iterator[Telling]:
    """Parts that need not be all: each at most the whole, and together."""
    amounts = tuple(item.amount for item in listed)
    whole = (each.whole,)
    if any(words.some("names", "negative").search(item.words) for item in listed):
        return
    if are_kinds([item.words for item in listed], words, words.sets):
        sure = each.opening == "of_which"
        form = "list:of-which:closed" if sure else "list:including:closed"
        yield Telling("sum", form, {"whole": whole, "parts": amounts}, explicit=2 if sure else 1)
    elif each.opening == "of_which" and len(amounts) >= _FEWEST:
        yield Telling("sum", "list:of-which:3+", {"whole": whole, "parts": amounts}, explicit=1)
        yield Telling("sum", "list:of-which:open", {"whole": whole, "parts": amounts}, explicit=1, options={"open": 1})
    elif len(amounts) > 1:
        if each.opening == "of_which" and all(item.words for item in listed):
            yield Telling("sum", "list:of-which:2", {"whole": whole, "parts": amounts}, explicit=1)
            return
        form = "list:including" if each.opening == "including" else "list:of-which:open"
        yield Telling("sum", form, {"whole": whole, "parts": amounts}, explicit=1, options={"open": 1})
    else:
        yield Telling("within", f"list:{each.opening}", {"part": amounts, "whole": whole}, explicit=1)
