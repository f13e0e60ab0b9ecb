"""``check-data.toml`` or ``[tool.check-data]`` in ``pyproject.toml``, found upwards from a project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from check_data.figures.conventions import Conventions
from check_data.findings import Language
from check_data.patterns import lazily

_OF_PROJECT = "check-data"
ENGINES = ("pandas", "polars", "duckdb", "spark")
_EXACT = lazily(r"[0-9]+(?:\.[0-9]+|/[1-9][0-9]*)?")
FAIL_LEVELS = ("error", "warning", "note", "never")


class BadConfiguration(ValueError):
    """A configuration that can't be used; the message names the file and says what to do."""


class Configuration(NamedTuple):
    """The settings of a run.

    ``years``: the year of each publication, for dates that print none. ``keys``: the column that names the records of
    each table of records, and ``engine`` what passes over them. ``select`` and ``ignore``: prefixes of rule
    codes. ``language``: None takes the publication's. ``spark_master``: the URL of a cluster; None is this machine.
    ``follow_links``: links that lead out of a folder are followed; no configuration says so, which lies in it.
    """

    language: Language | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    encoding: str | None = None
    conventions: Conventions = Conventions()
    years: Mapping[str, int] = {}
    keys: Mapping[str, str] = {}
    engine: str = "auto"
    spark_master: str | None = None
    follow_links: bool = False

    def takes(self, code: str) -> bool:
        """Whether findings of a rule are wanted."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))


def is_project(path: Path) -> bool:
    """Whether a path is a project's folder: one with ``checks/`` or ``data/``."""
    return (path / "checks").is_dir() or (path / "data").is_dir()


def find_configuration(folder: Path) -> Configuration:
    """The nearest configuration in ``folder`` or above it; the defaults where there is none.

    Raises:
        BadConfiguration: broken TOML, an unknown key, a value of the wrong kind.

    """
    found = configuration_file(folder)
    return load_configuration(found) if found else Configuration()


def configuration_file(folder: Path) -> Path | None:
    """The file of the nearest configuration in ``folder`` or above it.

    Raises:
        BadConfiguration: a ``pyproject.toml`` on the way is not TOML.

    """
    for level in (folder.resolve(), *folder.resolve().parents):
        own, project = level / "check-data.toml", level / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file() and _own(_load(project)) is not None:
            return project
    return None


def load_configuration(path: Path) -> Configuration:
    """The configuration of a file: of its ``[tool.check-data]`` where it is a ``pyproject.toml``.

    Raises:
        BadConfiguration: no file, broken TOML, an unknown key, a value of the wrong kind.

    """
    table = _load(path)
    if path.name == "pyproject.toml":
        own = _own(table)
        if not isinstance(own, dict | None):
            raise BadConfiguration(f"{path}: [tool.{_OF_PROJECT}] is no table")
        table = own or {}
    return _configuration(table, str(path))


def _own(table: Mapping[str, Any]) -> object:
    """What a ``pyproject.toml`` says of this program; None where it says nothing."""
    tools = table.get("tool")
    return tools.get(_OF_PROJECT) if isinstance(tools, dict) else None


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadConfiguration(f"{path}: not TOML: {error}") from error


def _configuration(table: Mapping[str, Any], path: str) -> Configuration:
    _only(table, _TAKERS, path)
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name, take = _TAKERS[key]
        try:
            taken = take(value)
            changes |= {name: taken} if name else dict(taken)
        except (TypeError, ValueError) as error:
            raise BadConfiguration(f"{path}: {key}: {error}") from error
    return Configuration()._replace(**changes)


def _only(table: Mapping[str, Any], known: Collection[str], path: str) -> None:
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, list(known), n=1)
            raise BadConfiguration(f"{path}: unknown key {key!r}{f'; did you mean {near[0]!r}?' if near else ''}")


def _one_of(*values: str) -> Callable[[object], str]:
    def take(value: object) -> str:
        if not isinstance(value, str) or value not in values:
            raise ValueError(f"{value!r} is none of {', '.join(values)}")
        return value

    return take


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("a list of rule codes is wanted")
    return tuple(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted")
    return value


def _conventions(value: object) -> Conventions:
    known = [name.replace("_", "-") for name in Conventions._fields]
    if not isinstance(value, dict) or any(key not in known for key in value):
        raise ValueError(f"only {', '.join(known)} are known")
    made = Conventions(**{key.replace("-", "_"): _number(number) for key, number in value.items()})
    if made.several_from >= made.several_below:
        raise ValueError("several-from is less than several-below")
    return made


def _number(value: object) -> Fraction:
    """A number, or one as a text: "0.05", "1/20"."""
    text = str(value)
    if isinstance(value, bool) or (isinstance(value, str) and not _EXACT.fullmatch(value)):
        raise ValueError(f"{text!r} is no number")
    number = Fraction(text)
    if number < 0:
        raise ValueError(f"{text} is below 0")
    return number


def _publications(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("a table for each publication is wanted: [publication.NAME] with year = 2020")
    years: dict[str, int] = {}
    keys: dict[str, str] = {}
    for name, table in value.items():
        known = isinstance(table, dict) and bool(table) and set(table) <= {"year", "key"}
        if not known or type(table.get("year", 0)) is not int or not isinstance(table.get("key", ""), str):
            raise ValueError(f'{name} takes year = 2020, key = "the column that names its records", and nothing else')
        years |= {name: table["year"]} if "year" in table else {}
        keys |= {name: table["key"]} if "key" in table else {}
    return {"years": years, "keys": keys}


def _spark_master(value: object) -> str:
    if not isinstance(value, dict) or set(value) != {"master"} or not isinstance(value["master"], str):
        raise ValueError('master = "spark://HOST:PORT" is wanted and nothing else')
    return value["master"]


_TAKERS: dict[str, tuple[str | None, Callable[[object], Any]]] = {
    "language": ("language", _one_of("en", "zh")),
    "fail-on": ("fail_on", _one_of(*FAIL_LEVELS)),
    "select": ("select", _codes),
    "ignore": ("ignore", _codes),
    "encoding": ("encoding", _text),
    "reading": ("conventions", _conventions),
    "publication": (None, _publications),
    "spark": ("spark_master", _spark_master),
    "engine": ("engine", _one_of("auto", *ENGINES)),
}
