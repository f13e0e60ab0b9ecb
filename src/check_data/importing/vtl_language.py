"""Rule sets of VTL 2.1: the words of their definitions, as far as conditions and sums of codes need them."""

from __future__ import annotations

import re
from typing import NamedTuple

from check_data.importing.carried import NotCarried
from check_data.patterns import lazily

_TOKEN = lazily(
    r"""(?:\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)*+(?:
        (?P<text>"[^"]*+")
      | (?P<number>\d++(?:\.\d++)?+(?:[eE][-+]?\d++)?+(?![\w.]))
      | '(?P<quoted>[^']++)'
      | (?P<name>[^\W\d][\w.]*+)
      | (?P<sign><>|<=|>=|:=|\|\||[-+*/<>=()\[\]{},;:])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word: its kind (text, number, name, quoted, sign, end), what it says, and its line from 1."""

    kind: str
    text: str
    line: int


class BadText(ValueError):
    """A text that no rule set of VTL is; ``line`` from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


def tokens(text: str) -> list[Token]:
    """The words of a text and its end.

    Raises:
        BadText: something is no word of VTL.

    """
    found: list[Token] = []
    at, line = 0, 1
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(text, at)
        if match is None:
            blanks = len(text[at:]) - len(text[at:].lstrip())
            line += text.count("\n", at, at + blanks)
            raise BadText(line, f"{text[at + blanks : at + blanks + 10]!r} is no word of VTL")
        kind = match.lastgroup or "end"
        line += text.count("\n", at, match.start(kind))
        said = match[kind]
        found.append(Token(kind, said[1:-1] if kind == "text" else said, line))
        line += said.count("\n")
        at = match.end()
    return found


class Words:
    """Some words, one after the other; the last is their end."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0

    @property
    def next(self) -> Token:
        """The word that is next."""
        return self._words[self._at]

    def take(self) -> Token:
        """The next word, which is gone through."""
        token = self.next
        self._at += token.kind != "end"
        return token

    def took(self, *words: str) -> bool:
        """Whether these words are next, which are gone through then."""
        following = self._words[self._at : self._at + len(words)]
        said = [each.text for each in following if each.kind in ("name", "sign")]
        if said != list(words):
            return False
        self._at += len(words)
        return True

    def need(self, word: str) -> None:
        """Go through a word.

        Raises:
            NotCarried: another one is next.

        """
        if not self.took(word):
            raise NotCarried(f"{word} is wanted, not {self.next.text or 'the end'!r}")
