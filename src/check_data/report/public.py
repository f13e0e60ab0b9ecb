"""The report as code and notebooks are given it: what a run found, which also writes itself.

The writers are above `result`, whose data they take; so this is above them.
"""

from __future__ import annotations

from check_data.report import result


class Report(result.Report):
    """What a run found (see `result.Report`)."""

    __slots__ = ()

    def to_json(self) -> str:
        """The report in the stable JSON format (its JSON Schema is in the package)."""
        from check_data.report.formats import Options, render

        return render("json", self, Options())

    def _repr_html_(self) -> str:
        """The report in a notebook."""
        from check_data.report.notebook import render

        return render(self)
