"""A real Chromium, offline; without one, these tests are skipped, or fail where CI runs them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
# What the pages of these tests did that none may do.
_REFUSED = (
    "addEventListener('securitypolicyviolation', (event) => console.error('refused: ' + event.violatedDirective));"
)

Shown = Callable[..., "Page"]


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is absent, and CI needs it")
    pytest.skip(f"{what} is absent")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright (pip install --group page)")
    path = shutil.which("chromium")
    if path is None:
        _missing("chromium (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Shown]:
    """Opens a page from the disk. It may ask for nothing but itself, and say nothing on the console."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def opened(html: str, anchor: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
        contexts.append(context)
        context.add_init_script(_REFUSED)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        page.goto(f"{file.as_uri()}{anchor}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert {url.partition("#")[0] for url in asked} <= {
        (tmp_path / f"page{number}.html").as_uri() for number in range(1, len(contexts) + 1)
    }
