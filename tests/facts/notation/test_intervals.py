"""Confidence intervals, as papers in any language print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.facts.fact import Telling
from tests.examples import fewer
from tests.facts.notation.told import lines, tellings, verdicts

WITHIN = [
    ("14.2 months (95% CI 8.1 to 21.9)", "interval/2: estimate 14.2; low 8.1; high 21.9"),
    ("HR 0.75; 95% CI, 0.60–0.94", "interval/2: estimate 0.75; low 0.60; high 0.94"),
    ("RR: 0.57, 95% CI: 0.35–0.95, P = 0.029", "interval/2: estimate 0.57; low 0.35; high 0.95"),
    ("93·3% (95% CI = 63·0% to 100%)", "interval/2: estimate 93·3; low 63·0; high 100"),
    ("−5,3 (95 %-KI: −9,2 bis −1,4)", "interval/2: estimate −5,3; low −9,2; high −1,4"),
    ("−5,3 (IC à 95 % : −9,2 ; −1,4)", "interval/2: estimate −5,3; low −9,2; high −1,4"),
    ("OR 1.03 [95% confidence interval (CI) 0.74-1.43]", "interval/2: estimate 1.03; low 0.74; high 1.43"),
    ("OR为1.03（95％CI 0.74～1.43）", "interval/2: estimate 1.03; low 0.74; high 1.43"),
    ("OR=1.03（95％CI：0.74～1.43，P＝0.8）", "interval/2: estimate 1.03; low 0.74; high 1.43"),
    ("OR 1.03，95%置信区间为0.74～1.43", "interval/2: estimate 1.03; low 0.74; high 1.43"),
    ("OR 1.03，95% CI为0.74～1.43", "interval/2: estimate 1.03; low 0.74; high 1.43"),
    ("−5.3 (95% CI −1.4; −9.2)", "interval/2: estimate −5.3; low −9.2; high −1.4"),
    ("2 (95% CI 1.1 to 3.6)", "interval/2: estimate 2; low 1.1; high 3.6"),
    ("fell by 0.93 kg (95% CI −1.72 to −0.15)", "interval-size/2: estimate 0.93; low −0.15; high −1.72"),
]


@pytest.mark.parametrize(("text", "wanted"), WITHIN)
def test_an_estimate_with_its_interval(text: str, wanted: str) -> None:
    assert lines(text, "interval")[0] == wanted


def test_a_size_competes_where_a_difference_may_be_of_either_sign() -> None:
    assert lines("by 2.4 (95% CI −0.4 to 5.0)", "interval") == [
        "interval/2: estimate 2.4; low −0.4; high 5.0",
        "interval-size/0: estimate 2.4; low 5.0; high −0.4",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "20% of 95 patients, and 95% were 3.2 (1.1–4.5)",
        "346 N·s−1 [95% CI 97–595]",
        "293.3 v. 236.6 μm; 95% CI of difference 17.7–95.9 μm",
        "b = 0.4, SE = 0.06, 95% CI [0.28, 0.52]",
        "t(26) = 2.34, 95% CI [0.28, 0.52]",
        "9.4 6.6 5.8 2.8 3.6 95% CI 7.0, 11.2",
        "0.8 at 12 weeks (95% CI 0.5 to 1.2)",
        "Odds ratios with 95% confidence intervals were found.",
        "95% CI 0.5 to 1.2",
        "1.42 (0.88–2.97)",
    ],
)
def test_what_is_none(text: str) -> None:
    assert lines(text, "interval") == []


def test_bare_intervals_stand_where_a_level_is_named() -> None:
    text = "0.28 [95% CI 0.10–0.81] and 0.31 [0.10–0.98], aged 5 (3–9)"
    assert lines(text, "interval")[1:] == ["interval-bare/1: estimate 0.31; low 0.10; high 0.98"]
    assert lines("RR (95% CI): 0.72 (0.59–0.89)", "interval") == ["interval-bare/1: estimate 0.72; low 0.59; high 0.89"]


def test_what_is_told_already_is_not_told_again() -> None:
    text = "OR 1.42 (95% CI 0.88 to 2.29)"
    first = next(each for each in tellings(text) if each.kind == "interval")
    other = Telling("same", "test:plain", {"values": ()})
    assert [each.kind for each in tellings(text, (first, other))] == ["centre"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OR 1.42 (95% CI 1.08 to 1.87)", ["centre-ratio/1"]),
        ("aHR = 1.42 (95% CI 1.08 to 1.87)", ["centre-ratio/1"]),
        ("HR (95% CI): RR 0.72 (0.59–0.89)", ["centre-ratio-bare/1"]),
        ("MD 4.1 (95% CI 2.1 to 6.1)", ["centre-difference/1"]),
        ("−5.3 (95% CI −9.2 to −1.4)", ["centre-difference/1"]),
        ("by 5.3 (95% CI −9.2 to −1.4)", ["centre-difference/1"]),
        ("by 2.4 (95% CI −0.4 to 5.0)", ["centre-difference/1", "centre-size/0"]),
        ("r = −.31 (95% CI −.50 to −.09)", []),
        ("9.1 (95% CI 8.1 to 11.9)", []),
        ("b = −0.08, bootstrapped 95% CI = [−0.18, −0.02]", []),
        ("d = 0.78, 95% CI = [−12.0, 31.6]", []),
    ],
)
def test_the_middle_is_told_where_the_scale_is(text: str, wanted: list[str]) -> None:
    assert [each.partition(":")[0] for each in lines(text, "centre")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OR 1.42 (95% CI 1.08 to 1.87), p = 0.01", ["interval-p/1: p p = 0.01; interval 1.08 to 1.87"]),
        ("−5.3 (95% CI −9.2 to −1.4; P<0.05)", ["interval-p/1: p P<0.05; interval −9.2 to −1.4"]),
        ("OR 1.42 (90% CI 1.08 to 1.87), p = 0.01", []),
        ("1.42 (95% CI 1.08 to 1.87), p = 0.01", []),
        ("OR 1.42 (95% CI 1.08 to 1.87). For all of them, p = 0.01", []),
    ],
)
def test_a_p_value_after_an_interval(text: str, wanted: list[str]) -> None:
    assert [each.rpartition("; low")[0] for each in lines(text, "significance")] == wanted


@fewer(10, 100)
@given(st.floats(0.05, 20), st.floats(1.01, 4))
def test_a_ratio_s_true_interval_never_disagrees(ratio: float, factor: float) -> None:
    text = f"OR {ratio:.2f} (95% CI {ratio / factor:.2f} to {ratio * factor:.2f})"
    assert set(verdicts(text, "interval", "centre")) == {"agrees"}


@fewer(10, 100)
@given(st.floats(-50, 50), st.floats(0.1, 30))
def test_a_difference_s_true_interval_never_disagrees(middle: float, half: float) -> None:
    text = f"MD {middle:.1f} (95% CI {middle - half:.1f} to {middle + half:.1f})"
    assert set(verdicts(text, "interval", "centre")) == {"agrees"}
