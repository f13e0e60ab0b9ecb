"""The rules of docs/rules.md are rules."""

from __future__ import annotations

import re
import tomllib

from check_data.agreement.declarations import read_checks
from check_data.agreement.rule.parser import rule_of
from check_data.agreement.rulefile.around import Around
from tests.helpers import ROOT

TEXT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_checks_are_declarations() -> None:
    declared, templates, *_ = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    checks = read_checks(declared, "checks/t.toml")
    assert [check.name for check in checks] == list(tomllib.loads(declared))
    assert checks[0].about == {"label": "Minors are single", "origin": "Civil code, article 84"}
    assert checks[2].mostly < 1
    around = Around(lambda: ["q1", "q2", "q3", "q4"], None, lambda _: "")
    assert [check.expression.text for check in read_checks(templates, "checks/t.toml", None, around)] == [
        *(f"0 <= q{number} <= 1000000" for number in range(1, 5)),
        "q2 <= 2 * q1",
        "q3 <= 2 * q2",
        "total == sum(q1, q2, q3, q4)",
        'if country in ["FR", "IT"] then currency == "EUR"',
    ]


def test_what_stands_beside_rules_of_other_tools_is_a_rule() -> None:
    table = TEXT[TEXT.index("## Rules of other tools") :]
    rules = [
        rule
        for line in table.splitlines()
        if line.startswith("| ") and ": `" in line
        for rule in re.findall(r"`([^`]+)`", line.split("|")[2])
        if not re.search(r"^\w+ = | by |children|hierarchy|always_null|\w\[", rule) and "…" not in rule
    ]
    assert len(rules) > 8
    for rule in rules:
        assert rule_of(rule).names


def test_every_function_is_told() -> None:
    from check_data.agreement.rule.terms import FUNCTIONS

    for name in FUNCTIONS:
        assert re.search(rf"[` ]{name}[(` ]", TEXT), name
