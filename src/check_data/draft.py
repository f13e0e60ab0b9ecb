"""A text to a project, for an editor to review: its figures as a table, what must agree as declared checks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from check_data.reading.text import TextFigure, figures_in, is_chinese, year_of
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
    relations = list(_found(document, figures))
    configuration = f"[publication.{name}]\nyear = {year_of(document.readable)}\n"
    table, checks = _table(document, figures, relations), _checks(document, figures, relations)
    return Draft(name, table, checks, configuration, tuple(remarks_on(path, used)))


def write(drafted: Draft, folder: Path) -> list[Path]:
    """Write a draft into a project's folder; returns the files.

    Raises:
        NotRunnable: one of them is there already; then nothing is written.

    """
    files = {
        folder / "data" / f"{drafted.name}.csv": drafted.table,
        folder / "checks" / f"{drafted.name}.toml": drafted.checks,
        folder / "check-data.toml": drafted.configuration,
    }
    for path in files:
        if path.exists():
            raise NotRunnable(f"{path}: is there already, and is not overwritten; give another folder")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def _found(document: Document, figures: Sequence[TextFigure]) -> Iterator[tuple[ModuleType, Relation]]:
    for kind in KINDS:
        for relation in kind.find(document, figures):
            if outcome_of(relation) is not None:
                yield kind, relation


def _table(document: Document, figures: Sequence[TextFigure], relations: Sequence[tuple[ModuleType, Relation]]) -> str:
    listed = {
        number: each
        for kind, found in relations
        if kind is parts_of_whole
        for each in found.figures
        if (number := _index(figures, each)) is not None
    }
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, figure in enumerate(figures):
        subject = _SUBJECT.match(document.readable, figure.end)
        row = {
            "figure": _name(number),
            "quote": figure.quote,
            "unit": "date" if figure.kind in ("date", "lunar") else "",
            "subject": subject[0] if subject else "",
            "story": f"story{sum(heading.start <= figure.start for heading in document.headings)}",
            "line": str(document.place(figure.start, figure.end).line),
        }
        writer.writerow(row | _taken_exactly(figure, listed.get(number)))
    return out.getvalue()


def _taken_exactly(figure: TextFigure, part: TextFigure | None) -> dict[str, str]:
    """The bounds of a figure in a list of parts that are printed to the unit: a ten among sevens and eights."""
    if part is None or part.understood.reading == figure.understood.reading:
        return {}
    exact = str(part.understood.reading.stated.lower)
    return {"lower": exact, "upper": exact, "note": "exact, as the figures beside it are"}


def _checks(document: Document, figures: Sequence[TextFigure], relations: Sequence[tuple[ModuleType, Relation]]) -> str:
    language: Language = "zh" if is_chinese(document.readable) else "en"
    tables = {}
    for kind, relation in relations:
        holds = _declared(figures, relation)
        if holds is None:
            continue
        place = document.place(relation.figures[0].start, relation.figures[0].end)
        name = f"{kind.__name__.rpartition('.')[2].replace('_', '-')}-{place.line}-{place.column}"
        tables[name] = f'[{name}]\nholds = "{holds}"\nbecause = "{kind.BECAUSE[language]}"\n'
    return "\n".join(tables.values())


def _declared(figures: Sequence[TextFigure], relation: Relation) -> str | None:
    """The relation over the names of the table. What is no figure of it, the last item of a numbered list, is its
    number; a weekday has none, and then there is nothing to declare.
    """
    names = []
    for figure in relation.figures:
        number = _index(figures, figure)
        if number is None and figure.kind == "date":
            return None
        names.append(str(figure.understood.reading.stated.lower) if number is None else _name(number))

    def named(found: re.Match[str]) -> str:
        return names[int(found[1])]

    return re.sub(r"\bf(\d+)\b", named, relation.expression)


def _index(figures: Sequence[TextFigure], figure: TextFigure) -> int | None:
    """The listed figure that a relation's figure is: a table's cell may be printed with more around its digits."""
    overlapping = (n for n, each in enumerate(figures) if each.start < figure.end and figure.start < each.end)
    return next(overlapping, None)


def _name(number: int) -> str:
    return f"f{number + 1}"
