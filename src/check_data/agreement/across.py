"""Checks across records: the part of the language that names other records, and how a check says which.

``sum(x)`` over a group, ``previous(x)``, ``table.x``: each stands in the expression as a figure of that name, so that
the evaluator, which knows nothing of records, decides such a check like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from check_data.agreement.expression import (
    BadExpression,
    Call,
    Comparison,
    Expression,
    Name,
    Negative,
    Node,
    Operation,
    parse,
)

Kind = Literal["sum", "previous", "partner"]


class Derived(NamedTuple):
    """A figure that other records give: its name in the expression, how it comes about, and the figure it is made of.

    ``other``: that figure is one of the other table. ``along``: the column over which a sum runs, where it is named.
    """

    name: str
    kind: Kind
    figure: str
    other: bool = False
    along: str | None = None


class Across(NamedTuple):
    """Which records a check joins.

    ``by``: the columns that the records of a group share; ``total_row``: cells of the records that hold totals, which
    the check is then about, the others of their group being the parts; ``order``: the columns that say which record is
    before; ``unique``: the columns whose cells name one record; ``table`` and ``on``: another table, and the columns
    that its records share with those of this one.
    """

    by: tuple[str, ...] = ()
    total_row: tuple[tuple[str, str | int], ...] = ()
    order: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    table: str | None = None
    on: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()

    def figures(self, expression: Expression) -> tuple[str, ...]:
        """The figures of this table that a check needs, each once."""
        of = {each.name: () if each.other else (each.figure,) for each in self.derived}
        return tuple(dict.fromkeys(figure for name in expression.names for figure in of.get(name, (name,))))

    @property
    def others(self) -> tuple[str, ...]:
        """The figures of the other table that a check needs, each once."""
        return tuple(dict.fromkeys(each.figure for each in self.derived if each.other))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of this table, besides figures, that a check needs, each once."""
        along = tuple(each.along for each in self.derived if each.along is not None and not each.other)
        totals = tuple(column for column, _ in self.total_row)
        return tuple(dict.fromkeys((*self.by, *totals, *self.order, *self.unique, *self.on, *along)))

    @property
    def other_columns(self) -> tuple[str, ...]:
        """The columns of the other table, besides figures, that a check needs, each once."""
        along = tuple(each.along for each in self.derived if each.along is not None and each.other)
        return tuple(dict.fromkeys((*self.on, *along)))


_NAME = r"[^\W\d]\w*"
_SPECIAL = re.compile(
    rf"""(?<![\w.]) (?:
        previous \( \s* (?P<previous> {_NAME} ) \s* \)
      | sum \( \s* (?P<summed> {_NAME} (?: \.{_NAME} )? ) (?: \s+ by \s+ (?P<along> {_NAME} ) )? \s* \)
      | sum \( \s* by \s+ (?P<over> {_NAME} ) \s* \)
      | (?P<partner> {_NAME} \. {_NAME} ) (?! [\w.(] )
    )""",
    re.VERBOSE,
)
_NOT_ALLOWED = "not allowed in a check: "
"""How the parser's message on a function that is none begins."""

_LEFT = re.compile(r"(?<![\w.])previous\s*\(")


def names_other_records(text: str) -> bool:
    """Whether an expression says something of other records that no expression within a record can say."""
    found = (match.lastgroup != "summed" or "." in match["summed"] for match in _SPECIAL.finditer(text))
    return any(found) or _LEFT.search(text) is not None


def parse_across(text: str, across: Across) -> tuple[Expression, Across]:
    """The expression of a check across records, and ``across`` with the figures that are derived for it.

    Raises:
        BadExpression: it is none, or needs what ``across`` does not say, or makes no use of what it says.

    """
    made: dict[str, str] = {}
    plain = _SPECIAL.sub(lambda match: _placeholder(match[0], text, made), text)
    try:
        parsed = parse(plain)
    except BadExpression as error:
        told = _restored(str(error), made)
        other = "previous() takes one figure of this table" if told.startswith(f"{_NOT_ALLOWED}previous(") else told
        raise BadExpression(other) from error
    own = [name for name in parsed.names if name not in made]
    derived = {each: _derived(source, across, own) for each, source in made.items()}
    _require_use(across, tuple(derived.values()))
    unique = {each.name: each for each in derived.values()}
    expression = replaced(parsed, {each: Name(of.name) for each, of in derived.items()})
    return expression._replace(text=text.strip()), across._replace(derived=tuple(unique.values()))


