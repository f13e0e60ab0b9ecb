"""Rule files before their rules are read: includes, parameters, and templates that stand for several checks."""
