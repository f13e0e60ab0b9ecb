"""Counts with their shares, 28 (11.7%), whose whole is told somewhere near: shown only where one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from check_data.facts.fact import Telling
from check_data.facts.spaced.listed_shares import making
from check_data.facts.spaced.paired import Pair, among_others, loose_pairs, of_kinds
from check_data.facts.spaced.sentences import Sentence
from check_data.facts.spaced.shares_of_those import shares_of_those
from check_data.facts.spaced.vocabulary import FactWords
from check_data.patterns import lazily
from check_data.reading.mention import Mention

_BACK, _AHEAD, _MOST = 24, 8, 80
"""Sentences before and after a share among which its whole may be, and counts that are looked at."""
_SMALLEST, _FEWEST, _ABOUT = 5, 3, Fraction(1, 20)
"""The least whole, lines of a list, and by how much its shares may miss 100 per cent if they are all."""

_NEARLY = Fraction(4, 5)
"""What part of a column has one whole."""
_BESIDE = lazily(r"[)\]\s,;/]{1,6}+|[)\]]\s(?:[^\W\d_A-Z]{2,8}\.?\s){1,2}")
"""What stands between two pairs of one row: marks, or a word or two in lower case: 79 (19%) vs 81 (20%)."""


def shares_near(read: Sequence[Sentence], words: FactWords) -> Iterator[Telling]:
    """Every count and share with the counts near them that may be the whole, and lists of such, line by line."""
    rows = [pair for index, sentence in enumerate(read) for pair in _pairs(sentence, index)]
    pairs = sorted([*rows, *loose_pairs(read, words)], key=lambda pair: pair.share.start)
    if not pairs:
        return
    counts = [
        (index, mention)
        for index, sentence in enumerate(read)
        for mention in _counts(sentence)
        if mention.kind == "count" and mention.value >= _SMALLEST and (mention.scaled or not mention.places)
    ]
    fitting = _all_fitting(pairs, counts)
    of_rows = {pair.share.start: several for pair, several in zip(pairs, fitting, strict=True)}
    for run in _runs(rows):
        some = [rows[place] for place in run]
        yield from _lines(some, [of_rows[pair.share.start] for pair in some])
    yield from _of_columns(read, rows, [of_rows[pair.share.start] for pair in rows])
    yield from of_kinds(read, pairs, words)
    yield from among_others(read, pairs, fitting, words)
    yield from shares_of_those(read, pairs, words)
    for pair, wholes in zip(pairs, fitting, strict=True):
        for whole in wholes:
            yield _share("names:whole-near", pair, whole, 0)


def _all_fitting(pairs: Sequence[Pair], counts: Sequence[tuple[int, Mention]]) -> list[list[Mention]]:
    """Of each pair the counts near it of which its part is about the share; counts by their sentences."""
    fitting: list[list[Mention]] = []
    first = 0
    for pair in pairs:
        while first < len(counts) and counts[first][0] < pair.sentence - _BACK:
            first += 1
        near = [each for at, each in counts[first : first + _MOST] if at <= pair.sentence + _AHEAD]
        fitting.append(_fitting(pair, near))
    return fitting


def _of_columns(
    read: Sequence[Sentence], pairs: Sequence[Pair], fitting: Sequence[Sequence[Mention]]
) -> Iterator[Telling]:
    """Counts with shares that stand in rows, as those of two groups do: in one block, those at one place of rows of one
    length have one whole, where nearly all others of them do. Of two in a row, or in rows beside each other, that do
    not have it, or have none, somebody is missing.
    """
    rows = list(_rows(read, pairs))
    columns: dict[tuple[int, int, int], list[int]] = {}
    for row in rows:
        for at, place in enumerate(row):
            columns.setdefault((read[pairs[place].sentence].block, len(row), at), []).append(place)
    beside: dict[int, set[int]] = {place: {*row} - {place} for row in rows for place in row}
    found: list[tuple[int, Telling]] = []
    missing = {place for place, several in enumerate(fitting) if not several}
    for column in columns.values():
        for one, two in pairwise(column):
            beside[one].add(two)
            beside[two].add(one)
        if len(column) > _FEWEST:
            votes = Counter(value for place in column for value in {each.value for each in fitting[place]})
            likeliest = {value for value, count in votes.items() if count == max(votes.values())}
            missing.update(p for p in column if likeliest.isdisjoint(each.value for each in fitting[p]))
            found.extend(_of_column(column, pairs, fitting, votes))
    for place, telling in found:
        whole = telling.roles["whole"][0].value
        if _off(pairs[place], whole) <= pairs[place].share.last_digit / 2 or missing.isdisjoint(beside[place]):
            yield telling


def _of_column(
    column: Sequence[int], pairs: Sequence[Pair], fitting: Sequence[Sequence[Mention]], votes: Counter[Fraction]
) -> Iterator[tuple[int, Telling]]:
    """The places of a column with what is told of each: its pair, and the one whole that nearly all others of it
    have.
    """
    wholes = {each.value: each for place in reversed(column) for each in reversed(fitting[place])}
    (value, most), (_, second) = [*votes.most_common(2), (Fraction(0), 0), (Fraction(0), 0)][:2]
    others = len(column) - 1
    for place in column:
        agree = most - any(each.value == value for each in fitting[place])
        if agree > second and agree >= _FEWEST and agree >= _NEARLY * others:
            support = (agree, others - agree)
            yield place, _share("names:whole-of-column", pairs[place], wholes[value], 1, support)


def _rows(read: Sequence[Sentence], pairs: Sequence[Pair]) -> Iterator[list[int]]:
    """The places of pairs that follow each other in rows."""
    row: list[int] = []
    for place, pair in enumerate(pairs):
        before = pairs[place - 1] if row else None
        if before is not None and before.sentence == pair.sentence:
            gap = read[pair.sentence].between(before.share, pair.part)
            if _BESIDE.fullmatch(gap) is None:
                yield row
                row = []
        elif row:
            yield row
            row = []
        row.append(place)
    yield row


def _share(form: str, pair: Pair, whole: Mention, explicit: int, support: tuple[int, int] = (0, 0)) -> Telling:
    roles = {"part": (pair.part,), "whole": (whole,), "share": (pair.share,)}
    return Telling("share", form, roles, explicit, support=support, anchor=pair.share)


def _pairs(sentence: Sentence, index: int) -> Iterator[Pair]:
    pairs = [
        (part, share)
        for part, share in pairwise(sentence.mentions)
        if part.kind == "count" and share.kind == "percent" and sentence.between(part, share).strip() in ("(", "[")
    ]
    for part, share in pairs:
        yield Pair(part, share, index, len(pairs) == 1)


def _counts(sentence: Sentence) -> Iterator[Mention]:
    for mention in sentence.mentions:
        yield from mention.parts if mention.kind == "ratio" else (mention,)


def _fitting(pair: Pair, near: Sequence[Mention]) -> list[Mention]:
    """The counts of which a part is about the share, one of each number."""
    slack = pair.share.last_digit
    fits = (each for each in near if each.value > pair.part.value and _off(pair, each.value) <= slack)
    return list({each.value: each for each in fits}.values())


def _off(pair: Pair, whole: Fraction) -> Fraction:
    return abs(pair.part.value / whole - abs(pair.share.value))


def _runs(pairs: Sequence[Pair]) -> Iterator[range]:
    """The places of pairs on lines that follow each other, each the only one of its line."""
    start = 0
    for place in range(1, len(pairs) + 1):
        follows = place < len(pairs) and pairs[place].sentence == pairs[place - 1].sentence + 1
        if follows and pairs[place].alone and pairs[place - 1].alone:
            continue
        if place - start >= _FEWEST:
            yield range(start, place)
        start = place


def _lines(run: Sequence[Pair], fitting: Sequence[Sequence[Mention]]) -> Iterator[Telling]:
    """Lines of one list: the whole that most of them have is the whole of all; where they make about all of it, they
    are its parts.
    """
    nearly = abs(sum((pair.share.value for pair in run), Fraction(-1))) <= _ABOUT
    shares = tuple(pair.share for pair in run)
    yield Telling("shares", "names:lines", {"shares": shares}, explicit=1 if nearly else 0)
    for some in making(shares, Fraction(1)):
        yield Telling("shares", "names:lines-run", {"shares": some}, explicit=0)
    votes: dict[Fraction, list[Mention]] = {}
    for whole in (each for wholes in fitting for each in wholes):
        votes.setdefault(whole.value, []).append(whole)
    most = max(votes.values(), key=len, default=[])
    if 2 * len(most) <= len(run):
        return
    for pair, wholes in zip(run, fitting, strict=True):
        holds = any(each.value == most[0].value for each in wholes)
        others = len(most) - holds, len(run) - len(most) - (not holds)
        yield _share("names:whole-of-lines", pair, most[0], 1, others)
    parts = tuple(pair.part for pair in run)
    yield Telling("sum", "names:lines", {"whole": (most[0],), "parts": parts}, explicit=1 if nearly else 0)
