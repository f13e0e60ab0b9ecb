"""Tests on a real cluster; skipped where PySpark or Java is absent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.spark.cluster import cluster

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is of Spark."""
    absent = "PySpark" if find_spec("pyspark") is None else "" if shutil.which("java") else "Java"
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("spark")
            if absent:
                item.add_marker(pytest.mark.skip(reason=f"{absent} is absent: tox -e spark has it"))


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the cluster's workers keep what they ran."""
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="session")
def master(workers: Path) -> Iterator[str]:
    """The URL of a cluster of two workers."""
    with cluster(workers) as url:
        yield url
