"""The reader's language, and the words of the reports in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from check_data.findings import Severity, Verdict
from check_data.languages.written_in import UNKNOWN
from check_data.messages import Counted, English, Language, Words, told_in

SEVERITIES = Words(
    {
        Severity.ERROR: English("error"),
        Severity.WARNING: English("warning"),
        Severity.NOTE: English("note"),
    }
)
_COUNTED: Mapping[Severity, Counted] = {
    Severity.ERROR: Counted(English("{number} error"), English("{number} errors")),
    Severity.WARNING: Counted(English("{number} warning"), English("{number} warnings")),
    Severity.NOTE: Counted(English("{number} note"), English("{number} notes")),
}
VERDICTS = Words(
    {
        Verdict.AGREES: English("agrees"),
        Verdict.AGREES_AS_ROUNDED: English("agrees as rounded"),
        Verdict.DISAGREES: English("disagrees"),
        Verdict.UNDETERMINED: English("undetermined"),
    }
)
WHY = Words(
    {
        "missing": English("a figure is missing"),
        "zero": English("a divisor may be 0"),
        "much": English("too much to decide"),
        "units": English("units do not fit"),
    }
)
LEFT_OUT = Counted(
    English("{number} more finding is left out here."), English("{number} more findings are left out here.")
)
WORDS = Words(
    {
        "because": English("because"),
        "owner": English("owner"),
        "origin": English("origin"),
        "tags": English("tags"),
        "since": English("since"),
        "perhaps": English("{quote}: perhaps {suggestion}"),
        "line": English("line {line}"),
        "waived": English("waived: {reason}"),
        "waived until": English("waived until {until}: {reason}"),
        "known": English(", {number} known"),
        "clean": English("No findings."),
        "nothing": English("Nothing was compared, so nothing could be found."),
        "silent": English("Not compared: nothing in {number} of {total} texts."),
        "empty": English("Not compared: {path} holds no records."),
        "not compared": English("Not compared: no record of {path} by {check}."),
        "unread": English("Not read: {told}"),
        "findings": English("Findings: {errors}, {warnings}, {notes}; {waived} waived{known}."),
        "checks": English(
            "Checks:   {total}: {agrees} agree, {rounded} agree as rounded, {disagrees} disagree, "
            "{undetermined} undetermined."
        ),
        "figures": English("Figures:  {total}: {checked} in a check, {unchecked} in none{hint}."),
        "hint": English(" (--show-unchecked lists them)"),
        "kinds": English("          In a check: "),
        "of kind": English("{checked} of {total} {kind}"),
        "and": English(", "),
        "stop": English("."),
        "texts": English("Texts:    {read} read, {unread} can't be read, {none} records without one."),
        "unchecked": English("In no check:"),
        "figure": English("figure"),
        "quote": English("quote"),
        "stated": English("stated"),
        "rounded": English("rounded"),
        "place": English("place"),
        "check": English("check"),
        "verdict": English("verdict"),
        "arithmetic": English("arithmetic"),
        "missing": English("missing"),
        "records": English("Records:  {records} of {path}, by {engine}."),
        "share": English("share that disagrees"),
        "failing most": English("Records that fail most rules"),
        "located most": English("Columns most often located"),
        "titled": English("{title}: {told}"),
        "severity": English("severity"),
        "rule": English("rule"),
        "finding": English("finding"),
        "hidden": English("          {number} of them are not shown (--first N shows more, --all FILE writes all)."),
    }
)

KINDS = Words(
    {
        "count": English("counts"),
        "measure": English("measures"),
        "money": English("amounts of money"),
        "percent": English("percentages"),
        "points": English("percentage points"),
        "times": English("factors"),
        "date": English("dates"),
        "span": English("lengths of time"),
        "age": English("ages"),
        "ratio": English("ratios"),
        "range": English("ranges"),
    }
)
"""Kinds of figures (see `reading.mention`), for summaries."""


def counted(level: Severity, number: int, language: Language) -> str:
    """So many findings of a severity: ``1 error``, ``2 warnings``."""
    return _COUNTED[level].told(number, language)


def message_language(language: str | None, otherwise: Language = "en") -> Language:
    """The language that a text's findings are told in, by that which `written_in` says it is in; ``otherwise`` where
    none is known.
    """
    return otherwise if language in (None, UNKNOWN) else told_in(language)


def most(languages: Iterable[Language], otherwise: Language = "en") -> Language:
    """The language of most texts, the first of several; ``otherwise`` where there are none."""
    found = Counter(languages).most_common(1)
    return found[0][0] if found else otherwise
