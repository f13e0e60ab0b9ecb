"""Numbers that are names: citations, labels, statistics."""

from __future__ import annotations

from check_data.patterns import lazily
from check_data.reading.mention import MentionKind
from check_data.reading.spaced.vocabulary import Vocabulary

_LONGEST, _LONGEST_CITED = 14, 40
_CITED = lazily(r"\[\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s?\]")
_MORE = lazily(r"(?:\.\d+)*[A-Za-z]?(?![\w])(?:\s?[-–]\s?\d+(?![\d,.]*\s?%))?")
_SPREAD = lazily(r"\s?±")
_LETTERS = lazily(r"\b[A-Z]{2,5}\s\Z")
_LONG = 4
"""Digits from which a number without marks, after capital letters, is a name."""


def kind_of(text: str, start: int, end: int, at: int, words: Vocabulary) -> MentionKind | None:
    """What a number is if it is no figure: a label or a statistic."""
    if _is_cited(text, start):
        return "label"
    if level_end(text, end, words) is not None:
        return "statistic"
    if _SPREAD.match(text, end) or text[max(at, start - 2) : start].rstrip().endswith("±"):
        return "statistic"
    sign = text[max(at, start - 3) : start].rstrip("-−–+ ")
    if (
        sign[-1:]
        and sign[-1] in "=<>≤≥≈"
        and words.statistic.search(text, max(0, start - 30), start - _signs(text, start))
    ):
        return "statistic"
    return "label" if _is_numbered(text, start, end) or _is_labelled(text, start, end, words) else None


def end_of(text: str, end: int) -> int:
    """Where a label ends whose number ends at ``end``."""
    more = _MORE.match(text, end)
    return more.end() if more else end


def level_end(text: str, end: int, words: Vocabulary) -> int | None:
    """Where "95% CI" ends; None if a number is no level of confidence."""
    percent = words.percent.match(text, end)
    if percent is None:
        return None
    level = words.interval.match(text, percent.end())
    return level.end() if level else None


def counted(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a noun is counted right after a number."""
    return words.counted.match(text, end) is not None


def _signs(text: str, start: int) -> int:
    return 1 if text[start - 1 : start] in ("-", "−", "–", "+") else 0


def _is_cited(text: str, start: int) -> bool:
    opening = text.rfind("[", max(start - _LONGEST_CITED, 0), start)
    return opening >= 0 and _CITED.match(text, opening) is not None


def _is_numbered(text: str, start: int, end: int) -> bool:
    """Whether a number without marks is that of a thing in a collection, after its letters: UA 9621."""
    return (
        end - start >= _LONG
        and text[start:end].isdigit()
        and _LETTERS.search(text, max(0, start - 8), start) is not None
    )


def _is_labelled(text: str, start: int, end: int, words: Vocabulary) -> bool:
    begin = max(0, start - _LONGEST)
    before = text[begin:start].rstrip()
    word = before.rpartition(" ")[2].lstrip("(“\"'[-–—/;,")
    if not word or (len(before) + begin == start and not word.endswith((".", "#", "§"))):
        return False
    if (text[end : end + 1] in ("%", ",") and text[end + 1 : end + 2].isdigit()) or words.percent.match(text, end):
        return False
    capital = words.labels.get(word)
    label = word if capital is not None else word.lower() if words.labels.get(word.lower()) is False else None
    if label is None:
        return False
    return not (label.lower() in words.labels_unless_counted and counted(text, end, words))
