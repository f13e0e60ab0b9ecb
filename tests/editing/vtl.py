"""Hierarchical rule sets and checks of VTL in ours, and what they say of a long table: one record a group and code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from check_data.findings import Verdict
from tests.agreement.rule.helpers import verdict
from tests.editing.groups import verdicts

Answers = Mapping[tuple[object, ...], bool | None]
"""What a rule says of a group, by its cells, the code on its left side and its number."""

_RULE = re.compile(
    r"(\w+) *(=|>=|<=|>|<) *(\w+(?: *[+-] *\w+)*)(?: *errorcode \"[^\"]*\")?(?: *errorlevel \d+)? *(?:;|$)"
)
_ANSWERS = {Verdict.AGREES: True, Verdict.DISAGREES: False, Verdict.UNDETERMINED: None}


def rules(text: str, value: str, code: str) -> list[tuple[str, str]]:
    """Each rule of a rule set: the code on its left side, and the rule in ours."""
    (inner,) = re.findall(r"\) is\b(.*?)end hierarchical ruleset", text, re.DOTALL)
    found = []
    for left, sign, right in _RULE.findall(inner.strip()):
        cells = re.sub(r"\w+", lambda each: f'{value}[{code} == "{each[0]}"]', right)
        found.append((left, f'{value}[{code} == "{left}"] {"==" if sign == "=" else sign} {cells}'))
    return found


def table(data: Sequence[Any]) -> tuple[list[dict[str, object]], str, str]:
    """The records, and the names of the columns of their values and of their codes."""
    if isinstance(data[0], str):
        head, *lines = [line.split(",") for line in data]
        rows: list[dict[str, object]] = [dict.fromkeys(head) | dict(zip(head, line, strict=False)) for line in lines]
        for row in rows:
            row[head[-1]] = None if not row[head[-1]] else float(str(row[head[-1]]))
        return rows, head[-1], head[0]
    return [dict(zip("tcv", row, strict=True)) for row in data], "v", "c"


def answers(text: str, data: Sequence[Any]) -> Answers:
    """What all rules of a rule set say of all groups."""
    rows, value, code = table(data)
    by = [name for name in rows[0] if name not in (value, code)]
    found: dict[tuple[object, ...], bool | None] = {}
    for number, (left, rule) in enumerate(rules(text, value, code), 1):
        columns = ", ".join(f'"{name}"' for name in by)
        for row, each in zip(rows, verdicts(f"holds = '''{rule}'''\nby = [{columns}]", rows), strict=True):
            found[(*(row[name] for name in by), left, str(number))] = _ANSWERS[each]
    return found


def expected(case: Mapping[str, Any]) -> Answers:
    """What VTL says, of what it tells."""
    if isinstance(case["expected"][0], str):
        head, *lines = [line.split(",") for line in case["expected"]]
        told = [dict(zip(head, line, strict=True)) for line in lines]
        by = case["data"][0].split(",")[1:-1]
        code = head[0]
        return {(*(each[name] for name in by), each[code], each["ruleid"]): False for each in told}
    return {(each["t"], each["c"], each["ruleid"]): each["bool_var"] for each in case["expected"]}


def agrees(case: Mapping[str, Any]) -> bool:
    """Whether ours is what VTL says: the same groups disagree, and of those that it tells of all is the same."""
    ours, theirs = answers(case["rules"], case["data"]), expected(case)
    failing = [{key for key, answer in each.items() if answer is False} for each in (ours, theirs)]
    return failing[0] == failing[1] and all(ours[key] == answer for key, answer in theirs.items())


def checked(case: Mapping[str, Any]) -> bool:
    """Whether a check of one data set against a number says the same of each record."""
    found = re.search(r"check\(DS_1 (\S+) (\S+) ", case["rules"])
    assert found is not None
    ours = [_ANSWERS[verdict(f"v {found[1]} {found[2]}", v=row[2])] for row in case["data"]]
    return ours == [each["bool_var"] for each in case["expected"]]
