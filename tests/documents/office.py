"""Office files whose tables spread farther than they are long."""

from pathlib import Path

import docx
import odfdo
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def docx_of(path: Path, *, span: int) -> None:
    """A Word file with a table of one cell that spans so many columns."""
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "1"
    grid = OxmlElement("w:gridSpan")
    grid.set(qn("w:val"), str(span))
    cell._tc.get_or_add_tcPr().append(grid)
    document.save(str(path))


def odt_of(path: Path, *, rows: int, columns: int) -> None:
    """An OpenDocument text with a table of one cell that is repeated so often."""
    document = odfdo.Document("text")
    table = odfdo.Table("t", width=1, height=1)
    table.set_value((0, 0), 1)
    row = table.get_elements("table:table-row")[0]
    row.set_attribute("table:number-rows-repeated", str(rows))
    row.get_elements("table:table-cell")[0].set_attribute("table:number-columns-repeated", str(columns))
    document.body.append(table)
    document.save(str(path))
