"""What was measured of forms, and what stands in for it."""

import json
from datetime import date
from pathlib import Path

import pytest

from check_data.evidence import rates as kept
from check_data.evidence.calibrate import rows, write
from check_data.evidence.rates import FILE, Rate, Rates, anywhere, family_of, form_of, load, together
from check_data.facts.fact import Telling
from check_data.relations.claim import Claim
from check_data.relations.kinds import claims
from check_data.relations.verdict import outcome_of
from tests.relations.mentions import mention, telling


def claim(told: Telling) -> Claim:
    return next(claims(told))


FORMS = ("de:of-which", "nl:of-which", "nl:of-others")
SUM = claim(telling("sum", "en:of-which", whole="103例", parts="47例 56例"))


def test_a_form_names_the_wording_the_law_and_how_explicit_it_is() -> None:
    assert form_of(SUM) == "en:of-which/2/=="
    longer = claim(telling("sum", "en:of-which", whole="103例", parts="47例 50例 6例"))
    assert form_of(longer) == form_of(SUM)
    assert family_of(SUM) == "en/sum/2"
    several = claim(telling("share", "zh:share-of-parts", part="30家", whole="60家 40家", share="30%"))
    assert form_of(several) == "zh:share-of-parts/2/f0==f1/sum"
    assert form_of(claim(telling("order", "zh:rank", ranked="9家 8家 7家"))) == "zh:rank/2/<=<="
    assert form_of(claim(telling("order", "zh:rank", ranked="9家 8家"))) == "zh:rank/2/f1<=f0"


def test_what_is_far_off_is_misread_and_what_is_near_only_beyond_what_texts_tell_wrong() -> None:
    assert Rate(100, 94, 6).misread == 0
    assert Rate(100, 90, 10).misread == pytest.approx(4)
    assert Rate(100, 90, 5).misread == 10  # half of what is misread comes near by chance


def test_a_form_is_drawn_towards_what_is_supposed() -> None:
    assert Rates().misread(SUM) == pytest.approx(kept.MISREAD[2])
    assert Rates({form_of(SUM): Rate(1000, 1000)}).misread(SUM) < kept.MISREAD[2]
    assert Rates({form_of(SUM): Rate(1000, 500)}).misread(SUM) > kept.MISREAD[2]


def test_what_is_misread_shows_less_where_it_holds_by_chance() -> None:
    plain, by_chance = (Rates({form_of(SUM): Rate(100, 90, 0, 100, chance)}).misread(SUM) for chance in (0, 50))
    assert by_chance > 1.5 * plain


def test_the_chance_rate_is_measured_or_that_of_the_kind() -> None:
    order = claim(telling("order", more="45只", less="35只"))
    assert Rates().chance(order) == kept.CHANCE["order"]
    assert Rates().chance(SUM) == 0
    assert Rates({form_of(SUM): Rate(9, 9, 0, 8, 2)}).chance(SUM) == 0.25


def test_only_what_was_measured_is() -> None:
    assert not Rates().measured(SUM)
    assert Rates({form_of(SUM): Rate(1, 1)}).measured(SUM)
    assert Rates({}, frozenset([family_of(SUM)])).measured(SUM)


def test_rates_are_measured_and_written(tmp_path: Path) -> None:
    told = [
        SUM,
        claim(telling("sum", "en:of-which", whole="103例", parts="47例 50例")),
        claim(telling("sum", "en:of-which", whole="103例", parts="470例 50例")),
        claim(telling("share", part="52家", whole="0家", share="65%")),
        claim(telling("weekday", "en:weekday", {"weekday": 3}, date="2020年2月20日")),
    ]
    file = tmp_path / "rates.json"
    measured = list(rows((each, outcome_of(each.expression, each.quantities())) for each in told))
    assert write(measured, file, ["a", "b"], date(2026, 11, 28)) == 2
    data = json.loads(file.read_text(encoding="utf-8"))
    assert (data["measured"], data["corpora"]) == ("2026-11-28", ["a", "b"])
    family, *rate = data["forms"]["en:of-which/2/=="]
    assert (family, rate[:4]) == ("en/sum/2", [3, 1, 1, 3])
    assert data["forms"]["en:weekday/2/f0==f1"][1:] == [1, 1, 0, 0, 0]  # its figures are no numbers to be replaced


def test_a_figure_that_was_replaced_has_as_many_digits() -> None:
    claims_of_chance = [
        claim(Telling("within", "en:part", {"part": (mention("40例"),), "whole": (mention("50例"),)}))
        for _ in range(200)
    ]
    held = sum(
        rate.chance
        for *_, rate in rows((each, outcome_of(each.expression, each.quantities())) for each in claims_of_chance)
    )
    assert 60 < held < 160


def test_the_rates_of_the_package_are_read_once() -> None:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    found = load()
    assert found is load()
    assert {form for form in found.forms if not form.startswith("*")} == set(data["forms"])


def test_what_was_measured_of_a_form_in_other_languages_holds_where_it_was_not_measured_in_its_own() -> None:
    german, dutch, other = (claim(telling("sum", form, whole="103例", parts="47例 56例")) for form in FORMS)
    kept_rates = {form_of(german): Rate(10, 9, 1), form_of(dutch): Rate(30, 30)}
    rates = Rates(together(kept_rates), frozenset(["*/sum/2"]))
    assert rates.of(german) == Rate(10, 9, 1)
    assert rates.of(SUM) == Rate(40, 39, 1)
    assert rates.of(other) == Rate()
    assert all(rates.measured(each) for each in (german, dutch, SUM))
    assert not Rates(together(kept_rates)).measured(other)


def test_forms_of_tables_and_links_are_of_no_language() -> None:
    assert anywhere("link:again/1/f0==f1") == "link:again/1/f0==f1"
    assert anywhere("zh/sum/2") == "*/sum/2"
    table = claim(telling("sum", "table:total", whole="103例", parts="47例 56例"))
    assert set(together({form_of(table): Rate(1, 1)})) == {form_of(table)}


def test_wordings_of_a_language_with_few_that_were_measured_are_vouched_for_by_those_of_all() -> None:
    dutch, table = (claim(telling("sum", form, whole="103例", parts="47例 56例")) for form in ("nl:new", "table:new"))
    for held, vouched in ((300, True), (200, False)):
        rates = Rates(together({"en:of-which/2/==": Rate(300, held)}))
        assert rates.vouched(dutch) is vouched
        assert not rates.vouched(table)
    assert not Rates().vouched(dutch)
