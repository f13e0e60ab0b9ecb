from fractions import Fraction

import pytest

from check_data.figures import units
from check_data.figures.units import counts_things, generic, physical, unit
from tests.helpers import agrees, finds


@pytest.mark.parametrize(
    ("a", "b"), [("名", "人"), ("位", "people"), ("firms", "家"), ("公斤", "kg"), ("只/分钟", "只/min")]
)
def test_one_unit_under_two_names(a: str, b: str) -> None:
    assert unit(a) == unit(b)


@pytest.mark.parametrize(("a", "b"), [("家", "人"), ("元", "美元"), ("只", "只/分钟"), ("天", "date")])
def test_units_that_do_not_fit(a: str, b: str) -> None:
    assert not unit(a).fits(unit(b))


def test_convertible_units_fit_and_differ_by_a_factor() -> None:
    hour, day = unit("小时"), unit("天")
    assert hour.fits(day)
    assert day.factor / hour.factor == 24


@pytest.mark.parametrize("name", ["人", "家", "台", "只", "firms", "masks", "people", "场"])
def test_counts(name: str) -> None:
    assert counts_things(unit(name))


@pytest.mark.parametrize("name", ["元", "%", "天", "小时", "公里", "GWh", "只/分钟", "glass", "kg", "date", "bps"])
def test_measures(name: str) -> None:
    assert not counts_things(unit(name))


@pytest.mark.parametrize(
    ("name", "wanted"), [("公里/小时", True), ("km", True), ("只/分钟", False), ("元/吨", False), ("人", False)]
)
def test_units_in_which_nothing_is_counted(name: str, wanted: bool) -> None:
    assert physical(unit(name)) is wanted


def test_names_of_derived_units() -> None:
    per_minute = unit("只/分钟")
    assert per_minute.name == "只/天"
    assert per_minute.inverse().name == "天/只"
    assert unit("人").inverse().name == "1/人"
    assert (unit("米") * unit("米")).name == "米^2"
    assert (unit("米") * unit("米").inverse()).name == ""


def test_the_all_purpose_counter() -> None:
    assert generic(unit("大"))
    assert not generic(unit("家"))


