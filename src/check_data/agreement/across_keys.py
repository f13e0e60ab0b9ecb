"""The keys by which a check in ``checks/NAME.toml`` says which records it joins."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.agreement.across import Across, Tree, names_other_records, parse_across
from check_data.agreement.conditions import with_conditions
from check_data.agreement.expression import ARITY, BadExpression, Expression
from check_data.agreement.formula import And, Formula, is_day
from check_data.agreement.nodes import Call, Comparison, Node, Number, walk
from check_data.agreement.rule.records import is_more_than_comparisons, names_groups, parse_records

KEYS = ("by", "total_row", "order", "unique", "with", "on", "hierarchy")


def spans_records(table: Mapping[str, object]) -> bool:
    """Whether a check's table says that it joins records."""
    holds = table.get("holds")
    if any(key in table for key in KEYS):
        return True
    return isinstance(holds, str) and (names_other_records(holds) or names_groups(holds, sums=True))


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
        tree=_tree(table.get("hierarchy")),
    )
    if across.unique:
        others = [key for key in ("holds", "where", *KEYS) if key in table and key != "unique"]
        if others:
            raise BadExpression(f"unique stands without {others[0]}: write two checks")
        return with_conditions(Expression(f"unique({', '.join(across.unique)})", ()), table), across
    holds = str(table["holds"])
    if (across.table is None) != (not across.on):
        raise BadExpression('with = "a table" and on = "the columns that both tables share" go together')
    if across.total_row and (across.order or across.table):
        raise BadExpression(f"total_row does not go with {'order' if across.order else 'with'}: write two checks")
    plain = across.total_row or across.table is not None
    if _is_rule(table, holds, sums=not plain):
        if across.total_row and names_groups(holds):
            raise BadExpression("total_row is for sum(figure); the functions of groups do without: write two checks")
        return _of_rule(holds, across, table)
    return parse_across(holds, across)


def _is_rule(table: Mapping[str, object], holds: str, *, sums: bool) -> bool:
    """Whether a check is more than comparisons of figures and their sums."""
    said = any(key in table for key in ("where", "missing", "hierarchy"))
    return said or names_groups(holds, sums=sums) or is_more_than_comparisons(holds)


def _of_rule(holds: str, across: Across, table: Mapping[str, object]) -> tuple[Expression, Across]:
    rule, found = parse_records(holds, across)
    _require_use(found)
    written = Expression(holds.strip(), (), rule)
    comparisons = _comparisons(rule.formula)
    if comparisons is not None:
        written = Expression(holds.strip(), comparisons)
    return with_conditions(written, table), found


def _require_use(across: Across) -> None:
    """Pass where all that a check says of records changes its meaning.

    Raises:
        BadExpression: something does not.

    """
    kinds = {each.kind for each in across.derived}
    before = bool(kinds & {"previous", "year_before"}) or any(each.function == "hb" for each in across.statistics)
    grouped = before or bool(kinds & {"sum", "statistic", "children"})
    for said, used, wanted in (
        (across.by, grouped, "by is for sum(figure), previous(figure) and functions of groups"),
        (across.order, before, "order is for previous(figure)"),
        (across.table, any(each.other for each in across.derived), f"with is for {across.table}.figure"),
        (across.tree, "children" in kinds, "hierarchy is for children(figure)"),
    ):
        if said and not used:
            raise BadExpression(f"{wanted}, and there is none in it")


def _comparisons(formula: Formula) -> tuple[Comparison, ...] | None:
    """The comparisons that a formula is, where it is no more and `parse` would take them."""
    parts = formula.parts if isinstance(formula, And) else (formula,)
    found = tuple(each for each in parts if isinstance(each, Comparison))
    nodes = [node for each in found for side in (each.left, each.right) for node in walk(side)]
    return found if len(found) == len(parts) and found and all(map(_is_plain, nodes)) else None


def _is_plain(node: Node) -> bool:
    match node:
        case Call(function, _):
            return function in ARITY
        case Number(_, text):
            return not is_day(text)
        case _:
            return True


_HIERARCHY = (
    'hierarchy is { code = "column" }, where codes begin with those above them, or with parent = "column" or '
    'parent = "table.column", in = "table.column"'
)


def _tree(given: object) -> Tree | None:
    if given is None:
        return None
    if not isinstance(given, dict) or not {"code"} <= given.keys() <= {"code", "parent", "in"}:
        raise BadExpression(_HIERARCHY)
    if not all(isinstance(each, str) and each for each in given.values()):
        raise BadExpression(_HIERARCHY)
    code, parent, among = given["code"], given.get("parent"), given.get("in")
    if parent is None or "." not in parent:
        if among is not None:
            raise BadExpression(_HIERARCHY)
        return Tree(code, parent)
    table, _, column = parent.partition(".")
    of, _, list_code = (among or f"{table}.{code}").partition(".")
    if of != table or not list_code:
        raise BadExpression(f"{_HIERARCHY}, of one table")
    return Tree(code, column, table, list_code)


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
