"""What each kind of telling implies, and what agrees with it."""

import pytest

from check_data.facts.fact import ROLES, Kind, Telling
from check_data.relations.claim import KindOfClaim
from check_data.relations.kinds import BY_CODE, claims
from check_data.rules import RULES
from tests.relations.mentions import mention, telling, verdicts

AGREES, DISAGREES, ROUNDED = ["agrees"], ["disagrees"], ["agrees as rounded"]

HOLDING: list[tuple[Kind, dict[str, int | str], dict[str, str], list[str]]] = [
    ("sum", {}, {"whole": "13例", "parts": "5例 4例 4例"}, AGREES),
    ("sum", {}, {"whole": "15例", "parts": "5例 4例 4例"}, DISAGREES),
    ("sum", {}, {"whole": "1400名", "parts": "1200名 207名"}, ROUNDED),
    ("sum", {"open": 1}, {"whole": "15例", "parts": "5例 4例"}, AGREES),
    ("sum", {"open": 1}, {"whole": "15例", "parts": "9例 8例"}, DISAGREES),
    ("sum", {"minus": "1"}, {"whole": "140", "parts": "293 153"}, AGREES),
    ("sum", {"minus": "1"}, {"whole": "146", "parts": "293 153"}, DISAGREES),
    ("sum", {"minus": "0"}, {"whole": "10", "parts": "5 15"}, AGREES),
    ("sum", {}, {"whole": "3例", "parts": "3例"}, AGREES),
    ("sum", {}, {"parts": "3例"}, []),
    ("share", {}, {"part": "52家", "whole": "80家", "share": "65%"}, AGREES),
    ("share", {}, {"part": "52家", "whole": "80家", "share": "55%"}, DISAGREES),
    ("share", {"per": 1000}, {"part": "12", "whole": "4000", "share": "3"}, AGREES),
    ("share", {}, {"part": "52家", "share": "55%"}, []),
    ("share", {}, {"part": "52家", "whole": "21家 59家", "share": "65%"}, AGREES),
    ("share", {}, {"part": "52家", "whole": "21家 59家", "share": "55%"}, DISAGREES),
    ("share", {}, {"part": "31家", "whole": "62家", "share": "20%", "other": "40%"}, AGREES),
    ("share", {}, {"part": "31家", "whole": "62家", "share": "26%", "other": "40%"}, DISAGREES),
    ("shares", {}, {"shares": "45% 30% 25%"}, AGREES),
    ("shares", {}, {"shares": "45% 30% 52%"}, DISAGREES),
    ("shares", {"open": 1}, {"shares": "45% 30%"}, AGREES),
    ("shares", {"total": 200}, {"shares": "145% 30% 25%"}, AGREES),
    ("shares", {"total": 0}, {"shares": "2% -1% -1%"}, AGREES),
    ("shares", {}, {"shares": "45%"}, []),
    ("change", {}, {"now": "155家", "before": "125家", "rate": "24%"}, AGREES),
    ("change", {}, {"now": "155家", "before": "125家", "rate": "34%"}, DISAGREES),
    ("change", {"sign": -1}, {"now": "155家", "before": "125家", "rate": "24%"}, DISAGREES),
    ("change", {"sign": -1}, {"now": "94家", "before": "125家", "rate": "24.8%"}, AGREES),
    ("change", {"sign": 1}, {"now": "155家", "before": "125家", "by": "30家", "rate": "24%"}, ["agrees"] * 3),
    ("change", {"sign": 1}, {"now": "155家", "by": "30家", "rate": "24%"}, AGREES),
    ("change", {"sign": -1}, {"now": "95家", "by": "30家", "rate": "24%"}, AGREES),
    ("change", {"sign": 1}, {"now": "95家", "by": "30家", "rate": "24%"}, DISAGREES),
    ("change", {}, {"before": "125家", "by": "30家", "rate": "24%"}, AGREES),
    ("change", {"sign": 1}, {"now": "155家", "before": "125家"}, AGREES),
    ("change", {"sign": -1}, {"now": "155家", "before": "125家"}, DISAGREES),
    ("change", {"real": 1}, {"now": "155家", "before": "125家", "rate": "34%"}, []),
    ("change", {}, {"now": "61%", "before": "57%", "by": "4%"}, AGREES),
    ("difference", {}, {"by": "51.5", "more": "212.4", "less": "263.9"}, AGREES),
    ("difference", {}, {"by": "47.3", "more": "212.4", "less": "263.9"}, DISAGREES),
    ("difference", {"signed": 1}, {"by": "51.5", "more": "212.4", "less": "263.9"}, DISAGREES),
    ("difference", {}, {"by": "51.5", "more": "212.4"}, []),
    ("same", {}, {"values": "3520名 3520名"}, AGREES),
    ("same", {}, {"values": "3520名 3250名"}, DISAGREES),
    ("same", {}, {"values": "1.5公顷 15000平方米"}, AGREES),
    ("same", {}, {"values": "3520名"}, []),
    ("within", {}, {"part": "45家", "whole": "45家"}, AGREES),
    ("within", {"strict": 1}, {"part": "45家", "whole": "45家"}, DISAGREES),
    ("within", {}, {"part": "54家", "whole": "45家"}, DISAGREES),
    ("within", {}, {"part": "54家"}, []),
    ("order", {}, {"more": "45只", "less": "35只"}, AGREES),
    ("order", {}, {"ranked": "45只 35只 35只 12只"}, AGREES),
    ("order", {}, {"ranked": "45只 35只 39只 12只"}, DISAGREES),
    ("order", {}, {"ranked": "45只"}, []),
    ("order", {"strict": 1}, {"more": "35只", "less": "35只"}, DISAGREES),
    ("order", {}, {"more": "35只"}, []),
    ("product", {}, {"product": "36000", "factors": "40 900"}, AGREES),
    ("product", {}, {"product": "25011", "factors": "40 900"}, DISAGREES),
    ("product", {}, {"product": "32011", "factors": "40"}, []),
    ("product", {"times": "12"}, {"product": "14400", "factors": "1200"}, AGREES),
    ("product", {"times": "12"}, {"product": "18411", "factors": "1211"}, DISAGREES),
    ("product", {"times": "52", "most": "53"}, {"product": "32329", "factors": "620"}, AGREES),
    ("product", {"times": "52", "most": "53"}, {"product": "26243", "factors": "621"}, DISAGREES),
    ("share", {}, {"share": "40%", "part": "210 190", "whole": "1000"}, AGREES),
    ("share", {}, {"share": "45%", "part": "211 191", "whole": "1001"}, DISAGREES),
    ("ratio", {}, {"ratio": "16.8%", "above": "115.0", "below": "683.9"}, AGREES),
    ("ratio", {}, {"ratio": "18.8%", "above": "115.0", "below": "683.9"}, DISAGREES),
    ("ratio", {"per": 100000}, {"ratio": "12.5", "above": "5人", "below": "40000人"}, AGREES),
    ("ratio", {}, {"ratio": "18.8%", "above": "115.0"}, []),
    ("average-growth", {"years": 5}, {"now": "128.8", "before": "80.0", "rate": "10%"}, AGREES),
    ("average-growth", {"years": 5}, {"now": "128.8", "before": "80.0", "rate": "14.5%"}, DISAGREES),
    ("average-growth", {"years": 2}, {"total": "21%", "rate": "10%"}, AGREES),
    ("average-growth", {"years": 2}, {"rate": "10%"}, []),
    ("average-growth", {}, {"total": "21%", "rate": "10%"}, []),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年3月7日", "span": "4天"}, AGREES),
    ("duration", {"inclusive": 1}, {"first": "2024年3月4日", "last": "2024年3月7日", "span": "3天"}, DISAGREES),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年3月7日", "span": "5天"}, DISAGREES),
    ("duration", {}, {"first": "2024年3月4日", "span": "5天"}, []),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年4月16日", "span": "6周"}, AGREES),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年4月30日", "span": "6周"}, DISAGREES),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年6月3日", "span": "3个月"}, AGREES),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年9月3日", "span": "3个月"}, DISAGREES),
    ("duration", {}, {"first": "1950年5月5日", "last": "1952年5月4日", "span": "2年"}, AGREES),
    ("duration", {}, {"first": "1950年5月5日", "last": "1956年5月4日", "span": "2年"}, DISAGREES),
    ("duration", {}, {"first": "1900年5月5日", "last": "1980年6月6日", "span": "80"}, AGREES),
    ("duration", {}, {"first": "1900年5月5日", "last": "1980年6月6日", "span": "90"}, DISAGREES),
    ("duration", {}, {"first": "2024年3月4日", "last": "2024年3月5日", "span": "5小时"}, []),
    ("interval", {}, {"estimate": "9.2", "low": "8.1", "high": "11.9"}, AGREES),
    ("interval", {}, {"estimate": "14.2", "low": "8.1", "high": "11.9"}, DISAGREES),
    ("interval", {}, {"estimate": "14.2", "low": "8.1"}, []),
    ("interval", {}, {"estimate": "5.2%", "parts": "3.1% 7.4%"}, AGREES),
    ("interval", {}, {"estimate": "9.2%", "parts": "3.1% 7.4%"}, DISAGREES),
    ("threshold", {"above": "1/2"}, {"part": "46家", "whole": "80家"}, AGREES),
    ("threshold", {"above": "1/2"}, {"part": "36家", "whole": "80家"}, DISAGREES),
    ("threshold", {"below": "1/2"}, {"share": "36%"}, AGREES),
    ("threshold", {"below": "1/2"}, {"part": "36家"}, []),
    ("implied-whole", {}, {"other": "301家", "part": "186家", "share": "95%"}, DISAGREES),
    ("implied-whole", {}, {"other": "190家", "part": "186家", "share": "95%"}, AGREES),
    ("implied-whole", {}, {"part": "186家", "share": "95%"}, []),
    ("weekday", {"weekday": 3}, {"date": "2020年2月20日"}, AGREES),
    ("weekday", {"weekday": 4}, {"date": "2020年2月20日"}, DISAGREES),
    ("weekday", {"weekday": 4}, {"date": "2020年2月"}, []),
    ("weekday", {}, {"date": "2020年2月20日"}, []),
    ("lunar", {}, {"date": "2020年1月25日"}, []),
    ("listed-count", {"listed": 4}, {"count": "4项"}, AGREES),
    ("listed-count", {"listed": 3}, {"count": "4项"}, DISAGREES),
    ("listed-count", {"listed": 3, "open": 1}, {"count": "4项"}, AGREES),
    ("listed-count", {}, {"count": "4项"}, []),
    ("listed-count", {"listed": 3}, {"count": "约4项"}, []),
    ("named-list", {"listed": 3}, {"count": "4项"}, DISAGREES),
    ("named-list", {"listed": 3}, {"count": "近4项"}, []),
    ("none", {}, {"count": "0例", "none": "1"}, AGREES),
    ("none", {}, {"count": "3例", "none": "1"}, DISAGREES),
    ("none", {}, {"count": "3例"}, DISAGREES),
    ("none", {}, {"none": "1"}, []),
    ("test", {"test": "t"}, {"p": "0.036", "test": "1", "statistic": "2.20", "df": "28"}, AGREES),
    ("test", {"test": "t"}, {"p": "0.36", "test": "1", "statistic": "2.20", "df": "28"}, DISAGREES),
    ("test", {"test": "t", "sides": 1}, {"p": "0.018", "test": "1", "statistic": "2.20", "df": "28"}, AGREES),
    ("test", {"test": "t"}, {"p": "0.036", "test": "1", "statistic": "-2.20", "df": "28"}, AGREES),
    ("test", {"test": "t"}, {"p": "1", "test": "1", "statistic": "0.00", "df": "28"}, AGREES),
    ("test", {"test": "t"}, {"p": "0.036", "test": "1", "statistic": "2.20", "df": "0"}, []),
    ("test", {"test": "t"}, {"p": "0.036", "test": "1", "df": "28"}, []),
    ("test", {"test": "F"}, {"p": "0.037", "test": "1", "statistic": "3.40", "df": "2 117"}, AGREES),
    ("test", {"test": "F"}, {"p": "0.37", "test": "1", "statistic": "3.40", "df": "2 117"}, DISAGREES),
    ("test", {"test": "chi"}, {"p": "0.024", "test": "1", "statistic": "5.1", "df": "1"}, AGREES),
    ("test", {"test": "r"}, {"p": "0.03", "test": "1", "statistic": "0.31", "df": "48"}, AGREES),
    ("test", {"test": "z"}, {"p": "0.05", "test": "1", "statistic": "1.96"}, AGREES),
    ("test", {"test": "z"}, {"p": "0.15", "test": "1", "statistic": "1.96"}, DISAGREES),
    ("centre", {"scale": "ratio"}, {"estimate": "0.75", "low": "0.60", "high": "0.94"}, AGREES),
    ("centre", {"scale": "ratio"}, {"estimate": "0.57", "low": "0.60", "high": "0.94"}, DISAGREES),
    ("centre", {"scale": "difference"}, {"estimate": "-5.3", "low": "-9.2", "high": "-1.4"}, AGREES),
    ("centre", {"scale": "difference"}, {"estimate": "-3.5", "low": "-9.2", "high": "-1.4"}, DISAGREES),
    ("centre", {"scale": "ratio"}, {"estimate": "0.75", "low": "0.60"}, []),
    ("significance", {"none": 1}, {"p": "0.01", "interval": "1", "low": "1.08", "high": "1.87"}, AGREES),
    ("significance", {"none": 1}, {"p": "0.21", "interval": "1", "low": "1.08", "high": "1.87"}, DISAGREES),
    ("significance", {"none": 1}, {"p": "0.21", "interval": "1", "low": "0.88", "high": "1.87"}, AGREES),
    ("significance", {"none": 0}, {"p": "0.01", "interval": "1", "low": "-0.4", "high": "6.0"}, DISAGREES),
    ("significance", {"none": 1}, {"p": "0.21", "interval": "1", "low": "1.00", "high": "1.87"}, []),
    ("significance", {"none": 1}, {"p": "0.21", "low": "1.00", "high": "1.87"}, []),
]


