"""What must not be reported comes first."""

import pytest

from check_data.findings import Verdict
from tests.helpers import agrees, finds, outcome, rounds, verdict


def test_sums() -> None:
    agrees("m == a + b + c", m="3520名", a="2202人", b="755人", c="563人")
    agrees("m == sum(a, b, c)", m="3520名", a="2202人", b="755人", c="563人")
    finds("m == a + b + c", m="3521名", a="2202人", b="755人", c="536人")
    rounds("h == a + b", h="1400名", a="1200名", b="207名")
    finds("h == a + b", h="1401名", a="1201名", b="207名")


def test_the_total_that_a_share_implies() -> None:
    agrees("all_of <= back / rate", all_of="196家", back="186家", rate="95%")
    finds("all_of <= back / rate", all_of="197家", back="186家", rate="95%")
    finds("all_of <= back / rate", all_of="301家", back="186家", rate="95%")
    finds("back / rate >= all_of", all_of="301家", back="186家", rate="95%")


def test_headline_and_body() -> None:
    agrees("a == b", a="10亿元", b="近10亿元")
    agrees("a == b", a="10亿元", b="9.87亿元")
    finds("a == b", a="9.1亿元", b="9.87亿元")
    finds("a != b", a="3521", b="3521")
    agrees("a != b", a="3521", b="3522")


def test_order() -> None:
    agrees("a <= b <= c", a="14个", b="52个", c="81个")
    finds("a <= b <= c", a="14个", b="82个", c="81个")
    finds("a < b", a="7台", b="7台")
    finds("a > b", a="7台", b="7台")
    agrees("a >= b", a="7台", b="7台")
    finds("a < b", a="[1, 3)", b="[0, 1]")
    agrees("a <= b", a="[1, 3)", b="[0, 1]")
    finds("a <= b", a="(1, 3)", b="[0, 1]")


def test_a_chain_holds_only_as_a_whole() -> None:
    agrees("a == b == c", a="[1, 2]", b="[2, 3]", c="[2, 4]")
    finds("a == b == c", a="[1, 2]", b="[2, 5]", c="[3, 4]")
    finds("a + b == 10 == a - b + 20", a="[0, 9]", b="[0, 4]")
    agrees("a + b == 10 != a", a="[0, 9]", b="[0, 4]")


def test_whole_numbers_decide() -> None:
    """No whole number of firms makes 186 a 77.7 % share (GRIM)."""
    finds("rate == share(part, whole)", rate="77.7%", part="186家", whole="200多家")
    agrees("rate == share(part, whole)", rate="77.8%", part="186家", whole="200多家")
    finds("whole == part / rate", rate="77.7%", part="186家", whole="200多家")
    finds("mean == total / 28", mean="5.19", total="至少0人")
    agrees("mean == total / 28", mean="5.21", total="至少0人")
    finds("2 * a == 2 * b + c", a="1至9家", b="1至9家", c="3家")
    agrees("2 * a == 2 * b + c", a="[1, 9]", b="[1, 9]", c="3家")


def test_growth_and_differences() -> None:
    agrees("g == growth(now, before)", g="12%", now="1123元", before="1003元")
    finds("g == growth(now, before)", g="13%", now="1123元", before="1003元")
    agrees("d == abs(a - b)", d="6", a="3", b="9")
    finds("d == abs(a - b)", d="5", a="3", b="9")
    agrees("min(a, b) + max(a, b) == c", a="3", b="9", c="12")
    finds("min(a, b) == b", a="3", b="9")
    agrees("round(a / b, 2) == c", a="2", b="3", c="0.67")
    finds("round(a / b, 2) == c", a="2", b="3", c="0.65")
    agrees("round(a, -2) == 1300", a="1250")
    agrees("round(a) == 3", a="[2.5, 2.5]")
    agrees("-a == b", a="3", b="-3")


def test_dates() -> None:
    agrees("days(a, b) == 1", a="正月初三", b="正月初四")
    agrees("a < b <= c", a="正月初四", b="2月5日", c="2月20日")
    agrees("a + n == b", a="2月5日", n="15天", b="2月20日")
    agrees("b - n == a", a="2月5日", n="15天", b="2月20日")
    finds("b - a == n", a="2月5日", n="14天", b="2月20日")
    finds("max(a, b) <= c", a="2月5日", b="2月21日", c="2月20日")


