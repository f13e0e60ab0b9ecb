from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.figures.conventions import Conventions
from check_data.figures.units import DATE, unit
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from tests.helpers import READER, interval

SAME = ""

# quote, unit column, stated, rounded (empty: the same)
TABLE = [
    ("3521", "", "[3521, 3521]", SAME),
    ("1400", "", "[1400, 1400]", "[1350, 1450]"),
    ("1,400", "", "[1400, 1400]", "[1350, 1450]"),
    ("95%", "", "[0.945, 0.955]", SAME),
    ("90%", "", "[0.895, 0.905]", SAME),
    ("38.5万只", "", "[384500, 385500]", SAME),
    ("2.50万", "", "[24950, 25050]", SAME),
    ("1.2 billion yuan", "", "[1150000000, 1250000000]", SAME),
    ("€10B", "", "[9500000000, 10500000000]", "[5000000000, 15000000000]"),
    ("$2.50m", "", "[2495000, 2505000]", SAME),
    ("5k", "", "[4500, 5500]", SAME),
    ("12 m", "", "[12, 12]", SAME),
    ("10 000 dollars", "", "[10000, 10000]", "[5000, 15000]"),
    ("1\u202f177家", "", "[1177, 1177]", SAME),
    ("two thirds", "", "[1/2, 5/6]", SAME),
    ("over a third of them", "", "(1/3, )", SAME),
    ("three-quarters", "", "[5/8, 7/8]", SAME),
    ("one half", "", "[1/4, 3/4]", SAME),
    ("2½ million", "", "[2250000, 2750000]", SAME),
    ("2 1/2 inches", "", "[9/4, 11/4]", SAME),
    ("½", "", "[1/4, 3/4]", SAME),
    ("two and a half years", "", "[9/4, 11/4]", SAME),
    ("3分之2", "", "[1/2, 5/6]", SAME),
    ("3.14", "", "[3.135, 3.145]", SAME),
    ("10亿元", "", "[950000000, 1050000000]", "[500000000, 1500000000]"),
    ("20万", "", "[195000, 205000]", "[150000, 250000]"),
    ("1亿2000万元", "", "[119995000, 120005000]", "[115000000, 125000000]"),
    ("300余", "", "(300, 400)", SAME),
    ("300余家", "", "[301, 399]", SAME),
    ("4300余家", "", "[4301, 4399]", SAME),
    ("700多个", "", "[701, 799]", SAME),
    ("1600多台套", "台套", "[1601, 1699]", SAME),
    ("6万余只", "", "[60001, 69999]", SAME),
    ("10多万人", "", "[100001, 199999]", SAME),
    ("300人多", "", "[301, 399]", SAME),
    ("超过300余家", "", "[301, 399]", SAME),
    ("-300余元", "", "(-400, -300)", SAME),
    ("300-odd", "", "(300, 400)", SAME),
    ("over 300", "", "(300, )", SAME),
    ("more than 300 firms", "", "[301, )", SAME),
    ("超300家", "", "[301, )", SAME),
    ("300家以上", "", "[300, )", SAME),
    ("近2000", "", "[1800, 2000]", SAME),
    ("nearly 2,000", "", "[1800, 2000]", SAME),
    ("almost $2", "", "[1.8, 2]", SAME),
    ("近3年", "年", "[2.7, 3]", SAME),
    ("约300", "", "[250, 350]", SAME),
    ("300左右", "", "[250, 350]", SAME),
    ("about 1,234", "", "[1172.3, 1295.7]", SAME),
    ("1,000 or so", "", "[500, 1500]", SAME),
    ("35只至45只", "", "[35, 45]", SAME),
    ("每分钟35只至45只", "只/分钟", "[35, 45]", SAME),
    ("between 35 and 45", "", "[35, 45]", SAME),
    ("3.5%—4.5%", "", "[0.0345, 0.0455]", SAME),
    ("35-45%", "", "[0.345, 0.455]", SAME),
    ("$3 to $4 million", "", "[2500000, 4500000]", SAME),
    ("至少5家", "", "[5, )", SAME),
    ("at least 5", "", "[5, )", SAME),
    ("5+", "", "[5, )", SAME),
    ("上限为10万元", "", "(, 100000]", SAME),
    ("up to 5 people", "", "[0, 5]", SAME),
    ("5 or fewer", "", "(, 5]", SAME),
    ("不足300人", "", "[0, 299]", SAME),
    ("under 300", "", "(, 300)", SAME),
    ("300人以内", "", "[0, 300]", SAME),
    ("数千套", "", "[2000, 9999]", SAME),
    ("几十家", "", "[20, 99]", SAME),
    ("几家", "", "[2, 9]", SAME),
    ("十几人", "", "[11, 19]", SAME),
    ("四个", "", "[4, 4]", SAME),
    ("两大", "个", "[2, 2]", SAME),
    ("三千五百二十一", "", "[3521, 3521]", SAME),
    ("两千三", "", "[2300, 2300]", "[2250, 2350]"),
    ("两千零三", "", "[2003, 2003]", SAME),
    ("十五", "", "[15, 15]", SAME),
    ("二十", "", "[20, 20]", "[15, 25]"),
    ("二〇二〇", "", "[2020, 2020]", "[2015, 2025]"),
    ("零", "", "[0, 0]", SAME),
    ("二十万", "", "[195000, 205000]", "[150000, 250000]"),
    ("百分之九十五", "", "[0.945, 0.955]", SAME),
    ("约百分之5", "", "[0.045, 0.055]", SAME),
    ("三成", "", "[0.25, 0.35]", SAME),
    ("三分之二", "", "[0.5, 5/6]", SAME),
    ("0.5个百分点", "", "[0.0045, 0.0055]", SAME),
    ("2 percentage points", "", "[0.015, 0.025]", SAME),
    ("two percentage points", "", "[0.015, 0.025]", SAME),
    ("one pct", "", "[0.005, 0.015]", SAME),
    ("2.5 pct", "", "[0.0245, 0.0255]", SAME),
    ("4.5 mln", "", "[4450000, 4550000]", SAME),
    ("1.2 bln", "", "[1150000000, 1250000000]", SAME),
    ("six mln", "", "[5500000, 6500000]", SAME),
    ("95 percent of firms", "%", "[0.945, 0.955]", SAME),
    ("每分钟100只", "只/分钟", "[100, 100]", "[50, 150]"),
    ("100 masks a minute", "", "[100, 100]", "[50, 150]"),
    ("(1,234)", "", "[-1234, -1234]", SAME),
    ("-3.5%", "", "[-0.0355, -0.0345]", SAME),
    ("负5元", "", "[-5, -5]", SAME),
    ("-5人", "", "[-5, -5]", SAME),
    ("$1.2bn", "", "[1150000000, 1250000000]", SAME),
    ("twenty-one people", "", "[21, 21]", SAME),
    ("one hundred and five", "", "[105, 105]", SAME),
    ("two million", "", "[1500000, 2500000]", SAME),
    ("two million three", "", "[2000003, 2000003]", SAME),
    ("fifteen hundred", "", "[1500, 1500]", "[1450, 1550]"),
    ("a dozen", "", "[12, 12]", SAME),
    ("a hundred", "", "[100, 100]", "[50, 150]"),
    ("３５２１名", "", "[3521, 3521]", SAME),
    (" 186家 ", "", "[186, 186]", SAME),
    (".5", "", "[0.45, 0.55]", SAME),
]


