"""Known answers of R's validate, errorlocate, validatetools and deductive, and of Arelle."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.editing.analyse import analyse
from check_data.editing.deduce import deduced, fixed
from check_data.editing.locate import locate
from check_data.editing.typos import corrected
from check_data.figures.conventions import Reading
from check_data.figures.interval import Interval
from check_data.findings import Verdict
from tests.agreement.rule.helpers import verdict
from tests.editing import groups, vtl
from tests.editing.notation import in_ours, record, system
from tests.helpers import SHARED, needs_shared

ORACLES = SHARED / "oracles" / "editing.jsonl"
DIFFERS = tomllib.loads((Path(__file__).parent / "differs.toml").read_text(encoding="utf-8"))
ANSWERS = {Verdict.AGREES: True, Verdict.DISAGREES: False, Verdict.UNDETERMINED: None}


def _cases() -> Iterator[Any]:
    if not ORACLES.exists():
        return
    for line in ORACLES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield pytest.param(case, id=f"{case['kind']}-{case['id']}")


@needs_shared
@pytest.mark.parametrize("case", list(_cases()))
def test_known_answer(case: dict[str, Any]) -> None:
    agrees = globals()[f"_{case['kind']}"](case)
    assert agrees != (case["id"] in DIFFERS["differs"])


def _weight(given: object) -> Fraction | None:
    return None if given == "Inf" else Fraction(str(given))


def _locate(case: dict[str, Any]) -> bool:
    weights = {name: _weight(each) for name, each in case.get("weight", {}).items()}
    rules = system(case["rules"])
    for cells, wanted in zip(case["data"], case["expected"], strict=True):
        found = locate(rules, record(cells), weights)
        if frozenset(wanted["errors"]) not in found.sets or set(wanted["missing"]) - set(found.missing):
            return False
        minima = {frozenset(each) for each in wanted.get("all_minimal", [])} or {frozenset[str]()}
        if "all_minimal" in wanted and set(found.sets) != minima:
            return False
    return True


def _filled(cells: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return {**cells, **{name: each if isinstance(each, str) else float(each) for name, each in found.items()}}


def _typo(case: dict[str, Any]) -> bool:
    rules = system(case["rules"])
    answers = (_filled(cells, dict(corrected(rules, record(cells)))) for cells in case["data"])
    return all(answer == wanted for answer, wanted in zip(answers, case["expected"], strict=True))


def _deduce(case: dict[str, Any]) -> bool:
    rules = system(case["rules"])
    answers = (_filled(cells, dict(deduced(rules, record(cells)))) for cells in case["data"])
    return all(answer == wanted for answer, wanted in zip(answers, case["expected"], strict=True))


def _infeasible(case: dict[str, Any]) -> bool:
    found = analyse(system(case["rules"]))
    return bool(found.contradictory) and frozenset(case["expected"]["remove"]) in found.removable


def _redundant(case: dict[str, Any]) -> bool:
    implied = analyse(system(case["rules"])).implied
    return bool({name: name in implied for name in case["expected"]} == case["expected"])


def _implied_by(case: dict[str, Any]) -> bool:
    implied = analyse(system(case["rules"])).implied
    return implied[case["expected"]["rule"]] == frozenset(case["expected"]["implied_by"])


def _fixed(case: dict[str, Any]) -> bool:
    return bool(fixed(system(case["rules"])) == case["expected"])


def _confront(case: dict[str, Any]) -> bool:
    (rule,) = case["rules"]
    grouped = groups.declared(rule)
    if grouped is not None:
        return bool([ANSWERS[each] for each in groups.verdicts(grouped, case["data"])] == case["expected"]["r1"])
    found = [
        ANSWERS[verdict(in_ours(rule), "fails" if "field_format" in rule else "undetermined", **cells)]
        for cells in case["data"]
    ]
    return bool(found == case["expected"]["r1"])


def _hierarchy(case: dict[str, Any]) -> bool:
    return vtl.agrees(case)


def _check(case: dict[str, Any]) -> bool:
    return vtl.checked(case)


def _around(said: dict[str, str]) -> Quantity:
    half = Fraction(10) ** -int(said["decimals"]) / 2
    return Quantity(said["value"], Reading.only(Interval.around(Fraction(said["value"]), half)))


def _calc11(case: dict[str, Any]) -> bool:
    parts = {f"p{number}": _around(each) for number, each in enumerate(case["data"]["parts"])}
    outcome = evaluate(parse(f"total == sum({', '.join(parts)})"), {**parts, "total": _around(case["data"]["total"])})
    return bool((outcome.verdict is Verdict.AGREES) == case["expected"]["consistent"])
