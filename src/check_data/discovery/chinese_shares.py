"""Shares that Chinese text tells with the part and the whole that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_BACK, _NEAR, _LONGEST = 8, 24, 60
"""Figures back at which the whole may stand, characters around it that may name it, and those from 占 to the share."""
_TO = r"(?:的)?(?:比例|比重|份额)?(?:约为|约|为|达到|达|超过)?"
_VERB = r"(?:已|约|共)?占"
# 占, what it is of, and the share.
_SHARE_OF = lazily(rf"[^。；;！？!?（(\n\d]{{0,16}}?[，,]?{_VERB}(?P<of>[^。；;，,、\n\d]{{0,16}}?){_TO}")
# 占 and the whole that is printed: 36件，占提案总数2570件的1.4%.
_OF_WHOLE = lazily(rf"[^。；;！？!?（(，,\n\d]{{0,16}}[，,]?[^。；;，,\n\d]{{0,4}}?{_VERB}[^。；;，,（(\n]{{0,24}}")
_THE = lazily(r"[^。；;，,、\n\d]{0,10}的")
_RATE = lazily(
    r"(?P<after>[^。；;！？!?（(，,、\n\d]{0,16})[，,、](?P<rate>[^。；;，,、\n\d]{1,8})率(?:约为|约|为|达到|达|是)?"
)
_AMOUNT = lazily(r"[，,](?:达到|达|为|共计|共|计|即)?")
_HAS = lazily(rf"[^。；;！？!?（(\n\d]{{0,16}}其中[^。；;，,、\n\d]{{1,16}}?{_VERB}(?:比为?)?")
_AMONG = lazily(r"[^。；;！？!?()（）\n]{0,40}(?:其中|中[，,])[^。；;！？!?（(、\n]{0,24}")
_CHANGE = lazily(r"[增减升降涨跌利税速汇倍]|平均")
_TOTAL = lazily(r"总(?:数|量|额|面积|人数|体)|全部|所有")
_BREAK, _CLAUSE = lazily(r"[。；;！？!?\n]"), lazily(r"[。；;，,、：:！？!?\n\d]")
_ALL = frozenset(["", "比", "总数", "全部", "总量", "总额", "总体", "其"])
_NAME, _RATE_NAME, _WORD, _NO = slice(-4, None), slice(-2, None), 2, "不未"


class Share(NamedTuple):
    """A share with the part and the whole that it is of; ``sure``: the sentence says that it is of this whole."""

    share: TextFigure
    part: TextFigure
    whole: TextFigure
    sure: bool


def chinese_shares(text: str, figures: Sequence[TextFigure], shares: Sequence[int]) -> Iterator[Share]:
    """Every share of a count or an amount whose whole the text tells, of the figures numbered ``shares``."""
    before, of = None, ""
    for number in shares:
        share = figures[number]
        if share.quote[-1] not in "%％" or not _is_told(text, share):
            continue
        near = [each for each in figures[max(number - _BACK, 0) : number] if _is_amount(each)]
        found = _of_printed_whole(text, near, share) or _with_part_after(text, near, share, figures[number + 1 :][:1])
        if found is None and near:
            told = _SHARE_OF.fullmatch(text, near[-1].end, share.start)
            found = _told(text, near, share, told["of"], before, of) if told else _as_rate(text, near, share)
            if told:
                of = told["of"]
        if found is not None:
            yield found
        before = found


def _is_told(text: str, share: TextFigure) -> bool:
    """Whether words before a percentage may make it a share: most are growth."""
    first = max(share.start - _LONGEST, 0)
    return text.find("占", first, share.start) >= 0 or text.find("率", first, share.start) >= 0


def _is_amount(figure: TextFigure) -> bool:
    """Whether a figure is a count or an amount in digits, without a hedge."""
    if figure.kind != "number" or not figure.quote[0].isdigit():
        return False
    stated = figure.understood.reading.stated
    return stated.lower is not None and stated.upper is not None and stated.lower_closed and stated.upper_closed


def _alike(figures: Sequence[TextFigure], figure: TextFigure) -> list[TextFigure]:
    """The figures of its unit before a figure, the nearest first; of what has none, or is a share itself, none."""
    unit = figure.understood.unit
    if unit is None or unit is NUMBER:
        return []
    return [each for each in reversed(figures) if each.start < figure.start and each.understood.unit == unit]


def _of_printed_whole(text: str, near: Sequence[TextFigure], share: TextFigure) -> Share | None:
    """The part, 占 and the whole with the share of it."""
    if not near or not _THE.fullmatch(text, near[-1].end, share.start):
        return None
    whole = near[-1]
    part = next(iter(_alike(near, whole)), None)
    if part is None or not _OF_WHOLE.fullmatch(text, part.end, whole.start):
        return None
    return Share(share, part, whole, sure=True)


def _with_part_after(
    text: str, near: Sequence[TextFigure], share: TextFigure, following: Sequence[TextFigure]
) -> Share | None:
    """The whole, the share and then the part: 1190亿美元，其中私人债务占55%，达650亿美元."""
    part = following[0] if following and _is_amount(following[0]) else None
    whole = next(iter(_alike(near, part)), None) if part is not None else None
    if part is None or whole is None or not _AMOUNT.fullmatch(text, share.end, part.start):
        return None
    return Share(share, part, whole, sure=True) if _HAS.fullmatch(text, whole.end, share.start) else None


def _told(
    text: str, near: Sequence[TextFigure], share: TextFigure, of: str, before: Share | None, of_before: str
) -> Share | None:
    """The share of the figure before it in the whole: that which the part is said to be among, that of which the share
    before is, or the last that is called what the share is of.
    """
    part = near[-1]
    wholes = _alike(near, part)
    if not wholes:
        return None
    name = _TOTAL.sub("", of)[_NAME]
    if _AMONG.fullmatch(text, wholes[0].end, part.start):
        return Share(share, part, wholes[0], sure=of in _ALL or _is_called(text, wholes[0], name))
    if before is not None and of == of_before and before.whole in wholes:
        return Share(share, part, before.whole, sure=False)
    if len(name) < _WORD:
        return Share(share, part, wholes[0], sure=False) if not _BREAK.search(text, wholes[0].end, part.start) else None
    named = (each for each in wholes if "\n" not in text[each.end : part.start] and _is_called(text, each, name))
    whole = next(named, None)
    return None if whole is None else Share(share, part, whole, sure=False)


def _as_rate(text: str, near: Sequence[TextFigure], share: TextFigure) -> Share | None:
    """The rate of what two counts before it tell, as far as a word of its name says: 抽查44种，合格25种，合格率为56.8%.
    It may be of others (续保率 of those whose term ends).
    """
    part = near[-1]
    found = _RATE.fullmatch(text, part.end, share.start)
    whole = next(iter(_alike(near, part)), None) if found else None
    if found is None or whole is None or _BREAK.search(text, whole.end, part.start) or _CHANGE.search(found["rate"]):
        return None
    name, words = found["rate"][_RATE_NAME], _words_around(text, part)
    if not any(char in words for char in name) or any(f"{no}{name}" in words for no in _NO):
        return None
    return Share(share, part, whole, sure=False)


def _is_called(text: str, figure: TextFigure, name: str) -> bool:
    return len(name) >= _WORD and name in _words_around(text, figure)


def _words_around(text: str, figure: TextFigure) -> str:
    """The words of a figure's clause near it."""
    before = _CLAUSE.split(text[max(figure.start - _NEAR, 0) : figure.start])[-1]
    return f"{before} {_CLAUSE.split(text[figure.end : figure.end + _NEAR])[0]}"
