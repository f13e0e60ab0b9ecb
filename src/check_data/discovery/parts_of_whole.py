"""The parts that a text lists do not add up to the whole.

## What it does
Finds a figure that is followed by the list of its parts in one unit: in brackets, after 其中 or a colon, or in the
clauses after a total (累计, 共); or follows them (5个州、30个县，共35个). The parts must add up to the whole; so must a
sole one, 新增死亡病例为甲市1例.

## Why
The whole is updated and a part is not, or a digit of one is mistyped: the most common slip in bulletins.

## Example
新增12例（甲市5例、乙市4例、丙市4例）: 5 + 4 + 4 is 13.

## What it does not report
Lists that need not be complete: of states (治愈, 死亡, 重症), with 含, 各, 核减 or 订正 in them, or of another unit.
A list whose completeness is only likely is reported where one mistyped digit explains the difference.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.discovery.english_lists import english_listings
from check_data.discovery.lists import OUTCOME, Listing, is_count, listings
from check_data.discovery.parts_before_total import parts_before_total
from check_data.discovery.relation import EQUAL, Relation, total_of
from check_data.discovery.slips import one_slip_explains
from check_data.discovery.sole_part import sole_parts
from check_data.documents.document import Document
from check_data.figures.conventions import Reading
from check_data.findings import Verdict
from check_data.patterns import lazily
from check_data.reading.text import TextFigure, is_chinese

CODE = "CD202"
BECAUSE = {"en": "the text lists them as the parts of the whole", "zh": "原文列为其组成部分"}
MESSAGE = {"en": "the parts do not add up to {first}", "zh": "各部分之和不等于{first}"}

_TRAP = lazily(r"各|而|特有|具有|核减|排除|转为|含|订正|均|包括|至少|以上")
_ENGLISH_TRAP = lazily(
    r"\b(?:each|including|includes?|per|average|net|respectively|versus|vs|compared|from|to|of)\b", re.IGNORECASE
)
# States are listed as far as they are news (治愈, 死亡), unless one of them is what remains or the plain case.
_STATE = lazily(
    r"死亡|出院|治愈|康复|痊愈|重症|危重|病亡|疑似|确诊|解除|当日|今日|昨日|新增|隔离|稳定|好转|受伤|失踪|遇难|治疗"
)
_SEVERE = lazily(r"重症|危重|重型|疑似")
_PLAIN = lazily(r"轻型|轻症|普通|平稳")
_REST = lazily(r"现有|现在|现存|目前|仍|其余|其他|在院|住院")
_REMAIN = lazily(r"[。；]\s*(?:现有|现在|现存|目前|尚有|仍有|仍)[^。；，,、\n\d]{0,16}")
# Where nobody is left, those that went out one way or the other are all.
_CLEARED = lazily(r"清零|全部(?:治愈|出院|康复|痊愈)")
FEWEST = 3
"""Parts of a list that no word but a total's announces."""
FAR = 20
"""Times that a whole may be its parts, or they it, at most."""
NEVER = 99
"""More digits than a figure has."""
_NAME = lazily(r"[^\W\d_]")
_DEATHS = lazily(r"亡|遇难")


