"""Shares that Chinese text tells with their part and whole: true ones, printed rounded, are never flagged."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from check_data.configuration import Configuration
from check_data.discovery import share_of_count
from check_data.documents.encoding import decode
from check_data.documents.load import document
from check_data.findings import Verdict
from check_data.reading.text import figures_in
from check_data.texts import outcome_of
from tests.discovery.test_change_law import printed

TELLINGS = (
    "全市{whole}家企业中，{part}家复工，占{share}%。",
    "全市共有企业{whole}家，其中今年3月新办{part}家，占总数的{share}%。",
    "优秀提案{part}件，占本届三次会议提案总数{whole}件的{share}%。",
    "抽查产品{whole}种，合格{part}种，抽样合格率为{share}%。",
    "累计报告病例{whole}例，累计出院{part}例，治愈出院率达{share}%。",
    "治理水土流失面积{whole}亩，而承包治理的就有{part}亩，约占总面积的{share}%。",
    "外债{whole}元，其中企业债务占{share}%，达{part}元。",
    "用户为{whole}户，普及率上升。其中，新用户{part}户，占用户的比例达到{share}%。",
    "病例{whole}例，其中甲市{part}例，占全省{share}%；其他市州{rest}例，占全省{other}%。",
)


def verdicts(text: str) -> list[Verdict]:
    read = document(decode(text.encode(), "a.txt"), "a.txt")
    found = share_of_count.find(read, figures_in(read.readable, Configuration().conventions))
    return [outcome.verdict for outcome in map(outcome_of, found) if outcome]


def told(telling: str, whole: int, part: int, share: str, other: str = "") -> str:
    return telling.format(whole=whole, part=part, share=share, rest=whole - part, other=other)


@given(st.sampled_from(TELLINGS), st.integers(2, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_true_shares_as_printed_are_never_flagged(telling: str, whole: int, part: int, decimals: int) -> None:
    assume(part < whole)
    shares = (printed(Fraction(100 * each, whole), decimals) for each in (part, whole - part))
    found = verdicts(told(telling, whole, part, *shares))
    assert len(found) == 1 + ("{other}" in telling)
    assert set(found) <= {Verdict.AGREES, Verdict.AGREES_AS_ROUNDED}


@given(st.sampled_from(TELLINGS), st.integers(1_000, 9_999), st.integers(1_000, 9_999), st.data())
def test_a_slip_is_found(telling: str, whole: int, part: int, data: st.DataObject) -> None:
    assume(part < whole)
    share = printed(Fraction(100 * part, whole), 2)
    assume("0" not in f"{part % 10}{whole % 10}{share[-1]}")
    at = data.draw(st.integers(0, len(share) - 1).filter(lambda place: share[place] != "."))
    slip = data.draw(st.sampled_from("123456789").filter(lambda digit: digit != share[at]))
    wrong = share[:at] + slip + share[at + 1 :]
    assert Verdict.DISAGREES in verdicts(told(telling, whole, part, wrong, printed(100 - Fraction(share), 2)))
    assume(part // 10 * 10 + int(slip) != part and part // 10 * 10 + int(slip) < whole)
    in_part = told(telling, whole, part // 10 * 10 + int(slip), share, printed(100 - Fraction(share), 2))
    assert Verdict.DISAGREES in verdicts(in_part)
