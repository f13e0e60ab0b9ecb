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
from check_data.documents.encoding import decode, remarks_on
from check_data.documents.load import document as as_document
from check_data.documents.load import load
from check_data.documents.unread import Unread, apart
from check_data.evidence.rates import Rates
from check_data.evidence.rates import load as load_rates
from check_data.evidence.weigh import Judged
from check_data.examined import Examined, examine
from check_data.facts.fact import Fact
from check_data.findings import Cited, Finding, Message, Suggestion, Verdict
from check_data.languages.every_convention import remarks_on_unread
from check_data.limits import limited
from check_data.messages import English, Language, translated
from check_data.reading.mention import Mention
from check_data.relations.kinds import BY_CODE
from check_data.report.language import message_language, most
from check_data.report.made import Made
from check_data.report.public import Report
from check_data.report.result import Told, Verified
from check_data.rules import RULES

if TYPE_CHECKING:
    from check_data.tables.figures_table import Figure

CORRECTED = 100
"""Findings of one text for which a correction is looked for: a text with more is no article with slips in it."""

_ROUNDED = English("as stated, {told} (as rounded it agrees)")
"""What is said around a claim's message where it agrees only as rounded."""

_Listed = tuple[Mention, Document, Mapping[tuple[int, int], Fact]]
"""A figure with its document and the facts of that by their places."""


class _Found(NamedTuple):
    judged: Judged
    document: Document


class _Linted(NamedTuple):
    """A document that was read, those of its claims that are wanted, and its findings in the language ``told_in``."""

    examined: Examined
    judged: Sequence[Judged]
    findings: Sequence[Finding]
    told_in: Language


