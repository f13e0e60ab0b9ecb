"""The figures of a sentence, each with the role that the words before and behind it tell."""

from __future__ import annotations

from typing import Literal, NamedTuple

from check_data.facts.postposed.names import Names
from check_data.facts.postposed.words import Words
from check_data.facts.unspaced.passages import Passage, Sentence
from check_data.reading.mention import NUMERIC, Mention

Role = Literal["value", "before", "now", "change", "again", "share", "total", "rest", "balance"]
NEAR = 60
"""Characters beside a figure among which its cues stand."""
_PLUS = "+＋"
RATES = ("percent", "points", "times")
_TOLD = NUMERIC - {"age", "span"}


class Figure(NamedTuple):
    """A numeric mention as it is told.

    ``left`` are the words since the figure before, ``right`` those to the end of the sentence. ``sign`` is the
    direction of a change, 0 where it is not told. ``bracket`` is the place of the bracket that holds the figure, -1 for
    none. ``own`` says that its clause names it, else ``name`` is that of the figure before. ``period`` is the last date
    before it, as printed.
    """

    mention: Mention
    sentence: int
    left: str
    right: str
    name: str
    own: bool
    bracket: int
    role: Role
    sign: int = 0
    period: str = ""

    @property
    def kind(self) -> str:
        """The kind of the mention."""
        return self.mention.kind

    @property
    def amount(self) -> bool:
        """Whether it is a count or measured, no rate."""
        return self.mention.kind not in RATES


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be added or compared: of one unit and one kind."""
    return one.mention.unit is other.mention.unit and one.kind == other.kind


class Cues:
    """Reads the figures of sentences by one pack's words."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words, self._names = words, names

    def figures(self, passage: Passage, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence, in order."""
        found: list[Figure] = []
        end, period = sentence.start, _period(passage, sentence)
        for mention in sentence.mentions:
            period = mention.quote if mention.kind == "date" else period
            if mention.kind in _TOLD:
                left = passage.masked[max(end, mention.at - NEAR) : mention.at]
                right = passage.masked[mention.to : min(sentence.end, mention.to + NEAR)]
                bracket = _bracket(passage, sentence, mention)
                figure = self._figure(mention, sentence.number, left, right, bracket, found)
                found.append(figure._replace(period=period))
                end = mention.to
        return found

    def _figure(
        self, mention: Mention, sentence: int, left: str, right: str, bracket: int, before: list[Figure]
    ) -> Figure:
        role, sign = self._role(mention, left, right, before)
        own = self._names.of(left)
        name = own or (before[-1].name if before else "")
        balance = self._words.pattern("balance_after").match(right) if role == "balance" else None
        name += balance[0] if balance else ""
        return Figure(mention, sentence, left, right, name, bool(own), bracket, role, sign)

    def _role(self, mention: Mention, left: str, right: str, before: list[Figure]) -> tuple[Role, int]:
        words, rate = self._words, mention.kind in RATES
        changed = words.pattern("changed").match(right) if mention.kind != "times" else None
        opened = left.strip() == "（"
        if opened and changed is None and before and before[-1].role == "change" and mention.kind == "percent":
            return "again", before[-1].sign
        if not rate and words.pattern("balance_after").match(right):
            return "balance", 0
        if words.pattern("before_after").match(right) or words.says("before_left", left):
            return "before", 0
        if changed:
            return "change", words.sign(changed["word"])
        named = words.pattern("change_left").search(left)
        if named and mention.kind != "times":
            return "change", words.sign(named["word"])
        moved = words.pattern("now_after").match(right)
        if moved:
            return "now", words.sign(moved["word"])
        if mention.kind == "points" or (opened and (mention.negative or mention.quote[0] in _PLUS)):
            return "change", -1 if mention.negative else 0
        if words.says("rest_left", left):
            return "rest", 0
        if mention.kind == "percent" and (words.says("share_left", left) or words.pattern("share_after").match(right)):
            return "share", 0
        return ("total", 0) if words.says("total_left", left) else ("value", 0)


def _period(passage: Passage, sentence: Sentence) -> str:
    """The last date of a passage before a sentence."""
    dates = [each.quote for each in passage.mentions if each.kind == "date" and each.at < sentence.start]
    return dates[-1] if dates else ""


def _bracket(passage: Passage, sentence: Sentence, mention: Mention) -> int:
    left = passage.text.rfind("（", sentence.start, mention.at)
    return left if left > passage.text.rfind("）", sentence.start, mention.at) else -1
