"""Rule sets of VTL as checks: those on records, and those on codes, whose items stand for columns or figures here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from check_data.importing.carried import Carried, Left, NotCarried, Rule, Value, carried
from check_data.importing.terms import conditional
from check_data.importing.vtl_codes import Codes, Long
from check_data.importing.vtl_expression import Expression
from check_data.importing.vtl_language import BadText, Token, Words, tokens
from check_data.not_runnable import NotRunnable

_DATAPOINT, _HIERARCHICAL = "datapoint", "hierarchical"


class _Head(NamedTuple):
    """What a rule set is called, what its columns are called in it, and the column of its codes (empty: none)."""

    name: str
    names: Mapping[str, str]
    code: str


def read(text: str, path: str, long: Long | None = None) -> Carried:
    """The rules of all rule sets of a text; of those on codes, for a long table, or for one with a column a code.

    Raises:
        NotRunnable: it is no text of VTL, a rule set does not end, or there is none.

    """
    try:
        words = tokens(text)
        sets = list(_sets(words))
    except BadText as error:
        raise NotRunnable(f"{path}:{error.line}: not VTL: {error}") from error
    if not any(kind in (_DATAPOINT, _HIERARCHICAL) for kind, _ in sets):
        raise NotRunnable(f"{path}:1: no rule sets; write define datapoint ruleset … end datapoint ruleset;")
    return carried(each for kind, part in sets for each in _of_set(kind, part, long))


def _sets(words: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The kind of each statement, and its words."""
    at = 0
    while words[at].kind != "end":
        kind = words[at + 1].text if words[at].text == "define" else ""
        ends = [
            place
            for place in range(at, len(words) - 1)
            if (words[place].text == "end" and words[place + 1].text == kind if kind else words[place].text == ";")
        ]
        if not ends:
            raise BadText(words[at].line, f"{words[at].text} {kind}".strip() + " does not end")
        yield kind, words[at : ends[0]]
        at = ends[0] + (3 if kind in (_DATAPOINT, _HIERARCHICAL) else 2 if kind else 1)
        at += kind != "" and at < len(words) and words[at].text == ";"
        at = min(at, len(words) - 1)


def _of_set(kind: str, words: list[Token], long: Long | None) -> Iterator[Rule | Left]:
    line = words[0].line
    if kind not in (_DATAPOINT, _HIERARCHICAL):
        yield Left(line, "", f"{words[0].text} … is no rule set" if not kind else f"define {kind} is no rule set")
        return
    end = Token("end", "", words[-1].line)
    rest = Words([*words[2:], end])
    try:
        head = _head(rest, kind)
    except NotCarried as error:
        yield Left(line, "", str(error))
        return
    if kind == _DATAPOINT:
        long = None
    elif long is not None and not long.code:
        long = long._replace(code=head.code)
    if long is not None and not long.code:
        yield Left(line, head.name, "it names no column of codes; --code COLUMN does")
        return
    start = len(words) - len(list(_rest(rest)))
    for number, part in enumerate(_rules(words[start:]), start=1):
        yield _rule(kind, head, number, part, long)


def _rest(words: Words) -> Iterator[Token]:
    while words.next.kind != "end":
        yield words.take()


def _head(words: Words, kind: str) -> _Head:
    words.need("ruleset")
    name = words.take().text
    words.need("(")
    variables = words.next.text == "variable"
    names: dict[str, str] = {}
    code = ""
    while not words.took(")"):
        if kind == _HIERARCHICAL and words.took("rule"):
            code = words.next.text
        token = words.take()
        if token.kind == "end":
            raise NotCarried("its brackets do not close")
        if words.took("as"):
            alias = words.take().text
            names[alias] = token.text if variables else alias
    words.need("is")
    return _Head(name, names, code)


def _rules(words: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in words:
        if token.kind == "sign" and token.text == ";":
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _rule(kind: str, head: _Head, number: int, part: list[Token], long: Long | None) -> Rule | Left:
    line, name = part[0].line, f"{head.name}-{number}"
    words = Words([*part, Token("end", "", part[-1].line)])
    if part[0].kind in ("name", "quoted") and part[1:2] and part[1].text == ":":
        name = part[0].text
        words.take()
        words.take()
    try:
        expression = Expression(words, head.names)
        condition = None
        if words.took("when"):
            condition = expression.condition()
            words.need("then")
        holds = expression.condition() if kind == _DATAPOINT else Codes(words, expression, long).rule()
        holds = conditional(condition, holds) if condition is not None else holds
        by: dict[str, Value] = {"by": long.by} if long is not None and long.by else {}
        return Rule(line, name, {"holds": holds.text, **by, **_errors(words)})
    except NotCarried as error:
        return Left(line, name, str(error))
    except RecursionError:
        return Left(line, name, "nested too deep")


def _errors(words: Words) -> dict[str, Value]:
    """What a rule says of its errors."""
    found: dict[str, Value] = {}
    if words.took("errorcode"):
        found["because"] = words.take().text
    if words.took("errorlevel"):
        found["tags"] = (f"errorlevel {words.take().text}",)
    if words.next.kind != "end":
        raise NotCarried(f"{words.next.text!r} is not understood")
    return found
