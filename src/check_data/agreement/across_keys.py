"""The keys by which a check in ``checks/NAME.toml`` says which records it joins."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.across import Across, names_other_records, parse_across
from check_data.agreement.expression import BadExpression, Expression

KEYS = ("by", "total_row", "order", "unique", "with", "on")


def spans_records(table: Mapping[str, object]) -> bool:
    """Whether a check's table says that it joins records."""
    holds = table.get("holds")
    return any(key in table for key in KEYS) or (isinstance(holds, str) and names_other_records(holds))


def read_across(table: Mapping[str, object]) -> tuple[Expression, Across]:
    """What a check across records says; the expression of one with ``unique`` compares nothing.

    Raises:
        BadExpression: a key has no such value, or they do not go together, or the expression is none.

    """
    lists = {key: _columns(key, table.get(key)) for key in ("by", "order", "unique", "on")}
    across = Across(
        by=lists["by"],
        total_row=_cells(table.get("total_row")),
        order=lists["order"],
        unique=lists["unique"],
        table=_name(table.get("with")),
        on=lists["on"],
    )
    if across.unique:
        others = [key for key in ("holds", *KEYS) if key in table and key != "unique"]
        if others:
            raise BadExpression(f"unique stands without {others[0]}: write two checks")
        return Expression(f"unique({', '.join(across.unique)})", ()), across
    if (across.table is None) != (not across.on):
        raise BadExpression('with = "a table" and on = "the columns that both tables share" go together')
    if across.total_row and (across.order or across.table):
        raise BadExpression(f"total_row does not go with {'order' if across.order else 'with'}: write two checks")
    return parse_across(str(table["holds"]), across)


def _columns(key: str, given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    listed = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    names = [each for each in listed if isinstance(each, str) and each]
    if not names or len(names) < len(listed) or len(set(names)) < len(names):
        raise BadExpression(f'{key} names columns, each once: "date" or ["region", "date"]')
    return tuple(names)


def _cells(given: object) -> tuple[tuple[str, str | int], ...]:
    if given is None:
        return ()
    fits = isinstance(given, dict) and given and all(type(each) in (str, int) for each in given.values())
    if not isinstance(given, dict) or not fits:
        raise BadExpression('total_row says by which cells a total is known: { region = "Italy" }')
    return tuple(given.items())


def _name(given: object) -> str | None:
    if given is not None and (not isinstance(given, str) or not given.isidentifier()):
        raise BadExpression('with names another table of records in data/: "regions"')
    return given
