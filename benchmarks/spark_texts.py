"""The lint of texts on Spark, as ratios to that of one process and of all cores, over the same Parquet files.

Usage: python benchmarks/spark_texts.py [TEXTS [MASTER]], with PySpark and Java. Each run is a command of its own, so
that starting Spark counts; what it costs alone is the run over a single text.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

FILES = 8
PARAGRAPHS = (
    "截至2月1日，全市新增确诊病例13例（甲市5例、乙市4例、丙市4例），累计确诊186例，其中重症12例。\n\n",
    "80家企业中52家已复工，占65%，比上周的40家增加12家。\n\n",
    "Of the 80 firms, 52 are open (65%); sales rose 12% to 56 million from 50 million.\n\n",
    "今年前三季度，全市完成投资38.5亿元，同比增长10%，两大园区建设进展顺利，各项工作有序推进。\n\n",
)


def write(folder: Path, texts: int) -> None:
    """The data set: documents of some paragraphs, of which one in a hundred is wrong."""
    for number in range(FILES):
        bodies = [document(each) for each in range(number, texts, FILES)]
        parquet.write_table(pa.table({"body": bodies}), folder / f"part-{number}.parquet", row_group_size=1000)


def document(number: int) -> str:
    """A text; no two are equal."""
    text = "".join(PARAGRAPHS[(number + each) % len(PARAGRAPHS)] for each in range(8)) + f"第{number}号。\n"
    return text.replace("丙市4例", "丙市5例", 1) if number % 100 == 0 else text


def seconds(folder: Path, *options: str) -> tuple[float, int]:
    """The time of one command, and how many findings it tells of."""
    command = [sys.executable, "-m", "check_data", str(folder), "--text-column", "body", *options]
    began = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    lines = run.stdout.splitlines()
    spark = "spark" in options
    return took, sum(int(line.split()[0].replace(",", "")) for line in lines if " CD" in line) if spark else len(
        lines
    ) - 1


def main() -> None:
    """Print the times and their ratios."""
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    master = sys.argv[2] if len(sys.argv) > 2 else "local[*]"
    with tempfile.TemporaryDirectory() as folder:
        many, single = Path(folder, "many"), Path(folder, "single")
        for made in (many, single):
            made.mkdir()
        write(many, texts)
        parquet.write_table(pa.table({"body": [document(1)]}), single / "part.parquet")
        spark = ("--engine", "spark", "--master", master)
        start, _ = seconds(single, *spark)
        one, expected = seconds(many, "--output-format", "jsonl", "--jobs", "1")
        cores, again = seconds(many, "--output-format", "jsonl")
        on_spark, found = seconds(many, *spark, "--output", str(Path(folder, "found")))
        if not expected == again == found:
            sys.exit(f"the findings differ: {expected}, {again}, {found}")
    print(f"{texts:,} texts, {found:,} findings each, {os.cpu_count()} cores")
    print(f"one process   {one:7.1f} s")
    print(f"all cores     {cores:7.1f} s  {one / cores:5.2f} times as fast as one process")
    print(f"Spark         {on_spark:7.1f} s  {one / on_spark:5.2f} times as fast as one process ({master})")
    print(f"  its start   {start:7.1f} s  without it {one / (on_spark - start):5.2f} times as fast")


if __name__ == "__main__":
    main()
