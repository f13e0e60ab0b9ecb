"""Rules that belong together, and records as they take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from check_data.agreement.expression import Expression
from check_data.agreement.formula import And, Atom, Formula, Rule
from check_data.agreement.meaning import plain_comparison
from check_data.agreement.nodes import Comparison
from check_data.agreement.rule.texts import mapped, with_texts
from check_data.figures.interval import Interval

Value = Interval | str
"""What a field may be: a figure is a range of values, most often one, a category is a text."""
Record = Mapping[str, Value | None]
"""Fields to their values; None, or a field that is left out: missing."""


class System(NamedTuple):
    """What must hold, by the names of the rules, the fields that are texts, and those that are days, with the format in
    which they are printed (empty: ISO).
    """

    formulas: Mapping[str, Formula]
    texts: frozenset[str]
    conditions: Mapping[str, Formula] = {}
    days: Mapping[str, str] = {}

    def names(self, rule: str) -> tuple[str, ...]:
        """The fields of a rule, each once."""
        return Rule(self.formulas[rule]).names

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of all rules, each once."""
        return tuple(dict.fromkeys(name for rule in self.formulas for name in self.names(rule)))

    def only(self, rules: Iterable[str]) -> System:
        """The system of some rules."""
        kept = set(rules)
        return self._replace(formulas={name: each for name, each in self.formulas.items() if name in kept})

    def parts(self) -> list[System]:
        """The systems of rules that share no field."""
        groups: list[tuple[set[str], list[str]]] = []
        for rule in self.formulas:
            fields = set(self.names(rule))
            joined = [each for each in groups if each[0] & fields]
            groups = [each for each in groups if not each[0] & fields]
            rules = [name for _, names in joined for name in names]
            groups.append((fields.union(*(each for each, _ in joined)), [*rules, rule]))
        return [self.only(rules) for _, rules in groups]


def system_of(rules: Mapping[str, Expression]) -> System:
    """Checks within a record as one system; a column is a text in all rules if it is one in some."""
    whole = {name: each.rule or Rule(And(each.comparisons)) for name, each in rules.items()}
    texts = frozenset(name for each in whole.values() for name in each.texts)
    formulas = {name: mapped(with_texts(each.formula, texts), _plain) for name, each in whole.items()}
    texts |= {name for each in formulas.values() for name in Rule(each).texts}
    conditions = {
        name: mapped(with_texts(each.condition, texts), _plain)
        for name, each in whole.items()
        if each.condition is not None
    }
    return System(formulas, texts, conditions)


def _plain(atom: Atom) -> Formula:
    return plain_comparison(atom) if isinstance(atom, Comparison) else atom
