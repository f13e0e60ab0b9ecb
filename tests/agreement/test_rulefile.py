"""Includes, parameters and templates of rule files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.agreement.declarations import read_checks
from check_data.agreement.expression import BadExpression
from check_data.agreement.formula import Member
from check_data.agreement.nodes import Negative, Number
from check_data.agreement.rule.parser import parse_rule
from check_data.agreement.rulefile.around import ALONE, Around
from check_data.agreement.rulefile.filled import expression_filled, literal, text_literal
from check_data.agreement.rulefile.places import BadDeclaration
from check_data.findings import Severity

COLUMNS = ("q1", "q2", "q3", "q_total", "other.rev", "x", "year")


def codes(table: str, column: str) -> Sequence[str]:
    if (table, column) != ("countries", "code"):
        raise BadExpression(f"no table {table!r}")
    return ["IT", 'F"R']


def read(text: str, figures: Sequence[str] | None = None, **files: str) -> tuple[Check, ...]:
    def other(path: Path) -> str:
        if path.stem == "unreadable":
            raise ValueError("not UTF-8")
        if path.stem not in files:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return files[path.stem]

    return read_checks(text, "checks/t.toml", figures, Around(lambda: COLUMNS, codes, other))


def told(text: str, **files: str) -> dict[str, str]:
    return {check.name: check.expression.text for check in read(text, **files)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '[positive]\nfor = { q = ["q1", "other.rev"] }\nholds = "{q} >= 0"',
            {"positive[q1]": "q1 >= 0", "positive[other.rev]": "`other.rev` >= 0"},
        ),
        ("['{q}-there']\nfor = { q = 'q*' }\nholds = 'given({q})'", {
            "q1-there": "given(q1)", "q2-there": "given(q2)", "q3-there": "given(q3)",
            "q_total-there": "given(q_total)",
        }),
        ("[ends]\nfor = { q = '*_total' }\nholds = '{q} > 0'", {"ends[q_total]": "q_total > 0"}),
        ("[a]\nfor = { a = ['x', 'y'], b = [1, 2] }\nholds = '{a}{b} > 0'", {
            "a[x, 1]": "x1 > 0", "a[x, 2]": "x2 > 0", "a[y, 1]": "y1 > 0", "a[y, 2]": "y2 > 0",
        }),
        ("[a]\nfor = [{ now = 'q2', before = 'q1' }, { now = 'q3', before = 'q2' }]\nholds = '{now} <= 2 * {before}'", {
            "a[q2, q1]": "q2 <= 2 * q1", "a[q3, q2]": "q3 <= 2 * q2",
        }),
        # Codes are texts where quotation marks are, and columns without.
        ("""[codes]\nfor = { c = "countries.code" }\nholds = 'if k == "{c}" then {c} > 0'""", {
            "codes[IT]": 'if k == "IT" then IT > 0', 'codes[F"R]': 'if k == "F\\"R" then `F"R` > 0',
        }),
        ("""[single]\nfor = { c = ["it's", '\\d'] }\nholds = "k == '{c}'" """, {
            "single[it's]": 'k == "it\'s"', "single[\\d]": 'k == "\\\\d"',
        }),
        ("[sum]\nholds = 'x == sum(q*)'", {"sum": "x == sum(q1, q2, q3, q_total)"}),
        ("[sum]\nholds = 'x == sum(q*, other*) * 2'", {"sum": "x == sum(q1, q2, q3, q_total, (`other.rev`)) * 2"}),
        ("[sum]\nfor = { p = ['q', 'q_'] }\nholds = 'year == sum({p}*, x)'", {
            "sum[q]": "year == sum(q1, q2, q3, q_total, x)", "sum[q_]": "year == sum((q_total), x)",
        }),
        # Products, functions and patterns of characters stay as they are.
        ("[a]\nholds = 'x == max(q1*q2, 2 * (q1)) * q3'", {"a": "x == max(q1*q2, 2 * (q1)) * q3"}),
        ("[a]\nholds = 'x matches \"[0-9]{2}{b}\" or `{b}` == 1'", {"a": 'x matches "[0-9]{2}{b}" or `{b}` == 1'}),
        ("[parameters]\nb = 'rev'\n[a]\nholds = '`other.{b}` == 1 or in_{b} > 0'", {
            "a": "`other.rev` == 1 or in_rev > 0",
        }),
    ],
)  # fmt: skip
def test_templates(text: str, wanted: dict[str, str]) -> None:
    assert told(text) == wanted


def test_parameters() -> None:
    checks = read("""
