"""How a table that is no Parquet is read: the same for every engine.

A plain CSV file is read by the engine itself, told of every column what it is; what is not plain, JSON lines and sheets
are read here, and held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from check_data.documents.encoding import Unreadable, decode, read_text
from check_data.documents.unsaved import unsaved_text
from check_data.not_runnable import NotRunnable
from check_data.opened import read_bytes
from check_data.returns import sheets
from check_data.returns.csv_rows import rows_in
from check_data.returns.form import LOWER, UPPER
from check_data.returns.sources import Held, Plain, Source
from check_data.returns.survey import Kind, surveyed
from check_data.returns.typed import of_texts, of_values
from check_data.tables.dialect import HEAD, Unclear, delimiter_of, has_decimal_commas, with_point
from check_data.tables.rows_unfit import Fault


class Settled(NamedTuple):
    """A source with its reading, the rows that are no records, the cells of the header, and what is to be said."""

    source: Source
    faults: Sequence[Fault] = ()
    cells: int = 0
    remarks: Sequence[str] = ()


def settled(source: Source, figures: Collection[str] = (), texts: Collection[str] = ()) -> Settled:
    """The reading of a source. The columns of ``figures`` and their ends are numbers where all of their cells are; all
    others, and those of ``texts``, stay texts.

    Raises:
        NotRunnable: the records can't be read.

    """
    if source.ending == ".parquet" or source.reading is not None:
        return Settled(source)
    numbers = {name for each in figures for name in (each, each + LOWER, each + UPPER)} - set(texts)
    try:
        return _READERS.get(source.ending, _json_lines)(source, numbers)
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    except OSError as error:
        raise NotRunnable(f"{source.path}:1: can't be read: {error.strerror or error}") from error


def _csv(source: Source, numbers: Collection[str]) -> Settled:
    found = _plain(source, numbers)
    if found is not None:
        return Settled(source._replace(reading=found))
    return _held(source, numbers)


def _plain(source: Source, numbers: Collection[str]) -> Plain | None:
    """The reading of a plain file; None where it is none."""
    file, declared = source.files[0], source.declared
    if declared.decimal == "," or unsaved_text(file) is not None:
        return None
    with file.open("rb") as read:
        head = read.read(HEAD)
    try:
        # The last character may be cut.
        text = head[: head.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError:
        return None
    first = text.partition("\n")[0].rstrip("\r")
    if first.startswith(("#", "\ufeff")) or '"' in first or not first.strip():
        return None
    delimiter = declared.delimiter or delimiter_of(text)
    names = first.split(delimiter)
    if len(set(names)) < len(names) or any(not name or name != name.strip() for name in names):
        return None
    kinds = surveyed(file, delimiter, names, [place for place, name in enumerate(names) if name in numbers])
    if kinds is None or (delimiter != "," and any(kind.name == "text" for kind in kinds.values())):
        return None  # of texts, some may be numbers with a comma
    return Plain(delimiter, {name: kinds.get(place, Kind("text")) for place, name in enumerate(names)})


def _held(source: Source, numbers: Collection[str]) -> Settled:
    declared, path = source.declared, source.files[0]
    decoded = read_text(path, declared.encoding)
    text = decoded.text.removeprefix("\ufeff")
    delimiter = declared.delimiter or delimiter_of(text[:HEAD])
    rows = rows_in(text, delimiter, source.path)
    columns = dict(zip(rows.names, map(list, zip(*rows.cells, strict=True)), strict=False))
    columns = {name: columns.get(name, []) for name in rows.names}
    remarks = decoded.remarks(source.path)
    if _comma(source, delimiter, [cell for name in rows.names if name in numbers for cell in columns[name]]):
        remarks.append(f"{source.path}: read with a comma as the decimal mark")
        columns |= {name: list(map(with_point, columns[name])) for name in columns if name in numbers}
    frame = pd.DataFrame({name: of_texts(columns[name], numbers=name in numbers) for name in rows.names})
    reading = Held(frame, rows.lines)
    return Settled(source._replace(reading=reading), rows.faults, len(rows.names), remarks)


def _comma(source: Source, delimiter: str, cells: Sequence[str]) -> bool:
    if source.declared.decimal is not None:
        return source.declared.decimal == ","
    try:
        return has_decimal_commas(cells, delimiter)
    except Unclear as error:
        raise Unreadable(
            f"{source.path}:1: {error} may be a thousand times what it is: say which in the configuration, "
            f'[publication.{Path(source.path).stem}] with decimal = "," or "."'
        ) from error


def _json_lines(source: Source, numbers: Collection[str]) -> Settled:  # noqa: ARG001
    names: dict[str, None] = {}
    records: list[Mapping[str, object]] = []
    lines: list[int] = []
    text = decode(read_bytes(source.files[0]), source.path, source.declared.encoding).text.removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            record = _record(line, f"{source.path}:{number}")
            names |= dict.fromkeys(record)
            records.append(record)
            lines.append(number)
    frame = pd.DataFrame({name: of_values([record.get(name) for record in records]) for name in names})
    return Settled(source._replace(reading=Held(frame, lines)), (), len(names))


def _record(line: str, where: str) -> Mapping[str, object]:
    try:
        record = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{where}: not JSON: {error}") from error
    if not isinstance(record, dict):
        raise Unreadable(f"{where}: no JSON object; each line is one, {{...}}")
    return record


def _sheet(source: Source, numbers: Collection[str]) -> Settled:  # noqa: ARG001
    sheet = sheets.read(source.files[0], source.path)
    cells = zip(*sheet.cells, strict=True) if sheet.cells else ((),) * len(sheet.names)
    frame = pd.DataFrame({name: of_values(each) for name, each in zip(sheet.names, cells, strict=True)})
    reading = Held(frame, sheet.lines)
    return Settled(source._replace(reading=reading), sheet.faults, len(sheet.names), sheet.remarks)


_READERS: Mapping[str, Callable[[Source, Collection[str]], Settled]] = {".csv": _csv, ".xlsx": _sheet}
