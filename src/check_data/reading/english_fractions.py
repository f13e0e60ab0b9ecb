"""Fractions in English: two thirds, one-fifth of, three-quarters, 2 1/2, 2½, two and a half."""

from __future__ import annotations

import re
from fractions import Fraction

from check_data.figures.conventions import Printed
from check_data.patterns import lazily
from check_data.reading.phrase import NotUnderstood

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARTS = {"half": 2} | {name: parts for parts, name in enumerate(_ORDINALS, start=3)}
_WHOLE = "|".join(_COUNTS)
_SINGULAR = "|".join(_ORDINALS)
_PLURAL = "|".join(f"{name}s" for name in _ORDINALS if name != "quarter")

QUOTED = (
    r"\d{1,3} \d{1,2}[/⁄]\d{1,2}|\d{1,2}⁄\d{1,2}"
    rf"|(?:an?|{_WHOLE})[ -](?:half|quarters|{_PLURAL}|{_SINGULAR})\b|(?:{_WHOLE}) and a half"
)

_FORM = lazily(
    r"(?:(?P<whole>\d+) )?(?P<above>\d+)[/⁄](?P<below>\d+)|(?P<halved>\w+) and a half"
    r"|(?P<count>\w+)[ -](?P<part>\w+?)s?",
    re.IGNORECASE,
)


def fraction(text: str) -> Printed:
    """The number of a quote that `QUOTED` matches; what it may mean is half a part more or less.

    Raises:
        NotUnderstood: a fraction of 0 parts.

    """
    found = _FORM.fullmatch(text)
    assert found  # the grammar of a fraction is one of the forms
    if found["below"]:
        whole, above, below = int(found["whole"] or 0), int(found["above"]), int(found["below"])
    elif found["halved"]:
        whole, above, below = _count(found["halved"]), 1, 2
    else:
        whole, above, below = 0, _count(found["count"]), _PARTS[found["part"].lower()]
    if not below:
        raise NotUnderstood("a fraction of 0 parts")
    part = Fraction(1, below)
    return Printed(whole + above * part, part, part, always_rounded=True, zeros_meant=True)


def _count(word: str) -> int:
    return 1 if word.lower() in ("a", "an") else _COUNTS.index(word.lower()) + 1
