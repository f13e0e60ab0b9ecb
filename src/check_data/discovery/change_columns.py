"""Columns of changes in tables, and of the amounts that they may lie between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from check_data.documents.document import Table
from check_data.patterns import lazily
from check_data.reading.phrase import LONGEST_NUMBER

_NUMBER = lazily(
    r"\s*+(?P<open>[(（])?\s*+(?:(?:US|HK|[ACS])?\$|[€£¥￥])?\s*+(?P<open2>[(（])?\s*+(?:(?P<minus>[-−–－])|[+＋])?\s*+"
    r"(?:[$€£¥￥]\s*+)?(?P<digits>\d+(?:,\d{3})*+(?:\.\d{1,9})?)(?:\s*+[)）])?(?P<percent>\s*+[%％])?(?:\s*+[)）])?\s*+"
)
_YEAR = lazily(r"\s*+(?:19|20)\d\d\s*+")
_UNIT = lazily(
    r"\W*(?:(?:[a-z]{0,3}\$\s?\w*|amounts?|dollars?|percent(?:age)?|actual|reported|金额|数额|幅度|百分比)\W*)?",
    re.IGNORECASE,
)
"""A head that says in what an amount or a change is told."""
# In small letters, and each word by its first letter, which is looked for much faster than where words begin.
_SAYS_CHANGE = lazily(
    r"c(?<!\wc)(?:hange|hg)|growth|i(?:ncrease|(?<!\wi)nc\b)|d(?:ecrease|ifference|(?<!\wd)ec\b)"
    r"|v(?:ariance|(?<!\wv)ar\b)|y(?:(?<!\wy)oy|ear[- ]on[- ]year)"
    r"|增(?<!新增)(?!加?值)|变动|变化|同比|环比|差额|减(?!值)|升|降|涨|跌"
)
_OTHER_BASE = lazily(
    r"constant|currenc|organic|normali[sz]|adjust|like[- ]for[- ]like|\blfl\b|exclu|underlying|comparable|pro.?forma"
    r"|cagr|compound|average|annuali[sz]|\bper (?:year|annum)|\breal\b|\btimes\b|contribut"
    r"|可比|同口径|不变价|年均|复合|实际|倍|贡献|拉动",
    re.IGNORECASE,
)
_RISE = lazily(r"increase|增(?!减)", re.IGNORECASE)
_FALL = lazily(r"decrease|(?<!增)减(?!值)", re.IGNORECASE)
_RATE = lazily(r"margin|\brate\b|ratio|[%％]|percent|\byield|率|占比|比重", re.IGNORECASE)
MOST_ROWS, HEAD = 200, 8
"""Rows of the longest table, and of one's head."""


class Number(NamedTuple):
    """A cell's number: its value in units of its last digit, of which one has ``parts``; the digits, where they begin,
    where they or a % right after them end, and whether there is a %.
    """

    value: int
    parts: int
    digits: str
    start: int
    end: int
    percent: bool


Column = Mapping[int, Number]
"""The numbers of a column by their rows."""


class Columns(NamedTuple):
    """All columns of a table; which are changes, and which amounts; and the rows that are named a rate."""

    numbers: Sequence[Column]
    changes: Sequence[int]
    amounts: Mapping[int, Column]
    rates: frozenset[int]


def columns_of(text: str, table: Table) -> Columns | None:
    """The columns of a table; None where none is of changes, or it is too long."""
    if len(table) > MOST_ROWS or not _may_have_changes(text, table):
        return None
    rows = [[_number(text, *span) for span in row] for row in table]
    top, width = _top(text, table, rows), max(map(len, rows))
    if top > HEAD:
        return None
    heads = [[text[slice(*row[at])].strip() if at < len(row) else "" for row in table[:top]] for at in range(width)]
    changes = _changes(heads)
    numbers = _by_columns(rows, top, width)
    amounts = {at: _amounts(column) for at, column in enumerate(numbers) if at and column and at not in changes}
    rates = frozenset(number for number, row in enumerate(table) if row and _RATE.search(text, *row[0]))
    told = [at for at in sorted(changes) if not _OTHER_BASE.search(" ".join(heads[at]))]
    return Columns(numbers, told, amounts, rates)


def _may_have_changes(text: str, table: Table) -> bool:
    """Whether any cell of a head may say so: most tables have none, and need not be read."""
    cells = [span for row in table[:HEAD] for span in row]
    return bool(cells) and _says_change(text[cells[0].start : cells[-1].end])


def _says_change(words: str) -> bool:
    return _SAYS_CHANGE.search(words.lower()) is not None


def _number(text: str, start: int, end: int) -> Number | None:
    found = _NUMBER.fullmatch(text, start, end) if end - start <= LONGEST_NUMBER else None
    if found is None:
        return None
    digits, percent = found["digits"], found["percent"] is not None
    value = int(digits.replace(",", "").replace(".", ""))
    negative = found["open"] or found["open2"] or found["minus"]
    end = found.end("percent") if found.start("percent") == found.end("digits") else found.end("digits")
    return Number(-value if negative else value, 10 ** _decimals(digits), digits, found.start("digits"), end, percent)


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _top(text: str, table: Table, rows: Sequence[Sequence[Number | None]]) -> int:
    """The first row with a number that is no year, nor its name."""
    for number, row in enumerate(rows):
        if any(cell and not _YEAR.fullmatch(text, *table[number][at]) for at, cell in enumerate(row) if at):
            return number
    return len(rows)


def _changes(heads: Sequence[Sequence[str]]) -> set[int]:
    """The columns whose head says that they are changes, or that stand beside such a one: Change | (nothing), $ | %."""
    words = [" ".join(head) for head in heads]
    near = {at for at in range(1, len(heads)) if _says_change(words[at])}
    # Right above its numbers a year is that of amounts: where cells span several, the word is of another column.
    said = {at for at in near if not _YEAR.fullmatch(heads[at][-1])}
    for at, head in enumerate(heads):
        if at and "" in head and _UNIT.fullmatch(words[at]) and not near.isdisjoint(range(at - 3, at + 2)):
            said.add(at)
    rises, falls = ({at for at in said if way.search(words[at])} for way in (_RISE, _FALL))
    # Increases and decreases in columns of their own lead from one balance to the other only together.
    return said - (rises ^ falls) if rises - falls and falls - rises else said


def _by_columns(rows: Sequence[Sequence[Number | None]], top: int, width: int) -> Sequence[Column]:
    columns: list[dict[int, Number]] = [{} for _ in range(width)]
    for number, row in enumerate(rows[top:], start=top):
        for at, cell in enumerate(row):
            if cell is not None:
                columns[at][number] = cell
    return columns


def _amounts(column: Column) -> Column:
    """Without the shares that stand among other amounts: their changes are of another kind, too."""
    return column if are_shares(column) else {row: each for row, each in column.items() if not each.percent}


def are_shares(column: Column) -> bool:
    """Whether all of its numbers are."""
    return all(each.percent for each in column.values())
