"""``check-data import FILE``: rules and code lists of other tools, in the language and the shapes of this one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.parser import Parser
from check_data.not_runnable import NotRunnable
from check_data.saying import harmless, say

if TYPE_CHECKING:
    from argparse import Namespace

    from check_data.importing.carried import Left
    from check_data.importing.vtl_codes import Long

_ENDINGS = (".yaml", ".yml", ".vtl", ".csv", ".xml")


def main(arguments: Sequence[str]) -> int:
    """Print a rule file or a code list, or write it to a project; returns the exit code: 1 where something could not be
    carried over.
    """
    parser = Parser(
        "check-data import",
        "Carry rules of R's validate (.yaml) and VTL (.vtl), and code lists of SDMX (.csv, .xml), over into those of "
        "check-data. What can't be is listed with its line and the reason.",
    )
    parser.add_argument("file", metavar="FILE", help="the file to import")
    parser.add_argument(
        "--to", metavar="FOLDER", help="write it to this project, as checks/NAME.toml or data/NAME.csv (default: print)"
    )
    parser.add_argument("--name", metavar="NAME", help="the table that rules are for (default: the name of the file)")
    parser.add_argument(
        "--value", metavar="COLUMN", help="VTL's rules on codes are for a long table: this column has the figures"
    )
    parser.add_argument("--code", metavar="COLUMN", help="and this one the codes (default: as the rule set names it)")
    parser.add_argument(
        "--by",
        metavar="COLUMN",
        action="append",
        help="and this one tells its groups apart; may be given several times",
    )
    parser.add_argument("--list", metavar="ID", help="the code list to take of an SDMX-ML file that holds several")
    options = parser.parse_args(arguments)
    path = Path(options.file)
    text, target, left = _carried(path, options.name or path.stem, _long(path, options), options.list)
    if options.to is None:
        print(harmless(text), end="")
    else:
        _write(Path(options.to) / target, text)
    return int(_told(options.file, left))


def _long(path: Path, options: Namespace) -> Long | None:
    """The long table that rules on codes are for, None where they are for columns."""
    from check_data.importing.vtl_codes import Long

    if options.value is None and (options.code or options.by):
        raise NotRunnable("--code and --by say how a long table is laid out; --value COLUMN names its figures")
    if options.value is None:
        return None
    if path.suffix.lower() != ".vtl":
        raise NotRunnable(f"--value {options.value}: only rules on codes, of VTL, are for a long table")
    return Long(options.value, options.code or "", tuple(options.by or ()))


def _carried(path: Path, name: str, long: Long | None, wanted: str | None) -> tuple[str, Path, Sequence[Left]]:
    """What is written, and where to in a project, and what is left out."""
    from check_data.documents.encoding import Unreadable, read_text

    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise NotRunnable(f"{path}: import reads {', '.join(_ENDINGS)}")
    if os.sep in name or name in ("", ".", ".."):
        raise NotRunnable(f"--name {name}: the name of a table is wanted, without folders")
    try:
        decoded = read_text(path)
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    text = decoded.text
    for remark in decoded.remarks(path):
        say(remark)
    if wanted is not None and ending != ".xml":
        raise NotRunnable(f"--list {wanted}: only SDMX-ML files (.xml) hold several code lists")
    if ending in (".csv", ".xml"):
        from check_data.importing import code_list, sdmx_ml

        listed = code_list.read(text, str(path)) if ending == ".csv" else sdmx_ml.read(text, str(path), wanted)
        return listed.text, Path("data") / f"{name}.csv", listed.left
    from check_data.importing import r_validate, vtl
    from check_data.importing.carried import file_of

    found = vtl.read(text, str(path), long) if ending == ".vtl" else r_validate.read(text, str(path))
    return file_of(found, path.name), Path("checks") / f"{name}.toml", found.left


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise NotRunnable(f"{path}: is there already; name another one with --name") from error
    except OSError as error:
        raise NotRunnable(f"{path}: can't be written: {error.strerror}") from error


def _told(file: str, left: Iterable[Left]) -> bool:
    """Say what is left out; whether anything is."""
    told = False
    for each in left:
        say(f"{file}:{each.line}: {f'{each.name}: ' if each.name else ''}not carried over: {each.reason}")
        told = True
    return told
