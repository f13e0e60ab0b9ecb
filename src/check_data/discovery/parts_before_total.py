"""Parts that Chinese text lists before their total: 5个自治区、30个自治州和121个自治县，共156个."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from check_data.discovery.lists import is_count
from check_data.discovery.places import places_of
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_FOLLOWS = frozenset("0123456789０１２３４５６７８９为达")
"""What follows the word for a total: the number, or its verb."""
_LONGEST = 12
"""Parts of the longest list."""
_WORDS = r"[^。；;，,、（()）：:\n\d]"
# 共有 is also said of what is there beside the others.
_IN_ALL = lazily(rf"{_WORDS}{{0,16}}[，,]?(?:总共|一共|共计|合计|总计|共)(?:为|达)?")
_LINK = lazily(rf"{_WORDS}{{0,16}}(?:[、，,]|[、，,]?(?:和|及|以及|与){_WORDS}{{0,3}}){_WORDS}{{0,16}}")
_NOT_YET = lazily(r"其中|增|减|达|上升|下降|累计|共|计|有的|每|各")


def parts_before_total(text: str, figures: Sequence[TextFigure]) -> Iterator[tuple[TextFigure, list[TextFigure]]]:
    """Every total with the parts right before it: the run of figures of its unit that only names and marks part."""
    places = [place for place in places_of(text, "共", "计") if text[place + 1 : place + 2] in _FOLLOWS]
    starts, after = [each.start for each in figures] if places else [], 0
    for place in places:
        number = bisect_right(starts, place, lo=after)
        if number in (0, 1, after, len(figures)):
            continue
        after, before, total = number, figures[number - 1], figures[number]
        if not (_may_be_total(before, total) and _IN_ALL.fullmatch(text, before.end, total.start)):
            continue
        parts = [before]
        for part in reversed(figures[max(number - _LONGEST, 0) : number - 1]):
            between = text[part.end : parts[0].start]
            if not (_may_be_total(part, total) and _LINK.fullmatch(between)) or _NOT_YET.search(between):
                break
            parts.insert(0, part)
        if len(parts) > 1:
            yield total, parts


def _may_be_total(part: TextFigure, total: TextFigure) -> bool:
    return part.understood.unit == total.understood.unit is not None and is_count(part) and is_count(total)
