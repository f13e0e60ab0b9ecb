"""Rules as people write them: a parser by recursive descent (`docs/rules.md` has the grammar).

Conditions and tolerances are written out as they are parsed, so that nothing below knows of them.
"""

from __future__ import annotations

import difflib

from check_data.agreement.expression import LONGEST_EXPRESSION, BadExpression, Expression, parse
from check_data.agreement.formula import And, Codes, Formula, Matches, Member, Not, Or, Rule
from check_data.agreement.nodes import Comparison, Name, Negative, Node, Operation, walk
from check_data.agreement.rule.elsewhere import WORDS
from check_data.agreement.rule.matching import BadPattern, compiled
from check_data.agreement.rule.terms import Part, Quoted, Terms, number
from check_data.agreement.rule.texts import with_texts
from check_data.agreement.rule.tokens import BadRule, Token, place
from check_data.agreement.rule.words import RESERVED
from check_data.limits import setting
from check_data.patterns import lazily

_COMPARES = ("==", "!=", "<", "<=", ">", ">=")
_DATE = lazily(r"\b\d{4}-\d{2}-\d{2}\b")


def parse_rule(text: str) -> Expression:
    """What a text states: comparisons of figures alone as `parse` gives them, anything more as a rule.

    Raises:
        BadExpression: the language does not allow it; the message says where, what is wanted, and what is nearest.

    """
    if len(text) > LONGEST_EXPRESSION:
        return parse(text)
    if not _DATE.search(text):
        try:
            found = parse(text)
            if not {"true", "false"} & set(found.names):
                return found
        except BadExpression:
            pass  # it is a rule, or the parser of rules says what is wrong
    return Expression(text.strip(), (), rule_of(text.strip()))


def rule_of(text: str) -> Rule:
    """The rule that a text states.

    Raises:
        BadRule: the language does not allow it.

    """
    try:
        return Parser(text).rule()
    except RecursionError as error:
        raise BadRule(f"nested too deep; the limit is {setting('nesting')}") from error


