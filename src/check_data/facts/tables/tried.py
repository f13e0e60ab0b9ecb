"""How lines fit as the sum of others, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.facts.tables.ledger import Entry, power
from check_data.facts.tables.lines import Lines


class Tried(NamedTuple):
    """Lines that are added with ``signs``: the columns in which they make the whole, those in which they do not, and
    the bits by which the former rule out chance.
    """

    parts: tuple[int, ...]
    signs: tuple[int, ...]
    held: tuple[int, ...]
    failed: tuple[int, ...]
    bits: int

    @property
    def half(self) -> bool:
        """Whether it holds in at least half of its columns, and in any."""
        return bool(self.held) and len(self.held) >= len(self.failed)


def try_plain(
    lines: Lines, at: int, parts: Sequence[int], natural: int, usable: Sequence[int]
) -> Iterator[tuple[int, Tried]]:
    """The parts added up, with how natural they are; nothing where no column has them."""
    tried = tried_as(lines, at, parts, (1,) * len(parts), usable)
    if tried is not None:
        yield natural, tried


def tried_as(lines: Lines, at: int, parts: Sequence[int], signs: Sequence[int], usable: Sequence[int]) -> Tried | None:
    """How parts make a line in the usable columns; None where none has both."""
    held: list[int] = []
    failed: list[int] = []
    bits, seen = 0, set()
    for column in usable:
        whole = lines.cells[at][column]
        if whole is None or whole.mention is None:
            continue
        entries = [lines.cells[part][column] for part in parts]
        fits = _fit(whole, entries, signs, 100 * power(lines.decimals), runs=column in lines.alls)
        if fits is None:
            continue
        if fits[0]:
            held.append(column)
            if whole.number not in seen:
                seen.add(whole.number)
                bits += fits[1]
        elif None not in entries and not (min(signs) < 0 and lines.across[column].says("change")):
            failed.append(column)  # changes may be signed by what is better: costs that fall are added
    return Tried(tuple(parts), tuple(signs), tuple(held), tuple(failed), bits) if held or failed else None


def _fit(
    whole: Entry, parts: Sequence[Entry | None], signs: Sequence[int], hundred: int, *, runs: bool
) -> tuple[bool, int] | None:
    """Whether the parts make the whole, give or take what rounding hides, and by how many bits that rules out chance;
    None where they are no sum: fewer than two parts, amounts beside per cent, per cent of which
    neither the whole nor the parts make 100, unless a statement ``runs`` on in such.
    """
    total = count = slack = given = 0
    most = abs(whole.number)
    rounded = whole.rounded
    for entry, sign in zip(parts, signs, strict=True):
        if entry is None:
            continue
        if entry.mention is not None and (
            entry.percent is not whole.percent or (whole.percent and entry.number == whole.number)
        ):
            return None
        count += 1
        total += sign * entry.number
        most = max(most, abs(entry.number))
        given += entry.number != 0
        if entry.mention is not None:
            slack += entry.last
            rounded = rounded or entry.rounded
    if count < 2:
        return None
    slack = slack + whole.last if rounded else 0
    if whole.percent and not runs and whole.number != hundred and 2 * abs(total - hundred) > slack:
        return None
    fits = 2 * abs(total - whole.number) <= slack
    # One amount beside noughts is the whole without adding up.
    return fits, max((2 * most).bit_length() - (slack + 1).bit_length(), 0) if given > 1 else 0


def tried_ways(lines: Lines, at: int, parts: Sequence[int], usable: Sequence[int]) -> Iterator[Tried]:
    """All lines added as they are printed, or those taken off of which heads say so."""
    plain = (1,) * len(parts)
    said = tuple(-1 if number and lines.heads[each].says("takes") else 1 for number, each in enumerate(parts))
    for signs in dict.fromkeys((plain, said)):
        tried = tried_as(lines, at, parts, signs, usable)
        if tried is not None:
            yield tried