def lint(paths: Sequence[Path | str], *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check texts: files, and folders of which every text is taken. What can't be read is told in the report."""
    used, remarks, passed, unread = settings or Configuration(), list[str](), Counter[str](), list[Unread]()
    with limited(used.limits):
        documents = tuple(_documents(files_of(paths, used, passed), used, remarks, unread))
    if passed:
        from check_data.walk import remark

        remarks.append(remark(passed))
    report = lint_documents(documents, used, today or date.today(), tuple(remarks), unread)
    return report._replace(passed_over=passed)


def lint_bytes(raw: bytes, name: str, *, settings: Configuration | None = None, today: date | None = None) -> Report:
    """Check one text that is no file; ``name`` says by its ending how to read it, and stands for its path."""
    used, remarks, unread, documents = settings or Configuration(), list[str](), list[Unread](), list[Document]()
    with apart(name, unread), limited(used.limits):
        decoded = decode(raw, name, used.encoding)
        documents.append(as_document(decoded, name))
        remarks += decoded.remarks(name)
    return lint_documents(documents, used, today or date.today(), tuple(remarks), unread)


def lint_documents(
    documents: Iterable[Document],
    settings: Configuration,
    today: date,
    remarks: Sequence[str] = (),
    unread: Sequence[Unread] = (),
) -> Report:
    """Check texts that were read; ``unread`` are those that could not be."""
    rates, missed, linted = load_rates(), list(unread), list[_Linted]()
    with limited(settings.limits):
        for document in documents:
            with apart(document.path, missed):
                linted.append(_linted(document, settings, rates, today))
    return _report(linted, settings, today, remarks)._replace(unread=tuple(missed))


def _linted(document: Document, settings: Configuration, rates: Rates, today: date) -> _Linted:
    examined = examine(document, settings.conventions, rates, settings.thresholds)
    judged = [each for each in examined.judged if settings.takes(each.claim.code)]
    found = [each for each in _findings(judged, document, settings) if each.severity >= settings.least]
    if document.comments:
        from check_data.waivers.comments import applied

        found = applied(document, found, RULES, settings.takes, today)
    told_in = settings.language or message_language(examined.language, settings.otherwise)
    return _Linted(examined, judged, [each._replace(language=told_in) for each in found], told_in)


def _report(linted: Sequence[_Linted], settings: Configuration, today: date, remarks: Sequence[str]) -> Report:
    checks: list[_Found] = []
    untold: list[_Found] = []
    listed: list[_Listed] = []
    unchecked: list[_Listed] = []
    kinds = Counter[str](), Counter[str]()
    silent, foreign = list[str](), defaultdict[str, list[str]](list)
    for examined, judged, *_ in linted:
        document, checked = examined.document, examined.checked()
        for each in judged:
            (checks if each.told else untold).append(_Found(each, document))
        if not examined.in_full:
            foreign[examined.language or ""].append(document.path)
        facts = {(each.mention.start, each.mention.end): each for each in examined.facts}
        figures = [(each, document, facts) for each in examined.figures()]
        listed += figures
        unchecked += [each for each in figures if (each[0].start, each[0].end) not in checked]
        for mention, *_ in figures:
            kinds[0][mention.kind] += (mention.start, mention.end) in checked
            kinds[1][mention.kind] += 1
        silent += [] if checked else [document.path]
    findings = (finding for each in linted for finding in each.findings)
    spoken = (each.told_in for each in linted if each.examined.language)
    language = settings.language or most(spoken, settings.otherwise)
    return Report(
        findings=tuple(sorted(findings, key=lambda each: (each.place.path, each.place.start, each.rule))),
        checks=Made(checks, partial(_verified, language=language)),
        counts=Counter(each.judged.outcome.verdict for each in checks),
        figure_list=Made(listed, _figure),
        unchecked=Made(unchecked, _figure),
        language=language,
        remarks=(*remarks, *remarks_on_unread(foreign)),
        today=today,
        sources={each.examined.document.path: each.examined.document for each in linted},
        untold=Made(untold, partial(_verified, language=language)),
        silent=tuple(silent),
        kinds={kind: (kinds[0][kind], every) for kind, every in kinds[1].items()},
    )


def files_of(
    paths: Sequence[Path | str], settings: Configuration | None = None, passed: Counter[str] | None = None
) -> Iterator[Path | Unread]:
    """The files that paths stand for, in their order; those of a folder by name, as it is gone through. In their place
    stand folders that hold no texts or can't be listed; what is not there is told by who reads it. ``passed`` counts
    the texts that are passed over, by reason.
    """
    used, counted = settings or Configuration(), Counter[str]() if passed is None else passed
    for path in map(Path, paths):
        yield from _texts_in(path, used, counted) if path.is_dir() else (path,)


def _texts_in(folder: Path, settings: Configuration, passed: Counter[str]) -> Iterator[Path | Unread]:
    from check_data.walk import remark, texts_of

    aside = Counter[str]()
    found = texts_of(folder, settings, aside)
    first = next(found, None)
    if first is None:
        nothing = f"no texts and no checks in it{_what_makes_a_project(folder)}"
        yield Unread(str(folder), None, "; ".join(filter(None, [nothing, remark(aside)])))
        return
    yield first
    yield from found
    passed.update(aside)


def _what_makes_a_project(path: Path) -> str:
    return "; a project has checks/NAME.toml beside data/NAME.csv" if (path / "data").is_dir() else ""


def _documents(
    files: Iterable[Path | Unread], settings: Configuration, remarks: list[str], unread: list[Unread]
) -> Iterator[Document]:
    for file in files:
        if isinstance(file, Unread):
            unread.append(file)
            continue
        read = None
        with apart(file, unread):
            read, encoding = load(file, settings.encoding)
            remarks += remarks_on(file, encoding)
        if read is not None:
            yield read


def _verified(found: _Found, language: Language) -> Verified:
    from check_data.agreement.expression import parse

    (claim, outcome, _, level), document = found
    first = document.place(claim.mentions[0].start, claim.mentions[0].end)
    name = f"{claim.code}@{first.line}:{first.column}"
    check = Check(name, parse(claim.expression), translated(BY_CODE[claim.code].BECAUSE, language), place=first)
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
    from check_data.agreement.arithmetic import arithmetic, rounded_arithmetic
    from check_data.agreement.expression import parse

    claim, severity = each.claim, each.level.severity
    assert severity is not None  # it is told
    first, second = claim.mentions[0], claim.said(min(1, len(claim.mentions) - 1))
    message = Message(BY_CODE[claim.code].MESSAGE, {"first": first.quote, "second": second})
    expression, quantities = parse(claim.expression), claim.quantities()
    worked = arithmetic(expression, quantities)
    if each.outcome.verdict is Verdict.AGREES_AS_ROUNDED:
        worked = f"{worked}; ≈ {rounded_arithmetic(expression, quantities)}"
        message = Message(_ROUNDED, parts={"told": message})
    return Finding(
        rule=claim.code,
        severity=severity,
        message=message,
        place=document.place(first.start, first.end),
        figures=tuple(_cited(mention, document) for mention in claim.mentions),
        verdict=each.outcome.verdict,
        arithmetic=worked,
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
