"""A run over texts: articles in, findings and what was checked out. Nothing is declared; what must agree is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import repeat
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement.check import Check, Outcome, Quantity
from check_data.configuration import Configuration
from check_data.discovery import (
    change,
    listed_count,
    lunar_date,
    named_list,
    none_but_some,
    part_within_whole,
    parts_of_whole,
    ranges,
    same_figure,
    share_of_all,
    share_of_count,
    shares_of_one,
    table_change,
    table_share,
    table_total,
    unit_times_count,
    weekday,
)
from check_data.discovery.relation import Relation
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable, decode, remarks_on
from check_data.documents.load import document as as_document
from check_data.documents.load import load, texts_in
from check_data.findings import Cited, Finding, Language, Message, Severity, Suggestion, Verdict
from check_data.limits import limited
from check_data.not_runnable import NotRunnable
from check_data.reading.text import TextFigure, figures_in
from check_data.report.language import language_of
from check_data.report.made import Made
from check_data.report.result import Report, Verified
from check_data.rules import RULES
from check_data.waivers.comments import applied

if TYPE_CHECKING:
    from check_data.tables.figures_table import Figure

KINDS: tuple[ModuleType, ...] = (
    parts_of_whole,
    same_figure,
    table_total,
    share_of_all,
    weekday,
    listed_count,
    change,
    part_within_whole,
    ranges,
    named_list,
    share_of_count,
    shares_of_one,
    lunar_date,
    unit_times_count,
    none_but_some,
    table_share,
    table_change,
)


CORRECTED = 100
"""Findings of one text for which a correction is looked for: a text with more is no article with slips in it."""


class _Judged(NamedTuple):
    kind: ModuleType
    relation: Relation
    outcome: Outcome


def lint(paths: Sequence[Path | str], *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check texts: files, and folders of which every text is taken.

    Raises:
        NotRunnable: a path that is not there, a folder without texts, a text that can't be read.

    """
    used, remarks = settings or Configuration(), list[str]()
    try:
        with limited(used.limits):
            documents = tuple(_documents(paths, used, remarks))
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    return lint_documents(documents, used, today or date.today(), tuple(remarks))


