"""``check-data list --output-format json``: every figure with what it says, every check with how it came out."""

from __future__ import annotations

import json
from collections.abc import Mapping

from check_data.agreement.arithmetic import arithmetic
from check_data.report.formats import Options
from check_data.report.json import VERSION, cited
from check_data.report.json_number import number
from check_data.report.result import Report, Verified
from check_data.tables.figures_table import Figure


def render(report: Report, options: Options) -> str:
    """The listing as one JSON object; offsets and columns count Unicode code points."""
    listed = {
        "version": VERSION,
        "figures": [_figure(each) for each in report.figure_list],
        "checks": [_check(each) for each in (*report.checks, *report.untold)],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _figure(figure: Figure) -> Mapping[str, object]:
    reading, unit = figure.quantity.reading, figure.quantity.unit
    return {
        "path": figure.place.path,
        "name": figure.name,
        "quote": figure.quantity.quote,
        "start": figure.place.start,
        "end": figure.place.end,
        "line": figure.place.line,
        "column": figure.place.column,
        "lower": number(reading.stated.lower) if reading else None,
        "upper": number(reading.stated.upper) if reading else None,
        "unit": unit.name if unit else None,
        "subject": figure.subject,
        "scope": figure.story,
        "period": figure.period,
        "role": figure.role or None,
    }


def _check(each: Verified) -> Mapping[str, object]:
    told = each.told
    return {
        "path": each.publication if told else each.check.place.path,
        "name": each.check.name,
        "rule": told.rule if told else "CD201",
        "form": told.form if told else None,
        "holds": each.check.expression.text,
        "verdict": each.outcome.verdict.value,
        "severity": told.severity.label if told and told.severity else None,
        "confidence": round(told.confidence, 3) if told else None,
        "figures": [cited(figure) for figure in each.cited.values()],
        "arithmetic": "" if each.outcome.why else arithmetic(each.check.expression, each.quantities),
        **({"about": dict(each.check.about)} if each.check.about else {}),
    }
