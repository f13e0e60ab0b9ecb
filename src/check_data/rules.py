"""The registry: every rule by its code, without importing what judges it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parent


class Rule(NamedTuple):
    """A kind of finding: its stable code, its name, and the module that judges it and documents it."""

    code: str
    name: str
    module: str

    def page(self) -> str:
        """The documentation, from the module's docstring: a summary line and four headed parts."""
        import ast

        source = (_PACKAGE / f"{self.module}.py").read_text(encoding="utf-8")
        return ast.get_docstring(ast.parse(source)) or ""


RULES = {
    rule.code: rule
    for rule in (
        Rule("CD101", "quote-not-in-text", "tables/quote_not_in_text"),
        Rule("CD102", "value-unfit", "tables/value_unfit"),
        Rule("CD103", "missing-figure", "tables/missing_figure"),
        Rule("CD104", "unit-unfit", "tables/unit_unfit"),
        Rule("CD105", "units-of-check", "agreement/units_of_check"),
        Rule("CD106", "cells-unfit", "tables/cells_unfit"),
        Rule("CD107", "key-not-unique", "tables/key_not_unique"),
        Rule("CD108", "record-repeated", "tables/record_repeated"),
        Rule("CD109", "rows-unfit", "tables/rows_unfit"),
        Rule("CD110", "column-missing", "tables/column_missing"),
        Rule("CD201", "declared-check", "agreement/declared_check"),
        Rule("CD202", "parts-of-whole", "relations/parts_of_whole"),
        Rule("CD203", "same-figure", "relations/same_figure"),
        Rule("CD204", "table-total", "relations/table_total"),
        Rule("CD205", "share-of-all", "relations/share_of_all"),
        Rule("CD206", "weekday", "relations/weekday"),
        Rule("CD207", "listed-count", "relations/listed_count"),
        Rule("CD208", "change", "relations/change"),
        Rule("CD209", "part-within-whole", "relations/part_within_whole"),
        Rule("CD210", "order", "relations/order"),
        Rule("CD211", "named-list", "relations/named_list"),
        Rule("CD212", "share-of-count", "relations/share_of_count"),
        Rule("CD213", "shares-of-one", "relations/shares_of_one"),
        Rule("CD214", "lunar-date", "relations/lunar_date"),
        Rule("CD215", "product", "relations/product"),
        Rule("CD216", "none-but-some", "relations/none_but_some"),
        Rule("CD217", "table-share", "relations/table_share"),
        Rule("CD218", "table-change", "relations/table_change"),
        Rule("CD219", "difference", "relations/difference"),
        Rule("CD220", "average", "relations/average"),
        Rule("CD221", "average-growth", "relations/average_growth"),
        Rule("CD222", "duration", "relations/duration"),
        Rule("CD223", "within-interval", "relations/within_interval"),
        Rule("CD224", "threshold", "relations/threshold"),
        Rule("CD225", "p-value", "relations/p_value"),
        Rule("CD226", "centre-of-interval", "relations/centre_of_interval"),
        Rule("CD227", "p-and-interval", "relations/p_and_interval"),
        Rule("CD301", "jointly-impossible", "agreement/jointly_impossible"),
        Rule("CD901", "waiver-without-reason", "waivers/waiver_without_reason"),
        Rule("CD902", "waiver-ended", "waivers/waiver_ended"),
        Rule("CD903", "waiver-unused", "waivers/waiver_unused"),
        Rule("CD904", "comment-not-understood", "waivers/comment_not_understood"),
        Rule("CD905", "known-finding-gone", "waivers/known_finding_gone"),
    )
}
