"""Changes that a clause ties together: true values, printed rounded, are never found to disagree."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import assume, event, given
from hypothesis import strategies as st

from check_data.configuration import Configuration
from check_data.documents.encoding import decode
from check_data.documents.load import document
from check_data.findings import Verdict
from check_data.texts import lint_documents

TELLINGS = {
    "to from": "Sales {rose} {growth}% to ${now} million from ${before} million a year earlier.",
    "by": "Sales {rose} by ${difference} million, or {growth}%, to ${now} million from ${before} million.",
    "up": "Sales were ${now} million, {up} {growth}% from ${before} million in 2018, with same-store sales up 3%.",
    "compared": "Sales {rose} {growth}% to ${now} million in 2019 compared to ${before} million in 2018.",
    "of": "Sales of ${now} million in 2019 {rose} {growth}% from ${before} million in 2018.",
    "then": "Sales {rose} to ${now} million, from ${before} million, {noun} of {growth}%.",
    "above": "Sales were ${now} million in 2019, {growth}% {above} the ${before} million of 2018.",
    "higher": "Sales were ${now} million, {growth}% {higher} than 2018's sales of ${before} million.",
    "at": "Sales were {up} {growth}% at a record ${now} million, compared with ${before} million in 2018.",
    "in a month": "Sales {rose} {growth}% in March to ${now} million, {up} from ${before} million.",
    "reached": "Sales {rose} by ${difference} million, or {growth}%, to ${now} million.",
    "in Chinese": "全年销售收入{now}亿元，比上年{more}{difference}亿元，同比{grew}{growth}%。",
    "twice": "Sales were ${now} million, {noun} of ${difference} million, or {growth}%, compared to 2018.",
}


def printed(value: Fraction, decimals: int) -> str:
    """Half up, as a hand rounds."""
    units = (value * 10**decimals + Fraction(1, 2)).__floor__()
    whole, rest = divmod(units, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else f"{whole}"


@given(
    st.sampled_from(sorted(TELLINGS)),
    st.integers(10_000, 10_000_000),
    st.integers(10_000, 10_000_000),
    st.integers(0, 2),
    st.integers(0, 2),
)
def test_true_changes_as_printed_are_never_flagged(
    telling: str, before: int, now: int, decimals: int, of_growth: int
) -> None:
    assume(now != before)
    text = TELLINGS[telling].format(
        rose="rose" if now > before else "fell",
        up="up" if now > before else "down",
        above="above" if now > before else "below",
        higher="higher" if now > before else "lower",
        noun="an increase" if now > before else "a decrease",
        more="增加" if now > before else "减少",
        grew="增长" if now > before else "下降",
        growth=printed(Fraction(abs(now - before) * 100, before), of_growth),
        difference=printed(Fraction(abs(now - before), 1000), decimals),
        now=printed(Fraction(now, 1000), decimals),
        before=printed(Fraction(before, 1000), decimals),
    )
    report = lint_documents([document(decode(text.encode(), "a.txt"), "a.txt")], Configuration(), date(2026, 1, 1))
    verdicts = [each.outcome.verdict for each in report.checks if each.check.name.startswith("CD208")]
    event(f"{telling}: {len(verdicts)}")
    assert verdicts
    assert not {Verdict.DISAGREES, Verdict.UNDETERMINED} & set(verdicts), (text, verdicts)
