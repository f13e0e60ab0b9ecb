"""What templates of rule files go through: the columns of a table, and the codes in one of them."""

from __future__ import annotations

from collections.abc import Sequence

from check_data.agreement.expression import BadExpression
from check_data.returns.engines import choose
from check_data.returns.read import settled
from check_data.returns.sources import Source
from check_data.tables.column_missing import nearest
from check_data.tables.values import is_missing, quoted


def columns_of(source: Source) -> Sequence[str]:
    """The names of a table's columns.

    Raises:
        NotRunnable: it can't be read.

    """
    found = settled(source).source
    return choose("pandas", found).open(found, numbered=False).columns


def codes_in(source: Source, column: str) -> Sequence[str]:
    """The texts of a column, each once, in their order.

    Raises:
        BadExpression: there is no such column, or it is empty.
        NotRunnable: the table can't be read.

    """
    found = settled(source, (), {column}).source
    frame = choose("pandas", found).open(found, numbered=False)
    if column not in frame.columns:
        raise BadExpression(f"{found.path} has no column {column!r}{nearest(column, frame.columns)}")
    cells = frame.select(column).lazy().collect()[column].to_list()
    codes = tuple(dict.fromkeys(quoted(each).strip() for each in cells if not is_missing(each)))
    if not codes:
        raise BadExpression(f"{found.path} has no code in {column!r}")
    return codes
