"""Lists of words as expressions: found faster, and where each of them stands by itself as before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.reading.spaced.words import NOTHING, alternatives

LETTERS = st.sampled_from("abAB2é-% ")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=5), max_size=6)


def plain(words: list[str]) -> str:
    """Each word with what must stand beside it, one after the other."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(
        r"\b" * word[0].isalnum() + r"\s".join(map(re.escape, word.split(" "))) + r"\b" * word[-1].isalnum()
        for word in longest
    )


@given(words=WORDS, text=st.text(LETTERS, max_size=30), flags=st.sampled_from([re.IGNORECASE, re.NOFLAG]))
def test_words_are_found_where_each_of_them_is(words: list[str], text: str, flags: re.RegexFlag) -> None:
    expected = [each.span() for each in re.finditer(plain(words) or NOTHING, text, flags)]
    assert [each.span() for each in re.finditer(alternatives(words), text, flags)] == expected


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["of the", "of"], "20 of the 30", ["of the"]),
        (["lost"], "Lost, almost lost", ["Lost", "lost"]),
        (["%", "per cent"], "5% or 5 per cent", ["%", "per cent"]),
        (["Über", "unter"], "über alles, unter", ["über", "unter"]),
        (["Of", "of the"], "of the Of of", ["of the", "Of", "of"]),
        ([], "nothing", []),
    ],
)
def test_words_stand_by_themselves_in_any_case(words: list[str], text: str, found: list[str]) -> None:
    assert re.findall(alternatives(words), text, re.IGNORECASE) == found
