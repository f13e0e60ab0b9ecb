"""A failing check across records as its finding shows it: which figures, and the parts of its sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from check_data.agreement import declared_check
from check_data.agreement.across import Across
from check_data.agreement.check import Check, Outcome, Quantity
from check_data.agreement.expression import Expression, replaced
from check_data.agreement.nodes import Name, Node, Operation
from check_data.findings import Cited, Finding, Place
from check_data.returns.across.column import Column
from check_data.returns.across.derive import Derivation
from check_data.returns.across.gather import Gathered
from check_data.returns.across.groups import Repeated
from check_data.returns.across.keys import told
from check_data.returns.across.sums import Total, total
from check_data.returns.naming import of_record
from check_data.tables import record_repeated

Where = Callable[[int | None], Place]
"""Where a record of a table stands, or the table itself (None)."""

LONGEST = 4
"""Parts of a sum up to which all are shown."""
FIRST = 2
"""Parts that are shown of a longer one."""
NAMED = 100
"""Records alike that are named; more are counted."""


def finding_of(derivation: Derivation, place: int, outcome: Outcome, record: str, where: Sequence[Where]) -> Finding:
    """The finding of one record. ``where`` says of the records of this table, and of the other, where they stand."""
    check = derivation.check
    quantities = {name: _said(column, place) for name, column in derivation.columns.items()}
    sums = {name: column.total(place) for name, column in derivation.columns.items() if column.total is not None}
    expression, parts = spelled_out(check.expression, sums)
    cited = tuple(
        _cited(name, quantities[name], derivation.columns[name], place, where) for name in check.expression.names
    )
    judged = declared_check.judge(check._replace(expression=expression), outcome, {**quantities, **parts}, cited)
    assert judged is not None  # a failure disagrees, or agrees as rounded only
    return judged._replace(place=where[0](place), message=of_record(judged.message, record, derivation.check))


def _said(column: Column, place: int) -> Quantity:
    """What a figure says; one that is missing in part, what it may be."""
    found = column.quantity(place)
    opened = column.open(place) if found.reading is None and column.open is not None else None
    return opened or found


def name_of(across: Across, own: Gathered, place: int, *, keyed: bool) -> str:
    """What a finding calls a record: its key, else its number with the cells that tell it from others."""
    name = str(own.names[place])
    cells = dict(_cells(own, (*across.by, *across.order, *across.on), place))
    return name if keyed or not cells else f"{name} ({', '.join(cells.values())})"


def group_of(by: Sequence[str], own: Gathered, place: int) -> str:
    """What a finding calls a group: by the cells that its records share; the table where they are none."""
    return ", ".join(f"{column} = {cell}" for column, cell in _cells(own, by, place)) or "*"


def repeated_of(
    check: Check,
    records: Gathered,
    repeated: Repeated,
    place: Place,
    called: Callable[[int], str],
    *,
    undetermined: bool = False,
) -> Finding:
    """The finding of records that stand at one place; ``called`` names each, and the first stands at ``place``."""
    first, columns = repeated.places[0], repeated.columns
    names = record_repeated.Records([called(each) for each in repeated.places[:NAMED]], len(repeated.places))
    told = group_of(columns, records, first)
    cells = list(_cells(records, columns, first))
    return record_repeated.judge(check, told, names, cells, place, undetermined=undetermined)


def _cells(table: Gathered, columns: Sequence[str], place: int) -> Iterator[tuple[str, str]]:
    """Some columns of a record with their cells as printed."""
    yield from ((column, told(table.keys[column][place])) for column in columns)


def _cited(name: str, quantity: Quantity, column: Column, place: int, where: Sequence[Where]) -> Cited:
    """A figure where it stands; a sum over this table stands where its check is, over another at that table."""
    source = column.source(place)
    stands = where[column.other](source) if source is not None or column.other else where[0](place)
    return Cited(name, quantity.quote, stands, quantity.reading.rounded if quantity.reading else None)


def spelled_out(expression: Expression, sums: Mapping[str, Total]) -> tuple[Expression, dict[str, Quantity]]:
    """An expression with the parts of its sums in place of them, and what those parts say."""
    nodes: dict[str, Node] = {}
    parts: dict[str, Quantity] = {}
    for name, each in sums.items():
        shown = dict(_shown(name, each))
        parts |= shown
        nodes[name] = _added(list(shown))
    return replaced(expression, nodes), parts


def _shown(name: str, of: Total) -> Iterator[tuple[str, Quantity]]:
    whole = len(of.parts) <= LONGEST
    for number, part in enumerate(of.parts if whole else of.parts[:FIRST]):
        yield f"{name} {number}", part
    if not whole:
        rest = total(of.parts[FIRST:]).quantity
        yield f"{name} …", rest._replace(quote=f"… ({len(of.parts)} records)")


def _added(names: Sequence[str]) -> Node:
    node: Node = Name(names[0])
    for name in names[1:]:
        node = Operation("+", node, Name(name))
    return node
