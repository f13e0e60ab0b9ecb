"""What readers are told: English texts, which stand in the code and are keys, and what stands for them in other
languages: catalogues of data, each in its language's folder, read when the first text of it is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Generic, NamedTuple, NewType, TypeVar

from check_data.packaged import read

Language = str
"""The tag of a language ("en", "zh-Hant")."""
English = NewType("English", str)
"""A text that readers are told, with names of values in braces: every one is marked so, which finds it for the
catalogues.
"""
AUTO = "auto"
"""What is said for a language where that of each text is meant."""
_ENGLISH: Language = "en"
_FOLDER = os.path.join(os.path.dirname(__file__), "languages")
_NAME, _ENDING = "messages", ".toml"
_SCRIPT = 4
"""Letters of the part of a tag that names a script."""

_K = TypeVar("_K")


class Counted(NamedTuple):
    """A text with a ``number``: of one thing, and of others. The second is the key."""

    one: English
    more: English

    def told(self, number: int, language: Language, **values: object) -> str:
        """The text of a number in a language."""
        return self.form(number, language).format(number=number, **values)

    def form(self, number: int, language: Language) -> str:
        """The text of a number in a language, to be filled."""
        found = _catalogue(told_in(language))
        forms = found.counted.get(self.more, (self.one, self.more))
        return forms[0 if number in found.one else -1]


class Catalogue(NamedTuple):
    """A language's texts by their English ones. ``tag`` names it in HTML, ``sarif`` in SARIF (ISO 639 and 3166);
    ``one``: the numbers that take the first of two forms; ``regions`` that a variant is of.
    """

    tag: Language
    sarif: str
    one: tuple[int, ...] = (1,)
    regions: tuple[str, ...] = ()
    texts: Mapping[str, str] = {}
    counted: Mapping[str, tuple[str, ...]] = {}


class Words(Generic[_K]):
    """English texts by their names; ``words[language]`` are those of a language."""

    def __init__(self, english: Mapping[_K, English]) -> None:
        self._english = english
        self._told: dict[Language, Mapping[_K, str]] = {}

    def __getitem__(self, language: Language) -> Mapping[_K, str]:
        spoken = told_in(language)
        if spoken not in self._told:
            self._told[spoken] = {name: translated(text, spoken) for name, text in self._english.items()}
        return self._told[spoken]


def translated(text: English, language: Language) -> str:
    """A text in a language; the English one where that has none."""
    return _catalogue(told_in(language)).texts.get(text, text)


@cache
def languages() -> tuple[Language, ...]:
    """Those that there are messages in, English first: every folder with a catalogue, and every variant in it."""
    return (_ENGLISH, *(tag for base, variants in sorted(_variants().items()) for tag in (base, *variants)))


@lru_cache(maxsize=1 << 8)
def told_in(tag: Language) -> Language:
    """The one of `languages` for a tag, as of a text or of an environment ("zh-Hant", "de_AT"): the variant of its
    script or region, else its language; English where that has no messages.
    """
    base, *parts = tag.replace("_", "-").split("-")
    if base.lower() not in _variants():
        return _ENGLISH
    scripts = [part for part in parts if len(part) == _SCRIPT]
    for variant in _variants()[base.lower()]:
        script = variant.partition("-")[2]
        if script in map(str.title, scripts):
            return variant
        if not scripts and any(part.upper() in _catalogue(variant).regions for part in parts):
            return variant
    return base.lower()


def of_environment() -> Language:
    """The one of `languages` that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return told_in(named.partition(".")[0].partition("@")[0])


def tag_of(language: Language) -> Language:
    """How HTML names the language of messages for a language."""
    return _catalogue(told_in(language)).tag


def sarif_tag(language: Language) -> str:
    """How SARIF names it."""
    return _catalogue(told_in(language)).sarif


@cache
def _variants() -> Mapping[Language, tuple[Language, ...]]:
    """The languages with a catalogue in their folder, and for each the variants that have one beside it."""
    found: dict[Language, tuple[Language, ...]] = {}
    for base in os.listdir(_FOLDER):
        folder = os.path.join(_FOLDER, base)
        files = os.listdir(folder) if os.path.isdir(folder) else ()
        if _NAME + _ENDING in files:
            named = (each[: -len(_ENDING)].partition("-") for each in files if each.endswith(_ENDING))
            found[base] = tuple(sorted(f"{base}-{part}" for name, _, part in named if name == _NAME and part))
    return found


@cache
def _catalogue(language: Language) -> Catalogue:
    """The catalogue of one of `languages`; a variant's lies over that of its language."""
    if language == _ENGLISH:
        return Catalogue(_ENGLISH, "en-US")
    base, _, variant = language.partition("-")
    own = _read(base, f"{_NAME}-{variant}" if variant else _NAME)
    under = _catalogue(base) if variant else Catalogue(base, base)
    about = own["language"]
    return Catalogue(
        about.get("tag", language),
        about.get("sarif", under.sarif),
        tuple(about.get("one", under.one)),
        tuple(about.get("regions", ())),
        {**under.texts, **own["texts"]},
        {**under.counted, **{key: tuple(forms) for key, forms in own["counted"].items()}},
    )


def _read(folder: Language, name: str) -> Mapping[str, Any]:
    return read(os.path.join(_FOLDER, folder, name + _ENDING))
