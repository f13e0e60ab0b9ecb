"""How the lines of a text are broken changes no relation: what is claimed of it is claimed of it wrapped as well."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections import Counter
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents_of import examined
from tests.examples import fewer

ENGLISH = [
    "Of the 845 trips that were counted in the harbour last year, 523 (62%) were those of commuters, who live there.",
    "Sales rose 12% to $84.5 million from $75.4 million, the company said on Tuesday in a statement to its owners.",
    "The firm has 1,258 employees: 700 men and 558 women.",
    "The groups differed, t(28) = 2.20, p = .036, as had been expected of them.",
    "Nothing was said of the reasons, and nobody asked for any when the meeting ended in the evening.",
    "Exports were $212.4 billion and imports $263.9 billion, a deficit of $51.5 billion, which is a record.",
    "Median survival was 14.2 months (95% CI 8.1 to 19.9) in the first of the three-year studies.",
    "Well-known makers sold 40 laptops at $900 each, for a total of $36,000.",
]
CHINESE = [
    "全市新增确诊病例15例（甲市5例、乙市4例、丙市6例），均已收治。",
    "企业由125家增加到155家，增长24%，其中规模以上工业企业复工率达95.2%。",
    "出口212.4亿元，进口163.9亿元，顺差48.5亿元，创历史同期新高。",
    "有关部门负责人表示，下一步将继续加强管理，确保各项“措施”落到实处。",
    "截至2024年底，全市户籍人口512万人，其中城镇人口301万人，占58.8%。",
]
KOREAN = [
    "지난해 수출은 2,124억 달러로 전년 대비 12% 증가했으며 수입은 1,639억 달러로 집계됐다.",
    "전체 응답자 845명 중 523명(62%)이 찬성했다고 조사 기관이 화요일에 밝혔다.",
    "관계자는 앞으로도 관리를 강화하겠다고 말했고 아무도 이유를 묻지 않았다.",
]
BREAKABLE = {"en": ENGLISH, "zh": CHINESE, "ko": KOREAN}
_HAN = "\u4e00-\u9fff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}，。、）”])(?=[{_HAN}\d（“])")
"""Where a layout may break between characters of Han: no mark that closes begins a line, none that opens ends one."""


def paragraphs(code: str) -> st.SearchStrategy[list[str]]:
    between = "" if code == "zh" else " "
    paragraph = st.lists(st.sampled_from(BREAKABLE[code]), min_size=1, max_size=5).map(between.join)
    return st.lists(paragraph, min_size=1, max_size=4)


def relations(text: str, name: str) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """The form, the rule and the figures of everything that is claimed; blanks within a figure are none of it."""
    return Counter(
        (each.claim.form, each.claim.code, tuple("".join(mention.quote.split()) for mention in each.claim.mentions))
        for each in examined(text, name).judged
    )


def columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def wrapped(text: str, width: int) -> str:
    """A paragraph in lines of so many columns, as an editor or a mail program makes them."""
    if not re.search(f"[{_HAN}]", text) and columns(text) == len(text):
        return textwrap.fill(text, width)
    lines = [""]
    for piece in [each for word in re.split("(?<= )", text) for each in _BETWEEN_HAN.split(word)]:
        if columns(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def filed(parts: list[str], name: str) -> str:
    """Paragraphs as a file of a kind."""
    if name.endswith(".html"):
        return "\n".join(f"<p>{escape(part)}</p>" for part in parts)
    return "\n\n".join(parts)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("code", BREAKABLE)
@fewer(10, 40)
@given(data=st.data(), width=st.integers(40, 100))
def test_a_text_that_is_wrapped_claims_the_same(name: str, code: str, data: st.DataObject, width: int) -> None:
    parts = data.draw(paragraphs(code))
    assert relations(filed([wrapped(each, width) for each in parts], name), name) == relations(filed(parts, name), name)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("code", ["en", "ko"])
@fewer(10, 40)
@given(data=st.data(), seed=st.integers(0, 1_000))
def test_markup_claims_the_same_wherever_a_blank_is_a_line_end(
    name: str, code: str, data: st.DataObject, seed: int
) -> None:
    parts = data.draw(paragraphs(code))
    draw = random.Random(seed)
    # A line of "=" alone makes a heading of those above it.
    broken = [re.sub(r"(?<![.:]) (?!=)", lambda _: draw.choice("  \n"), part) for part in parts]
    assert relations(filed(broken, name), name) == relations(filed(parts, name), name)


def test_these_texts_claim_something() -> None:
    for sentences in BREAKABLE.values():
        assert sum(bool(relations(each, "a.txt")) for each in sentences) * 3 >= len(sentences)
