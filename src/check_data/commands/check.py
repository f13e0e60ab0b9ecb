"""``check-data [PATH ...]`` and ``check-data list``: check a project, or texts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from check_data.commands import outputs
from check_data.commands.actions import announce
from check_data.commands.apart import require_apart
from check_data.commands.arguments import configuration_of, parser_of, settings_of
from check_data.not_runnable import NotRunnable
from check_data.report.formats import FORMATS, Options, render
from check_data.saying import JSON, harmless, say

if TYPE_CHECKING:
    from check_data.commands.outputs import Output
    from check_data.report.result import Report
    from check_data.written import Result

_LISTED = ("text", "json", "jsonl")
"""The formats of ``check-data list``."""


def check(arguments: Sequence[str]) -> int:
    """Report findings; returns the exit code."""
    options = parser_of("check-data", tuple(FORMATS)).parse_args(arguments)
    return _watch(options, arguments) if options.watch else _check(options, listing=False)


def listing(arguments: Sequence[str]) -> int:
    """Print all figures and all checks; returns the exit code."""
    return _check(parser_of("check-data list", _LISTED).parse_args(arguments), listing=True)


def _watch(options: argparse.Namespace, arguments: Sequence[str]) -> int:
    from check_data.commands.watch import watch

    if options.paths == ["-"]:
        say("--watch takes files, not standard input")
        return 2
    return watch(arguments, options.paths, [each.file for each in options.outputs or ()])


def _check(options: argparse.Namespace, *, listing: bool) -> int:
    from check_data.commands.cached import result_of

    options.listing = listing
    wanted = outputs.outputs_of(options)
    require_apart(wanted, options)
    if options.text_column and (settings := settings_of(configuration_of(options), options)).engine == "spark":
        from check_data.commands import spark

        return spark.texts(options, settings, wanted)
    if _streams(options, wanted):
        return _stream(options, wanted[0])
    coloured = [outputs.coloured(each, options.color) for each in wanted]
    result = result_of(options, wanted, coloured, lambda: _computed(options, wanted, coloured))
    for remark in () if options.quiet else result.remarks:
        say(remark)
    outputs.write(wanted, result.outputs)
    return result.code


def _computed(options: argparse.Namespace, wanted: Sequence[Output], coloured: Sequence[bool]) -> Result:
    from check_data.commands.known_file import compares, has_baseline
    from check_data.commands.reports import folder_of, report_of
    from check_data.written import Result

    if options.diff and options.paths == ["-"]:
        raise NotRunnable("--diff compares files with a revision, not standard input")
    settings = settings_of(configuration_of(options), options)
    report = report_of(options, settings)
    if has_baseline(options):
        from check_data.commands.comparing import compared

        report = compared(report, options, settings)
    if options.diff:
        from check_data.commands.changed import only_changed

        report = only_changed(report, options.diff, folder_of(options.paths[0]))
    for missed in report.unread:
        say(str(missed))
    report = report.shortened(options.first) if report.returns and compares(options) else report
    plain = Options(False, options.quiet, options.show_unchecked, settings.fail_on)
    texts = [
        _rendered(report, each.format, plain._replace(colour=colour), options)
        for each, colour in zip(wanted, coloured, strict=True)
    ]
    if options.listing:
        return Result(tuple(texts), report.remarks, report.exit_code("never"))
    announce(report, wanted, plain)
    return Result(tuple(texts), report.remarks, report.exit_code(settings.fail_on))


def _rendered(report: Report, name: str, wanted: Options, options: argparse.Namespace) -> str:
    if name == "text" and options.listing:
        from check_data.report import listing

        return harmless(listing.render(report, wanted))
    if name == "json" and options.listing:
        from check_data.report import listing_json

        return harmless(listing_json.render(report, wanted), JSON)
    if name == "text" and options.statistics:
        from check_data.report import statistics

        return harmless(statistics.render(report, wanted))
    return render(name, report, wanted)


def _streams(options: argparse.Namespace, wanted: Sequence[Output]) -> bool:
    """Whether lines come as they are found, on all cores; known findings are only told from others in one report.

    Raises:
        NotRunnable: texts in a column, which can't be otherwise.

    """
    from pathlib import Path

    from check_data.commands.known_file import has_baseline
    from check_data.configuration import is_project

    lines = [each.format for each in wanted] == ["jsonl"] and not (has_baseline(options) or options.diff)
    if options.text_column and not lines:
        raise NotRunnable("--text-column goes with --output-format jsonl, and no other, and with no baseline or --diff")
    texts = not options.form and not is_project(Path(options.paths[0])) and options.paths != ["-"]
    return bool(options.text_column) or (lines and texts)


def _stream(options: argparse.Namespace, output: Output) -> int:
    from collections import Counter
    from functools import partial
    from pathlib import Path

    from check_data.progress import bar
    from check_data.report.jsonl import Total
    from check_data.streaming import number_of_texts, stream
    from check_data.walk import remark as told_of

    settings, paths = settings_of(configuration_of(options), options), [Path(path) for path in options.paths]
    total, code, passed = Total(), 0, Counter[str]()
    texts = partial(number_of_texts, paths, settings, options.text_column)
    with outputs.opened(output) as out, bar("texts", texts, wanted=not options.quiet) as advance:
        for each in stream(paths, settings, options.jobs, options.text_column, passed):
            code = max(code, each.exit_code)
            for remark in () if options.quiet else each.remarks:
                say(remark)
            for missed in each.unread:
                say(str(missed))
            total.miss(each.unread)
            if each.lines is not None:
                outputs.put(each.lines.text, output.format, out)
                total.add(each.lines)
            advance()
        total.passed_over(passed)
        outputs.put(total.line(), output.format, out)
    if passed and not options.quiet:
        say(told_of(passed))
    return code
