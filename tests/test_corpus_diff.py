"""The corpus diff tells what a change gains, loses and moves, and its time."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def corpus_diff() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("corpus_diff", ROOT / "benchmarks" / "corpus_diff.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_diff"] = module
    spec.loader.exec_module(module)
    return module


def _line(path: str, line: int, severity: str, quote: str) -> str:
    return json.dumps(
        {"path": path, "rule": "CD202", "line": line, "severity": severity, "arithmetic": "1 ≠ 2",
         "figures": [{"quote": quote}]}
    )  # fmt: skip


def test_what_differs(corpus_diff: ModuleType) -> None:
    before = corpus_diff.findings_of([_line("a.md", 1, "note", "1"), _line("b.md", 3, "error", "2"), '{"summary": 1}'])
    after = corpus_diff.findings_of([_line("a.md", 1, "warning", "1"), _line("a.md", 9, "error", "4")])
    found = corpus_diff.changes(before, after)
    assert [(each.key[0], each.before, each.after) for each in found] == [
        ("a.md", "note", "warning"), ("a.md", None, "error"), ("b.md", "error", None),
    ]  # fmt: skip
    assert corpus_diff.told("gained", found, 1) == [
        "gained: 3 (2 errors, 1 warnings, 0 notes)", "  a.md:1: note → warning CD202 1 ≠ 2", "  and 2 more",
    ]  # fmt: skip
    assert corpus_diff.changes(after, after) == []


def _has_history() -> bool:
    return not subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--verify", "HEAD"], capture_output=True).returncode


@pytest.mark.skipif(not _has_history(), reason="without git's history there is no version to compare with")
def test_the_working_tree_against_a_revision(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Of the 36 firms, 20 are open and 17 are closed.\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "corpus_diff.py"), str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout.startswith("gained: ")
    assert "processor time: " in ran.stdout
