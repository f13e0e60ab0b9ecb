"""Figures of a text to what must agree among them: one kind of relation a file."""
