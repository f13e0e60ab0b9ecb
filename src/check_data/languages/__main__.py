"""For who adds a language: ``python -m check_data.languages new xx Name`` and ``coverage``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from check_data.facts.fact import Kind
from check_data.languages.coverage import Coverage, coverage
from check_data.languages.folders import HERE, installed, is_read, own
from check_data.languages.scaffold import write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 if it was done, 2 if it could not be."""
    parser = argparse.ArgumentParser(prog="python -m check_data.languages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser("new", help="write the folder of a new language")
    new.add_argument("code", help="its code, of two letters (ISO 639-1)")
    new.add_argument("name", help="what it is called in English")
    new.add_argument("--into", type=Path, default=HERE, help="the folder in which it is written")
    covered = commands.add_parser("coverage", help="what languages can tell, by their own examples")
    covered.add_argument("code", nargs="*", help="their codes; all that are read, if none")
    asked = parser.parse_args(arguments)
    return _new(asked.code, asked.name, asked.into) if asked.command == "new" else _coverage(asked.code)


def _new(code: str, name: str, parent: Path) -> int:
    if not (code.isalpha() and code.isascii() and code.islower() and len(code) == len("xx")):
        return _failed(f"{code} is no code of a language; write two small letters, such as pl")
    try:
        folder = write(code, name, parent)
    except FileExistsError:
        return _failed(f"{parent / code} is there already; fill that, or remove it")
    print(f"{folder} is written: docs/languages.md tells what to fill first")
    return 0


def _coverage(codes: Sequence[str]) -> int:
    codes = codes or [code for code in (*own(), *installed()) if is_read(code)]
    for code in codes:
        try:
            found = coverage(code)
        except KeyError:
            return _failed(f"there is no folder of the language {code}; there are {', '.join(own())}")
        print("\n".join(_lines(code, found)))
    return 0


def _lines(code: str, found: Coverage) -> list[str]:
    told = [f"  {kind}: {found.kinds[kind]}" for kind in get_args(Kind) if found.kinds[kind]]
    never = [kind for kind in get_args(Kind) if not found.kinds[kind]]
    empty = [f"  empty: {each}" for each in found.lacking]
    return [f"{code}: examples that tell each kind of relation", *told, f"  in none: {', '.join(never)}", *empty]


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
