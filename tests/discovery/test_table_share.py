"""Shares that are true of their amounts, rounded or made to add up, are never flagged."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from check_data.discovery import table_share
from check_data.documents import markdown
from check_data.findings import Verdict
from check_data.texts import outcome_of

AMOUNTS = st.lists(st.integers(1, 10**7), min_size=2, max_size=8)


def judged(rows: list[tuple[str, str, str]], head: str) -> tuple[int, int]:
    """How many relations a table of shares has, and how many of them would be reported."""
    lines = ["| Item | Amount | " + head + " |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    document = markdown.read("\n".join(lines) + "\n", "table.md")
    outcomes = [outcome_of(relation) for relation in table_share.find(document, [])]
    return len(outcomes), sum(each is not None and each.verdict is Verdict.DISAGREES for each in outcomes)


def printed(share: Fraction, decimals: int) -> str:
    return f"{float(round(share, decimals)):.{decimals}f}"


@given(AMOUNTS, st.integers(0, 2), st.booleans(), st.sampled_from((1, 1000)))
def test_true_shares_agree(amounts: list[int], decimals: int, percent: bool, thousands: int) -> None:
    amounts = [each * thousands + (each % thousands if thousands > 1 else 0) for each in amounts]
    total = sum(amounts)
    rows = [
        (f"Item {number}", f"{round(Fraction(each, thousands)):,}", printed(Fraction(100 * each, total), decimals))
        for number, each in enumerate([*amounts, total])
    ]
    rows[-1] = ("Total", *rows[-1][1:])
    if any("," in row[1] for row in rows) or thousands == 1:  # amounts that do not look rounded are taken at their word
        told = [(name, amount, f"{share}%" if percent else share) for name, amount, share in rows]
        relations, reported = judged(told, "Share" if percent else "Share (%)")
        telling = [share for _, _, share in rows if 5 <= int(share.replace(".", "")) < 100 * 10**decimals]
        assert relations or len(telling) < 3
        assert not reported


@given(st.lists(st.integers(50, 10**6), min_size=5, max_size=8), st.data())
def test_a_slip_in_a_share_is_found(amounts: list[int], data: st.DataObject) -> None:
    total = sum(amounts)
    shares = [printed(Fraction(100 * each, total), 1) for each in amounts]
    at = data.draw(st.integers(0, len(amounts) - 1))
    telling = sum(Fraction(share) >= Fraction(1, 2) for number, share in enumerate(shares) if number != at)
    first = shares[at][0]
    shares[at] = data.draw(st.sampled_from([each for each in "123456789" if each != first])) + shares[at][1:]
    assume(telling >= 3 and abs(Fraction(shares[at]) - Fraction(100 * amounts[at], total)) > 1)
    rows = [
        (f"Item {number}", f"{each}", f"{share}%")
        for number, (each, share) in enumerate(zip(amounts, shares, strict=True))
    ]
    relations, reported = judged([*rows, ("Total", f"{total}", "100.0%")], "Share")
    assert relations >= len(amounts)
    assert reported
