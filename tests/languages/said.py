"""The English texts that readers are told, as they stand in the code: what a catalogue must translate.

python tests/languages/said.py CODE prints those that the catalogue of a language lacks, as lines to be filled.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import check_data
from check_data import messages

PACKAGE = Path(check_data.__file__).parent
AREAS = ("relations", "agreement", "tables", "returns", "waivers", "texts.py", "report", "editor")
"""The order of a catalogue; what is in none of them comes last."""


def plain() -> dict[str, None]:
    """The texts without a number, each once."""
    return dict.fromkeys(text for text, more in _said() if text and not more)


def counted() -> dict[str, str]:
    """The texts of other numbers than one, with those of one."""
    return {more: text for text, more in _said() if more}


@cache
def _said() -> list[tuple[str, str]]:
    """Each text with nothing, and each text of one with that of others; in the order of the areas."""
    found: list[tuple[str, str]] = []
    for path in sorted(PACKAGE.rglob("*.py"), key=_area):
        code = path.read_text(encoding="utf-8")
        if "English(" not in code:
            continue
        tree = ast.parse(code)
        pairs = [(_text(call.args[0]), _text(call.args[1])) for call in _calls(tree, "Counted")]
        inside = {text for pair in pairs for text in pair}
        found += [*pairs, *((text, "") for text in map(_text, _arguments(tree)) if text not in inside)]
    return found


def _arguments(tree: ast.AST) -> Iterator[ast.AST]:
    return (call.args[0] for call in _calls(tree, "English"))


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        (node,) = node.args
    return str(ast.literal_eval(node))


def _area(path: Path) -> tuple[int, Path]:
    first = path.relative_to(PACKAGE).parts[0]
    return AREAS.index(first) if first in AREAS else len(AREAS), path


if __name__ == "__main__":
    (code,) = sys.argv[1:]
    there = messages._catalogue(code)
    print("\n".join(f'"{text}" = ""' for text in plain() if text not in there.texts))
    print("\n".join(f'"{more}" = ["", ""]' for more in counted() if more not in there.counted))
