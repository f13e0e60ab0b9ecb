"""Rules of R's validate in our language: what its functions say of a record.

Of R's own functions on columns (`sum(x)`, `mean(x)`) the language may know some; what it does not know it refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from check_data.importing import terms
from check_data.importing.carried import NotCarried
from check_data.importing.r_language import Call, Literal, Symbol, Tree
from check_data.importing.terms import (
    AND,
    COMPARED,
    CONDITION,
    NAME,
    NUMBER,
    OR,
    POWER,
    PRODUCT,
    SIGNED,
    SUM,
    TERM,
    TEXT,
    Term,
    called,
    column,
    conditional,
    joined,
    negated,
)

_COMPARED = {"==", "!=", "<", "<=", ">", ">="}
_ARITHMETIC = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}
_SAME = {"abs": 1, "sqrt": 1, "exp": 1, "log": 1, "sum": 1, "mean": 1, "median": 1, "min": 1, "max": 1}
"""Functions that are called the same, with the arguments that they may have."""
MOST = 1000
"""Whole numbers of a sequence (1:5) that are written out at most."""


def rule(tree: Tree) -> str:
    """A rule of R in our language.

    Raises:
        NotCarried: the language does not say it.

    """
    try:
        return condition(tree).text
    except RecursionError as error:
        raise NotCarried("nested too deep") from error


def condition(tree: Tree) -> Term:
    """A tree as a condition; a column alone is one of truth values."""
    found = _term(tree)
    if found.kind == NAME:
        return Term(f"{found.text} == true", COMPARED, CONDITION)
    if found.kind != CONDITION:
        raise NotCarried(f"{found.text} says nothing that holds or not")
    return found


def _term(tree: Tree) -> Term:
    match tree:
        case Symbol(name):
            return column(name)
        case Literal(value):
            return _literal(value)
        case Call("(", arguments):
            return _term(arguments[0][1])
        case Call("if", arguments):
            parts = [condition(each) for _, each in arguments]
            return conditional(*parts)
        case Call("!", arguments):
            return negated(condition(arguments[0][1]))
        case Call("&" | "&&", arguments):
            return joined("and", [condition(each) for _, each in arguments], AND)
        case Call("|" | "||", arguments):
            return joined("or", [condition(each) for _, each in arguments], OR)
        case Call("%in%" | "%vin%", ((_, left), (_, right))):
            return _member(left, right)
        case Call(sign, ((_, left), (_, right))) if sign in _COMPARED:
            return _compared(sign, left, right)
        case Call(sign, arguments) if sign in _ARITHMETIC:
            return _arithmetic(sign, [_figure(each) for _, each in arguments])
        case Call("^", ((_, base), (_, exponent))):
            return Term(f"{_figure(base).within(POWER + 1)} ^ {_figure(exponent).within(POWER + 1)}", POWER, TERM)
        case _:
            return _called(tree)


def _literal(value: str | Fraction | bool | None) -> Term:
    if value is None:
        raise NotCarried("NA, NULL and Inf are no values of the language; ask missing(x)")
    if isinstance(value, bool):
        return Term(str(value).lower(), terms.ATOM, TEXT, str(value).lower())
    return terms.text(value) if isinstance(value, str) else number(value)


def number(value: Fraction) -> Term:
    """A number in decimals."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return Term(whole, terms.ATOM, NUMBER, whole)


def _figure(tree: Tree) -> Term:
    found = _term(tree)
    if found.kind not in (TERM, NAME, NUMBER):
        raise NotCarried(f"{found.text} is no figure")
    return found


def _arithmetic(sign: str, parts: Sequence[Term]) -> Term:
    if len(parts) == 1:
        return parts[0] if sign == "+" else Term(f"-{parts[0].within(SIGNED)}", SIGNED, TERM)
    return joined(sign, parts, _ARITHMETIC[sign], TERM)


def _compared(sign: str, left: Tree, right: Tree) -> Term:
    sides = (_term(left), _term(right))
    for one, other in (sides, sides[::-1]):
        if one.kind == CONDITION and other.text in ("true", "false") and sign in ("==", "!="):
            return one if (other.text == "true") == (sign == "==") else negated(one)
        if one.kind == CONDITION:
            raise NotCarried(f"{one.text} is compared, and is no figure")
    return Term(f"{sides[0].within(SUM)} {sign} {sides[1].within(SUM)}", COMPARED, CONDITION)


def _member(left: Tree, right: Tree) -> Term:
    found = _term(left)
    if found.kind != NAME:
        raise NotCarried(f"{found.text} is no column before %in%")
    return Term(f"{found.text} in [{', '.join(each.text for each in _listed(right))}]", COMPARED, CONDITION)


def _listed(tree: Tree) -> list[Term]:
    match tree:
        case Call("c", arguments) if arguments:
            return [each for _, part in arguments for each in _listed(part)]
        case Call(":", ((_, Literal(Fraction() as first)), (_, Literal(Fraction() as last)))) if (
            first.denominator == 1 and 0 <= last - first < MOST
        ):
            return [number(first + each) for each in range(int(last - first) + 1)]
        case Literal() | Call("-", ((_, Literal()),)):
            return [_term(tree)]
        case Symbol(name):
            raise NotCarried(f"{name} is a list that R knows; write it as a code list: in TABLE.COLUMN")
        case _:
            raise NotCarried("only texts and numbers are listed")


