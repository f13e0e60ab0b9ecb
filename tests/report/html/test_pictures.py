"""Pictures of checks: which kind, what it prints, and that what lies apart is drawn apart."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.figures.interval import Interval
from check_data.report.html.pictures import picture
from check_data.report.html.pictures.drawing import MARGIN, WIDTH, Scale, fitted
from check_data.report.result import Verified
from tests.helpers import quantity
from tests.report.html.reading import Element, parsed
from tests.strategies import numbers


def drawn(expression: str, **quotes: str) -> Element:
    quantities = {name: quantity(*quote.split("|")) for name, quote in quotes.items()}
    check = Check("c", parse(expression))
    return parsed(str(picture(Verified("p", check, evaluate(check.expression, quantities), quantities))))


def texts(found: Element) -> list[str]:
    return [each.text for each in found.all("text") if each.text]


def rects(found: Element, name: str) -> list[tuple[float, float, float]]:
    """From where to where, and at which height."""
    return [
        (float(each["x"]), float(each["x"]) + float(each["width"]), float(each["y"]))
        for each in found.all("rect", name)
    ]


def test_nothing_is_drawn_without_a_verdict() -> None:
    assert drawn("a == b", a="", b="3人").inside == []


def test_parts_are_stacked_and_their_gap_is_told() -> None:
    found = drawn("t == sum(a, b, c)", t="15例", a="5例", b="4例", c="4例")
    assert texts(found) == ["5例", "4例", "4例", "15例", "Σ 13", "Δ 2"]
    [part], [whole], [gap] = rects(found, "p-part"), rects(found, "p-solid"), rects(found, "p-gap")
    assert part[0] == whole[0] == MARGIN
    assert whole[1] == pytest.approx(WIDTH - MARGIN, abs=0.2)
    assert gap[0] == pytest.approx(part[1], abs=0.2)
    assert gap[1] == pytest.approx(whole[1], abs=0.2)
    assert gap[2] == part[2]
    assert (part[1] - MARGIN) / (whole[1] - MARGIN) == pytest.approx(13 / 15, abs=0.01)


def test_parts_that_are_too_many_lie_above() -> None:
    found = drawn("a + b == t", t="12例", a="5例", b="9例")
    assert texts(found)[-3:] == ["12例", "Σ 14", "Δ 2"]
    [gap] = rects(found, "p-gap")
    assert gap[2] == rects(found, "p-solid")[0][2]


def test_what_rounding_leaves_is_a_band() -> None:
    found = drawn("t == a + b", t="1400名", a="1200名", b="207名")
    assert texts(found) == ["1200名", "207名", "1400名", "Σ 1357 … 1457"]
    assert len(rects(found, "p-band")) == 2
    assert not rects(found, "p-gap")
    apart = drawn("t == a + b", t="1400名", a="1200名", b="527名")
    assert texts(apart)[-1] == "Δ ≥ 227"


def test_shares_that_make_a_hundred_are_parts() -> None:
    assert texts(drawn("a + b == 1", a="60%", b="30%"))[-1].startswith("Δ ≥ ")


def test_sides_that_no_value_is_between_have_no_gap() -> None:
    found = drawn("t == a + b", t="[15, 20)", a="[3, 8]", b="[12, 13]")
    assert not rects(found, "p-gap")
    touching = drawn("t == a + b", t="(21, 25]", a="[3, 8]", b="[12, 13]")
    assert not rects(touching, "p-gap")
    assert not rects(drawn("t == a + b", t="[15, 21)", a="[8, 8]", b="[13, 13]"), "p-gap")
    assert "Δ" not in "".join(texts(touching))


def test_many_parts_are_one_bar() -> None:
    names = [f"a{number}" for number in range(50)]
    found = drawn(f"t == sum({', '.join(names)})", t="51例", **dict.fromkeys(names, "1例"))
    assert texts(found) == ["51例", "Σ 50", "Δ 1"]
    assert not found.all("line", "p-border")


@pytest.mark.parametrize(
    ("expression", "quotes"),
    [
        ("t == a + b", {"t": "[-5, -5]", "a": "[-2, -2]", "b": "[-3, -3]"}),
        ("t == a + b", {"t": "3例", "a": "超2例", "b": "1例"}),
        ("t == a + 1", {"t": "3", "a": "2"}),
        ("t == a", {"t": "3例", "a": "2例"}),
        ("t <= a + b", {"t": "3例", "a": "2例", "b": "1例"}),
        ("share(a, t) == s", {"t": "[-3, -2]", "a": "[1, 1]", "s": "60%"}),
        ("share(a, t) <= s", {"t": "80家", "a": "52家", "s": "65%"}),
        ("growth(a, t) == s", {"t": "80家", "a": "100家", "s": "25%"}),
        ("days(a, b) == 1", {"a": "2月1日", "b": ""}),
    ],
)
def test_other_checks_are_values_on_a_scale(expression: str, quotes: dict[str, str]) -> None:
    found = drawn(expression, **quotes)
    assert not rects(found, "p-part")
    assert bool(found.all("line", "p-rail")) is ("" not in quotes.values())


def test_an_order_shows_each_side_with_its_sign() -> None:
    found = drawn("more <= firms / rate", more="301家", firms="186家", rate="95%")
    assert texts(found) == ["301家", "301", "≤ 186家 ÷ 95%", "195 … 196"]
    [dot], [band] = found.all("circle"), rects(found, "p-band")
    assert float(dot["cx"]) > band[1]


def test_a_chain_has_a_row_a_side() -> None:
    assert texts(drawn("a < b <= c", a="1人", b="2人", c="3人"))[::2] == ["1人", "< 2人", "≤ 3人"]


def test_an_end_that_is_open_or_unbounded_looks_so() -> None:
    found = drawn("a <= b", a="超300人", b="400人")
    assert len(found.all("line", "p-line")) == 1
    assert len(found.all("path", "p-line")) == 1
    below = drawn("a >= b", a="[, 300)", b="200")
    assert len(below.all("path", "p-line")) == 1
    half_open = drawn("a <= b", a="[1, 2)", b="[5, 6]")
    assert [each.classes for each in half_open.all("line", "p-line")].count(["p-line", "p-open"]) == 1


def test_a_share_is_drawn_in_its_whole() -> None:
    found = drawn("share(part, whole) == told", part="52家", whole="81家", told="60%")
    assert texts(found) == ["52家 ÷ 81家 = 64.1975%", "60%", "59.5% … 60.5%"]
    [solid] = rects(found, "p-solid")
    assert (solid[1] - MARGIN) / (WIDTH - 2 * MARGIN) == pytest.approx(0.642, abs=0.01)
    turned = drawn("told == part / whole", part="近52家", whole="80家", told="60%")
    assert rects(turned, "p-track")
    assert len(rects(turned, "p-band")) == 2


def test_days_stand_on_a_line() -> None:
    found = drawn("days(first, last) == 1", first="2020-02-03", last="2020年2月5日")
    assert texts(found) == ["2020-02-03", "2020年2月5日 · 2020-02-05"]
    first, last = (float(each["cx"]) for each in found.all("circle"))
    assert first < last
    assert [each["text-anchor"] for each in found.all("text")] == ["start", "end"]
    assert not drawn("a <= 737460", a="2020-02-03").all("line", "p-stem")


@given(st.lists(st.builds(lambda *ends: Interval(min(ends), max(ends)), numbers(), numbers()), min_size=1))
def test_a_scale_holds_every_end(values: list[Interval]) -> None:
    scale = Scale.over(values)
    for each in values:
        first, last = scale.ends(each)
        assert MARGIN <= first <= last <= WIDTH - MARGIN


def test_a_scale_of_nothing_or_of_one_value() -> None:
    assert Scale.over([Interval()]).ends(Interval()) == (MARGIN, WIDTH - MARGIN)
    huge = Interval.exactly(Fraction(10) ** 400)
    assert Scale.over([huge]).at(huge.lower) == WIDTH / 2
    assert Scale.over([Interval.exactly(0)], zero=True).at(Fraction(0)) == MARGIN


def test_texts_are_cut_to_their_room() -> None:
    assert fitted("1200名", 60) == "1200名"
    assert fitted("社区工作人员1200名", 60) == "社区工作…"
    assert fitted("1200名", 5) == ""
