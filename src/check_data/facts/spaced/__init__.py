"""Facts and tellings of running text in languages that put blanks between words; which word says what is data."""
