"""Facts of one name across a document to tellings: headline and body, text and table, the same told again, growth."""
