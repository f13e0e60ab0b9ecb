"""The edits that waive a finding: in a checks file, and by a comment in a text. The reason is for the user to write;
without one a waiver accepts nothing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from check_data.agreement.check import Check
from check_data.agreement.declarations import BadDeclaration, read_checks
from check_data.documents.encoding import Decoded
from check_data.documents.lines import line_of
from check_data.documents.load import document
from check_data.findings import Finding, Place
from check_data.patterns import lazily

_HEAD = re.compile(r"^[ \t]*\[", re.MULTILINE)
_MARKUP = (".md", ".markdown", ".html", ".htm")
_ON_WAIVERS = "CD9"
_OPEN_TAG = lazily(r"<[A-Za-z/]")


class Edit(NamedTuple):
    """A change of one file: a piece of it, and what comes in its place. ``snippet`` is the same with the part that the
    user is to write marked, for editors that take it.
    """

    place: Place
    text: str
    snippet: str | None = None


def in_checks(check: Check, text: str) -> Edit | None:
    """A ``waived`` at the end of a check's table; None where that does not do it, as in an inline table."""
    following = _HEAD.search(text, check.place.end)
    body = text[check.place.end : following.start() if following else len(text)]
    at = check.place.end + _end_of_words(body)
    line_end = _line_end(text)
    before, after = ("", line_end) if text[:at].endswith(("\n", "\r")) else (line_end, "")
    edit = _insertion(check.place, at, f'{before}waived = {{ reason = "', f'" }}{after}')
    return edit if _is_waived(check.name, _changed(text, edit)) else None


def in_text(finding: Finding, text: str) -> Edit | None:
    """A comment: behind the line of a finding in Markdown and HTML, on a line of its own above it in a plain text; None
    where it would be none, as within a tag, and for findings on comments.
    """
    if finding.rule.startswith(_ON_WAIVERS):
        return None
    place, words = finding.place, f"check-data: ignore[{finding.rule}] "
    if Path(place.path).suffix.lower() in _MARKUP:
        at = place.start + len(line_of(text, place.start))
        if _OPEN_TAG.search(text, max(text.rfind(">", 0, at), 0), at):
            return None
        edit = _insertion(place, at, f" <!-- {words}", " -->")
    else:
        at = place.start - place.column + 1
        edit = _insertion(place, at, f"# {words}", _line_end(text))
    comments = [len(document(Decoded(each, ""), place.path).comments) for each in (text, _changed(text, edit))]
    return edit if comments[1] == comments[0] + 1 else None


def _insertion(place: Place, at: int, before: str, after: str) -> Edit:
    return Edit(Place(place.path, place.line, start=at, end=at), before + after, f"{before}$1{after}")


def _changed(text: str, edit: Edit) -> str:
    return text[: edit.place.start] + edit.text + text[edit.place.end :]


def _end_of_words(body: str) -> int:
    """Where only blanks, empty lines and comments follow."""
    at = len(body)
    for line in reversed(body.splitlines(keepends=True)):
        at -= len(line)
        words = line.partition("#")[0].rstrip()
        if words:
            return at + len(words)
    return 0


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _is_waived(name: str, text: str) -> bool:
    try:
        checks = read_checks(text, "")
    except BadDeclaration:
        return False
    return any(each.name == name and each.waiver is not None and not each.waiver.reason for each in checks)
