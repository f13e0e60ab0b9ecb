"""What claims of each form are worth, measured over untouched documents: how often they hold, and how often they still
do where every figure is replaced by another of its shape.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from check_data.agreement.check import Outcome
from check_data.evidence.rates import Rate, family_of, form_of, tally
from check_data.evidence.residual import residual
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.findings import Verdict
from check_data.patterns import lazily
from check_data.reading.mention import NUMERIC, Mention
from check_data.relations.claim import Claim
from check_data.relations.verdict import outcome_of

NEAR = 0.7
"""The residual up to which a claim that does not hold is near to holding: as errors of the pen and stale values are."""
_HOLDS = (Verdict.AGREES, Verdict.AGREES_AS_ROUNDED)

_ROWS = lazily(r"\[[^\[\]]*\]")

Row = tuple[str, str, Rate]
"""A form, its family, and what one claim adds to its rate."""


def rows(claims: Iterable[tuple[Claim, Outcome]], seed: str = "") -> Iterator[Row]:
    """What each claim with its outcome adds; replaced figures are drawn by ``seed`` and the claim's place."""
    for claim, outcome in claims:
        if outcome.verdict is Verdict.UNDETERMINED:
            continue
        holds = outcome.verdict in _HOLDS
        near = not holds and residual(claim).share <= NEAR
        other = _replaced(claim, seed)
        replaced = outcome_of(claim.expression, other.quantities())
        tried = other.mentions != claim.mentions and replaced.verdict is not Verdict.UNDETERMINED
        rate = Rate(1, int(holds), int(near), int(tried), int(tried and replaced.verdict in _HOLDS))
        yield form_of(claim), family_of(claim), rate


def write(found: Iterable[Row], path: Path, corpora: Sequence[str], day: date) -> int:
    """Write the rates of rows to a file, a form a line, with where and when they were measured; returns how many forms
    there are.
    """
    forms = tally(found)
    kept = {
        "measured": str(day),
        "corpora": list(corpora),
        "columns": ["family", *Rate._fields],
        "forms": {form: [family, *rate] for form, (family, rate) in sorted(forms.items())},
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    path.write_text(_ROWS.sub(lambda row: " ".join(row[0].split()), text) + "\n", encoding="utf-8")
    return len(forms)


def _replaced(claim: Claim, seed: str) -> Claim:
    return claim._replace(
        mentions=tuple(_another(each, f"{seed}:{number}") for number, each in enumerate(claim.mentions))
    )


def _another(mention: Mention, seed: str) -> Mention:
    """A mention of another number with as many digits, read as widely around it."""
    reading, digits = mention.reading, mention.digits.replace(".", "")
    number = int(digits or 0)
    if reading is None or mention.kind not in NUMERIC or not number:
        return mention
    drawn = int.from_bytes(sha256(f"{seed}:{mention.start}:{digits}".encode()).digest()[:8])
    low = 10 ** (len(str(number)) - 1)
    other = low + drawn % (9 * low)
    shift = Interval.exactly(mention.value * (Fraction(other, number) - 1))
    return mention._replace(
        value=mention.value * Fraction(other, number),
        reading=Reading(reading.stated + shift, reading.rounded + shift),
    )
