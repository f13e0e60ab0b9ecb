"""Running text to figures, in English: what is read, in which unit, and what is left alone as a name."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.blocks import Run, plain_run
from check_data.figures.conventions import Conventions, Hedge
from check_data.figures.units import unit
from check_data.reading.mention import NUMERIC, Mention
from check_data.reading.spaced.words import lists, numbers, says, table, text, texts, words
from tests.helpers import ENGLISH as PACK

DATE, COUNT, PERCENT = "date", "count", "percent"


def read(text: str) -> list[Mention]:
    return PACK.mentions(plain_run(text, 0), 0, Conventions())


def shown(text: str) -> str:
    """Every mention as its kind and quote."""
    return ", ".join(f"{each.kind} {each.quote}" for each in read(text))


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("It sold 1,234 cars.", "count 1,234"),
        ("It sold 1\u2009234 cars and 12\u00a0345 vans.", "count 1\u2009234, count 12\u00a0345"),
        ("Growth of 75·0% or .5 points", "percent 75·0%, count .5"),
        (
            "about 12 per cent, nearly 13 percent and 14 pct",
            "percent about 12 per cent, percent nearly 13 percent, percent 14 pct",
        ),
        ("0.3 percentage points and 25 bps", "points 0.3 percentage points, points 25 bps"),
        (
            "$1.2bn, US$3 million, €115.0m, Rs 637 crore",
            "money $1.2bn, money US$3 million, money €115.0m, money Rs 637 crore",
        ),
        ("40 euros, 3 million pounds, 5 pounds", "money 40 euros, money 3 million pounds, count 5"),
        ("109.1 km2 (42.1 mi2), 5 kg, 15m", "measure 109.1 km2, measure 42.1 mi2, measure 5 kg, measure 15m"),
        (
            "6 tonnes; 8 hours; 20 years old; 3 times; 1.5x",
            "measure 6 tonnes, span 8 hours, age 20 years old, times 3 times, times 1.5x",
        ),
        ("three times a day", "count three"),
        ("doubled from 40 to 60 euros", "times doubled, money 40, money 60 euros"),
        ("3 to 5 million", "count 3, count 5 million"),
        (
            "twenty-one of two hundred and six, and ninety",
            "count twenty-one, count two hundred and six, count ninety",
        ),
        (
            "two thirds of it, half of them, one in three of us",
            "percent two thirds, percent half, percent one in three",
        ),
        ("the third of May, a half-hearted try, halfway", ""),
        ("One day came; one day; one or two; on the one hand", "count two"),
        ("One of the 40 died, and one death followed", "count One, count 40, count one"),
        ("one million people, one percent", "count one million, percent one percent"),
        ("93/255 residents, 5/12/2020", "ratio 93/255, date 5/12/2020"),
        ("18-24 years, between 3 and 5, 10–15%", "range 18-24 years, range 3 and 5, range 10–15%"),
        (
            "5 June 2021, June 5, 2021, June 2021, 2021-06-05, in 2021",
            "date 5 June 2021, date June 5, 2021, date June 2021, date 2021-06-05, date 2021",
        ),
        (
            "June 5th and the 5th of June, at 10:30 am or 5pm",
            "date June 5th, date 5th of June, date 10:30 am, date 5pm",
        ),
        ("You may 5 times; in May 12,000 came", "times 5 times, count 12,000"),
        ("2,021 men, 2021 men and 1999 cars", "count 2,021, count 2021, count 1999"),
        ("1st, 22nd", "ordinal 1st, ordinal 22nd"),
        (
            "the 5-point scale, a 6-month visit, 18-year-old men, the 1990s",
            "label 5-point, label 6-month, age 18-year-old, label 1990s",
        ),
        (
            "COVID-19, B12, H1N1, MAD03-05, UA 9621, 5G, mp3",
            "label COVID-19, label B12, label H1N1, label MAD03-05, label 9621, label 5G, label mp3",
        ),
        (
            "Study 2, Table 3, Fig. 4, page 5, #7, § 8, No. 9, week 96",
            "label 2, label 3, label 4, label 5, label #7, label 8, label 9, label 96",
        ),
        ("By week 96 32 patients died; in week 40 patients left", "label 96, count 32, count 40"),
        ("as shown [12], and [3, 4] or [5–7]", "label 12, label 3, label 4, label 5–7"),
        ("3.5 × 10⁻⁴ and 2 x 10^5", "label 3.5 × 10⁻⁴, label 2 x 10^5"),
        ("p < .001, t(20) = 14.46, OR = -0.3", "statistic .001, count 20, statistic 14.46, statistic -0.3"),
        ("24.3 ± 3.2", "statistic 24.3, statistic 3.2"),
        ("24 ± ¼, 24 ± 1½", "statistic 24, statistic ¼, statistic 24, statistic 1½"),
        ("1.42 (95% CI 0.88 to 0.97)", "count 1.42, statistic 95% CI, range 0.88 to 0.97"),
        ("-5%, –6%, +7%, (−8)", "percent -5%, percent –6%, percent +7%, count −8"),
        ("three months ended June 30, in 3 months", "date three months, date June 30, span 3 months"),
        ("a $5-million deal, 5-fold, 5-mile", "money $5-million, times 5-fold, label 5-mile"),
        ("x^2 and 30 February 2021", "label x^2, date 30 February 2021"),
        ("1" * 400, f"label {'1' * 400}"),
        ("$5k, 6k, 7m people, 8m deep", "money $5k, count 6k, count 7m, measure 8m"),
        (
            "5 may come, 3 mar it, 40 June, July 45, July 3,000",
            "count 5, count 3, count 40, count 45, count 3,000",
        ),
        ("13 042 cases, 12 345", "count 13 042, count 12, count 345"),
        ("just over about 40", "count just over about 40"),
        ("3/4 inch, 9/2", "label 3/4 inch, label 9/2"),
        ("1 = never, 25(OH)D", "label 1, label 25"),
        ("300 June; 3 million–5 million", "count 300, range 3 million–5 million"),
        (
            "1 1/2 million, 2 1/2 in., ⅓ cup, 2½ million",
            "count 1 1/2 million, measure 2 1/2 in., count ⅓, count 2½ million",
        ),
        ("two and a half miles, 1/2, 4 years to go", "measure two and a half miles, ratio 1/2, span 4 years"),
        ("over 2010, over 300", "date 2010, count over 300"),
        ("p = .03–.05", "range .03–.05"),
    ],
)
def test_kinds(text: str, mentions: str) -> None:
    assert shown(text) == mentions


@pytest.mark.parametrize(
    ("text", "value", "of", "hedge"),
    [
        ("$84.5 million", Fraction(84_500_000), "$", Hedge.NONE),
        ("about 12 per cent", Fraction(12, 100), "", Hedge.ABOUT),
        ("more than 300 men", Fraction(300), None, Hedge.OVER),
        ("at least 1.2bn", Fraction(1_200_000_000), None, Hedge.AT_LEAST),
        ("up to $3", Fraction(3), "$", Hedge.AT_MOST),
        ("it went up to $3", Fraction(3), "$", Hedge.NONE),
        ("it went about $3", Fraction(3), "$", Hedge.ABOUT),
        ("they say up to $3", Fraction(3), "$", Hedge.AT_MOST),
        ("fewer than 10", Fraction(10), None, Hedge.UNDER),
        ("some 300-odd", Fraction(300), None, Hedge.ABOUT),
        ("300-odd men", Fraction(300), None, Hedge.ODD),
        ("18 or more", Fraction(18), None, Hedge.AT_LEAST),
        ("18+ pupils", Fraction(18), None, Hedge.AT_LEAST),
        ("18 ++ pupils", Fraction(18), None, Hedge.NONE),
        ("nearly two hundred", Fraction(200), None, Hedge.NEARLY),
        ("25 basis points", Fraction(25, 10_000), "", Hedge.NONE),
        ("two thirds of it", Fraction(2, 3), "", Hedge.NONE),
        ("a quarter of it", Fraction(1, 4), "", Hedge.NONE),
        ("halved", Fraction(1, 2), "", Hedge.NONE),
        ("−5.5 km", Fraction(-55, 10), "km", Hedge.NONE),
        ("12.50 dollars", Fraction(1250, 100), "$", Hedge.NONE),
        ("forty-two", Fraction(42), None, Hedge.NONE),
        ("2½ million", Fraction(2_500_000), None, Hedge.NONE),
        ("1 3/4", Fraction(7, 4), None, Hedge.NONE),
        ("two and a half", Fraction(5, 2), None, Hedge.NONE),
        ("½", Fraction(1, 2), None, Hedge.NONE),
    ],
)
def test_values(text: str, value: Fraction, of: str | None, hedge: Hedge) -> None:
    (mention,) = read(text)
    expected = None if of is None else unit(of)
    factor = 1000 if of == "km" else 1
    assert mention.value == value
    assert mention.hedge is hedge
    assert (mention.unit is None) == (of is None)
    assert mention.unit is None or (expected is not None and mention.unit.fits(expected))
    assert mention.reading is not None
    assert factor


@pytest.mark.parametrize("text", ["one thousand and two", "one thousand five hundred and one", "two thirds"])
def test_no_part_of_a_number_in_words_is_read(text: str) -> None:
    assert read(f"In all there were {text} as before.") == []


def test_what_is_counted() -> None:
    nouns = [(each.quote, each.noun) for each in read("It has 40 red buses of 12 firms, and 7 in all, 5 people.")]
    assert nouns == [("40", "red buses"), ("12", "firms"), ("7", ""), ("5", "people")]


def test_dates_have_their_days() -> None:
    day, month, year, none, wrong = read("5 June 2021, June 2021, 2021, June 5, 31 June 2021")
    assert [each.reading is None for each in (day, month, year, none, wrong)] == [False, False, False, True, True]
    assert day.reading
    assert month.reading
    assert year.reading
    assert day.reading.stated.exact
    assert month.reading.stated.covers(day.reading.stated)
    assert year.reading.stated.covers(month.reading.stated)


def test_ends_of_a_range_share_scale_and_unit() -> None:
    (found,) = read("between 10 and 12 million")
    assert [each.value for each in found.parts] == [10_000_000, 12_000_000]
    (found,) = read("3–5%")
    assert [each.value for each in found.parts] == [Fraction(3, 100), Fraction(5, 100)]
    assert found.parts[0].kind == "percent"


def test_places_are_those_of_the_file() -> None:
    run = Run("sold 1,234 cars", (0, 8), (100, 120))
    (mention,) = PACK.mentions(run, 3, Conventions())
    assert (mention.start, mention.end, mention.at, mention.to, mention.block) == (105, 122, 5, 10, 3)


TEXTS = st.text("019,.%$-–/()[] onetwhlfmafCI±=", max_size=60)


@given(TEXTS)
def test_mentions_are_in_order_and_apart(text: str) -> None:
    """Whatever is printed: mentions follow each other without overlap, and quote what stands there."""
    last = 0
    for mention in read(text):
        assert last <= mention.at < mention.to
        assert mention.quote == text[mention.at : mention.to]
        assert (mention.reading is not None) or mention.kind not in NUMERIC
        last = mention.to


@given(st.integers(1, 10**9), st.sampled_from(["{:,}", "{}"]))
def test_a_number_is_what_it_prints(number: int, form: str) -> None:
    mentions = read(f"It had {form.format(number)} members of age.")
    assert [each.value for each in mentions] == [number]


@given(st.decimals(0, 1000, places=2), st.sampled_from(["%", " per cent", " percent"]))
def test_a_share_is_what_it_prints(number: Any, sign: str) -> None:
    (mention,) = read(f"It was {number}{sign} of all.")
    assert mention.value == Fraction(str(number)) / 100
    assert mention.last_digit == Fraction(1, 10_000)
    assert mention.places == 2


@pytest.mark.parametrize(
    ("of", "data", "message"),
    [
        (words, {"a": "x"}, "a must be a list of words"),
        (text, {"a": 1}, "a must be a text"),
        (numbers, {"a": {"b": "c"}}, "a must be a table of whole numbers"),
        (texts, {"a": {"b": 1}}, "a must be a table of texts"),
        (lists, {"a": {"b": 1}}, "a.b must be a list of words"),
        (table, {"a": []}, "a must be a table"),
        (says, {"a": 1}, "a must be true or false"),
    ],
)
def test_data_that_is_not_as_it_should_be(of: Any, data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        of(data, "a")


@pytest.mark.parametrize(
    ("text", "digits"), [("1,314.5", "13145"), ("1 1/2", ""), ("2½", ""), ("forty-two", "42"), ("two and a half", "")]
)
def test_digits_are_a_number_or_none(text: str, digits: str) -> None:
    (mention,) = read(text)
    assert mention.digits == digits


def test_data_that_stands_in_no_table() -> None:
    with pytest.raises(ValueError, match=r"a\.b\.c stands in no table"):
        words({"a": {"b": "c"}}, "a", "b", "c")
