"""``check-data list``: every figure with its readings and every check with its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.agreement.arithmetic import arithmetic, written
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.report.colour import Colour
from check_data.report.columns import aligned
from check_data.report.formats import Options
from check_data.report.language import VERDICTS, WHY, WORDS
from check_data.report.result import Report, Verified
from check_data.tables.figures_table import Figure


def render(report: Report, options: Options) -> str:
    """Two aligned tables."""
    words = WORDS[report.language]
    figures = [[words[key] for key in ("figure", "quote", "stated", "rounded", "place")]]
    figures += [_figure(figure, report) for figure in report.figure_list]
    checks = [[words[key] for key in ("check", "verdict", "arithmetic")]]
    checks += [_check(each, report) for each in report.checks]
    verdicts = [None, *(each.outcome.verdict for each in report.checks)]
    lines = [*aligned(figures), "", *_coloured(aligned(checks), verdicts, Colour(options.colour))]
    return "\n".join(lines) + "\n"


def _coloured(lines: list[str], verdicts: list[Verdict | None], colour: Colour) -> Iterator[str]:
    for line, verdict in zip(lines, verdicts, strict=True):
        yield colour.strong(line) if verdict is None else colour.verdict(verdict, line)


def _figure(figure: Figure, report: Report) -> list[str]:
    reading = figure.quantity.reading
    place = f"{figure.place.path}:{figure.place.line}"
    if reading is None:
        return [figure.name, "—", WORDS[report.language]["missing"], "", place]
    percent, as_date = "%" in figure.quantity.quote, figure.quantity.unit == DATE
    stated = written(reading.stated, percent=percent, as_date=as_date)
    rounded = written(reading.rounded, percent=percent, as_date=as_date)
    return [figure.name, figure.quantity.quote or "—", stated, "" if rounded == stated else rounded, place]


def _check(each: Verified, report: Report) -> list[str]:
    verdict = VERDICTS[report.language][each.outcome.verdict]
    if each.outcome.why:
        return [each.check.name, verdict, WHY[report.language][each.outcome.why]]
    return [each.check.name, verdict, arithmetic(each.check.expression, each.quantities)]
