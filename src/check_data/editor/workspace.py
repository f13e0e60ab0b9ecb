"""What an editor has open, and the diagnostics that it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from check_data.editor.analyses import Analyses, Analysis
from check_data.editor.analysis import Options, Target, target_of
from check_data.editor.diagnostics import diagnostics
from check_data.editor.sources import Sources


class Opened(NamedTuple):
    """A document: its address, the path by which it is read, what is analysed for it, its text and the editor's version
    of it, and which of all changes was its last.
    """

    uri: str
    path: str
    target: Target
    text: str
    version: int | None
    change: int


class Workspace:
    """Publishes the diagnostics of what is open, ``delay`` seconds after the last change."""

    def __init__(self, server: LanguageServer, options: Options, delay: float) -> None:
        self._server, self._delay, self._options = server, delay, options
        self._opened: dict[str, Opened] = {}
        self._changes = self._saved = 0
        self._waiting: dict[Target, asyncio.Task[None]] = {}
        self._shown: dict[Target, set[str]] = {}
        self.analyses = Analyses(self._sources, self._stamp, options)

    def changed(self, uri: str) -> None:
        """A document was opened, or its text is another."""
        document = self._server.workspace.get_text_document(uri)
        path = to_fs_path(uri) or uri
        target = target_of(path, document.language_id)
        if target is not None:
            path = path if target.is_project else target.path
            self._changes += 1
            self._opened[uri] = Opened(uri, path, target, document.source, document.version, self._changes)
            for each in self._targets():
                if each == target or _holds(each, path):
                    self._publish_soon(each)

    def saved(self) -> None:
        """Files on disk are others: a schema, a configuration, a text that is not open."""
        self._saved += 1
        for target in self._targets():
            self._publish_soon(target)

    def closed(self, uri: str) -> None:
        """A document was closed."""
        gone = self._opened.pop(uri, None)
        if gone is None:
            return
        if gone.target in self._targets():
            self._publish_soon(gone.target)
            return
        self._waiting.pop(gone.target).cancel()
        self.analyses.forget(gone.target)
        for address in self._shown.pop(gone.target, ()):
            self._send(address, [], None)

    async def analysis(self, uri: str) -> tuple[Opened, Analysis] | None:
        """A document with its analysis as it is now; None where it is not ours."""
        opened = self._opened.get(uri)
        return (opened, await self.analyses.of(opened.target)) if opened else None

    def _targets(self) -> set[Target]:
        return {each.target for each in self._opened.values()}

    def _publish_soon(self, target: Target) -> None:
        if waiting := self._waiting.get(target):
            waiting.cancel()
        self._waiting[target] = asyncio.ensure_future(self._publish(target))

    async def _publish(self, target: Target) -> None:
        await asyncio.sleep(self._delay)
        scene, sources = await self.analyses.of(target)
        found = {sources.uri(path): each for path, each in diagnostics(scene, sources).items()}
        versions = {each.uri: each.version for each in self._opened.values() if each.target == target}
        gone = self._shown.get(target, set()) - set(found)
        self._shown[target] = set(found)
        for uri in dict.fromkeys((*versions, *found, *gone)):
            self._send(uri, found.get(uri, []), versions.get(uri))

    def _send(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _sources(self) -> Sources:
        opened = {each.path: each for each in self._opened.values()}
        units = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Sources(
            {path: each.text for path, each in opened.items()},
            {path: (each.uri, each.version) for path, each in opened.items()},
            str(getattr(units, "value", units)),
            self._options.encoding,
        )

    def _stamp(self, target: Target) -> object:
        return self._saved, tuple(self._relevant(target))

    def _relevant(self, target: Target) -> Iterator[tuple[str, int]]:
        for each in self._opened.values():
            if each.target == target or _holds(target, each.path):
                yield each.uri, each.change


def _holds(target: Target, path: str) -> bool:
    """Whether a file is one of a project: its table, its checks, the text that it keeps."""
    return target.is_project and Path(target.path) in Path(path).parents
