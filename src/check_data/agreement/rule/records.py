"""Rules that name other records: statistics of groups, records before, those of another table, codes below others.

What other records give stands in the rule as a figure of the name that was written, so that the evaluator, which knows
nothing of records, decides such a rule like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from check_data.agreement.across import Across, Derived
from check_data.agreement.backticks import quoted
from check_data.agreement.expression import BadExpression
from check_data.agreement.formula import Rule
from check_data.agreement.nodes import Comparison, Name, Node, Operation
from check_data.agreement.periods import bounds_of
from check_data.agreement.rule.parser import Parser
from check_data.agreement.rule.terms import Part, Quoted, number
from check_data.agreement.rule.texts import with_texts
from check_data.agreement.rule.tokens import BadRule, Token, tokens
from check_data.agreement.rule.words import RESERVED
from check_data.agreement.statistic import OF_GROUPS, OF_ONE, PARAMETERS, Statistic

_BEFORE = ("previous", "year_before")


def names_groups(text: str, *, sums: bool = False) -> bool:
    """Whether a rule has a function of a group of records. A sum of one figure alone, which checks without rules have
    too, counts only where it is ``sums`` with a condition, a weight or columns of their own.
    """
    try:
        words = tokens(text)
    except BadRule:
        return False
    return any(_begins_group(words, at, sums) for at in range(len(words) - 1))


def is_more_than_comparisons(text: str) -> bool:
    """Whether a text has words or texts that only rules have."""
    try:
        words = tokens(text)
    except BadRule:
        return False
    reserved = any(each.kind == "name" and each.text in RESERVED and not each.quoted for each in words)
    return reserved or any(each.kind in ("text", "date") for each in words)


def _begins_group(words: list[Token], at: int, sums: bool) -> bool:
    token, following = words[at], words[at + 1]
    if token.kind != "name":
        return False
    if following.text == "[" and following.kind == "sign":
        return token.quoted or token.text not in RESERVED
    if token.quoted:
        return False
    if following.text == "(":
        if token.text in (*OF_GROUPS, "year_before", "children"):
            return True
        if token.text == "previous":
            return not _is_of_one(words, at + 2)
        if token.text == "sum":
            return sums and _is_of_one(words, at + 2) and not _closes(words, at + 2)
        return token.text in OF_ONE and _is_of_one(words, at + 2)
    return token.text == "exists" and following.text == "in" and _says_on(words, at)


def _says_on(words: list[Token], at: int) -> bool:
    return len(words) > at + 3 and words[at + 2].kind == "name" and words[at + 3].text == "on"


def _closes(words: list[Token], at: int) -> bool:
    """Whether a sum is one that checks without rules have: a bracket closes after one word, or it names none."""
    return words[at].text == "by" or (len(words) > at + 1 and words[at + 1].text == ")")


def _is_of_one(words: list[Token], at: int) -> bool:
    """Whether what stands between the brackets that are open before a word is one argument."""
    depth = 0
    for each in words[at:]:
        if each.kind == "sign" and each.text in "([":
            depth += 1
        elif each.kind == "sign" and each.text in ")]":
            if not depth:
                break
            depth -= 1
        elif not depth and each.kind == "name" and each.text in ("by", "where", "weight"):
            break
        elif not depth and each.text == "," and each.kind == "sign":
            return False
    return True


def parse_records(text: str, across: Across) -> tuple[Rule, Across]:
    """The rule that a text states, and ``across`` with the figures that are derived for it.

    Raises:
        BadExpression: it is none, or needs what ``across`` does not say.

    """
    parser = _Records(text.strip(), across)
    rule = parser.rule()
    return rule, parser.across._replace(derived=tuple(parser.derived.values()))


class _Records(Parser):
    def __init__(self, text: str, across: Across) -> None:
        super().__init__(text)
        self.across = across
        self.derived: dict[str, Derived] = {}

    def _of_records(self, token: Token) -> Part | None:
        if token.quoted:
            return self._row(token) if self._took("[") else None
        start, word = self._at - 1, token.text
        if word == "exists" and self._is("in") and _says_on(self._tokens, start):
            return self._exists(token)
        if "." in word and self.across.table is not None:
            return self._partner(token)
        if self._took("["):
            return self._row(token)
        if self._next.text != "(" or self._next.kind != "sign":
            return None
        found = self._function(word)
        if found is None:
            return None
        self._need("(")
        self._deeper()
        made = found(token)
        self._depth -= 1
        return made

    def _function(self, word: str) -> Callable[[Token], Node] | None:
        """What parses the arguments of a function of other records."""
        if word in _BEFORE:
            return self._before
        if word == "children":
            return self._children
        if word in OF_GROUPS or (word in OF_ONE and _is_of_one(self._tokens, self._at + 1)):
            return self._statistic
        return None

    def _made(self, start: Token, kind: str, of: Callable[[str], Derived]) -> Name:
        """A figure of the name that was written."""
        last = self._tokens[self._at - 1]
        end = last.start + len(last.text) + 2 * last.quoted
        name = " ".join(self._text[start.start : end].split())
        self.derived[name] = of(name)
        assert self.derived[name].kind == kind
        return Name(name)

    def _column(self, what: str = "a column") -> str:
        token = self._take()
        if token.kind != "name" or ("." in token.text and not token.quoted):
            raise self._wanted(what, token)
        return token.text

    def _columns(self) -> tuple[str, ...]:
        names = [self._column()]
        while self._took(","):
            names.append(self._column())
        return tuple(dict.fromkeys(names))

    def _exists(self, start: Token) -> Part:
        self._need("in")
        table = self._column("a table")
        self._need("on")
        on = self._columns()
        if (self.across.table or table) != table or (self.across.on or on) != on:
            raise BadExpression(f"exists in {table}: a check names one other table and the same columns; write two")
        self.across = self.across._replace(table=table, on=on)
        name = self._made(start, "exists", lambda name: Derived(name, "exists", "", other=True))
        return Comparison(">=", name, number(1))

    def _partner(self, token: Token) -> Name:
        table, _, figure = token.text.partition(".")
        self._require_table(table, token)
        return self._made(token, "partner", lambda name: Derived(name, "partner", figure, other=True))

    def _require_table(self, table: str, token: Token) -> None:
        if table != self.across.table:
            near = f"; with is {self.across.table!r}"
            raise self._wanted("a figure of the table that the check names", token, near)

    def _before(self, start: Token) -> Node:
        figure, steps = self._column(), 1
        if start.text == "previous" and self._took(","):
            token = self._take()
            if token.kind != "number" or not token.text.isdigit() or not 1 <= int(token.text) <= 1000:
                raise self._wanted("a number of records from 1 to 1000", token)
            steps = int(token.text)
        self._need(")")
        if not self.across.order:
            raise BadExpression(f'{start.text}() needs order = "the column that says which record is before"')
        if start.text == "previous":
            return self._made(start, "previous", lambda name: Derived(name, "previous", figure, steps=steps))
        return self._made(start, "year_before", lambda name: Derived(name, "year_before", figure))

    def _children(self, start: Token) -> Node:
        figure = self._column()
        self._need(")")
        if self.across.tree is None:
            raise BadExpression('children() needs hierarchy = { code = "the column of codes", … }')
        return self._made(start, "children", lambda name: Derived(name, "children", figure))

    def _row(self, start: Token) -> Name:
        """The figure of the one record of the group for which a condition holds."""
        condition = Rule(with_texts(self._formula()))
        self._need("]")
        made = Statistic("row", start.text, condition, self.across.by)
        return self._made(start, "statistic", lambda name: Derived(name, "statistic", start.text, statistic=made))

    def _statistic(self, start: Token) -> Node:
        word = start.text
        first = self._next
        argument: Part | None = None
        if not self._is("where", "by", "weight", ")"):
            # A column of another table in a sum keeps its way of old.
            if word == "sum" and "." in first.text and first.kind == "name" and self.across.table is not None:
                return self._sum_there(start)
            argument = self._either()
        condition = None if argument is None or isinstance(argument, Node | Quoted) else Rule(with_texts(argument))
        figure = self._figure_of(word, argument, first)
        begin, end = self._bounds() if word == "gaps" else (None, None)
        parameters = self._parameters(word)
        weight, by = None, self.across.order if word == "hb" else self.across.by
        while not self._took(")"):
            if condition is None and self._took("where"):
                condition = Rule(with_texts(self._formula()))
            elif word in ("mean", "sum") and weight is None and self._took("weight"):
                weight = self._column()
            elif self._took("by"):
                by = self._columns()
            else:
                raise self._wanted(self._allowed(word))
        made = Statistic(word, figure, condition, by, weight, parameters, begin, end)
        return self._as_node(start, made)

    def _allowed(self, word: str) -> str:
        weights = ", weight" if word in ("mean", "sum") else ""
        return f"where, by{weights} or ) in {word}()"

    def _as_node(self, start: Token, made: Statistic) -> Node:
        if made.function == "hb" and not self.across.order:
            raise BadExpression('hb() needs order = "the column that says which record is before"')
        if made.function != "share" or made.figure is None:
            return self._made(
                start, "statistic", lambda name: Derived(name, "statistic", made.figure or "", statistic=made)
            )
        by = f" by {', '.join(map(quoted, made.by))}" if made.by else ""
        whole = f"sum({quoted(made.figure)}{by})"
        summed = made._replace(function="sum")
        self.derived[whole] = Derived(whole, "statistic", made.figure, statistic=summed)
        return Operation("/", Name(made.figure), Name(whole))

    def _figure_of(self, word: str, argument: Part | None, token: Token) -> str | None:
        """The figure of a statistic; None where it is of records."""
        if isinstance(argument, Name):
            return argument.id
        if word in ("count", "share") and not isinstance(argument, Node | Quoted) and (argument or word == "count"):
            return None
        wanted = "a column or a condition" if word in ("count", "share") else "a column"
        raise self._wanted(f"{wanted} in {word}()", token)

    def _bounds(self) -> tuple[str | None, str | None]:
        """The periods from which and to which a series must run."""
        found: dict[str, str] = {}
        while self._is("begin", "end"):
            word, token = self._take().text, self._take()
            if word in found or token.kind not in ("number", "text", "date"):
                raise self._wanted(f'one {word}, such as {word} "2020-01",', token)
            found[word] = token.text
        begin, end = found.get("begin"), found.get("end")
        try:
            bounds_of(begin, end)
        except ValueError as error:
            raise BadExpression(f"gaps(): {error}") from error
        return begin, end

    def _parameters(self, word: str) -> tuple[tuple[str, Fraction], ...]:
        found = []
        while self._took(","):
            token = self._take()
            if token.text not in PARAMETERS.get(word, {}):
                there = ", ".join(PARAMETERS.get(word, {})) or "none"
                raise self._wanted(f"a parameter of {word}() (there are: {there})", token)
            given = self._take()
            if given.kind != "number":
                raise self._wanted(f"a number, as in {token.text} 0.5,", given)
            found.append((token.text, Fraction(given.text)))
        return tuple(found)

    def _sum_there(self, start: Token) -> Node:
        token = self._take()
        table, _, figure = token.text.partition(".")
        self._require_table(table, token)
        self._need(")")
        return self._made(start, "sum", lambda name: Derived(name, "sum", figure, other=True))
