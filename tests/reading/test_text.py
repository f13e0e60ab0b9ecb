"""Figures in running text: on the real page exactly those that the project lists, at their places."""

import re
import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from check_data.project import load_project
from check_data.reading import text as text_module
from check_data.reading.text import ends, figures_in, is_chinese
from tests.helpers import ROOT, SHARED, needs_shared


def quotes(text: str) -> list[str]:
    return [figure.quote for figure in figures_in(text)]


@needs_shared
def test_the_page_holds_the_figures_of_the_project_and_no_other() -> None:
    text = (SHARED / "seed" / "hunnan-2020-02.txt").read_text(encoding="utf-8")
    listed = load_project(ROOT, code=False).publications[0].figures
    figures = [part for each in figures_in(text) for part in (each, *(ends(each) or ()))]
    found = {(text.count("\n", 0, each.start) + 1, each.quote): each for each in figures}
    assert all(text[each.start : each.end] == each.quote for each in figures)
    assert set(found) == {(each.source_line, each.quantity.quote) for each in listed}
    for each in listed:
        place = (each.source_line or 0, each.quantity.quote)
        dated = each.declared == "date"
        if not dated and each.name not in ("members", "sales_offices"):
            assert found[place].understood.reading == each.quantity.reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截至2020年2月20日24时，全区186家企业复工，复工率达95%。", ["2020年2月20日", "186家", "95%"]),
        (
            "近10亿元，约300人，超过1.5万辆，不足5%，上限为10万元",
            ["近10亿元", "约300人", "超过1.5万辆", "不足5%", "上限为10万元"],
        ),
        ("300余家、700多个、6000元以下、20岁左右", ["300余家", "700多个", "6000元以下", "20岁左右"]),
        ("每分钟35只至45只，每天约300吨", ["每分钟35只至45只", "每天约300吨"]),
        (
            "两大中心、三方、四个到位、数千套、十几人、三成、百分之九十五、三分之二",
            ["两大", "三方", "四个", "数千套", "十几人", "三成", "百分之九十五", "三分之二"],
        ),
        ("正月初三到大年初五，1亿2000万元，1,400名", ["正月初三", "大年初五", "1亿2000万元", "1,400名"]),
        ("5G网络、7.8.9艺术区、A320飞机、第3名、一手抓、万众一心、一手托两家，3日10时30分，12:30", []),
        ("党的六大、十五大和二十大以来，中共七大代表，货币Ｍ２，六大行业、十大新闻", ["六大", "十大"]),
        ("１２家，９５％，２０２０年", ["１２家", "９５％", "２０２０年"]),
        ("中文", []),
    ],
)
def test_chinese(text: str, found: list[str]) -> None:
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than 1,400 people (95%) by Feb. 20, 2020", ["More than 1,400", "95%", "Feb. 20, 2020"]),
        (
            "about $1.2 billion, up to 5 percent, 1,000 or more; US$ 3,188.5, about $ 20",
            ["about $1.2 billion", "up to 5 percent", "1,000 or more", "US$ 3,188.5", "about $ 20"],
        ),
        ("between 35 and 45; 35 to 45; $3-4 million", ["35", "45", "35 to 45", "$3-4 million"]),
        (
            "In 2019 eight of two hundred, one by one, a dozen, one million",
            ["2019", "eight", "two hundred", "a dozen", "one million"],
        ),
        ("COVID-19, A320, v1.2.3x, at 10:30 p.m. or 5 pm, 3G", []),
        ("5 February 2020 and June 2019", ["5 February 2020", "June 2019"]),
        (
            "US$3 to US$4; 12 034–13 034; 5%-7%; 1,234.5 to 1,300; $ 3-$ 5 million",
            ["US$3 to US$4", "12 034–13 034", "5%-7%", "1,234.5 to 1,300", "$ 3-$ 5 million"],
        ),
        ("5.8% to $12,828; 4% to 120 million; 3 to $5", ["5.8%", "$12,828", "4%", "120 million", "3", "$5"]),
        ("１２x is a model, １２ is not", ["１２"]),
        ("", []),
    ],
)
def test_english(text: str, found: list[str]) -> None:
    assert quotes(text) == found


def test_dates_take_the_year_of_the_text() -> None:
    day = figures_in("2021年2月3日，以及2月5日有3人。")[1].understood.reading.stated.lower
    assert day is not None
    assert day == date(2021, 2, 5).toordinal()
    assert figures_in("共有人员于2月5日到达。")[0].kind == "date"


def test_what_no_reading_fits_is_no_figure() -> None:
    assert quotes("日期为2020年2月31日，三三两两人") == []


def test_the_language_of_a_text() -> None:
    assert is_chinese("186家 firms")
    assert not is_chinese("186 firms of 中国 and many other words in English")


