"""The error of a run that could not be done."""


class NotRunnable(Exception):
    """The run itself could not be done: usage, unreadable input, bad check, no check at all. Exit code 2."""
