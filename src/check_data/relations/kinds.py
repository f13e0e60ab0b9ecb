"""The registry: which module makes the claims of a telling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from check_data.facts.fact import Telling
from check_data.relations import (
    average,
    average_growth,
    centre_of_interval,
    change,
    difference,
    duration,
    listed_count,
    lunar_date,
    named_list,
    none_but_some,
    order,
    p_and_interval,
    p_value,
    part_within_whole,
    parts_of_whole,
    product,
    same_figure,
    share_of_all,
    share_of_count,
    shares_of_one,
    table_change,
    table_share,
    table_total,
    threshold,
    weekday,
    within_interval,
)
from check_data.relations.claim import Claim, KindOfClaim

_OF_TABLE = "table:"
_IN_PROSE: Mapping[str, KindOfClaim] = {
    "sum": parts_of_whole,
    "share": share_of_count,
    "shares": shares_of_one,
    "change": change,
    "difference": difference,
    "same": same_figure,
    "within": part_within_whole,
    "order": order,
    "product": product,
    "ratio": average,
    "average-growth": average_growth,
    "duration": duration,
    "interval": within_interval,
    "threshold": threshold,
    "implied-whole": share_of_all,
    "weekday": weekday,
    "lunar": lunar_date,
    "listed-count": listed_count,
    "named-list": named_list,
    "none": none_but_some,
    "test": p_value,
    "centre": centre_of_interval,
    "significance": p_and_interval,
}
_IN_TABLES: Mapping[str, KindOfClaim] = {
    "sum": table_total,
    "share": table_share,
    "shares": table_share,
    "change": table_change,
    "difference": table_change,
}

BY_CODE: Mapping[str, KindOfClaim] = {each.CODE: each for each in (*_IN_PROSE.values(), *_IN_TABLES.values())}
"""Every kind of claim by its rule's code."""


def claims(telling: Telling) -> Iterator[Claim]:
    """The claims that a telling implies."""
    in_table = telling.form.startswith(_OF_TABLE)
    kind = (_IN_TABLES.get(telling.kind) if in_table else None) or _IN_PROSE[telling.kind]
    yield from kind.claims(telling)
