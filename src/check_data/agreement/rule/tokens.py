"""The words of a rule, each with its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from check_data.agreement.expression import BadExpression
from check_data.agreement.rule.elsewhere import SIGNS
from check_data.patterns import lazily

Kind = Literal["name", "number", "date", "text", "sign", "end"]


class Token(NamedTuple):
    """A word: its kind, what it says (a text without quotation marks, a name without backticks), and its place from 0;
    ``quoted``: it is a name in backticks, and no word of the language.
    """

    kind: Kind
    text: str
    start: int
    quoted: bool = False


class BadRule(BadExpression):
    """A rule that the language does not allow; the message says where, what is wanted, and the nearest that exists."""


_TOKEN = lazily(
    r"""\s*+(?:
        (?P<date>\d{4}-\d{2}-\d{2}(?![\w.]))
      | (?P<number>\d[\d_]*+(?:\.[\d_]*+)?+|\.\d[\d_]*+)
      | (?P<name>[^\W\d]\w*+(?:\.[^\W\d]\w*+)?+)
      | `(?P<quoted>[^`\n]*+)`
      | "(?P<text>(?:[^"\\\n]|\\[^\n])*+)"
      | '(?P<plain>[^'\n]*+)'
      | (?P<sign>==|!=|<=|>=|<(?!>)|\*(?!\*)|[-+/^>()\[\],%])
      | (?P<end>\Z)
    )""",
    0x40,  # re.VERBOSE
)


def place(text: str, start: int) -> str:
    """A place for people: the column, with the line where there are several."""
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return f"line {line}, column {column}" if "\n" in text else f"column {column}"


def tokens(text: str) -> list[Token]:
    """The words of a rule and its end.

    Raises:
        BadRule: something is no word of the language.

    """
    found: list[Token] = []
    at = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(text, at)
        if match is None:
            raise _no_word(text, at)
        kind = match.lastgroup or "end"
        start = match.start(kind)
        said = match[kind]
        if kind == "text":
            found.append(Token("text", said.replace('\\"', '"').replace("\\\\", "\\"), start - 1))
        elif kind == "plain":
            found.append(Token("text", said, start - 1))
        elif kind == "quoted":
            if not said.strip():
                raise BadRule(f"{place(text, start - 1)}: there is no name in the backticks")
            found.append(Token("name", said, start - 1, quoted=True))
        else:
            found.append(Token(kind, said, start))  # type: ignore[arg-type]
        at = match.end()
    return found


def _no_word(text: str, at: int) -> BadRule:
    start = at + len(text[at:]) - len(text[at:].lstrip())
    sign = text[start]
    if sign in "\"'`":
        return BadRule(f"{place(text, start)}: the text in {sign} does not end")
    if text[start : start + 2] in SIGNS:
        sign = text[start : start + 2]
    instead = f"; did you mean {SIGNS[sign]}?" if sign in SIGNS else ""
    return BadRule(f"{place(text, start)}: {sign!r} is no sign of the language{instead}")
