"""Mentions and tellings for tests, from quotes as a figures table prints them."""

from fractions import Fraction
from itertools import count

from check_data.facts.fact import Kind, Telling
from check_data.figures.conventions import Conventions, Hedge
from check_data.figures.slips import digits_of
from check_data.figures.units import DATE, NUMBER
from check_data.reading.mention import Mention, MentionKind
from check_data.reading.quote import Reader
from check_data.relations.kinds import claims
from check_data.relations.verdict import outcome_of

_PLACES = count(0, 100)
HEDGES = {"约": Hedge.ABOUT, "近": Hedge.NEARLY}


def mention(quote: str, kind: MentionKind | None = None) -> Mention:
    """A mention at a place of its own; quotes end in % for percentages."""
    dated = kind == "date"
    understood = Reader(Conventions()).read(quote, "date" if dated else "")
    stated, digits = understood.reading.stated, digits_of(quote)
    ends = [end for end in (stated.lower, stated.upper) if end is not None]
    value = sum(ends, Fraction(0)) / len(ends)
    places = len(digits.partition(".")[2])
    number = Fraction(digits) if digits and not dated else Fraction(0)
    start = next(_PLACES)
    named: MentionKind = kind or ("percent" if quote.endswith("%") else "count")
    return Mention(
        start,
        start + len(quote),
        start,
        start + len(quote),
        0,
        quote,
        named,
        understood.reading,
        DATE if dated else None if understood.unit == NUMBER else understood.unit,
        value,
        value / number / 10**places if number else Fraction(0),
        digits,
        places,
        next((hedge for word, hedge in HEDGES.items() if quote.startswith(word)), Hedge.NONE),
    )


def telling(kind: Kind, form: str = "test:plain", options: dict[str, int | str] | None = None, **roles: str) -> Telling:
    """A telling whose roles are quotes, several ones apart by blanks; role ``first`` and ``last`` are dates."""
    made = {
        role: tuple(mention(each, "date" if role in ("first", "last", "date") else None) for each in quotes.split())
        for role, quotes in roles.items()
    }
    return Telling(kind, form, made, options=options or {})


def verdicts(told: Telling) -> list[str]:
    """The verdicts on the claims that a telling implies."""
    return [outcome_of(each.expression, each.quantities()).verdict.value for each in claims(told)]
