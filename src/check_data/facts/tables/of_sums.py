"""Shares of a whole that a table does not print: of the sum of the amounts beside them; and shares that are all there
is, as those of the like lines are.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from check_data.facts.fact import Telling
from check_data.facts.tables.ledger import Entry, power
from check_data.facts.tables.lines import Lines, is_part
from check_data.facts.tables.shares import SURE, TELLING, apart_from, is_amount_line, is_share_line
from check_data.reading.mention import Mention

_FEWEST, _TWO, _LONGEST, _NEAR, _FAR = 3, 2, 12, 2, 3
"""Shares that make all where no amounts beside them show it, lines of which each must make it for that, and shares
that may do so before others that are of something else; what is near a whole: over a half, under one and a half.
"""


class _Run(NamedTuple):
    """Places along a line that stand under one head, none of a total, and how many of their shares fit."""

    places: tuple[int, ...]
    fits: int = 0
    bits: int = 0


def shares_of_sums(lines: Lines, told: Container[int]) -> Iterator[Telling]:
    """That the shares of each run make 100 %, where most are shares of the sum of the amounts beside them; or where
    those of several lines make 100 %, or the last is of all others. ``told`` are lines whose shares are of a total.
    """
    shares = [at for at in range(len(lines.heads)) if is_share_line(lines, at) and at not in told]
    runs = [_Run(places) for places in _places(lines)]
    left: list[int] = []
    for at in shares:
        fitting = _beside(lines, at, runs)
        if fitting:
            for run in fitting:
                yield _telling(lines, at, run.places, "table:shares-of-sum", 2, (len(fitting) - 1, 0))
        else:
            left.append(at)
    for run in runs:
        yield from _like(lines, left, run.places)
        yield from _first(lines, left, run.places)


def _places(lines: Lines) -> Iterator[tuple[int, ...]]:
    """The runs of places that may be parts of one whole."""
    for section, group in groupby(range(len(lines.across)), lambda at: lines.sections[at]):
        for plain, some in groupby(group, lambda at: is_part(lines.across[at]) and not lines.across[at].total):
            places = tuple(some)
            # Of what is missing, the others may be no shares.
            missing = any(lines.across[at].says("missing") for at in places)
            if plain and section >= 0 and len(places) > 1 and not missing:
                yield places


def _beside(lines: Lines, at: int, runs: Sequence[_Run]) -> list[_Run]:
    """The runs whose shares are of the sum of the amounts in the line beside: none where not most of all are."""
    for amounts in (at - 1, at + 1):
        if not 0 <= amounts < len(lines.heads) or not is_amount_line(lines.cells[amounts]):
            continue
        tried = [_tried(lines, at, amounts, run.places) for run in runs]
        fitting = [run for run in tried if run is not None and 2 * run.fits >= len(run.places)]
        given = sum(len(run.places) for run in tried if run is not None)
        fits = sum(run.fits for run in fitting)
        if 2 * fits > given and sum(run.bits for run in fitting) >= (TELLING if _says_share(lines, at) else SURE):
            return fitting
    return []


def _says_share(lines: Lines, at: int) -> bool:
    """Whether a line's head says that it is one of shares: by a word, or a mark alone."""
    head = lines.heads[at]
    return head.says("share") or ("%" in head.text and not any(map(str.isalpha, head.text)))


def _tried(lines: Lines, at: int, amounts: int, places: tuple[int, ...]) -> _Run | None:
    pairs = [(lines.cells[at][place], lines.cells[amounts][place]) for place in places]
    given = [(share, part) for share, part in pairs if _is_pair(share, part)]
    whole = sum(part.number for _, part in given if part is not None)
    if len(given) < len(pairs) or whole <= 0:
        return None
    total = Entry(None, whole, 1, False, False)
    fits = bits = 0
    for share, part in given:
        assert share is not None  # so is the other
        assert part is not None
        off, room = apart_from(share, part, total, lines.decimals)
        if off <= room:
            fits += 1
            bits += max((abs(share.number) * whole).bit_length() - room.bit_length(), 0)
    return _Run(places, fits, bits)


def _is_pair(share: Entry | None, part: Entry | None) -> bool:
    if share is None or part is None or share.mention is None or part.mention is None:
        return False
    return share.percent and not part.percent and part.number >= 0


def _like(lines: Lines, shares: Sequence[int], places: tuple[int, ...]) -> Iterator[Telling]:
    """The shares of a run in several lines, of which at least two, and most, make 100 %."""
    given = [at for at in shares if len(_mentions(lines, at, places)) == len(places) >= _FEWEST]
    held = [at for at in given if _makes_all(lines, at, places)]
    rest = "rest" in lines.across[places[-1]].first | lines.across[places[-1]].pure
    half = 2 * len(held) >= len(given)
    exact = bool(held) and half and all(_is_exact(lines, at, places) for at in given)
    sure = rest or (len(held) >= _TWO and half) or exact
    for at in given if sure else held:
        holds = at in held
        support = len(held) - holds, len(given) - len(held) - (not holds)
        yield _telling(lines, at, places, "table:shares-like" if sure else "table:shares-run", int(sure), support)


def _first(lines: Lines, shares: Sequence[int], places: tuple[int, ...]) -> Iterator[Telling]:
    """The shares of the first places of a run, where in two lines or more they make 100 % as those of their amounts."""
    best: tuple[int, ...] = ()
    held: list[int] = []
    for end in range(_TWO, min(len(places), _LONGEST)):
        fitting = [at for at in shares if _fits(lines, at, places[:end])]
        if len(fitting) > len(held):
            best, held = places[:end], fitting
    given = [at for at in shares if len(_mentions(lines, at, best)) == len(best)]
    if len(held) < _TWO or 2 * len(held) < len(given):
        return
    for at in given:
        holds = at in held
        support = len(held) - holds, len(given) - len(held) - (not holds)
        yield _telling(lines, at, best, "table:shares-first", 1, support)


def _fits(lines: Lines, at: int, places: tuple[int, ...]) -> bool:
    """Whether shares make 100 %, and each is that of the amount beside it in the sum of those."""
    if at == 0 or len(_mentions(lines, at, places)) < len(places) or not _makes_all(lines, at, places):
        return False
    tried = _tried(lines, at, at - 1, places)
    return tried is not None and tried.fits == len(places)


def _makes_all(lines: Lines, at: int, places: Sequence[int]) -> bool:
    cells = [cell for place in places if (cell := lines.cells[at][place]) is not None]
    return 2 * abs(sum(cell.number for cell in cells) - 100 * power(lines.decimals)) <= sum(cell.last for cell in cells)


def _is_exact(lines: Lines, at: int, places: Sequence[int]) -> bool:
    """Whether shares have decimals, and are all but that of one: they make hardly less or more than 100 %."""
    cells = [cell for place in places if (cell := lines.cells[at][place]) is not None]
    made, hundred = sum(cell.number for cell in cells), 100 * power(lines.decimals)
    return all(cell.printed.places for cell in cells) and hundred < _NEAR * abs(made) < _FAR * hundred


def _mentions(lines: Lines, at: int, places: Sequence[int]) -> tuple[Mention, ...]:
    cells = (lines.cells[at][place] for place in places)
    return tuple(cell.mention for cell in cells if cell is not None and cell.percent and cell.mention is not None)


def _telling(
    lines: Lines, at: int, places: Sequence[int], form: str, explicit: int, support: tuple[int, int]
) -> Telling:
    shares = _mentions(lines, at, places)
    return Telling("shares", form, {"shares": shares}, explicit, support=support, anchor=shares[0])
