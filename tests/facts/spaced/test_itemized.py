"""Lists whose items are blocks of their own: parts of the sentence before, totals of their lines, shares, how many."""

import pytest

from tests.facts.spaced.test_tellings import shown
from tests.languages.wordings import judged


def forms(text: str) -> list[str]:
    """What the lists of a Markdown text tell, holding or not."""
    every = (each.claim.telling for each in judged(text) if each.claim.form.startswith("en:items"))
    return [shown(telling) for telling in every]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The town approved 48 projects:\n\n- 21 roads\n- 15 schools\n- 12 parks\n",
            ["sum items:of-sentence 1: 48 | 21 | 15 | 12"],
        ),
        ("Of the votes:\n\n- Yes: 52%\n- No: 41%\n- Undecided: 7%\n", ["shares items:shares 1: 52% | 41% | 7%"]),
        (
            "By place:\n\n- Rome: 60%\n- Paris: 25%\n- Bonn: 15%\n",
            ["shares items:shares-all 1: 60% | 25% | 15% doubtful=1"],
        ),
        (
            "By place:\n\n- Rome: 60%\n- Paris: 25%\n- Bonn: 18%\n",
            ["shares items:shares-all 1: 60% | 25% | 18% doubtful=1"],
        ),
        (
            "By age:\n\n- 0-14 years: 20%\n- 15-64 years: 65%\n- 65 years and over: + 13%\n",
            ["shares items:shares-all 1: 20% | 65% | 13% doubtful=1"],
        ),
        ("Homes\n\n- insured: 60%\n- uninsured: 48%\n", ["shares items:shares-negated 1: 60% | 48%"]),
        (
            "Power\n\n- Cost: 8 kg\n- Power - from coal: 60%\n- Power - from gas: 25%\n- Power - from oil: 18%\n",
            ["shares items:shares-all 1: 60% | 25% | 18% doubtful=1"],
        ),
        (
            "Left:\n\n- Yes: 2\n- Rome: 60%\n- Paris: 25%\n- Bonn: 15%\n",
            ["shares items:shares-run 0: 60% | 25% | 15%"],
        ),
        (
            "Area\n\n- total: 53 km2\n- land: 41 km2\n- water: 10 km2 (of salt 3 km2)\n",
            ["sum items:total-first 1: 53 km2 | 41 km2 | 10 km2"],
        ),
        (
            "Area\n\n- total: 53 km2\n- land: 41 km2\n- water: 10 km2\n- Coast: 12 km2\n",
            ["sum items:total-first 1: 53 km2 | 41 km2 | 10 km2"],
        ),
        (
            "Sales in tonnes.\n\n- North: 410\n- South: 290\n- Total: 700\n",
            ["sum items:total 1: 700 | 410 | 290"],
        ),
        (
            "Traffic was as told here.\n\n- Passengers: 406\n- Domestic: 353\n- Foreign: 53\n- Flights: 31\n",
            ["sum items:after 0: 406 | 353 | 53"],
        ),
        ("We asked three questions:\n\n1. Who?\n2. When?\n3. Why?\n", ["listed-count items:counted 1: three listed=3"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It has 48 projects, including these:\n\n- 21 roads\n- 20 schools\n- 7 parks\n",
        "The mean of 48 projects:\n\n- 21 roads\n- 20 schools\n- 7 parks\n",
        "It has 48 points:\n\n- 21 roads\n- 20 schools\n- 7 parks\n",
        "The town made 48 projects:\n\n- 21 roads\n- schools\n- 27 parks\n",
        "We asked three questions:\n\n1. Who came:\n2. When?\n3. Why?\n",
        "We asked three questions.\n\n1. Who?\n2. When?\n3. Why?\n",
        "Sales in tonnes.\n\n- North: 410\n- South: -290\n- Total: 700\n",
        "One line only:\n\n- 21 roads\n",
        "Homes\n\n- insured: 60%\n- heated: 48%\n",
        "Power\n\n- Cost: 8 kg\n- Power - from coal: 60%\n- Power - from gas: 25%\n- Heat - from oil: 18%\n",
        "Shares rose:\n\n- Rome: 60%\n- Paris: 25%\n- Bonn: 35%\n",
        "It said:\n\n- Rome: 60%\n- Paris: 25%\n- inflation rate: 13%\n",
        "It said:\n\n- Rome: 60%\n- Paris was 25%\n- Bonn: 18%\n",
        "It said:\n\n- Rome: 60%\n- Paris: 25%\n- bonn: 18%\n",
        "It said:\n\n- Rome: 60%\n- Paris: 38%\n",
        "Deaths\n\n- total: 12.5 a thousand\n- male: 14.1 a thousand\n- female: 10.6 a thousand\n",
        "Ships\n\n- total: 17\n- by type: cargo 17\n- abroad: 5\n",
        "Rail\n\n- total: 17 km\n- wide: 12 km\n- narrow: 3 km; unused 2 km\n",
        "Borders\n\n- total: 17 km\n- Spain: 17 km\n",
    ],
)
def test_no_lists(text: str) -> None:
    assert forms(text) == []
