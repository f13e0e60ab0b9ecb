"""The report for people: every finding with its arithmetic and figures, then what was and was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from check_data.findings import Cited, Finding, Severity, Verdict
from check_data.report.colour import Colour
from check_data.report.columns import aligned, printable
from check_data.report.formats import Options
from check_data.report.language import KINDS, SEVERITIES, VERDICTS, WORDS, counted
from check_data.report.result import Report
from check_data.report.uncompared import sentences
from check_data.saying import visible

if TYPE_CHECKING:
    from check_data.returns.checked import Checked


def render(report: Report, options: Options) -> str:
    """The whole report; nothing where nothing could be read, which is told on standard error."""
    if report.is_void:
        return ""
    colour = Colour(options.colour)
    blocks = ["\n".join(_finding(finding, report, colour)) for finding in report.findings]
    if options.show_unchecked and report.unchecked:
        blocks.append("\n".join(_unchecked(report)))
    if not options.quiet:
        blocks.append("\n".join(summary(report, hint=not options.show_unchecked)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def summary(report: Report, *, hint: bool = True) -> list[str]:
    """How many findings of each severity, checks of each verdict, and figures in a check and in none; what was not
    compared, and what could not be read; that alone where it is all.
    """
    unread = [WORDS[report.language]["unread"].format(told=visible(str(each))) for each in report.unread]
    if report.is_void:
        return unread
    words, counts = WORDS[report.language], report.counts
    accepted, found = report.waivers, report.severities
    numbers = {level: counted(level, found[level], report.language) for level in Severity}
    known, hidden = accepted["known"], sum(report.hidden.values())
    findings = words["findings"].format(
        errors=numbers[Severity.ERROR],
        warnings=numbers[Severity.WARNING],
        notes=numbers[Severity.NOTE],
        waived=accepted.total() - known,
        known=words["known"].format(number=known) if known else "",
    )
    checks = words["checks"].format(
        total=len(report.checks),
        agrees=counts[Verdict.AGREES],
        rounded=counts[Verdict.AGREES_AS_ROUNDED],
        disagrees=counts[Verdict.DISAGREES],
        undetermined=counts[Verdict.UNDETERMINED],
    )
    figures = words["figures"].format(
        total=len(report.figure_list),
        checked=len(report.figure_list) - len(report.unchecked),
        unchecked=len(report.unchecked),
        hint=words["hint"] if hint and report.unchecked else "",
    )
    clean = words["clean" if report.compared else "nothing"]
    lines = [findings if report.findings or hidden else clean]
    lines += [words["hidden"].format(number=hidden)] if hidden else []
    if report.checks or not report.returns:
        lines += [checks, figures, *_kinds(report)]
    lines += [line for each in report.returns for line in returned(each, report)]
    return [*lines, *sentences(report), *unread]


def _kinds(report: Report) -> Iterator[str]:
    """How many figures of each kind are in a check, the most frequent first, where there are several kinds."""
    if len(report.kinds) > 1:
        words, names = WORDS[report.language], KINDS[report.language]
        each = sorted(report.kinds.items(), key=lambda kind: (-kind[1][1], kind[0]))
        told = (words["of kind"].format(kind=names[kind], checked=some, total=every) for kind, (some, every) in each)
        yield words["kinds"] + words["and"].join(told) + words["stop"]


def returned(checked: Checked, report: Report) -> Iterator[str]:
    """How many records of a table have each verdict, a check a line, and the share of those that fail it."""
    words, names = WORDS[report.language], VERDICTS[report.language]
    yield words["records"].format(path=printable(checked.path), records=checked.records, engine=checked.engine)
    rows = [[words["check"], *(names[verdict] for verdict in Verdict), words["share"]]]
    for name, counts in checked.verdicts.items():
        rows.append([printable(name), *(str(counts[verdict]) for verdict in Verdict), f"{checked.share(name):.4%}"])
    yield from aligned(rows, "    ")
    worst = [(each.record, len(each.checks)) for each in checked.worst]
    located = [(each.name, each.some) for each in checked.located.fields] if checked.located else []
    for title, found in (("failing most", worst), ("located most", located)):
        if found:
            told = words["and"].join(f"{printable(name)} ({number})" for name, number in found)
            yield f"    {words['titled'].format(title=words[title], told=told)}"


def _finding(finding: Finding, report: Report, colour: Colour) -> Iterator[str]:
    words = WORDS[report.language_of(finding)]
    severity = colour.severity(finding.severity, f"{SEVERITIES[report.language][finding.severity]}[{finding.rule}]")
    yield f"{severity} {colour.strong(printable(report.message(finding)))}"
    yield f"  --> {printable(finding.place.path)}:{finding.place.line}:{finding.place.column}"
    if finding.arithmetic:
        yield ""
        for line in finding.arithmetic.split("; "):
            yield f"      {printable(line)}"
        yield ""
    if finding.place.path in report.sources:
        from check_data.report.snippet import snippet

        # What has no figures (a comment) is shown where it stands.
        places = [cited.place for cited in finding.figures] or [finding.place]
        yield from (f"    {line}" for line in snippet(report.sources[finding.place.path], places))
    else:
        yield from aligned([_cited(cited, report) for cited in finding.figures], "    ")
    if finding.suggestion:
        wrong, meant = finding.figures[finding.suggestion.figure].quote, finding.suggestion.quote
        yield f"    {printable(words['perhaps'].format(quote=wrong, suggestion=meant))}"
    if finding.because:
        yield f"    {colour.faint(words['because'])}: {printable(finding.because)}"
    if finding.about:
        from check_data.report.about import about_line

        yield f"    {printable(about_line(finding.about, report.language_of(finding)))}"
    if finding.waiver and report.is_waived(finding):
        key = "waived until" if finding.waiver.until else "waived"
        yield f"    {printable(words[key].format(reason=finding.waiver.reason, until=finding.waiver.until))}"


def _cited(cited: Cited, report: Report) -> list[str]:
    source = WORDS[report.language]["line"].format(line=cited.source_line) if cited.source_line else ""
    return [cited.quote or "—", cited.name, f"{cited.place.path}:{cited.place.line}", source]


def _unchecked(report: Report) -> Iterator[str]:
    yield WORDS[report.language]["unchecked"]
    yield from aligned([_cited(figure.cited(), report) for figure in report.unchecked], "    ")
