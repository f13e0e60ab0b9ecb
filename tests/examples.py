"""How many examples of a law are tried where each takes long."""

from __future__ import annotations

from hypothesis import settings


def fewer(times: int, least: int) -> settings:
    """So many times fewer than of other laws, but not fewer than ``least``, and never more than of those."""
    every = settings().max_examples
    return settings(max_examples=max(every // times, min(every, least)))
