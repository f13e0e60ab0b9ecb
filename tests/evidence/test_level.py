"""From a residual and the rates of a form to a level."""

import pytest

from check_data.evidence.level import Level, level
from check_data.evidence.rates import Rate, Rates, family_of, form_of
from check_data.facts.fact import Telling
from check_data.figures.conventions import Hedge
from check_data.findings import Severity, Thresholds
from check_data.relations.claim import Claim
from check_data.relations.kinds import claims
from check_data.relations.verdict import outcome_of
from tests.relations.mentions import telling

SURE, DOUBTFUL, WRONG = Rate(1000, 999, 1, 1000, 1), Rate(1000, 950, 20, 100, 1), Rate(1000, 300, 300, 100, 50)


def measured(claim: Claim, rate: Rate) -> Rates:
    return Rates({form_of(claim): rate}, frozenset([family_of(claim)]))


def level_of(told: Telling, rate: Rate | None = SURE) -> Level:
    claim = next(claims(told))
    rates = Rates() if rate is None else measured(claim, rate)
    return level(claim, outcome_of(claim.expression, claim.quantities()), rates, Thresholds())


@pytest.mark.parametrize(
    ("rate", "severity"), [(SURE, Severity.ERROR), (DOUBTFUL, Severity.WARNING), (WRONG, None), (None, Severity.NOTE)]
)
def test_the_rates_of_the_form_decide(rate: Rate | None, severity: Severity | None) -> None:
    assert level_of(telling("sum", whole="103例", parts="47例 61例"), rate).severity is severity


@pytest.mark.parametrize(
    ("told", "most"),
    [
        (telling("interval", estimate="0.57", low="0.60", high="0.94"), Severity.ERROR),
        (
            telling("test", options={"test": "t"}, p="0.36", test="1", statistic="2.20", df="28"),
            Severity.ERROR,
        ),
        (telling("centre", options={"scale": "ratio"}, estimate="0.57", low="0.60", high="0.94"), Severity.NOTE),
        (
            telling("significance", options={"none": 1}, p="0.21", interval="1", low="1.08", high="1.87"),
            Severity.NOTE,
        ),
    ],
)
def test_what_depends_on_how_it_was_worked_out_is_a_note_at_most(told: Telling, most: Severity) -> None:
    assert level_of(told).severity is most


def test_an_error_is_surer_than_a_warning_and_that_than_a_note() -> None:
    confidences = [
        level_of(telling("sum", whole="103例", parts="47例 61例"), each).confidence for each in (SURE, DOUBTFUL, WRONG)
    ]
    assert confidences == sorted(confidences, reverse=True)


def test_a_far_residual_is_a_misreading_unless_it_is_a_power_of_ten() -> None:
    assert level_of(telling("same", values="3520名 9711名"), DOUBTFUL).severity is None
    assert level_of(telling("same", values="3520名 35200名"), DOUBTFUL).severity is Severity.ERROR


def test_what_holds_only_if_rounded_is_a_warning_at_most() -> None:
    told = telling("sum", whole="1400名", parts="1200名 207名")
    assert level_of(told).severity is Severity.WARNING


def test_what_is_told_again_may_be_rounded() -> None:
    assert level_of(telling("same", values="1400名 1407名")).severity is None
    assert level_of(telling("same", values="70英里 115公里")).severity is None
    assert level_of(telling("same", values="70英里 153公里")).severity is not None


def test_a_figure_that_was_cut_instead_of_rounded_is_a_warning_at_most() -> None:
    told = telling("share", part="2家", whole="3家", share="66%")
    assert level_of(told).severity is Severity.WARNING
    doubted = level_of(told, Rate(1000, 900, 20, 100, 1)).severity
    assert doubted in (Severity.NOTE, None)


def hedged(told: Telling) -> Telling:
    roles = {role: tuple(each._replace(hedge=Hedge.ABOUT) for each in found) for role, found in told.roles.items()}
    return told._replace(roles=roles)


