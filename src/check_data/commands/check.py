"""``check-data [PATH ...]`` and ``check-data list``: check a project, or texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from check_data.commands import outputs
from check_data.commands.actions import announce
from check_data.commands.arguments import configuration_of, parser_of, settings_of
from check_data.report.formats import FORMATS, Options, render

if TYPE_CHECKING:
    from pathlib import Path

    from check_data.commands.outputs import Output
    from check_data.configuration import Configuration
    from check_data.report.result import Report

_LISTED = ("text", "json", "jsonl")
"""The formats of ``check-data list``."""


def check(arguments: Sequence[str]) -> int:
    """Report findings; returns the exit code."""
    return _check(parser_of("check-data", tuple(FORMATS)).parse_args(arguments), listing=False)


def listing(arguments: Sequence[str]) -> int:
    """Print all figures and all checks; returns the exit code."""
    return _check(parser_of("check-data list", _LISTED).parse_args(arguments), listing=True)


def _check(options: argparse.Namespace, *, listing: bool) -> int:
    from check_data.configuration import BadConfiguration
    from check_data.not_runnable import NotRunnable

    try:
        return _checked(options, outputs.outputs_of(options), listing=listing)
    except (BadConfiguration, NotRunnable) as error:
        print(f"check-data: {error}", file=sys.stderr)
        return 2


def _checked(options: argparse.Namespace, wanted: tuple[Output, ...], *, listing: bool) -> int:
    from pathlib import Path

    from check_data.commands.reports import compared, known_findings, report_of

    settings = settings_of(configuration_of(options), options)
    if options.text_column and settings.engine == "spark":
        from check_data.commands import spark

        return spark.texts(options, settings, wanted)
    known = known_findings(options)
    if _streams(options, wanted, accepts=known is not None):
        return _stream([Path(path) for path in options.paths], settings, options, wanted[0])
    report = report_of(options, settings)
    if known is not None:
        report = compared(report, known, options, settings)
    if not options.quiet:
        for remark in report.remarks:
            print(f"check-data: {remark}", file=sys.stderr)
    plain = Options(False, options.quiet, options.show_unchecked, settings.fail_on)
    outputs.write(wanted, lambda output: _rendered(report, output, plain, options.color, listing=listing))
    if listing:
        return 0
    announce(report, wanted, plain)
    return report.exit_code(settings.fail_on)


def _streams(options: argparse.Namespace, wanted: tuple[Output, ...], *, accepts: bool) -> bool:
    """Whether lines come as they are found, on all cores; known findings are only told from others in one report.

    Raises:
        NotRunnable: texts in a column, which can't be otherwise.

    """
    from pathlib import Path

    from check_data.configuration import is_project
    from check_data.not_runnable import NotRunnable

    lines = [each.format for each in wanted] == ["jsonl"]
    if options.text_column and (accepts or not lines):
        raise NotRunnable("--text-column goes with --output-format jsonl, and no other, and with no baseline")
    texts = not options.form and not is_project(Path(options.paths[0])) and options.paths != ["-"]
    return lines and not accepts and texts


def _stream(paths: Sequence[Path], settings: Configuration, options: argparse.Namespace, output: Output) -> int:
    from check_data.progress import bar
    from check_data.report.jsonl import Total
    from check_data.streaming import number_of_texts, stream

    total, code = Total(), 0
    texts = number_of_texts(paths, options.text_column)
    with outputs.opened(output) as out, bar("texts", texts, wanted=not options.quiet) as advance:
        for each in stream(paths, settings, options.jobs, options.text_column):
            code = max(code, each.exit_code)
            for remark in each.remarks if not options.quiet or each.lines is None else ():
                print(f"check-data: {remark}", file=sys.stderr)
            if each.lines is not None:
                out.write(each.lines.text)
                total.add(each.lines.summary)
            advance()
        out.write(total.line())
    return code


def _rendered(report: Report, output: Output, options: Options, color: str, *, listing: bool) -> str:
    from check_data.report import colour

    wanted = options._replace(colour=colour.wanted(color, sys.stdout if output.file == outputs.STANDARD else None))
    if listing and output.format == "text":
        from check_data.report import listing as tables

        return tables.render(report, wanted)
    return render(output.format, report, wanted)
