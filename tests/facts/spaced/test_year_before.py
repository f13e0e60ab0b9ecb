"""A change with what the next sentence tells of the time before."""

import pytest

from tests.facts.spaced.test_flow import told

UP = "Sales rose 12% to $48 million. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{UP}A year earlier, they were $43 million.", "$48 million | $43 million | 12% sign=1"),
        (f"{UP}In the same period last year it was $40 million.", "$48 million | $40 million | 12% sign=1"),
        (
            "Sales were $48 million, down 12%. Last year, they were $55 million.",
            "$48 million | $55 million | 12% sign=-1",
        ),
        ("Visits fell by 12% to 4,800. A year ago, the figure was 5,500.", "4,800 | 5,500 | 12% sign=-1"),
    ],
)
def test_a_change_is_from_what_was_before(text: str, expected: str) -> None:
    assert told(text, "change:before-next") == [f"change change:before-next 1: {expected}"]


@pytest.mark.parametrize(
    "text",
    [
        # Another block, time, thing, or unit; several figures; a hedge; no change; others beside it; far from it.
        f"{UP}\n\nA year earlier, they were $43 million.",
        f"{UP}In May, they were $43 million.",
        f"{UP}A year earlier, its profit was $43 million.",
        f"{UP}A year earlier, they were €43 million.",
        f"{UP}A year earlier, they were 43%.",
        f"{UP}A year earlier, they were $43 million and $1.20 a share.",
        f"{UP}A year earlier, they were about $43 million.",
        f"{UP}A year earlier, they were $143 million.",
        "Sales were $48 million, 12% of all. A year earlier, they were $43 million.",
        "Sales rose 12% to $48 million, and profit to $5 million. A year earlier, they were $43 million.",
        "Sales rose 12% to $48 million from $42.9 million. A year earlier, they were $43 million.",
        "It was $48 million. A year earlier, it was $43 million.",
    ],
)
def test_what_was_before_is_of_no_other_change(text: str) -> None:
    assert told(text, "change:before-next") == []
