"""Grids from pipe tables, so that tests of tables read as tables."""

from check_data.documents.blocks import Cell, Grid, Run, plain_run


def grid(text: str, caption: str = "") -> Grid:
    """The grid of a pipe table; ``**`` makes a cell strong, the row above the rule is of heads."""
    rows: list[tuple[Cell, ...]] = []
    lines = text.split("\n")
    ruled = any(set(line.strip()) <= set("|-: ") and "-" in line for line in lines)
    place = 0
    for line in lines:
        if line.strip().startswith("|"):
            if set(line.strip()) <= set("|-: ") and "--" in line:
                ruled = False
            else:
                rows.append(tuple(_cells(line, place, len(rows), ruled)))
        place += len(line) + 1
    return Grid(tuple(rows), max((len(row) for row in rows), default=0), caption)


def _cells(line: str, place: int, row: int, head: bool) -> list[Cell]:
    cells = []
    at = place + line.index("|") + 1
    for column, piece in enumerate(line.strip().removeprefix("|").removesuffix("|").split("|")):
        text = piece.strip(" ")
        start = at + len(piece) - len(piece.lstrip(" "))
        strong = text.startswith("**") and text.endswith("**") and len(text) > 4
        run: Run = plain_run(text[2:-2], start + 2) if strong else plain_run(text, start)
        cells.append(Cell(run, row, column, head=head, strong=strong))
        at += len(piece) + 1
    return cells
