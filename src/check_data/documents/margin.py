"""The margin of a text: how wide the lines are that it is wrapped to, told by the whole of it.

Whoever wraps a text fills each line: the first word of the next would not have gone into it. Where lines that break off
within a sentence do that, the text is wrapped, and where one of twenty is wider than lines are wrapped to, it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from check_data.documents.lines import split
from check_data.documents.runs import wide
from check_data.patterns import lazily

WIDEST = 132
"""The widest lines that texts are wrapped to."""
SENTENCE_ENDS = tuple('。．.!！?？;；:：…”’"」』')
_WIDE = lazily(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_NARROW = r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_FIRST = lazily(
    rf"[(（\[【「『《〈“‘$€£¥]*+{_NARROW}*+[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]?"
    r"[，。、；：？！）】」』》〉”’％)\],.;:!?%…·～]*+"
)
"""What is not broken: a word, or a character of Han and the number before it, with the marks that must not begin or end
a line.
"""
_LONG_WORD = lazily(_NARROW + "{30}")
_NO_PROSE = lazily(r"[ \t]*+(?:[|#<]|\Z)|.*?(?:\S[ \u3000]*+\t|[^\s.!?:][ \u3000]{2,}+)[ \t\u3000]*+\S")
_GAP = lazily(r"\t|[ \u3000]{2}")
"""What a line of columns has in it."""
_FENCE = lazily(r" {0,3}(?:```|~~~)")
_ONE_OF = 20
"""One line of so many may be wider than the margin: a headline, or what nobody wrapped."""
_FEWEST, _SURE = 2, 6
"""Lines that break off and are filled, and how many are no chance where half of all that break off are filled."""
_MOSTLY = 0.6
"""The share of a group's lines that are filled where it was wrapped: the last of a paragraph isn't."""
_FEWEST_FULL, _NEARLY = 3, 2
"""Lines as wide as the widest: by chance there are fewer."""

Measure = Callable[[str], int]
"""How wide a text is: in characters (`len`), or in `columns`."""


class Shape(NamedTuple):
    """A line as far as wrapping goes: its words, where they end, and how wide its first word is."""

    words: str
    width: int
    first: int


class Margin(NamedTuple):
    """How wide the lines of a text are, and by which measure."""

    width: int
    measure: Measure


def columns(text: str) -> int:
    """The columns that a text is printed in: Han characters, kana and Hangul take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def shape(line: str, words: str, measure: Measure) -> Shape:
    """The shape of a line, of which the last words are read."""
    found = _FIRST.match(words)
    assert found is not None  # it matches nothing at least
    return Shape(words, len(line) if len(line) > WIDEST else measure(line), measure(found[0]))


def filled(line: Shape, after: Shape, width: int) -> bool:
    """Whether the first word of the next line would not have gone into a line."""
    blank = not (wide(line.words[-1]) or wide(after.words[0]))
    return line.width + blank + after.first > width


def margin(lines: Sequence[Sequence[str]]) -> Margin | None:
    """The margin of lines that follow each other, group by group; None where they are not wrapped, as far as can be
    told: too few break off within a sentence, or they are too wide.
    """
    found = []
    for measure in (columns, len):
        widest, broken = _broken([[shape(line, line.strip(), measure) for line in group] for group in lines])
        full = sum(broken)
        if full >= _FEWEST and (full * 2 >= len(broken) if full >= _SURE else full * 4 >= len(broken) * 3):
            found.append((full / len(broken), Margin(widest, measure)))
    return max(found, key=lambda each: each[0], default=(0, None))[1]


def _broken(groups: Sequence[Sequence[Shape]]) -> tuple[int, Sequence[bool]]:
    """How wide the widest lines are, and for each line that breaks off within a sentence whether it is filled; for none
    where the lines are too wide.
    """
    widths = sorted(line.width for group in groups for line in group if not _LONG_WORD.search(line.words))
    left_out = max(len(widths) // _ONE_OF, widths[-1] > WIDEST) if len(widths) > 1 else 0
    widest = widths[-1 - left_out] if widths else 0
    if widest > WIDEST:
        return widest, ()
    pairs = (pair for group in groups for pair in pairwise(group))
    return widest, [filled(*pair, widest) for pair in pairs if _breaks_off(*pair)]


def _breaks_off(before: Shape, after: Shape) -> bool:
    return not (before.words.endswith(SENTENCE_ENDS) or after.words[0].isupper())


def filled_alike(lines: Sequence[str]) -> Sequence[bool]:
    """For each line but the last of a group of which nothing else is known, whether it is filled; none is where the
    lines are not those of a wrapped text: most are filled, or many are as wide as the widest.
    """
    found = max((_alike(lines, measure) for measure in (columns, len)), key=sum)
    return found or [False] * (len(lines) - 1)


def _alike(lines: Sequence[str], measure: Measure) -> Sequence[bool]:
    shapes = [shape(line, line, measure) for line in lines]
    # A word that is longer than the lines, such as an address, stands alone and says nothing of their width.
    told = [each.width for each in shapes if each.first < each.width] or [each.width for each in shapes]
    widest = max(told)
    if widest > WIDEST:
        return ()
    found = [filled(*pair, widest) for pair in pairwise(shapes)]
    full = sum(each.width >= widest - _NEARLY for each in shapes)
    wrapped = sum(found) >= _MOSTLY * len(found) or (full >= _FEWEST_FULL and full * 3 >= len(shapes))
    return found if wrapped else ()


def _is_of_columns(line: str) -> bool:
    """Whether a line is one of a table, a heading, a tag, or blank."""
    if line and line[0] not in " \t|#<" and _GAP.search(line) is None:
        return False  # as nearly all lines are seen to be, faster than by all that a table is
    return _NO_PROSE.match(line) is not None


def prose(text: str) -> Iterator[list[str]]:
    """The lines of a text that may be wrapped, those that follow each other together: not those of tables, headings,
    tags and code.
    """
    group: list[str] = []
    fenced = False
    for line in split(text):
        fence = _FENCE.match(line) is not None
        fenced ^= fence
        if not (fence or fenced or _is_of_columns(line)):
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group
