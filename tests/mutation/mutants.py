"""Small faults that somebody might make in a source: each a source that differs in one place, and still is Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from itertools import accumulate
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
_ENDED: dict[type[ast.stmt], type[ast.stmt]] = {ast.Continue: ast.Break, ast.Break: ast.Continue}


class Mutant(NamedTuple):
    """A fault in a source: the place from ``start`` to ``end``, what stands there and what would."""

    line: int
    column: int
    start: int
    end: int
    before: str
    after: str

    def into(self, source: str) -> str:
        """The source with the fault."""
        return source[: self.start] + self.after + source[self.end :]


def mutants(source: str) -> list[Mutant]:
    """All faults of these kinds in a source, by their places. Annotations and what only type checkers see have none."""
    lines = source.split("\n")
    starts = [0, *accumulate(len(each) + 1 for each in lines)]

    def offset(line: int, column: int) -> int:
        """The offset of a place; Python counts the columns in bytes."""
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    found = []
    for node, changed in _changes(ast.parse(source)):
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start, end = offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset)
        after = ast.unparse(changed)
        after = f"({after})" if isinstance(node, ast.expr) else after
        found.append(Mutant(node.lineno, node.col_offset + 1, start, end, source[start:end], after))
    return sorted(found)


_Place = ast.expr | ast.stmt


def _changes(tree: ast.AST) -> Iterator[tuple[_Place, ast.AST]]:
    for node in _run(tree):
        if isinstance(node, ast.expr | ast.stmt):
            for changed in _changed(node):
                yield node, changed
        if isinstance(node, ast.IfExp | ast.If | ast.While):
            yield node.test, ast.UnaryOp(ast.Not(), node.test)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """What is run of a tree: no annotations, no blocks for type checkers, and nothing within formatted texts, as Python
    3.11 does not say where that stands.
    """
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "args") and not isinstance(node, ast.Call):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                yield from _run(each)


def _changed(node: _Place) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _COMPUTED and not _is_text(node):
        yield _with(node, op=_COMPUTED[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        yield _with(node, func=ast.Name(_CALLED[node.func.id]))
    elif isinstance(node, ast.Continue | ast.Break):
        yield _ENDED[type(node)]()
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, operation in enumerate(node.ops):
        for table in (_COMPARED, _REVERSED):
            if type(operation) in table:
                yield _with(node, ops=[*node.ops[:place], table[type(operation)](), *node.ops[place + 1 :]])


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return ast.fix_missing_locations(changed)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether texts are put together, which nothing else can be done with."""
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )
