"""Figures in running text of languages that put blanks between words; what is said in which word is data."""
