"""The figures of the page: each underlined once, in the line of the worst of its checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from check_data.agreement.arithmetic import written
from check_data.agreement.check import Quantity
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.findings import Place
from check_data.patterns import lazily
from check_data.report.html.cards import Card, Cards
from check_data.report.html.states import State
from check_data.report.html.words import WORDS
from check_data.report.result import Report

_LONG = lazily(r"(?<![\d.^])\d{5,}")


class Mark(NamedTuple):
    """A figure, or figures that overlap, in one file from ``start`` to ``end``; ``cards`` are the numbers of what is
    said of it, worst first, and ``finding`` the number of the first finding as it is printed, from 1.
    """

    number: int
    start: int
    end: int
    state: State
    cards: tuple[int, ...]
    finding: int | None
    reading: str


class Marks(NamedTuple):
    """The marks of each file in order, and the one that stands for each place."""

    by_path: Mapping[str, Sequence[Mark]]
    at: Mapping[Place, Mark]


def marks_of(report: Report, cards: Cards) -> Marks:
    """The marks of every figure that was read and of every other one that a check names."""
    readings = _readings(report)
    saying = _saying(report, cards)
    places: dict[str, set[Place]] = defaultdict(set)
    for place in (*readings, *saying):
        places[shown_at(place, report).path].add(place)
    by_path: dict[str, Sequence[Mark]] = {}
    at: dict[Place, Mark] = {}
    for path, found in places.items():
        marks = []
        for cluster in _clusters(found, report):
            mark = _mark(len(at), cluster, saying, readings, report)
            marks.append(mark)
            at.update(dict.fromkeys(cluster, mark))
        by_path[path] = marks
    return Marks(by_path, at)


def shown_at(place: Place, report: Report) -> Place:
    """Where a figure is shown: in the text that its table was made from, if that is kept."""
    return report.printed.get(place, place)


def reading_of(quantity: Quantity, report: Report) -> str:
    """What a figure may mean, both readings where they differ."""
    words = WORDS[report.language]
    if quantity.reading is None:
        return words["missing"]
    stated, rounded = (_told(each, quantity) for each in (quantity.reading.stated, quantity.reading.rounded))
    return stated if stated == rounded else f"{stated} · {words['as rounded'].format(reading=rounded)}"


def _told(values: Interval, quantity: Quantity) -> str:
    """An interval as the figure prints it, long whole numbers in groups of three digits."""
    told = written(values, percent="%" in quantity.quote, as_date=quantity.unit == DATE)
    return _LONG.sub(lambda found: f"{int(found[0]):,}", told)


def _readings(report: Report) -> dict[Place, str]:
    readings = {}
    for check in report.checks:
        for name in check.check.expression.names:
            readings[check.cited[name].place] = reading_of(check.quantities[name], report)
    readings.update((figure.place, reading_of(figure.quantity, report)) for figure in report.figure_list)
    return readings


def _saying(report: Report, cards: Cards) -> dict[Place, list[Card]]:
    """The cards in which each place is named, worst first."""
    saying: dict[Place, list[Card]] = defaultdict(list)
    for card in sorted((*cards.findings, *cards.possible, *cards.others), key=lambda each: -each.state):
        for place in dict.fromkeys(cited.place for cited in card.figures):
            saying[place].append(card)
    return saying


def _clusters(places: Iterable[Place], report: Report) -> Iterator[list[Place]]:
    """Places (one at least) in order, those that overlap together."""
    cluster: list[Place] = []
    end = -1
    for place in sorted(places, key=lambda each: (shown_at(each, report).start, -shown_at(each, report).end)):
        shown = shown_at(place, report)
        if cluster and shown.start >= end:
            yield cluster
            cluster = []
        cluster.append(place)
        end = max(end, shown.end)
    yield cluster


def _mark(
    number: int,
    cluster: Sequence[Place],
    saying: Mapping[Place, Sequence[Card]],
    readings: Mapping[Place, str],
    report: Report,
) -> Mark:
    cards = {card.number: card for place in cluster for card in saying.get(place, ())}
    worst = sorted(cards.values(), key=lambda card: (-card.state, card.number))
    finding = min((card.number + 1 for card in worst if card.finding), default=None)
    shown = [shown_at(place, report) for place in cluster]
    return Mark(
        number,
        min(place.start for place in shown),
        max(place.end for place in shown),
        worst[0].state if worst else State.NONE,
        tuple(card.number for card in worst),
        finding,
        " / ".join(dict.fromkeys(readings[place] for place in cluster if place in readings)),
    )
