"""Pairs of characters that two clauses have in common."""

from __future__ import annotations

from check_data.documents.blocks import Block, Run
from check_data.facts.fact import Fact
from check_data.facts.links.clauses import Clauses
from tests.relations.mentions import mention


def told(block: int, text: str, quote: str) -> Fact:
    at = text.index(quote)
    found = mention(quote)._replace(block=block, at=at, to=at + len(quote))
    return Fact(found, "", sentence=block)


def shared(head: str, body: str, quotes: tuple[str, str]) -> int:
    blocks = [Block("title", Run(head, (0,), (0,))), Block("paragraph", Run(body, (0,), (0,)))]
    return Clauses(told(0, head, quotes[0]), blocks).shared(told(1, body, quotes[1]))


def test_the_words_of_a_clause_are_compared() -> None:
    body = "未来三年将拨款28亿元用于改善农村学校设施，惠及1200所学校"
    assert shared("政府拟拨款18亿元改善学校设施", body, ("18亿元", "28亿元")) >= 4
    assert shared("政府拟拨款18亿元改善学校设施", body, ("18亿元", "1200所")) == 1


def test_other_clauses_say_other_things() -> None:
    assert shared("出口增长 拨款18亿元", "出口增长8%，收入28亿元", ("18亿元", "28亿元")) == 0


def test_scripts_with_blanks_are_left_to_words() -> None:
    assert shared("Kills 27 people", "27 people were killed", ("27", "27")) == 0
    assert shared("Überfall: 27 Menschen", "27 Menschen überfallen", ("27", "27")) == 0
