"""Hypothesis profiles: many examples in CI (HYPOTHESIS_PROFILE=ci), few at the desk."""

import os

import pytest
from hypothesis import HealthCheck, settings

ALWAYS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("desk", ALWAYS, max_examples=200)
settings.register_profile("ci", ALWAYS, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests run as at a desk, also in CI, and compute their results: what CI is told by itself, and what is kept, is
    tested where it is asked for.
    """
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHECK_DATA_NO_CACHE", "1")
