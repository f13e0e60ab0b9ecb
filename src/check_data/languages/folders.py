"""Where languages are: a folder each beside this file, found by being there, and those that other packages install.

Nothing of a language is imported or read before a text needs it. What a folder holds: ``language.toml`` (its name),
``signs.txt`` (the words by which a text shows that it is in it), and, where it is read in full, its words and figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from check_data.packaged import read

HERE = Path(__file__).parent
GROUP = "check_data.languages"
"""The group of entry points under which a package offers languages: a code, and the package that is its folder."""
_NAMED, _SIGNS, _WORDS, _CODE = "language.toml", "signs.txt", "words.toml", "__init__.py"


@cache
def own() -> Mapping[str, Path]:
    """The folders of the languages that come with the package, by their codes, in order of these."""
    return {path.parent.name: path.parent for path in sorted(HERE.glob(f"*/{_NAMED}"))}


@cache
def installed() -> Mapping[str, Path]:
    """The folders of the languages that other packages offer; none in place of one that comes with the package.

    Raises:
        ValueError: an entry point that names no package with a ``language.toml``.

    """
    return {code: _folder(package) for code, package in _offered().items()}


@cache
def _offered() -> Mapping[str, str]:
    from importlib.metadata import entry_points

    return {each.name: each.value for each in entry_points(group=GROUP) if each.name not in own()}


def module(code: str) -> str | None:
    """The module of a language's folder, where it has one; None where it is all data."""
    found = folder(code)
    if found is None or not (found / _CODE).is_file():
        return None
    return _offered()[code] if code not in own() else f"{__package__}.{code}"


def _folder(package: str) -> Path:
    from importlib.util import find_spec

    found = find_spec(package)
    for place in (found.submodule_search_locations or ()) if found else ():
        if (Path(place) / _NAMED).is_file():
            return Path(place)
    raise ValueError(f"the entry point {package} of {GROUP} names no package with a {_NAMED}; uninstall or mend it")


def folder(code: str) -> Path | None:
    """The folder of a language, None where there is none."""
    return own().get(code) or installed().get(code)


@cache
def is_read(code: str) -> bool:
    """Whether a language has words, so that texts in it are read in full."""
    found = folder(code)
    return found is not None and any((found / each).is_file() for each in (_WORDS, _CODE))


@cache
def name(code: str) -> str:
    """What a language is called in English; its code where there is no folder of it."""
    found = folder(code)
    return str(read(found / _NAMED)["name"]) if found else code


@cache
def signs(*, others: bool = False) -> Mapping[str, frozenset[str]]:
    """The words that texts of each language can't do without; those of ``others`` that are installed, too.

    A word that several languages have stands with each of them: it then tells none of them from the others.
    """
    folders = {**own(), **(installed() if others else {})}
    files = {code: each / _SIGNS for code, each in folders.items()}
    return {code: frozenset(file.read_text(encoding="utf-8").split()) for code, file in files.items() if file.is_file()}