@pytest.mark.parametrize(("quote", "declared", "stated", "rounded"), TABLE)
def test_readings(quote: str, declared: str, stated: str, rounded: str) -> None:
    reading = READER.read(quote, declared).reading
    assert reading.stated == interval(stated)
    assert reading.rounded == interval(rounded or stated)


@pytest.mark.parametrize(
    ("quote", "declared", "first", "last"),
    [
        ("2月20日", "", "2020-02-20", "2020-02-20"),
        ("2月", "", "2020-02-01", "2020-02-29"),
        ("2020年", "date", "2020-01-01", "2020-12-31"),
        ("2020", "date", "2020-01-01", "2020-12-31"),
        ("2019年12月31日", "", "2019-12-31", "2019-12-31"),
        ("2020-02-05", "", "2020-02-05", "2020-02-05"),
        ("February 5", "", "2020-02-05", "2020-02-05"),
        ("Feb. 5th, 2021", "", "2021-02-05", "2021-02-05"),
        ("February 2021", "", "2021-02-01", "2021-02-28"),
        ("5 Feb", "", "2020-02-05", "2020-02-05"),
        ("5th of February 2020", "", "2020-02-05", "2020-02-05"),
        ("正月初三", "", "2020-01-27", "2020-01-27"),
        ("大年初一", "", "2020-01-25", "2020-01-25"),
        ("农历正月十五", "", "2020-02-08", "2020-02-08"),
        ("腊月廿三", "", "2020-01-17", "2020-01-17"),
        ("腊月二十三", "", "2020-01-17", "2020-01-17"),
        ("2021年正月初一", "", "2021-02-12", "2021-02-12"),
    ],
)
def test_dates(quote: str, declared: str, first: str, last: str) -> None:
    from datetime import date

    read = READER.read(quote, declared)
    assert read.unit == DATE
    assert read.reading.stated.lower == date.fromisoformat(first).toordinal()
    assert read.reading.stated.upper == date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("quote", "declared", "why"),
    [
        ("x", "", "no grammar"),
        ("许多", "", "no grammar"),
        ("约300以上", "", "two hedges"),
        ("about 300 or more", "", "two hedges"),
        ("45至35", "", "backwards"),
        ("12% to $56 million", "", "two kinds"),
        ("5.8% to 12,828", "", "two kinds"),
        ("$3 to 5%", "", "two kinds"),
        ("3 to $5", "", "two kinds"),
        ("35只至45家", "", "different units"),
        ("零分之三", "", "0 parts"),
        ("2 1/0", "", "0 parts"),
        ("三十百", "", "out of order"),
        ("三四百", "", "two digits"),
        ("2000万1亿", "", "out of order"),
        ("12.5人", "人", "whole number"),
        ("2月30日", "", "no such day"),
        ("正月三十一", "", "no such day"),
        ("186家", "date", "no date"),
        ("1" * 301, "", "301 digits"),
        ("1" * 401, "", "401 characters"),
    ],
)
def test_what_is_not_understood_says_why(quote: str, declared: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        READER.read(quote, declared)


def test_a_date_without_a_year_needs_the_publications() -> None:
    with pytest.raises(NotUnderstood, match="names no year"):
        Reader().read("2月20日")


def test_the_printed_unit_scales_what_the_column_counts() -> None:
    read = READER.read("3小时", "天")
    assert read.reading.stated == interval("[3, 3]")
    assert read.unit == unit("小时")


def test_conventions_are_configurable() -> None:
    loose = Reader(Conventions(nearly=Fraction(1, 2), about=Fraction(1, 2), rounding=Fraction(1)))
    assert loose.read("近2000").reading.stated == interval("[1000, 2000]")
    assert loose.read("about 7").reading.stated == interval("[3.5, 10.5]")
    assert loose.read("1400").reading.rounded == interval("[1300, 1500]")


@given(
    st.text(max_size=30)
    | st.text("0123456789.,%-万亿千百十三零几多余约近至元家人每分之月日初正 abou tmillion$()", max_size=20)
)
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        reading = READER.read(text).reading
    except NotUnderstood:
        return
    assert reading.rounded.covers(reading.stated)


@pytest.mark.parametrize(
    ("quote", "value", "unit"),
    [
        ("约70万千瓦", 700_000, "千瓦"),
        ("5千克", 5000, "克"),
        ("8亿千瓦时", 800_000_000, "千瓦时"),
        ("三千人", 3000, "人"),
    ],
)
def test_a_thousand_of_a_unit_is_a_unit(quote: str, value: int, unit: str) -> None:
    understood = Reader().read(quote)
    assert understood.unit is not None
    assert understood.unit.powers == ((unit, 1),)
    stated = understood.reading.stated.scaled(understood.unit.factor)
    assert value in stated


def test_three_thousand_watts_are_three_kilowatts() -> None:
    watts, kilowatts = (Reader().read(quote) for quote in ("3000瓦", "3千瓦"))
    assert watts.unit is not None
    assert watts.reading.stated.scaled(watts.unit.factor) == kilowatts.reading.stated
