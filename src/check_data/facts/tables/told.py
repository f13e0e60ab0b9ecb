"""What the tables of a document say: facts, tellings, and the cells that are running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.documents.blocks import Cell, Grid
from check_data.facts.fact import Fact, Telling
from check_data.facts.tables.along import along
from check_data.facts.tables.balances import ballots, carried, cumulated
from check_data.facts.tables.based import based
from check_data.facts.tables.bracketed import bracketed
from check_data.facts.tables.categories import categories
from check_data.facts.tables.cells import CellReader
from check_data.facts.tables.changes import changes
from check_data.facts.tables.groups import shares_of_groups
from check_data.facts.tables.inner import inner
from check_data.facts.tables.layout import sheets_of
from check_data.facts.tables.ledger import Entry, Ledger, ledger_of
from check_data.facts.tables.limits import limits
from check_data.facts.tables.lines import Lines, columns_of, rows_of
from check_data.facts.tables.naming import facts_of
from check_data.facts.tables.of_sums import shares_of_sums
from check_data.facts.tables.quotients import intervals, quotients
from check_data.facts.tables.said import TablesTold
from check_data.facts.tables.samples import of_samples
from check_data.facts.tables.shares import all_shares, share_lines, tell_shares
from check_data.facts.tables.statements import sexes, statements
from check_data.facts.tables.structure import Structure
from check_data.facts.tables.sums import structures
from check_data.facts.tables.unsaid import unsaid
from check_data.facts.tables.words import TableWords
from check_data.figures.conventions import Conventions
from check_data.reading.marks import POINT, Marks
from check_data.reading.mention import Mention

PROSE = 40
"""Characters from which a cell that has a figure is running text."""


def tell_tables(
    grids: Sequence[tuple[int, Grid]], words: TableWords, conventions: Conventions, marks: Marks = POINT
) -> TablesTold:
    """What grids say, each given with the number of its block; ``marks`` are those of the document's numbers."""
    reader = CellReader(words, marks)
    facts: list[Fact] = []
    tellings: list[Telling] = []
    prose: list[tuple[int, Cell]] = []
    for number, (block, grid) in enumerate(grids):
        for sheet in sheets_of(grid, words, reader):
            ledger = ledger_of(sheet, block, words, conventions)
            facts += facts_of(ledger, number, words)
            found = list(_tellings(ledger, words))
            told = {each.anchor.start for each in found if each.anchor is not None}
            in_cells = list(inner(ledger, conventions))
            found = _without_those_of_cells(found, in_cells)
            tellings += found
            for lines in (columns_of(ledger), rows_of(ledger)):
                tellings += unsaid(lines, told)
            tellings += in_cells
            tellings += limits(ledger, conventions)
            tellings += of_samples(ledger, conventions)
            tellings += bracketed(ledger, conventions, told)
            alls = {each.anchor.start for each in found if each.kind == "shares" and each.anchor is not None}
            tellings += categories(ledger, conventions, alls)
            tellings += based(columns_of(ledger), found)
        prose += ((block, cell) for row in grid.rows for cell in row if _is_prose(cell.text))
    return TablesTold(tuple(facts), tuple(tellings), tuple(prose))


def _without_those_of_cells(tellings: Sequence[Telling], in_cells: Sequence[Telling]) -> list[Telling]:
    """Tellings without shares of another number than the one that their own cell prints (31/44 (70%))."""
    wholes = {each.roles["share"][0].start: each.roles["whole"][0] for each in in_cells if each.kind == "share"}

    def other(telling: Telling) -> bool:
        own = wholes.get(telling.roles["share"][0].start) if telling.kind == "share" else None
        return own is not None and [each.value for each in telling.roles["whole"]] != [own.value]

    return [each for each in tellings if not other(each)]


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE and any(map(str.isdigit, text))


