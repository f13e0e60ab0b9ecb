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
from check_data.documents.encoding import decode, remarks_on
from check_data.documents.links import OPTION, leads_out
from check_data.documents.load import document as as_document
from check_data.documents.load import load, texts_in
from check_data.documents.unread import Unread, apart
from check_data.findings import Cited, Finding, Language, Message, Severity, Suggestion, Verdict
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
    """Check texts: files, and folders of which every text is taken. What can't be read is told in the report."""
    used, remarks, unread = settings or Configuration(), list[str](), list[Unread]()
    documents = tuple(_documents(paths, used, remarks, unread))
    return lint_documents(documents, used, today or date.today(), tuple(remarks), unread)


def lint_bytes(raw: bytes, name: str, *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check one text that is no file; ``name`` says by its ending how to read it, and stands for its path."""
    used, remarks, unread, documents = settings or Configuration(), list[str](), list[Unread](), list[Document]()
    with apart(name, unread):
        decoded = decode(raw, name, used.encoding)
        documents.append(as_document(decoded, name))
        remarks += decoded.remarks(name)
    return lint_documents(documents, used, today or date.today(), tuple(remarks), unread)


def lint_documents(
    documents: Iterable[Document],
    settings: Configuration,
    today: date,
    remarks: tuple[str, ...] = (),
    unread: Sequence[Unread] = (),
) -> Report:
    """Check texts that were read; ``unread`` are those that could not be."""
    missed = list(unread)
    findings: list[Finding] = []
    checks: list[tuple[_Judged, Document]] = []
    listed: list[tuple[TextFigure, Document]] = []
    unchecked: list[tuple[TextFigure, Document]] = []
    silent: list[str] = []
    sources = {}
    for document in documents:
        with apart(document.path, missed):
            figures = figures_in(document.readable, settings.conventions)
            judged = [each for each in _judged(document, figures) if settings.takes(each.kind.CODE)]
            found = list(_findings(judged, document, settings))
            findings += applied(document, found, RULES, settings.takes, today) if document.comments else found
            checks += ((each, document) for each in judged)
            named = {figure[:2] for each in judged for figure in each.relation.figures}
            listed += zip(figures, repeat(document))
            unchecked += [(figure, document) for figure in figures if figure[:2] not in named]
            silent += (
                [] if any(each.outcome.verdict is not Verdict.UNDETERMINED for each in judged) else [document.path]
            )
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
        unread=tuple(missed),
        silent=tuple(silent),
    )


def files_of(paths: Sequence[Path | str], remarks: list[str] | None = None, *, links: bool = False) -> Iterator[Path]:
    """The files that paths stand for, in their order; those of a folder by name, as it is gone through.

    What can't be read is among them, for whoever reads it to say so: paths that are not there, and folders that hold no
    texts or can't be listed. ``links``: also those of a folder's texts that are links out of it; without, ``remarks``
    get a line for each.
    """
    told = [] if remarks is None else remarks
    for path in map(Path, paths):
        found = (
            texts_in(path, partial(_follows, folder=path, links=links, told=told)) if path.is_dir() else iter([path])
        )
        first = next(found, path)
        yield first
        yield from found


def _follows(link: Path, folder: Path, links: bool, told: list[str]) -> bool:
    if links or not leads_out(link, folder):
        return True
    told.append(f"{link}: passed over: a link that leads out of {folder}; {OPTION} follows it")
    return False


def _documents(
    paths: Sequence[Path | str], settings: Configuration, remarks: list[str], unread: list[Unread]
) -> Iterator[Document]:
    for file in files_of(paths, remarks, links=settings.follow_links):
        read = None
        with apart(file, unread):
            read, encoding = load(file, settings.encoding)
            remarks += remarks_on(file, encoding)
        if read is not None:
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
