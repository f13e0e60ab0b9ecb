"""Counts that one place has all of, in Chinese text: 新增死亡病例2例 … 新增死亡病例为甲市2例."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.discovery.lists import BACK, is_count, named_since
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_LONGEST = 40
"""Characters from the mark before the name of the whole to the part."""
_WORDS = r"[^。；;，,、（()）：:\n\d]"
_PART = lazily(rf"[^。；;，,]*[。；;，,]\s*(?P<of>{_WORDS}{{2,16}}?)为{_WORDS}{{2,12}}")
_END = lazily(r"[。；;\n]")


def sole_parts(text: str, figures: Sequence[TextFigure]) -> Iterator[tuple[TextFigure, TextFigure]]:
    """Every figure with the whole, told before under the same name, that it is said to be."""
    for index, part in enumerate(figures[1:], start=1):
        start = max(figures[index - 1].end, part.start - _LONGEST)
        if "为" not in text[start : part.start] or not (_END.match(text, part.end) and is_count(part)):
            continue
        found = _PART.fullmatch(text, start, part.start)
        if found is None:
            continue
        for whole, names in named_since(text, figures[max(index - BACK, 0) : index]):
            if _is_named(found["of"], names) and whole.understood.unit == part.understood.unit and is_count(whole):
                yield whole, part
                break


def _is_named(what: str, names: tuple[str, str]) -> bool:
    """Whether a figure counts just that: 新增 begins a name, whatever stands before it."""
    return what in names or (what.startswith("新增") and names[0].endswith(what))
