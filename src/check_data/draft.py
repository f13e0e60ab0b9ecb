"""A text to a project, for an editor to review: its figures as a table, what must agree as declared checks."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from types import ModuleType

from check_data.discovery import parts_of_whole
from check_data.discovery.relation import Relation
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable, remarks_on
from check_data.documents.load import load
from check_data.figures.conventions import Conventions
from check_data.findings import Language
from check_data.not_runnable import NotRunnable
from check_data.reading.text import TextFigure, ends, figures_in, is_chinese, year_of
from check_data.tables.figures_table import COLUMNS
from check_data.texts import KINDS, outcome_of

_SUBJECT = re.compile(r"[^\s。；;，,、：:（）()0-9|]{1,16}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A project's files as text: ``table`` is CSV, ``checks`` and ``configuration`` are TOML; and what is to be said of
    how the text was read.
    """

    name: str
    table: str
    checks: str
    configuration: str
    remarks: tuple[str, ...] = ()


EXAMPLE = Draft(
    "example",
    f"{','.join(COLUMNS)}\nmembers,12 people,,members of the club,example,1,,,\n"
    "adults,8 people,,members of age,example,1,,,\nchildren,4 people,,members under age,example,1,,,\n",
    '[members-add-up]\nholds = "members == adults + children"\nbecause = "adults and children are all the members"\n',
    '# language = "en"\n# fail-on = "error"\n\n[publication.example]\nyear = 2020\n',
)
"""What a project begins with that is made of no text."""


def draft(path: Path, encoding: str | None = None) -> Draft:
    """The project that a text would make.

    Raises:
        NotRunnable: the text can't be read.

    """
    try:
        document, used = load(path, encoding)
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    name = re.sub(r"\W+", "-", path.stem).strip("-") or "text"
    figures = figures_in(document.readable, Conventions())
    relations, named = list(_found(document, figures)), dict(_named(figures))
    configuration = f"[publication.{name}]\nyear = {year_of(document.readable)}\n"
    table, checks = _table(document, named, relations), _checks(document, named, relations)
    return Draft(name, table, checks, configuration, tuple(remarks_on(path, used)))


def write(drafted: Draft, folder: Path) -> list[Path]:
    """Write a draft into a project's folder; returns the files. All of them are written, or none.

    Raises:
        NotRunnable: one of them is there already, or can't be written.

    """
    files = {
        folder / "data" / f"{drafted.name}.csv": drafted.table,
        folder / "checks" / f"{drafted.name}.toml": drafted.checks,
        folder / "check-data.toml": drafted.configuration,
    }
    for path in files:
        if os.path.lexists(path):
            raise NotRunnable(f"{path}: is there already, and is not overwritten; give another folder")
    begun: list[Path] = []
    path = folder
    try:
        for path, text in files.items():
            begun += _made(path.parent)
            with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                begun.append(path)
                file.write(text)
    except BaseException as error:
        for each in reversed(begun):
            each.rmdir() if each.is_dir() else each.unlink()
        if isinstance(error, OSError):
            raise NotRunnable(f"{path}: can't be written: {error.strerror or error}") from error
        raise
    return list(files)


def _made(folder: Path) -> list[Path]:
    """The folders that had to be made for one to be there, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _found(document: Document, figures: Sequence[TextFigure]) -> Iterator[tuple[ModuleType, Relation]]:
    for kind in KINDS:
        for relation in kind.find(document, figures):
            if outcome_of(relation) is not None:
                yield kind, relation


def _named(figures: Sequence[TextFigure]) -> Iterator[tuple[str, TextFigure]]:
    """The figures by the names that they get; a range is followed by its two ends."""
    for number, figure in enumerate(figures, start=1):
        yield f"f{number}", figure
        two = ends(figure) if figure.kind == "number" else None
        if two:
            yield from ((f"f{number}_low", two[0]), (f"f{number}_high", two[1]))


def _table(
    document: Document, named: Mapping[str, TextFigure], relations: Sequence[tuple[ModuleType, Relation]]
) -> str:
    parts = {
        name: each
        for kind, found in relations
        if kind is parts_of_whole
        for each in found.figures
        if (name := _name(named, each)) is not None
    }
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for name, figure in named.items():
        subject = _SUBJECT.match(document.readable, figure.end)
        row = {
            "figure": name,
            "quote": figure.quote,
            "unit": "date" if figure.kind in ("date", "lunar") else "",
            "subject": subject[0] if subject else "",
            "story": f"story{sum(heading.start <= figure.start for heading in document.headings)}",
            "line": str(document.place(figure.start, figure.end).line),
        }
        writer.writerow(row | _taken_exactly(figure, parts.get(name)))
    return out.getvalue()


def _taken_exactly(figure: TextFigure, part: TextFigure | None) -> dict[str, str]:
    """The bounds of a figure in a list of parts that are printed to the unit: a ten among sevens and eights."""
    if part is None or part.understood.reading == figure.understood.reading:
        return {}
    exact = str(part.understood.reading.stated.lower)
    return {"lower": exact, "upper": exact, "note": "exact, as the figures beside it are"}


def _checks(
    document: Document, named: Mapping[str, TextFigure], relations: Sequence[tuple[ModuleType, Relation]]
) -> str:
    language: Language = "zh" if is_chinese(document.readable) else "en"
    tables: dict[str, str] = {}
    for kind, relation in relations:
        holds = _declared(named, relation)
        if holds is None:
            continue
        place = document.place(relation.figures[0].start, relation.figures[0].end)
        first = f"{kind.__name__.rpartition('.')[2].replace('_', '-')}-{place.line}-{place.column}"
        name = next(each for each in chain([first], (f"{first}-{n}" for n in count(2))) if each not in tables)
        tables[name] = f'[{name}]\nholds = "{holds}"\nbecause = "{kind.BECAUSE[language]}"\n'
    return "\n".join(tables.values())


def _declared(named: Mapping[str, TextFigure], relation: Relation) -> str | None:
    """The relation over the names of the table. What is no figure of it, the last item of a numbered list, is its
    number; a weekday has none, and then there is nothing to declare.
    """
    names = []
    for figure in relation.figures:
        name = _name(named, figure)
        if name is None and figure.kind == "date":
            return None
        names.append(name or str(figure.understood.reading.stated.lower))

    def inserted(found: re.Match[str]) -> str:
        return names[int(found[1])]

    return re.sub(r"\bf(\d+)\b", inserted, relation.expression)


def _name(named: Mapping[str, TextFigure], figure: TextFigure) -> str | None:
    """The name of the listed figure that a relation's figure is: a table's cell may be printed with more around its
    digits.
    """
    same = (name for name, each in named.items() if (each.start, each.end) == (figure.start, figure.end))
    over = (name for name, each in named.items() if each.start < figure.end and figure.start < each.end)
    return next(same, None) or next(over, None)
