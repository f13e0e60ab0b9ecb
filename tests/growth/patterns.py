"""Every regular expression of the package, wherever it stands: found, not listed."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import check_data
from check_data.patterns import _Pattern

_METHODS = frozenset(
    ["compile", "lazily", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"]
)
_NOT_IMPORTED = ("check_data.spark", "check_data.commands.spark", "check_data.__main__")
"""What needs PySpark, and what runs the command."""


class Found(NamedTuple):
    """A pattern, where it was found, and the methods by which it is used, all of them where that is not seen."""

    where: str
    source: str
    flags: int
    methods: frozenset[str] = frozenset()


def all_patterns() -> list[Found]:
    """Every pattern that a module holds once it is imported, also in classes and containers, and every one that stands
    in the text of a module; each once.
    """
    found: dict[tuple[str, int], Found] = {}
    modules = [*_modules()]
    used, written = _read(modules)
    for module in modules:
        for each in (*_held(module), *written[module.__name__]):
            methods = each.methods or frozenset(used.get(_key(module, each.where.rpartition(".")[2]), ()))
            key = each.source, each.flags & ~re.UNICODE
            known = found.get(key)
            if known and ":" in each.where and not each.methods:
                continue  # declared here, and held under its name
            together = methods | known.methods if known and known.methods and methods else methods
            found[key] = Found(known.where if known else each.where, *key, together)
    return list(found.values())


def _read(modules: Iterable[ModuleType]) -> tuple[dict[str, set[str]], dict[str, list[Found]]]:
    """The methods that are called of what has a name, wherever, ``TOTAL.match(text)``; a name that is also passed on
    to be used elsewhere has none. And the patterns in calls, by module: each is gone through once.
    """
    used: dict[str, set[str]] = {}
    written: dict[str, list[Found]] = {}
    passed: set[str] = set()
    for module in modules:
        nodes = [*ast.walk(ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8")))]
        written[module.__name__] = [*_written(module, nodes)]
        called = set()
        for node in nodes:
            if isinstance(node, ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else ""
                owner = node.value.attr if isinstance(node.value, ast.Attribute) else owner
                if node.attr in _METHODS:
                    used.setdefault(_key(module, owner), set()).add(node.attr)
                    called.add(id(node.value))
        passed |= {
            _key(module, each.id if isinstance(each, ast.Name) else each.attr)
            for each in nodes
            if isinstance(each, ast.Name | ast.Attribute) and isinstance(each.ctx, ast.Load) and id(each) not in called
        }
    return {name: methods for name, methods in used.items() if name not in passed}, written


def _key(module: ModuleType, name: str) -> str:
    """A name as a key: one with an underscore is its module's own."""
    return f"{module.__name__}.{name}" if name.startswith("_") else name


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(check_data.__path__, "check_data."):
        if not each.name.startswith(_NOT_IMPORTED):
            yield importlib.import_module(each.name)


def _held(module: ModuleType) -> Iterator[Found]:
    for name, value in vars(module).items():
        for source, flags in _patterns_in(value, 0):
            yield Found(f"{module.__name__}.{name}", source, flags)


def _patterns_in(value: object, depth: int) -> Iterator[tuple[str, int]]:
    if isinstance(value, _Pattern):
        if isinstance(value._source, str):  # what is made as it is needed is of a language's data
            yield value._source, value._flags
    elif isinstance(value, re.Pattern):
        pattern = value.pattern
        yield pattern if isinstance(pattern, str) else pattern.decode("latin-1"), value.flags
    elif depth < 3 and isinstance(value, dict):
        for each in (*value.keys(), *value.values()):
            yield from _patterns_in(each, depth + 1)
    elif depth < 3 and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _patterns_in(each, depth + 1)
    elif depth < 3 and isinstance(value, type) and value.__module__.startswith("check_data"):
        for each in vars(value).values():
            yield from _patterns_in(each, depth + 1)


def _written(module: ModuleType, nodes: Iterable[ast.AST]) -> Iterator[Found]:
    """The patterns in calls such as ``re.search("…", text)``, where they are known before they run."""
    for node in nodes:
        if not (isinstance(node, ast.Call) and node.args and _is_of_patterns(node.func)):
            continue
        try:
            source = eval(compile(ast.Expression(node.args[0]), "", "eval"), vars(module))  # of this package alone
        except NameError:
            continue  # made of what is known only as it runs
        if isinstance(source, str):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else "compile"
            methods = frozenset([name]) - {"compile"}
            yield Found(f"{module.__name__}:{node.lineno}", source, _flags(node, module), methods)


def _is_of_patterns(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return isinstance(function.value, ast.Name) and function.value.id == "re" and function.attr in _METHODS
    return isinstance(function, ast.Name) and function.id == "lazily"


def _flags(node: ast.Call, module: ModuleType) -> int:
    given = [*node.args[1:], *(each.value for each in node.keywords)]
    flags = 0
    for each in given:
        number = isinstance(each, ast.Constant) and ast.unparse(node.func) in ("lazily", "re.compile")
        if number or "re." in ast.unparse(each):
            try:
                flags |= int(eval(compile(ast.Expression(each), "", "eval"), vars(module)))
            except (NameError, TypeError, ValueError):
                continue
    return flags
