"""Rules of R's validate in our language."""

from __future__ import annotations

import inspect
import json
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.rule.parser import parse_rule
from check_data.importing.carried import NotCarried
from check_data.importing.r_language import parsed
from check_data.importing.r_rules import rule, whole
from check_data.limits import Limits, limited
from tests.editing.notation import in_ours
from tests.helpers import SHARED, needs_shared


def ours(text: str) -> str:
    return rule(parsed(text)[1])


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ("turnover + other.rev == total.rev", "turnover + `other.rev` == `total.rev`"),
        ("if (staff >= 1) staff.costs >= 1", "if staff >= 1 then `staff.costs` >= 1"),
        ("if (a > 1) b > 1 else c > 1", "if a > 1 then b > 1 else c > 1"),
        ("if (a > 1 & !is.na(b)) (if (c) d == 'x')", 'if a > 1 and not missing(b) then (if c == true then d == "x")'),
        ("a - (b - c) == a / (b * c) * d", "a - (b - c) == a / (b * c) * d"),
        ("(a - b) - c == -a^2", "a - b - c == -a ^ 2"),
        ("(-a)^2 > (a + b)**2", "(-a) ^ 2 > (a + b) ^ 2"),
        ("+a >= -(-1)", "a >= --1"),
        ("a > 1e3 | b < .5 || c == 1.50e-2", "a > 1000 or b < 0.5 or c == 0.015"),
        ("a > 1 & (b > 1 | c > 1L)", "a > 1 and (b > 1 or c > 1)"),
        ("!(a > 1) && !b", "not a > 1 and not b == true"),
        ("!(a > 1 | b > 1)", "not (a > 1 or b > 1)"),
        ('x %in% c(\'a\', "b\\"c")', 'x in ["a", "b\\"c"]'),
        ("x %vin% c(1:3, -7)", "x in [1, 2, 3, -7]"),
        ("x == TRUE", "x == true"),
        ("is.na(x) == FALSE", "not missing(x)"),
        ("TRUE == is.na(x)", "missing(x)"),
        ("is.na(x) != TRUE", "not missing(x)"),
        ("is_complete(x, y.z)", "given(x) and given(`y.z`)"),
        ("is_complete(x)", "given(x)"),
        ("in_range(x, min = 0, max = 1)", "0 <= x <= 1"),
        ("in_range(x, 0, 1, strict = TRUE)", "0 < x < 1"),
        ("in_range(d, min = '2020-01-01', max = \"2020-12-31\")", "2020-01-01 <= d <= 2020-12-31"),
        ("d >= as.Date('2020-01-31')", "d >= 2020-01-31"),
        ("nchar(x) == 3", "length(x) == 3"),
        ("field_length(x, 4)", "length(x) == 4"),
        ("field_length(x, min = 2, max = 4)", "2 <= length(x) <= 4"),
        ("field_format(x, 'A*?.')", 'given(x) and x matches "A.*.\\\\."'),
        ("field_format(x, '^A[0-9]$', type = 'regex')", 'given(x) and x matches "A[0-9]"'),
        ("grepl('^A|B', x)", 'given(x) and x matches ".*(?:^A|B).*"'),
        ("!grepl('x\\\\$', y)", 'not (given(y) and y matches ".*x\\\\$.*")'),
        ("abs(a - b) <= 0.5", "abs(a - b) <= 0.5"),
        ("log(a) + sqrt(b) > exp(c)", "log(a) + sqrt(b) > exp(c)"),
        ("pmax(a, b, 1) >= round(c, 2)", "max(a, b, 1) >= round(c, 2)"),
        ("`then` == 1 # a remark", "`then` == 1"),
        ("x == 'it\\'s \\t'", 'x == "it\'s \t"'),
        ("if (`a b` > 1) x\n== 1", "if `a b` > 1 then x == 1"),
    ],
)
def test_what_is_carried_over(theirs: str, wanted: str) -> None:
    assert ours(theirs) == wanted
    assert parse_rule(wanted).names


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        ("x == NA", "NA, NULL and Inf are no values of the language; ask missing(x)"),
        ("x + 1", "x + 1 says nothing that holds or not"),
        ("(x > 1) + 1 > 2", "x > 1 is no figure"),
        ("(x > 1) == y", "x > 1 is compared, and is no figure"),
        ("f(x) > 1", "f(…) is no function of the language"),
        ("f() > 1", "f() is no function of the language"),
        ("x %in% codes", "codes is a list that R knows"),
        ("x %in% c(a + 1)", "only texts and numbers are listed"),
        ("x %in% 1:100000", "only texts and numbers are listed"),
        ("x + 1 %in% c(1)", "1 is no column before %in%"),
        ("is.na()", "is.na() names nothing"),
        ("is.na(x + 1)", "x + 1 is no column"),
        ("in_range(x, 1)", "in_range() needs min and max"),
        ("in_range(x, 'a', 'b')", "'a' is no figure, and no day"),
        ("field_length(x, min = 1)", "field_length() needs n, or min and max"),
        ("field_format(x, y)", "a pattern is a text in quotation marks"),
        ("field_format(x, 'a', type = 'other')", "field_format() has the types glob and regex"),
        ("grepl('a')", "grepl() is carried over with a pattern and a column alone"),
        ("grepl('a', x, fixed = TRUE)", "grepl() is carried over with a pattern and a column alone"),
        ("pmin(a) > 1", "pmin() of one column is that column"),
        ("sum(a, b) > 1", "sum(…) is no function of the language"),
        ("x[1] > 1", "[ takes parts of tables"),
        ("x$y > 1", "$ takes parts of tables"),
        ("x > ", "a value is wanted, not 'the end'"),
        ("x > 1)", "')' is not understood"),
        ("(x > 1", ") is wanted, not 'the end'"),
        ("if x > 1", "( is wanted, not 'x'"),
        ("f(a b)", ", is wanted, not 'b'"),
        ("x > 1 @ y", "'@ y' is not understood"),
        ("x > 1e999", "1e999 has too many digits"),
        ("x > " + "9" * 101, "9" * 20 + " has too many digits"),
        ("x %o% y", "%o%(…) is no function of the language"),
        ("x ~ y", "'~' is not understood"),
    ],
)
def test_what_is_not(theirs: str, why: str) -> None:
    with pytest.raises(NotCarried) as raised:
        ours(theirs)
    assert why in str(raised.value)


