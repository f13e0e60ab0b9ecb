"""Findings as diagnostics: at their place, and for a declared check also where it is declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lsprotocol import types

from check_data.editor.scene import Scene
from check_data.editor.sources import Sources
from check_data.findings import Finding, Place, Severity
from check_data.messages import Language
from check_data.report.about import about_line
from check_data.report.language import WORDS

SOURCE = "check-data"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostics(scene: Scene, sources: Sources) -> Mapping[str, list[types.Diagnostic]]:
    """The diagnostics of each file that has some."""
    found: dict[str, list[types.Diagnostic]] = defaultdict(list)
    for place, problem in scene.problems:
        error = types.DiagnosticSeverity.Error
        found[place.path].append(types.Diagnostic(sources.range(place), problem, severity=error, source=SOURCE))
    for finding in scene.findings:
        places = shown_at(finding, scene)
        for place in places:
            others = [each for each in places if each != place]
            found[place.path].append(_diagnostic(finding, place, others, scene, sources))
    return found


def shown_at(finding: Finding, scene: Scene) -> list[Place]:
    """The place of a finding, and that of its declared check."""
    declared = scene.declared.get(finding.check or "", ())
    places = (each.check.place for each in declared if _belongs(each.publication, finding.place))
    return list(dict.fromkeys((finding.place, *places)))


def told(finding: Finding, language: Language) -> str:
    """A finding in words, a line each: what is wrong, the arithmetic, what it should be, why."""
    words, lines = WORDS[language], [finding.message.text(language)]
    lines += finding.arithmetic.split("; ") if finding.arithmetic else []
    if finding.suggestion:
        quote = finding.figures[finding.suggestion.figure].quote
        lines.append(words["perhaps"].format(quote=quote, suggestion=finding.suggestion.quote))
    if finding.because:
        lines.append(f"{words['because']}: {finding.because}")
    if finding.about:
        lines.append(about_line(finding.about, language))
    return "\n".join(lines)


def _diagnostic(
    finding: Finding, place: Place, declared: list[Place], scene: Scene, sources: Sources
) -> types.Diagnostic:
    return types.Diagnostic(
        range=sources.range(place),
        message=told(finding, finding.language or scene.language),
        severity=_severity(finding),
        code=finding.rule,
        source=SOURCE,
        related_information=list(_related(finding, place, declared, sources)),
    )


def _severity(finding: Finding) -> types.DiagnosticSeverity:
    """As the finding says; a note on a text, which is only possible, is a hint."""
    if finding.only_possible:
        return types.DiagnosticSeverity.Hint
    return _SEVERITIES[finding.severity]


def _related(
    finding: Finding, place: Place, declared: list[Place], sources: Sources
) -> Iterator[types.DiagnosticRelatedInformation]:
    for cited in finding.figures:
        if cited.place != place:
            words = f"{cited.quote or '—'} {cited.name}".strip()
            yield types.DiagnosticRelatedInformation(sources.location(cited.place), words)
    for each in declared:
        if each not in [cited.place for cited in finding.figures]:
            yield types.DiagnosticRelatedInformation(sources.location(each), finding.check or finding.rule)


def _belongs(publication: str, place: Place) -> bool:
    """Whether a place is in a file of a publication: ``data/NAME.csv`` or ``checks/NAME.toml``."""
    stem = place.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return stem == publication
