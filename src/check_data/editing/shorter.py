"""A rule that is shortened, as it would be written: its own words, without those that say nothing."""

from __future__ import annotations

from itertools import accumulate

from check_data.agreement.expression import Expression
from check_data.agreement.rule.tokens import tokens
from check_data.editing.simplify import Shorter


def written(expression: Expression, how: Shorter) -> str:
    """What is left of a rule with a condition, which is its own (``if``) or that of its check (``where``)."""
    assert expression.rule is not None  # of comparisons alone none is shortened
    where, text = expression.rule.where, expression.text
    if where:
        return text if how == "then" else f"not ({where})"
    words = [each for each in tokens(text) if each.kind == "name" and not each.quoted]
    # A condition may hold other ones, each with its own consequence.
    depths = [*accumulate((word.text == "if") - (word.text == "then") for word in words)]
    start, end = words[0].start, words[depths.index(0)].start
    condition, then = text[start + len("if") : end].strip(), text[end + len("then") :].strip()
    return then if how == "then" else f"not ({condition})"
