"""The language server: what it is asked, and who answers."""

from __future__ import annotations

from typing import BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from check_data.editor import hover, navigation
from check_data.editor.actions import Abilities, actions
from check_data.editor.analysis import Options
from check_data.editor.workspace import Workspace
from check_data.findings import Place
from check_data.version import VERSION

DELAY = 0.2
"""Seconds of rest after a change before it is analysed: nobody reads a diagnostic between two keys."""


def serve(stdin: BinaryIO, stdout: BinaryIO, options: Options, delay: float = DELAY) -> None:
    """Answer an editor until it says exit or goes away."""
    # The whole text at each change: an edit that two sides place differently can't spoil it.
    server = LanguageServer("check-data", VERSION, types.TextDocumentSyncKind.Full)
    workspace = Workspace(server, options, delay)
    _synchronise(server, workspace)
    _answer(server, workspace)
    try:
        server.start_io(stdin, stdout)
    finally:
        workspace.analyses.stop()


def _synchronise(server: LanguageServer, workspace: Workspace) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        workspace.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        workspace.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        workspace.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        workspace.saved()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        workspace.saved()


def _answer(server: LanguageServer, workspace: Workspace) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def shown(params: types.HoverParams) -> types.Hover | None:
        return await _hover(server, workspace, params)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> list[types.Location]:
        return await _related(workspace, params, itself=None)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: types.ReferenceParams) -> list[types.Location]:
        return await _related(workspace, params, itself=params.context.include_declaration)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = await workspace.analysis(params.text_document.uri)
        if found is None:
            return []
        opened, (scene, sources) = found
        return actions(scene, sources, opened.path, params, _abilities(server.client_capabilities))


async def _hover(server: LanguageServer, workspace: Workspace, params: types.HoverParams) -> types.Hover | None:
    found = await workspace.analysis(params.text_document.uri)
    if found is None:
        return None
    opened, (scene, sources) = found
    offset = sources.offset(opened.path, params.position)
    figure = navigation.figure_at(scene, sources, opened.path, offset)
    check = None if figure else navigation.check_at(scene, opened.path, offset)
    if figure is not None:
        text = hover.of_figure(figure, scene, scene.language)
    elif check is not None:
        text = hover.of_check(check, scene.language)
    else:
        return None
    return types.Hover(_marked(text, server.client_capabilities))


async def _related(
    workspace: Workspace, params: types.DefinitionParams | types.ReferenceParams, *, itself: bool | None
) -> list[types.Location]:
    """Where a figure's references are, or (``itself`` is None) its definitions."""
    found = await workspace.analysis(params.text_document.uri)
    if found is None:
        return []
    opened, (scene, sources) = found
    offset = sources.offset(opened.path, params.position)
    figure = navigation.figure_at(scene, sources, opened.path, offset)
    check = None if figure else navigation.check_at(scene, opened.path, offset)
    places: list[Place] = navigation.members(scene, check) if check else []
    if figure is not None:
        defined = itself is None
        places = (
            navigation.definitions(scene, opened.path, figure)
            if defined
            else navigation.references(scene, figure, itself=bool(itself))
        )
    return [sources.location(place) for place in places]


def _marked(text: str, client: types.ClientCapabilities) -> types.MarkupContent:
    """Plain text; in a fence, which keeps its lines, where the editor shows Markdown."""
    hovers = client.text_document.hover if client.text_document else None
    if types.MarkupKind.Markdown not in ((hovers.content_format if hovers else None) or ()):
        return types.MarkupContent(types.MarkupKind.PlainText, text)
    fence = "```"
    while fence in text:
        fence += "`"
    return types.MarkupContent(types.MarkupKind.Markdown, f"{fence}text\n{text}\n{fence}")


def _abilities(client: types.ClientCapabilities) -> Abilities:
    edits = client.workspace.workspace_edit if client.workspace else None
    if edits is None:
        return Abilities()
    return Abilities(bool(edits.snippet_edit_support), bool(edits.document_changes))
