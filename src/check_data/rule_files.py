"""The rule files of a project, ``checks/NAME.toml``, with what lies around them: columns, code lists, other files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.agreement.check import Check
from check_data.agreement.declarations import read_checks
from check_data.agreement.expression import BadExpression
from check_data.agreement.rulefile.around import Around
from check_data.tables.column_missing import nearest
from check_data.tables.records_files import records_in

if TYPE_CHECKING:
    from check_data.returns.sources import Source


class RuleFiles:
    """The rule files in a folder's ``checks``. ``text`` reads a file, ``source`` opens a table of ``data`` by its name
    and path.
    """

    def __init__(self, folder: Path, text: Callable[[Path], str], source: Callable[[str, Path], Source]) -> None:
        self._folder, self._text, self._source = folder, text, source
        self._known: dict[Path, str] = {}

    def includes(self, name: str) -> bool:
        """Whether a rule file was included by another one that was read."""
        return Path(os.path.normpath(self._path(name))) in self._known

    def of_figures(self, name: str, figures: Sequence[str]) -> tuple[Check, ...]:
        """The checks of a list of figures; none where there is no such file.

        Raises:
            BadDeclaration: the file can't be used.

        """
        return self._checks(name, figures, lambda: figures)

    def of_records(self, name: str, source: Source) -> tuple[Check, ...]:
        """The checks of a table of records, with the codes of the lists that they name.

        Raises:
            BadDeclaration: the file can't be used, or a code list.

        """
        from check_data.returns.codes import with_codes
        from check_data.returns.listed import columns_of

        checks = self._checks(name, None, lambda: columns_of(source))
        return with_codes(checks, self._folder / "data", self._source)

    def _checks(
        self, name: str, figures: Collection[str] | None, columns: Callable[[], Sequence[str]]
    ) -> tuple[Check, ...]:
        path = self._path(name)
        if not os.path.lexists(path):
            return ()
        return read_checks(self._text(path), str(path), figures, Around(columns, self._codes, self._included))

    def _path(self, name: str) -> Path:
        return self._folder / "checks" / f"{name}.toml"

    def _included(self, path: Path) -> str:
        if path not in self._known:
            if not path.is_relative_to(os.path.normpath(self._folder / "checks")):
                raise ValueError(f"what is included lies below {self._folder / 'checks'}")
            self._known[path] = self._text(path)
        return self._known[path]

    def _codes(self, table: str, column: str) -> Sequence[str]:
        from check_data.returns.listed import codes_in

        data = self._folder / "data"
        paths = {path.stem: path for path in records_in(data)}
        if table not in paths:
            raise BadExpression(f"no table {table!r} in {data}{nearest(table, list(paths))}")
        return codes_in(self._source(table, paths[table]), column)
