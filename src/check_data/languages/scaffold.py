"""A folder for a new language: every table that a language may fill, with its explanation and nothing in it.

The tables are those of English as they are, so that nothing is forgotten and nothing is told twice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from check_data.languages.folders import HERE

_PLAIN = ("figures", "words", "tables")
_KEY = re.compile(r'(?P<key>"[^"]+"|[\w-]+)\s*=')
_HEAD = re.compile(r"\[{1,2}(?P<path>[^\]]+)\]{1,2}")
_MADE = frozenset([("dates", "months"), ("weekdays",), ("scales", "words")])
"""Tables that CLDR fills: what is written here is added to it."""
_FREE = frozenset([("factors",), ("measures",), ("spans",), ("sets",), ("scales",), ("units",), ("weekdays",)])
"""Tables whose keys are a language's own words, or units: they begin empty."""
_NEW = HERE / "new"
"""What a new language begins with in place of patterns and examples."""


def write(code: str, name: str, parent: Path) -> Path:
    """Write the folder of a language into another one, and return it.

    Raises:
        FileExistsError: it is there already.

    """
    folder = parent / code
    folder.mkdir(parents=True)
    texts = {each: "\n".join(_emptied(each)) + "\n" for each in _PLAIN}
    texts |= {each: (_NEW / f"{each}.toml").read_text(encoding="utf-8") for each in ("patterns", "examples")}
    texts["language"] = f'# What this language is called in English.\nname = "{name}"\n'
    for each, text in texts.items():
        (folder / f"{each}.toml").write_text(text, encoding="utf-8")
    (folder / "signs.txt").write_text("", encoding="utf-8")
    return folder


def _emptied(name: str) -> Iterator[str]:
    """The lines of a table of English with their comments, and nothing in it."""
    text = (HERE / "en" / f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    path: tuple[str, ...] = ()
    seen: set[tuple[str, ...]] = set()
    for line in text.splitlines():
        head, key = _HEAD.fullmatch(line), _KEY.match(line)
        if head:
            path = tuple(head["path"].split("."))
            told = path not in seen
            seen.add(path)
            if told:
                yield line
        elif key:
            place = (*path, key["key"].strip('"'))
            if path not in _FREE and place not in seen:
                seen.add(place)
                yield f"{key['key']} = {_nothing(_at(data, place), place)}"
        elif line.startswith("#") or not line:
            yield line


def _at(data: object, path: tuple[str, ...]) -> object:
    for key in path:
        data = data[0] if isinstance(data, list) else data
        assert isinstance(data, Mapping)
        data = data[key]
    return data


def _nothing(value: object, path: tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value and path != ("dates", "capital") else "false"
    made = "  # CLDR fills it" if path in _MADE else ""
    return ("[]" if isinstance(value, list) else "{}" if isinstance(value, dict) else '""') + made
