"""``check-data calibrate PATH ...``: how often claims of each form hold in untouched texts, which levels rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.parser import Parser
from check_data.documents.unread import Unread, apart
from check_data.saying import say

if TYPE_CHECKING:
    from check_data.evidence.calibrate import Row


def main(arguments: Sequence[str]) -> int:
    """Measure the rates of all forms over folders of texts, and write them; returns the exit code."""
    parser = Parser("check-data calibrate", "Measure how often claims of each form hold in untouched texts.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="texts, or folders of them, that nobody changed")
    parser.add_argument("--output", required=True, metavar="FILE", help="where the rates go")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="texts at a time (default: 1)")
    options = parser.parse_args(arguments)
    from check_data.evidence.calibrate import write
    from check_data.texts import files_of

    files, unread = list(files_of(options.paths)), list[Unread]()
    names = [Path(path).name for path in options.paths]
    forms = write(_measured(files, options.jobs, unread), Path(options.output), names, date.today())
    for missed in unread:
        say(str(missed))
    print(f"{forms} forms in {len(files) - len(unread)} texts")
    return 2 if unread else 0


def _measured(files: Sequence[Path | Unread], jobs: int, unread: list[Unread]) -> Iterator[Row]:
    for rows, missed in _each(files, jobs):
        yield from rows
        unread += missed


def _each(files: Sequence[Path | Unread], jobs: int) -> Iterator[tuple[list[Row], list[Unread]]]:
    if jobs == 1:
        yield from map(rows_of, files)
        return
    from check_data.workers import pool

    with pool(jobs) as processes:
        yield from processes.map(rows_of, files, chunksize=16)


def rows_of(file: Path | Unread) -> tuple[list[Row], list[Unread]]:
    """What one text adds to the rates; why not, where it can't be read."""
    from check_data.documents.load import load
    from check_data.evidence import calibrate
    from check_data.evidence.rates import Rates
    from check_data.examined import examine
    from check_data.figures.conventions import Conventions
    from check_data.findings import Thresholds

    if isinstance(file, Unread):
        return [], [file]
    rows: list[Row] = []
    unread = list[Unread]()
    with apart(file, unread):
        examined = examine(load(file)[0], Conventions(), Rates(), Thresholds())
        rows += calibrate.rows((each.claim, each.outcome) for each in examined.judged)
    return rows, unread
