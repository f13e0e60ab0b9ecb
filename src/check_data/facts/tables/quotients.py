"""Lines that are the quotient or the product of two others by their heads: per share, per head, density, price times
quantity; and estimates within the two ends of their interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from check_data.facts.fact import Kind, Telling
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.facts.tables.words import Head
from check_data.reading.mention import Mention

_QUOTIENTS = (
    ("per_share", ("result", "amount"), "shares_outstanding"),
    ("per_head", ("result", "amount"), "population"),
    ("density", ("population",), "area"),
    ("per_household", ("population",), "households"),
)
"""Classes of heads: the quotient, what is divided, by what."""
_NEAR, _PAIR, _SHOWN = 10, 2, 6
"""Lines between a quotient and what it is of; cells of which one that holds shows what the other does not, and the bits
of a quotient that does.
"""


def quotients(lines: Lines) -> Iterator[Telling]:
    """Every quotient and product whose heads name all three lines, where at least half of several cells agree."""
    for at, head in enumerate(lines.under):
        for ratio, above, below in _QUOTIENTS:
            if head.says(ratio) and not _divides(lines, at, below):
                yield from _best(lines, at, above, below)
                break
        else:
            if "amount" in lines.heads[at].pure:
                yield from _products(lines, at)


def _best(lines: Lines, at: int, above: Sequence[str], below: str) -> Iterator[Telling]:
    """The line divided and the divisor that most cells fit."""
    near = [each for each in range(at - _NEAR, at + _NEAR + 1) if each != at and 0 <= each < len(lines.heads)]
    divisors = [each for each in near if _divides(lines, each, below)]
    divided = [each for each in near if _is_divided(lines, each, above)]
    found = [(of, by, _cells(lines, (of, by, at))) for of in divided for by in divisors if of != by]
    scored = [(sum(map(_is_quotient_of, cells)), -abs(at - of), of, by, cells) for of, by, cells in found if cells]
    if scored:
        hits, _, _, _, cells = max(scored, key=lambda each: each[:2])
        pair = hits == 1 and len(cells) == _PAIR and any(_is_quotient_of(each) and _shows(each[-1]) for each in cells)
        if pair or (hits > 1 and 2 * hits >= len(cells)):
            form = "table:per-pair" if pair else "table:per"
            for of, by, ratio in cells:
                holds = _is_quotient_of((of, by, ratio))
                support = hits - holds, len(cells) - hits - (not holds)
                roles = {"above": (of,), "below": (by,), "ratio": (ratio,)}
                yield Telling("ratio", form, roles, 1, support=support, anchor=ratio)


def _shows(ratio: Mention) -> bool:
    """Whether a quotient has so many digits that it hardly is one by chance."""
    return int(abs(ratio.value) / ratio.last_digit).bit_length() >= _SHOWN


def _divides(lines: Lines, at: int, below: str) -> bool:
    """Whether a line is what others are divided by: it says so first where it says for what (shares used per share)."""
    head, under = lines.heads[at], lines.under[at]
    return below in head.first or any(each.says(below) and not each.quotient for each in (head, under))


def _is_divided(lines: Lines, at: int, above: Sequence[str]) -> bool:
    """Whether a line is what others are of: by its head, or by what it stands under, where that names no quotient."""
    head, under = lines.heads[at], lines.under[at]
    return not _is_quotient(head) and (head.says(*above) or (under.says(*above) and not _is_quotient(under)))


def _is_quotient(head: Head) -> bool:
    return head.quotient or head.says("average", "rate")


def _cells(lines: Lines, members: Sequence[int]) -> list[tuple[Mention, ...]]:
    rows = []
    for number in range(len(lines.across)):
        entries = [lines.cells[each][number] for each in members]
        mentions = [entry.mention for entry in entries if entry is not None and entry.mention and not entry.percent]
        if len(mentions) == len(members) and mentions[1].value:
            rows.append(tuple(mentions))
    return rows


def _is_quotient_of(cells: Sequence[Mention]) -> bool:
    of, by, ratio = cells
    return abs(of.value / by.value - ratio.value) <= ratio.last_digit + abs(of.last_digit / by.value)


def _products(lines: Lines, at: int) -> Iterator[Telling]:
    """Price times quantity, where both stand before the amount."""
    prices = [each for each in range(at) if lines.heads[each].says("price")]
    quantities = [each for each in range(at) if "quantity" in lines.heads[each].pure]
    if len(prices) != 1 or len(quantities) != 1 or prices == quantities:
        return
    cells = _cells(lines, (prices[0], quantities[0], at))
    held = [_is_product(*each) for each in cells]
    if not cells or 2 * sum(held) < len(held):
        return
    for (price, quantity, amount), holds in zip(cells, held, strict=True):
        support = sum(held) - holds, len(held) - sum(held) - (not holds)
        roles = {"factors": (price, quantity), "product": (amount,)}
        yield Telling("product", "table:product", roles, 2, support=support, anchor=amount)


def _is_product(price: Mention, quantity: Mention, amount: Mention) -> bool:
    slack = amount.last_digit + abs(quantity.value) * price.last_digit * Fraction(price.places > 0, 2)
    return abs(price.value * quantity.value - amount.value) <= slack


def intervals(lines: Lines) -> Iterator[Telling]:
    """Estimates between the columns of their two limits."""
    for at in range(1, len(lines.heads) - 1):
        low, high = lines.heads[at], lines.heads[at + 1]
        estimate = _estimate(lines, at)
        if "low" not in low.last or "high" not in high.last or estimate < 0:
            continue
        for number in range(len(lines.across)):
            entries = [lines.cells[each][number] for each in (at, at + 1, estimate)]
            mentions = [entry.mention for entry in entries if entry is not None and entry.mention is not None]
            if len(mentions) == len(entries):
                roles: dict[str, tuple[Mention, ...]] = dict(zip(_ENDS, ((each,) for each in mentions), strict=True))
                form = "table:interval" if estimate == at - 1 else "table:interval-apart"
                yield Telling(_INTERVAL, form, roles, 1, anchor=mentions[-1])


_ENDS = ("low", "high", "estimate")
_FURTHEST, _TESTS = 5, ("t", "z", "F", "df")
"""Columns between which limits and their estimates stand, and heads of tests."""
_INTERVAL: Kind = "interval"


def _estimate(lines: Lines, at: int) -> int:
    """The column of the estimates before that of lower limits, where only statistics stand between; -1 for none."""
    for each in range(at - 1, max(at - _FURTHEST, 0) - 1, -1):
        if _estimates(lines, each):
            return each
        if not (is_statistic(lines.heads[each]) or lines.heads[each].text in _TESTS):
            break
    return -1


def _estimates(lines: Lines, at: int) -> bool:
    head = lines.heads[at]
    return head.says("middle") and "low" not in head.last
