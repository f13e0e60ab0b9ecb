"""``check-data.toml`` or ``[tool.check-data]`` in ``pyproject.toml``, found upwards from a project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from check_data.figures.conventions import Conventions
from check_data.findings import Severity, Thresholds
from check_data.limits import MOST, Limits
from check_data.messages import AUTO, Language, languages
from check_data.opened import read_bytes
from check_data.patterns import lazily

if TYPE_CHECKING:
    from check_data.path_patterns import Exclude

_OF_PROJECT = "check-data"
BASELINE = "check-data-baseline.json"
"""The file of known findings that is taken where it is found."""
ENGINES = ("pandas", "polars", "duckdb", "spark")
_EXACT = lazily(r"[0-9]+(?:\.[0-9]+|/[1-9][0-9]*)?")
DELIMITERS = (",", ";", "\t")
"""What may stand between the cells of a CSV file."""
FAIL_LEVELS = ("error", "warning", "note", "never")


class BadConfiguration(ValueError):
    """A configuration that can't be used; the message names the file and says what to do."""


class Configuration(NamedTuple):
    """The settings of a run.

    ``years``: the year of each publication, for dates that print none. ``keys``: the columns that name the records of
    each table of records, ``delimiters``, ``decimals`` and ``dates`` (the formats of columns) what is declared of how
    it is written, and ``engine`` what passes over them. ``select`` and ``ignore``: prefixes of rule codes. ``exclude``:
    patterns of texts in folders that are passed over. ``language``: None takes each text's, and for the report that of
    most; ``otherwise``: that of what belongs to no text whose language is known. ``spark_master``: the URL of a
    cluster; None is this machine. ``thresholds``: how sure an error, a warning and a note of a text must be;
    ``least``: the lowest level that is told. ``limits``: what a run may cost at most. ``follow_links``: links that lead
    out of a folder are followed; no configuration says so, which lies in it.
    """

    language: Language | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    encoding: str | None = None
    conventions: Conventions = Conventions()
    years: Mapping[str, int] = {}
    keys: Mapping[str, tuple[str, ...]] = {}
    delimiters: Mapping[str, str] = {}
    decimals: Mapping[str, str] = {}
    dates: Mapping[str, Mapping[str, str]] = {}
    engine: str = "auto"
    spark_master: str | None = None
    follow_links: bool = False
    exclude: tuple[Exclude, ...] = ()
    thresholds: Thresholds = Thresholds()
    least: Severity = Severity.NOTE
    otherwise: Language = "en"
    limits: Limits = Limits()

    @property
    def own_language(self) -> Language:
        """That of what belongs to no text."""
        return self.language or self.otherwise

    def takes(self, code: str) -> bool:
        """Whether findings of a rule are wanted."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))


def is_project(path: Path) -> bool:
    """Whether a path is a project's folder: one with declared checks, ``checks/*.toml``."""
    return any((path / "checks").glob("*.toml"))


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
    found = _configuration(table, str(path))
    return found._replace(exclude=tuple(each._replace(folder=str(path.resolve().parent)) for each in found.exclude))


