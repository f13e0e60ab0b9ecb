"""Tests with their p values, as papers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.figures import distributions
from tests.examples import fewer
from tests.facts.notation.told import in_a_cell, line, lines, tellings, verdicts

FOUND = [
    ("t(28) = 2.20, p = .036", "test/2: p p = .036; test t(28) = 2.20; statistic 2.20; df 28"),
    ("t(36)=−0.552, P=0.59", "test/2: p P=0.59; test t(36)=−0.552; statistic −0.552; df 36"),
    ("t (28)=.59, P =.561", "test/2: p P =.561; test t (28)=.59; statistic .59; df 28"),
    ("(t[1,204] = 2.1; p<.05)", "test-bound/2: p p<.05; test t[1,204] = 2.1; statistic 2.1; df 1,204"),
    ("t = 2.3, df = 28, p = .03", "test/2: p p = .03; test t = 2.3, df = 28; statistic 2.3; df 28"),
    ("t28 = 2.2 (p=.04)", "test/2: p p=.04; test t28 = 2.2; statistic 2.2; df 28"),
    ("t(28) = 2,20; p = 0,036", "test/2: p p = 0,036; test t(28) = 2,20; statistic 2,20; df 28"),
    ("F(2, 117) = 3.4, P < 0.05", "test-bound/2: p P < 0.05; test F(2, 117) = 3.4; statistic 3.4; df 2 117"),
    (
        "F(4, 60) = 9.71, MSE = 3.2, p < .001",
        "test-bound/2: p p < .001; test F(4, 60) = 9.71; statistic 9.71; df 4 60",
    ),
    ("F2,236=0.649, P=.58", "test/2: p P=.58; test F2,236=0.649; statistic 0.649; df 2 236"),
    ("F = 3.4, df = 2, 117, p = .04", "test/2: p p = .04; test F = 3.4, df = 2, 117; statistic 3.4; df 2 117"),
    ("χ2(3, N = 90) = 5.1, p=0·165", "test/2: p p=0·165; test χ2(3, N = 90) = 5.1; statistic 5.1; df 3"),
    ("Δχ 2 (13) = 18.338, p = .1451", "test/2: p p = .1451; test Δχ 2 (13) = 18.338; statistic 18.338; df 13"),
    ("χ2 (8 df) = 14.4, p = 0.07", "test/2: p p = 0.07; test χ2 (8 df) = 14.4; statistic 14.4; df 8"),
    ("chi 2 = 3.51, 2 d.f., P > 0.05", "test-bound/2: p P > 0.05; test chi 2 = 3.51, 2 d.f.; statistic 3.51; df 2"),
    ("X2(4) = 7.1, p ≥ .1", "test-bound/2: p p ≥ .1; test X2(4) = 7.1; statistic 7.1; df 4"),
    ("Q(3) = 9.1, p = .03", "test/2: p p = .03; test Q(3) = 9.1; statistic 9.1; df 3"),
    ("r(48) = .31, p = < .05", "test-bound/2: p p = < .05; test r(48) = .31; statistic .31; df 48"),
    ("z = –2.1, p ≤ .036", "test-bound/2: p p ≤ .036; test z = –2.1; statistic –2.1"),
    ("Z = 1.3, one-tailed p = .097", "test/2: p p = .097; test Z = 1.3; statistic 1.3"),
    ("t（28）＝2.20，P＝0.036", "test/2: p P＝0.036; test t（28）＝2.20; statistic 2.20; df 28"),
    ("t(28) = 0.3, ns.", "test-ns/1: p ns; test t(28) = 0.3; statistic 0.3; df 28"),
    ("t(28) = 2.2, p = 0 and", "test/2: p p = 0; test t(28) = 2.2; statistic 2.2; df 28"),
    ("t(28) = 2.20, p = .108 (Bonferroni)", "test/1: p p = .108; test t(28) = 2.20; statistic 2.20; df 28"),
]

NONE = [
    "The effect was significant (p < .001).",
    "t = 2.3, p = .03",
    "F(1) = 13.32; p = 0.003",
    "χ2 = 4.550; P = .103",
    "t(28) = 2.20, p = 1.2 × 10−5",
    "t(28) = 2.20, p = .3e-5",
    "t(28) = 2.20, d = 0.4",
    "t(28) = 2.20 was found. In a second study with other people, p = .3",
    "Start(28) = 2.20, p = .3",
    "t(28) = 2.20, map = .3",
    "ns, and more",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_test_is_told(text: str, wanted: str) -> None:
    first, *others = lines(text)
    assert first == wanted
    assert all(each.startswith(first.partition("/")[0] + "-one-sided/0") for each in others)


@pytest.mark.parametrize("text", NONE)
def test_what_is_none(text: str) -> None:
    assert lines(text) == []


def test_each_p_value_has_the_test_before_it() -> None:
    told = lines("F(2, 117) = 3.4, p = .5; t(28) = −2.2 (p=.2); z = 1.1, p = .3")
    assert [each.rpartition("test ")[2] for each in told if not each.count("one-sided")] == [
        "F(2, 117) = 3.4; statistic 3.4; df 2 117",
        "t(28) = −2.2; statistic −2.2; df 28",
        "z = 1.1; statistic 1.1",
    ]


def test_what_has_no_sides() -> None:
    assert len(lines("F(2, 117) = 3.4, p = .04")) == 1
    assert len(lines("F(1, 117) = 3.4, p = .04")) == 2


def test_in_a_cell() -> None:
    assert [line(each) for each in in_a_cell("t(28) = 2.20, p = .036")] == lines("t(28) = 2.20, p = .036")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("t(28) = 2.20, p = .036", "agrees"),
        ("t(28) = 2.20, p = .36", "disagrees"),
        ("t(28) = 2.20, p < .05", "agrees"),
        ("t(28) = 1.20, p < .05", "disagrees"),
        ("t(28) = 1.20, p > .05", "agrees"),
        ("t(28) = 2.20, ns", "disagrees"),
        ("t(28) = 48.12, p < .001", "agrees"),
        ("z = 9.3, p = .000", "agrees"),
        ("t(28) = 0.00, p = 1.0", "agrees"),
    ],
)
def test_the_p_value_is_what_the_test_gives(text: str, wanted: str) -> None:
    assert list(verdicts(text, "test")) == [wanted]


@fewer(10, 150)
@given(st.floats(-9, 9), st.integers(1, 500), st.integers(1, 3), st.integers(2, 4))
def test_what_is_true_and_rounded_never_disagrees(t: float, df: int, places: int, of_p: int) -> None:
    p = distributions.student(t, df)
    assert list(verdicts(f"t({df}) = {t:.{places}f}, p = {p:.{of_p}f}", "test")) == ["agrees"]


@fewer(10, 100)
@given(st.floats(0.001, 30), st.integers(1, 9), st.integers(1, 500), st.sampled_from([0.05, 0.01, 0.001]))
def test_a_true_bound_never_disagrees(f: float, above: int, below: int, bound: float) -> None:
    sign = "<" if distributions.fisher(f, above, below) < bound else ">"
    assert list(verdicts(f"F({above}, {below}) = {f:.2f}, p {sign} {bound}", "test")) == ["agrees"]


def test_the_places_are_those_of_the_text() -> None:
    text = "So it was: t(28) = 2.20, p = .036."
    for telling in tellings(text):
        assert all(text[each.start : each.end] == each.quote for told in telling.roles.values() for each in told)
