"""Offsets as clients count them, against Python's own codecs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.editor.positions import Positions
from tests.editor.client import CODECS
from tests.examples import fewer

TEXTS = st.text(st.sampled_from("a5例😀é\n\r\u2028\x0c\x85"), max_size=60)


@pytest.mark.parametrize("encoding", sorted(CODECS))
@fewer(10, 100)
@given(text=TEXTS, times=st.sampled_from([1, 1, 50]))
def test_there_and_back(encoding: str, text: str, times: int) -> None:
    text *= times
    positions = Positions(text, encoding)
    codec, width = CODECS[encoding]
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    for offset in range(0, len(text) + 1, 1 + len(text) // 100):
        line, units = positions.position(offset)
        assert starts[line] <= offset
        assert line + 1 == len(starts) or offset < starts[line + 1]
        assert units == len(text[starts[line] : offset].encode(codec)) // width
        if not (offset and text[offset - 1 : offset + 1] == "\r\n"):
            assert positions.offset(line, units) == offset


@pytest.mark.parametrize(("encoding", "inside"), [("utf-8", 3), ("utf-16", 1)])
def test_within_a_character_and_beyond_a_line(encoding: str, inside: int) -> None:
    positions = Positions("😀x\r\n例", encoding)
    assert positions.offset(0, inside) == 0
    assert positions.offset(0, 99) == 2
    assert positions.offset(1, 99) == 5
    assert positions.offset(7, 0) == 5
    assert positions.line(0) == (0, 2)
    assert positions.line(9) == (4, 5)
