"""Languages: a folder each of data, and producers where data can't say it."""
