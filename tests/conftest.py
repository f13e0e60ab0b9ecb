"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE.

At a desk, examples are new ones each time. In CI they are always the same, so that a commit passes or not whoever
runs it: few where coverage is traced, many for the laws alone. `hunt` looks for what none of these has found.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

ALWAYS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("desk", ALWAYS, max_examples=200)
settings.register_profile("traced", ALWAYS, max_examples=30, derandomize=True, database=None)
settings.register_profile("ci", ALWAYS, max_examples=400, derandomize=True, database=None)
settings.register_profile("hunt", ALWAYS, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests run as at a desk, also in CI, and compute their results: what CI is told by itself, and what is kept, is
    tested where it is asked for.
    """
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")  # of no language; without one Java reads no names but ASCII ones
    monkeypatch.setenv("CHECK_DATA_NO_CACHE", "1")
