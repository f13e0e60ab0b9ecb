import pytest

from check_data.agreement.expression import BadExpression
from check_data.agreement.formula import atoms
from check_data.agreement.rule.parser import parse_rule, rule_of
from check_data.agreement.rule.tokens import BadRule


@pytest.mark.parametrize(
    ("text", "names", "texts"),
    [
        ('if age < 15 then status == "single"', ("age", "status"), ("status",)),
        ('if a == 1 and (b == 2 or not c > 3) then d in ["x", "y"] else missing(d)', ("a", "b", "c", "d"), ("d",)),
        ("a == b within 1", ("a", "b"), ()),
        ("a == b within 0.5%", ("b", "a"), ()),
        ('"IT" != country', ("country",), ("country",)),
        ('a == b and a in ["x"]', ("a", "b"), ("a", "b")),
        ('a != b and b == c and c == "x"', ("a", "b", "c"), ("a", "b", "c")),
        ("length(code) == 3", ("code",), ("code",)),
        ("country in countries.code", ("country",), ("country",)),
        ('id not matches "[A-Z]+"', ("id",), ("id",)),
        ("x not in [1, 2.5, -3]", ("x",), ()),
        ("a ^ 2 + b ^ -1 == sqrt(c) - c ^ 0.5", ("a", "b", "c"), ()),
        ("months(d, e) >= 12 and year(d) > 1900 and d >= 2020-01-31", ("d", "e"), ()),
        ("given(`other.rev`) and `in` == 3", ("other.rev", "in"), ()),
        ("0 < a <= b and then_ == 1", ("a", "b", "then_"), ()),
        ("married == true or 'x' == a", ("married", "a"), ("married", "a")),
        ("if a > 1 then if b > 1 then c > 1", ("a", "b", "c"), ()),
        ("not (a > 1)\n  and b < 2", ("a", "b"), ()),
        ("log(exp(a)) == -b / (c - 1)", ("a", "b", "c"), ()),
    ],
)
def test_what_is_said(text: str, names: tuple[str, ...], texts: tuple[str, ...]) -> None:
    rule = rule_of(text)
    assert rule.names == names
    assert rule.texts == texts


def test_comparisons_of_figures_alone_are_no_rules() -> None:
    assert parse_rule("a == b + c").rule is None
    assert parse_rule("a == 3 or b == 2").rule is not None
    assert parse_rule("day >= 2020-10-31").comparisons == ()  # a date, and no difference of three numbers


def test_a_condition_is_kept_apart() -> None:
    rule = rule_of('if a == "x" then b > 1')
    assert rule.condition is not None
    assert len(list(atoms(rule.condition))) == 1
    assert rule_of("a > 1 or b > 1").condition is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = 1", r"column 3: '=' is no sign of the language; did you mean ==\?"),
        ("a > 1 & b > 1", "did you mean and"),
        ("a > 1 ? 2", "'\\?' is no sign of the language$"),
        ('a == "x', 'column 6: the text in " does not end'),
        ("a == `x", "the text in ` does not end"),
        ("a == ``", "column 6: there is no name in the backticks"),
        ("a == `\u3000 ` + b", "column 6: there is no name in the backticks"),
        ("if a > 1 than b > 2", r"column 10: then is wanted, not 'than'; did you mean then\?"),
        ("if a > 1\nb > 2", "line 2, column 1: then is wanted, not 'b'$"),
        ("if a then b > 1", "a column of yes and no is compared: a == true|in or matches is wanted"),
        ("not a", "a column of yes and no is compared: a == true"),
        ("a > 1 and 3", "a comparison is wanted"),
        ("a", "in or matches is wanted, not the end; a column of yes and no"),
        ("3 + a quay", "in or matches is wanted, not 'quay'$"),
        ("3 + a", "in or matches is wanted, not the end$"),
        ("a inn [1]", r"did you mean in\?"),
        ("a <> 1", r"column 3: '<>' is no sign of the language; did you mean !=\?"),
        ("a => 1", r"column 3: '=>' is no sign of the language; did you mean >=\?"),
        ("a =< 1", r"did you mean <=\?"),
        ("a ** 2 == 4", r"column 3: '\*\*' is no sign of the language; did you mean \^\?"),
        ("a > 1 && b > 1", r"'&' is no sign of the language; did you mean and\?"),
        ("a is null", r"column 3: ==.* is wanted, not 'is'; did you mean missing\(x\) or given\(x\)\?"),
        ("a BETWEEN 1 and 2", r"not 'BETWEEN'; did you mean 0 <= x <= 1\?"),
        ("isnull(a)", r"a function is wanted, not 'isnull'; did you mean missing\(\)\?"),
        ("pow(a, 2) == 4", r"not 'pow'; did you mean \^\?"),
        ("a > 1 b", "and, or, or the end is wanted, not 'b'"),
        ("sqr(a) == 1", r"a function is wanted, not 'sqr'; did you mean sqrt\(\)\?"),
        ("zzzzz(a) == 1", "a function is wanted, not 'zzzzz'; there are sum, min"),
        ("share(a) == 1", r"column 1: share\(\) takes 2 figures, not 1"),
        ("length(a + b) == 1", r"a column in length\(\) is wanted"),
        ("missing(3)", "a column is wanted, not '3'"),
        ('a == "x" + 1', r"a figure or a number beside \+ is wanted"),
        ('a < "x"', "== or != of texts is wanted, not '<'"),
        ('"x" < a', "== or != of texts is wanted, not '<'"),
        ('"x" == "y"', "a column beside a text"),
        ("(a > 1) == b", "a figure or a number on each side is wanted"),
        ('a + 1 matches "x"', "a column before in and matches is wanted"),
        ("a not b", "in or matches after not is wanted"),
        ("a matches b", "a pattern in quotation marks"),
        ('a matches "("', "column 11: no pattern"),
        (r'a matches "(a)\\1"', "a reference to a group is no part of a pattern"),
        ("a in b", "a list, as in"),
        ("a in [b]", "a text or a number is wanted, not 'b'"),
        ('a in [1, "x"]', "a list holds texts or numbers, not both"),
        ("a in [1", "] is wanted, not the end"),
        ("a < b within 1", "one == before within is wanted"),
        ("a == b within c", "a number after within is wanted"),
        ("a ^ b == 1", r"a whole number from 1 to 16 or 0.5 after \^ is wanted"),
        ("a ^ 17 == 1", "a whole number from 1 to 16"),
        ("a >= 2020-02-31", "a day of the calendar is wanted"),
        ("a.b == 1 or c == 2", r"a name is wanted, not 'a.b'; say one that is no identifier in backticks: `a.b`"),
        ('then == "x"', "a figure, a number or a text is wanted, not 'then'"),
        ("a == " + "(" * 300 + "b" + ")" * 300, "nested too deep"),
        ("not " * 300 + "a == 1", "nested too deep"),
        ("a == " + "+".join(["b"] * 300), "a sum of too many terms"),
        ("a == " + "*".join(["b"] * 300), "a product of too many factors"),
        ("a == 1 or b == " + "1" * 400, "a literal of more than 300 digits"),
        ("a == " + "b" * 30_000, "characters"),
    ],
)
def test_refused_with_the_place_what_is_wanted_and_what_is_near(text: str, why: str) -> None:
    with pytest.raises(BadExpression, match=why):
        parse_rule(text)


def test_it_is_an_error_of_its_own_kind() -> None:
    with pytest.raises(BadRule):
        rule_of("")
