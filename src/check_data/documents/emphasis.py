"""Marks of emphasis in Markdown: which of them pair off, and so aren't read."""

from __future__ import annotations

from check_data.documents.runs import wide


class Emphasis:
    """A run of marks of emphasis, of which some are used up."""

    __slots__ = ("char", "closes", "end", "opens", "start", "used")

    def __init__(self, char: str, start: int, end: int, opens: bool, closes: bool) -> None:
        self.char, self.start, self.end, self.opens, self.closes, self.used = char, start, end, opens, closes, 0


def emphasis(text: str, start: int, end: int) -> Emphasis:
    """A run of marks; what it may do follows from the characters at its sides, as CommonMark has it. Wide punctuation
    counts as letters do: "**增长5%。**其中" is meant to be bold.
    """
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    word_before, word_after = before.isalnum() or wide(before), after.isalnum() or wide(after)
    left = not after.isspace() and (word_after or not word_before)
    right = not before.isspace() and (word_before or not word_after)
    if text[start] == "_":
        left, right = left and not (right and word_before), right and not (left and word_after)
    return Emphasis(text[start], start, end, left, right)


def pair(marks: list[Emphasis]) -> None:
    """Use up the marks that pair off."""
    stack: list[Emphasis] = []
    waiting = dict.fromkeys("*_~", 0)
    for mark in marks:
        while mark.closes and waiting[mark.char] and mark.used < mark.end - mark.start:
            opening = stack[-1]
            if opening.char != mark.char:
                stack.pop()
                waiting[opening.char] -= 1
                continue
            length = min(opening.end - opening.start - opening.used, mark.end - mark.start - mark.used)
            opening.used += length
            mark.used += length
            if opening.used == opening.end - opening.start:
                stack.pop()
                waiting[opening.char] -= 1
        if mark.opens and mark.used < mark.end - mark.start:
            stack.append(mark)
            waiting[mark.char] += 1
