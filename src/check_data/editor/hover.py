"""What an editor shows of a figure: its readings, and the arithmetic of the checks that it is in."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.agreement.arithmetic import arithmetic, written
from check_data.editor.scene import Scene, Shown
from check_data.editor.words import WORDS as OWN
from check_data.figures.units import DATE
from check_data.messages import Language
from check_data.report.about import about_line
from check_data.report.language import VERDICTS, WHY, WORDS
from check_data.report.result import Verified
from check_data.rules import RULES

MOST = 20
"""Checks that are written out; a figure that all others are compared to may be in hundreds."""


def of_figure(figure: Shown, scene: Scene, language: Language) -> str:
    """A figure's quote, readings and checks."""
    lines = [f"{figure.quantity.quote or '—'} {figure.name}".strip(), *_readings(figure, language)]
    checks = scene.checks_of(figure)
    for check in checks[:MOST]:
        lines += ["", *_check(check, language)]
    if len(checks) > MOST:
        lines += ["", f"… {len(checks) - MOST}"]
    return "\n".join(lines if checks else [*lines, "", OWN[language]["unchecked"]])


def of_check(check: Verified, language: Language) -> str:
    """A declared check's verdict and arithmetic."""
    return "\n".join(_check(check, language))


def _readings(figure: Shown, language: Language) -> Iterator[str]:
    reading, words = figure.quantity.reading, WORDS[language]
    if reading is None:
        yield words["missing"]
        return
    percent, as_date = "%" in figure.quantity.quote, figure.quantity.unit == DATE
    stated = written(reading.stated, percent=percent, as_date=as_date)
    rounded = written(reading.rounded, percent=percent, as_date=as_date)
    yield f"{words['stated']}: {stated}"
    if rounded != stated:
        yield f"{words['rounded']}: {rounded}"


def _check(each: Verified, language: Language) -> Iterator[str]:
    code = each.check.name.partition("@")[0]
    name = f"{code} {RULES[code].name}" if code in RULES else each.check.name
    yield f"{name}: {VERDICTS[language][each.outcome.verdict]}"
    if each.outcome.why:
        yield f"  {WHY[language][each.outcome.why]}"
    else:
        yield from (f"  {line}" for line in arithmetic(each.check.expression, each.quantities).split("; "))
    if each.check.because:
        yield f"  {WORDS[language]['because']}: {each.check.because}"
    if each.check.about:
        yield f"  {about_line(each.check.about, language)}"
