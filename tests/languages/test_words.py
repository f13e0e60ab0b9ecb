"""Words of a language stand in its folder alone: what relates and judges figures knows none."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import check_data
from check_data.facts.fact import FactRole, Kind
from check_data.reading.mention import MentionKind

PACKAGE = Path(check_data.__file__).parent
SOURCES = sorted(
    path
    for name in ("relations", "facts", "evidence", "examined.py", "languages", "reading/spaced", "reading/marks.py")
    for path in ([PACKAGE / name] if name.endswith(".py") else (PACKAGE / name).rglob("*.py"))
)
HAN = re.compile(r"[\u3041-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
GROUP, FORM = re.compile(r"\(\?P<\w+>"), re.compile(r"[a-z]+(?:[-:][a-z]+)+")
"""Names within patterns, and of forms."""
ENGLISH = re.compile(
    r"\b(?:about|nearly|almost|rose|fell|up from|down from|increased|decreased|compared with|of which|including|"
    r"total of|percent|per cent|million|billion|headcount|revenue|profit|deficit|surplus|monday|january|people|"
    r"hundred|thousand|dozen|half of|majority)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:prozent|millionen|davon|stieg|sank|rund|knapp|insgesamt|vorjahr|pour cent|milliards|dont|hausse|baisse|"
    r"environ|procent|miljoen|waarvan|steeg|daalde|ongeveer|por ciento|millones|aumentó|circa|milioni|milhões|subiu)\b",
    re.IGNORECASE,
)
TOLD = ("BECAUSE", "MESSAGE", "ROLES")
"""What is said in English: of rules to readers, and of roles to who writes a pack."""


def keys(data: object) -> Iterator[str]:
    """All keys of the data of a language, which its code knows."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield key
        yield from keys(value)


NAMES = {name for literal in (MentionKind, Kind, FactRole) for name in get_args(literal)} | {
    key
    for file in (PACKAGE / "languages").glob("*/*.toml")
    if not file.name.startswith("messages")
    for key in keys(tomllib.loads(file.read_text(encoding="utf-8")))
}
"""Names that are no words of a text."""


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The lines and texts of a module's literals, without docstrings and without what a rule says."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(each, ast.Name) and each.id in TOLD for each in targets):
            quiet |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.lineno, node.value


def words(path: Path) -> list[tuple[int, str]]:
    """Those of the literals that hold words of a language."""
    told = (
        (line, GROUP.sub("", text)) for line, text in strings(path) if text not in NAMES and not FORM.fullmatch(text)
    )
    return [(line, text) for line, text in told if any(each.search(text) for each in (HAN, ENGLISH, OTHERS))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_word_of_a_language_in_the_code(path: Path) -> None:
    assert words(path) == []


def test_the_words_that_are_looked_for_are_found(tmp_path: Path) -> None:
    code = '"""About."""\nMESSAGE = English("rose to")\nCUE = "rose to"\nUNIT = "亩地"\nNAME = "a"\nPART = ", davon"\n'
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    assert words(tmp_path / "a.py") == [(3, "rose to"), (4, "亩地"), (6, ", davon")]
