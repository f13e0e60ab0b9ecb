"""Templates: ``for = { q = ["q1", "q2"] }`` in a check, which then stands for several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import product
from typing import Any, cast

from check_data.agreement.expression import BadExpression
from check_data.agreement.rulefile.around import Around, NotKnown, columns
from check_data.agreement.rulefile.filled import Scalar, Value, Values, text_filled
from check_data.agreement.rulefile.places import nearest

MOST = 10_000
"""Checks that one template stands for at most."""

_WANTED = (
    'for gives a name its values: for = { q = ["q1", "q2"] }, { q = "q*" } of columns, { c = "TABLE.COLUMN" } of '
    "codes, or the name of a parameter that is a list; a list of such tables goes through them together"
)


def is_scalar(value: object) -> bool:
    """Whether a value of TOML can stand in a check."""
    return isinstance(value, str | int | float) or (isinstance(value, date) and not isinstance(value, datetime))


def bindings(given: object, parameters: Values, around: Around) -> Iterator[dict[str, Value]]:
    """What the names of a template stand for, in each check that it stands for.

    Raises:
        BadExpression: it gives no values, or too many.
        NotKnown: what it needs is not known here.

    """
    rows: list[dict[str, Any]] = cast("Any", given if isinstance(given, list) else [given])
    if not rows or not all(isinstance(row, dict) and row and all(map(str.isidentifier, row)) for row in rows):
        raise BadExpression(_WANTED)
    if isinstance(given, list):
        alike = len({frozenset(row) for row in rows}) == 1
        if not alike or not all(is_scalar(value) for row in rows for value in row.values()):
            raise BadExpression(f"{_WANTED}, each with the same names")
        yield from rows
        return
    found = {name: _values(name, each, parameters, around) for name, each in rows[0].items()}
    count = 1
    for each in found.values():
        count *= len(each)
    if count > MOST:
        raise BadExpression(f"for stands for {count} checks; at most {MOST} are taken")
    for some in product(*found.values()):
        yield dict(zip(found, some, strict=True))


def _values(name: str, given: object, parameters: Values, around: Around) -> list[Scalar]:
    if isinstance(given, list):
        if not given:
            raise BadExpression(f"for: {name} has no values, so the check says nothing; name some columns")
        if not all(map(is_scalar, given)):
            raise BadExpression(_WANTED)
        return cast("list[Scalar]", given)
    if not isinstance(given, str):
        raise BadExpression(_WANTED)
    if "*" in given:
        return list(columns(around, given))
    table, dot, code = given.partition(".")
    if dot:
        if around.codes is None:
            raise NotKnown(f"{given}: other tables are not known here")
        return list(around.codes(table, code))
    listed = parameters.get(given)
    if not isinstance(listed, list):
        raise BadExpression(f"for: no parameter {given!r} is a list{nearest(given, list(parameters))}; {_WANTED}")
    return listed


def instance(name: str, values: Mapping[str, Value], parameters: Values) -> str:
    """The name of one of the checks that a template stands for: ``{q}`` in its name filled in, else what differs in
    brackets.
    """
    found = text_filled(name, {**parameters, **values})
    told = ", ".join(text_filled(f"{{{each}}}", values) for each in values)
    return found if any(f"{{{each}}}" in name for each in values) else f"{found}[{told}]"
