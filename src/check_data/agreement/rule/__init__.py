"""The language of rules: conditions, categories, texts, dates and missing cells around comparisons of figures."""
