"""Rule files of R's validate: YAML with an expression of R, a name and what is said of it for each rule.

Nothing is made of the YAML but texts: tags stand for nothing, and repeated parts are not spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from check_data.importing.carried import Carried, Left, NotCarried, Rule, Value, carried
from check_data.importing.r_language import Call, Literal, Symbol, Tree, parsed, replaced
from check_data.importing.r_rules import rule
from check_data.not_runnable import NotRunnable

if TYPE_CHECKING:
    import yaml

_ABOUT = {"label": "label", "description": "because", "origin": "origin"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "note", "note": "note"}
_ABSENT = {"true": "passes", "false": "fails", "na": "undetermined"}
_BY = {"sum_by": "sum", "mean_by": "mean", "min_by": "min", "max_by": "max", "count_by": "count"}


def read(text: str, path: str) -> Carried:
    """The rules of a file.

    Raises:
        NotRunnable: PyYAML is not installed, the file is no YAML, or holds no rules.

    """
    try:
        import yaml
    except ImportError as error:
        raise NotRunnable('import of YAML needs PyYAML: pip install "check-data[yaml]"') from error
    try:
        documents = list(yaml.compose_all(text, yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise NotRunnable(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from error
    except RecursionError as error:
        raise NotRunnable(f"{path}:1: nested too deep") from error
    found = _File(path)
    for each in documents:
        found.document(each)
    if not found.rules:
        raise NotRunnable(f"{path}:1: no rules; a file of validate has them under rules:, each with expr:")
    return carried(found.checks())


class _File:
    def __init__(self, path: str) -> None:
        self._path = path
        self.rules: list[tuple[int, dict[str, yaml.Node]]] = []
        self._left: list[Left] = []
        self._absent = "undetermined"
        self._macros: dict[str, Tree] = {}

    def document(self, node: yaml.Node | None) -> None:
        """Take the rules and options of one document in."""
        for key, value in _mapping(node):
            if key == "rules":
                for each in value.value if _kind(value) == "sequence" else []:
                    self.rules.append((each.start_mark.line + 1, dict(_mapping(each))))
            elif key == "options":
                self._options(value)
            elif key == "include":
                self._left.append(Left(value.start_mark.line + 1, "", "include: import those files by themselves"))
            else:
                self._left.append(Left(value.start_mark.line + 1, key, "is no part of a file of validate"))

    def _options(self, node: yaml.Node) -> None:
        for key, value in _mapping(node):
            said = str(value.value).lower()
            if key == "na.value" and said in _ABSENT:
                self._absent = _ABSENT[said]
            elif key != "raise":
                self._left.append(Left(value.start_mark.line + 1, key, "an option of R; say tolerances with within"))

    def checks(self) -> Iterator[Rule | Left]:
        """The rules as checks, and what is left out, in no order."""
        yield from self._left
        for number, (line, keys) in enumerate(self.rules, start=1):
            name = _said(keys.get("name")) or f"V{number}"
            expression = keys.get("expr")
            try:
                if expression is None or _kind(expression) != "scalar":
                    raise NotCarried("has no expr")
                line = expression.start_mark.line + 1
                for called, table in self._tables(name, expression.value):
                    yield Rule(line, called, {**table, **_about(keys)})
            except NotCarried as error:
                yield Left(line, name, str(error))

    def _tables(self, name: str, expression: str) -> Iterator[tuple[str, dict[str, Value]]]:
        """The checks of an expression by their names; none where it only names something for others."""
        macro, tree = parsed(expression)
        tree = replaced(tree, self._macros)
        if macro:
            self._macros[macro] = tree
            return
        for chosen, each in _of_groups(tree):
            yield f"{name}[{', '.join(chosen)}]" if chosen else name, self._table(each)

    def _table(self, tree: Tree) -> dict[str, Value]:
        if isinstance(tree, Call) and tree.function in _SPECIAL:
            return _SPECIAL[tree.function](tree)
        by: list[tuple[str, ...]] = []
        found: dict[str, Value] = {"holds": rule(_of_columns(tree, by))}
        if by:
            if len(set(by)) > 1:
                raise NotCarried("sums by several groups at once: write two checks")
            found["by"] = by[0]
        elif self._absent != "undetermined":
            found["missing"] = self._absent
        return found


def _of_groups(tree: Tree) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """A rule for each of the columns of `var_group`, or of all combinations of several; with those columns."""
    groups = list(dict.fromkeys(_groups(tree)))
    if not groups:
        yield (), tree
        return
    choices = [_names(each) for each in groups]
    for some in product(*choices):
        yield some, _chosen(tree, dict(zip(groups, some, strict=True)))


def _groups(tree: Tree) -> Iterator[Call]:
    if isinstance(tree, Call):
        if tree.function == "var_group":
            yield tree
        else:
            for _, each in tree.arguments:
                yield from _groups(each)


def _chosen(tree: Tree, choice: Mapping[Call, str]) -> Tree:
    if not isinstance(tree, Call):
        return tree
    if tree in choice:
        return Symbol(choice[tree])
    return Call(tree.function, tuple((name, _chosen(each, choice)) for name, each in tree.arguments))


def _names(call: Call) -> tuple[str, ...]:
    """The columns that a call names.

    Raises:
        NotCarried: it names something else, or none.

    """
    found = tuple(each.name for each in call.plain if isinstance(each, Symbol))
    if not found or len(found) < len(call.arguments):
        raise NotCarried(f"{call.function}() is carried over with names of columns alone")
    return found


def _of_columns(tree: Tree, by: list[tuple[str, ...]]) -> Tree:
    """A tree with functions of columns in place of those by group, whose groups are added to ``by``."""
    if not isinstance(tree, Call):
        return tree
    if tree.function in _BY and len(tree.plain) == 1 and "by" in tree.named:
        group = tree.named["by"]
        by.append((group.name,) if isinstance(group, Symbol) else _names(group) if isinstance(group, Call) else ())
        return Call(_BY[tree.function], (("", tree.plain[0]),))
    return Call(tree.function, tuple((name, _of_columns(each, by)) for name, each in tree.arguments))


def _unique(call: Call) -> dict[str, Value]:
    return {"unique": _names(call)}


def _part_and_whole(call: Call) -> dict[str, Value]:
    """Totals that stand in rows of their own."""
    named = dict(zip(("values", "labels", "whole"), call.plain, strict=False)) | call.named
    values, labels, total, by = (named.pop(each, None) for each in ("values", "labels", "whole", "by"))
    known = isinstance(values, Symbol) and isinstance(labels, Symbol) and isinstance(total, Literal)
    if named or not known or not isinstance(getattr(total, "value", None), str):
        raise NotCarried("part_whole_relation() is carried over with values, labels, one whole and by alone")
    sums = rule(Call("==", (("", values), ("", Call("sum", (("", values),))))))  # type: ignore[arg-type]
    found: dict[str, Value] = {"holds": sums, "total_row": {labels.name: total.value}}  # type: ignore[union-attr,dict-item]
    if by is not None:
        found["by"] = (by.name,) if isinstance(by, Symbol) else _names(by) if isinstance(by, Call) else ()
    return found


_SPECIAL = {"is_unique": _unique, "all_unique": _unique, "part_whole_relation": _part_and_whole}


def _kind(node: yaml.Node) -> str:
    """What a node is: scalar, sequence or mapping."""
    return str(getattr(node, "id", ""))


def _mapping(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if node is not None and _kind(node) == "mapping":
        yield from ((str(key.value), value) for key, value in node.value)


def _said(node: yaml.Node | None) -> str:
    """A text; empty where there is none."""
    return " ".join(str(node.value).split()) if node is not None and _kind(node) == "scalar" else ""


def _about(keys: Mapping[str, yaml.Node]) -> dict[str, Value]:
    found: dict[str, Value] = {ours: said for theirs, ours in _ABOUT.items() if (said := _said(keys.get(theirs)))}
    if day := re.match(r"\d{4}-\d{2}-\d{2}", _said(keys.get("created"))):
        try:
            found["since"] = date.fromisoformat(day[0])
        except ValueError:
            found["since"] = day[0]
    meta = {key: _said(value).lower() for key, value in _mapping(keys.get("meta"))}
    if severity := _SEVERITIES.get(meta.get("severity", "")):
        found["severity"] = severity
    return found
