"""What is told of Spark's pages."""

import pytest

from check_data.spark.failure import reason

JAVA = """An error occurred while calling o92.parquet.
: org.apache.spark.SparkException: Job aborted. SQLSTATE: XX000
\tat org.apache.spark.scheduler.DAGScheduler(DAGScheduler.scala:1)
Caused by: org.apache.spark.SparkException: [FAILED_READ_FILE] Could not read part-1.parquet. SQLSTATE: KD001
\tat java.base/java.lang.Thread.run(Thread.java:840)
"""
PYTHON = """An exception was thrown from the Python worker:
Traceback (most recent call last):
  File "worker.py", line 1, in main
    import pyarrow
{}
 SQLSTATE: 38000"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (JAVA, "[FAILED_READ_FILE] Could not read part-1.parquet."),
        (PYTHON.format("ValueError: too long"), "too long"),
        (
            PYTHON.format("ModuleNotFoundError: No module named 'pyarrow'"),
            "No module named 'pyarrow'; the Python of the workers (PYSPARK_PYTHON names it) needs check-data[spark]",
        ),
        (": java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.", "the cluster did not"),
        ("[PATH_NOT_FOUND] Path does not exist: file:/none. SQLSTATE: 42K03", "[PATH_NOT_FOUND] Path does not exist"),
        (
            "[UNRESOLVED_COLUMN] No column x. SQLSTATE: 42703;\n'Project ['x]\n+- Relation [id#46L] parquet\n",
            "[UNRESOLVED",
        ),
        ("", "RuntimeError"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert reason(RuntimeError(text)).startswith(line)
    assert "\n" not in reason(RuntimeError(text))
    assert "SQLSTATE" not in reason(RuntimeError(text))
