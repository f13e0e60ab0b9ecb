"""The HTML report of an article of 1 MB with 5,000 figures: how large it is, and how soon it is open in Chromium.

Usage: python benchmarks/page.py, with the dependency group `page` installed and Debian's chromium on the path. Open
means: parsed, its script run, and the first screen drawn; the median of some rounds, each in a new browser context.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from check_data.report.formats import Options, render
from check_data.report.result import Report
from check_data.texts import lint

FIGURES, SIZE, ROUNDS = 5000, 1_000_000, 5
DISTRICTS = ("甲区", "乙区", "丙区", "丁区")
FILLING = "各区各部门把服务企业作为头等大事来抓，组织干部深入车间班组，逐项梳理困难，逐条研究办法，确保政策落地见效。"
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def article(lines: str) -> str:
    """Paragraphs of a total and its parts, one in ten of them wrong, and words; ``lines`` parts them."""
    chance, parts = random.Random(5), []
    words = FILLING * (SIZE // (FIGURES // 5) // len(FILLING.encode()) + 1)
    for _ in range(FIGURES // 5):
        numbers = [chance.randint(11, 999) for _ in DISTRICTS]
        listed = "、".join(f"{name}{number}家" for name, number in zip(DISTRICTS, numbers, strict=True))
        total = sum(numbers) + 10 * (chance.random() < 0.1)
        parts.append(f"全市新增复工企业{total}家（{listed}）。{words}")
    return lines.join(parts)


def seconds(browser: Browser, page: Path) -> float:
    """How long the page takes to open."""
    times = []
    for _ in range(ROUNDS):
        context = browser.new_context(offline=True)
        opened = context.new_page()
        began = time.perf_counter()
        opened.goto(page.as_uri())
        opened.evaluate(DRAWN)
        times.append(time.perf_counter() - began)
        context.close()
    return statistics.median(times)


def made(folder: Path, lines: str) -> tuple[Report, Path, float]:
    """The report of the article, its page, and the seconds that rendering took."""
    text, page = folder / "article.md", folder / "article.html"
    text.write_text(article(lines), encoding="utf-8")
    report = lint([text])
    began = time.perf_counter()
    page.write_text(render("html", report, Options()), encoding="utf-8")
    return report, page, time.perf_counter() - began


def main() -> None:
    """Print what was measured beside its limits."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium on the path: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, lines in (("in paragraphs", "\n\n"), ("in one paragraph", "")):
            report, page, rendering = made(Path(folder), lines)
            size, text = page.stat().st_size / 1e6, (Path(folder) / "article.md").stat().st_size / 1e6
            print(
                f"{text:.2f} MB {name}, {len(report.figure_list)} figures, {len(report.findings)} findings: "
                f"made in {rendering:.1f} s, {size:.1f} MB (at most 10), "
                f"open in {seconds(browser, page):.2f} s (at most 2)"
            )
        browser.close()


if __name__ == "__main__":
    main()
