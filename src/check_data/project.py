"""A project on disk: its publications, each with figures, schemas and checks of one name."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.agreement.check import Check
from check_data.agreement.rulefile.places import BadDeclaration
from check_data.configuration import BadConfiguration, Configuration, find_configuration
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable, read_text, remarks_on
from check_data.documents.links import require_inside
from check_data.documents.load import ENDINGS, load
from check_data.documents.unread import Unread, apart
from check_data.limits import limited
from check_data.not_runnable import NotRunnable
from check_data.reading.quote import Reader
from check_data.rule_files import RuleFiles
from check_data.tables.cells import Described
from check_data.tables.dialect import Declared
from check_data.tables.figures_table import BadTable, Figure, read_figures
from check_data.tables.records_files import records_in

if TYPE_CHECKING:
    import pandera.pandas as pa

    from check_data.returns.neighbour import Neighbour
    from check_data.returns.sources import Source
    from check_data.returns.table import Table
    from check_data.tables.schemas import Models

_BAD = (BadDeclaration, BadTable)
"""What says of itself which file can't be used, and why."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication of a project.

    ``table`` is its figures table as given; ``models`` is None where there is no schema file or code may not run;
    ``text`` is None where the text is not kept.
    """

    name: str
    table: str
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    reader: Reader
    models: Models | None = None
    text: Document | None = None

    @property
    def by_name(self) -> Mapping[str, Figure]:
        """The figures by name."""
        return {figure.name: figure for figure in self.figures}


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``data/``, ``checks/`` and ``schemas/``; ``tables`` are its tables of records, and ``remarks`` say
    what was read in an unusual way. ``unread`` are files that could not be: their publications and tables are left out.
    """

    path: Path
    settings: Configuration
    publications: tuple[Publication, ...]
    remarks: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    unread: tuple[Unread, ...] = ()


def load_project(path: Path | str, settings: Configuration | None = None, *, code: bool = True) -> Project:
    """The project in a folder. ``code=False`` leaves ``schemas/*.py`` unread: nothing of the project is run.

    Raises:
        NotRunnable: no folder, nothing to check, or a configuration that can't be used; the message says file, line and
            what to do.

    """
    folder = Path(path)
    if not folder.is_dir():
        what = "is a file; give the project's folder" if folder.exists() else "no such folder"
        raise NotRunnable(f"{folder}: {what}")
    remarks, unread = list[str](), list[Unread]()
    try:
        settings = settings or find_configuration(folder)
    except BadConfiguration as error:
        raise NotRunnable(str(error)) from error
    tables: list[Table] = []
    publications: list[Publication] = []
    rules = _rule_files(folder, settings, remarks)
    with limited(settings.limits), apart(folder / "data", unread):
        records = {path.stem: path for path in records_in(folder / "data")}
        for name, path in records.items():
            with apart(path, unread, *_BAD):
                tables.append(_table(folder, name, path, settings, code, rules))
        for name in _names(folder, records):
            if rules.includes(name) and not os.path.lexists(folder / "data" / f"{name}.csv"):
                continue  # rules that others include have no figures of their own
            with apart(folder / "data" / f"{name}.csv", unread, *_BAD):
                publications.append(_publication(folder, name, settings, code, remarks, rules))
    checks = [*(each.checks for each in publications), *(each.form.declared for each in tables)]
    if not any(checks) and not unread:
        raise NotRunnable(f"{folder}: no checks; write data/NAME.csv and checks/NAME.toml with a table a check")
    return Project(folder, settings, tuple(publications), tuple(remarks), tuple(tables), tuple(unread))


def form_project(name: str, paths: Sequence[Path], settings: Configuration, *, code: bool = True) -> Project:
    """Tables of records at ``paths`` as a project of their own, with the form ``name`` of the project in this folder.

    Raises:
        NotRunnable: there are no checks of that name here.

    """
    here, remarks, unread = Path(), list[str](), list[Unread]()
    tables: list[Table] = []
    rules = _rule_files(here, settings, remarks)
    with limited(settings.limits):
        for path in paths:
            with apart(path, unread, *_BAD):
                tables.append(_table(here, name, path, settings, code, rules))
    if not all(table.form.declared for table in tables):
        raise NotRunnable(f"no checks of the form {name} here; write checks/{name}.toml with a table a check")
    return Project(here, settings, (), tuple(remarks), tuple(tables), tuple(dict.fromkeys(unread)))


def schema(name: str, project: Path | str = ".") -> pa.DataFrameSchema:
    """The Pandera schema of a publication: the columns of ``schemas/NAME.py`` with the agreements of
    ``checks/NAME.toml`` attached. Frames have a column a figure and hold quotes as printed or numbers.

    Raises:
        NotRunnable: the project can't be loaded, has no such publication, or the publication no schema.

    """
    loaded = load_project(project)
    found = next((each for each in loaded.publications if each.name == name), None)
    if found is None and loaded.unread:
        raise NotRunnable(str(loaded.unread[0]))
    if found is None or found.models is None:
        raise NotRunnable(f"{loaded.path}: no schemas/{name}.py with a data/{name}.csv")
    return found.models.with_agreements(found.checks, found.reader, name)


def _rule_files(folder: Path, settings: Configuration, remarks: list[str]) -> RuleFiles:
    return RuleFiles(
        folder,
        lambda path: _text(path, folder, settings, remarks),
        lambda name, path: _source(name, path, folder, settings),
    )


