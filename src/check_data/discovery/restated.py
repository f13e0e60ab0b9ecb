"""Whether a Chinese text tells of one thing twice: the words around two figures are the same."""

from __future__ import annotations

from check_data.discovery.bulletins import DISEASE
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_SENTENCE = 60
"""Characters before a figure in which its sentence begins, where they are looked at."""
_SAME, _APART = 12, 4
"""Characters that both sentences say, and others between them and the figure at most: its verb."""
_NOUN = 2
_BEGINS = lazily(r"[。；;！？!?>\n]")
# Of another time, or one of a series, the same words tell of another thing.
_NUMBERED = lazily(r"\d|月|季度|上半年|下半年|同比|环比|累计|新增")


def told_in_the_same_words(text: str, first: TextFigure, second: TextFigure) -> bool:
    """Whether both sentences come to their figures in the same words, which name no time and no other number."""
    noun = text[first.end : first.end + _NOUN]
    if len(noun) < _NOUN or not noun.isalpha() or not text.startswith(noun, second.end):
        return False
    mine, theirs = _words_before(text, first), _words_before(text, second)
    if _NUMBERED.search(mine) or _NUMBERED.search(theirs):
        return False
    tail = theirs[-_SAME - _APART :]
    ends = range(len(mine), max(len(mine) - _APART, _SAME) - 1, -1)
    return any(mine[end - _SAME : end] in tail for end in ends)


def _words_before(text: str, figure: TextFigure) -> str:
    """The sentence of a figure up to it, without the disease that every sentence of a bulletin names."""
    words = text[max(figure.start - _SENTENCE, 0) : figure.start]
    return DISEASE.sub("", _BEGINS.split(words)[-1])
