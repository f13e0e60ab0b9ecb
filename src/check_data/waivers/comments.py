"""``check-data: ignore[CD202] reason`` in a text: what it accepts.

A comment behind words is for their line; one that stands alone is for the next line with words. It accepts the
findings of its rules of which the place or any figure stands on that line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from check_data.documents.document import Document, Span
from check_data.documents.lines import count, split
from check_data.findings import Finding, Place, Waiver
from check_data.patterns import lazily
from check_data.waivers import comment_not_understood
from check_data.waivers.judged import judged
from check_data.waivers.waived import Waived

_IGNORE = lazily(r"check-data:\s*ignore\[(?P<codes>[^\[\]]*)\](?P<reason>.*)")


class _Ignore(NamedTuple):
    codes: tuple[str, ...]
    waiver: Waiver
    line: int
    place: Place
    comment: str

    def takes(self, finding: Finding) -> bool:
        lines = {finding.place.line, *(cited.place.line for cited in finding.figures)}
        return finding.rule.startswith(self.codes) and self.line in lines


def applied(
    document: Document, findings: Sequence[Finding], rules: Collection[str], takes: Callable[[str], bool], today: date
) -> list[Finding]:
    """The findings of a document, waived where a comment says so, and those on its comments.

    ``rules`` are the codes that there are; ``takes`` says which are wanted.
    """
    ignores: list[_Ignore] = []
    problems: list[Finding] = []
    for span in document.comments:
        read = _read(document, span, rules)
        if isinstance(read, Finding):
            problems.append(read)
        else:
            ignores.append(read)
    waived = [_waived(finding, ignores, today) for finding in findings]
    told = [Waived(each.comment, each.waiver, each.place, _used(each, findings, rules, takes)) for each in ignores]
    return [*waived, *(each for each in (*problems, *judged(told, today)) if takes(each.rule))]


def _read(document: Document, span: Span, rules: Collection[str]) -> _Ignore | Finding:
    comment = " ".join(document.text[span.start : span.end].split())
    place = document.place(span.start, span.end)
    read = _IGNORE.fullmatch(comment)
    codes = tuple(code.strip() for code in read["codes"].split(",")) if read else ("",)
    if read is None or not all(codes):
        return comment_not_understood.judge(comment, place)
    for code in codes:
        if not any(known.startswith(code) for known in rules):
            return comment_not_understood.judge(comment, place, code)
    return _Ignore(
        codes, Waiver(read["reason"].strip(), kind="comment"), _target(document, place, span), place, comment
    )


def _target(document: Document, place: Place, span: Span) -> int:
    lines = split(document.readable)
    last = place.line + count(document.text, span.start, span.end)
    wanted: list[int] = [place.line, *range(last, len(lines) + 1)]
    for line in wanted:
        if lines[line - 1].strip():
            return line
    return place.line


def _waived(finding: Finding, ignores: Sequence[_Ignore], today: date) -> Finding:
    for each in ignores:
        if each.takes(finding) and each.waiver.holds_on(today):
            return finding._replace(waiver=each.waiver)
    return finding


def _used(ignore: _Ignore, findings: Sequence[Finding], rules: Collection[str], takes: Callable[[str], bool]) -> bool:
    """Whether a comment is for some finding, or for rules that were not all looked for."""
    if any(ignore.takes(finding) for finding in findings):
        return True
    return not all(takes(rule) for rule in rules if rule.startswith(ignore.codes))
