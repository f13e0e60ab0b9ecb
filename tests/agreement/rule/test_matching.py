import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.rule.matching import BadPattern, compiled, fits

PATTERNS = [
    "RET[0-9]{2}",
    "^[A-Z]{2,3}-?\\d+$",
    "(a|b)*c",
    "(a+)+b",
    "[^x-z]*?",
    "(?i:ab)c.",
    "\\w+@\\w+\\.(com|org)",
    "[\\D\\S]\\s\\W",
    "a{0}b{1,2}|",
    "[]^-]\\\\",
    "\\Aab?\\Z",
    "[^a]b",
    "a$b|^b",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("abcxABR@.-]^\\ 0189éT", max_size=8))
def test_as_pythons_own(pattern: str, text: str) -> None:
    assert fits(pattern, text) == (re.fullmatch(pattern, text) is not None)


def test_what_takes_python_years_takes_no_time() -> None:
    started = time.process_time()
    assert not fits("(a*)*(a|aa)+b", "a" * 2000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a", "no pattern: missing \\)"),
        ("(a)\\1", "reference to a group"),
        ("(?=a)a", "looking ahead"),
        ("(?!a)a", "looking ahead"),
        ("(?>a)a", "atomic group"),
        ("a++", "possessive"),
        ("(a)(?(1)b|c)", "reference to a group"),
        ("\\bab", "describes all of a text"),
        ("(a{50}){50}", "more than 2000 states"),
    ],
)
def test_refused(pattern: str, why: str) -> None:
    with pytest.raises(BadPattern, match=why):
        compiled(pattern)
