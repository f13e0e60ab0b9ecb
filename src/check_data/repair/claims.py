"""Corrections of a text: its relations as claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from fractions import Fraction

from check_data.agreement.check import Quantity
from check_data.agreement.expression import parse
from check_data.discovery.relation import Relation
from check_data.discovery.slips import digits_of
from check_data.figures.conventions import Conventions, Reading
from check_data.figures.interval import Interval
from check_data.figures.units import DATE
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.reading.text import TextFigure, year_of
from check_data.repair.claim import Claim
from check_data.repair.correction import Correction, correction

_NO_FIGURES = ("list", "none")
"""Kinds of what stands in for a figure and prints no number: the names of a list, 无."""


class Corrections:
    """The corrections of one text's relations; ``relations`` are all that are not undetermined, with their
    verdicts.
    """

    def __init__(self, text: str, relations: Iterable[tuple[Relation, Verdict]], conventions: Conventions) -> None:
        self._text = text
        self._numbers = Reader(conventions)
        self._dates = Reader(conventions, year_of(text))
        self._as_read: dict[int, bool] = {}
        self._claims = {id(each): self._claim(each, verdict) for each, verdict in relations}
        self._of_figure: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in self._claims.values():
            for figure in set(claim.figures.values()):
                self._of_figure[figure].append(claim)

    def of(self, relation: Relation) -> Correction | None:
        """The correction of one that disagrees. None is of a number that its quote shows in another way than the text
        does, such as (12) for −12: there it could not be put in.
        """
        found = correction(self._claims[id(relation)], self._of_figure)
        if found is None:
            return None
        figure = relation.figures[int(found.name.removeprefix("f"))]
        return found if self._text[figure.start : figure.end] == figure.quote else None

    def _claim(self, relation: Relation, verdict: Verdict) -> Claim:
        names = [f"f{number}" for number in range(len(relation.figures))]
        of_name = dict(zip(names, relation.figures, strict=True))

        def reread(name: str, quote: str) -> Quantity:
            return self._reread(of_name[name], quote)

        places = {name: (figure.start, figure.end) for name, figure in of_name.items()}
        return Claim(parse(relation.expression), relation.quantities(), places, reread, verdict)

    def _reread(self, figure: TextFigure, quote: str) -> Quantity:
        """What a figure would say for another quote, in the way in which its relation takes it: as it is read, or by
        its digits alone.
        """
        understood = figure.understood
        if figure.kind in _NO_FIGURES:
            return Quantity(quote, understood.reading, understood.unit)
        if id(figure) not in self._as_read:
            self._as_read[id(figure)] = self._read(figure, figure.quote) == understood.reading
        if self._as_read[id(figure)]:
            reading = self._read(figure, quote)
            if reading is None:
                raise NotUnderstood(quote)
        else:
            reading = Reading.only(_by_digits(figure, quote))
        return Quantity(quote, reading, understood.unit)

    def _read(self, figure: TextFigure, quote: str) -> Reading | None:
        dated = figure.kind in ("date", "lunar")
        try:
            return (self._dates.read(quote, "date") if dated else self._numbers.read(quote)).reading
        except NotUnderstood:
            return None


def _by_digits(figure: TextFigure, quote: str) -> Interval:
    """The values of a figure with other digits, as far around their middle as they were.

    Raises:
        NotUnderstood: it is no number in digits with a middle, or 0.

    """
    stated, digits = figure.understood.reading.stated, digits_of(figure.quote)
    if figure.understood.unit == DATE or stated.lower is None or stated.upper is None or not digits.strip("0."):
        raise NotUnderstood(figure.quote)
    ratio = Fraction(digits_of(quote)) / Fraction(digits)
    return stated + Interval.exactly((stated.lower + stated.upper) / 2 * (ratio - 1))
