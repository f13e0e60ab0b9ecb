"""Numbers in digits: scales in one or several parts, signs, hedges, money before, rates, and what is only a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from check_data.figures.conventions import Hedge, Printed
from check_data.figures.units import NUMBER
from check_data.patterns import lazily
from check_data.reading.mention import Mention
from check_data.reading.phrase import LONGEST_NUMBER, added, printed
from check_data.reading.unspaced.grammar import NUMERIC, Grammar, Suffix, any_of, only
from check_data.reading.unspaced.made import Maker, Number, Understood, understood

_PIECE = lazily(NUMERIC)
_LETTER = lazily(r"[A-Za-z\u00c0-\u024f]")
_LARGE = 10**4
"""The least scale that those below it count: thousands of tens of thousands."""
_LONG = 7
"""Digits from which on a bare number is a name (telephone, account)."""
_MOST = 1 << 14
"""Numbers that are remembered as read."""
_Key = tuple[str, Suffix, Hedge, bool]


class Digits:
    """Reads numbers in digits by one grammar."""

    def __init__(self, grammar: Grammar, each: str) -> None:
        self._grammar = grammar
        self._per = re.compile(rf"{each}(?P<per>{any_of(grammar.rates)})\Z")
        self._known: dict[_Key, Understood] = {}

    def mention(self, text: str, match: re.Match[str], rate: re.Match[str] | None, after: int, maker: Maker) -> Mention:
        """The mention of a match of `Grammar.number`, and of `Grammar.rated` behind it; ``after`` is where the figure
        before ends.
        """
        start = match.start("number")
        end = rate.end() if rate else max(match.end(name) for name in ("number", "odd", "unit", "finer", "after"))
        suffix = self._suffix(match, rate)
        if suffix.unit is None and not match["odd"] and self._grammar.persons.match(text, end):
            suffix = self._grammar.suffixes["人"]  # 3死 10伤, 5男 2女
        if self._is_label(text, match, suffix):
            return maker.plain((start, end), "label")
        negative, start = self._sign(text, start, after)
        start, suffix = self._money(text, start, after, suffix)
        before, start = self.hedge(text, start, after)
        start, suffix = self._each(text, start, after, suffix)
        hedge = self.one_hedge(before, match["odd"], (rate or match)["after"])
        told = self._understood((self._printed(match), suffix, hedge, negative), maker)
        return maker.number((start, end), told, self.noun(text, end) if suffix.unit is not None else "")

    def _printed(self, match: re.Match[str]) -> str:
        """The number that is printed, with the tenth of a share that follows it: 3割5分 is 3.5 tenths."""
        return f"{match['number']}.{match['finer'][0]}" if match["finer"] else match["number"]

    def share(self, text: str, match: re.Match[str], after: int, maker: Maker) -> Mention:
        """The mention of a match of `Grammar.share_before`."""
        suffix = Suffix("percent", NUMBER, self._grammar.shares_before[match["per"]])
        hedge, start = self.hedge(text, match.start("per"), after)
        return maker.number(
            (start, match.end("share")), self._understood((match["per_number"], suffix, hedge, False), maker)
        )

    def number(self, text: str, share: Fraction | None = None) -> Number:
        """A number in one or several parts (7亿3540万); of parts that are out of order only the first is meant."""
        pieces: list[Printed] = []
        digits, places, scaled = "", 0, False
        found = list(_PIECE.finditer(text))
        scales = self._scales(text, found)
        for piece, scale in zip(found, scales, strict=True):
            plain = piece[0].replace("，", "").replace(",", "")
            pieces.append(printed(plain, scale=scale, share=share))
            digits, places, scaled = digits + plain, len(plain.partition(".")[2]), scaled or scale > 1
        ordered = all(high.last_digit > low.value for high, low in pairwise(pieces))
        return Number(added(pieces) if ordered else pieces[0], digits, places, scaled)

    def _scales(self, text: str, found: Sequence[re.Match[str]]) -> list[int]:
        """The scale of each part of a number; of parts below the first large scale it is that too (1천200억)."""
        ends = [*(each.start() for each in found[1:]), len(text)]
        scales = [self._scale(text[piece.end() : end]) for piece, end in zip(found, ends, strict=True)]
        for at in range(len(scales) - 2, -1, -1):
            if 1 < scales[at] < _LARGE <= scales[at + 1]:
                scales[at] *= scales[at + 1]
        return scales

    def hedge(self, text: str, start: int, after: int) -> tuple[Hedge, int]:
        """The hedge right before a number, and where the figure begins with it."""
        grammar = self._grammar
        for length in range(min(grammar.longest_hedge, start - after), 0, -1):
            word = text[start - length : start]
            found = grammar.before.get(word)
            if found is not None or word in grammar.not_hedges:
                denied = text[max(start - length - 1, 0) : start - length]
                if (denied and denied in grammar.not_hedged.get(word, "")) or self._is_word(word, denied):
                    break
                if found is not None:
                    return found, start - length
        return Hedge.NONE, start

    def _is_word(self, word: str, before: str) -> bool:
        """Whether what looks like a hedge is a word of its own, with no letter before it: ，出超67亿, not 支出超3亿."""
        return word in self._grammar.not_hedges and not before.isalpha()

    def one_hedge(self, before: Hedge, odd: str | None, after: str | None) -> Hedge:
        """The hedge of the words before and after a number."""
        later = Hedge.ODD if odd else self._grammar.after[after] if after else Hedge.NONE
        return later if before is Hedge.NONE or later is Hedge.ODD else before

    def noun(self, text: str, end: int) -> str:
        """The two letters after a figure: what it counts."""
        if not _is_letter(text[end : end + 1]) or text[end] in self._grammar.goes_on:
            return ""
        return text[end : end + 2] if _is_letter(text[end + 1 : end + 2]) else text[end]

    def _understood(self, key: _Key, maker: Maker) -> Understood:
        """What a number says, each read once: texts repeat their figures."""
        found = self._known.get(key) if maker.conventions is self._conventions else None
        if found is None:
            if len(self._known) >= _MOST or maker.conventions is not self._conventions:
                self._known.clear()
                self._conventions = maker.conventions
            text, suffix, hedge, negative = key
            number = self.number(text, suffix.share)
            found = self._known[key] = understood(suffix, number, hedge, negative, maker.conventions)
        return found

    _conventions: object = None

    def _suffix(self, match: re.Match[str], rate: re.Match[str] | None) -> Suffix:
        suffixes = self._grammar.suffixes
        suffix = suffixes[match["unit"]] if match["unit"] else Suffix()
        if rate is None or suffix.unit is None:
            return suffix
        per = suffixes[rate["per"]].unit
        return suffix if per is None else Suffix("measure", only(suffix.unit * per.inverse()))

    def _is_label(self, text: str, match: re.Match[str], suffix: Suffix) -> bool:
        """Whether digits are a name, or a piece of what is no number."""
        number, (start, end) = match["number"], match.span("number")
        if len(number) > LONGEST_NUMBER or _is_cut(text, start, end):
            return True
        if suffix.unit is not None:
            return False
        following = text[end : end + 1]
        if _LETTER.match(following):
            return True
        if not number.isdecimal():
            return False  # scaled, or with decimals: of a thing that has no counter
        named = _is_letter(following) and following not in self._grammar.goes_on and not match["odd"]
        return named or len(number) >= _LONG

    def _sign(self, text: str, start: int, after: int) -> tuple[bool, int]:
        """Whether a minus stands before a number, and where the number with its sign begins."""
        mark = text[start - 1] if start > after else ""
        if mark == "+":
            return False, start - 1
        before = text[max(start - 2, 0) : start - 1]
        word = before.isalnum() or (before != "" and before in ")）%")
        if (
            mark
            and mark in "-–"
            and (start - 1 > after or not after)
            and (not word or before in self._grammar.signed_after)
        ):
            return True, start - 1
        return False, start

    def _money(self, text: str, start: int, after: int, suffix: Suffix) -> tuple[int, Suffix]:
        """HK$5.2亿: the unit before the number, and where it begins."""
        if suffix.kind not in ("count", "money"):
            return start, suffix
        for length in range(min(4, start - after), 0, -1):
            word = text[start - length : start].rstrip()
            if word in self._grammar.money:
                return start - length, suffix if suffix.kind == "money" else self._grammar.money[word]
        return start, suffix

    def _each(self, text: str, start: int, after: int, suffix: Suffix) -> tuple[int, Suffix]:
        """每分钟 100只: so many of a unit in each of another one."""
        if suffix.unit is None or suffix.kind not in ("count", "measure", "money"):
            return start, suffix
        found = self._per.search(text, max(start - self._grammar.longest_rate, after), start)
        per = self._grammar.suffixes[found["per"]].unit if found else None
        if found is None or per is None:
            return start, suffix
        return found.start(), Suffix("measure", only(suffix.unit * per.inverse()))

    def _scale(self, text: str) -> int:
        words = [word for word in self._grammar.scales if word in text] if text else []
        return self._grammar.scales[max(words, key=len)] if words else 1


def _is_letter(char: str) -> bool:
    """Whether a character, or none, is one of a script without blanks between words: of Han, kana, Hangul. (An
    expression for a set of so many takes as long to compile as a thousand figures to be read.)
    """
    code = ord(char) if char else 0
    return 0x3400 <= code <= 0x9FFF or 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7AF


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a number is a piece of one whose digits are grouped as in no number: 1,23,4."""
    after = text[end : end + 1] == "," and text[end + 1 : end + 2].isdecimal()
    return after or (text[max(start - 1, 0) : start] == "," and text[max(start - 2, 0) : start - 1].isdecimal())
