"""Values: not to be changed, equal by their parts."""

import copy
import pickle

import pytest

from check_data.figures.interval import Interval
from check_data.figures.units import Unit, unit


def test_a_value_is_its_parts() -> None:
    assert repr(Interval.exactly(1)) == "Interval(Fraction(1, 1), Fraction(1, 1), True, True)"
    assert unit("人") == unit("名") != unit("家")
    assert unit("人") != ("人", 1)
    assert hash(unit("人")) == hash(unit("名"))


def test_a_value_can_not_be_changed() -> None:
    with pytest.raises(AttributeError, match="factor can't be changed"):
        unit("人").factor = unit("km").factor


@pytest.mark.parametrize("value", [Interval.exactly(1), Interval(None, None), unit("km"), Unit()])
def test_a_value_can_be_copied_and_sent_to_another_process(value: object) -> None:
    assert copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