def _own(table: Mapping[str, Any]) -> object:
    """What a ``pyproject.toml`` says of this program; None where it says nothing."""
    tools = table.get("tool")
    return tools.get(_OF_PROJECT) if isinstance(tools, dict) else None


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(read_bytes(path).decode())
    except OSError as error:
        raise BadConfiguration(f"{path}: can't be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
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


def _patterns(value: object) -> tuple[Exclude, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("a list of patterns as in .gitignore is wanted")
    from check_data.path_patterns import Exclude, spec_of

    spec_of(value)
    return (Exclude("", tuple(value)),)


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


def _limits(value: object) -> Limits:
    known = [name.replace("_", "-") for name in Limits._fields]
    if not isinstance(value, dict) or any(key not in known for key in value):
        raise ValueError(f"only {', '.join(known)} are known")
    given = {key.replace("-", "_"): number for key, number in value.items()}
    for name, number in given.items():
        most = MOST.get(name)
        if type(number) is not int or number < 1 or (most is not None and number > most):
            bound = f" to {most}" if name in MOST else " or more"
            raise ValueError(f"{name.replace('_', '-')} is a whole number, 1{bound}")
    return Limits(**given)


def _number(value: object) -> Fraction:
    """A number, or one as a text: "0.05", "1/20"."""
    text = str(value)
    if isinstance(value, bool) or (isinstance(value, str) and not _EXACT.fullmatch(value)):
        raise ValueError(f"{text!r} is no number")
    number = Fraction(text)
    if number < 0:
        raise ValueError(f"{text} is below 0")
    return number


def _thresholds(value: object) -> Thresholds:
    if not isinstance(value, dict) or any(key not in Thresholds._fields for key in value):
        raise ValueError(f"only {', '.join(Thresholds._fields)} are known")
    made = Thresholds(**{key: float(_number(number)) for key, number in value.items()})
    if not made.note <= made.warning <= made.error <= 1:
        raise ValueError("note is no more than warning, that no more than error, and that no more than 1")
    return made


def _publications(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("a table for each publication is wanted: [publication.NAME] with year = 2020")
    found: dict[str, dict[str, object]] = {"years": {}, "keys": {}, "delimiters": {}, "decimals": {}, "dates": {}}
    for name, table in value.items():
        if not isinstance(table, dict) or not table or not all(_fits(key, given) for key, given in table.items()):
            raise ValueError(
                f'{name} takes year = 2020, key = "the column that names its records" (or several, ["a", "b"]), '
                'delimiter = ";" (or "," or "\\t"), decimal = "," (or "."), dates = { born = "%d.%m.%Y" }, and nothing '
                "else"
            )
        for key, given in table.items():
            taken = tuple([given] if isinstance(given, str) else given) if key == "key" else given
            found[key if key == "dates" else f"{key}s"][name] = taken
        _require_formats(table.get("dates", {}))
    return dict(found)


def _require_formats(dates: Mapping[str, str]) -> None:
    if dates:
        from check_data.reading.declared_days import require_format  # few configurations declare any

        for form in dates.values():
            require_format(form)


def _fits(key: str, given: object) -> bool:
    """Whether a publication may have such a setting."""
    if key == "year":
        return type(given) is int
    if key == "dates":
        return isinstance(given, dict) and all(isinstance(each, str) for each in given.values())
    if key == "key" and isinstance(given, list):
        return bool(given) and all(isinstance(each, str) for each in given) and len(set(given)) == len(given)
    choices = {"delimiter": DELIMITERS, "decimal": (",", ".")}
    return isinstance(given, str) and (key == "key" or given in choices.get(key, ()))


def _language(value: object) -> Language | None:
    told = _one_of(AUTO, *languages())(value)
    return None if told == AUTO else told


def _spark_master(value: object) -> str:
    if not isinstance(value, dict) or set(value) != {"master"} or not isinstance(value["master"], str):
        raise ValueError('master = "spark://HOST:PORT" is wanted and nothing else')
    return value["master"]


_TAKERS: dict[str, tuple[str | None, Callable[[object], Any]]] = {
    "language": ("language", _language),
    "fail-on": ("fail_on", _one_of(*FAIL_LEVELS)),
    "select": ("select", _codes),
    "ignore": ("ignore", _codes),
    "exclude": ("exclude", _patterns),
    "encoding": ("encoding", _text),
    "reading": ("conventions", _conventions),
    "publication": (None, _publications),
    "spark": ("spark_master", _spark_master),
    "evidence": ("thresholds", _thresholds),
    "min-level": ("least", lambda value: Severity.named(_one_of("error", "warning", "note")(value))),
    "limits": ("limits", _limits),
    "engine": ("engine", _one_of("auto", *ENGINES)),
}
