"""What a search that is given up raises."""


class TooMuch(Exception):
    """A question that the steps of a search do not decide."""
