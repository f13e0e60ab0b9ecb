"""A run over texts: articles in, findings and what was checked out. Nothing is declared; what must agree is found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement.check import Check, Quantity
from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable, decode, remarks_on
from check_data.documents.load import document as as_document
from check_data.documents.load import load
from check_data.evidence.rates import load as load_rates
from check_data.evidence.weigh import Judged
from check_data.examined import examine
from check_data.facts.fact import Fact
from check_data.findings import Cited, Finding, Language, Message, Suggestion, said_in
from check_data.limits import limited
from check_data.not_runnable import NotRunnable
from check_data.reading.every_convention import remarks_on_unread
from check_data.reading.mention import Mention
from check_data.relations.kinds import BY_CODE
from check_data.report.language import message_language, most
from check_data.report.made import Made
from check_data.report.result import Report, Told, Verified
from check_data.rules import RULES
from check_data.waivers.comments import applied
from check_data.walk import remark, texts_of

if TYPE_CHECKING:
    from check_data.tables.figures_table import Figure

CORRECTED = 100
"""Findings of one text for which a correction is looked for: a text with more is no article with slips in it."""


_Listed = tuple[Mention, Document, Mapping[tuple[int, int], Fact]]
"""A figure with its document and the facts of that by their places."""


class _Found(NamedTuple):
    judged: Judged
    document: Document


def lint(paths: Sequence[Path | str], *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check texts: files, and folders of which every text is taken.

    Raises:
        NotRunnable: a path that is not there, a folder without texts, a text that can't be read.

    """
    used, remarks, passed = settings or Configuration(), list[str](), Counter[str]()
    try:
        with limited(used.limits):
            documents = tuple(_documents(files_of(paths, used, passed), used, remarks))
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    remarks += [remark(passed)] if passed else []
    report = lint_documents(documents, used, today or date.today(), tuple(remarks))
    return report._replace(passed_over=passed)


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
    checks: list[_Found] = []
    untold: list[_Found] = []
    listed: list[_Listed] = []
    unchecked: list[_Listed] = []
    sources, rates = {}, load_rates()
    languages, unread = list[Language](), defaultdict[str, list[str]](list)
    for document in documents:
        examined = examine(document, settings.conventions, rates, settings.thresholds)
        judged = [each for each in examined.judged if settings.takes(each.claim.code)]
        for each in judged:
            (checks if each.told else untold).append(_Found(each, document))
        found = [each for each in _findings(judged, document, settings) if each.severity >= settings.least]
        found = applied(document, found, RULES, settings.takes, today) if document.comments else found
        told_in = settings.language or message_language(examined.language)
        findings += (each._replace(language=told_in) for each in found)
        if examined.language:
            languages.append(told_in)
        if not examined.in_full:
            unread[examined.language or ""].append(document.path)
        checked = examined.checked()
        facts = {(each.mention.start, each.mention.end): each for each in examined.facts}
        figures = [(each, document, facts) for each in examined.figures()]
        listed += figures
        unchecked += [each for each in figures if (each[0].start, each[0].end) not in checked]
        sources[document.path] = document
    language = settings.language or most(languages)
    return Report(
        findings=tuple(sorted(findings, key=lambda each: (each.place.path, each.place.start, each.rule))),
        checks=Made(checks, partial(_verified, language=language)),
        counts=Counter(each.judged.outcome.verdict for each in checks),
        figure_list=Made(listed, _figure),
        unchecked=Made(unchecked, _figure),
        language=language,
        remarks=(*remarks, *remarks_on_unread(unread)),
        today=today,
        sources=sources,
        untold=Made(untold, partial(_verified, language=language)),
    )


