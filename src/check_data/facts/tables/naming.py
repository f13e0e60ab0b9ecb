"""Facts of a ledger: what each figure is called, by the heads of its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check_data.facts.fact import Fact, FactRole
from check_data.facts.tables.ledger import Ledger
from check_data.facts.tables.words import Head, TableWords

_NO_NAME = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|[*†‡§¶#%％$€£]")


def facts_of(ledger: Ledger, table: int, words: TableWords) -> Iterator[Fact]:
    """A fact for every figure, row by row, those of the heads (n = 44) first."""
    for column, entry in zip(ledger.columns, ledger.samples, strict=True):
        if entry is not None and entry.mention is not None:
            yield Fact(entry.mention, _name(column.head, words), "head", table=table, column=column.head.text)
    periods = [_period(column.head, words) for column in ledger.columns]
    names = [_name(column.head, words) for column in ledger.columns]
    for row, entries in zip(ledger.rows, ledger.entries, strict=True):
        name, period = _name(row.head, words), _period(row.head, words)
        bare = row.head.total and not row.head.core
        of_row = "" if bare else name
        for at, entry in enumerate(entries):
            if entry is None or entry.mention is None:
                continue
            head = ledger.columns[at].head
            called = " ".join(filter(None, (of_row, names[at])))
            yield Fact(
                entry.mention, called or name, _role(row.head, head), period=periods[at] or period, table=table,
                row=" / ".join(filter(None, (row.above, "" if bare else row.head.text))), column=head.text,
            )  # fmt: skip


def _role(row: Head, column: Head) -> FactRole:
    if column.says("change") or row.says("change"):
        return "change"
    if column.says("share"):
        return "share"
    return "total" if row.total or column.total else "value"


def _period(head: Head, words: TableWords) -> str:
    return " ".join(words.period.findall(head.text))


def _name(head: Head, words: TableWords) -> str:
    return " ".join(_NO_NAME.sub(" ", words.period.sub(" ", head.text)).split()).lower()
