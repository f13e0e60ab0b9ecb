"""The words of the page in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.messages import Counted, English, Words
from check_data.report.html.states import State

STATES = Words(
    {
        State.BAD: English("disagrees"),
        State.NEAR: English("agrees as rounded"),
        State.OPEN: English("undetermined"),
        State.OK: English("agrees"),
        State.FLAG: English("finding about the data"),
        State.POSSIBLE: English("possibly disagrees"),
        State.WAIVED: English("waived"),
        State.NONE: English("not checked"),
    }
)
COUNTED: Mapping[str, Counted] = {
    "texts": Counted(English("{number} text"), English("{number} texts")),
    "publications": Counted(English("{number} publication"), English("{number} publications")),
    "records": Counted(English("{number} record"), English("{number} records")),
    "groups": Counted(English("{number} group"), English("{number} groups")),
    "checks": Counted(English("{number} check"), English("{number} checks")),
    "checks hint": Counted(
        English("{number} check, with its arithmetic"), English("{number} checks, with their arithmetic")
    ),
    "unchecked hint": Counted(
        English("{number} figure that no check names. Nothing is said about it."),
        English("{number} figures that no check names. Nothing is said about them."),
    ),
}
"""What is counted on the page."""
WORDS = Words(
    {
        "and": English(", "),
        "in records": English("{name}: {records}, {checks}."),
        "finding": English("finding"),
        "report": English("check-data report"),
        "clean": English("No findings"),
        "nothing": English("Nothing was compared"),
        "stop": English("."),
        "in checks": English("{agree} of {total} checks agree."),
        "no checks": English("No checks were found."),
        "records": English("Records:"),
        "check": English("Check"),
        "by check": English("Records by verdict"),
        "worst": English("Records with the most findings"),
        "worst hint": English("Among the findings that are told in full; --all writes every one."),
        "record": English("Record"),
        "line column": English("Line"),
        "failing rules": English("Rules that fail"),
        "column": English("Column"),
        "in some": English("Records with it in some smallest set"),
        "in every": English("Records with it in every smallest set"),
        "arithmetic": English("Arithmetic"),
        "in figures": English("{checked} of {total} figures are in a check;"),
        "in none": English("{unchecked} are in none"),
        "waived": English("{waived} waived"),
        "skip": English("Skip to the text"),
        "findings": English("Findings"),
        "none found": English("Nothing disagrees. What was not checked is listed below."),
        "none sure": English("Nothing surely disagrees. What possibly does is listed here."),
        "possible": English("Possible"),
        "possible hint": English("Worth a look; the text may well be right there"),
        "filter": English("Filter the findings"),
        "severity": English("Severity"),
        "rule": English("Rule"),
        "story": English("Story"),
        "all rules": English("All rules"),
        "all stories": English("All stories"),
        "shown": English("{shown} of {total} shown"),
        "more": English("Show {count} more"),
        "reset": English("Show all"),
        "line": English("line {line}"),
        "place": English("line {line}, column {column}"),
        "legend": English("How figures are marked"),
        "checks": English("Checks without a finding"),
        "unchecked": English("What was not checked"),
        "all checked": English("Every figure is in a check."),
        "figure": English("Figure"),
        "subject": English("What it counts"),
        "reading": English("Reading"),
        "as rounded": English("rounded {reading}"),
        "missing": English("missing"),
        "verdict": English("Verdict"),
        "because": English("Why these must agree"),
        "about": English("About the check"),
        "suggestion": English("Suggestion"),
        "close": English("Close"),
        "detail": English("The figure and its checks"),
        "table": English("Table"),
        "not printed": English("figures that are not found in the text"),
        "keys": English(
            "Arrow keys move up and down the findings; Enter on a figure opens its checks, Escape closes them."
        ),
        "how": English(
            "Figures are underlined in the style of their verdict. Point at one, or focus it, for its arithmetic."
        ),
        "made": English("Made by check-data {version}"),
    }
)
