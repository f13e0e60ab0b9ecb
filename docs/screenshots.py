"""The picture of the HTML report in the README, from a text of our own.

Usage: python docs/screenshots.py [FOLDER], with the dependency group `page` installed and Debian's chromium and
fonts-noto-cjk. Without a folder it writes docs/report.png; with one, all views, to be looked at.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from check_data.configuration import Configuration
from check_data.report.formats import Options, render
from check_data.runner import run
from check_data.texts import lint_bytes

HERE = Path(__file__).resolve().parent
DAY = date(2026, 11, 25)
Scheme = Literal["light", "dark"]
WIDE, NARROW = (1280, 900), (390, 844)
VIEWS: tuple[tuple[Scheme, tuple[int, int]], ...] = (("light", WIDE), ("dark", WIDE), ("light", NARROW))
CHINESE = """\
# 湖滨市352家企业复工，新增就业1.2万人

截至9月30日，全市规模以上工业企业共386家，其中复工352家。前三季度实现工业增加值185.6亿元，同比增长6.4%，去年同期为174.4亿元。新增就业11860人（城镇8420人、农村3340人）。

## 三项措施减负担

市里推出三项措施：减免房租、缓缴社保、发放补贴。为480户小微企业减免房租约960万元。第三批补贴于2024年9月27日（星期四）到账。

| 区县 | 企业 | 复工 |
|---|---|---|
| 东湖区 | 120 | 112 |
| 西湖区 | 98 | 90 |
| 南城区 | 86 | 80 |
| 北城区 | 82 | 70 |
| 合计 | 386 | 352 |

公园、图书馆等场所恢复开放，日均接待近3000人次，周末超5000人次。
"""
ENGLISH = """\
# Harbour cranes move 1.4 million containers

The port of Westhaven handled 1,412,000 containers in 2024: 834,000 imports, 436,000 exports and 132,000 in transit.

On Friday, 4 July 2024 the board approved four measures: longer gate hours, booking, night shifts and a rail link.

## Jobs

The port employs 5,200 people: 3,100 dockers, 1,250 drivers and 750 clerks. Of the 80 firms on the site, 52 (65%) plan
to hire; 31 of the 52 firms have begun. About 300 people came to the open day.

| Terminal | Ships | Containers |
|---|---|---|
| North | 212 | 640,000 |
| South | 180 | 522,000 |
| River | 95 | 250,000 |
| Total | 478 | 1,412,000 |
"""


def pages() -> dict[str, str]:
    """The pages by name."""
    told = {
        name: lint_bytes(text.encode(), f"{name}.md", settings=Configuration(), today=DAY)
        for name, text in (("bulletin", CHINESE), ("harbour", ENGLISH))
    }
    return {name: render("html", report, Options()) for name, report in {**told, "page": run(HERE.parent)}.items()}


def taken(browser: Browser, page: Path, to: Path, scheme: Scheme = "light", size: tuple[int, int] = WIDE) -> None:
    """One picture; on a wide screen with the popover of a figure that disagrees."""
    window: ViewportSize = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=window, color_scheme=scheme, offline=True)
    opened = context.new_page()
    opened.goto(page.as_uri())
    if size[0] > 900:
        _point(opened)
    opened.screenshot(path=to, full_page=size[0] < 900)
    if scheme == "light":
        opened.pdf(path=to.with_suffix(".pdf"))
    context.close()


def _point(opened: Page) -> None:
    opened.locator("main a.f.bad").first.hover()
    opened.locator("#pop:popover-open").wait_for()


def main() -> None:
    """Write the picture, or all views."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium on the path: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, html in pages().items():
            page = Path(made) / f"{name}.html"
            page.write_text(html, encoding="utf-8")
            if len(sys.argv) > 1:
                for scheme, size in VIEWS:
                    taken(browser, page, Path(sys.argv[1]) / f"{name}-{scheme}-{size[0]}.png", scheme, size)
            elif name == "bulletin":
                taken(browser, page, Path(made) / "report.png")
                shutil.copy(Path(made) / "report.png", HERE / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
