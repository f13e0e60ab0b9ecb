"""Raised characters: exponents and ordinals belong to what they follow, marks of notes do not."""

from __future__ import annotations

from check_data.patterns import lazily

_RAISED = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_SIGNED = lazily(r"[-−–+]\d{1,3}")
_NUMBER = lazily(r"\d{1,3}")
# A short unit (m, km, R), or the ten of a power: after them a number is an exponent.
_BASE = lazily(r"(?:(?<![^\W\d_])[^\W\d_]{1,2}|[×x·*] ?10|(?<![\d.,])10)\Z")
_LONGEST_MARK = 2
_DIGIT_ENDS = tuple("0123456789")


def raised(before: str, inner: str) -> str:
    """What raised characters are to a reader, in as many characters; nothing where they are the mark of a note.

    ``before`` are the last characters before them.
    """
    if _SIGNED.fullmatch(inner) or (_NUMBER.fullmatch(inner) and _BASE.search(before)):
        return inner.translate(_RAISED)
    if inner.isalpha() and inner.isascii() and len(inner) == _LONGEST_MARK and before.endswith(_DIGIT_ENDS):
        return inner  # 1st, 2nd
    return inner if len(inner) > _LONGEST_MARK and any(char.isalpha() for char in inner) else ""
