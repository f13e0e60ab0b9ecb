"""What the data of a language can tell: the kinds of relations of its own examples, and the tables that are empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from check_data.documents.blocks import Block, plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Pack, Prose
from check_data.languages.folders import HERE, folder
from check_data.languages.load import pack
from check_data.languages.spaced import SpacedPack, both
from check_data.packaged import read

_PLAIN = ("figures", "words", "tables")


class Coverage(NamedTuple):
    """How many examples tell each kind of relation, and what English has and the language lacks, by file and key."""

    kinds: Counter[str]
    lacking: tuple[str, ...]


def coverage(code: str) -> Coverage:
    """What a language's own examples tell: those of its patterns and those of its ordinary sentences.

    Raises:
        KeyError: there is no folder of that code.

    """
    made, found = pack(code), folder(code)
    assert found is not None  # its pack was made
    kinds = Counter(kind for text in _examples(made, found) for kind in _kinds(made, text))
    return Coverage(kinds, tuple(_lacking(found)))


def _examples(made: Pack, found: Path) -> Iterator[str]:
    for pattern in made.patterns if isinstance(made, SpacedPack) else ():
        finds = pattern["finds"]
        assert isinstance(finds, list)
        yield from (text for text, *_ in finds)
    yield from (text for text, *_ in _read(found / "examples.toml").get("told", ()))  # type: ignore[attr-defined]


def _kinds(made: Pack, text: str) -> set[str]:
    """The kinds of relations that a text tells."""
    reader, run = made.in_document(text), plain_run(text, 0)
    prose = Prose(0, Block("paragraph", run), tuple(reader.mentions(run, 0, Conventions())))
    return {telling.kind for telling in reader.tell([prose]).tellings if telling.explicit}


def _lacking(found: Path) -> Iterator[str]:
    """What English has and the language lacks or leaves empty, as file and key; not what CLDR fills."""
    known = both(_read(HERE / "shared.toml"), _read(found / "cldr.toml"))
    for name in _PLAIN if (found / "words.toml").is_file() else ():
        english, mine = _read(HERE / "en" / f"{name}.toml"), _read(found / f"{name}.toml")
        for path in _paths(english):
            if _at(english, path) and not _at(mine, path) and not _at(known, (name, *path)):
                yield f"{name}.toml: {'.'.join(path)}"


def _paths(data: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        if isinstance(value, Mapping) and any(isinstance(each, list | Mapping) for each in value.values()):
            yield from ((key, *path) for path in _paths(value))
        else:
            yield (key,)


def _at(data: object, path: tuple[str, ...]) -> object:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _read(file: Path) -> Mapping[str, object]:
    return read(file) if file.is_file() else {}
