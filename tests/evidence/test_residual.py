"""How far off a claim is, and whether a slip explains it."""

from math import inf

import pytest

from check_data.evidence.residual import residual
from check_data.facts.fact import Telling
from check_data.relations.claim import Claim
from check_data.relations.kinds import claims
from tests.relations.mentions import mention, telling


def claim(told: Telling) -> Claim:
    return next(claims(told))


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        (telling("sum", whole="101例", parts="40例 71例"), 0.09, 0.11),
        (telling("same", values="3520名 1760名"), 0.99, 1.01),
        (telling("ratio", ratio="18.8%", above="115.0", below="683.9"), 0.11, 0.13),
        (telling("within", part="54家", whole="45家"), 0.19, 0.21),
        (telling("sum", whole="5例", parts="9例 7例"), 0.6, inf),
        (telling("threshold", options={"above": "1/2"}, part="36家", whole="80家"), 0.1, 0.13),
    ],
)
def test_the_figure_that_is_nearest_to_making_it_hold_says_how_far_off_it_is(
    told: Telling, least: float, most: float
) -> None:
    assert least <= residual(claim(told)).share <= most


def test_figures_that_are_only_cited_do_not_move() -> None:
    told = telling("test", options={"test": "t"}, p="0.36", test="1", statistic="2.20", df="28")
    assert 8 < residual(claim(told)).share < 9.2


def test_no_move_helps_where_another_sign_is_wanted() -> None:
    told = telling("sum", options={"minus": "0,1"}, whole="15", parts="5 10")
    assert residual(claim(told)).share == inf


@pytest.mark.parametrize(
    ("told", "slip"),
    [
        (telling("same", values="3520名 3250名"), True),  # exchanged
        (telling("same", values="3520名 352名"), True),  # left out
        (telling("same", values="3520名 35200000名"), True),  # a power of ten
        (telling("same", values="3520名 4787名"), False),
        (telling("same", values="35名 36名"), False),  # of two digits every number is a slip of many
        (telling("share", part="5231家", whole="8000家", share="56.4%"), True),
        (telling("share", part="31家", whole="80家", share="58.4%"), False),
    ],
)
def test_a_slip_of_the_pen(told: Telling, slip: bool) -> None:
    assert (residual(claim(told)).slip > 2) is slip


def test_units_of_the_last_digit_are_those_of_rounded_figures() -> None:
    assert residual(claim(telling("share", part="2家", whole="3家", share="66%"))).units == pytest.approx(
        2 / 3, abs=0.01
    )
    assert residual(claim(telling("same", values="3520名 3250名"))).units == inf


def test_a_figure_with_an_open_end_counts_from_its_known_end() -> None:
    assert residual(claim(telling("same", values="超过300家 200家"))).share == pytest.approx(0.505)
    assert residual(claim(telling("same", values="至多300家 400家"))).share == pytest.approx(1 / 3)


def test_what_prints_no_digits_is_no_slip() -> None:
    told = Telling("weekday", "test:plain", {"date": (mention("2020年2月20日", "date"),)}, options={"weekday": 4})
    assert not residual(claim(told)).slip


@pytest.mark.parametrize(
    ("told", "likely"),
    [
        (telling("sum", whole="4.2亿元", parts="1.6万元 2.6亿元"), True),  # a word of scale for another
        (telling("sum", whole="4.2亿元", parts="1.9万元 2.6亿元"), False),
        (telling("sum", whole="4.2亿元", parts="4.1万元 4.1亿元"), False),  # chance makes many figures fit
        (telling("same", values="1.6亿元 1.6万元"), False),  # told again: rather the scale of a table
    ],
    ids=str,
)
def test_another_word_of_scale(told: Telling, likely: bool) -> None:
    roles = {role: tuple(each._replace(scaled=True) for each in told.roles[role]) for role in told.roles}
    assert (residual(claim(told._replace(roles=roles))).slip > 8) is likely
    assert residual(claim(told)).slip <= 8 or told.kind == "same"
