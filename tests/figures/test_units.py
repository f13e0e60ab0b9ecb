import pytest

from check_data.figures.units import counts_things, generic, unit


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
