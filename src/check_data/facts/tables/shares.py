"""Lines of shares: each of the amount beside it in a total, in the N of its head, or in another line's amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.ledger import Entry, power
from check_data.facts.tables.lines import Lines, is_statistic
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.reading.mention import Mention

MOST_APART, MOST_BASES, TELLING, SURE, UNSAID = 6, 6, 8, 14, 22
"""Lines between shares and amounts, totals that are tried, and the bits by which those that fit must rule out chance:
of a total, of another line that the head says, of others.
"""


SUM = -1
"""Stands for the place of a total that no cell prints: all amounts of a line together."""
_FEWEST, _HIGH = 3, 4
"""Amounts of which shares may be of the sum, at least, and shares that are too high where not all of a sample answer;
and so many of them for each that is too low.
"""


class Shares(NamedTuple):
    """A line of shares of the amounts of another, in the amount at ``base`` (`SUM`: in all of them together), or each
    in that of the line ``of``.
    """

    line: int
    amounts: int
    base: int
    of: int
    fits: tuple[int, ...]
    others: tuple[int, ...]
    bits: int
    sample: bool


def share_lines(lines: Lines, bracketed: Sequence[bool]) -> Iterator[Shares]:
    """The lines of shares, with the amounts that at least half of their cells are shares of."""
    found = list(_likely(lines, bracketed))
    # Not all of a sample answer: the shares of a table are often of those who do.
    samples = [each for each, _ in found if each.sample]
    if _of_answers(lines, samples):
        found = [(_without_high(lines, shares) if shares.sample else shares, alone) for shares, alone in found]
        samples = [each for each, _ in found if each.sample]
    often = sum(len(each.fits) for each in samples) >= 3 * sum(len(each.others) for each in samples)
    yield from (each for each, alone in found if alone or often or not each.sample)


def _of_answers(lines: Lines, samples: Sequence[Shares]) -> bool:
    """Whether shares are of those of a sample who answered: many are too high, and hardly any too low."""
    others = [(each, number) for each in samples for number in each.others]
    high = sum(_is_high(lines, shares, number) for shares, number in others)
    return high >= _FEWEST and _HIGH * (len(others) - high) <= high


def _is_high(lines: Lines, shares: Shares, number: int) -> bool:
    """Whether a share of a sample is higher than its part makes it, as one of fewer than all is."""
    share, part, whole = lines.cells[shares.line][number], lines.cells[shares.amounts][number], _whole(lines, shares)
    assert share is not None  # `_tried` saw them
    assert part is not None
    return (2 * share.number - share.last) * whole.number > 200 * power(lines.decimals) * part.number


def _whole(lines: Lines, shares: Shares) -> Entry:
    whole = lines.cells[shares.amounts][shares.base]
    assert whole is not None  # what a sample's shares are of
    return whole


def _without_high(lines: Lines, shares: Shares) -> Shares:
    """The shares of a sample without those that are of fewer than all."""
    fits, others = (
        tuple(number for number in some if not _is_high(lines, shares, number)) for some in (shares.fits, shares.others)
    )
    return shares._replace(fits=fits, others=others)


def _likely(lines: Lines, bracketed: Sequence[bool]) -> Iterator[tuple[Shares, bool]]:
    """The lines of shares that half of their cells show, and whether one cell alone does."""
    for at, head in enumerate(lines.heads):
        if not is_share_line(lines, at):
            continue
        tried = list(_tries(lines, at, bracketed[at]))
        if not tried:
            continue
        best = max(tried, key=lambda each: (len(each.fits) - len(each.others), each.base >= 0, -abs(at - each.amounts)))
        sure = _needed(lines, best)
        single = len(best.fits) + len(best.others) == 1 and len({each.base for each in tried if each.of < 0}) == 1
        alone = single and best.of < 0 and sure == TELLING and head.says("share", "margin")
        half = len(best.fits) >= len(best.others)
        if alone or (half and best.bits >= sure):
            yield best, alone


def _needed(lines: Lines, shares: Shares) -> int:
    """Bits that must rule out chance: fewer where a total, an N, 100 % or the head says of what the shares are."""
    if shares.of < 0:
        said = shares.base >= 0 and (
            shares.base == 0 or lines.across[shares.base].total or shares.base in _hundreds(lines, shares.line)
        )
        return TELLING if said else SURE
    head, part, whole = (lines.heads[each] for each in (shares.line, shares.amounts, shares.of))
    if (whole.total or "number" in whole.pure) and lines.units[shares.line]:
        return TELLING  # in brackets behind their amounts, beside a total
    if head.says("margin") and part.says("result") and whole.says("amount"):
        return TELLING
    return SURE if head.says("share", "margin", "rate") or "number" in whole.pure or whole.total else UNSAID


def _hundreds(lines: Lines, at: int) -> list[int]:
    hundred = 100 * power(lines.decimals)
    return [number for number, each in enumerate(lines.cells[at]) if each and each.percent and each.number == hundred]


def is_share_line(lines: Lines, at: int) -> bool:
    """Whether most numbers of a line are per cent, and none of changes or statistics."""
    head, cells = lines.heads[at], lines.cells[at]
    if head.says("change", "points", "basis_points") or is_statistic(head):
        return False
    given = [each for each in cells if each is not None and each.mention is not None]
    return bool(given) and 2 * sum(each.percent for each in given) > len(given)


def _tries(lines: Lines, at: int, bracketed: bool) -> Iterator[Shares]:
    near = [at - 1] if bracketed else [each for each in range(at - MOST_APART, at + MOST_APART + 1) if each != at]
    near = [each for each in near if 0 <= each < len(lines.cells) and is_amount_line(lines.cells[each])]
    bases = _bases(lines, at)
    for amounts in near:
        for base in dict.fromkeys((*bases, *(() if lines.down else _largest(lines, amounts)), SUM)):
            if (tried := _tried(lines, at, amounts, base=base)) is not None:
                yield tried
        for of in _divisors(lines, at, near, bracketed=bracketed):
            if of != amounts and (tried := _tried(lines, at, amounts, of=of)) is not None:
                yield tried


def _divisors(lines: Lines, at: int, near: Sequence[int], *, bracketed: bool) -> Sequence[int]:
    """The lines that shares may be of, cell by cell: totals where they stand in brackets behind their amounts, and the
    N of a row.
    """
    if bracketed:
        wholes = [each for each, head in enumerate(lines.heads) if head.total or "number" in head.pure]
        return [each for each in wholes if is_amount_line(lines.cells[each])]
    return near if _says_quotient(lines, at) else ()


def _says_quotient(lines: Lines, at: int) -> bool:
    """Whether a head says that its shares are of another line: a column's may be silent but for a %."""
    head = lines.heads[at]
    return head.says("share", "margin") or (not lines.down and ("%" in head.text or not head.text or head.says("rate")))


