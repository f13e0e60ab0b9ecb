"""The keys by which a check says when it is meant, what a missing cell means for it, and who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import cast, get_args

from check_data.agreement.expression import BadExpression, Expression
from check_data.agreement.formula import Absent, And, Codes, Formula, Not, Or, Rule, atoms
from check_data.agreement.rule.parser import parse_rule, rule_of
from check_data.agreement.rule.texts import with_texts

KEYS = ("where", "missing", "mostly", "at_most")
ABOUT = ("label", "owner", "origin", "tags", "since")
"""What is said about a check, and changes no verdict."""


def expression_of(holds: str, table: Mapping[str, object]) -> Expression:
    """The expression of a check, with its condition and what a missing cell means.

    Raises:
        BadExpression: the language does not allow one, or a key has no such value.

    """
    return with_conditions(parse_rule(holds), table)


def with_conditions(expression: Expression, table: Mapping[str, object]) -> Expression:
    """An expression with its condition and what a missing cell means.

    Raises:
        BadExpression: the language does not allow one, or a key has no such value.

    """
    where, absent = table.get("where"), table.get("missing", "undetermined")
    if absent not in get_args(Absent):
        raise BadExpression(f'missing is "fails", "passes" or "undetermined", not {absent!r}')
    if where is None and absent == "undetermined":
        return expression
    rule = expression.rule or Rule(And(expression.comparisons))
    if where is not None:
        rule = _where(rule, where)
    return Expression(expression.text, (), rule._replace(absent=cast("Absent", absent)))


def _where(rule: Rule, where: object) -> Rule:
    if not isinstance(where, str):
        raise BadExpression("where is a condition in quotation marks: where = \"country == 'IT'\"")
    try:
        condition: Formula = rule_of(where.strip()).formula
    except BadExpression as error:
        raise type(error)(f"where: {error}") from error
    whole = with_texts(Or((Not(condition), rule.formula)))
    return Rule(whole, with_texts(condition, Rule(whole).texts), where=where.strip())


def require_no_codes(expression: Expression) -> None:
    """Pass where an expression over a list of figures names no code list.

    Raises:
        BadExpression: it does.

    """
    if expression.rule is not None:
        for atom in atoms(expression.rule.formula):
            if isinstance(atom, Codes):
                raise BadExpression(f"{atom.table}.{atom.column}: code lists are for tables of records")


def mostly_of(table: Mapping[str, object], *, records: bool) -> Fraction:
    """The share of records that have to fulfil a check.

    Raises:
        BadExpression: it is none, or there are no records.

    """
    given = table.get("mostly", 1)
    if "mostly" in table and not records:
        raise BadExpression("mostly is for tables of records, and a list of figures has none")
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 1:
        raise BadExpression(f"mostly is a share from 0 to 1, such as 0.99, not {given!r}")
    return Fraction(str(given))


def at_most_of(table: Mapping[str, object], *, records: bool) -> int | None:
    """How many records may not fulfil a check; None where it does not say.

    Raises:
        BadExpression: it is no number of records, or there are none, or a share is said as well.

    """
    given = table.get("at_most")
    if given is None:
        return None
    if not records:
        raise BadExpression("at_most is for tables of records, and a list of figures has none")
    if type(given) is not int or given < 0:
        raise BadExpression(f"at_most is a number of records, such as 10, not {given!r}")
    if "mostly" in table:
        raise BadExpression("at_most is a number of records and mostly a share; write one of them")
    return given


def about_of(table: Mapping[str, object]) -> dict[str, str]:
    """What is said about a check.

    Raises:
        BadExpression: something is no text (tags: texts; since: a date).

    """
    found = {}
    for key in ABOUT:
        given = table.get(key)
        if key == "tags" and isinstance(given, list) and all(isinstance(each, str) for each in given):
            given = ", ".join(given)
        if key == "since" and type(given) is date:
            given = given.isoformat()
        if given is None:
            continue
        if not isinstance(given, str):
            wanted = {"tags": 'texts: ["a", "b"]', "since": "a date: 2024-01-31"}.get(key, "a text")
            raise BadExpression(f"{key} is {wanted}, not {given!r}")
        found[key] = given
    return found
