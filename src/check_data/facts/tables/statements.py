"""Lines that their names tie to others: gross profit is sales less cost, everyone is men and women, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Telling
from check_data.facts.tables.lines import Lines
from check_data.facts.tables.words import Statement
from check_data.reading.mention import Mention

FARTHEST = 12
"""Lines between a line and what its name is tied to."""


def statements(lines: Lines, known: Sequence[Statement], told: frozenset[int]) -> Iterator[Telling]:
    """Each line whose name is tied to those of others, unless its structure is told already."""
    for at, head in enumerate(lines.heads):
        if at in told or not head.core:
            continue
        for statement in known:
            if head.core in statement.whole and (found := _members(lines, at, statement)):
                yield from _tell(lines, at, *found, "table:statement")
                break


def _members(lines: Lines, at: int, statement: Statement) -> tuple[list[int], list[int]] | None:
    """The nearest lines of the names: one to take from another, or two or more that are added."""
    near = sorted(range(max(at - FARTHEST, 0), min(at + FARTHEST, len(lines.heads))), key=lambda each: abs(each - at))
    near = [each for each in near if each != at and lines.groups[each] <= lines.groups[at]]
    plus = _named(lines, near, statement.plus)
    minus = _named(lines, near, statement.minus)
    if statement.minus:
        return (plus[:1], minus[:1]) if plus and minus else None
    names = [_name(lines, each) for each in plus]
    return (plus[:2], []) if len(plus) > 1 and names[0] != names[1] else None


def _named(lines: Lines, near: Sequence[int], names: frozenset[str]) -> list[int]:
    """The lines of such names, totals first."""
    named = [each for each in near if _name(lines, each) in names]
    return sorted(named, key=lambda each: not lines.heads[each].total)


def _name(lines: Lines, at: int) -> str:
    """What a line is called: one without a head by what it stands under, whose sum it is."""
    head = lines.heads[at]
    return lines.under[at].core if head.blank and lines.under else head.core


def sexes(lines: Lines, told: frozenset[int]) -> Iterator[Telling]:
    """A line of men and one of women side by side: they make the line before them, or the total; in per cent, 100."""
    for at in range(len(lines.heads) - 1):
        if not _are_sexes(lines, at):
            continue
        wholes = (at - 1, at + 2) if at else (at + 2,)
        whole = next((each for each in wholes if each < len(lines.heads) and _is_everyone(lines, each, at)), None)
        if whole is not None and whole not in told:
            yield from _tell(lines, whole, [at, at + 1], [], "table:sexes")
        yield from _hundred(lines, at)


def _are_sexes(lines: Lines, at: int) -> bool:
    one, other = lines.heads[at], lines.heads[at + 1]
    return {"male", "female"} == (one.pure | other.pure) & {"male", "female"} and one.pure.isdisjoint(
        other.pure & {"male", "female"}
    )


def _is_everyone(lines: Lines, whole: int, at: int) -> bool:
    head = lines.heads[whole]
    return (head.total or head.says("population")) and lines.units[whole] == lines.units[at]


def _tell(lines: Lines, whole: int, plus: Sequence[int], minus: Sequence[int], form: str) -> Iterator[Telling]:
    """A sum by names in every column, where at least half of several agree."""
    rows = [(column, *each) for column in range(len(lines.across)) if (each := _row(lines, whole, plus, minus, column))]
    held = [_holds(lines, whole, plus, minus, column) for column, _, _ in rows]
    if len(rows) > 1 and 2 * sum(held) < len(rows):
        return
    for (_, sum_, parts), holds in zip(rows, held, strict=True):
        taken = ",".join(str(at) for at in range(len(plus), len(parts)) if parts[at].value > 0)
        options = {"apart": form} | ({"minus": taken} if taken else {})
        support = sum(held) - holds, len(held) - sum(held) - (not holds)
        roles = {"whole": (sum_,), "parts": tuple(parts)}
        yield Telling("sum", form, roles, 1, options, support, sum_)


def _row(
    lines: Lines, whole: int, plus: Sequence[int], minus: Sequence[int], column: int
) -> tuple[Mention, list[Mention]] | None:
    entries = [lines.cells[each][column] for each in (whole, *plus, *minus)]
    mentions = [entry.mention for entry in entries if entry is not None and entry.mention and not entry.percent]
    return (mentions[0], mentions[1:]) if len(mentions) == len(entries) else None


def _holds(lines: Lines, whole: int, plus: Sequence[int], minus: Sequence[int], column: int) -> bool:
    sum_, *parts = (lines.cells[each][column] for each in (whole, *plus, *minus))
    added = slack = 0
    for at, entry in enumerate(parts):
        assert entry is not None  # `_row` saw them
        added += -abs(entry.number) if at >= len(plus) else entry.number
        slack += entry.last if entry.rounded else 0
    assert sum_ is not None
    return 2 * min(abs(added - sum_.number), abs(added + sum_.number)) <= slack + (sum_.last if slack else 0)


def _hundred(lines: Lines, at: int) -> Iterator[Telling]:
    """Shares of men and of women that are of one whole: no rates, nor changes."""
    for column, head in enumerate(lines.across):
        pair = lines.cells[at][column], lines.cells[at + 1][column]
        mentions = [
            entry.mention for entry in pair if entry is not None and entry.percent and entry.mention is not None
        ]
        if len(mentions) == 2 and head.says("share") and not head.says("change", "rate"):
            yield Telling("shares", "table:sexes-shares", {"shares": tuple(mentions)}, 1, anchor=mentions[0])