def is_amount_line(cells: Sequence[Entry | None]) -> bool:
    """Whether any number of a line is an amount."""
    return any(each is not None and each.mention is not None and not each.percent for each in cells)


def _bases(lines: Lines, at: int) -> list[int]:
    """Where totals stand along a line: the N of a head, cells of 100 %, and heads that name one."""
    named = [number for number, head in enumerate(lines.across) if head.total]
    first = [] if lines.down else [0]
    return list(dict.fromkeys([*_hundreds(lines, at), *named, *first]))[:MOST_BASES]


def _largest(lines: Lines, amounts: int) -> list[int]:
    """Where the largest amount of a line stands: what others are shares of need not be called a total."""
    given = [number for number, each in enumerate(lines.cells[amounts]) if each is not None and each.mention]
    return [max(given, key=lambda number: _number(lines.cells[amounts][number]))]


def _number(entry: Entry | None) -> int:
    return entry.number if entry is not None else 0


def _tried(lines: Lines, at: int, amounts: int, *, base: int = -1, of: int = -1) -> Shares | None:
    fits: list[int] = []
    others: list[int] = []
    bits = 0
    of_all = _sum(lines, at, amounts) if base == SUM and of < 0 else lines.cells[amounts][base]
    for number, share in enumerate(lines.cells[at]):
        part, whole = lines.cells[amounts][number], of_all if of < 0 else lines.cells[of][number]
        if number == base or not _usable(share, part, whole) or _is_other(lines, number):
            continue
        assert share is not None  # so is each of the others
        assert part is not None
        assert whole is not None
        apart, room = apart_from(share, part, whole, lines.decimals)
        (fits if apart <= room else others).append(number)
        if apart <= room and part.number != whole.number:
            bits += max((abs(share.number) * whole.number).bit_length() - room.bit_length(), 0)
    # Where most shares of a group do not fit, they are of another base.
    hits = Counter(lines.sections[number] for number in fits)
    hits.subtract(lines.sections[number] for number in others)
    others = [number for number in others if not fits or hits[lines.sections[number]] >= 0]
    sample = not lines.down and (base == 0 or (base > 0 and "number" in lines.across[base].pure))
    return Shares(at, amounts, base, of, tuple(fits), tuple(others), bits, sample) if fits or others else None


