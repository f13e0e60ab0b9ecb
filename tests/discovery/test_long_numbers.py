"""Numbers beyond what floats hold, and beyond what is read, end in no traceback."""

import pytest

from check_data.texts import lint_bytes

COSTS = (
    "| Costs | 2019 | Share |\n|---|---|---|\n| Revenue | 200 | 100% |\n| Costs | 120 | 60% |\n| Wages | 60 | 30% |\n"
)

CHANGES = "| Costs | 2019 | 2018 | Change |\n|---|---|---|---|\n" + "| Wages | 1,200 | 1,000 | 20% |\n" * 4


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"{COSTS}| Taxes | 20 | 10% |\n| Other | 10 | 5% |\n| Rent | {'9' * 300} | 24% |\n", ["CD217"]),
        (f"{COSTS}| Taxes | 20 | 10% |\n| Other | 10 | 5% |\n| Rent | {'9' * 5000} | 24% |\n", []),
        (f"{COSTS}| Rent | 60 | 3.{'1' * 5000}% |\n", []),
        (f"{CHANGES}| Rent | {'9' * 290} | 25 | 15% |\n", ["CD218"]),
        (f"{CHANGES}| Rent | {'9' * 5000} | 25 | 15% |\n", []),
        (f"| Items | Sum |\n|---|---|\n| a | {'9' * 5000} |\n| Total | 12 |\n", []),
        (f"Profit rose from 1 to {'9' * 300} trillion, an increase of 5%.", ["CD208"]),
        (f"由1家增加到{'9' * 300}亿家，增长5%。", []),
    ],
)
def test_long_numbers(text: str, findings: list[str]) -> None:
    assert [each.rule for each in lint_bytes(text.encode(), "a.md").findings] == findings
