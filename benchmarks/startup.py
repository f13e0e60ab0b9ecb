"""Start-up as ratios to `import pandera.pandas`, medians of ten, taken in turn in one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent
BASE = "import pandera.pandas"
COMMANDS = {
    "the page": ([], 1, 1.25),
    "--version": (["--version"], 0, 0.15),
    "--help": (["--help"], 0, 0.15),
    "explain CD201": (["explain", "CD201"], 0, 0.15),
}
ROUNDS = 10


def seconds(arguments: list[str], expected: int) -> float:
    """How long one Python process takes from start to end."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=PAGE, capture_output=True, check=False)
    took = time.perf_counter() - began
    if done.returncode != expected:
        sys.exit(f"{arguments} exited with {done.returncode}: {done.stderr.decode()}")
    return took


def main() -> None:
    """Print the medians and the ratios beside their limits."""
    times: dict[str, list[float]] = {name: [] for name in (BASE, *COMMANDS)}
    for _ in range(ROUNDS):
        times[BASE].append(seconds(["-c", BASE], 0))
        for name, (arguments, expected, _) in COMMANDS.items():
            times[name].append(seconds(["-m", "check_data", *arguments], expected))
    base = statistics.median(times[BASE])
    print(f"{BASE:<24} {base * 1000:6.0f} ms")
    for name, (_, _, limit) in COMMANDS.items():
        median = statistics.median(times[name])
        print(f"check-data {name:<13} {median * 1000:6.0f} ms  ratio {median / base:.2f} (at most {limit})")


if __name__ == "__main__":
    main()
