"""Changes that Chinese text tells twice: 6049万人次，较去年同期增加880万，同比增长17%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.discovery.growth import Growth
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

# Between the value and the difference stands what it is another than, and nothing else: 进口 would be another value.
_DIFFERENCE = lazily(
    r"[，、,]?(?P<base>(?:同比|环比|[比较与][^。；;，、,\n\d]{1,12}?)?)(?:相比)?净?"
    r"(?:(?P<up>增加|增长|提高|上升|多)|减少|下降|降低|少)(?:了|约)?"
)
_GROWTH = lazily(
    r"[，、,]?(?P<base>(?:同比|环比)?)(?:(?P<up>增长|增幅|上升|提高)|下降|降幅|减少|降低)(?:了|约|为|达|达到)?"
)
_OF_YEAR, _OF_PERIOD = lazily("同比|去年|上年|上一年|同期"), lazily("环比|上月|上个月|上季|上周|上期|昨|前一")
_SCALE, _FROM = lazily("[万亿]"), frozenset("从由")


def chinese_growths(text: str, figures: Sequence[TextFigure]) -> Iterator[Growth]:
    """Every value with the difference and the growth right after it, on one base."""
    for index in [at for at, each in enumerate(figures) if each.understood.unit is NUMBER and at > 1]:
        value, difference, by = figures[index - 2 : index + 1]
        if not value.kind == difference.kind == by.kind == "number":
            continue
        growth = _GROWTH.fullmatch(text, difference.end, by.start)
        change = _DIFFERENCE.fullmatch(text, value.end, difference.start) if growth else None
        if growth is None or change is None or (growth["up"] is None) != (change["up"] is None):
            continue
        units = value.understood.unit, difference.understood.unit
        if units[0] == NUMBER or units[1] not in (None, units[0]) or "点" in by.quote:
            continue
        if units[0] is None and not _SCALE.search(value.quote):
            continue  # a bare number may count anything
        if text[value.start - 1 : value.start] in _FROM or not _of_one_base(change["base"], growth["base"]):
            continue
        told = difference._replace(understood=difference.understood._replace(unit=units[0]))
        yield Growth(value, told, by, growth["up"] is not None, sure=True)


def _of_one_base(difference: str, growth: str) -> bool:
    """Whether both are told of the year before, or of the period before, as far as the growth says."""
    if not growth:
        return True
    return (_OF_YEAR if growth == "同比" else _OF_PERIOD).search(difference) is not None
