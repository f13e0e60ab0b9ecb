"""From a place in a file to the figure or check that is meant there, and from that to its relatives."""

from __future__ import annotations

import re
from pathlib import Path

from check_data.editor.scene import Scene, Shown
from check_data.editor.sources import Sources
from check_data.findings import Place
from check_data.report.result import Verified

_WORD = re.compile(r"\w+")


def figure_at(scene: Scene, sources: Sources, path: str, offset: int) -> Shown | None:
    """The figure whose quote, row or name is at an offset of a text, a figures table or a checks file."""
    if path.endswith(".toml"):
        return _named(scene, path, _word_at(sources.text(path), offset))
    found = scene.figure_at(path, offset)
    if found is None and path.endswith(".csv"):
        return scene.figure_on_line(path, sources.positions(path).position(offset)[0] + 1)
    return found


def check_at(scene: Scene, path: str, offset: int) -> Verified | None:
    """The check whose head is at an offset of a checks file."""
    return next(
        (each for each in scene.checks if each.check.place.path == path and _holds(each.check.place, offset)), None
    )


def definitions(scene: Scene, path: str, figure: Shown) -> list[Place]:
    """Where a name of a checks file is printed; else what a figure is compared to: of a part the whole, of a whole its
    parts.
    """
    if path.endswith(".toml"):
        return [figure.place]
    found = []
    for check in scene.checks_of(figure):
        first, *others = (each.place for each in scene.members(check))
        found += others if first == figure.place else [first]
    return list(dict.fromkeys(found))


def references(scene: Scene, figure: Shown, *, itself: bool) -> list[Place]:
    """Every figure of the checks that a figure is in, and those checks where they are declared."""
    found = [figure.place]
    for check in scene.checks_of(figure):
        found += [each.place for each in scene.members(check)]
        found += [check.check.place] if check.check.place.path.endswith(".toml") else []
    return [place for place in dict.fromkeys(found) if itself or place != figure.place]


def members(scene: Scene, check: Verified) -> list[Place]:
    """The figures of a check."""
    return [each.place for each in scene.members(check)]


def _named(scene: Scene, path: str, name: str) -> Shown | None:
    """A figure of the table that belongs to a checks file."""
    table = str(Path(path).parent.parent / "data" / f"{Path(path).stem}.csv")
    return next((each for each in scene.figures.values() if (each.name, each.place.path) == (name, table)), None)


def _word_at(text: str, offset: int) -> str:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    words = (found for found in _WORD.finditer(text, start) if found.end() >= offset)
    found = next(words, None)
    return found[0] if found and found.start() <= offset else ""


def _holds(place: Place, offset: int) -> bool:
    return place.start <= offset <= place.end
