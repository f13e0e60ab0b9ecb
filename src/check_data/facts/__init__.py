"""Mentions to facts and tellings: what figures say, and which of them are told together."""
