"""Changes that are true of their amounts, rounded or not, are never flagged."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from check_data.discovery import table_change
from check_data.documents import markdown
from check_data.findings import Verdict
from check_data.texts import outcome_of

AMOUNTS = st.integers(1, 10**8) | st.integers(-(10**8), -1)
PAIRS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=3, max_size=8)
FEW = st.lists(st.tuples(st.integers(1_000, 10**6), st.integers(1_000, 10**6)), min_size=5, max_size=8)
ONE, THOUSAND = 1, 1000


def judged(rows: list[tuple[str, str, str]], head: str) -> tuple[int, set[int]]:
    """How many relations a table of changes has, and the rows of those that would be reported."""
    lines = [f"| Item | 2019 | 2018 | {head} |", "|---|---|---|---|"]
    lines += [f"| Item {number} | {' | '.join(row)} |" for number, row in enumerate(rows)]
    document = markdown.read("\n".join(lines) + "\n", "table.md")
    relations = list(table_change.find(document, []))
    outcomes = zip(relations, map(outcome_of, relations), strict=True)
    starts = [each.figures[0].start for each, outcome in outcomes if outcome and outcome.verdict is Verdict.DISAGREES]
    return len(relations), {document.place(start, start).line - 3 for start in starts}


def printed(value: Fraction, decimals: int, *, brackets: bool = False) -> str:
    units = round(value * 10**decimals)
    whole, part = divmod(abs(units), 10**decimals)
    digits = f"{whole:,}" + (f".{part:0{decimals}d}" if decimals else "")
    return digits if units >= 0 else f"({digits})" if brackets else f"-{digits}"


@given(PAIRS, st.sampled_from((ONE, THOUSAND)), st.integers(0, 2), st.booleans(), st.sampled_from((1, -1)))
def test_true_growths_agree(pairs: list[tuple[int, int]], unit: int, decimals: int, percent: bool, better: int) -> None:
    growths = [Fraction(100 * (now - before), abs(before)) for now, before in pairs]
    rows = []
    for pair, growth in zip(pairs, growths, strict=True):
        now, before = (printed(Fraction(each, unit), 0, brackets=True) for each in pair)
        rows.append((now, before, printed(better * growth, decimals) + "%" * percent))
    relations, reported = judged(rows, "% change")
    assert not reported
    telling = [
        growth
        for (now, before), growth in zip(pairs, growths, strict=True)
        if min(abs(now), abs(before)) >= 10**5 * unit and abs(growth) >= 10 and not 99 <= abs(growth) <= 101
    ]
    assert relations or len(telling) < 3


@given(PAIRS, st.sampled_from((ONE, THOUSAND)), st.integers(0, 1), st.booleans(), st.sampled_from((1, -1)))
def test_true_differences_agree(
    pairs: list[tuple[int, int]], unit: int, decimals: int, exact: bool, better: int
) -> None:
    """Of the amounts as printed, or as they are."""
    rows, telling = [], 0
    for pair in pairs:
        values = [Fraction(each, unit) for each in pair]
        if exact:
            values = [round(each, decimals) for each in values]
        change = better * (values[0] - values[1])
        telling += abs(change) * 10**decimals >= 10 and min(map(abs, values)) * 10**decimals >= 1
        now, before, told = (printed(each, decimals, brackets=True) for each in (*values, change))
        rows.append((now, before, told))
    relations, reported = judged(rows, "Increase / (Decrease)")
    assert not reported
    assert relations or telling < 3


@given(FEW, st.data(), st.booleans())
def test_a_slip_in_a_change_or_an_amount_is_found(
    pairs: list[tuple[int, int]], data: st.DataObject, growth: bool
) -> None:
    assume(all(abs(now - before) * 20 > before for now, before in pairs))
    rows = [
        [
            f"{now:,}",
            f"{before:,}",
            printed(Fraction(100 * (now - before), before) if growth else Fraction(now - before), int(growth)),
        ]
        for now, before in pairs
    ]
    row, cell = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 2))
    right = rows[row][cell]
    at = next(number for number, letter in enumerate(right) if letter.isdigit())
    other = data.draw(st.sampled_from([digit for digit in "123456789" if digit != right[at]]))
    rows[row][cell] = f"{right[:at]}{other}{right[at + 1 :]}"
    now, before, told = (Fraction(each.replace(",", "")) for each in rows[row])
    meant = 100 * (now - before) / before if growth else now - before
    # Rounding moves a growth of such amounts by less than one per cent of the amounts' ratio.
    assume(abs(abs(told) - abs(meant)) > (1 + now / before if growth else 2))
    relations, reported = judged([(one, two, change) for one, two, change in rows], "Change")
    assert relations >= len(rows) - 1
    # What neither fits as the other kind of change, nor by the other order of years.
    assert reported <= {row}
    assert reported or relations < len(rows)
