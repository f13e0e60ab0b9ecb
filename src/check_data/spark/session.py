"""A Spark session for one run: started quietly, kept to this machine where its master is, and stopped at the end."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from check_data.not_runnable import NotRunnable
from check_data.spark.failure import reason

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
"""The master where none is configured: all cores of this machine."""
_LOOPBACK = "127.0.0.1"
_PATIENCE = 10.0
"""Seconds that a master may take to accept a connection."""
_SETTINGS = {
    "spark.app.name": "check-data",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # The checks take longer than the reading: small pieces keep all cores at work.
    "spark.sql.files.maxPartitionBytes": "8m",
    # Workers begin in a folder that is somebody's: modules that lie there are not theirs to import.
    "spark.executorEnv.PYTHONSAFEPATH": "1",
}


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A session on a master.

    Raises:
        NotRunnable: no PySpark, no Java, a master that does not answer, and whatever fails on the cluster. What Spark
            printed is then kept in a file, which the message names.

    """
    _require(master)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        context = _context(master)
        try:
            yield _session(context)
        finally:
            with suppress(Py4JError):
                context.stop()
    except (Py4JError, PySparkException) as error:
        raise NotRunnable(f"Spark on {master}: {reason(error)}; what Spark printed is in {_log()}") from error


def _require(master: str) -> None:
    try:
        import pandas  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise NotRunnable('--engine spark needs PySpark: pip install "check-data[spark]"') from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise NotRunnable("--engine spark needs Java 17 or newer: install it, or set JAVA_HOME")
    if not re.fullmatch(r"local(\[.*\])?|local-cluster\[.*\]|yarn|k8s://.+|spark://[^:]+:\d+(,[^:]+:\d+)*", master):
        raise NotRunnable(f"{master!r} is no master of Spark: local[*], spark://HOST:PORT, yarn or k8s://... is wanted")
    _probe(master)


def _hosts(master: str) -> list[tuple[str, int]]:
    pairs = [each.rpartition(":") for each in master.removeprefix("spark://").split(",")]
    return [(host, int(port)) for host, _, port in pairs] if master.startswith("spark://") else []


def _probe(master: str) -> None:
    """Spark itself takes a minute to find out that nobody listens."""
    errors = []
    for address in _hosts(master):
        try:
            socket.create_connection(address, _PATIENCE).close()
        except OSError as error:
            errors.append(error)
        else:
            return
    if errors:
        raise NotRunnable(f"{master}: the master does not answer: {errors[0]}") from errors[0]


class _Jvm(NamedTuple):
    gateway: JavaGateway
    printed: IO[bytes]
    """What it printed so far."""


@cache
def _jvm() -> _Jvm:
    """The one JVM of this process; what it prints goes to a file, for it prints pages."""
    from pyspark.java_gateway import launch_gateway

    handle, name = tempfile.mkstemp()
    printed = open(name, "rb")  # noqa: SIM115  (as long as the JVM lives)
    try:
        launch: Any = launch_gateway  # it has no types
        return _Jvm(launch(popen_kwargs={"stdout": handle, "stderr": handle}), printed)
    finally:
        os.close(handle)
        with suppress(OSError):  # where no open file can be removed it stays
            os.unlink(name)


def _log() -> str:
    """A file with what the JVM printed."""
    handle, name = tempfile.mkstemp(prefix="check-data-spark-", suffix=".log")
    with open(handle, "wb") as log:
        printed = _jvm().printed
        printed.seek(0)
        shutil.copyfileobj(printed, log)
    return name


def _context(master: str) -> SparkContext:
    from pyspark import SparkConf, SparkContext

    # PySpark prints errors of queries as pages of JSON before it raises them.
    logging.getLogger("DataFrameQueryContextLogger").disabled = True
    gateway = _jvm().gateway
    conf = SparkConf(_jvm=gateway.jvm).setMaster(master).setAll(list(_SETTINGS.items()))
    conf.setAll(list(_bound(master).items()))
    context = SparkContext(conf=conf, gateway=gateway)
    context.pythonExec = _python(master, context.pythonExec)
    return context


def _bound(master: str) -> dict[str, str]:
    """Where the driver listens: on this machine only, where its workers are."""
    return {"spark.driver.host": _LOOPBACK, "spark.driver.bindAddress": _LOOPBACK} if _is_here(master) else {}


def _python(master: str, default: str) -> str:
    """The Python of the workers."""
    return sys.executable if _is_here(master) and "PYSPARK_PYTHON" not in os.environ else default


def _is_here(master: str) -> bool:
    hosts = _hosts(master)
    return master.startswith("local") or (bool(hosts) and all(host in (_LOOPBACK, "localhost") for host, _ in hosts))


def _session(context: SparkContext) -> SparkSession:
    from pyspark.sql import SparkSession

    return SparkSession(context)
