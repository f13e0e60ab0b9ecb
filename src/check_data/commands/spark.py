"""``check-data PATH ... --engine spark --text-column NAME [--output FOLDER]``: texts of a data set, on a cluster."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from check_data.configuration import Configuration
from check_data.findings import Severity
from check_data.not_runnable import NotRunnable


def texts(options: argparse.Namespace, settings: Configuration) -> int:
    """Lint texts on a cluster and print the counts; returns the exit code."""
    from check_data.spark.summary import summary
    from check_data.spark.texts import lint_texts

    if options.engine != "spark" or not options.text_column:
        raise NotRunnable("--master and --output go with --engine spark, and that with --text-column NAME")
    counts = lint_texts(options.paths, options.text_column, settings, options.output, bar=not options.quiet)
    if not options.quiet:
        print("\n".join(summary(counts, settings.language or "en")))
    if counts["texts.unread"]:
        where = f"{options.output} says" if options.output else "give --output FOLDER to see"
        print(f"check-data: {counts['texts.unread']} texts can't be read; {where} which", file=sys.stderr)
        return 2
    return exit_code(counts, settings.fail_on)


def exit_code(counts: Counter[str], fail_on: str) -> int:
    """1 where a finding reaches the fail level, else 0."""
    return int(fail_on != "never" and any(_reached(counts, Severity.named(fail_on))))


def _reached(counts: Counter[str], level: Severity) -> list[int]:
    return [counts[f"findings.{each.label}"] for each in Severity if each >= level]
