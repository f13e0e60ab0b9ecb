"""The registry: every output format by its name, without importing its writer.

A writer is one module of this package with a function ``render(report: Report, options: Options) -> str``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from check_data.report.result import Report

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "csv": "csv",
    "html": "html",
}
"""Names as ``--output-format`` takes them, and the modules of this package that write them."""


class Options(NamedTuple):
    """How a report is wanted: in ``colour`` (of a terminal), ``quiet`` (no summary), and with the figures listed that
    no check names (``show_unchecked``); ``fail_on`` is the severity that fails the run. A format takes what it has a
    use for.
    """

    colour: bool = False
    quiet: bool = False
    show_unchecked: bool = False
    fail_on: str = "error"


def render(name: str, report: Report, options: Options) -> str:
    """The report in the format of a name of `FORMATS`."""
    written: str = import_module(f"check_data.report.{FORMATS[name]}").render(report, options)
    return written
