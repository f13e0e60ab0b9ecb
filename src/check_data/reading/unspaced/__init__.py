"""Reads figures from text in languages without blanks between words: the grammar; all words are a pack's data."""
