"""The registry: which module makes the claims of a telling, without importing it before it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import cast

from check_data.facts.fact import Telling
from check_data.relations.claim import Claim, KindOfClaim

_MODULES = {
    "CD202": "parts_of_whole",
    "CD203": "same_figure",
    "CD204": "table_total",
    "CD205": "share_of_all",
    "CD206": "weekday",
    "CD207": "listed_count",
    "CD208": "change",
    "CD209": "part_within_whole",
    "CD210": "order",
    "CD211": "named_list",
    "CD212": "share_of_count",
    "CD213": "shares_of_one",
    "CD214": "lunar_date",
    "CD215": "product",
    "CD216": "none_but_some",
    "CD217": "table_share",
    "CD218": "table_change",
    "CD219": "difference",
    "CD220": "average",
    "CD221": "average_growth",
    "CD222": "duration",
    "CD223": "within_interval",
    "CD224": "threshold",
    "CD225": "p_value",
    "CD226": "centre_of_interval",
    "CD227": "p_and_interval",
}
"""The modules of this package by the codes of their rules."""

_OF_TABLE = "table:"
_IN_PROSE: Mapping[str, str] = {
    "sum": "CD202",
    "share": "CD212",
    "shares": "CD213",
    "change": "CD208",
    "difference": "CD219",
    "same": "CD203",
    "within": "CD209",
    "order": "CD210",
    "product": "CD215",
    "ratio": "CD220",
    "average-growth": "CD221",
    "duration": "CD222",
    "interval": "CD223",
    "threshold": "CD224",
    "implied-whole": "CD205",
    "weekday": "CD206",
    "lunar": "CD214",
    "listed-count": "CD207",
    "named-list": "CD211",
    "none": "CD216",
    "test": "CD225",
    "centre": "CD226",
    "significance": "CD227",
}
_IN_TABLES: Mapping[str, str] = {
    "sum": "CD204",
    "share": "CD217",
    "shares": "CD217",
    "change": "CD218",
    "difference": "CD218",
}


class _Kinds(Mapping[str, KindOfClaim]):
    """Kinds of claims by the codes of their rules; a text has few of them."""

    def __getitem__(self, code: str) -> KindOfClaim:
        return _kind(_MODULES[code])

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


BY_CODE: Mapping[str, KindOfClaim] = _Kinds()
"""Every kind of claim by its rule's code."""


@cache
def _kind(module: str) -> KindOfClaim:
    return cast("KindOfClaim", import_module(f"check_data.relations.{module}"))


def claims(telling: Telling) -> Iterator[Claim]:
    """The claims that a telling implies."""
    in_table = telling.form.startswith(_OF_TABLE)
    code = (_IN_TABLES.get(telling.kind) if in_table else None) or _IN_PROSE[telling.kind]
    yield from BY_CODE[code].claims(telling)
