"""The rules' pages: every rule has one, in the fixed headings, where its code says it is."""

from importlib import import_module

import pytest

from check_data.rules import RULES, Rule

HEADINGS = ["## What it does", "## Why", "## Example", "## What it does not report"]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.code))
def test_a_rule_s_page(rule: Rule) -> None:
    page = rule.page()
    summary, _, rest = page.partition("\n\n")
    assert summary.endswith(".")
    assert "\n" not in summary
    assert [line for line in rest.splitlines() if line.startswith("#")] == HEADINGS
    parts = [part.strip() for part in rest.split("## ")[1:]]
    assert all(len(part.splitlines()) > 1 for part in parts)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.code))
def test_a_rule_s_module_has_its_code(rule: Rule) -> None:
    module = import_module(f"check_data.{rule.module.replace('/', '.')}")
    assert rule.code == module.CODE
    assert rule.module.endswith(rule.name.replace("-", "_"))
    assert callable(module.claims if rule.module.startswith("relations/") else module.judge)


def test_codes_are_in_order_and_names_stand_once() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
