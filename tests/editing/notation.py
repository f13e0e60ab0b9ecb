"""Rules in the notation of R's validate, as far as the known answers use it, in ours; and records as ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from check_data.agreement.rule.parser import parse_rule
from check_data.editing.system import System, Value, system_of
from check_data.figures.interval import Interval

_TURNS = (
    (r"field_format\((\w+), *('[^']*'), *type='regex'\)", r"given(\1) and \1 matches \2"),
    (r"is_complete\(([^)]*)\)", lambda found: " and ".join(f"given({each.strip()})" for each in found[1].split(","))),
    (r"in_range\((\w+), *min *= *([-\d.]+), *max *= *([-\d.]+)\)", r"\1 >= \2 and \1 <= \3"),
    (r"%v?in% *c\(([^()]*)\)", r"in [\1]"),
    (r"\bis\.na\(", "missing("),
    (r"\bnchar\(", "length("),
    (r"\bTRUE\b", "true"),
    (r"\bFALSE\b", "false"),
    (r"&&?", " and "),
    (r"\|\|?", " or "),
    (r"!(?!=)", " not "),
)


def in_ours(rule: str) -> str:
    """A rule of validate."""
    if (found := re.match(r"if *\(", rule)) is not None:
        end = _closing(rule, found.end() - 1)
        return f"if {in_ours(rule[found.end() : end])} then {in_ours(rule[end + 1 :].strip())}"
    parts = re.split(r"('[^']*')", rule) if "field_format" not in rule else [rule]
    if len(parts) > 1 and "%" in rule:
        parts = [rule]
    for pattern, turned in _TURNS:
        parts = [each if each.startswith("'") else re.sub(pattern, turned, each) for each in parts]
    return "".join(parts).strip()


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    raise ValueError(text)


def system(rules: Sequence[str]) -> System:
    return system_of({f"r{number}": parse_rule(in_ours(rule)) for number, rule in enumerate(rules, start=1)})


def record(cells: Mapping[str, object]) -> dict[str, Value | None]:
    return {name: _value(cell) for name, cell in cells.items()}


def _value(cell: object) -> Value | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if isinstance(cell, str) else Interval.exactly(Fraction(str(cell)))
