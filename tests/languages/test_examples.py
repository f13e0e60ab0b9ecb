"""Ordinary sentences of the languages that are data: what is wrong is told, what is right and traps are not."""

import tomllib
from typing import Any

import pytest

from check_data.findings import Severity, Verdict
from check_data.languages.folders import own
from tests.languages.wordings import changed, judged

GROUPS: dict[str, dict[str, Any]] = {
    code: tomllib.loads(file.read_text("utf-8"))
    for code, folder in own().items()
    if (file := folder / "examples.toml").is_file()
}


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{code}: {row[0]}") for code, each in GROUPS.items() for row in each["told"]]
)
def test_what_is_wrong_is_told(row: list[str]) -> None:
    text, figure, other = row
    right = judged(text)
    assert not [each.claim.expression for each in right if each.level.severity]
    assert any(each.outcome.verdict is Verdict.AGREES and each.told for each in right)
    wrong = judged(changed(text, figure, other))
    assert any(each.told and each.level.severity for each in wrong)


@pytest.mark.parametrize("text", [text for each in GROUPS.values() for text in each["silent"]])
def test_traps_are_silent(text: str) -> None:
    assert [each.claim.expression for each in judged(text) if each.level.severity not in (None, Severity.NOTE)] == []
