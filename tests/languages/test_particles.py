"""Japanese and Korean, from a text to what is told of it: what disagrees, and what must stay silent."""

from __future__ import annotations

import pytest

from check_data.findings import Severity
from check_data.languages.load import pack
from check_data.reading.marks import POINT
from tests.documents_of import examined

DISAGREE = {
    "ja": [
        "会員は500人（うち男性280人、女性260人）だった。",
        "対象は計90校。内訳は小学校50校、中学校30校、高校40校。",
        "昨年の客は300万人だった。このうち団体客が180万人、個人客が150万人を占めた。",
        "回答した800社のうち200社が賛成し、全体の31.0％に当たる。",
        "歳入は900億円で、前年度の860億円を90億円上回った。",
        "利用率は前月の31.5％から33.0％に2.5ポイント上昇した。",
        "輸出額は150億円、輸入額は130億円で、貿易収支は35億円の黒字だった。",
        "応募のあった1,200件のうち600件が採択され、全体の3分の2を占めた。",
        "従業員2,000人のうち、三割に当たる400人が在宅だった。",
        "工費は4兆1,000億円で、うち用地費が1兆5,000万円、建設費などが2兆6,000億円。",
        "売上高は前年同期比25.0％増の150億円だった。前年同期は125億円。",
        "会期は2026年4月12日から5月4日までの33日間。",
        "開会は令和8年6月3日（金）。",
        "90人のうち60人が合格し、残り45人は不合格だった。",
        "バス20台を1台当たり500万円で購入し、総額は1億4,000万円となった。",
        "内訳は火力が50％、水力が25％、その他が35％だった。",
    ],
    "ko": [
        "회원은 모두 500명(남학생 280명, 여학생 260명)이다.",
        "지난해 손님은 300만명이었다. 이 중 단체 손님이 180만명, 개별 손님이 150만명이었다.",
        "매출은 150억원으로 전년 동기(120억원) 대비 35.0% 증가했다.",
        "관람객은 4000명에서 3600명으로 15.0% 줄었다.",
        "공사비는 4조1000억원으로, 용지비가 1조5000만원, 건설비가 2조6000억원이다.",
        "수출은 150억달러, 수입은 130억달러로 무역수지는 35억달러 흑자였다.",
        "응답 업체 800곳 중 200곳이 찬성해 전체의 31.0%를 차지했다.",
        "전시는 2026년 4월 12일부터 5월 4일까지 33일간 열린다.",
        "개막은 2026년 6월 3일(금)이다.",
        "버스 20대를 대당 500만원에 구입해 총 1억4000만원을 썼다.",
        "90명 중 60명은 합격했고 나머지 45명은 탈락했다.",
    ],
}
SILENT = {
    "ja": [
        "工費は900億円で、用地費は300億円、建設費は500億円だった。",
        "会員は500人（うち学生120人、教員30人）だった。",
        "工費は900億円で、うち用地費が300億円、建設費が500億円だった。",
        "本館の来館者は500人で、別館の来館者は前年の40人から5人増えた。",
        "売上高は150億円（25.0％増）、利益は12億円（5.0％減）だった。",
        "第3条の規定により、令和6年4月1日から30代の会員は14時30分に集まる。",
        "会員は490人だった（前年は、本部が500人、支部が40人）。",
        "過半数を2議席上回り、5-0で勝った。",
        "客は300万人だった。このうち約180万人は団体だった。",
        "A社は12億円の増収、B社は15億円の増収だった。",
    ],
    "ko": [
        "공사비는 900억원이고 용지비는 300억원, 건설비는 500억원이다.",
        "회원은 500명이다. 이 중 학생이 120명, 교사가 30명이었다.",
        "본관 관람객은 500명이고, 별관 관람객은 지난해 40명에서 5명 늘었다.",
        "제3조에 따라 20대는 늘었고 14시 30분에 3위로 올랐다.",
        "국민 5명 중 1명이 찬성했고 3명 중 2명이 반대했다.",
        "민법 제756조, 758조, 759조에 따른다.",
    ],
}
EVERY = [(code, text) for code in DISAGREE for text in DISAGREE[code]]
NONE = [(code, text) for code in SILENT for text in SILENT[code]]


def severities(text: str) -> list[Severity]:
    return [each.level.severity for each in examined(text).judged if each.level.severity is not None]


@pytest.mark.parametrize(("code", "text"), EVERY)
def test_what_disagrees_is_told(code: str, text: str) -> None:
    assert examined(text).language == code
    assert max(severities(text), default=Severity.NOTE) > Severity.NOTE


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_not_told_to_agree_stays_silent(code: str, text: str) -> None:
    assert examined(text).language == code
    assert severities(text) == []


def test_a_table_is_read_by_its_heads() -> None:
    rows = ("| 地域 | 世帯数（世帯） |", "|---|---:|", "| 東部 | 41,235 |", "| 西部 | 26,894 |", "| 合計 | 68,129 |")
    text = "\n".join([*rows, "", "人口の表である。"])
    assert max(severities(text.replace("68,129", "86,129")), default=Severity.NOTE) > Severity.NOTE
    assert severities(text) == []


def test_a_headline_is_held_against_its_text() -> None:
    text = "# 시, 상수도관 교체에 180억원 투입\n\n시는 노후 상수도관 교체에 240억원을 투입한다고 밝혔다."
    assert max(severities(text), default=Severity.NOTE) > Severity.NOTE
    assert severities(text.replace("180", "240")) == []


@pytest.mark.parametrize(
    ("code", "one", "other", "related"),
    [
        ("ja", "輸出額", "対米輸出額", True),
        ("ja", "輸出額", "輸入額", False),
        ("ja", "下水道更新", "老朽化した下水道管の更新", True),
        ("ja", "", "輸出額", False),
        ("ja", "", "", True),
        ("ko", "취업자", "전체 취업자", True),
        ("ko", "수출", "수입", False),
        ("ko", "수출액", "실업자", False),
    ],
)
def test_which_names_may_be_of_one_quantity(code: str, one: str, other: str, related: bool) -> None:
    assert pack(code).related(one, other) is related
    assert pack(code).related(other, one) is related


def test_a_pack_says_how_its_numbers_and_words_are_told_apart() -> None:
    for code in ("ja", "ko"):
        assert pack(code).marks is POINT
        assert pack(code).in_document("1,234") is pack(code)
    assert pack("ja").terms("輸出（億円）") == {"輸出"}
    assert pack("ko").terms("수출 액") == {"수출"}
