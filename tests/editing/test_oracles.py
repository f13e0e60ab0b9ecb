"""Known answers of R's validate, errorlocate, validatetools and deductive, of vtlengine and of Arelle."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
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
from check_data.importing import vtl
from tests.agreement.rule.helpers import verdict
from tests.editing import groups
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


def _table(rows: list[Any], names: list[str]) -> list[dict[str, Any]]:
    """Rows of cells, or lines of CSV after their header, by the names of the columns."""
    if isinstance(rows[0], str):
        names, *lines = (line.split(",") for line in rows)
        rows = [[*line, ""][: len(names)] for line in lines]
    return [{name: None if cell == "" else cell for name, cell in zip(names, row, strict=True)} for row in rows]


def _at_its_word(cell: object) -> Quantity:
    return Quantity(str(cell), None if cell is None else Reading.only(Interval.exactly(Fraction(str(cell)))))


def _hierarchy(case: dict[str, Any]) -> bool:
    """VTL judges codes in rows of their own, we columns: each group of rows is one record here. A code without
    a row is missing, or 0 where the mode says so; by default only groups with all codes are judged.
    """
    (variable,) = re.findall(r"variable rule (\w+)", case["rules"])
    mode = next(iter(re.findall(r"(\w+_(?:null|zero))\b", case["rules"])), "non_null")
    records: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(dict)
    for row in _table(case["data"], ["t", variable, "v"]):
        *ids, measure = row
        group = tuple(row[each] for each in ids if each != variable)
        records[group][row[variable]] = row[measure]
    found: dict[tuple[Any, ...], bool | None] = {}
    for number, rule in enumerate(vtl.read(case["rules"], "x.vtl").rules, start=1):
        expression = parse(str(rule.table["holds"]))
        for group, given in records.items():
            absent = 0 if "zero" in mode else None
            cells = {name: given.get(name, absent) for name in expression.names}
            if not given.keys() & cells.keys() or (mode == "non_null" and None in cells.values()):
                continue
            outcome = evaluate(expression, {name: _at_its_word(cell) for name, cell in cells.items()})
            found[(*group, str(number))] = ANSWERS[outcome.verdict]
    if isinstance(case["expected"][0], dict):
        return found == {(each["t"], each["ruleid"]): each["bool_var"] for each in case["expected"]}
    header = case["expected"][0].split(",")
    groups = [each for each in case["data"][0].split(",")[:-1] if each != variable]
    wrong = {tuple(row[each] for each in (*groups, "ruleid")) for row in _table(case["expected"], header)}
    return {key for key, holds in found.items() if holds is False} == wrong


def _check(case: dict[str, Any]) -> bool:
    (condition,) = re.findall(r"check\(DS_1 (.+?) errorcode", case["rules"])
    found = {(t, c): ANSWERS[verdict(f"v {condition}", v=v)] for t, c, v in case["data"]}
    return found == {(each["t"], each["c"]): each["bool_var"] for each in case["expected"]}


def _around(said: dict[str, str]) -> Quantity:
    half = Fraction(10) ** -int(said["decimals"]) / 2
    return Quantity(said["value"], Reading.only(Interval.around(Fraction(said["value"]), half)))


def _calc11(case: dict[str, Any]) -> bool:
    parts = {f"p{number}": _around(each) for number, each in enumerate(case["data"]["parts"])}
    outcome = evaluate(parse(f"total == sum({', '.join(parts)})"), {**parts, "total": _around(case["data"]["total"])})
    return bool((outcome.verdict is Verdict.AGREES) == case["expected"]["consistent"])
