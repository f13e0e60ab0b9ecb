"""What the tests of rules share: records as cells, and the verdict of a rule over one."""

from __future__ import annotations

from check_data.agreement.check import Quantity
from check_data.agreement.formula import Absent, Rule
from check_data.agreement.rule.decide import Cells, judge
from check_data.agreement.rule.parser import rule_of
from check_data.findings import Verdict
from check_data.reading.phrase import NotUnderstood
from tests.helpers import quantity


def figure(cell: object) -> Quantity:
    try:
        return quantity("" if cell is None else str(cell))
    except NotUnderstood:
        return Quantity(str(cell), None)


def cells(rule: Rule, record: dict[str, object]) -> Cells:
    texts = {name: None if record[name] is None else str(record[name]) for name in rule.names}
    return Cells({name: figure(record[name]) for name in rule.figures}, texts)


def verdict(text: str, absent: Absent = "undetermined", **record: object) -> Verdict:
    rule = rule_of(text)._replace(absent=absent)
    return judge(rule, cells(rule, record)).verdict
