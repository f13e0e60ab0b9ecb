"""Which lines of a text go on in the next: told by their widths, as whoever wrapped them filled each, and by words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from check_data.documents.margin import SENTENCE_ENDS, Margin, columns, filled, filled_alike, margin, prose, shape
from check_data.documents.runs import wide
from check_data.patterns import lazily

_MANY = 30
"""Characters of a line of Han characters that is no headline."""
_MARK = lazily(r"[ \t\u3000]*(?:([-*+•●▪■◦·–—])[ \t\u3000]|[(（]?([^\W_]{1,3})(?:[)）、．]|\.(?!\d))|([①-⓿]))")
_FEWEST_LISTED = 3
_LONGEST_MARK = 40
"""Characters before the words of a line: marks of quotes and lists."""
_INDENTS = ("  ", "\t", "\u3000")
_GOES_ON = tuple(",，、")
_OPENING = "(（"
_KEYED = lazily(r"[^:：]{1,30}[:：]")


def marked(line: str) -> int:
    """Where the words of a line begin that is marked as an item ("-", "1.", "（2）", "三、"); 0 where it is not."""
    found = _MARK.match(line)
    if found is None or (found[2] is not None and not found[2].isnumeric()):
        return 0
    return found.end()


class Wrapping:
    """How the lines of a text go on in each other. ``narrowest`` is how wide a group of lines of which the whole text
    says nothing must be: shorter ones are a list. In ``markup`` that joins lines, they go on unless something tells
    them apart.
    """

    def __init__(self, text: str, narrowest: int = 0, *, markup: bool = False) -> None:
        self._text, self._narrowest, self._markup = text, narrowest, markup

    @cached_property
    def _margin(self) -> Margin | None:
        """The margin of the whole text."""
        return margin(list(prose(self._text)))

    def going_on(self, spans: Sequence[tuple[int, int]]) -> list[bool]:
        """For each line, by its place without its mark, whether the next one goes on with it. None is empty."""
        if len(spans) < 2:
            return [False] * len(spans)
        lines = [self._text[start:end] for start, end in spans]
        bare = [line.strip() for line in lines]
        # Lines that all begin with a capital are a list, and so are short ones.
        listing = len(bare) >= _FEWEST_LISTED and all(line[0].isupper() for line in bare)
        full = self._filled([self._text[self._line(start) : end].rstrip() for start, end in spans], bare, listing)
        marks = [line[: marked(line)].strip() for line in lines]
        listed, last = bool(marks[0]) or sum(map(bool, marks)) > 1, marks[0]
        indented = [line.startswith(_INDENTS) for line in lines]
        made = []
        for number, (before, after) in enumerate(pairwise(bare)):
            goes_on = full[number] or _continues(before, after, number == 0)
            if self._markup and not listing and not goes_on:
                goes_on = _joined(before, after)
            mark = marks[number + 1]
            if mark and listed:
                # "15)" at the head of a line is the end of a sum in brackets as well.
                ends = marks[0] and not (full[number] and not _follows(mark, last))
                goes_on = goes_on and not (ends or before.endswith(SENTENCE_ENDS))
                last = last if goes_on else mark
            made.append(goes_on and not (number and indented[number + 1] and not indented[number]))
        return [*made, False]

    def _line(self, at: int) -> int:
        """Where the line of a place begins."""
        first = max(at - _LONGEST_MARK, 0)
        return max(self._text.rfind("\n", first, at), self._text.rfind("\r", first, at), first - 1) + 1

    def _filled(self, lines: Sequence[str], bare: Sequence[str], listing: bool) -> Sequence[bool]:
        """For each line but the last, whether it is filled: as far as the margin of the text, or as the others are."""
        if self._margin is not None:
            width, measure = self._margin
            shapes = [shape(*each, measure) for each in zip(lines, bare, strict=True)]
            return [filled(*pair, width) for pair in pairwise(shapes)]
        if listing or max(map(columns, bare)) < self._narrowest:
            return [False] * (len(lines) - 1)
        return filled_alike(bare)


def _follows(mark: str, last: str) -> bool:
    """Whether the mark of an item goes on in a list after the last one: the next number, or the same sign."""
    numbers = ["".join(filter(str.isdecimal, each)) for each in (last, mark)]
    if all(numbers):
        return int(numbers[1]) == int(numbers[0]) + 1
    return mark == last or any(map(str.isnumeric, mark))


def _continues(before: str, after: str, first: bool) -> bool:
    """Whether words say that a line goes on in the next."""
    if before.endswith(SENTENCE_ENDS):
        return False
    if before.endswith(_GOES_ON) or after[0] in _OPENING or (after[0].islower() and not wide(before[-1])):
        return True
    return not first and len(before) >= _MANY and wide(before[-1]) and wide(after[0])


def _joined(before: str, after: str) -> bool:
    """Whether nothing tells two lines apart: the end of a sentence, a name and a colon, Han characters broken off."""
    if before.endswith(SENTENCE_ENDS) or (wide(before[-1]) and (wide(after[0]) or after[0].isalpha())):
        return False
    return not (_KEYED.match(before) and _KEYED.match(after))
