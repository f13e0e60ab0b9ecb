"""The quantities that another extractor's test material lists, where its conventions are ours."""

from __future__ import annotations

import json
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.documents_of import mentions_in

# What it lists and we do not read, or read as something else, by the reason.
OTHERWISE = {
    "not read, or only its last part": ("3.5–4.0 TeV", "a hundred and two", "3 to 4 L", "one-half miles"),
    "a year is a date": ("1979", "1960", "2005", "2011", "2013"),
    "an article, or a lone one, is no number": (
        *("a gallon", "a penny", "A kibibyte", "a gross", "a square dozen", "A baker's dozen", "One gigaannum"),
    ),
    "a dozen is twelve": ("a dozen",),
    "what a number is joined to by a hyphen, it names": ("6.0", "two-year", "27-kilometer"),
    "1/4 may be a date, and one sixth an ordinal": ("1/40", "1/4 inch", "one sixth", "three halves"),
    "letters after the digits may be a name": ("1Ga", "1cds", "860"),
    "powers of ten are not read": (
        *("2.48×10−5", "4e14 s-1", "-1e-3 W/min", "9.83e-3 +/- 1e-5 km/s2", "8x2^10 bits", "5 fb−1"),
    ),
    "brackets in a text are no minus": ("($99.99)",),
    "two ends with a unit each are two figures, and a broken range is none": (
        *("8- to 16-meter", "320- to 640-inch", "$350 per kg to $680 per kg", "10-15 exabytes"),
        *("-18 °C to -34 °C", "-78-0 degrees Celsius"),
    ),
}
NOT_OURS = {surface: reason for reason, surfaces in OTHERWISE.items() for surface in surfaces}


def cases() -> list[Any]:
    spec = find_spec("quantulum3")
    assert spec
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "_lang" / "en_US" / "tests"
    return list(json.loads((folder / "quantities.json").read_text(encoding="utf-8")))


def test_what_quantulum_reads() -> None:
    missed, agreed = [], 0
    for case in cases():
        text, figures = case["req"], mentions_in(case["req"])
        for quantity in case["res"]:
            surface = quantity["surface"]
            start = text.find(surface)
            value = Fraction(str(quantity["value"]))
            values = [
                part.reading.rounded
                for each in figures
                for part in (each, *each.parts)
                if part.reading and each.start < start + len(surface) and start < each.end
            ]
            if any(value in each or value / 100 in each for each in values):
                agreed += 1
            else:
                missed.append(surface)
    assert set(missed) <= set(NOT_OURS)
    assert agreed >= 110
