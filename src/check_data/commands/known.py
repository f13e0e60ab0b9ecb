"""``check-data baseline [PATH ...]``: accept what is found now, so that only new findings fail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from check_data.commands import outputs
from check_data.commands.arguments import add_input_arguments, configuration_of, settings_of
from check_data.commands.parser import Parser
from check_data.saying import harmless, visible

if TYPE_CHECKING:
    import argparse

    from check_data.configuration import Configuration

_EPILOG = """\
check-data takes the file by itself where it finds it: in the project's folder, or for texts in the folder that it is
run in. Known findings are reported as accepted. One that is gone is reported (CD905) until --prune removes it.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the known findings, or take out those that are gone; returns the exit code."""
    parser = Parser("check-data baseline", "Accept what is found now: only new findings fail.", _EPILOG)
    add_input_arguments(parser)
    parser.add_argument("--baseline", metavar="FILE", help="default: check-data-baseline.json")
    parser.add_argument("--prune", action="store_true", help="only take out what is gone; accept nothing new")
    parser.set_defaults(no_baseline=False, language=None, fail_on=None, select=None, ignore=None)
    parser.set_defaults(min_level=None, quiet=True, diff=None, accepts=True)
    options = parser.parse_args(arguments)
    return _write(options, settings_of(configuration_of(options), options))


def _write(options: argparse.Namespace, settings: Configuration) -> int:
    from check_data.commands.comparing import gone_of, known_findings
    from check_data.commands.known_file import baseline_file, has_baseline
    from check_data.commands.reports import report_of
    from check_data.not_runnable import NotRunnable
    from check_data.waivers.baseline import of_findings

    file, report = baseline_file(options), report_of(options, settings)
    if report.unread:
        raise NotRunnable(str(report.unread[0]))  # what is known of it would be lost
    if options.prune:
        if not has_baseline(options):
            raise NotRunnable(f"{file}: no such file; check-data baseline writes it")
        before = known_findings(options)
        after = before.without(gone_of(report, before, options, settings))
    else:
        after = of_findings(report.open_findings, file)
    with outputs.opened(outputs.Output("", file)) as out:
        out.write(after.written())
    print(harmless(visible(f"{file}: {len(after.entries)} known findings")))
    return 0
