"""``check-data: ignore[CD202] reason`` in a text: what it accepts.

A comment behind words is for their line; one that stands alone is for the next line with words. It accepts the
findings of its rules of which the place or any figure stands on that line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from check_data.documents.document import Document
from check_data.documents.lines import count, split
from check_data.documents.spans import Span
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
        """Whether it is for the rule of a finding on its line."""
        return finding.rule.startswith(self.codes)


def applied(
    document: Document, findings: Sequence[Finding], rules: Collection[str], takes: Callable[[str], bool], today: date
) -> list[Finding]:
    """The findings of a document, waived where a comment says so, and those on its comments.

    ``rules`` are the codes that there are; ``takes`` says which are wanted.
    """
    ignores: list[_Ignore] = []
    problems: list[Finding] = []
    worded = _next_with_words(document)
    for span in document.comments:
        read = _read(document, span, rules, worded)
        if isinstance(read, Finding):
            problems.append(read)
        else:
            ignores.append(read)
    on_line: dict[int, list[_Ignore]] = defaultdict(list)
    for each in ignores:
        on_line[each.line].append(each)
    waived = [_waived(finding, on_line, today) for finding in findings]
    meant = {id(each) for finding in findings for each in _taking(finding, on_line)}
    told = [
        Waived(each.comment, each.waiver, each.place, id(each) in meant or _unseen(each, rules, takes))
        for each in ignores
    ]
    return [*waived, *(each for each in (*problems, *judged(told, today)) if takes(each.rule))]


def _read(document: Document, span: Span, rules: Collection[str], worded: Sequence[int]) -> _Ignore | Finding:
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
        codes, Waiver(read["reason"].strip(), kind="comment"), _target(document, place, span, worded), place, comment
    )


def _target(document: Document, place: Place, span: Span, worded: Sequence[int]) -> int:
    """The comment's own line if it has words besides, else the next one with words; its own where there is none."""
    if worded[place.line] == place.line:
        return place.line
    last = place.line + count(document.text, span.start, span.end)
    return worded[last] or place.line


def _next_with_words(document: Document) -> Sequence[int]:
    """For each line, by its number, itself or the next one with words; 0 where there is none."""
    lines = split(document.readable)
    following = [0] * (len(lines) + 2)
    for number in range(len(lines), 0, -1):
        following[number] = number if lines[number - 1].strip() else following[number + 1]
    return following


def _taking(finding: Finding, on_line: Mapping[int, Sequence[_Ignore]]) -> Iterator[_Ignore]:
    """The comments that take a finding."""
    lines = dict.fromkeys((finding.place.line, *(cited.place.line for cited in finding.figures)))
    for line in lines:
        yield from (each for each in on_line.get(line, ()) if each.takes(finding))


def _waived(finding: Finding, on_line: Mapping[int, Sequence[_Ignore]], today: date) -> Finding:
    held = (each for each in _taking(finding, on_line) if each.waiver.holds_on(today))
    first = min(held, key=lambda each: each.place.start, default=None)
    return finding if first is None else finding._replace(waiver=first.waiver)


def _unseen(ignore: _Ignore, rules: Collection[str], takes: Callable[[str], bool]) -> bool:
    """Whether a comment is for rules that were not all looked for."""
    return not all(takes(rule) for rule in rules if rule.startswith(ignore.codes))