def lint_bytes(raw: bytes, name: str, *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check one text that is no file; ``name`` says by its ending how to read it, and stands for its path.

    Raises:
        NotRunnable: no encoding fits, or it is larger than the limits.

    """
    used = settings or Configuration()
    try:
        decoded = decode(raw, name, used.encoding)
        with limited(used.limits):
            document = as_document(decoded, name)
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    return lint_documents([document], used, today or date.today(), tuple(decoded.remarks(name)))


def lint_documents(
    documents: Iterable[Document], settings: Configuration, today: date, remarks: tuple[str, ...] = ()
) -> Report:
    """Check texts that were read."""
    with limited(settings.limits):
        return _linted(documents, settings, today, remarks)


def _linted(documents: Iterable[Document], settings: Configuration, today: date, remarks: tuple[str, ...]) -> Report:
    findings: list[Finding] = []
    checks: list[tuple[_Judged, Document]] = []
    listed: list[tuple[TextFigure, Document]] = []
    unchecked: list[tuple[TextFigure, Document]] = []
    sources = {}
    for document in documents:
        figures = figures_in(document.readable, settings.conventions)
        judged = [each for each in _judged(document, figures) if settings.takes(each.kind.CODE)]
        checks += ((each, document) for each in judged)
        found = list(_findings(judged, document, settings))
        findings += applied(document, found, RULES, settings.takes, today) if document.comments else found
        named = {figure[:2] for each in judged for figure in each.relation.figures}
        listed += zip(figures, repeat(document))
        unchecked += [(figure, document) for figure in figures if figure[:2] not in named]
        sources[document.path] = document
    language = settings.language or language_of(figure.quote for figure, _ in listed)
    return Report(
        findings=tuple(sorted(findings, key=lambda each: (each.place.path, each.place.start, each.rule))),
        checks=Made(checks, partial(_verified, language=language)),
        counts=Counter(each.outcome.verdict for each, _ in checks),
        figure_list=Made(listed, _figure),
        unchecked=Made(unchecked, _figure),
        language=language,
        remarks=remarks,
        today=today,
        sources=sources,
    )


def files_of(paths: Sequence[Path | str]) -> Iterator[Path]:
    """The files that paths stand for, in their order; those of a folder by name, as it is gone through.

    Raises:
        Unreadable: a path that is not there, a folder without texts; before any file if it is one of the paths.

    """
    for path in map(Path, paths):
        if not path.exists():
            raise Unreadable(f"{path}: no such file or folder")
        if path.is_dir() and next(texts_in(path), None) is None:
            raise Unreadable(f"{path}: no texts and no checks in it")
    for path in map(Path, paths):
        yield from texts_in(path) if path.is_dir() else (path,)


def _documents(paths: Sequence[Path | str], settings: Configuration, remarks: list[str]) -> Iterator[Document]:
    for file in files_of(paths):
        read, encoding = load(file, settings.encoding)
        remarks += remarks_on(file, encoding)
        yield read


def _judged(document: Document, figures: Sequence[TextFigure]) -> Iterator[_Judged]:
    """Every relation that holds, or that is sure or explained by a slip and does not."""
    for kind in KINDS:
        for relation in kind.find(document, figures):
            outcome = outcome_of(relation)
            if outcome is not None:
                yield _Judged(kind, relation, outcome)


def outcome_of(relation: Relation) -> Outcome | None:
    """The outcome of what a text implies; None where it disagrees and may well not be meant."""
    verdict = relation.plain_verdict()
    outcome = Outcome(verdict) if verdict else _evaluated(relation)
    return None if outcome.verdict is Verdict.DISAGREES and not (relation.sure or relation.slip) else outcome


def _evaluated(relation: Relation) -> Outcome:
    from check_data.agreement.evaluate import evaluate
    from check_data.agreement.expression import parse

    return evaluate(parse(relation.expression), relation.quantities())


def _verified(found: tuple[_Judged, Document], language: Language) -> Verified:
    from check_data.agreement.expression import parse

    each, document = found
    first = document.place(each.relation.figures[0].start, each.relation.figures[0].end)
    name = f"{each.kind.CODE}@{first.line}:{first.column}"
    check = Check(name, parse(each.relation.expression), each.kind.BECAUSE[language], place=first)
    cited = {f"f{number}": _cited(figure, document) for number, figure in enumerate(each.relation.figures)}
    return Verified(document.path, check, each.outcome, each.relation.quantities(), cited)


def _findings(judged: Sequence[_Judged], document: Document, settings: Configuration) -> Iterator[Finding]:
    disagreeing = [each for each in judged if each.outcome.verdict is Verdict.DISAGREES]
    if not disagreeing:
        return
    from check_data.repair.relations import Corrections

    relations = ((each.relation, each.outcome.verdict) for each in judged)
    determined = (each for each in relations if each[1] is not Verdict.UNDETERMINED)
    corrections = Corrections(document.readable, determined, settings.conventions)
    for number, each in enumerate(disagreeing):
        meant = corrections.of(each.relation) if number < CORRECTED else None
        suggestion = Suggestion(int(meant.name.removeprefix("f")), meant.quote) if meant else None
        yield _finding(each, document)._replace(suggestion=suggestion)


def _finding(each: _Judged, document: Document) -> Finding:
    from check_data.agreement.arithmetic import arithmetic
    from check_data.agreement.expression import parse

    figures, relation = each.relation.figures, each.relation
    values = {"first": figures[0].quote, "second": figures[1].quote}
    return Finding(
        rule=each.kind.CODE,
        severity=Severity.ERROR,
        message=Message(each.kind.MESSAGE, values),
        place=document.place(figures[0].start, figures[0].end),
        figures=tuple(_cited(figure, document) for figure in figures),
        verdict=each.outcome.verdict,
        arithmetic=arithmetic(parse(relation.expression), relation.quantities()),
    )


def _cited(figure: TextFigure, document: Document) -> Cited:
    place = document.place(figure.start, figure.end)
    return Cited("", figure.quote, place, figure.understood.reading.rounded)


def _figure(found: tuple[TextFigure, Document]) -> Figure:
    from check_data.tables.figures_table import Figure

    figure, document = found
    understood = figure.understood
    quantity = Quantity(figure.quote, understood.reading, understood.unit)
    return Figure("", quantity, document.place(figure.start, figure.end), printed_unit=understood.printed_unit)