def test_one_figure_twice_is_one_figure() -> None:
    finds("a - a == b", a="[1, 9]", b="1")
    finds("a / (a + b) == share_of", a="[35, 45]", b="[50, 55]", share_of="[0.48, 0.5]")
    agrees("a / (a + b) == share_of", a="[35, 45]", b="[50, 55]", share_of="[0.45, 0.46]")
    finds("a * a == b", a="[2, 3]", b="9.5")
    agrees("a * a == b", a="[-3, 3]", b="4")
    finds("a * a == b", a="[-3, 3]", b="-4")
    agrees("a * a == b", a="[1, 2]", b="2")
    finds("a * a == b", a="[1.5, 2]", b="2")
    finds("a / b - b / a == c", a="[1, 2]", b="[1, 2]", c="1.8")
    finds("abs(a) * a == 5", a="[3, 4]")


def test_scales_are_converted() -> None:
    agrees("a == b", a="24小时", b="1天")
    agrees("rate * time == made", rate="每分钟35只|只/分钟", time="2小时", made="4200只")
    agrees("a == b", a="3小时", b="3小时")


@pytest.mark.parametrize(
    ("expression", "quotes"),
    [
        ("a == b", {"a": "24家", "b": "24人"}),
        ("a + b == 3", {"a": "1家", "b": "2人"}),
        ("a == b", {"a": "1家", "b": "95%"}),
        ("a + b == c", {"a": "2月5日", "b": "3家", "c": "2月8日"}),
        ("a - b == c", {"a": "2月5日", "b": "3家", "c": "2月8日"}),
        ("days(a, b) == 1", {"a": "3家", "b": "4家"}),
        ("sum(a, b) == 3", {"a": "1家", "b": "2人"}),
        ("a * b == c", {"a": "2元", "b": "3家", "c": "6家"}),
    ],
)
def test_units_that_do_not_fit_leave_a_check_undetermined(expression: str, quotes: dict[str, str]) -> None:
    assert outcome(expression, **quotes).why == "units"


@pytest.mark.parametrize(
    ("expression", "quotes"),
    [
        ("a == b", {"a": "24个", "b": "24人"}),
        ("a == b", {"a": "24人", "b": "24件"}),
        ("2 * a == b / 3", {"a": "4家", "b": "24家"}),
        ("a / b == 4", {"a": "24家", "b": "6家"}),
        ("1 / a == b", {"a": "4家", "b": "0.25"}),
        ("a * b == 8", {"a": "4家", "b": "2"}),
        ("-a == 0 - b", {"a": "4家", "b": "4家"}),
        ("round(a) == abs(b)", {"a": "4家", "b": "4家"}),
        ("share(a, b) + c == 1", {"a": "3家", "b": "4家", "c": "25%"}),
    ],
)
def test_units_that_fit(expression: str, quotes: dict[str, str]) -> None:
    agrees(expression, **quotes)


def test_undetermined() -> None:
    assert outcome("a == b", a="", b="3").why == "missing"
    assert outcome("a / b == c", a="3", b="0", c="1").why == "zero"
    assert outcome("a / (b - b) == c", a="3", b="2", c="1").why == "zero"
    assert outcome("a / b == c", a="3", b="[-1, 1]", c="1").why == "zero"


def test_what_the_budget_leaves_open_is_not_reported() -> None:
    assert verdict("a / b == b / a + c", a="[1, )", b="[1, )", c="[1, 2]") is not Verdict.DISAGREES
    assert verdict("a * b - b * a / c == d", a="(, )", b="(, )", c="(, -1]", d="3") is not Verdict.DISAGREES
    assert verdict("abs(a * b) == c", a="(, -1]", b="[0, 5]", c="0.3") is not Verdict.DISAGREES


def test_an_unknown_figure_is_the_callers_error() -> None:
    with pytest.raises(KeyError):
        outcome("a == b", a="3")


def test_a_sum_of_a_thousand_figures() -> None:
    names = [f"x{n}" for n in range(1000)]
    agrees(f"sum({', '.join(names)}) == t", t="1000", **dict.fromkeys(names, "1"))


def test_hidden_contradictions_of_a_chain_need_the_joint_solver() -> None:
    finds("a + b == 3 == a + c == b + d == 2 * c + 2 * d - 4", a="[1, 2]", b="[1, 2]", c="[1, 2]", d="[1, 1.2]")