def files_of(
    paths: Sequence[Path | str], settings: Configuration | None = None, passed: Counter[str] | None = None
) -> Iterator[Path]:
    """The files that paths stand for, in their order; those of a folder by name, as it is gone through. ``passed``
    counts the texts that are passed over, by reason.

    Raises:
        Unreadable: a path that is not there, a folder without texts; before any file if it is one of the paths.

    """
    used, counted = settings or Configuration(), Counter[str]() if passed is None else passed
    for path in map(Path, paths):
        if not path.exists():
            raise Unreadable(f"{path}: no such file or folder")
        aside = Counter[str]()
        if path.is_dir() and next(texts_of(path, used, aside), None) is None:
            nothing = f"{path}: no texts and no checks in it{_what_makes_a_project(path)}"
            raise Unreadable("; ".join(filter(None, [nothing, remark(aside)])))
    for path in map(Path, paths):
        yield from texts_of(path, used, counted) if path.is_dir() else (path,)


def _what_makes_a_project(path: Path) -> str:
    return "; a project has checks/NAME.toml beside data/NAME.csv" if (path / "data").is_dir() else ""


def _documents(files: Iterable[Path], settings: Configuration, remarks: list[str]) -> Iterator[Document]:
    for file in files:
        read, encoding = load(file, settings.encoding)
        remarks += remarks_on(file, encoding)
        yield read


def _verified(found: _Found, language: Language) -> Verified:
    from check_data.agreement.expression import parse

    (claim, outcome, _, level), document = found
    first = document.place(claim.mentions[0].start, claim.mentions[0].end)
    name = f"{claim.code}@{first.line}:{first.column}"
    check = Check(name, parse(claim.expression), said_in(BY_CODE[claim.code].BECAUSE, language), place=first)
    cited = {f"f{number}": _cited(mention, document) for number, mention in enumerate(claim.mentions)}
    told = Told(claim.code, claim.form, level.severity, level.confidence)
    return Verified(document.path, check, outcome, claim.quantities(), cited, told)


def _findings(judged: Sequence[Judged], document: Document, settings: Configuration) -> Iterator[Finding]:
    told = [each for each in judged if each.level.severity is not None]
    if not told:
        return
    from check_data.repair.claims import Corrections

    determined = ((each.claim, each.outcome.verdict) for each in judged)
    corrections = Corrections(document.text, determined, settings.conventions)
    for number, each in enumerate(told):
        meant = corrections.of(each.claim) if number < CORRECTED else None
        suggestion = Suggestion(int(meant.name.removeprefix("f")), meant.quote) if meant else None
        yield _finding(each, document)._replace(suggestion=suggestion)


def _finding(each: Judged, document: Document) -> Finding:
    from check_data.agreement.arithmetic import arithmetic
    from check_data.agreement.expression import parse

    claim, severity = each.claim, each.level.severity
    assert severity is not None  # it is told
    first, second = claim.mentions[0], claim.mentions[min(1, len(claim.mentions) - 1)]
    return Finding(
        rule=claim.code,
        severity=severity,
        message=Message(BY_CODE[claim.code].MESSAGE, {"first": first.quote, "second": second.quote}),
        place=document.place(first.start, first.end),
        figures=tuple(_cited(mention, document) for mention in claim.mentions),
        verdict=each.outcome.verdict,
        arithmetic=arithmetic(parse(claim.expression), claim.quantities()),
        confidence=each.level.confidence,
    )


def _cited(mention: Mention, document: Document) -> Cited:
    place = document.place(mention.start, mention.end)
    return Cited("", mention.quote, place, mention.reading.rounded if mention.reading else None)


def _figure(found: _Listed) -> Figure:
    from check_data.tables.figures_table import Figure

    mention, document, facts = found
    fact = facts.get((mention.start, mention.end))
    quantity = Quantity(mention.quote, mention.reading, mention.unit)
    place = document.place(mention.start, mention.end)
    if fact is None:
        return Figure("", quantity, place, printed_unit=mention.unit)
    return Figure(
        "",
        quantity,
        place,
        printed_unit=mention.unit,
        subject=fact.name,
        story=fact.scope,
        period=fact.period,
        role=fact.role,
    )
