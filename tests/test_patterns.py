"""Expressions that are compiled when they are first used, and those that wait for a text with one of some words."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data import patterns
from check_data.patterns import lazily

SAYS = re.compile(r"\b(?:sum\sof|Total)\b", re.IGNORECASE)
WORDS = ["sum of", "Total"]
SPANS = st.one_of(st.just(()), st.tuples(st.integers(0, 30)), st.tuples(st.integers(0, 30), st.integers(0, 30)))


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of what is compiled from here on."""
    found: list[str] = []

    def compile_(source: str, flags: int = 0) -> re.Pattern[str]:
        found.append(source)
        return re.compile(source, flags)

    monkeypatch.setattr(patterns, "re", type("re", (), {"compile": staticmethod(compile_)}))
    return found


def test_an_expression_is_compiled_once_and_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compiled(monkeypatch)
    pattern = lazily(lambda: "a+")
    assert pattern.pattern == "a+"
    assert not found
    assert [pattern.findall("aab"), pattern.split("bab"), pattern.groups] == [["aa"], ["b", "b"], 0]
    assert set(found) == {"a+"}


def test_a_text_without_its_words_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compiled(monkeypatch)
    pattern = lazily(SAYS.pattern, re.IGNORECASE, WORDS)
    assert [pattern.search("to tal"), pattern.match("x"), pattern.fullmatch("")] == [None, None, None]
    assert [[*pattern.finditer("su m")], pattern.findall("x"), pattern.sub("-", "x")] == [[], [], "x"]
    text = 3 * "su m"
    assert [pattern.search(text, at) for at in range(3)] == [None, None, None]
    assert not found
    assert pattern.sub("-", "the SUM\nOF, total") == "the -, -"
    assert found == [SAYS.pattern]


def test_where_there_are_no_words_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compiled(monkeypatch)
    assert lazily("(?!)", words=[]).search("anything") is None
    assert not found


@given(
    st.text(st.sampled_from("sumof toal TSUM\n.")) | st.sampled_from(["sum of", "a total of", "SUM\tOF all, totals"]),
    SPANS,
    st.sampled_from(["search", "match", "fullmatch", "findall"]),
)
def test_waiting_for_words_changes_nothing(text: str, span: tuple[int, ...], name: str) -> None:
    def told(method: Callable[..., object]) -> object:
        found = method(text, *span)
        return found.span() if isinstance(found, re.Match) else found

    assert told(getattr(lazily(SAYS.pattern, re.IGNORECASE, WORDS), name)) == told(getattr(SAYS, name))
