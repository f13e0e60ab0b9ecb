"""Facts: mentions with what they say; and tellings: facts that a sentence, a list or a table ties together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from check_data.reading.mention import Mention

FactRole = Literal["value", "total", "part", "share", "change", "rate", "before", "now", "base", "per", "rank", "head"]


class Fact(NamedTuple):
    """What a mention says: the name of the quantity, whose it is, when, and the role in which it is told.

    ``name`` is the quantity's words without cues, hedges and fillers, in the pack's own form of comparison (lower case,
    singular …), empty where none is said; ``inherited`` says that it was taken from an earlier clause. ``scope`` is
    whose (a company, 全市; empty: not said), ``period`` when as printed. ``sentence`` counts through the document.
    """

    mention: Mention
    name: str
    role: FactRole = "value"
    scope: str = ""
    period: str = ""
    sentence: int = 0
    heading: bool = False
    inherited: bool = False
    table: int = -1
    row: str = ""
    column: str = ""


Kind = Literal[
    "sum",
    "share",
    "shares",
    "change",
    "difference",
    "same",
    "within",
    "order",
    "product",
    "ratio",
    "average-growth",
    "duration",
    "interval",
    "threshold",
    "implied-whole",
    "weekday",
    "lunar",
    "listed-count",
    "named-list",
    "none",
    "test",
    "centre",
    "significance",
]


class Telling(NamedTuple):
    """Mentions tied together by their roles: what a law can be stated over.

    ``kind`` names the law, ``form`` how it was told ("en:cue-total", "table:subtotal"): evidence is measured by form,
    so a form's name never depends on whether it holds. ``roles`` are as `ROLES` lists them for the kind; ``options``
    are the rest. ``explicit``: 2 the wording states the relation, 1 it is likely, 0 it is only shown where it holds
    (option rounded=1: as rounded, too). Option doubtful=1: what ties the figures may be no more than where they
    stand, or one word: a warning at most.
    ``support``: how many like tellings (other columns or rows of a table) hold, and how many do not.
    ``anchor`` is the mention that makes the claim: readings of one anchor and kind compete (None: the first mention),
    but for those whose option ``apart`` differs: a cell may be the total of its row and of its column.
    """

    kind: Kind
    form: str
    roles: Mapping[str, tuple[Mention, ...]]
    explicit: int = 2
    options: Mapping[str, int | str] = {}
    support: tuple[int, int] = (0, 0)
    anchor: Mention | None = None


ROLES: Mapping[Kind, str] = {
    "sum": "whole, parts: whole == sum(parts). option open=1: parts need not be all (sum(parts) <= whole). "
    "option minus='2,3': the parts (0-based) that are subtracted (gross profit = sales - cost)",
    "share": "part, whole, share: share == part / whole (part or whole: one figure, or several that make it); with "
    "other, the share of the whole that is told: share == part / whole * other. option per=1000: the share is so many "
    "in per (‰, 10万分之)",
    "shares": "shares (two or more): they make 100 %. option total: what they make in per cent (default 100; 0 for "
    "changes of shares); option open=1: at most that",
    "change": "now, before, by, rate (at least three of them, each at most one): by == now - before, "
    "rate == by / before. option sign=1|-1: told as a rise or a fall (0 or absent: not told; the size is compared). "
    "Per cent beside per cent: by is in points. option real=1: the rate is at constant prices (not judged)",
    "difference": "more, less, by: by == more - less, whichever is larger (option signed=1: as told); balances, "
    "margins",
    "same": "values (two): the same quantity told twice; units of one dimension are converted. option beside=1: one "
    "right beside the other, so that they are surely one",
    "within": "part, whole: part <= whole. option strict=1: part < whole",
    "order": "more, less: more >= less (rose from a to b; dates), option strict=1; or ranked (two or more): each is no "
    "less than the next",
    "product": "factors, product: product == factor * factor ... option times=12: times a number that is not printed "
    "(a month, a year); most=53: that to this many times",
    "ratio": "above, below, ratio: ratio == above / below (averages, per head, density, times). option per",
    "average-growth": "now, before, rate and option years: now == before * (1 + rate) ** years; or total (a growth), "
    "rate, years",
    "duration": "first, last (dates), span: span == days between. option inclusive=1 both days count; 0 not; absent "
    "either",
    "interval": "low, high, estimate: low <= estimate <= high; or estimate, parts: between the least and the largest "
    "of them",
    "threshold": "part, whole or share; option above='1/2': part / whole > 1/2 (more than half, 过半); option below",
    "implied-whole": "other, part, share: other <= part / share (186 firms are 95 %; 301 of the same kind)",
    "weekday": "date, option weekday=0..6 (Monday is 0); role weekday: a mention at the place of the weekday's name",
    "lunar": "date, lunar: two dates of one day",
    "listed-count": "count, option listed=n: a numbered list; option open=1: the list names a few; role list: a "
    "mention at the place of the list",
    "named-list": "count, option listed=n: the same of a list of names; role list",
    "none": "count, none: a count of what is said to be none; role none: a mention at the place of the words",
    "test": "p, test (a mention at the place of the whole test), statistic, df (none, one or two), option test: t, F, "
    "chi, r or z: p is what the statistic gives. option sides=1: on one side",
    "centre": "estimate, low, high, option scale: difference (the estimate is halfway) or ratio (by the factor)",
    "significance": "p, interval (a mention at the place of it), low, high of an interval of 95 %; option none: the "
    "value of no effect: p is below a twentieth where the interval does not hold it",
}
