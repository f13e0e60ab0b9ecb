"""Data editing: which fields of a record are wrong, what they should be, and what is wrong with the rules."""