def test_deeper_than_python_goes() -> None:
    depth = len(inspect.stack(0))
    limit = sys.getrecursionlimit()
    text, tree = "(" * 100 + "x > 1" + ")" * 100, parsed("(" * 100 + "x > 1" + ")" * 100)[1]
    sys.setrecursionlimit(depth + 80)
    try:
        with pytest.raises(NotCarried, match="nested too deep"):
            parsed(text)
        with pytest.raises(NotCarried, match="nested too deep"):
            rule(tree)
    finally:
        sys.setrecursionlimit(limit)


def test_nested_too_deep() -> None:
    for text in ("(" * 5000 + "x", "!" * 100_000 + "x", "if (x) " * 3000 + "y", "-" * 500 + "x > 1"):
        with pytest.raises(NotCarried, match=r"nested too deep|a value is wanted"):
            ours(text)
    with limited(Limits(nesting=3)), pytest.raises(NotCarried, match="nested too deep"):
        ours("((((x > 1))))")


@needs_shared
def test_the_rules_of_the_known_answers() -> None:
    """As another translation of them says it, made of nothing but replacements."""
    count = 0
    for line in (SHARED / "oracles/editing.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        rules = (
            case["rules"] if case["kind"] in ("locate", "typo", "deduce", "infeasible", "redundant", "fixed") else []
        )
        for each in rules:
            count += 1
            assert parse_rule(ours(each))._replace(text="") == parse_rule(in_ours(each))._replace(text=""), each
    assert count > 150


@given(st.text("axy12.('\"\\ )&|!<=>%inc,#-+*/^:`", max_size=30))
def test_any_text_is_a_rule_or_is_told(text: str) -> None:
    with suppress(NotCarried):
        assert ours(text)


@given(st.text("abc.*[]+$^", max_size=6), st.text("abc", max_size=8))
def test_a_pattern_that_is_looked_for_anywhere(pattern: str, text: str) -> None:
    import re
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = re.search(pattern, text)
        except re.error:
            return
        inner = pattern.removeprefix("^").removesuffix("$")
        if "^" in inner or "$" in inner:
            return
        assert (re.fullmatch(whole(pattern), text) is not None) == (found is not None)
