"""check-data: a linter for the numbers in a publication.

``run(path)`` checks a project and ``lint(paths)`` texts; both return a `Report`, or raise
`NotRunnable`. ``agree(expression)`` is a check for
anybody's Pandera schema; ``schema(name)`` is a publication's Pandera schema with its agreements; ``figure``,
``Count``, ``Share``, ``Measure``, ``Day`` and ``agreements`` describe figures in ``schemas/NAME.py``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from check_data.version import VERSION

if TYPE_CHECKING:
    from check_data.not_runnable import NotRunnable
    from check_data.project import schema
    from check_data.report.public import Report
    from check_data.returns.evaluate import evaluate
    from check_data.runner import run
    from check_data.tables.agreeing import agree, agreements
    from check_data.tables.kinds import Count, Day, Measure, Share, figure
    from check_data.texts import lint

__version__ = VERSION

__all__ = [
    "Count",
    "Day",
    "Measure",
    "NotRunnable",
    "Report",
    "Share",
    "__version__",
    "agree",
    "agreements",
    "evaluate",
    "figure",
    "lint",
    "run",
    "schema",
]

# Names are looked up when they are first used: the command's --version and --help load neither pandas nor Pandera.
_HOMES = {
    "Count": "tables.kinds",
    "Day": "tables.kinds",
    "Measure": "tables.kinds",
    "NotRunnable": "not_runnable",
    "Report": "report.public",
    "Share": "tables.kinds",
    "agree": "tables.agreeing",
    "agreements": "tables.agreeing",
    "evaluate": "returns.evaluate",
    "figure": "tables.kinds",
    "lint": "texts",
    "run": "runner",
    "schema": "project",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'check_data' has no attribute {name!r}")
    return getattr(import_module(f"check_data.{_HOMES[name]}"), name)
