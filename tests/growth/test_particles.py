"""The patterns of Japanese and Korean take time that grows with the length of what they are given, whatever repeats."""

from __future__ import annotations

import re

import pytest

from check_data.documents.blocks import plain_run
from check_data.facts.postposed.figures import NEAR
from check_data.figures.conventions import Conventions
from check_data.languages.load import pack
from tests.growth.pieces import pieces_of
from tests.growth.test_patterns import MEASURED, seconds, slow_at
from tests.languages.test_postposed import CODES, WORDS, tables

PATTERNS = [
    pytest.param(WORDS[code].filled(row["pattern"]), id=f"{code}-{row['name']}")
    for code in CODES
    for row in tables(code, "patterns")["pattern"]
]
PIECES = {
    "ja": "1|1,234|1万|一|一万|万|第|2026年|6月|令和6年|約|％|1割2分|（|1-|0.|半数|毎分".split("|"),
    "ko": "1|1,234|1만 |일|일만 |만 |제|2026년 |6월 |약 |%|1%포인트|(|1-|0.|두 배|매분".split("|"),
}


@pytest.mark.growth
@pytest.mark.parametrize("source", PATTERNS)
def test_a_pattern_is_quick_on_the_words_beside_a_figure(source: str) -> None:
    compiled = re.compile(source)
    for piece in pieces_of(source, 0):
        text = (piece * NEAR)[:NEAR]
        assert seconds(compiled.search, text) < 10 * MEASURED, f"{piece!r}"


@pytest.mark.growth
@pytest.mark.parametrize(("code", "piece"), [(code, piece) for code in CODES for piece in PIECES[code]])
def test_figures_are_read_in_time_that_grows_with_the_text(code: str, piece: str) -> None:
    told = slow_at(lambda text: pack(code).mentions(plain_run(text, 0), 0, Conventions()), piece)
    assert told is None