@pytest.mark.parametrize(("kind", "options", "roles", "wanted"), HOLDING)
def test_a_telling_implies(kind: Kind, options: dict[str, int | str], roles: dict[str, str], wanted: list[str]) -> None:
    assert verdicts(telling(kind, options=options, **roles)) == wanted


def test_every_kind_is_tried_and_says_its_roles() -> None:
    assert {row[0] for row in HOLDING} == set(ROLES)


@pytest.mark.parametrize(
    ("quote", "weekday", "wanted"),
    [
        ("11月29日", 4, AGREES),  # of 2024, the year that is supposed
        ("11月29日", 5, AGREES),  # of 2025
        ("11月29日", 1, DISAGREES),  # of none of the three years
        ("2024年11月29日", 5, DISAGREES),
        ("2月29日", 1, AGREES),  # which the years beside lack
    ],
)
def test_a_date_without_a_year_may_be_of_the_year_before_or_after(quote: str, weekday: int, wanted: list[str]) -> None:
    day = mention(f"2024年{quote}" if "年" not in quote else quote, "date")._replace(quote=quote)
    assert verdicts(Telling("weekday", "test:plain", {"date": (day,)}, options={"weekday": weekday})) == wanted


def test_two_dates_of_one_day() -> None:
    same = {"date": (mention("2020年1月25日", "date"),), "lunar": (mention("2020年1月25日", "date"),)}
    assert verdicts(Telling("lunar", "test:plain", same)) == AGREES


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (telling("sum", "table:total", whole="13", parts="5 8"), "CD204"),
        (telling("share", "table:share", share="50%", part="5", whole="10"), "CD217"),
        (telling("shares", "table:shares", shares="50% 50%"), "CD217"),
        (telling("change", "table:change", now="6", before="5", by="1"), "CD218"),
        (telling("difference", "table:change", more="6", less="5", by="1"), "CD218"),
        (telling("ratio", "table:rate", above="6", below="5", ratio="1.2"), "CD220"),
        (telling("sum", whole="13", parts="5 8"), "CD202"),
        (telling("named-list", options={"listed": 2}, count="2项"), "CD211"),
    ],
)
def test_tables_have_rules_of_their_own(told: Telling, code: str) -> None:
    assert [each.code for each in claims(told)] == [code]


