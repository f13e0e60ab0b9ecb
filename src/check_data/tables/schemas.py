"""``schemas/NAME.py``: loading a project's Pandera models, and one schema of all of them."""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandera.pandas as pa
from pandera import dtypes

from check_data.agreement.check import Check
from check_data.opened import require_file
from check_data.reading.quote import Reader
from check_data.tables.agreeing import PREFIX, as_pandera, descriptions
from check_data.tables.cells import Described
from check_data.tables.kinds import Printed

_LOADED = count()


class BadSchema(ValueError):
    """A schema file that can't be used; the message says file, line and what it raised."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one schema file by class name, without their agreements, and what they say of their figures."""

    stories: Mapping[str, pa.DataFrameSchema]
    described: Mapping[str, Described]

    @property
    def columns(self) -> dict[str, pa.Column]:
        """The columns of all models."""
        return {name: column for schema in self.stories.values() for name, column in schema.columns.items()}

    @property
    def numbers(self) -> set[str]:
        """The columns whose cells are numbers, if they are what the models say."""
        return {name for name, column in self.columns.items() if _is_numeric(column.dtype)}

    def with_agreements(self, checks: Sequence[Check], reader: Reader, name: str) -> pa.DataFrameSchema:
        """One schema of all columns with the agreements attached. Only checks whose figures are all columns can be."""
        columns = self.columns
        fitting = [check for check in checks if set(columns).issuperset(check.expression.names)]
        attached = [as_pandera(check, reader, self.described) for check in fitting]
        return pa.DataFrameSchema(columns, checks=attached, name=name)


def _is_numeric(kind: object) -> bool:
    if isinstance(kind, Printed):
        return kind.unit != "date"
    return isinstance(kind, dtypes.DataType) and dtypes.is_numeric(kind) and not dtypes.is_bool(kind)


def load_models(path: Path) -> Models:
    """The models of a schema file. This runs the file.

    The module is loaded by its path under a name of its own, and nothing of it stays in `sys.modules`.

    Raises:
        BadSchema: the file raises, defines no model, or describes a figure twice.

    """
    stories: dict[str, pa.DataFrameSchema] = {}
    known: dict[str, Described] = {}
    try:
        require_file(path)
    except OSError as error:
        raise BadSchema(f"{path}:1: can't be read: {error.strerror}") from error
    with _module(path) as defined:
        for model in _models(defined):
            schema = _schema(model)
            own = [check for check in schema.checks or () if not str(check.name).startswith(PREFIX)]
            stories[model.__name__] = pa.DataFrameSchema(schema.columns, checks=own, name=model.__name__)
            known |= descriptions(model)
    if not stories:
        raise BadSchema(f"{path}:1: no Pandera model in it; write one class a story, pandera.DataFrameModel its base")
    _require_one_description(stories, path)
    return Models(stories, known)


def _models(defined: Mapping[str, object]) -> list[type[pa.DataFrameModel]]:
    return [
        each
        for each in defined.values()
        if isinstance(each, type)
        and issubclass(each, pa.DataFrameModel)
        and each.__module__ == defined["__name__"]
        and _schema(each).columns
    ]


def _schema(model: type[pa.DataFrameModel]) -> pa.DataFrameSchema:
    """The model's schema; Pandera's own typing leaves open of which backend it is."""
    schema: pa.DataFrameSchema = model.to_schema()
    return schema


def _require_one_description(stories: Mapping[str, pa.DataFrameSchema], path: Path) -> None:
    story_of: dict[str, str] = {}
    for story, schema in stories.items():
        for column in schema.columns:
            if column in story_of:
                raise BadSchema(f"{path}:1: {column!r} is described by {story_of[column]} and by {story}; keep one")
            story_of[column] = story


@contextmanager
def _module(path: Path) -> Iterator[dict[str, object]]:
    name = f"check_data_schema_{next(_LOADED)}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None  # every .py file has a loader
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # annotations are resolved through it
    try:
        spec.loader.exec_module(module)
        yield vars(module)
    except (Exception, SystemExit) as error:  # sys.exit() in a schema must not end the run as if it were clean
        raise BadSchema(f"{path}:{_line(error, path)}: it raises {type(error).__name__}: {error}") from error
    finally:
        del sys.modules[name]


def _line(error: BaseException, path: Path) -> int:
    if isinstance(error, SyntaxError) and error.lineno:
        return error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return (frames[-1].lineno or 1) if frames else 1
