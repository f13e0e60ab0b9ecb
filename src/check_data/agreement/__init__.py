"""Declared checks: expressions, their exact evaluation under both readings, verdicts."""
