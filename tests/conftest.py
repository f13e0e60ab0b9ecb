"""Hypothesis profiles: many examples in CI (HYPOTHESIS_PROFILE=ci), few at the desk."""

import os

from hypothesis import HealthCheck, settings

ALWAYS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("desk", ALWAYS, max_examples=200)
settings.register_profile("ci", ALWAYS, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))
