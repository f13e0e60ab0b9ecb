"""Checks across records: the part of the language that names other records, and how a check says which.

``sum(x)`` over a group, ``previous(x)``, ``table.x``: each stands in the expression as a figure of that name, so that
the evaluator, which knows nothing of records, decides such a check like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from check_data.agreement.backticks import Unended, Unquoted, identifier, quoted, unquoted
from check_data.agreement.expression import BadExpression, Expression, parse, replaced, require_several
from check_data.agreement.formula import Rule
from check_data.agreement.nodes import Name
from check_data.agreement.statistic import OUTLIERS, Statistic

Kind = Literal["sum", "previous", "partner", "statistic", "year_before", "exists", "children"]


class Derived(NamedTuple):
    """A figure that other records give: its name in the expression, how it comes about, and the figure it is made of.

    ``other``: that figure is one of the other table. ``along``: the column over which a sum runs, where it is named.
    ``statistic``: what it is of a group. ``steps``: how many records before it stands.
    """

    name: str
    kind: Kind
    figure: str
    other: bool = False
    along: str | None = None
    statistic: Statistic | None = None
    steps: int = 1

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures of this table that it is made of."""
        if self.statistic is not None:
            return self.statistic.figures
        return () if self.other else (self.figure,)


class Tree(NamedTuple):
    """A hierarchy of codes: the column that holds them, and what says which stands above which: a column of this table
    (``parent``), one of another one with its own column of codes, or, without any, that one begins with the other.
    ``above`` are the pairs of the other table, once they are read.
    """

    code: str
    parent: str | None = None
    table: str | None = None
    list_code: str | None = None
    above: tuple[tuple[str, str], ...] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of this table that it needs."""
        return (self.code, *((self.parent,) if self.parent is not None and self.table is None else ()))


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
    tree: Tree | None = None

    def figures(self, expression: Expression) -> tuple[str, ...]:
        """The figures of this table that a check needs, each once."""
        of = {each.name: each.figures for each in self.derived}
        names = expression.names if expression.rule is None else expression.rule.figures
        return tuple(dict.fromkeys(figure for name in names for figure in of.get(name, (name,))))

    def rules(self, expression: Expression) -> tuple[Rule, ...]:
        """What a check says of single records, and the conditions of what is derived of groups."""
        conditions = tuple(each.condition for each in self.statistics if each.condition is not None)
        return conditions if expression.rule is None else (expression.rule, *conditions)

    def texts(self, expression: Expression) -> tuple[str, ...]:
        """The columns of this table whose texts decide a check, each once."""
        return tuple(dict.fromkeys(text for rule in self.rules(expression) for text in rule.said))

    def days(self, expression: Expression) -> tuple[str, ...]:
        """The figures of this table that are read as days."""
        return tuple(dict.fromkeys(day for rule in self.rules(expression) for day in rule.days))

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """What is derived of groups."""
        return tuple(each.statistic for each in self.derived if each.statistic is not None)

    @property
    def grouping(self) -> tuple[str, ...] | None:
        """The columns by which all that is derived of this table is grouped; None where they differ, or where all
        records must be known.
        """
        if self.tree is not None and self.tree.above is None:
            return None
        own = [each for each in self.derived if not each.other and each.statistic is None]
        by = {each.by for each in self.statistics}
        if own or any(each.function == "hb" for each in self.statistics):
            by.add(self.by)
        return by.pop() if len(by) == 1 else None

    @property
    def warns(self) -> bool:
        """Whether a check says what is unusual, rather than what is wrong."""
        return any(each.function in OUTLIERS for each in self.statistics)

    def of_groups(self, expression: Expression) -> tuple[str, ...] | None:
        """The columns of the groups that a check is about, where it says nothing of single records; else None."""
        names = set(expression.names) - {each.name for each in self.derived}
        shared = {each.by for each in self.statistics}
        only = len(self.statistics) == len(self.derived) and len(shared) == 1
        if not only or self.warns:
            return None
        (by,) = shared
        return by if names <= set(by) else None

    @property
    def others(self) -> tuple[str, ...]:
        """The figures of the other table that a check needs, each once."""
        return tuple(dict.fromkeys(each.figure for each in self.derived if each.other and each.kind != "exists"))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of this table, besides figures, that a check needs, each once."""
        along = tuple(each.along for each in self.derived if each.along is not None and not each.other)
        totals = tuple(column for column, _ in self.total_row)
        keys = tuple(key for each in self.statistics for key in each.keys)
        code = () if self.tree is None else self.tree.columns
        return tuple(dict.fromkeys((*self.by, *totals, *self.order, *self.unique, *self.on, *along, *keys, *code)))

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

