"""What ``check-data`` and ``check-data list`` take, and the settings that come of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from check_data.commands import outputs
from check_data.commands.parser import Parser
from check_data.findings import Severity
from check_data.messages import AUTO, languages, of_environment
from check_data.version import VERSION

if TYPE_CHECKING:
    from check_data.configuration import Configuration

ENGINES = ("auto", "pandas", "polars", "duckdb", "spark")
_EPILOG = """\
other commands:
  check-data list [PATH ...]  all figures with their readings, all checks with their verdicts
  check-data read TEXT        the figures of a text as a figures table (CSV)
  check-data suggest TEXT     what must agree in it as declared checks (TOML)
  check-data init [FOLDER] [--from TEXT]
                              a project of both, to be reviewed instead of typed
  check-data baseline [PATH ...]
                              accept what is found now: only new findings fail
  check-data calibrate PATH ... --output FILE
                              how often claims hold in untouched texts, which levels rest on
  check-data rules [PATH]     rules that contradict each other, follow from others, or say nothing
  check-data import FILE [--to FOLDER]
                              rules of R's validate (.yaml) and VTL (.vtl), code lists of SDMX (.csv)
  check-data edit [PATH] [--fix FOLDER]
                              which fields of failing records are wrong, and what they should be
  check-data clean [PATH ...] remove what is kept of projects
  check-data lsp              a language server, for editors
  check-data completion SHELL completion of commands and options for bash, zsh or tcsh
  check-data schema NAME      the JSON Schema of checks, configuration or findings
  check-data explain CODE     what a rule does, why, and what it does not report

exit codes: 0 nothing at the fail level, 1 findings, 2 the run could not be done
"""


def parser_of(program: str, formats: Sequence[str]) -> Parser:
    """The parser of one of the two commands."""
    parser = Parser(
        program,
        "Check that the figures of a publication agree with each other: of a project (a folder with "
        "data/ and checks/), or of texts (files, or folders of them).",
        _EPILOG,
    )
    add_input_arguments(parser)
    parser.add_argument(
        "--text-column", metavar="NAME", help="PATHs are .jsonl or .parquet files: lint the texts in this column"
    )
    outputs.add_arguments(parser, formats)
    parser.add_argument("--jobs", type=int, metavar="N", help="texts at a time, with jsonl (default: one a core)")
    parser.add_argument("--select", type=_codes, metavar="CODES", help="only these rules: CD201,CD3")
    parser.add_argument("--ignore", type=_codes, metavar="CODES", help="not these rules")
    parser.add_argument("--fail-on", choices=("error", "warning", "note", "never"), help="default: error")
    parser.add_argument(
        "--exit-zero", dest="fail_on", action="store_const", const="never", help="the same as --fail-on never"
    )
    parser.add_argument("--min-level", choices=("error", "warning", "note"), help="the lowest level that texts give")
    parser.add_argument("--baseline", metavar="FILE", help="known findings (default: check-data-baseline.json)")
    parser.add_argument("--no-baseline", action="store_true", help="report known findings like others")
    parser.add_argument("--diff", metavar="REV", help="only findings on lines that changed since a git revision")
    parser.add_argument("--statistics", action="store_true", help="instead of the text: how often each rule is found")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")
    parser.add_argument("--no-cache", action="store_true", help="compute all again, and keep nothing")
    parser.add_argument("--language", choices=(AUTO, *languages()), help="default: that of each text")
    parser.add_argument("--show-unchecked", action="store_true", help="list the figures that no check names")
    parser.add_argument("--quiet", "-q", action="store_true", help="no summary and no remarks")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.set_defaults(accepts=False)
    parser.add_argument("--version", action="version", version=f"check-data {VERSION}")
    return parser


def add_input_arguments(parser: Parser) -> None:
    """What is to be checked, and how it is read."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="a project, or texts, or - (default: .)"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", default="-", help="what - stands for: article.md")
    parser.add_argument("--form", metavar="NAME", help="PATHs are tables of records: check them by checks/NAME.toml")
    parser.add_argument("--engine", choices=ENGINES, help="what passes over records (default: auto)")
    parser.add_argument("--master", metavar="URL", help="of Spark (default: the configuration's, or local[*])")
    parser.add_argument(
        "--key", metavar="COLUMN", action="append", default=[],
        help="the column that names the records; may be given several times: they name them together",
    )  # fmt: skip
    parser.add_argument("--first", type=_count, default=3, metavar="N", help="findings a check in full (default: 3)")
    parser.add_argument(
        "--locate", action="store_true", help="tell which columns of failing records are most often wrong"
    )
    parser.add_argument(
        "--all", metavar="FILE", help="write every finding on records to FILE (.jsonl or .parquet; with spark a folder)"
    )
    parser.add_argument(
        "--exclude",
        action="append",
        type=_pattern,
        metavar="PATTERN",
        help="pass over texts of folders, as .gitignore says it; may be given several times",
    )
    parser.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest upwards)")
    parser.add_argument("--encoding", help="of files that are not UTF-8")
    parser.add_argument(
        "--no-code",
        dest="run_code",
        action="store_false",
        default=None,
        help="leave schemas/*.py unread: run nothing of the project (default where CI is set)",
    )
    parser.add_argument(
        "--run-code", action="store_true", default=None, help="run schemas/*.py of the project (default elsewhere)"
    )
    parser.add_argument(
        "--follow-links", action="store_true", help="read also what links in a folder lead to outside of it"
    )


def runs_code(options: argparse.Namespace) -> bool:
    """Whether ``schemas/*.py`` are run: as said, else at a desk and not in CI, where others' changes are checked."""
    if options.run_code is not None:
        return bool(options.run_code)
    return os.environ.get("CI", "").lower() in ("", "0", "false")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"a number is wanted, not {text!r}")
    return int(text)


def _pattern(text: str) -> str:
    from check_data.path_patterns import BadPattern, spec_of

    try:
        spec_of([text])
    except BadPattern as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _codes(text: str) -> tuple[str, ...]:
    from check_data.rules import RULES

    codes = tuple(code.strip() for code in text.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise argparse.ArgumentTypeError(f"no rule's code starts with {code!r}; there are {', '.join(RULES)}")
    return codes


def configuration_of(options: argparse.Namespace) -> Configuration:
    """The configuration that is named, or found.

    Raises:
        NotRunnable: it can't be used.

    """
    from pathlib import Path

    from check_data.configuration import BadConfiguration, find_configuration, load_configuration
    from check_data.not_runnable import NotRunnable

    try:
        if options.config:
            return load_configuration(Path(options.config))
        return find_configuration(Path() if options.form else Path(options.paths[0]))
    except BadConfiguration as error:
        raise NotRunnable(str(error)) from error


def settings_of(found: Configuration, options: argparse.Namespace) -> Configuration:
    """The configuration that was found, with what was given in its place."""
    given = {
        "otherwise": of_environment(),
        "fail_on": options.fail_on,
        "select": options.select,
        "ignore": options.ignore,
        "encoding": options.encoding,
        "engine": options.engine,
        "spark_master": options.master,
        "follow_links": options.follow_links,
        "least": Severity.named(options.min_level) if options.min_level else None,
    }
    settings = found._replace(**{name: value for name, value in given.items() if value is not None})
    if options.language:
        settings = settings._replace(language=None if options.language == AUTO else options.language)
    if options.exclude:
        from check_data.path_patterns import Exclude

        more = Exclude(os.path.realpath("."), tuple(options.exclude))
        return settings._replace(exclude=(*settings.exclude, more))
    return settings