# What each unit is in the International System (seconds, metres, kilograms, square and cubic metres, watts, joules),
# from its legal definition: the SI Brochure (BIPM 2019), the international yard and pound agreement of 1959, and the
# Chinese 市制 of 1959 (1 市斤 = 0.5 kg, 15 亩 = 1 hectare). Written apart from the table that is tested.
YARD, POUND = Fraction("0.9144"), Fraction("0.45359237")
DEFINED: dict[str, tuple[str, Fraction]] = {
    **dict.fromkeys("秒 秒钟 seconds second s".split(), ("s", Fraction(1))),
    **dict.fromkeys("分钟 minutes minute min".split(), ("s", Fraction(60))),
    **dict.fromkeys("小时 钟头 hours hour h".split(), ("s", Fraction(60 * 60))),
    **dict.fromkeys("天 日 days day d".split(), ("s", Fraction(24 * 60 * 60))),
    **dict.fromkeys("周 星期 礼拜 weeks week".split(), ("s", Fraction(7 * 24 * 60 * 60))),
    **dict.fromkeys("毫米 mm".split(), ("m", Fraction("0.001"))),
    **dict.fromkeys("厘米 公分 cm".split(), ("m", Fraction("0.01"))),
    **dict.fromkeys("米 m metres metre meters meter".split(), ("m", Fraction(1))),
    **dict.fromkeys("千米 公里 km kilometres kilometers".split(), ("m", Fraction("1e3"))),
    **dict.fromkeys("英寸 inches inch".split(), ("m", YARD / 36)),
    **dict.fromkeys("英尺 feet foot ft".split(), ("m", YARD / 3)),
    **dict.fromkeys("码 yards yard yd".split(), ("m", YARD)),
    **dict.fromkeys("海里 nautical_miles".split(), ("m", Fraction(1852))),
    **dict.fromkeys("英里 miles mile".split(), ("m", YARD * 1760)),
    **dict.fromkeys("克 g grams gram".split(), ("kg", Fraction("0.001"))),
    **dict.fromkeys("千克 公斤 kg kilograms".split(), ("kg", Fraction(1))),
    **dict.fromkeys("吨 t tonnes tons tonne ton".split(), ("kg", Fraction("1e3"))),
    **dict.fromkeys("斤".split(), ("kg", Fraction("0.5"))),
    **dict.fromkeys("磅 lbs lb".split(), ("kg", POUND)),
    **dict.fromkeys("盎司 ounces ounce oz".split(), ("kg", POUND / 16)),
    **dict.fromkeys("金衡盎司 troy_ounces".split(), ("kg", POUND * 480 / 7000)),
    **dict.fromkeys("平方米 平米 m² m2 square_metres".split(), ("m²", Fraction(1))),
    **dict.fromkeys("英亩 acres acre".split(), ("m²", 4840 * YARD**2)),
    **dict.fromkeys("公顷 ha hectares".split(), ("m²", Fraction(100 * 100))),
    **dict.fromkeys("平方英里 square_miles mi2 mi²".split(), ("m²", (1760 * YARD) ** 2)),
    **dict.fromkeys("平方英尺 square_feet ft2 ft²".split(), ("m²", (YARD / 3) ** 2)),
    **dict.fromkeys("立方米 立方 m³ m3".split(), ("m³", Fraction(1))),
    **dict.fromkeys("立方英尺 cubic_feet ft3 ft³".split(), ("m³", (YARD / 3) ** 3)),
    **dict.fromkeys("平方公里 km² km2 平方千米".split(), ("m²", Fraction(1000 * 1000))),
    **dict.fromkeys("亩".split(), ("m²", Fraction(100 * 100, 15))),
    **dict.fromkeys("升 L l litres liters".split(), ("m³", Fraction("0.001"))),
    **dict.fromkeys("毫升 mL ml".split(), ("m³", Fraction("1e-6"))),
    **dict.fromkeys("加仑 gallons gallon".split(), ("m³", 231 * (YARD / 36) ** 3)),
    **dict.fromkeys("英制加仑 imperial_gallons".split(), ("m³", Fraction("0.00454609"))),
    **dict.fromkeys("瓦 W".split(), ("W", Fraction(1))),
    **dict.fromkeys("千瓦 kW".split(), ("W", Fraction("1e3"))),
    **dict.fromkeys("兆瓦 MW".split(), ("W", Fraction("1e6"))),
    **dict.fromkeys("吉瓦 GW".split(), ("W", Fraction("1e9"))),
    **dict.fromkeys("千瓦时 kWh".split(), ("J", Fraction(1000 * 3600))),
    **dict.fromkeys("兆瓦时 MWh".split(), ("J", Fraction(10**6 * 3600))),
}
REFERENCES = {"s": "天", "m": "米", "kg": "克", "m²": "平方米", "m³": "升", "W": "千瓦", "J": "千瓦时"}


@pytest.mark.parametrize("name", DEFINED)
def test_every_factor_is_that_of_its_definition(name: str) -> None:
    kind, size = DEFINED[name]
    reference = REFERENCES[kind]
    assert unit(name).powers == ((reference, 1),)
    assert unit(name).factor == size / DEFINED[reference][1]


def test_every_unit_with_a_factor_is_defined() -> None:
    """A unit that is added to the table needs its definition above."""
    assert set(units._FACTORS) <= set(DEFINED)
    assert {name for name, base in units._BASES.items() if base in REFERENCES.values()} <= set(DEFINED)


def test_figures_in_two_units_are_compared_by_the_factor() -> None:
    agrees("a == b", a="1公里", b="1000米")
    finds("a == b", a="1公里", b="1001米")
    agrees("a == b", a="3公顷", b="45亩")
    finds("a == b", a="3公顷", b="46亩")
