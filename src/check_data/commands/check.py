"""``check-data [PATH ...]`` and ``check-data list``: check a project, or texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from check_data import __version__
from check_data.commands.parser import Parser

if TYPE_CHECKING:
    from pathlib import Path

    from check_data.configuration import Configuration
    from check_data.report.result import Report

ENGINES = ("pandas", "polars", "duckdb", "spark")
_FORMATS = ("text", "concise", "json", "jsonl")
_EPILOG = """\
other commands:
  check-data list [PATH ...]  all figures with their readings, all checks with their verdicts
  check-data read TEXT        the figures of a text as a figures table (CSV)
  check-data suggest TEXT     what must agree in it as declared checks (TOML)
  check-data init [FOLDER] [--from TEXT]
                              a project of both, to be reviewed instead of typed
  check-data explain CODE     what a rule does, why, and what it does not report

exit codes: 0 nothing at the fail level, 1 findings, 2 the run could not be done
"""


def check(arguments: Sequence[str]) -> int:
    """Report findings; returns the exit code."""
    return _check(_parser("check-data").parse_args(arguments), listing=False)


def listing(arguments: Sequence[str]) -> int:
    """Print all figures and all checks; returns the exit code."""
    return _check(_parser("check-data list").parse_args(arguments), listing=True)


def _parser(program: str) -> Parser:
    parser = Parser(
        program,
        "Check that the figures of a publication agree with each other: of a project (a folder with "
        "data/ and checks/), or of texts (files, or folders of them).",
        _EPILOG,
    )
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="a project, or texts, or - (default: .)"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", default="-", help="what - stands for: article.md")
    parser.add_argument(
        "--text-column", metavar="NAME", help="PATHs are .jsonl or .parquet files: lint the texts in this column"
    )
    parser.add_argument("--form", metavar="NAME", help="PATHs are tables of records: check them by checks/NAME.toml")
    parser.add_argument("--engine", choices=("auto", *ENGINES), help="what passes over records (default: auto)")
    parser.add_argument("--master", metavar="URL", help="of Spark (default: the configuration's, or local[*])")
    parser.add_argument(
        "--output", metavar="FOLDER", help="with spark and --text-column: write the findings as Parquet"
    )
    parser.add_argument("--key", metavar="COLUMN", help="the column that names the records")
    parser.add_argument("--first", type=_count, default=3, metavar="N", help="findings a check in full (default: 3)")
    parser.add_argument(
        "--all", metavar="FILE", help="write every finding on records to FILE (.jsonl or .parquet; with spark a folder)"
    )
    parser.add_argument("--output-format", choices=_FORMATS, default="text", help="default: text")
    parser.add_argument("--jobs", type=int, metavar="N", help="texts at a time, with jsonl (default: one a core)")
    parser.add_argument("--select", type=_codes, metavar="CODES", help="only these rules: CD201,CD3")
    parser.add_argument("--ignore", type=_codes, metavar="CODES", help="not these rules")
    parser.add_argument("--fail-on", choices=("error", "warning", "note", "never"), help="default: error")
    parser.add_argument("--language", choices=("en", "zh"), help="default: the publication's")
    parser.add_argument("--encoding", help="of files that are not UTF-8")
    parser.add_argument("--show-unchecked", action="store_true", help="list the figures that no check names")
    parser.add_argument("--no-code", action="store_true", help="leave schemas/*.py unread: run nothing of the project")
    parser.add_argument("--quiet", "-q", action="store_true", help="no summary and no remarks")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--version", action="version", version=f"check-data {__version__}")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a number is wanted, not {text!r}")
    return int(text)


def _codes(text: str) -> tuple[str, ...]:
    from check_data.rules import RULES

    codes = tuple(code.strip() for code in text.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise argparse.ArgumentTypeError(f"no rule's code starts with {code!r}; there are {', '.join(RULES)}")
    return codes


def _check(options: argparse.Namespace, *, listing: bool) -> int:
    from pathlib import Path

    from check_data.configuration import BadConfiguration, find_configuration, is_project
    from check_data.not_runnable import NotRunnable

    paths = [Path(path) for path in options.paths]
    try:
        settings = _settings(find_configuration(Path() if options.form else paths[0]), options)
        if options.output or (settings.engine == "spark" and options.text_column):
            from check_data.commands import spark

            return spark.texts(options, settings)
        if options.text_column and options.output_format != "jsonl":
            raise NotRunnable("--text-column goes with --output-format jsonl")
        texts = not options.form and not is_project(paths[0]) and options.paths != ["-"]
        if options.text_column or (options.output_format == "jsonl" and texts):
            return _stream(paths, settings, options)
        if options.form or is_project(paths[0]):
            report = _run_project(paths, settings, options)
        else:
            report = _lint(paths, settings, options.stdin_filename)
    except (BadConfiguration, NotRunnable) as error:
        print(f"check-data: {error}", file=sys.stderr)
        return 2
    if not options.quiet:
        for remark in report.remarks:
            print(f"check-data: {remark}", file=sys.stderr)
    sys.stdout.write(_rendered(report, options, listing=listing))
    sys.stdout.flush()
    return 0 if listing else report.exit_code(settings.fail_on)


def _stream(paths: Sequence[Path], settings: Configuration, options: argparse.Namespace) -> int:
    from check_data.progress import bar
    from check_data.report.jsonl import Total
    from check_data.streaming import number_of_texts, stream

    total, code = Total(), 0
    with bar("texts", number_of_texts(paths, options.text_column), wanted=not options.quiet) as advance:
        for each in stream(paths, settings, options.jobs, options.text_column):
            code = max(code, each.exit_code)
            for remark in each.remarks if not options.quiet or each.lines is None else ():
                print(f"check-data: {remark}", file=sys.stderr)
            if each.lines is not None:
                sys.stdout.write(each.lines.text)
                total.add(each.lines.summary)
            advance()
    sys.stdout.write(total.line())
    return code


def _run_project(paths: Sequence[Path], settings: Configuration, options: argparse.Namespace) -> Report:
    from check_data.not_runnable import NotRunnable
    from check_data.project import load_project
    from check_data.records import load_records
    from check_data.runner import run_project

    code = not options.no_code
    if options.form:
        project = load_records(options.form, paths, settings, code=code)
    elif len(paths) > 1:
        raise NotRunnable(f"{paths[0]}: a project is checked by itself; give one folder")
    else:
        project = load_project(paths[0], settings, code=code)
    if not project.tables:
        return run_project(project, date.today())
    from check_data.commands.tables import checking

    with checking(project, options) as check_table:
        return run_project(project, date.today(), check_table)


def _lint(paths: Sequence[Path], settings: Configuration, name: str) -> Report:
    from check_data.texts import lint, lint_bytes

    if [str(path) for path in paths] == ["-"]:
        return lint_bytes(sys.stdin.buffer.read(), name, settings=settings)
    return lint(paths, settings=settings)


def _settings(found: Configuration, options: argparse.Namespace) -> Configuration:
    given = {
        "language": options.language,
        "fail_on": options.fail_on,
        "select": options.select,
        "ignore": options.ignore,
        "encoding": options.encoding,
        "spark_master": options.master,
        "engine": options.engine,
    }
    return found._replace(**{name: value for name, value in given.items() if value is not None})


def _rendered(report: Report, options: argparse.Namespace, *, listing: bool) -> str:
    if options.output_format == "json":
        return report.to_json()
    if options.output_format == "jsonl":
        from check_data.report import jsonl

        total, lines = jsonl.Total(), jsonl.lines(report)
        total.add(lines.summary)
        return lines.text + total.line()
    from check_data.report import colour

    colours = colour.Colour(colour.wanted(options.color, sys.stdout))
    if listing:
        from check_data.report import listing as tables

        return tables.render(report, colours)
    if options.output_format == "concise":
        from check_data.report import concise

        return concise.render(report, quiet=options.quiet)
    from check_data.report import text

    return text.render(report, colours, quiet=options.quiet, show_unchecked=options.show_unchecked)
