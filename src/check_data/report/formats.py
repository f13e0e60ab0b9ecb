"""The registry: every output format by its name, without importing its writer.

A writer is one module of this package with a function ``render(report: Report, options: Options) -> str``.
"""

from __future__ import annotations

import codecs
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from check_data.patterns import lazily
from check_data.saying import JSON, PLAIN, XML, harmless

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


_DATA = {**dict.fromkeys(("json", "jsonl", "sarif", "gitlab"), JSON), **dict.fromkeys(("junit", "html"), XML)}
_COMMANDS = "github"
_BEYOND_ASCII = lazily("[^\x00-\x7f]+")


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
    """The report in the format of a name of `FORMATS`. Printed in a log, nothing of it but its own commands is one."""
    written: str = import_module(f"check_data.report.{FORMATS[name]}").render(report, options)
    return written if name == _COMMANDS else harmless(written, _DATA.get(name, PLAIN))


def writable(name: str, text: str, encoding: str) -> str:
    """A report as a stream of an encoding takes it. What says of itself that it is UTF-8, or must be, is written in
    ASCII where the stream is something else; of other formats the stream escapes what it can't hold.
    """
    if name not in _DATA or codecs.lookup(encoding).name == "utf-8":
        return text
    if _DATA[name] is JSON:
        import json

        return _BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
    return text.encode("ascii", "xmlcharrefreplace").decode()