def test_every_kind_is_registered_under_its_code() -> None:
    assert {code: kind.CODE for code, kind in BY_CODE.items()} == {code: code for code in BY_CODE}
    modules = {code: rule.module for code, rule in RULES.items() if rule.module.startswith("relations/")}
    assert {code: kind.__name__ for code, kind in BY_CODE.items()} == {  # type: ignore[attr-defined]
        code: f"check_data.{module.replace('/', '.')}" for code, module in modules.items()
    }
    assert len(BY_CODE) == len(modules)


@pytest.mark.parametrize("code", BY_CODE)
def test_every_kind_of_claim_is_a_rule(code: str) -> None:
    kind: KindOfClaim = BY_CODE[code]
    assert RULES[code].module.startswith("relations/")
    assert kind.BECAUSE
    assert "1" in kind.MESSAGE.format(first="1", second="1")


def test_what_a_unit_is_does_not_stand_in_the_way_of_a_quotient() -> None:
    told = telling("ratio", above="480万元", below="3200户", ratio="1500元")
    assert verdicts(told) == AGREES


def test_a_test_whose_statistic_has_no_reading_gives_no_p_value() -> None:
    told = telling("test", options={"test": "z"}, p="0.05", test="1", statistic="1.96")
    label = told.roles["statistic"][0]._replace(reading=None)
    assert verdicts(told._replace(roles={**told.roles, "statistic": (label,)})) == []


def test_a_missing_reading_leaves_a_claim_undetermined() -> None:
    label = mention("7例")._replace(reading=None)
    told = Telling("same", "test:plain", {"values": (label, mention("7例"))})
    assert verdicts(told) == ["undetermined"]
    assert next(claims(told)).anchor is label


def test_a_part_among_those_that_are_the_whole_counts_once() -> None:
    part, other = mention("30家"), mention("60家")
    told = Telling(
        "share", "zh:share-of-parts", {"part": (part,), "whole": (other, part), "share": (mention("33.3%"),)}
    )
    (claim,) = claims(told)
    assert claim.expression == "f0 == f1 / sum(f1, f2)"
    assert claim.mentions[1:] == (part, other)