def _called(call: Call) -> Term:
    if call.function in _SAME and len(call.plain) == len(call.arguments) == _SAME[call.function]:
        return called(call.function, map(_figure, call.plain))
    if call.function not in _FUNCTIONS:
        raise NotCarried(f"{call.function}({'…' if call.arguments else ''}) is no function of the language")
    return _FUNCTIONS[call.function](call)


def _given(call: Call) -> Term:
    parts = [Term(f"given({_column(each).text})", terms.ATOM, CONDITION) for each in call.plain]
    return joined("and", parts, AND) if len(parts) > 1 else parts[0]


def _missing(call: Call) -> Term:
    return Term(f"missing({_column(_only(call)).text})", terms.ATOM, CONDITION)


def _column(tree: Tree) -> Term:
    found = _term(tree)
    if found.kind != NAME:
        raise NotCarried(f"{found.text} is no column")
    return found


def _only(call: Call) -> Tree:
    if not call.plain:
        raise NotCarried(f"{call.function}() names nothing")
    return call.plain[0]


def _option(call: Call, name: str, place: int) -> Tree | None:
    """An argument by its name, or its place from 0 among those without one."""
    return call.named.get(name, call.plain[place] if len(call.plain) > place else None)


def _between(call: Call) -> Term:
    least, most = _option(call, "min", 1), _option(call, "max", 2)
    if least is None or most is None:
        raise NotCarried("in_range() needs min and max")
    sign = "<" if call.named.get("strict") == Literal(True) else "<="
    ends = (_day(least).within(SUM), _day(most).within(SUM))
    return Term(f"{ends[0]} {sign} {_figure(_only(call)).within(SUM)} {sign} {ends[1]}", COMPARED, CONDITION)


def _day(tree: Tree) -> Term:
    """A figure; a text as a day."""
    if isinstance(tree, Literal) and isinstance(tree.value, str):
        try:
            return Term(date.fromisoformat(tree.value).isoformat(), terms.ATOM, TERM)
        except ValueError as error:
            raise NotCarried(f"{tree.value!r} is no figure, and no day such as 2024-01-31") from error
    return _figure(tree)


def _as_day(call: Call) -> Term:
    return _day(_only(call))


def _length(call: Call) -> Term:
    return called("length", [_column(_only(call))])


def _field_length(call: Call) -> Term:
    exactly, least, most = (_option(call, *each) for each in (("n", 1), ("min", 2), ("max", 3)))
    length = _length(call).text
    if exactly is not None:
        return Term(f"{length} == {_figure(exactly).text}", COMPARED, CONDITION)
    if least is None or most is None:
        raise NotCarried("field_length() needs n, or min and max")
    return Term(f"{_figure(least).text} <= {length} <= {_figure(most).text}", COMPARED, CONDITION)


def _format(call: Call) -> Term:
    kind = call.named.get("type", Literal("glob"))
    if kind == Literal("regex"):
        return _matches(_only(call), whole(_said(_option(call, "pattern", 1))))
    if kind != Literal("glob"):
        raise NotCarried("field_format() has the types glob and regex")
    return _matches(_only(call), glob(_said(_option(call, "pattern", 1))))


def _grepl(call: Call) -> Term:
    subject = _option(call, "x", 1)
    if subject is None or set(call.named) - {"pattern", "x"}:
        raise NotCarried("grepl() is carried over with a pattern and a column alone")
    return _matches(subject, whole(_said(_option(call, "pattern", 0))))


def _said(tree: Tree | None) -> str:
    if isinstance(tree, Literal) and isinstance(tree.value, str):
        return tree.value
    raise NotCarried("a pattern is a text in quotation marks")


def _matches(tree: Tree, pattern: str) -> Term:
    """What R says of a missing text is FALSE."""
    of = _column(tree).text
    return Term(f"given({of}) and {of} matches {terms.text(pattern).text}", AND, CONDITION)


def whole(pattern: str) -> str:
    """A pattern that is looked for anywhere as one that describes all of a text."""
    if "|" in pattern:
        pattern = f"(?:{pattern})"
    start = pattern[1:] if pattern.startswith("^") else f".*{pattern}"
    return start[:-1] if start.endswith("$") and not start.endswith("\\$") else f"{start}.*"


def glob(pattern: str) -> str:
    """A pattern of file names as a regular expression."""
    return "".join(
        {"*": ".*", "?": "."}.get(char, f"\\{char}" if char in "\\.+^$()[]{}|" else char) for char in pattern
    )


def _extreme(call: Call) -> Term:
    if len(call.plain) < 2:
        raise NotCarried(f"{call.function}() of one column is that column")
    return called(call.function[1:], map(_figure, call.plain))


def _rounded(call: Call) -> Term:
    return called("round", map(_figure, call.plain))


_FUNCTIONS: Mapping[str, Callable[[Call], Term]] = {
    "is.na": _missing,
    "is_complete": _given,
    "in_range": _between,
    "nchar": _length,
    "field_length": _field_length,
    "field_format": _format,
    "grepl": _grepl,
    "as.Date": _as_day,
    "pmin": _extreme,
    "pmax": _extreme,
    "round": _rounded,
}
