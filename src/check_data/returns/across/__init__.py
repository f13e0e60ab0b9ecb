"""Checks across records: what a check needs of other records is derived, then the one evaluator decides."""
