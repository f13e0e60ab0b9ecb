"""Terminal colours, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple, TextIO

from check_data.findings import Severity, Verdict

_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_VERDICT = {
    Verdict.AGREES: "32",
    Verdict.AGREES_AS_ROUNDED: "33",
    Verdict.DISAGREES: "31",
    Verdict.UNDETERMINED: "35",
}


class Colour(NamedTuple):
    """Wraps texts in ANSI codes where ``on``."""

    on: bool = False

    def severity(self, severity: Severity, text: str) -> str:
        """A text in the colour of a severity."""
        return self._in(_SEVERITY[severity], text)

    def verdict(self, verdict: Verdict, text: str) -> str:
        """A text in the colour of a verdict."""
        return self._in(_VERDICT[verdict], text)

    def strong(self, text: str) -> str:
        """A text in bold."""
        return self._in("1", text)

    def faint(self, text: str) -> str:
        """A text that stands back."""
        return self._in("2", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def wanted(choice: str, stream: TextIO | None, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: ``--color`` over NO_COLOR over FORCE_COLOR over whether the stream is a terminal.

    What goes to a file (None) is coloured only where ``--color`` says so.
    """
    if choice != "auto":
        return choice == "always"
    if stream is None or environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or stream.isatty()
