"""What a Chinese bulletin says is new, among all that there are up to then: 新增死亡病例2例 … 累计死亡病例30例."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.discovery.bulletins import DISEASE, OTHER, WHAT, one_place
from check_data.discovery.lists import is_count
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_SAID = lazily(rf"(?P<said>新增|累计){WHAT}\Z")
_LONGEST, _LONGEST_SENTENCE = 28, 300
_UP_TO_NOW = lazily(r"\s*截[至止]")
_TOLD = lazily("新增|累计")
_CASES = lazily("病例|患者|[人者]|报告|共|达|为|有")
_NO_WORD = lazily(r"[^\u4e00-\u9fff]")


def new_of_all(text: str, figures: Sequence[TextFigure]) -> Iterator[tuple[TextFigure, TextFigure]]:
    """Every count of all up to now with the last one before it of what is new, of the same name and place."""
    if "新增" not in text or "累计" not in text:
        return
    new: dict[str, tuple[TextFigure, int]] = {}
    for figure in figures:
        first, last = max(figure.start - _LONGEST, 0), figure.start
        if text.find("新增", first, last) < 0 and text.find("累计", first, last) < 0:
            continue
        found = _SAID.search(text, first, last) if is_count(figure) else None
        if found is None:
            continue
        name, begins = _name(found["what"]), found.start()
        if not name or OTHER.search(found["what"]):
            continue
        if found["said"] == "新增":
            new[name] = figure, begins
            continue
        part, begun = new.pop(name, (None, 0))
        if part is None or part.understood.unit != figure.understood.unit:
            continue
        since, began = _sentence(text, begins), _sentence(text, begun)
        if not _UP_TO_NOW.match(text, since):
            continue
        if began < since and "\n" not in text[began:since] and one_place(_place(text, began), _place(text, since)):
            yield figure, part


def _sentence(text: str, place: int) -> int:
    """Where the sentence of a place begins."""
    first = max(place - _LONGEST_SENTENCE, 0)
    return max(first, *(text.rfind(mark, first, place) + 1 for mark in "。；;\n"))


def _name(what: str) -> str:
    """What is counted, without the disease: 死亡, 治愈出院."""
    return _CASES.sub("", DISEASE.sub("", what))


def _place(text: str, since: int) -> str:
    """The words of a sentence before it tells of its first count."""
    first = _TOLD.search(text, since)
    return _NO_WORD.sub("", DISEASE.sub("", text[since : first.start() if first else since]))
