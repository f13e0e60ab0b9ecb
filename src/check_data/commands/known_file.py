"""Which file of known findings the arguments of a command ask for, and whether findings are compared at all."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from check_data.configuration import BASELINE, is_project


def baseline_file(options: argparse.Namespace) -> str:
    """The file of known findings: the one that is named, else that of the project, or of the folder one is in."""
    if options.baseline:
        return str(options.baseline)
    folder = Path(options.paths[0])
    return str(folder / BASELINE) if is_project(folder) else BASELINE


def has_baseline(options: argparse.Namespace) -> bool:
    """Whether there are known findings: a file that is named, or is where it is looked for."""
    return not options.no_baseline and (bool(options.baseline) or os.path.exists(baseline_file(options)))


def compares(options: argparse.Namespace) -> bool:
    """Whether findings are compared with others before they are shown."""
    return bool(options.accepts or options.diff or has_baseline(options))
