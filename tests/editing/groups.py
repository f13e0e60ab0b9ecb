"""Rules of validate on groups of records, in ours, and their verdicts record by record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw
import pyarrow as pa

from check_data.agreement.check import Check
from check_data.agreement.declarations import read_checks
from check_data.findings import Verdict
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import Derivation, derive
from check_data.returns.across.gather import Gathered, Needs, gathered
from check_data.returns.across.groups import repeated
from check_data.returns.engines import RECORD
from tests.editing.notation import in_ours

Records = Sequence[Mapping[str, object]]


def _columns(given: str) -> str:
    return ", ".join(f'"{each.strip()}"' for each in given.split(","))


def declared(rule: str) -> str | None:
    """A rule of validate on groups as a check in TOML; None for one on single records."""
    if found := re.fullmatch(r"(?:is|all)_unique\(([^)]*)\)", rule):
        return f'unique = [{_columns(found[1])}]\nmissing = "passes"'
    if found := re.fullmatch(r"(?:in|is)_linear_sequence\((\w+)(?:, *by *= *(\w+))?\)", rule):
        by = f" by {found[2]}" if found[2] else ""
        return f'holds = "gaps({found[1]}{by}) == 0"'
    if found := re.fullmatch(r"exists_(one|any)\((.*), *by *= *(\w+)\)", rule):
        condition, sign = in_ours(found[2]).replace("'", '"'), "==" if found[1] == "one" else ">="
        return f"holds = '''count({condition} by {found[3]}) {sign} 1'''"
    if "do_by(" in rule:
        turned = re.sub(
            r"do_by\((\w+), *by *= *(\w+), *fun *= *(\w+)(, *na\.rm *= *TRUE)?\)",
            lambda each: f"{each[3]}({each[1]}{f' where given({each[1]})' if each[4] else ''} by {each[2]})",
            rule,
        )
        return f"holds = '''{in_ours(turned)}'''"
    return None


def verdicts(check_text: str, records: Records) -> list[Verdict]:
    """The verdict on each record; that of its group where a check is about groups."""
    (check,) = read_checks(f"[check]\n{check_text}\n", "checks.toml")
    table = _gathered(check, records)
    across = check.across
    assert across is not None
    if across.unique:
        repeats = {place for each in repeated(table, across.unique)[0] for place in each.places}
        return [Verdict.DISAGREES if place in repeats else Verdict.AGREES for place in range(table.size)]
    derivation = derive(check, across, table)
    found = {place: _of_one(derivation._replace(subjects=[place])) for place in derivation.subjects}
    by = derivation.by
    if by is None:
        return [found[place] for place in range(table.size)]
    of = {tuple(records[place][column] for column in by): verdict for place, verdict in found.items()}
    return [of[tuple(record[column] for column in by)] for record in records]


def _of_one(derivation: Derivation) -> Verdict:
    """The verdict on the one record that is asked for, which may be counted rather than told."""
    surely, outcomes = decided(derivation)
    (verdict,) = [*(outcome.verdict for _, outcome in outcomes), *(+surely).elements()]
    return verdict


def _gathered(check: Check, records: Records) -> Gathered:
    across = check.across
    assert across is not None
    rows = [{**record, RECORD: number} for number, record in enumerate(records, 1)]
    frame = nw.from_native(pa.Table.from_pylist(rows), eager_only=True)
    needs = Needs(across.figures(check.expression), across.columns, texts=across.texts(check.expression))
    return gathered([frame], needs)