def _table(folder: Path, name: str, path: Path, settings: Configuration, code: bool, rule_files: RuleFiles) -> Table:
    from check_data.returns.form import Form
    from check_data.returns.table import Table

    found = _source(name, path, folder, settings)
    checks = rule_files.of_records(name, found)
    models = _models(folder, name, settings, code)
    figures = {figure for check in checks for figure in _own_figures(check)}
    columns = _described(models, found, figures, settings.dates.get(name, {}))
    reader = Reader(settings.conventions, settings.years.get(name))
    across = tuple(check for check in checks if check.across is not None)
    rules = tuple(check for check in checks if check.across is None and check.expression.rule is not None)
    plain = tuple(check for check in checks if check.across is None and check.expression.rule is None)
    form = Form(plain, columns, reader, across, rules)
    others = _neighbours(folder, across, settings, code)
    return Table(name, found, form, None, models, others).named_by(settings.keys.get(name, ()))


def _source(name: str, path: Path, folder: Path, settings: Configuration) -> Source:
    """The records at a path; where that is a project's, without those that links would bring from elsewhere."""
    from check_data.returns.sources import source

    found = source(path, Declared(settings.encoding, settings.delimiters.get(name), settings.decimals.get(name)))
    if path.is_relative_to(folder / "data"):
        for file in found.files:
            _require_inside(file, folder, settings)
    return found


def _own_figures(check: Check) -> Sequence[str]:
    """The figures of its own table that a check needs."""
    return check.expression.names if check.across is None else check.across.figures(check.expression)


def _described(
    models: Models | None, found: Source, figures: Collection[str], dates: Mapping[str, str]
) -> dict[str, Described]:
    """What is known of a table's figures; ``dates`` are the formats of columns of days."""
    columns = dict(models.described) if models else {}
    if found.ending == ".csv":
        columns = {each: columns.get(each, Described())._replace(digits_are_numbers=True) for each in figures}
    return columns | {name: Described("date", dates=form) for name, form in dates.items()}


def _neighbours(folder: Path, across: Sequence[Check], settings: Configuration, code: bool) -> dict[str, Neighbour]:
    """The other tables that some checks join with theirs.

    Raises:
        BadDeclaration: there is none of that name.

    """
    from check_data.returns.neighbour import Neighbour

    figures: dict[str, set[str]] = {}
    for check in across:
        if check.across is not None and check.across.table is not None:
            figures.setdefault(check.across.table, set()).update(check.across.others)
    records = {path.stem: path for path in records_in(folder / "data")} if figures else {}
    for check in across:
        name = check.across and check.across.table
        if name and name not in records:
            there = ", ".join(records) or "none"
            problem = f"[{check.name}] no table of records {name!r} in {folder / 'data'}; there are {there}"
            raise BadDeclaration(check.place.path, check.place.line, problem)
    found = {name: _source(name, records[name], folder, settings) for name in figures}
    models = {name: _models(folder, name, settings, code) for name in figures}
    dates = settings.dates
    return {
        name: Neighbour(each, _described(models[name], each, figures[name], dates.get(name, {})))
        for name, each in found.items()
    }


def _names(folder: Path, records: Collection[str]) -> list[str]:
    """The names of publications, in order; those with checks alone come last."""
    listed = {path.stem for path in folder.glob("data/*.csv")}.difference(records)
    alone = {path.stem for path in folder.glob("checks/*.toml")}.difference(records, listed)
    return [*sorted(listed), *sorted(alone)]


def _publication(
    folder: Path, name: str, settings: Configuration, code: bool, remarks: list[str], rules: RuleFiles
) -> Publication:
    table, declared = folder / "data" / f"{name}.csv", folder / "checks" / f"{name}.toml"
    if not os.path.lexists(table):
        raise Unreadable(f"{declared}:1: its figures are missing; write {table}")
    reader = Reader(settings.conventions, settings.years.get(name))
    figures = read_figures(_text(table, folder, settings, remarks), str(table), reader)
    checks = rules.of_figures(name, [figure.name for figure in figures])
    models, text = _models(folder, name, settings, code), _kept_text(folder, name, settings, remarks)
    return Publication(name, str(table), figures, checks, reader, models, text)


def _text(path: Path, folder: Path, settings: Configuration, remarks: list[str]) -> str:
    _require_inside(path, folder, settings)
    decoded = read_text(path, settings.encoding)
    remarks += decoded.remarks(path)
    return decoded.text


def _models(folder: Path, name: str, settings: Configuration, code: bool) -> Models | None:
    path = folder / "schemas" / f"{name}.py"
    if not code or not os.path.lexists(path):
        return None
    from check_data.tables.schemas import BadSchema, load_models

    _require_inside(path, folder, settings)
    try:
        return load_models(path)
    except BadSchema as error:
        raise NotRunnable(str(error)) from error


def _require_inside(path: Path, folder: Path, settings: Configuration) -> None:
    if not settings.follow_links:
        require_inside(path, folder)


def _kept_text(folder: Path, name: str, settings: Configuration, remarks: list[str]) -> Document | None:
    candidates = (folder / "data" / f"{name}{ending}" for ending in ENDINGS)
    kept = next((path for path in candidates if os.path.lexists(path)), None)
    if kept is None:
        return None
    _require_inside(kept, folder, settings)
    document, encoding = load(kept, settings.encoding)
    remarks += remarks_on(kept, encoding)
    return document
