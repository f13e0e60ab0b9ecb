"""What drives Chromium; where it is absent, the tests that import this are skipped, or fail where all tools must be."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """Skip for the want of a tool, or fail where CI runs the tests."""
    if os.environ.get("CI") == "true" or os.environ.get("CHECK_DATA_ALL_TOOLS"):
        pytest.fail(f"{what} is absent, and must be there", pytrace=False)
    pytest.skip(f"{what} is absent", allow_module_level=True)


try:
    from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
except ImportError:
    absent("playwright (pip install --group page)")

CHROMIUM = shutil.which("chromium") or absent("chromium (apt-get install chromium fonts-noto-cjk)")

__all__ = ["CHROMIUM", "Browser", "Locator", "Page", "expect", "sync_playwright"]
