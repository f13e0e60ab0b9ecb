"""From a quote to its reading: one grammar a language."""
