"""Code actions: a suggested correction put in, and a finding waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from check_data.editor.diagnostics import SOURCE, shown_at
from check_data.editor.scene import Scene
from check_data.editor.sources import Sources
from check_data.editor.waiving import Edit, in_checks, in_text
from check_data.editor.words import WORDS
from check_data.findings import Finding


class Abilities(NamedTuple):
    """What the editor can do with edits: mark what the user is to write, refuse one of another version."""

    snippets: bool = False
    versions: bool = False


def actions(
    scene: Scene, sources: Sources, path: str, asked: types.CodeActionParams, abilities: Abilities
) -> list[types.CodeAction]:
    """The actions on the findings of which a figure or the declared check is within a range of a file."""
    start, end = (sources.offset(path, each) for each in (asked.range.start, asked.range.end))
    found = []
    for finding in scene.findings:
        places = [*shown_at(finding, scene), *(cited.place for cited in finding.figures)]
        if any(each.path == path and each.start <= end and start <= each.end for each in places):
            own = [each for each in asked.context.diagnostics if each.source == SOURCE and each.code == finding.rule]
            for title, edit, preferred in _edits(finding, scene, sources):
                changes = _changes(edit, sources, abilities)
                kind = types.CodeActionKind.QuickFix
                found.append(types.CodeAction(title, kind, diagnostics=own, is_preferred=preferred, edit=changes))
    return found


def _edits(finding: Finding, scene: Scene, sources: Sources) -> Iterator[tuple[str, Edit, bool]]:
    words = WORDS[scene.language]
    if finding.suggestion:
        figure, meant = finding.figures[finding.suggestion.figure], finding.suggestion.quote
        yield words["replace"].format(quote=figure.quote, suggestion=meant), Edit(figure.place, meant), True
    for name, edit in _waivers(finding, scene, sources):
        yield words["waive"].format(check=name), edit, False


def _waivers(finding: Finding, scene: Scene, sources: Sources) -> Iterator[tuple[str, Edit]]:
    """The edit that waives a finding, where there is one, with the name of what it waives."""
    path = finding.place.path
    if finding.check is None and scene.report and path in scene.report.sources:
        edit = in_text(finding, sources.text(path))
        if edit is not None:
            yield finding.rule, edit
    shown = shown_at(finding, scene)
    for check in (each.check for each in scene.declared.get(finding.check or "", ()) if each.check.place in shown):
        edit = in_checks(check, sources.text(check.place.path))
        if edit is not None:
            yield check.name, edit


def _changes(edit: Edit, sources: Sources, abilities: Abilities) -> types.WorkspaceEdit:
    path = edit.place.path
    start, end = (sources.positions(path).position(each) for each in (edit.place.start, edit.place.end))
    where = types.Range(types.Position(*start), types.Position(*end))
    plain = types.TextEdit(where, edit.text)
    if not abilities.versions:
        return types.WorkspaceEdit(changes={sources.uri(path): [plain]})
    marked = types.SnippetTextEdit(where, types.StringValue(edit.snippet)) if edit.snippet else None
    file = types.OptionalVersionedTextDocumentIdentifier(sources.uri(path), sources.version(path))
    edits = [marked if marked and abilities.snippets else plain]
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(file, edits)])
