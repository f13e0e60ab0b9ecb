"""``check-data rules [PATH]``: rules that contradict each other, follow from others, never apply or always hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.commands.parser import Parser
from check_data.saying import harmless, say, visible

if TYPE_CHECKING:
    from check_data.agreement.expression import Expression
    from check_data.documents.unread import Unread
    from check_data.editing.analyse import Analysis
    from check_data.editing.simplify import Simplified
    from check_data.project import Project


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the rules of a project; returns the exit code: 1 where some contradict each other."""
    from check_data.project import load_project

    parser = Parser(
        "check-data rules", "Say which rules of a project can't hold together, follow from others, or say nothing."
    )
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="the project's folder (default: .)")
    parser.add_argument(
        "--simplify",
        action="store_true",
        help="say which rules can be left out or shortened, and how they are written then",
    )
    parser.add_argument("--no-code", action="store_true", help="do not run schemas/*.py")
    options = parser.parse_args(arguments)
    project = load_project(Path(options.path), code=not options.no_code)
    code = max([_told(name, rules, simpler=options.simplify) for name, rules in _rules(project)], default=0)
    return 2 if said_unread(project.unread) else code


def said_unread(unread: Sequence[Unread]) -> bool:
    """Say which files can't be used; whether there are any."""
    for each in unread:
        say(str(each))
    return bool(unread)


def _rules(project: Project) -> Iterator[tuple[str, Mapping[str, Expression]]]:
    """The rules of each table and publication."""
    for name, checks in (
        *((each.name, each.form.declared) for each in project.tables),
        *((each.name, each.checks) for each in project.publications),
    ):
        rules = {check.name: check.expression for check in checks if check.across is None}
        if rules:
            yield name, rules


def _told(name: str, rules: Mapping[str, Expression], *, simpler: bool) -> int:
    from check_data.agreement.too_much import TooMuch
    from check_data.editing.analyse import analyse
    from check_data.editing.simplify import simplify
    from check_data.editing.system import system_of

    try:
        system = system_of(rules)
        found = analyse(system)
        simplified = simplify(system) if simpler else None
    except TooMuch:
        told(f"{name}: {len(rules)} rules: too many ways in which they may hold to say anything of them")
        return 0
    lines = [*_lines(found), *(_simpler(simplified, rules) if simplified else ())]
    told(f"{name}: {len(rules)} rules{': nothing to say of them' if not lines else ''}")
    for line in lines:
        told(f"  {line}")
    return 1 if found.contradictory else 0


def told(line: str) -> None:
    """Print a line that no terminal takes for more than that."""
    print(harmless(visible(line)))


def _lines(found: Analysis) -> Iterator[str]:
    for rules in found.contradictory:
        yield f"contradictory: {_listed(rules)} can't hold together"
    for rules in found.removable:
        yield f"  without {_listed(rules)} the others can"
    for rule, reason in found.implied.items():
        yield f"redundant: {rule} follows from {_listed(reason)}"
    yield from (f"vacuous: the condition of {rule} is never fulfilled" for rule in found.vacuous)
    yield from (f"never failing: {rule} holds whatever the figures are" for rule in found.always)
    yield from (f"one value: {field} can only be {shown(value)}" for field, value in found.fixed.items())


def _simpler(found: Simplified, rules: Mapping[str, Expression]) -> Iterator[str]:
    from check_data.editing.shorter import written
    from check_data.importing.carried import toml_text

    for rule, how in found.shortened.items():
        if rule not in found.dropped:
            why = "its condition always holds" if how == "then" else "what it says then never can"
            apart = rules[rule].rule
            without = " (without where)" if apart is not None and apart.where else ""
            yield f"simpler: {rule}, as {why}: holds = {toml_text(written(rules[rule], how))}{without}"
    for rule, reason in found.dropped.items():
        yield f"simpler: leave out {rule}, which {f'follows from {_listed(reason)}' if reason else 'never fails'}"


def _listed(rules: Iterable[str]) -> str:
    return ", ".join(sorted(rules))


def shown(value: Fraction | str) -> str:
    """A value as a table holds it: decimals where they end, else a fraction."""
    if isinstance(value, str):
        return value
    places = next((each for each in range(30) if (value * 10**each).denominator == 1), None)
    if places is None:
        return str(value)
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
