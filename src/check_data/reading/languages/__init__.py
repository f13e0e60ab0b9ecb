"""One module a language, with what `reading.grammar.Grammar` says; a module added here is one more language."""