[parameters]
most = 1.50
least = -3
start = 2024-01-31
eu = ["IT", "F'R"]
quarters = ["q1", "other.rev"]
share = 0.5
level = "warning"
yes = true
[a]
holds = 'x - {least} <= {most} and x in {eu} and sum({quarters}) > 0 and year >= {start} and k == {yes}'
mostly = "{share}"
severity = "{level}"
label = "at most {most}, from {eu}, since {start}; {unknown} stays"
tags = ["{level}"]
waived = { reason = "{level}" }
[b]
for = { q = "quarters" }
holds = "{q} > 0"
""")
    assert checks[0].expression.text == (
        'x - (-3) <= 1.5 and x in ["IT", "F\'R"] and sum(q1, `other.rev`) > 0 and year >= 2024-01-31 and k == true'
    )
    assert float(checks[0].mostly) == 0.5
    assert checks[0].severity is Severity.WARNING
    assert checks[0].about == {
        "label": "at most 1.5, from IT, F'R, since 2024-01-31; {unknown} stays",
        "tags": "warning",
    }
    assert checks[0].waiver is not None
    assert checks[0].waiver.reason == "warning"
    assert [each.name for each in checks[1:]] == ["b[q1]", "b[other.rev]"]


def test_numbers_in_lists() -> None:
    assert told("[parameters]\nsome = [1, 2.5]\n[a]\nholds = 'x in {some} and x < max({some})'") == {
        "a": "x in [1, 2.5] and x < max(1, 2.5)"
    }


def test_includes() -> None:
    common = "[parameters]\nleast = 0\nmost = 5\n[common]\nholds = '{least} <= x <= {most}'"
    middle = "include = 'common.toml'\n[middle]\nholds = 'x != 3'"
    checks = read(
        "include = ['middle.toml', '../checks/common.toml']\n[parameters]\nmost = 9\n[own]\nholds = 'x < {most}'",
        middle=middle,
        common=common,
    )
    assert [(each.name, each.expression.text, each.place.path, each.place.line) for each in checks] == [
        ("common", "0 <= x <= 9", "checks/common.toml", 4),
        ("middle", "x != 3", "checks/middle.toml", 2),
        ("own", "x < 9", "checks/t.toml", 4),
    ]


def test_what_is_not_known_is_left_out() -> None:
    text = (
        "include = ['common.toml']\n[a]\nholds = 'x == sum(q*)'\n[b]\nfor = { c = 'countries.code' }\n"
        "holds = 'x > 0'\n[c]\nholds = 'x > 0'\n"
    )
    assert [each.name for each in read_checks(text, "checks/t.toml", None, ALONE)] == ["c"]


def test_checks_of_these_names() -> None:
    assert told("[parameters]\nholds = 'x > 0'\n[include]\nholds = 'x > 1'") == {
        "parameters": "x > 0",
        "include": "x > 1",
    }
    assert read("[parameters]\nunique = 'x'")[0].name == "parameters"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n[a]\nfor = { q = [] }\nholds = '{q} > 0'", r"t.toml:2: \[a\] for: q has no values, so the check"),
        ("[a]\nfor = { q = 'z*' }\nholds = '{q} > 0'", r"t.toml:1: \[a\] no column is named z\*; there are q1, q2, q3"),
        ("[a]\nholds = 'x == sum(z*)'", r"\[a\] no column is named z\*; there are q1"),
        ("[a]\nholds = 'x == sum(other*)'", r"sum\(\) of one figure of a record is that figure: name several"),
        ("[a]\nholds = 'x == sum({one})'\n[parameters]\none = ['q1']", r"sum\(\) of one figure of a record"),
        ("[a]\nfor = {}\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = []\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = 3\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = { 'a b' = ['x'] }\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = { q = 3 }\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = { q = [[1]] }\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = { q = [2024-01-31T10:00:00] }\nholds = 'x > 0'", "for gives a name its values"),
        ("[a]\nfor = [{ q = 'x' }, { p = 'x' }]\nholds = 'x > 0'", "each with the same names"),
        ("[a]\nfor = [{ q = ['x'] }]\nholds = 'x > 0'", "each with the same names"),
        ("[a]\nfor = { q = 'quarter' }\nholds = 'x > 0'\n[parameters]\nquarters = ['x']", "did you mean 'quarters'"),
        ("[a]\nfor = { q = 'one' }\nholds = 'x > 0'\n[parameters]\none = 1", "no parameter 'one' is a list"),
        ("[a]\nfor = { q = 'regions.code' }\nholds = 'x > 0'", r"\[a\] no table 'regions'"),
        ("[a]\nholds = '{mots} > 0'\n[parameters]\nmost = 1", r"\{mots\} stands for nothing; did you mean 'most'"),
        ("[a]\nholds = '{eu}_x > 0'\n[parameters]\neu = ['x']", r"\{eu\} is a list, and no part of a name"),
        ("[a]\nholds = '{e} > 0'\n[parameters]\ne = ''", "'' names no column"),
        ("[a]\nholds = '{e} > 0'\n[parameters]\ne = inf", "inf is no number of the language"),
        ("[a]\nholds = 'q_total == sum(q*)'", r"q\* takes in 'q_total', which the rule names as well"),
        ("[a]\nfor = { t = ['q_total'] }\nholds = '{t} == sum(q*)'", r"q\* takes in 'q_total'"),
        ("[a]\nfor = { q = ['x', 'x'] }\nholds = '{q} > 0'", r"t.toml:1: \[a\[x\]\] is declared at checks/t.toml:1 as"),
        ("[a]\nfor = { q = ['x'] }\nholds = '{q} >'", r"\[a\[x\]\] column 4"),
        ("include = 3", "t.toml:1: include names other rule files"),
        ("\ninclude = ['']", "t.toml:2: include names other rule files"),
        ("parameters = 3", "parameters is no check"),
        ("[parameters]\na = { b = 1 }", r"t.toml:1: \[parameters\] a is no name with a number"),
        ("[parameters]\n'a b' = 1", r"\[parameters\] a b is no name"),
        ("[parameters]\na = [[1]]", r"\[parameters\] a is no name with a number"),
        ("\ninclude = ['none.toml']", "t.toml:2: include: checks/none.toml can't be read: No such file or directory"),
        ("include = ['unreadable.toml']", "t.toml:1: include: checks/unreadable.toml can't be read: not UTF-8"),
        ("include = ['t.toml']", "t.toml:1: include goes in a circle: checks/t.toml includes checks/t.toml"),
        ("include = ['one.toml']", "two.toml:1: include goes in a circle: checks/one.toml includes checks/two.toml"),
        ("include = ['bad.toml']", "checks/bad.toml:2: not TOML"),
        ("include = ['same.toml']\n[x]\nholds = 'x > 0'", r"t.toml:2: \[x\] is declared at checks/same.toml:1 as well"),
    ],
)  # fmt: skip
def test_what_can_not_be_used(text: str, why: str) -> None:
    files = {
        "one": "include = ['two.toml']",
        "two": "include = ['one.toml']",
        "bad": "\nx = \n",
        "same": "[x]\nholds = 'x > 1'",
    }
    with pytest.raises(BadDeclaration, match=why):
        read(text, **files)


def test_too_many() -> None:
    numbers = ", ".join(map(str, range(101)))
    with pytest.raises(BadDeclaration, match=r"for stands for 10201 checks; at most 10000 are taken"):
        read(f"[a]\nfor = {{ a = [{numbers}], b = [{numbers}] }}\nholds = 'x > {{a}} * {{b}}'")


def test_of_a_list_of_figures() -> None:
    assert [each.expression.text for each in read("[a]\nholds = 'x < max(q*)'", COLUMNS)] == [
        "x < max(q1, q2, q3, q_total)"
    ]
    with pytest.raises(BadDeclaration, match=r"\[a\[z\]\] no figure is named 'z'"):
        read("[a]\nfor = { q = ['z'] }\nholds = '{q} > 0'", COLUMNS)


TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n\r"), max_size=12)


@given(TEXTS)
def test_any_text_between_quotation_marks_is_itself(text: str) -> None:
    for written in ('k == "{t}"', "k == '{t}'"):
        filled = expression_filled(written, {"t": text}, ALONE)
        rule = parse_rule(filled).rule
        assert rule is not None
        assert rule.formula == Member("k", frozenset([text]))
    assert text_literal(text)[1:-1].replace('\\"', '"').replace("\\\\", "\\") == text


@given(st.text("ab_1. ü-", min_size=1).filter(str.strip))
def test_any_name_is_that_column(name: str) -> None:
    filled = expression_filled("{t} > 0", {"t": name}, ALONE)
    assert parse_rule(filled).names == (name,)


FINITE = st.floats(-1e200, 1e200, allow_subnormal=False).filter(lambda each: not each or abs(each) > 1e-200)


@given(FINITE | st.integers())
def test_any_number_is_itself(number: float) -> None:
    parsed = parse_rule(f"x == {literal(number)}").comparisons[0].right
    sign, shown = (-1, parsed.operand) if isinstance(parsed, Negative) else (1, parsed)
    assert isinstance(shown, Number)
    assert type(number)(sign * shown.value) == number


@given(st.text("xq*,)({}\"'` \\", max_size=40))
def test_what_has_nothing_to_fill_in_is_filled_or_told(text: str) -> None:
    with suppress(BadExpression):
        expression_filled(text, {"q": "x"}, Around(lambda: COLUMNS))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[a]\nlabel = 'x'\nholds = 'q1 < < 2'", "t.toml:3: [a] column 6"),
        ("# one\n[a]\nholds = 'q1 < 2'\n\n'where' = 'q1 >'\n[b]\nholds = 'q2 <'", "t.toml:5: [a] where: column 5"),
        ('[a]\nholds = \'q1 < 2\'\n[b]\nholds = """\nq1 > 1\nand"""', "t.toml:4: [b] line 2, column 4"),
        ("['{q}-b']\nfor = { q = ['q1'] }\nholds = '{q} <'\n", "t.toml:3: [q1-b] column 5"),
        # Of a table that is written otherwise, the line that begins it; what no rule says, where the table opens.
        ("a.because = 'x'\na.holds = 'q1 <'", "t.toml:1: [a] column 5"),
        ("a = { holds = 'q1 <' }\n[b]\nholds = 'q1 > 0'", "t.toml:1: [a] column 5"),
        ("[b]\nlabel = 'x'\nholds = 'q1 > 0'\nmissing = 'x'", "t.toml:1: [b] missing is"),
    ],
)
def test_a_rule_that_can_not_be_parsed_has_the_line_of_its_key(text: str, where: str) -> None:
    with pytest.raises(BadDeclaration) as raised:
        read(text)
    assert where in str(raised.value)
