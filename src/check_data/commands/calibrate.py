"""``check-data calibrate PATH ...``: how often claims of each form hold in untouched texts, which levels rest on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.parser import Parser

if TYPE_CHECKING:
    from check_data.evidence.calibrate import Row


def main(arguments: Sequence[str]) -> int:
    """Measure the rates of all forms over folders of texts, and write them; returns the exit code."""
    parser = Parser("check-data calibrate", "Measure how often claims of each form hold in untouched texts.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="texts, or folders of them, that nobody changed")
    parser.add_argument("--output", required=True, metavar="FILE", help="where the rates go")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="texts at a time (default: 1)")
    options = parser.parse_args(arguments)
    from check_data.documents.encoding import Unreadable
    from check_data.evidence.calibrate import write
    from check_data.texts import files_of

    try:
        files = list(files_of(options.paths))
    except Unreadable as error:
        print(f"check-data: {error}", file=sys.stderr)
        return 2
    names = [Path(path).name for path in options.paths]
    forms = write(_measured(files, options.jobs), Path(options.output), names, date.today())
    print(f"{forms} forms in {len(files)} texts")
    return 0


def _measured(files: Sequence[Path], jobs: int) -> Iterator[Row]:
    if jobs == 1:
        for file in files:
            yield from rows_of(file)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(rows_of, files, chunksize=16):
            yield from found


def rows_of(file: Path) -> list[Row]:
    """What one text adds to the rates; nothing where it can't be read."""
    from check_data.documents.encoding import Unreadable
    from check_data.documents.load import load
    from check_data.evidence import calibrate
    from check_data.evidence.rates import Rates
    from check_data.examined import examine
    from check_data.figures.conventions import Conventions
    from check_data.findings import Thresholds

    try:
        document, _ = load(file)
    except Unreadable as error:
        print(f"check-data: {error}", file=sys.stderr)
        return []
    examined = examine(document, Conventions(), Rates(), Thresholds())
    return list(calibrate.rows((each.claim, each.outcome) for each in examined.judged))
