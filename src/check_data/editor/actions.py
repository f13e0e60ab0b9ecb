"""Code actions: a suggested correction put in, and a finding waived with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from check_data.agreement.check import Check
from check_data.agreement.declarations import BadDeclaration, read_checks
from check_data.editor.diagnostics import SOURCE, shown_at
from check_data.editor.scene import Scene
from check_data.editor.sources import Sources
from check_data.editor.words import WORDS
from check_data.findings import Finding, Place

_HEAD = re.compile(r"^[ \t]*\[", re.MULTILINE)
_BLANK = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*(?:#[^\r\n]*)?\Z")


class Abilities(NamedTuple):
    """What the editor can do with edits: mark what the user is to write, refuse one of another version."""

    snippets: bool = False
    versions: bool = False


class Edit(NamedTuple):
    """A change of one file: a piece of it, and what comes in its place. ``snippet`` is the same with the part to be
    written by the user marked, for editors that take it.
    """

    place: Place
    text: str
    snippet: str | None = None


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
    declared = [each for each in scene.checks if each.check.name == finding.check]
    places = shown_at(finding, scene)
    for each in declared:
        edit = waiver(each.check, sources.text(each.check.place.path), words["reason"])
        if each.check.place in places and edit:
            yield words["waive"].format(check=each.check.name), edit, False


def waiver(check: Check, text: str, reason: str) -> Edit | None:
    """The edit that waives a check at the end of its table; None where that does not do it, as in an inline table."""
    following = _HEAD.search(text, check.place.end)
    body = text[check.place.end : following.start() if following else len(text)]
    blank = _BLANK.search(body)
    assert blank is not None  # it matches nothing at least
    at = check.place.end + blank.start()
    line_end = "\r\n" if "\r\n" in text else "\n"
    before, after = ("", line_end) if text[:at].endswith(("\n", "\r")) else (line_end, "")
    lines = [f'{before}waived = {{ reason = "{each}" }}{after}' for each in (reason, f"${{1:{reason}}}")]
    edit = Edit(Place(check.place.path, check.place.line, start=at, end=at), *lines)
    return edit if _is_waived(check.name, text[:at] + edit.text + text[at:], reason) else None


def _is_waived(name: str, text: str, reason: str) -> bool:
    try:
        checks = read_checks(text, "")
    except BadDeclaration:
        return False
    return any(each.name == name and each.waiver is not None and each.waiver.reason == reason for each in checks)


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