class Parser(Terms):
    """A parser of rules."""

    def rule(self) -> Rule:
        """The rule that the text states.

        Raises:
            BadRule: the language does not allow it.

        """
        condition = None
        if self._is("if"):
            formula, condition = self._if()
        else:
            formula = self._formula()
        if self._next.kind != "end":
            raise self._wanted("and, or, or the end")
        whole = with_texts(formula)
        return Rule(whole, with_texts(condition) if condition is not None else None)

    def _formula(self) -> Formula:
        start = self._next
        found = self._either()
        if isinstance(found, Node | Quoted):
            raise self._wanted("==, !=, <, <=, >, >=, in or matches", near=self._hint(start))
        return found

    def _hint(self, start: Token) -> str:
        if self._next.kind == "name":
            near = difflib.get_close_matches(self._next.text, RESERVED, 1, 0.6)
            meant = WORDS.get(self._next.text.lower()) or (near[0] if near else None)
            if meant:
                return f"; did you mean {meant}?"
        return f"; a column of yes and no is compared: {start.text} == true" if start.kind == "name" else ""

    def _if(self) -> tuple[Formula, Formula]:
        """A condition written out, and the condition alone."""
        self._need("if")
        self._deeper()
        condition = self._formula()
        self._need("then")
        then = self._formula()
        self._depth -= 1
        holds: Formula = Or((Not(condition), then))
        if self._took("else"):
            holds = And((holds, Or((condition, self._formula()))))
        return holds, condition

    def _either(self) -> Part:
        return self._joined("or")

    def _joined(self, word: str) -> Part:
        inner = self._negated if word == "and" else self._both
        start = self._next
        first = inner()
        parts: list[Formula] = []
        while self._took(word):
            parts.append(self._as_formula(inner(), self._next))
        if not parts:
            return first
        whole = (self._as_formula(first, start), *parts)
        return And(whole) if word == "and" else Or(whole)

    def _both(self) -> Part:
        return self._joined("and")

    def _as_formula(self, part: Part, token: Token) -> Formula:
        if isinstance(part, Node | Quoted):
            raise self._wanted("a comparison", token, self._hint(token))
        return part

    def _negated(self) -> Part:
        if self._is("if"):
            return self._if()[0]
        if not self._took("not"):
            return self._compared()
        self._deeper()
        start = self._next
        inner = self._as_formula(self._negated(), start)
        self._depth -= 1
        return Not(inner)

    def _compared(self) -> Part:
        start = self._next
        left = self._sum()
        if self._is("in", "not", "matches"):
            return self._stated(left, start)
        if not self._is(*_COMPARES):
            return left
        found: list[Formula] = []
        while self._is(*_COMPARES):
            sign = self._take()
            right = self._sum()
            found.append(self._comparison(sign, left, right))
            left = right
        if self._is("within"):
            return self._within(found)
        return found[0] if len(found) == 1 else And(tuple(found))

    def _comparison(self, sign: Token, left: Part, right: Part) -> Formula:
        if isinstance(left, Quoted) and not isinstance(right, Quoted):
            left, right = right, left
            if sign.text not in ("==", "!="):
                raise self._wanted("== or != of texts", sign)
        if isinstance(right, Quoted):
            if not isinstance(left, Name):
                raise self._wanted("a column beside a text", sign)
            if sign.text not in ("==", "!="):
                raise self._wanted("== or != of texts", sign)
            same = Member(left.id, frozenset((right.text,)))
            return same if sign.text == "==" else Not(same)
        if not isinstance(left, Node) or not isinstance(right, Node):
            raise self._wanted("a figure or a number on each side", sign)
        return Comparison(sign.text, left, right)

    def _stated(self, left: Part, start: Token) -> Formula:
        """``in`` or ``matches`` after a column, with or without ``not``."""
        negated = self._took("not")
        if not isinstance(left, Name):
            raise self._wanted("a column before in and matches", start)
        if negated and not self._is("in", "matches"):
            raise self._wanted("in or matches after not")
        found = self._matches(left) if self._took("matches") else self._in(left)
        return Not(found) if negated else found

    def _matches(self, left: Name) -> Formula:
        token = self._take()
        if token.kind != "text":
            raise self._wanted('a pattern in quotation marks, as in matches "[0-9]{4}",', token)
        try:
            compiled(token.text)
        except BadPattern as error:
            raise BadRule(f"{place(self._text, token.start)}: {error}") from error
        return Matches(left.id, token.text)

    def _in(self, left: Name) -> Formula:
        self._need("in")
        if self._next.kind == "name" and "." in self._next.text:
            table, _, column = self._take().text.partition(".")
            return Codes(left.id, table, column)
        if not self._took("["):
            raise self._wanted('a list, as in ["a", "b"], or a column of a table, as in countries.code,')
        items = [self._item()]
        while self._took(","):
            items.append(self._item())
        self._need("]")
        texts = frozenset(each.text for each in items if isinstance(each, Quoted))
        numbers: list[Formula] = [Comparison("==", left, each) for each in items if not isinstance(each, Quoted)]
        if texts and numbers:
            raise BadRule(f"{place(self._text, self._next.start)}: a list holds texts or numbers, not both")
        return Member(left.id, texts) if texts else Or(tuple(numbers))

    def _item(self) -> Quoted | Node:
        token = self._next
        found = self._sum()
        if isinstance(found, Quoted) or (isinstance(found, Node) and not any(_names(found))):
            return found
        raise self._wanted("a text or a number", token)

    def _within(self, found: list[Formula]) -> Formula:
        self._need("within")
        first, *others = found
        if others or not isinstance(first, Comparison) or first.operator != "==":
            raise self._wanted("one == before within")
        token = self._next
        tolerance = self._sum()
        if not isinstance(tolerance, Node) or any(_names(tolerance)):
            raise self._wanted("a number after within", token)
        if not self._took("%"):
            return _between(first, tolerance)
        share = Operation("*", Operation("/", tolerance, number(100)), first.right)
        nothing = number(0)
        above = And((Comparison(">=", first.right, nothing), _between(first, share)))
        below = And((Comparison("<=", first.right, nothing), _between(first, Negative(share))))
        return Or((above, below))


def _between(comparison: Comparison, tolerance: Node) -> Formula:
    """That two sides differ by no more than a tolerance."""
    apart = Operation("-", comparison.left, comparison.right)
    return And((Comparison("<=", apart, tolerance), Comparison(">=", apart, Negative(tolerance))))


def _names(node: Node) -> list[str]:
    return [each.id for each in walk(node) if isinstance(each, Name)]
