"""Returns: the checks of a form over tables of records, vectorised, with the exact evaluator's verdicts."""