_TEXTS, _CODES = (
    re.compile(r""" "(?:[^"\\]|\\.)*+(?:"|\Z) | '[^']*+(?:'|\Z) """, re.VERBOSE),
    re.compile(rf"\bin\s+{_NAME}\.{_NAME}"),
)
_LEFT = re.compile(r"(?<![\w.])previous\s*\(")


def names_other_records(text: str) -> bool:
    """Whether an expression says something of other records: a sum of one figure is that of its column."""
    try:
        plain = unquoted(text).text
    except Unended:
        return False
    bare = _TEXTS.sub('""', plain)  # a pattern may have dots; so has a column of codes
    return _SPECIAL.search(_CODES.sub("in codes", bare)) is not None or _LEFT.search(bare) is not None


def parse_across(text: str, across: Across) -> tuple[Expression, Across]:
    """The expression of a check across records, and ``across`` with the figures that are derived for it.

    Raises:
        BadExpression: it is none, or needs what ``across`` does not say, or makes no use of what it says.

    """
    try:
        written = unquoted(text)
    except Unended as error:
        raise BadExpression(str(error)) from error
    made: dict[str, str] = {}

    def placeholder(match: re.Match[str]) -> str:
        name = identifier(len(match[0]), written.text, made)
        made[name] = match[0]
        return name

    try:
        parsed = parse(_SPECIAL.sub(placeholder, written.text))
        require_several(parsed)
        own = [name for name in parsed.names if name not in made]
        derived = {each: _Deriving(written, across, own).of(source) for each, source in made.items()}
        _require_use(across, tuple(derived.values()))
    except BadExpression as error:
        told = written.said(_restored(str(error), made))
        other = "previous() takes one figure of this table" if told.startswith(f"{_NOT_ALLOWED}previous(") else told
        raise BadExpression(other) from error
    unique = {each.name: each for each in derived.values()}
    names = {each: Name(name) for each, name in written.names.items()}
    expression = replaced(parsed, names | {each: Name(of.name) for each, of in derived.items()})
    return expression._replace(text=text.strip()), across._replace(derived=tuple(unique.values()))


def _restored(message: str, made: Mapping[str, str]) -> str:
    for name, source in made.items():
        message = message.replace(name, source)
    return message


class _Deriving:
    """What the parts of a text say that stand for figures of other records; ``own`` are the other figures in it."""

    def __init__(self, written: Unquoted, across: Across, own: Sequence[str]) -> None:
        self._written = written
        self._across = across
        self._own = own

    def of(self, source: str) -> Derived:
        """The figure that a part of the text stands for."""
        match = _SPECIAL.fullmatch(source)
        assert match is not None  # it was found by the same pattern
        if match["previous"]:
            if not self._across.order:
                raise BadExpression(f'{source} needs order = "the column that says which record is before"')
            figure = self._name(match["previous"])
            return Derived(f"previous({quoted(figure)})", "previous", figure)
        if match["partner"]:
            table, figure = self._of_table(match["partner"])
            return Derived(f"{table}.{quoted(figure)}", "partner", figure, other=True)
        return self._sum(match)

    def _name(self, said: str) -> str:
        return self._written.names.get(said, said)

    def _sum(self, match: re.Match[str]) -> Derived:
        across, along = self._across, match["over"] or match["along"]
        along = along and self._name(along)
        if along is not None and not across.total_row and across.table is None:
            raise BadExpression(f"{match[0]} needs total_row (a row of this table) or with (another table)")
        if along is not None and across.total_row and along not in dict(across.total_row):
            raise BadExpression(f"{match[0]} runs over a column of total_row, and {along!r} is none of it")
        summed = match["summed"] or self._alone(match[0])
        if "." in summed:
            table, figure = self._of_table(summed)
            return Derived(f"sum({table}.{quoted(figure)})", "sum", figure, other=True, along=along)
        figure = self._name(summed)
        if along is not None and across.table is not None:
            return Derived(f"sum({across.table}.{quoted(figure)})", "sum", figure, other=True, along=along)
        return Derived(f"sum({quoted(figure)})", "sum", figure, along=along)

    def _alone(self, source: str) -> str:
        if len(self._own) != 1:
            raise BadExpression(f"{source} sums the one other figure of the check; name it: sum(figure by column)")
        return self._own[0]

    def _of_table(self, dotted: str) -> tuple[str, str]:
        table, figure = map(self._name, dotted.split("."))
        if self._across.table is None:
            raise BadExpression(f'{dotted} needs with = "{table}" and on = "the columns that both tables share"')
        if table != self._across.table:
            raise BadExpression(f"{dotted} is of no table that the check names; with is {self._across.table!r}")
        return table, figure


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
