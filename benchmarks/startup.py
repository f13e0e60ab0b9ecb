"""Start-up as ratios to the import of a library, medians of ten, taken in turn in one run.

Usage: python benchmarks/startup.py, in an environment in which check-data is installed as users install it: what an
editable installation looks up before each import is a third of the time of a text, and it reads its tables as TOML.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent
TABLES, FRAMES = "import pandera.pandas", "import pandas"
# What it is a ratio to, the folder (None: of two texts), arguments, exit code, limit.
COMMANDS = {
    "the page": (TABLES, PAGE, ["--run-code", "--no-cache"], 1, 1.25),
    "unchanged": (FRAMES, PAGE, ["--run-code"], 1, 0.3),
    "--version": (TABLES, PAGE, ["--version"], 0, 0.15),
    "--help": (TABLES, PAGE, ["--help"], 0, 0.15),
    "explain CD201": (TABLES, PAGE, ["explain", "CD201"], 0, 0.15),
    "article.txt": (FRAMES, None, ["article.txt"], 0, 0.25),
    "wrong.txt": (FRAMES, None, ["wrong.txt"], 1, 0.25),
    "english.txt": (FRAMES, None, ["english.txt"], 0, 0.25),
}
ARTICLE = "全市新增15例\n\n截至2月1日，全市新增确诊病例15例（甲市5例、乙市6例、丙市4例），累计确诊186例。\n"
ENGLISH = "Of the 15 cases, 5 were in Aville, 6 in Beville and 4 in Ceville.\n"
ROUNDS = 10


def seconds(arguments: list[str], expected: int, folder: Path) -> float:
    """How long one Python process takes from start to end."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, check=False)
    took = time.perf_counter() - began
    if done.returncode != expected:
        sys.exit(f"{arguments} exited with {done.returncode}: {done.stderr.decode()}")
    return took


def main() -> None:
    """Print the medians and the ratios beside their limits."""
    times: dict[str, list[float]] = {name: [] for name in (TABLES, FRAMES, *COMMANDS)}
    with tempfile.TemporaryDirectory() as made:
        texts = Path(made)
        (texts / "article.txt").write_text(ARTICLE, encoding="utf-8")
        (texts / "english.txt").write_text(ENGLISH, encoding="utf-8")
        (texts / "wrong.txt").write_text(ARTICLE.replace("4例", "3例"), encoding="utf-8")
        seconds(["-m", "check_data", "--run-code"], 1, PAGE)  # from here on, the page is in the cache
        for _ in range(ROUNDS):
            for base in (TABLES, FRAMES):
                times[base].append(seconds(["-c", base], 0, texts))
            for name, (_, folder, arguments, expected, _) in COMMANDS.items():
                times[name].append(seconds(["-m", "check_data", *arguments], expected, folder or texts))
    for base in (TABLES, FRAMES):
        print(f"{base:<24} {statistics.median(times[base]) * 1000:6.0f} ms")
    for name, (base, _, _, _, limit) in COMMANDS.items():
        median = statistics.median(times[name])
        ratio = median / statistics.median(times[base])
        print(f"check-data {name:<13} {median * 1000:6.0f} ms  {ratio:.2f} of {base} (at most {limit})")


if __name__ == "__main__":
    main()
