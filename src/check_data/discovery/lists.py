"""Lists in Chinese text: a figure, and the figures of the same unit that are listed after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from check_data.patterns import lazily
from check_data.reading.text import TextFigure

LONGEST_OPENING = 40
"""Characters from a whole to its first part."""
MEMBERS = 100
"""Figures of the longest list."""
BACK = 40
"""Figures back from a list at which its whole may stand, where the list says of what it is."""

_WORDS = r"[^。；;，,、（()）：:\n]"
_OPENING = lazily(
    rf"[^。；;，,、（(：:）)\n]{{0,30}}?"
    rf"(?P<open>[（(]\s*(?:其中)?[：:，,]?|[，,。；;]?\s*其中[：:，,]?"
    rf"|(?:[，,。；;]\s*(?P<of>[^。；;，,、（(：:）)\n\d]{{2,12}}))?中[：:，,]|[：:]|[，,]\s*(?:分别为|分别是)?)"
    rf"\s*(?P<name>{_WORDS}{{0,16}})"
)
_ASIDE = r"(?:[（(][^（）()\n]{0,80}[）)])?"
_BETWEEN = lazily(
    rf"(?P<after>{_WORDS}{{0,8}}?)\s*{_ASIDE}(?P<mark>[、，,；;]|和|及|以及)\s*(?P<name>{_WORDS}{{0,14}})"
)
_LONGEST_LINK = 120
_END = lazily(rf"(?P<after>{_WORDS}{{0,24}}?)\s*{_ASIDE}(?P<end>[）)。；;，,\n])")
# 甲市1例，乙市1例，为两市首次报告: some of the parts are told, for a reason.
_SAYS_MORE = lazily(r"[^，,]{0,24}[，,](?:均|都|也|系)?为")
_TOTAL, _OF_TOTALS = lazily(r"累计|合计|总计|一共|共|总数"), lazily("[计共总]")
_OPENER, _COMMA = lazily("[（(：:中]"), lazily("[，,]")
OUTCOME = lazily(r"亡|治愈|出院|康复")
_CLAUSE_END = lazily(r"[。；;，,、\n\d]")
_CLAUSE_START = lazily(r"[。；;，,：:、\n\d]")
_BREAK = lazily(r"[。；;\n]")


class Listing(NamedTuple):
    """A figure and what is listed after it: each part with the words around it, whether the marks between are those
    of an enumeration (、) rather than of clauses (，), the opening, and the mark that ends the list.
    """

    whole: TextFigure
    parts: tuple[TextFigure, ...]
    names: tuple[str, ...]
    enumerated: bool
    opening: str
    end: str

    @property
    def announced(self) -> bool:
        """Whether words or a colon say that a list comes."""
        return any(mark in self.opening for mark in ("中", "：", ":", "of "))

    @property
    def in_next_sentence(self) -> bool:
        """Whether the list begins a sentence of its own."""
        return self.opening[0] in "。；;" and "其中" in self.opening

    @property
    def in_brackets(self) -> bool:
        """Whether a bracket holds all of it."""
        return self.opening[0] in "（(" and self.end in "）)"


def listings(text: str, figures: Sequence[TextFigure]) -> Iterator[Listing]:
    """Every figure with a list of at least two figures of its unit after it; after a mere comma, only a total."""
    for index, first in enumerate(figures[1:], start=1):
        before = figures[index - 1]
        if first.start - before.end > LONGEST_OPENING or before.understood.unit is None:
            continue
        if not _OPENER.search(text, before.end, first.start) and not (
            _COMMA.search(text, before.end, first.start) and _is_total(text, before)
        ):
            continue  # what a mere comma parts are most figures
        opening = _OPENING.fullmatch(text, before.end, first.start)
        if opening is None or (
            opening["open"][0] in "，," and "中" not in opening["open"] and not _is_total(text, before)
        ):
            continue
        whole = _whole(text, figures[max(index - BACK, 0) : index], opening["of"])
        if whole is None or not is_count(whole):
            continue
        found = _listed(text, figures, index, whole, opening)
        if found is not None:
            yield found


def is_count(figure: TextFigure) -> bool:
    """Whether a figure is printed in digits, without a hedge, and taken at its word has one value."""
    return figure.kind == "number" and figure.quote[0].isdigit() and figure.understood.reading.stated.exact


def _is_total(text: str, whole: TextFigure) -> bool:
    """Whether the words right before a figure say that it is a total."""
    near = max(whole.start - 40, 0)
    if not _OF_TOTALS.search(text, near, whole.start):
        return False
    words = _CLAUSE_START.split(text[near : whole.start])[-1]
    return _TOTAL.search(words) is not None and OUTCOME.search(words) is None


def _whole(text: str, before: Sequence[TextFigure], what: str | None) -> TextFigure | None:
    """The last figure before the list, or of those since the last 截至 the one that counts what the list says it is of:
    新增确诊病例15例 … 新增确诊病例中.
    """
    if what is None:
        return before[-1]
    # 重型病例 is also said in 危重型病例: the shortest name that holds it is meant.
    named = ((" ".join(names), figure) for figure, names in named_since(text, before))
    return min(
        ((len(name), figure) for name, figure in named if what in name), key=lambda each: each[0], default=(0, None)
    )[1]


def named_since(text: str, before: Sequence[TextFigure]) -> Iterator[tuple[TextFigure, tuple[str, str]]]:
    """The figures since the last 截至, the last first, each with the words before and after it in its clause, which
    may name what it counts.
    """
    since = text.rfind("截至", before[0].start, before[-1].start)
    for figure in reversed(before):
        if figure.start > since:
            words = _CLAUSE_END.split(text[max(figure.start - 24, 0) : figure.start])[-1]
            yield figure, (words, _CLAUSE_END.split(text[figure.end : figure.end + 16])[0])


class _Link(NamedTuple):
    after: str
    mark: str
    name: str


@lru_cache(maxsize=1 << 12)
def _link(between: str) -> _Link | None:
    """What joins two figures of a list: a long list is gone through from each of its figures."""
    found = _BETWEEN.fullmatch(between)
    return _Link(found["after"], found["mark"], found["name"]) if found else None


def _listed(
    text: str, figures: Sequence[TextFigure], first: int, whole: TextFigure, opening: re.Match[str]
) -> Listing | None:
    """The figures of one unit from ``first`` on that only names and marks separate; None where they do not end."""
    parts, names, marks = [figures[first]], [opening["name"]], set[str]()
    if parts[0].understood.unit != whole.understood.unit or not is_count(parts[0]):
        return None
    next_to_last = first + 1
    for number, figure in enumerate(figures[first + 1 : first + MEMBERS], start=first + 2):
        between = text[parts[-1].end : figure.start]
        if between.count("（") + between.count("(") > between.count("）") + between.count(")"):
            continue  # an aside on the last part
        link = _link(between) if len(between) <= _LONGEST_LINK else None
        if link is None or "其中" in link.name or figure.understood.unit != whole.understood.unit:
            break
        if not is_count(figure):
            break
        if link.mark in "；;" and not marks <= {"；", ";"}:
            break
        next_to_last = number
        parts.append(figure)
        names[-1] += link.after
        names.append(link.name)
        marks.add(link.mark)
    end = _END.match(text, parts[-1].end)
    if (
        len(parts) < 2
        or end is None
        or not _ends(text, parts[-1], end["end"], figures[next_to_last : next_to_last + 1])
    ):
        return None
    names[-1] += end["after"]
    listing = Listing(whole, tuple(parts), tuple(names), "、" in marks, opening["open"], end["end"])
    if listing.in_next_sentence:
        before = figures[max(first - BACK, 0) : first]
        return listing._replace(whole=_added(text, before, listing))
    return listing


def _added(text: str, before: Sequence[TextFigure], listing: Listing) -> TextFigure:
    """The figure of the sentence before the list that is the sum of its parts, if any is: 确诊20例，重症2例。其中 …"""
    unit, total = (
        listing.whole.understood.unit,
        sum(each.understood.reading.stated.lower or 0 for each in listing.parts),
    )
    sentence = (each for each in reversed(before) if not _BREAK.search(text, each.end, listing.whole.start))
    fitting = (each for each in sentence if is_count(each) and each.understood.unit == unit)
    return next((each for each in fitting if each.understood.reading.stated.lower == total), listing.whole)


def _ends(text: str, last: TextFigure, mark: str, following: Sequence[TextFigure]) -> bool:
    """Whether the list is over: its sentence or bracket ends, or goes on with other things; ``following`` is the next
    figure, if there is one.
    """
    if mark not in "，,":
        return True
    if _SAYS_MORE.match(text, last.end):
        return False
    if not following or following[0].understood.unit != last.understood.unit:
        return True
    between = text[last.end : following[0].start]
    return _BREAK.search(between) is not None or "其中" in between
