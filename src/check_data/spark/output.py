"""A folder that is there whole or not at all: written under another name beside it, and renamed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from check_data.not_runnable import NotRunnable

if TYPE_CHECKING:
    from pyspark import SparkContext


@contextmanager
def committed(context: SparkContext, folder: str) -> Iterator[str]:
    """The name to write to; on the way out it becomes ``folder``, or is removed where anything failed.

    It is Hadoop that renames, so that ``folder`` may lie wherever Spark can write.

    Raises:
        NotRunnable: the folder is there already.

    """
    final = hadoop_path(context, folder)
    system = final.getFileSystem(context._jsc.hadoopConfiguration())
    final = system.makeQualified(final)
    if system.exists(final):
        raise NotRunnable(f"{folder}: is there already; remove it, or name another --output")
    staged = hadoop_path(context, f"{final.getParent()}/.{final.getName()}.{uuid4().hex}")
    try:
        yield staged.toString()
        if not system.rename(staged, final):  # pragma: no cover - HDFS says no; local files raise
            raise NotRunnable(f"{folder}: can't be written; {staged} could not be renamed to it")
    finally:
        system.delete(staged, True)


def hadoop_path(context: SparkContext, path: str) -> Any:
    """A path as Hadoop's file systems take it."""
    jvm: Any = context._jvm
    return jvm.org.apache.hadoop.fs.Path(path)


def in_full(context: SparkContext, path: str) -> str:
    """A path as Spark names it in full, with its file system."""
    given = hadoop_path(context, path)
    full: str = given.getFileSystem(context._jsc.hadoopConfiguration()).makeQualified(given).toString()
    return full
