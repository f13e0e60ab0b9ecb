"""Every regular expression of the package takes time that grows with the length of what it is given, whatever repeats.

Patterns are found, not listed: one that is added is tested without a word here. One that may be slower, because what it
is given is short, says so below with the length.
"""

import re
import time
from collections.abc import Callable

import pytest

from check_data.reading.quote import LONGEST_QUOTE
from tests.growth.patterns import Found, all_patterns
from tests.growth.pieces import pieces_of

LONGEST = 4_096
MEASURED = 0.01
"""Seconds from which a time is told from noise."""
DOUBLED = 2.9
"""Times as long that twice the text may take: twice, and what a busy machine adds; quadratic ones take four times."""
SHORT: dict[str, int] = {
    "check_data.facts.spaced.sentences._NAME": 24,
    "check_data.facts.spaced.sentences._WORD": 12,
    "check_data.facts.tables.pieces._AFTER": 7,
    "check_data.facts.tables.pieces._BEFORE": 7,
    "check_data.reading.chinese_quotes._FRACTION": LONGEST_QUOTE,
    "check_data.reading.chinese_quotes._RANGE": LONGEST_QUOTE,
    "check_data.reading.english_quotes._RANGE": LONGEST_QUOTE,
}
"""Patterns by what they are given at most, in characters, where the code sees to that: it takes a tenth of a second."""

PATTERNS = all_patterns()


def uses(found: Found) -> list[Callable[[str], object]]:
    """What is done with a pattern."""
    pattern = re.compile(found.source, found.flags)
    calls: list[Callable[[str], object]] = []
    methods = found.methods or {"finditer", "fullmatch", "match"}
    if methods & {"search", "finditer", "findall", "sub", "subn", "split"}:
        calls.append(lambda text: sum(1 for _ in pattern.finditer(text)))
    if methods & {"match"}:
        calls.append(pattern.match)
    if methods & {"fullmatch"}:
        calls.append(pattern.fullmatch)
    return calls


def seconds(use: Callable[[str], object], text: str, times: int = 1) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        use(text)
        best = min(best, time.process_time() - began)
    return best


def slow_at(use: Callable[[str], object], piece: str, longest: int = LONGEST) -> str | None:
    """What tells that time grows faster than the text; None where it does not."""

    def text(length: int) -> str:
        return (piece * (length // len(piece) + 1))[:length] + "\x00"

    length = 8
    while length < longest:
        length *= 2
        first = seconds(use, text(length))
        if first < MEASURED:
            continue
        if first > 100 * MEASURED:
            return f"{piece[:40]!r} takes {first:.3f} s at {length} characters"
        # Several times in a row: one is chance, and so are three while other programs take the caches.
        for times in (3, 3, 9):
            longer, shorter = seconds(use, text(length), times), seconds(use, text(length // 2), times)
            if longer <= MEASURED or longer <= DOUBLED * shorter:
                break
        else:
            return f"{piece[:40]!r} takes {longer:.3f} s at {length} characters, {shorter:.3f} s at half of them"
        if longer > 20 * MEASURED:
            break  # slow, and linear
    return None


@pytest.mark.growth
@pytest.mark.parametrize("found", PATTERNS, ids=lambda found: found.where)
def test_time_grows_with_the_length_of_the_text(found: Found) -> None:
    for use in uses(found):
        for piece in pieces_of(found.source, found.flags):
            if found.where in SHORT:
                text = (piece * SHORT[found.where])[: SHORT[found.where]]
                assert seconds(use, text) < 10 * MEASURED, f"{found.where}: {piece[:40]!r}"
                continue
            told = slow_at(use, piece)
            assert told is None, f"{found.where} {found.source[:200]}: {told}"


def test_patterns_are_found() -> None:
    places = {found.where for found in PATTERNS}
    assert "check_data.documents.plain_blocks._LINE" in places  # declared lazily
    assert any(":" in place for place in places)  # in a call
    assert len(PATTERNS) > 50
    assert set(SHORT) <= places, "what is gone needs no exception"


@pytest.mark.parametrize(
    ("source", "piece", "slow"),
    [(r"a\s*\s*\s*b", "a ", False), (r"\s*\s*b", " ", True), (r"(?:a|aa)+\Z", "a", True), (r"[ab]+", "ab", False)],
)
def test_slow_patterns_are_told_from_others(source: str, piece: str, slow: bool) -> None:
    assert piece in (" ", *pieces_of(source, 0), "ab", "a ")
    assert (slow_at(re.compile(source).search, piece) is not None) == slow
