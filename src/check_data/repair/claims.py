"""Corrections of a text: its claims as repair takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from fractions import Fraction
from functools import partial

from check_data.agreement.check import Quantity
from check_data.agreement.expression import parse
from check_data.figures.conventions import Conventions, Reading
from check_data.figures.interval import Interval
from check_data.figures.slips import digits_of
from check_data.findings import Verdict
from check_data.reading.dates import year_of
from check_data.reading.mention import NUMERIC, Mention
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.relations.claim import Claim as TextClaim
from check_data.relations.verdict import outcome_of
from check_data.repair.claim import Claim
from check_data.repair.correction import Correction, correction


class Corrections:
    """The corrections of one text's claims; ``claims`` are all that are not undetermined, with their verdicts."""

    def __init__(self, text: str, claims: Iterable[tuple[TextClaim, Verdict]], conventions: Conventions) -> None:
        self._text = text
        self._dates = Reader(conventions, year_of(text))
        self._claims = {id(each): self._claim(each, verdict) for each, verdict in claims}
        self._of_figure: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in self._claims.values():
            for figure in set(claim.figures.values()):
                self._of_figure[figure].append(claim)

    def of(self, claim: TextClaim) -> Correction | None:
        """The correction of one that disagrees. None is of a number that its quote shows in another way than the text
        does, such as (12) for −12: there it could not be put in.
        """
        found = correction(self._claims[id(claim)], self._of_figure)
        if found is None:
            return None
        figure = claim.mentions[int(found.name.removeprefix("f"))]
        return found if self._text[figure.start : figure.end] == figure.quote else None

    def _claim(self, claim: TextClaim, verdict: Verdict) -> Claim:
        quantities = claim.quantities()
        of_name = dict(zip(quantities, claim.mentions, strict=True))

        def reread(name: str, quote: str) -> Quantity:
            reading = (
                self._date(quote)
                if of_name[name].kind == "date"
                else _by_digits(of_name[name], quantities[name], quote)
            )
            return quantities[name]._replace(quote=quote, reading=reading)

        places = {name: (figure.start, figure.end) for name, figure in of_name.items()}
        judge = partial(outcome_of, claim.expression)
        return Claim(parse(claim.expression), quantities, places, reread, verdict, judge)

    def _date(self, quote: str) -> Reading:
        return self._dates.read(quote, "date").reading


def _by_digits(figure: Mention, quantity: Quantity, quote: str) -> Reading:
    """The values of a figure with other digits: as far around their middle as they were, by the places printed.

    Raises:
        NotUnderstood: it is no number in digits with a middle, or 0.

    """
    stated, digits = quantity.reading.stated if quantity.reading else None, digits_of(figure.quote)
    if (
        figure.kind not in NUMERIC
        or stated is None
        or stated.lower is None
        or stated.upper is None
        or not digits.strip("0.")
    ):
        raise NotUnderstood(figure.quote)
    if quote == figure.quote and quantity.reading is not None:
        return quantity.reading
    meant, middle = digits_of(quote), (stated.lower + stated.upper) / 2
    finer = len(meant.partition(".")[2]) - len(digits.partition(".")[2])
    half = (stated.upper - middle) / Fraction(10) ** finer
    return Reading.only(Interval.around(middle * Fraction(meant) / Fraction(digits), half))