@given(
    st.lists(
        st.sampled_from([*"1203 ,.-−–$%/()x", "19", "20", "345", "about ", " million", "1,234", "Jan ", "½", "| "]),
        max_size=8,
    ).map("".join)
)
@example("2019")
@example("-5")
@example("over 1,234")
@example("2 019")
def test_a_cell_says_what_its_text_says_elsewhere(cell: str) -> None:
    table, sentence = figures_in(f"| {cell} |"), figures_in(f"; {cell} ;".replace("|", ";"))
    assert [(each.start, each.quote, each.kind, each.understood) for each in table] == [
        (each.start, each.quote, each.kind, each.understood) for each in sentence
    ]


@given(
    st.text(max_size=60)
    | st.text("0123456789.,%万亿千百十三零几多余约近至元家人每分之月日初正每 abou tmillion$()-", max_size=40)
)
def test_no_text_raises_and_offsets_cut_out_the_quotes(text: str) -> None:
    end = 0
    for figure in figures_in(text):
        assert text[figure.start : figure.end] == figure.quote
        assert end <= figure.start < figure.end
        end = figure.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "1,",
        "1.",
        "1万",
        "至1",
        "每",
        "近",
        "(",
        "二十",
        "1至",
        "a ",
        "one hundred ",
        "$",
        "百分之",
        "1月",
        "Jan ",
    ],
)
@pytest.mark.growth
@pytest.mark.parametrize("lead", ["", "中文中文"])
def test_time_grows_with_the_length_of_the_text(piece: str, lead: str) -> None:
    """Ten times the text takes about ten times as long: never the hundred of a quadratic grammar."""

    def seconds(length: int) -> float:
        text = lead * (length // 10) + piece * (length // len(piece))
        began = time.process_time()
        figures_in(text)
        return time.process_time() - began

    seconds(2_000)
    short, long = min(seconds(10_000) for _ in range(3)), min(seconds(100_000) for _ in range(2))
    assert long < 50 * max(short, 0.001)


def test_what_is_remembered_of_quotes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module._Memory, "FULL", 3)
    text_module._memory.cache_clear()
    assert [
        each.quote for each in figures_in("12家，13家，14家，15家，16家，12家")
    ] == "12家 13家 14家 15家 16家 12家".split()
    assert len(text_module._memory(None, None, "chinese")) == 3


def test_a_change_and_a_range_that_runs_backwards_are_two_figures() -> None:
    assert quotes("从12到10，由5至8，5万至3万元，10至20家，比分5-3") == [
        "12",
        "10",
        "5",
        "8",
        "5万",
        "3万元",
        "10至20家",
    ]
    assert quotes("It fell from 12 to 10, from about 3 to 5, in a range of 10 to 12, or 5% to 3%.") == (
        ["12", "10", "about 3", "5", "10 to 12", "5%", "3%"]
    )
    low, high = figures_in("5万至3万元")
    assert low.understood.unit == high.understood.unit
    assert quotes("中文" * 40 + "9" * 301 + "只至5只") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rose 119 to 1,620", ["119", "1,620"]),
        ("fell by $119 to $1,620 from $1,501", ["$119", "$1,620", "$1,501"]),
        ("Up 0.59 to 341.64", ["0.59", "341.64"]),
        ("climbs $1 to $48", ["$1", "$48"]),
        ("rose 1.4 percentage points to 66.7 pct", ["1.4 percentage points", "66.7 pct"]),
    ],
)
def test_a_change_and_the_value_that_it_leads_to_are_two_figures(text: str, found: list[str]) -> None:
    assert quotes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "rose [5 to 10 percent]",
        "up [1 to 12 pct]",
        "rose [1% to 15%]",
        "up [3 to 4] points",
        "rose [20 to 250] points",
        "fell [20 to 250] basis points",
        "rose [0 to 250]",
        "rose [50 to 500]",
        "fell [.10 to 1.25]",
        "fell [1 to 25] cents",
        "rose [$5 to $10]",
        "rose [$5 to $100]",
        "rose [16 to 693 mln] dlrs",
        "rose [$19 to $1,620 million]",
        "rose by [12 to 48]",
        "arose [12 to 480]",
        "a rise of [12 to 480]",
    ],
)
def test_ranges_after_a_verb_of_change(text: str) -> None:
    _, told, _ = re.split(r"[\[\]]", text)
    assert quotes(text.replace("[", "").replace("]", "")) == [told]


def test_blanks_do_not_hide_the_language() -> None:
    assert is_chinese(" " * 5000 + "新增15例。" + " " * 500)
    assert not is_chinese(" " * 5000 + "There were 15 of them.")
    assert not is_chinese(" \n")


def test_a_text_that_begins_with_a_number_and_ends_with_a_dash() -> None:
    assert quotes("12 firms closed -") == ["12"]
    assert quotes("12家停工−") == ["12家"]
