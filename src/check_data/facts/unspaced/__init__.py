"""From mentions to facts and tellings in languages without blanks between words; all words are a pack's data."""
