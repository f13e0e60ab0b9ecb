"""Readings compete, and one slip is told once."""

from check_data.evidence.rates import Rate, Rates, family_of, form_of
from check_data.evidence.weigh import Judged, weigh
from check_data.facts.fact import Telling
from check_data.findings import Severity, Thresholds
from check_data.relations.claim import Claim
from check_data.relations.kinds import claims
from tests.relations.mentions import mention, telling


def weighed(*tellings: Telling, rates: Rates | None = None) -> list[Judged]:
    made: list[Claim] = [claim for told in tellings for claim in claims(told)]
    sure = Rate(1000, 999, 1, 1000, 1)
    known = Rates({form_of(each): sure for each in made}, frozenset(map(family_of, made)))
    return weigh(made, rates or known, Thresholds())


def same(one: Telling, whole: str, explicit: int = 2) -> Telling:
    """Another reading of the claim that the anchor of a telling makes."""
    anchor = one.anchor or one.roles["part"][0]
    roles = {**one.roles, "part": (anchor,), "whole": (mention(whole),)}
    return one._replace(roles=roles, anchor=anchor, explicit=explicit)


SHARE = telling("share", part="52家", whole="80家", share="65%")


def verdicts(judged: list[Judged]) -> list[str]:
    return [each.outcome.verdict.value for each in judged]


def test_the_reading_that_holds_wins() -> None:
    wrong, right = same(SHARE, "90家"), same(SHARE, "80家", explicit=1)
    assert verdicts(weighed(wrong, right)) == ["agrees"]


def test_where_none_holds_the_most_explicit_is_judged() -> None:
    explicit, likely = same(SHARE, "90家"), same(SHARE, "91家", explicit=1)
    (judged,) = weighed(likely, explicit)
    assert judged.claim.telling is explicit
    assert judged.level.severity is Severity.ERROR


def test_what_is_only_shown_where_it_holds_is_not_told() -> None:
    assert weighed(same(SHARE, "90家", explicit=0)) == []
    assert verdicts(weighed(same(SHARE, "80家", explicit=0))) == ["agrees"]


def test_what_holds_by_chance_does_not_win_and_proves_nothing() -> None:
    within = telling("within", part="52家", whole="80家")
    broken = within._replace(roles={**within.roles, "whole": (mention("40家"),)}, anchor=within.roles["part"][0])
    held = within._replace(anchor=within.roles["part"][0], explicit=1)
    by_chance = Rates({form_of(c): Rate(100, 99, 0, 100, 90) for told in (broken, held) for c in claims(told)})
    (judged,) = weighed(broken, held, rates=by_chance)
    assert judged.claim.telling is broken
    assert not judged.proves


def test_the_same_claim_of_the_same_figures_is_made_once() -> None:
    assert len(weighed(SHARE, SHARE._replace(form="test:other"))) == 1


def test_one_slip_is_told_once() -> None:
    whole, one, two, rate = mention("103家"), mention("87家"), mention("61家"), mention("50.2%")
    total = Telling("sum", "test:plain", {"whole": (whole,), "parts": (one, two)})
    pair = Telling("same", "test:plain", {"values": (whole, one)})
    told = [each.level.severity for each in weighed(total, pair)]
    assert told.count(None) == 1
    other = Telling("share", "test:plain", {"part": (one,), "whole": (whole,), "share": (rate,)})
    assert None not in [each.level.severity for each in weighed(total, other)]


def test_what_can_not_be_determined_is_no_claim() -> None:
    assert weighed(telling("share", part="52家", whole="0家", share="65%")) == []


def test_what_one_telling_says_is_told_once() -> None:
    told = telling("change", options={"sign": 1}, now="155家", before="125家", by="35家", rate="34%")
    judged = weighed(told)
    assert verdicts(judged) == ["disagrees"] * 3
    assert [each.level.severity is None for each in judged].count(False) == 1
    assert max(judged, key=lambda each: each.level.confidence).level.severity is not None
