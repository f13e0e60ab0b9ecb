"""The quotes that one slip turns into a printed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.repair.slips import slips_of


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("263例", "236例"),
        ("263例", "63例"),
        ("263例", "2063例"),
        ("263例", "1263例"),
        ("263例", "268例"),
        ("1,405 firms", "1,450 firms"),
        ("1,405 firms", "145 firms"),
        ("405 firms", "1405 firms"),
        ("1,405 firms", "11,405 firms"),
        ("38.5万", "38.6万"),
        ("38.5万", "83.5万"),
        ("38.5万", "38.52万"),
        ("近2000万元", "近3000万元"),
        ("１８６家", "１６８家"),
        ("35只至45只", "35只至54只"),
        ("2020年2月20日", "2020年2月21日"),
        ("2020年02月20日", "2020年01月20日"),
        ("四项", "三项"),
        ("三项", "两项"),
        ("两项", "一项"),
        ("十五个", "十二个"),
        ("二十个", "三十个"),
        ("0.5%", "1.5%"),
    ],
)
def test_a_slip(printed: str, meant: str) -> None:
    assert meant in slips_of(printed)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("263例", "263例"),
        ("263例", "326例"),
        ("263例", "063例"),
        ("5例", "例"),
        ("38.5万", "38.万"),
        ("38.5万", ".5万"),
        ("38.5万", "3.85万"),
        ("1,405 firms", "1405 firms"),
        ("两项", "二项"),
        ("十二个", "十两个"),
        ("several firms", "few firms"),
    ],
)
def test_no_slip(printed: str, meant: str) -> None:
    assert meant not in slips_of(printed)


def test_words_have_no_slips() -> None:
    assert slips_of("several firms") == {}


@given(st.integers(0, 10**6), st.data())
def test_who_made_a_slip_may_have_made_it_back(printed: int, data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from([*slips_of(str(printed))]))
    assert str(printed) in slips_of(meant)
    assert abs(len(meant) - len(str(printed))) <= 1
