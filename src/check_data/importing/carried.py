"""What an import gives: checks as they stand in a rule file, and what could not be carried over, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from check_data.agreement.declarations import BadDeclaration, read_checks

Value = str | int | date | tuple[str, ...] | Mapping[str, tuple[str, ...]] | Mapping[str, str]


class NotCarried(ValueError):
    """Something that the language does not say; the message says why."""


class Left(NamedTuple):
    """What is not carried over: its line from 1, what it is called (empty: nothing), and the reason."""

    line: int
    name: str
    reason: str


class Rule(NamedTuple):
    """A rule as a check: its line there, its name, and the keys of its table here."""

    line: int
    name: str
    table: Mapping[str, Value]


class Carried(NamedTuple):
    """The rules that are carried over, and what is not."""

    rules: tuple[Rule, ...]
    left: tuple[Left, ...]


def carried(rules: Iterable[Rule | Left]) -> Carried:
    """Rules under names that are used once; those that the language refuses are left out, with its reason."""
    kept: dict[str, Rule] = {}
    left: list[Left] = []
    for each in rules:
        if isinstance(each, Left):
            left.append(each)
            continue
        named = each._replace(name=_free(each.name, kept))
        try:
            read_checks(toml_of(named), "")
        except BadDeclaration as error:
            left.append(Left(each.line, each.name, str(error).partition("] ")[2]))
        else:
            kept[named.name] = named
    return Carried(tuple(kept.values()), tuple(sorted(left)))


def _free(name: str, taken: Iterable[str]) -> str:
    number, found, known = 1, name, set(taken)
    while found in known:
        number += 1
        found = f"{name}-{number}"
    return found


def toml_of(rule: Rule) -> str:
    """A check as its table in a rule file."""
    lines = (f"{key} = {_value(value)}\n" for key, value in rule.table.items())
    return f"[{_key(rule.name)}]\n{''.join(lines)}"


def file_of(found: Carried, source: str) -> str:
    """A rule file of all that is carried over; what is not stands in it as remarks."""
    left = (f"# left out, line {each.line}: {_remark(f'{each.name}: ' if each.name else '')}{_remark(each.reason)}\n"
            for each in found.left)  # fmt: skip
    return f"# from {_remark(source)}\n\n" + "\n".join((*map(toml_of, found.rules), "".join(left))).rstrip("\n") + "\n"


def _remark(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else toml_text(name)


def _value(value: Value) -> str:
    match value:
        case str():
            return toml_text(value)
        case tuple():
            return f"[{', '.join(map(toml_text, value))}]"
        case int() | date():
            return str(value)
        case _:
            return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def toml_text(text: str) -> str:
    """A text of TOML: plain between apostrophes where it has quotation marks, as expressions do."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return (
        '"'
        + "".join(_ESCAPES.get(char) or (char if char.isprintable() else f"\\U{ord(char):08x}") for char in text)
        + '"'
    )