def test_hedged_figures_may_be_off_a_little_and_are_doubted_when_they_are_more() -> None:
    assert level_of(hedged(telling("same", values="3520名 3310名"))) == Level(None, 0.0)
    far = telling("same", values="3520名 2500名")
    assert level_of(hedged(far)).confidence < level_of(far).confidence


def test_other_columns_that_hold_make_a_claim_surer_and_those_that_fail_less_sure() -> None:
    told = telling("sum", "table:total", whole="103", parts="47 61")
    plain, held, failed = (
        level_of(told._replace(support=support), DOUBTFUL).confidence for support in ((0, 0), (3, 0), (0, 1))
    )
    assert failed < plain < held


def test_several_columns_that_fail_are_displaced() -> None:
    told = telling("sum", "table:total", whole="103", parts="47 61")
    few, many = (level_of(told._replace(support=support)) for support in ((9, 2), (4, 2)))
    assert few.severity is Severity.ERROR
    assert many.severity in (None, Severity.NOTE)


def test_an_order_says_little_of_how_far_it_is_off() -> None:
    near, far = (level_of(telling("order", more="45家", less=part)).confidence for part in ("46家", "450家"))
    assert near == far


def test_thresholds_are_the_users() -> None:
    claim = next(claims(telling("sum", whole="103例", parts="47例 61例")))
    outcome = outcome_of(claim.expression, claim.quantities())
    strict = Thresholds(error=1.0, warning=1.0, note=0.0)
    assert level(claim, outcome, measured(claim, SURE), strict).severity is Severity.NOTE


def test_what_is_told_to_be_none_is_an_error_however_many_there_are() -> None:
    few, many = (level_of(telling("none", count=count, none="1")).confidence for count in ("3例", "300例"))
    assert few == many > Thresholds().warning


def test_hedged_figures_that_words_relate_outright_may_be_off_by_less() -> None:
    told = telling("sum", whole="45000人", parts="23870人 17740人")
    assert level_of(hedged(told._replace(explicit=1)), SURE) == Level(None, 0.0)
    assert level_of(hedged(told), SURE).severity is not None


def signed(told: Telling) -> Telling:
    roles = {role: tuple(each._replace(negative=each.value < 0) for each in told.roles[role]) for role in told.roles}
    return told._replace(roles=roles)


@pytest.mark.parametrize(
    ("form", "parts", "severity"),
    [
        ("table:total", "23.028 -1.487 9.461", Severity.NOTE),
        ("list:of", "23.028 -1.487 9.461", Severity.ERROR),
        ("table:total", "23.028 -4.487 9.461", Severity.ERROR),
        ("table:total", "23.028 1.587 9.461", Severity.ERROR),
    ],
)
def test_a_sum_of_cells_that_holds_with_the_other_sign_is_a_note(form: str, parts: str, severity: Severity) -> None:
    assert level_of(signed(telling("sum", form, whole="33.976", parts=parts))).severity is severity


@pytest.mark.parametrize(
    ("form", "known", "severity"),
    [
        ("es:told:new", {"es:told:each/2/==": SURE}, Severity.WARNING),
        ("es:told:new", {"*:told:each/2/==": SURE}, Severity.WARNING),
        ("es:told:new", {"es:told:each/2/==": Rate(20, 20, 0, 20, 0)}, Severity.NOTE),
        ("es:told:new", {"*:told:each/2/==": WRONG}, Severity.NOTE),
        ("table:new", {"*:told:each/2/==": SURE}, Severity.NOTE),
        ("table:new", {"table:total/2/==": SURE}, Severity.WARNING),
    ],
)
def test_a_form_that_was_not_measured_is_a_warning_where_its_reader_or_every_language_is_read_right(
    form: str, known: dict[str, Rate], severity: Severity
) -> None:
    claim = next(claims(telling("sum", whole="103例", parts="47例 61例")._replace(form=form)))
    outcome = outcome_of(claim.expression, claim.quantities())
    assert level(claim, outcome, Rates(known), Thresholds()).severity is severity
