"""Rule sets of VTL as checks: those on records, and those on codes, whose items stand for columns or figures here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from check_data.importing import terms
from check_data.importing.carried import Carried, Left, NotCarried, Rule, Value, carried
from check_data.importing.terms import COMPARED, CONDITION, SIGNED, SUM, TERM, Term, conditional, joined
from check_data.importing.vtl_expression import Expression
from check_data.importing.vtl_language import BadText, Token, Words, tokens
from check_data.not_runnable import NotRunnable

_COMPARES = {"=": "==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_DATAPOINT, _HIERARCHICAL = "datapoint", "hierarchical"


def read(text: str, path: str) -> Carried:
    """The rules of all rule sets of a text.

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
    return carried(each for kind, part in sets for each in _of_set(kind, part))


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


def _of_set(kind: str, words: list[Token]) -> Iterator[Rule | Left]:
    line = words[0].line
    if kind not in (_DATAPOINT, _HIERARCHICAL):
        yield Left(line, "", f"{words[0].text} … is no rule set" if not kind else f"define {kind} is no rule set")
        return
    end = Token("end", "", words[-1].line)
    head = Words([*words[2:], end])
    try:
        name, names = _head(head)
    except NotCarried as error:
        yield Left(line, "", str(error))
        return
    start = len(words) - len(list(_rest(head)))
    for number, part in enumerate(_rules(words[start:]), start=1):
        yield _rule(kind, name, number, part, names)


def _rest(words: Words) -> Iterator[Token]:
    while words.next.kind != "end":
        yield words.take()


def _head(words: Words) -> tuple[str, Mapping[str, str]]:
    """The name of a rule set, and what its columns are called in it."""
    words.need("ruleset")
    name = words.take().text
    words.need("(")
    variables = words.next.text == "variable"
    names: dict[str, str] = {}
    while not words.took(")"):
        token = words.take()
        if token.kind == "end":
            raise NotCarried("its brackets do not close")
        if words.took("as"):
            alias = words.take().text
            names[alias] = token.text if variables else alias
    words.need("is")
    return name, names


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


def _rule(kind: str, ruleset: str, number: int, part: list[Token], names: Mapping[str, str]) -> Rule | Left:
    line, name = part[0].line, f"{ruleset}-{number}"
    words = Words([*part, Token("end", "", part[-1].line)])
    if part[0].kind in ("name", "quoted") and part[1:2] and part[1].text == ":":
        name = part[0].text
        words.take()
        words.take()
    try:
        expression = Expression(words, names)
        condition = None
        if words.took("when"):
            condition = expression.condition()
            words.need("then")
        holds = expression.condition() if kind == _DATAPOINT else _codes(words)
        holds = conditional(condition, holds) if condition is not None else holds
        return Rule(line, name, {"holds": holds.text, **_errors(words)})
    except NotCarried as error:
        return Left(line, name, str(error))
    except RecursionError:
        return Left(line, name, "nested too deep")


def _codes(words: Words) -> Term:
    """A code that is the sum of others: each stands for the column of its name."""
    whole = _item(words)
    token = words.take()
    if token.text not in _COMPARES:
        raise NotCarried(f"=, <, <=, > or >= is wanted, not {token.text or 'the end'!r}")
    parts = Term(f"-{_item(words).text}", SIGNED, TERM) if words.took("-") else _item(words, sign=True)
    while words.next.text in ("+", "-"):
        sign = words.take().text
        parts = joined(sign, (parts, _item(words)), SUM, TERM)
    return Term(f"{whole.text} {_COMPARES[token.text]} {parts.text}", COMPARED, CONDITION)


def _item(words: Words, *, sign: bool = False) -> Term:
    if sign:
        words.took("+")
    token = words.take()
    if token.kind not in ("name", "quoted", "text", "number"):
        raise NotCarried(f"a code is wanted, not {token.text or 'the end'!r}")
    if words.next.text == "[":
        raise NotCarried(f"{token.text}[…]: codes with a condition of their own")
    return terms.column(token.text)


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