def _tellings(ledger: Ledger, words: TableWords) -> Iterator[Telling]:
    rows, columns = rows_of(ledger), columns_of(ledger)
    sums = [_without_brackets(ledger, each) for each in structures(rows)]
    for structure in sums:
        yield from _sums(rows, structure)
    across = [_without_gaps(columns, each) for each in structures(columns)]
    for structure in across:
        yield from _sums(columns, structure)
    for lines, found in ((rows, sums), (columns, across)):
        known = frozenset(structure.whole for structure in found)
        yield from statements(lines, words.statements, known)
        yield from sexes(lines, known)
        yield from changes(lines)
        yield from quotients(lines)
    yield from along(columns)
    yield from intervals(columns)
    yield from ballots(columns)
    yield from cumulated(columns)
    yield from carried(rows)
    yield from _shares(columns, [each.bracketed for each in ledger.columns], sums)
    yield from _shares(rows, [False] * len(rows.heads), ())


def _without_brackets(ledger: Ledger, structure: Structure) -> Structure:
    """A structure of rows without the columns of brackets, where it holds in none of them: each may be of its row; but
    what says that it is per cent must make 100.
    """
    columns, whole = ledger.columns, ledger.entries[structure.whole]
    if any(columns[at].bracketed for at in structure.held):
        return structure
    kept = (at for at in structure.failed if not columns[at].bracketed or _is_percent(whole[at]))
    return structure._replace(failed=tuple(kept))


def _is_percent(entry: Entry | None) -> bool:
    return entry is not None and entry.percent


def _without_gaps(columns: Lines, structure: Structure) -> Structure:
    """A structure of columns without the totals that fail where a row above has the whole and lacks a part."""
    whole = columns.cells[structure.whole]
    gaps = [
        at
        for at, entry in enumerate(whole)
        if entry is not None and any(columns.cells[part][at] is None for part in structure.parts)
    ]
    heads = columns.across
    kept = [at for at in structure.failed if not (gaps and gaps[0] < at and (heads[at].total or heads[at].blank))]
    return structure._replace(failed=tuple(kept))


def _shares(lines: Lines, bracketed: Sequence[bool], sums: Sequence[Structure]) -> Iterator[Telling]:
    """Lines of shares, and that the shares of a total's parts make 100 %; cells of columns begin with the N."""
    added = [structure for structure in sums if min(structure.signs) > 0]
    found = list(share_lines(lines, bracketed))
    said = [telling for shares in found for telling in tell_shares(lines, shares)]
    alls = [*shares_of_sums(lines, frozenset(shares.line for shares in found))]
    for shares in found:
        for structure in added:
            told = all_shares(lines, shares, [part + 1 for part in structure.parts], structure.whole + 1)
            alls += [told] if told is not None else []
    yield from (*said, *alls)
    if not lines.down:
        fitting = (lines.cells[shares.line][number] for shares in found for number in shares.fits)
        said_of = frozenset(each.printed.start for each in fitting if each is not None)
        yield from shares_of_groups(lines, said_of, frozenset(each.anchor.start for each in alls if each.anchor))


def _of_one_scale(whole: Mention, parts: Sequence[tuple[Mention, int]]) -> bool:
    """Whether a sum's figures are all in thousands, or none: a table that says so of some of its rows means others."""
    return len({each.last_digit * 10**each.places for each in (whole, *(part for part, _ in parts))}) == 1


def _sums(lines: Lines, structure: Structure) -> Iterator[Telling]:
    """A structure told in each of its columns."""
    columns = dict.fromkeys(structure.held, (1, 0)) | dict.fromkeys(structure.failed, (0, 1))
    for column, (holds, fails) in sorted(columns.items()):
        whole = lines.cells[structure.whole][column]
        entries = [
            (lines.cells[part][column], sign) for part, sign in zip(structure.parts, structure.signs, strict=True)
        ]
        parts = [(entry.mention, sign) for entry, sign in entries if entry is not None and entry.mention is not None]
        if whole is None or whole.mention is None or len(parts) < 2 or not _of_one_scale(whole.mention, parts):
            continue
        taken = ",".join(str(at) for at, (_, sign) in enumerate(parts) if sign < 0)
        apart = f"{'down' if lines.down else 'across'} from {structure.parts[0]}"
        options = {"apart": apart} | ({"minus": taken} if taken else {})
        roles = {"whole": (whole.mention,), "parts": tuple(mention for mention, _ in parts)}
        support = len(structure.held) - holds, len(structure.failed) - fails
        yield Telling("sum", structure.form, roles, structure.explicit, options, support, whole.mention)
