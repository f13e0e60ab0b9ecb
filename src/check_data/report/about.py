"""What a check says of itself (label, owner, origin, tags, since), as findings show it."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.findings import Finding
from check_data.messages import Language
from check_data.report.language import WORDS


def about_line(about: Mapping[str, str], language: Language) -> str:
    """All of it in one line, the label first and alone; empty where there is nothing."""
    words = WORDS[language]
    label = [about["label"]] if "label" in about else []
    return "; ".join([*label, *(f"{words[key]}: {said}" for key, said in about.items() if key != "label")])


def with_about(text: str, finding: Finding, language: Language) -> str:
    """A text on a finding, with what its check says of itself in brackets."""
    line = about_line(finding.about, language)
    return f"{text} [{line}]" if line else text
