"""Where a parser of rules stands, and what it says where it can't go on."""

from __future__ import annotations

import difflib

from check_data.agreement.rule.tokens import BadRule, Token, place, tokens
from check_data.limits import limits, setting

RESERVED = ("if", "then", "else", "and", "or", "not", "in", "matches", "within")
"""Words that name no column; in backticks they do."""


class Words:
    """A text, word after word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _is(self, *words: str) -> bool:
        token = self._next
        return token.kind in ("name", "sign") and token.text in words and not token.quoted

    def _took(self, *words: str) -> bool:
        if not self._is(*words):
            return False
        self._at += 1
        return True

    def _take(self) -> Token:
        token = self._next
        self._at += token.kind != "end"
        return token

    def _need(self, word: str) -> None:
        if not self._took(word):
            near = difflib.get_close_matches(self._next.text, [word], 1, 0.5)
            raise self._wanted(word, near=f"; did you mean {word}?" if near else "")

    def _wanted(self, what: str, token: Token | None = None, near: str = "") -> BadRule:
        found = token or self._next
        shown = "the end" if found.kind == "end" else repr(found.text)
        return BadRule(f"{place(self._text, found.start)}: {what} is wanted, not {shown}{near}")

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > limits().nesting:
            raise BadRule(f"nested too deep; the limit is {setting('nesting')}")
