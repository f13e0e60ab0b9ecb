"""The counts of a run over texts, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from check_data.findings import Severity, Verdict
from check_data.messages import Language
from check_data.report.language import WORDS, counted
from check_data.rules import RULES


def summary(counts: Counter[str], language: Language) -> list[str]:
    """Findings by rule and by severity, the verdicts of checks, the figures, and what became of every record."""
    words = WORDS[language]
    notes, warnings, errors = (counted(level, counts[f"findings.{level.label}"], language) for level in Severity)
    agrees, rounded, disagrees, undetermined = verdicts = [counts[f"checks.{verdict.value}"] for verdict in Verdict]
    total, checked = counts["figures.total"], counts["figures.checked"]
    read, unread, none = (f"{counts[f'texts.{name}']:,}" for name in ("read", "unread", "none"))
    rules = list(_rules(counts))
    findings = words["findings" if rules else "clean"]
    checks, figures = words["checks"], words["figures"]
    return [
        *rules,
        findings.format(errors=errors, warnings=warnings, notes=notes, waived=counts["waived"], known=""),
        checks.format(
            total=sum(verdicts), agrees=agrees, rounded=rounded, disagrees=disagrees, undetermined=undetermined
        ),
        figures.format(total=total, checked=checked, unchecked=total - checked, hint=""),
        words["texts"].format(read=read, unread=unread, none=none),
    ]


def _rules(counts: Counter[str]) -> Iterator[str]:
    for code, rule in RULES.items():
        if number := counts[f"rules.{code}"]:
            yield f"{number:>9,}  {code} {rule.name}"
