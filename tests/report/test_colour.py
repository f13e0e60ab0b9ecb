import io

import pytest

from check_data.report.colour import wanted


@pytest.mark.parametrize(
    ("choice", "environment", "coloured"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ("auto", {}, False),
    ],
)
def test_whether_to_colour(choice: str, environment: dict[str, str], coloured: bool) -> None:
    assert wanted(choice, io.StringIO(), environment) is coloured
