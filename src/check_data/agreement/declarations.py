"""``checks/NAME.toml``: one table a check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from check_data.agreement import conditions
from check_data.agreement.across_keys import KEYS, read_across, spans_records
from check_data.agreement.check import Check
from check_data.agreement.expression import BadExpression, require_several
from check_data.agreement.rule.tokens import BadRule
from check_data.agreement.rulefile.around import ALONE, Around, NotKnown
from check_data.agreement.rulefile.files import RuleFile, files_of
from check_data.agreement.rulefile.filled import filled_table
from check_data.agreement.rulefile.loops import bindings, instance
from check_data.agreement.rulefile.places import BadDeclaration as BadDeclaration
from check_data.agreement.rulefile.places import nearest
from check_data.findings import Place, Severity, Waiver

_KEYS = ("holds", "because", "severity", "waived", "for", *conditions.KEYS, *conditions.ABOUT, *KEYS)


def read_checks(
    text: str, path: str, figures: Collection[str] | None = None, around: Around = ALONE
) -> tuple[Check, ...]:
    """The checks that a file declares, after those of the files that it includes; ``figures`` are the names that
    expressions may use (None: any, of records). What templates need and ``around`` does not know is left out.

    Raises:
        BadDeclaration: broken TOML, an unknown key, a bad expression or waiver, an unknown figure, a check across
            records where there are none, an include that can't be read, a template without columns.

    """
    found: dict[str, Check] = {}
    for file in files_of(text, path, around):
        for each in _checks(file, figures, around):
            if each.name in found:
                before = found[each.name].place
                problem = f"[{each.name}] is declared at {before.path}:{before.line} as well"
                raise BadDeclaration(file.path, each.place.line, problem)
            found[each.name] = each
    return tuple(found.values())


def _checks(file: RuleFile, figures: Collection[str] | None, around: Around) -> Iterator[Check]:
    """The checks of a file alone; all that can't be used are told at the end, in one error."""
    bad: list[BadDeclaration] = []
    for name, table in file.tables.items():
        try:
            yield from _of_table(name, table, file, figures, around)
        except NotKnown:
            continue
        except BadDeclaration as error:
            bad.append(error)
        except BadExpression as error:
            bad.append(BadDeclaration(file.path, file.places.of(name).line, f"[{name}] {error}"))
    if bad:
        bad[0].others = tuple(bad[1:])
        raise bad[0]


def _of_table(
    name: str, table: object, file: RuleFile, figures: Collection[str] | None, around: Around
) -> Iterator[Check]:
    place = file.places.of(name)
    if not isinstance(table, dict):
        raise BadDeclaration(file.path, place.line, f'{name} is no check: write a table, [{name}] with holds = "…"')
    for each, own in _instances(name, table, file, around):
        try:
            yield _check(each, own, place, file.path, figures)
        except BadRule as error:
            key = "where" if str(error).startswith("where: ") else "holds"
            raise BadDeclaration(file.path, file.places.line_of(name, key), f"[{each}] {error}") from error


def _instances(
    name: str, table: Mapping[str, object], file: RuleFile, around: Around
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The checks that a table stands for, by their names."""
    own = {key: value for key, value in table.items() if key != "for"}
    if "for" not in table:
        yield name, filled_table(own, file.parameters, around)
        return
    for values in bindings(table["for"], file.parameters, around):
        filled = filled_table(own, {**file.parameters, **values}, around)
        yield instance(name, values, file.parameters), filled


def _check(name: str, table: Mapping[str, object], place: Place, path: str, figures: Collection[str] | None) -> Check:
    for key in table:
        if key not in _KEYS:
            raise BadDeclaration(path, place.line, f"[{name}] has an unknown key {key!r}{nearest(key, _KEYS)}")
    holds, because = table.get("holds", "" if "unique" in table else None), table.get("because", "")
    if not isinstance(holds, str) or not isinstance(because, str):
        raise BadDeclaration(path, place.line, f'[{name}] needs holds = "an expression" and texts as values')
    if figures is not None and any(key in KEYS for key in table):
        raise BadDeclaration(path, place.line, f"[{name}] joins records, and a list of figures has none")
    try:
        # Of a list of figures, an expression with a dot is a slip and no other table.
        spans = figures is None and spans_records(table)
        expression, across = read_across(table) if spans else (conditions.expression_of(holds, table), None)
        if figures is None:
            require_several(expression)
        else:
            conditions.require_no_codes(expression)
        mostly, about = conditions.mostly_of(table, records=figures is None), conditions.about_of(table)
        at_most = conditions.at_most_of(table, records=figures is None)
    except BadRule:
        raise  # it has a column, of the line of its key
    except BadExpression as error:
        raise BadDeclaration(path, place.line, f"[{name}] {error}") from error
    for figure in expression.names:
        if figures is not None and figure not in figures:
            raise BadDeclaration(path, place.line, f"[{name}] no figure is named {figure!r}{nearest(figure, figures)}")
    warns = across is not None and across.warns
    severity = _severity(name, {"severity": "warning", **table} if warns else table, path, place.line)
    waiver = _waiver(name, table, path, place.line)
    return Check(name, expression, because, severity, waiver, place, across, mostly, about, at_most)


def _severity(name: str, table: Mapping[str, object], path: str, line: int) -> Severity:
    given = table.get("severity", "error")
    found = next((each for each in Severity if each.label == given), None)
    if found is None:
        raise BadDeclaration(path, line, f"[{name}] severity is error, warning or note, not {given!r}")
    return found


def _waiver(name: str, table: Mapping[str, object], path: str, line: int) -> Waiver | None:
    waived = table.get("waived")
    if waived is None:
        return None
    reason = waived.get("reason", "") if isinstance(waived, dict) else None
    until = waived.get("until") if isinstance(waived, dict) else None
    unknown = set(waived) - {"reason", "until"} if isinstance(waived, dict) else {"waived"}
    dated = until is None or (type(until) is date)
    if unknown or not dated or not isinstance(reason, str):
        raise BadDeclaration(
            path, line, f'[{name}] write waived = {{ reason = "why", until = 2030-12-31 }}; until may be left out'
        )
    return Waiver(reason.strip(), until if isinstance(until, date) else None)