def replaced(expression: Expression, nodes: Mapping[str, Node]) -> Expression:
    """An expression with other nodes in place of some figures."""
    comparisons = (
        Comparison(each.operator, _with(each.left, nodes), _with(each.right, nodes)) for each in expression.comparisons
    )
    return Expression(expression.text, tuple(comparisons))


def _with(node: Node, nodes: Mapping[str, Node]) -> Node:
    match node:
        case Name(name):
            return nodes.get(name, node)
        case Negative(operand):
            return Negative(_with(operand, nodes))
        case Operation(operator, left, right):
            return Operation(operator, _with(left, nodes), _with(right, nodes))
        case Call(function, arguments):
            return Call(function, tuple(_with(each, nodes) for each in arguments))
        case _:
            return node


def _placeholder(source: str, text: str, made: dict[str, str]) -> str:
    """A name that stands for a part of the text, of its length: columns in messages stay true."""
    number = len(made)
    while (name := f"_{number}".ljust(len(source), "_")) in text or name in made:
        number += 1
    made[name] = source
    return name


def _restored(message: str, made: Mapping[str, str]) -> str:
    for name, source in made.items():
        message = message.replace(name, source)
    return message


def _derived(source: str, across: Across, own: Sequence[str]) -> Derived:
    match = _SPECIAL.fullmatch(source)
    assert match is not None  # it was found by the same pattern
    if match["previous"]:
        if not across.order:
            raise BadExpression(f'{source} needs order = "the column that says which record is before"')
        return Derived(_called("previous", match["previous"]), "previous", match["previous"])
    if match["partner"]:
        return Derived(match["partner"], "partner", _of_table(match["partner"], across), other=True)
    return _sum(match, across, own)


def _called(function: str, figure: str) -> str:
    """How a derived figure is named, however it was written."""
    return f"{function}({figure})"


def _sum(match: re.Match[str], across: Across, own: Sequence[str]) -> Derived:
    along = match["over"] or match["along"]
    if along is not None and not across.total_row and across.table is None:
        raise BadExpression(f"{match[0]} needs total_row (a row of this table) or with (another table)")
    if along is not None and across.total_row and along not in dict(across.total_row):
        raise BadExpression(f"{match[0]} runs over a column of total_row, and {along!r} is none of it")
    summed = match["summed"] or _alone(own, match[0])
    if "." in summed:
        return Derived(_called("sum", summed), "sum", _of_table(summed, across), other=True, along=along)
    if along is not None and across.table is not None:
        return Derived(_called("sum", f"{across.table}.{summed}"), "sum", summed, other=True, along=along)
    if not across.by and not across.total_row:
        told = f"; of the other table write sum({across.table}.{summed})" if across.table else ""
        raise BadExpression(f"{match[0]} over records needs by or total_row{told}")
    return Derived(_called("sum", summed), "sum", summed, along=along)


def _alone(own: Sequence[str], source: str) -> str:
    if len(own) != 1:
        raise BadExpression(f"{source} sums the one other figure of the check; name it: sum(figure by column)")
    return own[0]


def _of_table(dotted: str, across: Across) -> str:
    table, _, figure = dotted.partition(".")
    if across.table is None:
        raise BadExpression(f'{dotted} needs with = "{table}" and on = "the columns that both tables share"')
    if table != across.table:
        raise BadExpression(f"{dotted} is of no table that the check names; with is {across.table!r}")
    return figure


def _require_use(across: Across, derived: Sequence[Derived]) -> None:
    """Pass where everything that a check says of records changes its meaning.

    Raises:
        BadExpression: something does not.

    """
    own_sum = any(each.kind == "sum" and not each.other for each in derived)
    previous = any(each.kind == "previous" for each in derived)
    for said, used, wanted in (
        (across.by, own_sum or previous, "by is for sum(figure) and previous(figure)"),
        (across.total_row, own_sum, "total_row is for sum(figure)"),
        (across.order, previous, "order is for previous(figure)"),
        (across.table, any(each.other for each in derived), f"with is for figures such as {across.table}.figure"),
    ):
        if said and not used:
            raise BadExpression(f"{wanted}, and there is none in it")
