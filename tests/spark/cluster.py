"""A Spark cluster on this machine: a standalone master and workers, processes of their own from PySpark's jars."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_DEPLOY = "org.apache.spark.deploy"
_LOOPBACK = "127.0.0.1"
_PATIENCE = 60.0
"""Seconds that a process may take until it says that it is ready."""


@contextmanager
def cluster(folder: Path, workers: int = 2, cores: int = 1, memory: str = "1g") -> Iterator[str]:
    """The URL of the master; all processes are ended on the way out, whatever happened."""
    with ExitStack() as running:
        said = running.enter_context(_process(folder / "master.log", "master.Master", "--port", "0"))
        url = _wait_for(said, r"Starting Spark master at (spark://\S+)").group(1)
        resources = ("--cores", str(cores), "--memory", memory)
        logs = []
        for number in range(workers):
            own = ("--work-dir", str(folder / f"work-{number}"), url)
            process = _process(folder / f"worker-{number}.log", "worker.Worker", *resources, *own)
            logs.append(running.enter_context(process))
        for log in logs:
            _wait_for(log, "Successfully registered with master")
        yield url


@contextmanager
def _process(log: Path, name: str, *arguments: str) -> Iterator[Path]:
    import pyspark

    home = Path(pyspark.__file__).parent
    ui = ("--webui-port", "0")
    command = ["java", "-Xmx256m", "-cp", f"{home}/jars/*", f"{_DEPLOY}.{name}", "--host", _LOOPBACK, *ui, *arguments]
    # What bin/spark-class sets, at the price of another JVM a process.
    scala = next(home.glob("jars/spark-core_*.jar")).name.split("_")[1].split("-")[0]
    own = {"SPARK_HOME": str(home), "SPARK_SCALA_VERSION": scala, "SPARK_LOCAL_IP": _LOOPBACK}
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **own})
    try:
        yield log
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(log: Path, pattern: str) -> re.Match[str]:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if found := re.search(pattern, log.read_text(encoding="utf-8", errors="replace")):
            return found
        time.sleep(0.1)
    raise TimeoutError(f"{log} does not say {pattern!r}:\n{log.read_text(encoding='utf-8', errors='replace')}")