def _all(lines: Lines, at: int, amounts: int) -> list[Entry]:
    """The amounts of a line that shares may be of the sum of: all that have one; none where a total stands among them,
    or too few.
    """
    cells = zip(lines.cells[at], lines.cells[amounts], lines.across, strict=True)
    rows = [(share, part, head) for share, part, head in cells if part is not None and part.mention is not None]
    whole = all(share is not None and share.percent and share.mention is not None for share, _, _ in rows)
    if not whole or len(rows) < _FEWEST or any(head.total for _, _, head in rows):
        return []
    return [part for _, part, _ in rows]


def _sum(lines: Lines, at: int, amounts: int) -> Entry | None:
    """All amounts together, as an entry."""
    parts = _all(lines, at, amounts)
    if not parts:
        return None
    total, last = sum(each.number for each in parts), sum(each.last for each in parts if each.rounded)
    return Entry(parts[0].mention, total, last, last > 0, False)


def _usable(share: Entry | None, part: Entry | None, whole: Entry | None) -> bool:
    if share is None or part is None or whole is None or not share.percent or part.percent or whole.percent:
        return False
    return None not in (share.mention, part.mention, whole.mention) and whole.number > 0


def _is_other(lines: Lines, number: int) -> bool:
    """Whether what stands there is no share of amounts: a rate, an average, or the change of a row's."""
    head = lines.across[number]
    return (head.says("rate", "average") and "total" not in head.pure) or (lines.down and head.says("change"))


def apart_from(share: Entry, part: Entry, whole: Entry, decimals: int) -> tuple[int, int]:
    """How far a share is from that of a part in a whole, and what a unit of its last digit and rounding may hide."""
    hundred = 100 * power(decimals)
    slack = whole.last * (1 + abs(part.number) // whole.number) if whole.rounded else 0
    room = share.last * whole.number + hundred * (slack + (part.last if part.rounded else 0))
    return abs(hundred * part.number - share.number * whole.number), room


def tell_shares(lines: Lines, shares: Shares) -> Iterator[Telling]:
    """Each share of a line with its part and whole."""
    columns = dict.fromkeys(shares.fits, (1, 0)) | dict.fromkeys(shares.others, (0, 1))
    alone = len(columns) == 1
    of_sum = shares.of < 0 and shares.base == SUM
    of = "quotient" if shares.of >= 0 else "share-of-sum" if of_sum else "share-sample" if shares.sample else "share"
    parts = tuple(each.printed for each in _all(lines, shares.line, shares.amounts)) if of_sum else ()
    form = f"table:{of}{'-alone' if alone else ''}"
    for number, (holds, fails) in sorted(columns.items()):
        share, part = lines.cells[shares.line][number], lines.cells[shares.amounts][number]
        whole = lines.cells[shares.amounts][shares.base] if shares.of < 0 else lines.cells[shares.of][number]
        assert share is not None  # `_tried` saw them
        assert part is not None
        told = share.printed if shares.sample else adjusted(share.printed)
        roles = {
            "part": (part.printed,),
            "whole": parts or tuple(each.printed for each in (whole,) if each),
            "share": (told,),
        }
        support = len(shares.fits) - holds, len(shares.others) - fails
        yield Telling("share", form, roles, 1 if alone or shares.of >= 0 else 2, support=support, anchor=share.mention)


def adjusted(share: Mention) -> Mention:
    """A share that may be adjusted by a unit of its last digit, as shares of a total are so that they add up."""
    return share._replace(reading=Reading.only(Interval.around(share.value, share.last_digit)))


def all_shares(lines: Lines, shares: Shares, parts: Sequence[int], base: int) -> Telling | None:
    """The shares of all parts of a total make 100 %: told where the total is the base and prints no share itself."""
    cells = [lines.cells[shares.line][number] for number in parts]
    whole = lines.cells[shares.line][base]
    given = [each.mention for each in cells if each is not None and each.percent and each.mention is not None]
    if shares.base != base or whole is not None or len(given) != len(parts):
        return None
    return Telling("shares", "table:shares", {"shares": tuple(given)}, 2, anchor=given[0])
