"""The texts of an analysis at one moment, and places in them as the protocol has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from check_data.documents.encoding import Unreadable, read_text
from check_data.editor.positions import Positions
from check_data.findings import Place


class Sources:
    """The editor's buffers, by their paths, each with its address and version; other files as they are on disk."""

    def __init__(
        self,
        buffers: Mapping[str, str],
        versions: Mapping[str, tuple[str, int | None]],
        units: str,
        encoding: str | None,
    ) -> None:
        self.buffers, self._versions, self._units, self._encoding = buffers, versions, units, encoding
        self._disk: dict[str, str] = {}
        self._positions: dict[str, Positions] = {}

    def text(self, path: str) -> str:
        """A file's text; empty where it can't be read (that is then what the analysis says)."""
        if path in self.buffers:
            return self.buffers[path]
        if path not in self._disk:
            try:
                self._disk[path] = read_text(Path(path), self._encoding).text
            except Unreadable:
                self._disk[path] = ""
        return self._disk[path]

    def positions(self, path: str) -> Positions:
        """The positions of a file's text."""
        if path not in self._positions:
            self._positions[path] = Positions(self.text(path), self._units)
        return self._positions[path]

    def uri(self, path: str) -> str:
        """A file's address, as the editor spells it where it has it open."""
        return self._versions[path][0] if path in self._versions else str(from_fs_path(path))

    def version(self, path: str) -> int | None:
        """The version of an open file."""
        return self._versions[path][1] if path in self._versions else None

    def range(self, place: Place) -> types.Range:
        """A place as a range; one without offsets is its line."""
        positions = self.positions(place.path)
        start, end = (place.start, place.end) if place.end else positions.line(place.line - 1)
        return types.Range(types.Position(*positions.position(start)), types.Position(*positions.position(end)))

    def location(self, place: Place) -> types.Location:
        """A place as a location."""
        return types.Location(self.uri(place.path), self.range(place))

    def offset(self, path: str, position: types.Position) -> int:
        """The offset of a position."""
        return self.positions(path).offset(position.line, position.character)
