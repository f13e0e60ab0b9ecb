"""The time of a whole lint grows with the length of a text, whatever it repeats."""

import time

import pytest

from check_data.texts import lint_bytes

pytestmark = pytest.mark.growth


@pytest.mark.parametrize(
    ("name", "lead", "piece"),
    [
        ("a.md", "", piece)
        for piece in (
            "1例，", "累计1例，", "其中1例，", "（1例、", "10例。其中2例、", "1%的企业1家", "从1到2增加1，", "# 1例\n",
            "# 1例\n\n1例 2例\n\n", "两个（一）（二）", "第一，", "死亡1例，死亡为甲1例。", "2020年1月1日星期三 ",
        )
    ]
    + [
        ("a.md", "In 2020 ", piece)
        for piece in (
            "1 of which 2 ", "12 (5 men, 4 women) ", "from 1 to 2 by 1 ", "rose 1 to 2 from 1, up 1 from ",
            "(1 ", "1: 2, ", "[1](", "<!--1",
        )
    ]
    + [
        ("a.md", "| | a | b |\n|---|---|---|\n", piece)
        for piece in (
            "| Total | 1 | 2 |\n", "| Total | 0 | 0 |\n| a | 0 | 0 |\n", "| a | 0.1 | 0 |\n", "| a | 100 | 100% |\n",
        )
    ]
    + [("a.md", "| | 2019 | 2018 | Change |\n|---|---|---|---|\n", "| a | 120 | 100 | 20% |\n")]
    + [("a.html", "", piece) for piece in ("<p>1例", "<h1>1例</h1>", "<table><tr><td>1", "<!--1", "&#1;")]
    + [
        ("a.html", "<table><tr><td>a", "<td>100<td>100%"),
        ("a.html", "", "<table><tr><td>a<td>100<td>100%<tr><td>b<td>50<td>50%<tr><td>b<td>50<td>50%</table>"),
        ("a.html", "<table><tr><td>a", "<td>Change<td>120<td>100<td>20%"),
        ("a.html", "<table><tr><td>a<td>Change<tr><td>a<td>120", "<td>120<td>-"),
        ("a.html", "", "<table><tr><td>a<td>1<td>2<td>Change<tr><td>b<td>50<td>40<td>25%</table>"),
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(name: str, lead: str, piece: str) -> None:
    """Ten times the text takes about ten times as long: never the hundred of a quadratic rule."""

    def seconds(length: int) -> float:
        raw = (lead + piece * (length // len(piece))).encode()
        began = time.process_time()
        lint_bytes(raw, name)
        return time.process_time() - began

    seconds(1_000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (1_000, 10_000))
    assert long < 50 * max(short, 0.001)
