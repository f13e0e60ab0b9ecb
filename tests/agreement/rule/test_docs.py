"""The rules of docs/rules.md are rules."""

from __future__ import annotations

import re
import tomllib

from check_data.agreement.declarations import read_checks
from check_data.agreement.rule.parser import rule_of
from tests.helpers import ROOT

TEXT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_checks_are_declarations() -> None:
    (declared,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    checks = read_checks(declared, "checks/t.toml")
    assert [check.name for check in checks] == list(tomllib.loads(declared))
    assert checks[0].about == {"label": "Minors are single", "origin": "Civil code, article 84"}
    assert checks[2].mostly < 1


def test_what_stands_beside_rules_of_other_tools_is_a_rule() -> None:
    table = TEXT[TEXT.index("## Rules of other tools") :]
    rules = [
        rule
        for line in table.splitlines()
        if line.startswith("| ") and ": `" in line
        for rule in re.findall(r"`([^`]+)`", line.split("|")[2])
        if not rule.startswith("missing =") and "…" not in rule
    ]
    assert len(rules) > 8
    for rule in rules:
        assert rule_of(rule).names


def test_every_function_is_told() -> None:
    from check_data.agreement.rule.terms import FUNCTIONS

    for name in FUNCTIONS:
        assert re.search(rf"[` ]{name}[(` ]", TEXT), name
