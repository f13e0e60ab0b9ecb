"""``--output-format FORMAT [--output FILE]``, as often as wanted: which format goes where, and writing it there."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple, TextIO

from check_data.not_runnable import NotRunnable

STANDARD = "-"
"""The FILE that stands for standard output."""
DEFAULT = "text"


class Output(NamedTuple):
    """A format and the file that it goes to; `STANDARD` is standard output. ``format`` is "" until one is named."""

    format: str
    file: str = STANDARD


class _Format(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *given: Any) -> None:  # noqa: ARG002
        given_so_far = _outputs(namespace, self.dest)
        if given_so_far and not given_so_far[0].format:
            raise argparse.ArgumentError(self, "write each --output after the --output-format that it belongs to")
        setattr(namespace, self.dest, [*given_so_far, Output(given[0])])


class _File(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *given: Any) -> None:  # noqa: ARG002
        *before, last = _outputs(namespace, self.dest) or [Output("")]
        if last.file != STANDARD:
            raise argparse.ArgumentError(self, f"a second file for one --output-format, after {last.file}")
        setattr(namespace, self.dest, [*before, last._replace(file=given[0])])


def add_arguments(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Let a command take formats and files, as ``outputs`` of its arguments."""
    parser.add_argument(
        "--output-format",
        dest="outputs",
        action=_Format,
        choices=formats,
        metavar="FORMAT",
        help=f"{', '.join(formats)} (default: {DEFAULT}); may be given several times",
    )
    parser.add_argument(
        "--output",
        dest="outputs",
        action=_File,
        metavar="FILE",
        help="where the --output-format before it goes (default: standard output)",
    )


def outputs_of(namespace: argparse.Namespace) -> tuple[Output, ...]:
    """The outputs that are wanted, each with its format.

    Raises:
        NotRunnable: two of them go to one place.

    """
    wanted = [each if each.format else each._replace(format=DEFAULT) for each in _outputs(namespace, "outputs")]
    places: dict[str, str] = {}
    for each in wanted:
        if each.file in places:
            where = "standard output" if each.file == STANDARD else each.file
            raise NotRunnable(f"{places[each.file]} and {each.format} both go to {where}; write an --output FILE each")
        places[each.file] = each.format
    return tuple(wanted) or (Output(DEFAULT),)


def coloured(output: Output, choice: str) -> bool:
    """Whether an output has colours; a file only where that is asked for."""
    from check_data.report.colour import wanted

    return wanted(choice, sys.stdout if output.file == STANDARD else None)


def write(outputs: Sequence[Output], texts: Sequence[str]) -> None:
    """Write every output, or none where a file can't be opened.

    Raises:
        NotRunnable: a file that can't be written.

    """
    with ExitStack() as stack:
        streams = [stack.enter_context(opened(each)) for each in outputs]
        for output, stream, text in zip(outputs, streams, texts, strict=True):
            put(text, output.format, stream)


def put(text: str, name: str, stream: TextIO) -> None:
    """Write a piece of a report in a format to a stream."""
    from check_data.report.formats import writable

    stream.write(writable(name, text, getattr(stream, "encoding", None) or "utf-8"))


@contextmanager
def opened(output: Output) -> Iterator[TextIO]:
    """A stream to an output. A file is only there, or replaced, when all of it was written.

    Raises:
        NotRunnable: the file can't be written.

    """
    if output.file == STANDARD:
        with _standard() as stream:
            yield stream
        return
    path = os.path.realpath(output.file)
    # A device or a pipe is written to; in place of a file comes a new one.
    beside = path if os.path.exists(path) and not os.path.isfile(path) else f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        if beside != path:
            os.replace(beside, path)
    except OSError as error:
        raise NotRunnable(f"{output.file}: can't be written: {error.strerror or error}") from error
    finally:
        if beside != path and os.path.exists(beside):
            os.unlink(beside)


@contextmanager
def _standard() -> Iterator[TextIO]:
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = None  # what waits in it can't be written either, and is told once
        raise NotRunnable(f"standard output: can't be written: {error.strerror or error}") from error


def _outputs(namespace: argparse.Namespace, name: str) -> list[Output]:
    return getattr(namespace, name) or []
