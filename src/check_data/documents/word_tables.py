"""The tables of Word files: cells at their places, merged ones once."""

from __future__ import annotations

from typing import Any

from check_data.documents.assembled import MOST_SPANNED, Printed

_LIGHT = frozenset(["0", "false", "off"])


def word_rows(table: Any) -> list[list[Printed]]:
    """The rows of a table of python-docx. A cell that is merged with the one above it stands in that one's row."""
    rows: list[list[Printed]] = []
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(table.rows):
        cells: list[Printed] = []
        column = min(row.grid_cols_before, MOST_SPANNED)
        head = bool(row._tr.xpath("./w:trPr/w:tblHeader"))
        for element in row._tr.tc_lst:
            columns = min(element.grid_span, MOST_SPANNED)
            if element.vMerge == "continue" and column in above:
                at, place = above[column]
                rows[at][place] = rows[at][place]._replace(rows=number - at + 1)
            else:
                above[column] = (number, len(cells))
                cells.append(Printed(_text(element), column, columns, 1, head, _strong(element)))
            column += columns
        rows.append(cells)
    return rows


def _text(element: Any) -> str:
    from docx.table import _Cell

    return _Cell(element, element).text


def _strong(element: Any) -> bool:
    """Whether all runs with words in a cell are bold by their own marks."""
    runs = [run for run in element.xpath(".//w:r[w:t]") if "".join(run.xpath("./w:t/text()")).strip()]
    return bool(runs) and all(
        any(each not in _LIGHT for each in run.xpath("./w:rPr/w:b/@w:val") or [""] * len(run.xpath("./w:rPr/w:b")))
        for run in runs
    )
