"""Where sentences end, and which bracket closes which."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.documents.brackets import Bracket, brackets
from check_data.documents.sentences import sentences

ABBREVIATIONS = ["Dr.", "vs.", "No.", "Fig.", "e.g.", "Inc."]


@pytest.mark.parametrize(
    "told",
    [
        ["Sales rose 5.2%.", "Of those, 3 were new."],
        ["It fell to $1.5 million... but not more.", '"Yes."', "She left."],
        ["Dr. Smith met No. 5 vs. 2019 (see Fig. 2).", "Then he went."],
        ["U.S. sales of J. Smith Inc. rose e.g. here.", "All rose!", "Did they?", "Yes"],
        ["It rose [12, 13].", "“It did.”", "(It is so.)", "Costs fell.[3]", "End."],
        ["The total was 5.", "5 more came."],
        ["“Did it?” she said.", "Yes."],
        [
            "他说：“增长5%。”",
            "其中3个！",
            "是吗？！",
            "对",
        ],
        ["甲5例；", "乙6例。", "（丙……7例。）", "丁8.5例"],
        ["合计5个!", "其中3个。"],
        [],
    ],
)
def test_sentences(told: list[str]) -> None:
    han = any("\u4e00" <= char <= "\u9fff" for char in "".join(told))
    for text in (" ".join(told), "".join(told)) if han else (" ".join(told),):
        assert [text[start:end] for start, end in sentences(text, ABBREVIATIONS)] == told


def test_without_abbreviations_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert len(sentences("It met Fig. Two.")) == 2
    assert len(sentences("It met Fig. Two.", ["Fig."])) == 1


@given(st.text('aA1 .!?…。！？；“”"()[]（）\n', max_size=60))
def test_sentences_are_all_of_a_text_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join(text[start:end] for start, end in found).split() == "".join(text.split()).split() or "".join(
        "".join(text[start:end] for start, end in found).split()
    ) == "".join(text.split())
    assert found == sorted(found)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a", []),
        ("(a)", [Bracket(0, 3, 0)]),
        ("（a(b）[c]）", [Bracket(0, 9, 0), Bracket(2, 5, 1), Bracket(5, 8, 1)]),
        ("(a 「b) c」 )", [Bracket(0, 6, 0)]),
        (")(", []),
        ("『a』【b】〔c〕", [Bracket(0, 3, 0), Bracket(3, 6, 0), Bracket(6, 9, 0)]),
    ],
)
def test_brackets(text: str, pairs: list[Bracket]) -> None:
    assert brackets(text) == pairs


@given(st.text("()（）[]「」a", max_size=40))
def test_pairs_of_brackets_do_not_cross(text: str) -> None:
    found = brackets(text)
    for one in found:
        inside = [each for each in found if each.start < one.start < each.end]
        assert all(one.end <= each.end for each in inside)
        assert one.depth == len(inside)


@pytest.mark.growth
@pytest.mark.parametrize("piece", ["a. ", "A.b. ", "。", "...", '" ', "a", "(", "（「", ")", "()", "[1, "])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        sentences(text, ABBREVIATIONS)
        brackets(text)
        return time.process_time() - began

    seconds(1_000)
    # Other programs take the caches of a busy machine: what is slow is slow each time.
    for _ in range(4):
        short, long = min(seconds(12_500) for _ in range(3)), min(seconds(100_000) for _ in range(2))
        if long < 32 * max(short, 0.002):
            return
    pytest.fail(f"{short:.3f} s for 12,500 characters, {long:.3f} s for 100,000")
