"""What an analysis is of, a text or a project, and the analysis itself; an editor's buffers stand in for files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from check_data.configuration import BASELINE, BadConfiguration, Configuration, find_configuration, is_project
from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.documents.unsaved import unsaved
from check_data.editor.scene import Scene
from check_data.findings import Place
from check_data.messages import of_environment
from check_data.not_runnable import NotRunnable
from check_data.texts import lint_documents
from check_data.waivers import baseline

_TEXTS = (".txt", ".md", ".markdown", ".html", ".htm")
_ENDINGS = {"markdown": ".md", "plaintext": ".txt", "html": ".html"}
_PROBLEM = re.compile(r"(?P<path>.+?):(?:(?P<line>\d+):)? (?P<problem>.*)", re.DOTALL)


class Target(NamedTuple):
    """A text, by the path that says how to read it, or a project, by its folder."""

    path: str
    is_project: bool = False


class Options(NamedTuple):
    """What the user of an editor decides: whether ``schemas/*.py`` may run, and the encoding of files on disk."""

    run_code: bool = False
    encoding: str | None = None


def target_of(path: str, language: str | None) -> Target | None:
    """What is analysed when a file changes; None where that is nothing of ours. ``language``, the editor's name of it,
    decides where the ending does not.
    """
    file = Path(path)
    folder = file.parent.parent
    if (file.parent.name, file.suffix) in (("checks", ".toml"), ("data", ".csv")):
        return Target(str(folder), is_project=True) if is_project(folder) and (folder / "data").is_dir() else None
    if file.suffix.lower() in _TEXTS:
        return Target(path)
    ending = _ENDINGS.get(language or "")
    return Target(path + ending) if ending else None


def scene_of(target: Target, buffers: Mapping[str, str], options: Options) -> Scene:
    """The analysis of a target; ``buffers`` are the texts that the editor holds, by their paths."""
    try:
        if target.is_project:
            with unsaved({Path(path): text for path, text in buffers.items()}):
                return _project(Path(target.path), options)
        return _text(target.path, buffers[target.path])
    except (BadConfiguration, baseline.BadBaseline, NotRunnable) as error:
        inside = (path for path in buffers if Path(target.path) in (Path(path), *Path(path).parents))
        return Scene(None, (_problem(str(error), next(inside, target.path)),))


def _text(path: str, text: str) -> Scene:
    folder = Path(path).parent
    found = find_configuration(folder) if folder.is_dir() else Configuration()
    settings = found._replace(otherwise=of_environment())
    return Scene(lint_documents([document(Decoded(text, "utf-8"), path)], settings, date.today()))


def _project(folder: Path, options: Options) -> Scene:
    from check_data.runner import run

    found = find_configuration(folder)
    settings = found._replace(encoding=options.encoding or found.encoding, otherwise=of_environment())
    report = run(folder, settings=settings, code=options.run_code)
    file = folder / BASELINE
    if file.is_file():
        report = report._replace(findings=tuple(baseline.load(str(file)).compared(report.findings).findings))
    return Scene(report, tuple(_problem(str(each), str(folder)) for each in report.unread))


def _problem(told: str, opened: str) -> tuple[Place, str]:
    """Where a message says that it belongs: a line of a file; the first one of what is open where it names none."""
    found = _PROBLEM.fullmatch(told)
    if found is None or not (found["path"] == opened or Path(found["path"]).is_file()):
        return Place(opened, 1), told
    return Place(found["path"], int(found["line"] or 1)), found["problem"]
