"""The picture of imports has no circle: of modules, and of what stands side by side in a folder."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.helpers import ROOT

Imports = Mapping[str, set[str]]


def imports(package: Path) -> Imports:
    """The modules of a package and those that each imports anywhere: in functions and for types, too."""
    files = {_name(file, package): file for file in sorted(package.rglob("*.py"))}
    return {name: {each for each in _imported(file, files) if each != name} for name, file in files.items()}


def _name(file: Path, package: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(file: Path, modules: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in modules)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            of = str(node.module)
            told = (f"{of}.{each.name}" for each in node.names)
            yield from (each if each in modules else of for each in told if of in modules)


def side_by_side(found: Imports, folder: str) -> Imports:
    """What stands in a folder, files and folders, and what each imports of the others."""
    within, depth = folder + ".", folder.count(".") + 1
    beside: dict[str, set[str]] = {}
    for name, others in found.items():
        if name.startswith(within):
            own = beside.setdefault(name.split(".")[depth], set())
            own |= {each.split(".")[depth] for each in others if each.startswith(within)}
    return {name: others - {name} for name, others in beside.items()}


def require_no_circle(found: Imports) -> None:
    """Pass where no module is above itself, and no folder or file above what it is below, in whatever folder."""
    TopologicalSorter(found).prepare()
    for folder in {name.rpartition(".")[0] for name in found if "." in name}:
        TopologicalSorter(side_by_side(found, folder)).prepare()


def test_no_module_and_no_folder_is_above_itself() -> None:
    found = imports(ROOT / "src" / "check_data")
    assert "check_data.report.result" in found["check_data.report.public"]
    require_no_circle(found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("import p.b", "from p import a"),
        ("from p.b import x", "def f():\n    from p.a import y"),
        ("from p import b", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from p.a import Y"),
        ("import p.inner.c", "x = 1"),
    ],
)
def test_a_circle_is_found(tmp_path: Path, a: str, b: str) -> None:
    inner = {"__init__": "", "c": "import os", "d": "import p.a"}
    for folder, modules in (("p", {"__init__": "", "a": a, "b": b}), ("p/inner", inner)):
        (tmp_path / folder).mkdir()
        for name, text in modules.items():
            (tmp_path / folder / f"{name}.py").write_text(text)
    with pytest.raises(CycleError):
        require_no_circle(imports(tmp_path / "p"))
