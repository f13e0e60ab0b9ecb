"""Tellings to claims: one kind of claim a file, each a rule; no words of any language."""
