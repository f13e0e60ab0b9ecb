"""A language client that speaks to the server over pipes: to a process of its own, or to a thread of this one."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.io_ import StdinAsyncReader, StdoutWriter, run_async
from pygls.lsp.client import LanguageClient

from check_data.editor.analysis import Options
from check_data.editor.server import serve

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
PATIENCE = 20
"""Seconds after which a test gives up; the machine may be busy."""


def capabilities(encodings: Sequence[str] = (), *, modern: bool = True) -> types.ClientCapabilities:
    """What an editor says that it can do."""
    edits = types.WorkspaceEditClientCapabilities(document_changes=True, snippet_edit_support=True)
    hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None,
        workspace=types.WorkspaceClientCapabilities(workspace_edit=edits) if modern else None,
        text_document=types.TextDocumentClientCapabilities(hover=hover) if modern else None,
    )


class Editor:
    """Holds documents and what the server said of them; positions are counted as was agreed on."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.encoding = "utf-16"
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: list[types.PublishDiagnosticsParams] = []

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)

    async def initialize(self, told: types.ClientCapabilities) -> None:
        answer = await self.client.initialize_async(types.InitializeParams(told))
        agreed = answer.capabilities.position_encoding
        self.encoding = str(getattr(agreed, "value", agreed))
        self.client.initialized(types.InitializedParams())

    def open(self, where: Path | str, text: str, language: str = "markdown") -> str:
        uri = where if isinstance(where, str) else where.as_uri()
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] += 1
        of = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(of, [whole]))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        del self.texts[uri], self.versions[uri]

    def last(self, uri: str) -> types.PublishDiagnosticsParams | None:
        """The diagnostics that stand for a file."""
        return next((each for each in reversed(self.published) if each.uri == uri), None)

    def count(self, uri: str) -> int | None:
        """How many diagnostics stand for a file; None where nothing was said of it."""
        last = self.last(uri)
        return None if last is None else len(last.diagnostics)

    def has(self, uri: str, count: int) -> bool:
        return self.count(uri) == count

    async def none(self, uri: str) -> None:
        """Wait until nothing stands for a file any more."""
        await self.until(lambda: self.has(uri, 0))

    async def until(self, holds: Callable[[], object]) -> None:
        for _ in range(PATIENCE * 100):
            if holds():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"not within {PATIENCE} s; published: {self.published}")

    async def shown(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of the document as it is now."""
        await self.until(lambda: (last := self.last(uri)) and last.version == self.versions.get(uri))
        last = self.last(uri)
        assert last is not None
        return list(last.diagnostics)

    async def messages(self, uri: str) -> list[str]:
        return [each.message for each in await self.shown(uri)]

    def at(self, uri: str, needle: str, after: int = 0) -> types.Position:
        """Where a piece of a document begins, ``after`` characters on."""
        text = self.texts[uri]
        offset = text.index(needle) + after
        line_start = text.rfind("\n", 0, offset) + 1
        return types.Position(text.count("\n", 0, offset), self.units(text[line_start:offset]))

    def units(self, text: str) -> int:
        codec, width = CODECS[self.encoding]
        return len(text.encode(codec)) // width

    def cut(self, uri: str, where: types.Range) -> str:
        """What a range of a document holds."""
        return self.texts[uri][self.offset(uri, where.start) : self.offset(uri, where.end)]

    def offset(self, uri: str, position: types.Position) -> int:
        codec, width = CODECS[self.encoding]
        lines = self.texts[uri].split("\n")
        start = sum(len(line) + 1 for line in lines[: position.line])
        return start + len(lines[position.line].encode(codec)[: position.character * width].decode(codec))

    async def hover(self, uri: str, position: types.Position) -> str | None:
        answer = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), position)
        )
        if answer is None:
            return None
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    async def definition(self, uri: str, position: types.Position) -> list[tuple[str, str]]:
        found = await self.client.text_document_definition_async(
            types.DefinitionParams(types.TextDocumentIdentifier(uri), position)
        )
        return self._pieces(found)

    async def references(self, uri: str, position: types.Position, *, itself: bool = True) -> list[tuple[str, str]]:
        context = types.ReferenceContext(itself)
        found = await self.client.text_document_references_async(
            types.ReferenceParams(context, types.TextDocumentIdentifier(uri), position)
        )
        return self._pieces(found)

    def _pieces(self, found: object) -> list[tuple[str, str]]:
        """The name of the file and the words at each location."""
        assert isinstance(found, list | tuple)
        pieces = []
        for each in found:
            assert isinstance(each, types.Location)
            pieces.append((each.uri.rpartition("/")[2], self.cut(each.uri, each.range)))
        return pieces

    async def actions(self, uri: str, position: types.Position) -> list[types.CodeAction]:
        own = await self.shown(uri)
        answer = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri), types.Range(position, position), types.CodeActionContext(own)
            )
        )
        return [each for each in answer or () if isinstance(each, types.CodeAction)]

    def apply(self, action: types.CodeAction) -> None:
        """Change the documents as an action says; the marks of snippets become their texts."""
        assert action.edit is not None
        for uri, edits in (action.edit.changes or {}).items():
            self._replace(uri, edits)
        for change in action.edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == self.versions[change.text_document.uri]
            self._replace(change.text_document.uri, change.edits)

    def _replace(self, uri: str, edits: Sequence[object]) -> None:
        (edit,) = edits
        assert isinstance(edit, types.TextEdit | types.SnippetTextEdit)
        text = edit.new_text if isinstance(edit, types.TextEdit) else edit.snippet.value.replace("$1", "")
        start, end = self.offset(uri, edit.range.start), self.offset(uri, edit.range.end)
        self.change(uri, self.texts[uri][:start] + text + self.texts[uri][end:])


@asynccontextmanager
async def editor(
    told: types.ClientCapabilities | None = None, options: Options | None = None, delay: float = 0.0
) -> AsyncIterator[Editor]:
    """An editor whose server is a thread of this process: the same pipes, and its lines are counted as covered."""
    (server_in, client_out), (client_in, server_out) = os.pipe(), os.pipe()
    with (
        os.fdopen(server_in, "rb") as stdin,
        os.fdopen(server_out, "wb") as stdout,
        os.fdopen(client_in, "rb") as answers,
        os.fdopen(client_out, "wb", buffering=0) as requests,
    ):
        thread = threading.Thread(target=serve, args=(stdin, stdout, options or Options(), delay))
        client = LanguageClient("tests", "1")
        client.protocol.set_writer(StdoutWriter(requests))
        reading = asyncio.create_task(run_async(client._stop_event, StdinAsyncReader(answers), client.protocol))
        opened = Editor(client)
        thread.start()
        try:
            await opened.initialize(told or capabilities())
            yield opened
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await asyncio.to_thread(thread.join, PATIENCE)
            client._stop_event.set()
            await reading


@asynccontextmanager
async def process(*arguments: str, told: types.ClientCapabilities | None = None) -> AsyncIterator[Editor]:
    """An editor whose server is the command, over standard input and output."""
    client = LanguageClient("tests", "1")
    await client.start_io(sys.executable, "-m", "check_data", "lsp", *arguments)
    opened = Editor(client)
    await opened.initialize(told or capabilities())
    try:
        yield opened
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        assert client._server is not None
        assert await asyncio.wait_for(client._server.wait(), PATIENCE) == 0
        await client.stop()  # type: ignore[no-untyped-call]
