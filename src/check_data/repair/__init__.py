"""Corrections: which figure of a check that disagrees is likely wrong, and what it should be."""