def find(document: Document, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    """Every whole with its parts."""
    text = document.readable
    chinese = is_chinese(text)
    for listing in listings(text, figures) if chinese else english_listings(text, figures):
        if _may_be_complete(text, listing):
            yield from _relation(text, listing, figures)
    for whole, part in sole_parts(text, figures) if chinese else ():
        yield Relation(EQUAL, (whole, part), sure=True, slip=False)
    for total, parts in parts_before_total(text, figures) if chinese else ():
        yield _in_all(total, parts)


def _in_all(total: TextFigure, parts: Sequence[TextFigure]) -> Relation:
    """Parts before their total: as many of them, the last ones, as add up to it; all where none do."""
    values = [each.understood.reading.stated.lower or Fraction(0) for each in (total, *parts)]
    fitting = (first for first in range(1, len(parts)) if sum(values[first:]) == values[0])
    first = next(fitting, 1) - 1
    members = _to_the_unit((total, *parts[first:]))
    slip = one_slip_explains([each.quote for each in members], [values[0], *values[1 + first :]], 2)
    return Relation(total_of(len(members) - 1), members, sure=False, slip=slip)


def _may_be_complete(text: str, listing: Listing) -> bool:
    if _TRAP.search(text, listing.whole.end, listing.parts[-1].end) or _ENGLISH_TRAP.search(" ".join(listing.names)):
        return False
    if listing.opening[0] in "（(":
        return listing.in_brackets
    if listing.announced:
        return True
    return len(listing.parts) >= FEWEST or _STATE.search("".join(listing.names)) is not None


def _relation(text: str, listing: Listing, figures: Sequence[TextFigure]) -> Iterator[Relation]:
    names = "".join(listing.names)
    states = _STATE.search(names.replace("新增", "") if listing.in_brackets else names) is not None
    parts = list(listing.parts)
    if states and not _PLAIN.search(names):
        # The severe among those in hospital are counted with them.
        pairs = zip(listing.parts, listing.names, strict=True)
        kept = [(part, name) for part, name in pairs if not _SEVERE.search(name)]
        parts, names = [part for part, _ in kept], "".join(name for _, name in kept)
    if len(parts) < 2:
        return
    relation = _as_listed(text, listing, parts, names, states=states)
    rest = _rest(text, parts[-1], names, figures) if states and relation.plain_verdict() is not Verdict.AGREES else None
    yield relation if rest is None else _as_listed(text, listing, [*parts, rest], f"{names}现有", states=True)


def _as_listed(text: str, listing: Listing, parts: Sequence[TextFigure], names: str, *, states: bool) -> Relation:
    members = _to_the_unit((listing.whole, *parts))
    values = [
        # As whole numbers, nearly always, which are added much faster.
        value.numerator if value.denominator == 1 else value
        for each in members
        if (value := each.understood.reading.stated.lower) is not None
    ]
    least = _least_digits(text, names, values) if states else 1 + listing.in_next_sentence
    slip = one_slip_explains([each.quote for each in members], values, least)
    sure = listing.in_brackets and listing.enumerated and not states and _have_names(listing)
    sure = sure and (listing.whole.understood.unit is not None or _are_of_one_size(values))
    return Relation(total_of(len(parts)), members, sure, slip)


def _have_names(listing: Listing) -> bool:
    """Whether each part has a name of its own: of 503 million (524 million and 468 million) none is one."""
    names = {name.strip() for name in listing.names if _NAME.search(name)}
    return len(names) == len(listing.names)


def _are_of_one_size(values: Sequence[Fraction | int]) -> bool:
    """Whether bare numbers may be a whole and its parts, and not one number in two units: 375083606016 bytes (375 GB,
    349 GiB).
    """
    whole, parts = abs(Fraction(values[0])), abs(Fraction(sum(values[1:])))
    return not (whole and parts) or parts / FAR <= whole <= parts * FAR


def _rest(text: str, last: TextFigure, names: str, figures: Sequence[TextFigure]) -> TextFigure | None:
    """What the next sentence says to remain of a total whose outcomes were listed: 死亡3例。现有在院0例。"""
    if not OUTCOME.search(names) or _REST.search(names):
        return None
    index = bisect_right(figures, last.end, key=lambda each: each.start)
    following = figures[index] if index < len(figures) else None
    if following is None or following.understood.unit != last.understood.unit or not is_count(following):
        return None
    between = _REMAIN.fullmatch(text, last.end, following.start)
    return following if between and not _SEVERE.search(between[0]) else None


def _least_digits(text: str, names: str, values: Sequence[Fraction | int]) -> int:
    """Digits that a slip must have in a list of states: it may leave one out, and short figures are a slip apart by
    chance.
    """
    if _PLAIN.search(names) or (OUTCOME.search(names) and _CLEARED.search(text)):
        return 1
    few = (values[0] - sum(values[1:])) * 5 <= values[0]
    if not _REST.search(names):
        return 4 if few else NEVER
    if _DEATHS.search(names) or sum(values[1:]) > values[0]:
        return 1
    # What is left out are a few deaths, where the text tells of none.
    return 3 if few or _DEATHS.search(text) else 1


def _to_the_unit(members: tuple[TextFigure, ...]) -> tuple[TextFigure, ...]:
    """The figures taken at their word where most of a list are printed to the unit: 10 among 7, 8 and 11 is ten."""
    if sum(not each.understood.reading.rounded.exact for each in members) * 2 > len(members):
        return members
    return tuple(map(_as_stated, members))


def _as_stated(figure: TextFigure) -> TextFigure:
    stated, rounded = figure.understood.reading
    if rounded is stated:
        return figure
    return figure._replace(understood=figure.understood._replace(reading=Reading.only(stated)))
