"""Checks across records as checks files write them."""

import pytest

from check_data.agreement.across import Across, Derived
from check_data.agreement.check import Check
from check_data.agreement.declarations import BadDeclaration, read_checks


def declared(text: str, figures: list[str] | None = None) -> Check:
    return read_checks(f"# a comment\n[one]\n{text}\n", "checks/p.toml", figures)[0]


def across(text: str) -> Across:
    found = declared(text).across
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "derived"),
    [
        ('holds = "total == sum(cases)"\nby = "date"', Derived("sum(cases)", "sum", "cases")),
        ('holds = "total == sum( cases )"\nby = ["date", "sex"]', Derived("sum(cases)", "sum", "cases")),
        (
            'holds = "total == sum(by region)"\ntotal_row = { region = "Italia" }',
            Derived("sum(total)", "sum", "total", along="region"),
        ),
        (
            'holds = "total == sum(cases by region)"\ntotal_row = { region = "Italia" }\nby = "date"',
            Derived("sum(cases)", "sum", "cases", along="region"),
        ),
        (
            'holds = "total == sum(by region)"\nwith = "regions"\non = "date"',
            Derived("sum(regions.total)", "sum", "total", other=True, along="region"),
        ),
        (
            'holds = "total == sum(regions.cases by region)"\nwith = "regions"\non = "date"',
            Derived("sum(regions.cases)", "sum", "cases", other=True, along="region"),
        ),
        ('holds = "a == other.b + 1.5"\nwith = "other"\non = "date"', Derived("other.b", "partner", "b", other=True)),
        (
            'holds = "cumulative >= previous(cumulative)"\norder = "date"',
            Derived("previous(cumulative)", "previous", "cumulative"),
        ),
        ('holds = "合计 == sum(人数)"\nby = "日期"', Derived("sum(人数)", "sum", "人数")),
    ],
)
def test_a_figure_of_other_records(text: str, derived: Derived) -> None:
    check = declared(text)
    assert check.across is not None
    assert check.across.derived == (derived,)
    assert derived.name in check.expression.names
    assert check.expression.text in text


def test_what_is_written_twice_is_one_figure() -> None:
    check = declared('holds = "-abs(sum(x)) <= sum(x ) - sum(a, x) + previous(x) * 2 < y"\nby = "d"\norder = "t"')
    assert check.across is not None
    assert [each.name for each in check.across.derived] == ["sum(x)", "previous(x)"]
    assert check.expression.names == ("sum(x)", "a", "x", "previous(x)", "y")
    assert check.across.figures(check.expression) == ("x", "a", "y")


def test_the_columns_that_a_check_needs() -> None:
    joined = across('holds = "a >= sum(o.b by r) + sum(a) - previous(a)"\nwith = "o"\non = "k"\nby = "g"\norder = "d"')
    assert (joined.columns, joined.other_columns, joined.others) == (("g", "d", "k"), ("k", "r"), ("b",))
    assert across('holds = "a == sum(by r)"\ntotal_row = { r = 1, s = "" }').columns == ("r", "s")
    unique = declared('unique = ["a", "b"]\nseverity = "warning"')
    assert unique.across == Across(unique=("a", "b"))
    assert (unique.expression.text, unique.expression.names) == ("unique(a, b)", ())


def test_within_a_record() -> None:
    assert declared('holds = "a == sum(b, c) + 1.5"').across is None


def test_a_sum_of_one_figure_is_that_of_its_column() -> None:
    found = across('holds = "a == sum(b)"')
    assert [(each.name, each.kind, each.figure) for each in found.derived] == [("sum(b)", "sum", "b")]
    assert (found.by, found.columns) == ((), ())


@pytest.mark.parametrize("text", ["a == sum(b + c)", "min(-a) < 1"])
def test_a_function_of_one_figure_is_never_that_figure(text: str) -> None:
    with pytest.raises(BadDeclaration, match=r"a column in (sum|min)\(\) is wanted, not '[b-]'"):
        declared(f'holds = "{text}"')


@pytest.mark.parametrize("text", ["a == max(b)", "a == sum(b) + sum((c))", "a == min(b by c)"])
def test_a_function_of_one_figure_is_one_of_its_column(text: str) -> None:
    assert {each.kind for each in across(f'holds = "{text}"').derived} == {"statistic"}


def test_a_list_of_figures_may_sum_one() -> None:
    (check,) = read_checks('[a]\nholds = "x == sum(y)"', "p.toml", ["x", "y"])
    assert check.expression.names == ("x", "y")


def test_names_in_backticks() -> None:
    check = declared(
        'holds = "`year-end` >= sum(o.`a b` by `r s`) + sum(`import`) - previous(`2020`) + o.x"\n'
        'with = "o"\non = "k"\nby = "g"\norder = "d"'
    )
    names = ("year-end", "sum(o.`a b`)", "sum(`import`)", "previous(`2020`)", "o.x")
    assert check.expression.names == names
    found = check.across
    assert found is not None
    assert (found.figures(check.expression), found.others) == (("year-end", "import", "2020"), ("a b", "x"))
    assert [each.along for each in found.derived] == ["r s", None, None, None]
    with pytest.raises(BadDeclaration, match=r"previous\(`a b`\) needs order"):
        declared('holds = "previous(`a b`) == 1"\nby = "g"')
    with pytest.raises(BadDeclaration, match=r"the name in backticks at column 10 does not end"):
        declared('holds = "sum(x) < `a"\nby = "g"')
    with pytest.raises(BadDeclaration, match=r"column 6: the text in ` does not end"):
        declared('holds = "a == `b"')
    with pytest.raises(BadDeclaration, match=r"there is no name in the backticks at column 6"):
        declared('holds = "a == ` `"\nby = "g"')


def test_a_dot_in_backticks_is_a_part_of_the_name() -> None:
    check = declared('holds = "`other.rev` == a"')
    assert (check.expression.names, check.across) == (("other.rev", "a"), None)


def test_a_name_that_could_stand_for_a_part() -> None:
    check = declared('holds = "_0_ == o.x + _1__________"\nwith = "o"\non = "k"')
    assert check.expression.names == ("_0_", "o.x", "_1__________")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('holds = "a >= previous(a)"', r'previous\(a\) needs order = "the column that says which record is before"'),
        ('holds = "a >= previous(a)"\nby = "d"', "previous.a. needs order"),
        ('holds = "a >= previous(a + b)"\norder = "d"', r"previous\(\) takes one figure of this table"),
        ('holds = "a >= previous(sum(a))"\norder = "d"\nby = "e"', r"previous\(\) takes one figure"),
        ('holds = "a >= previous(a"\norder = "d"', "not an expression: '.' was never closed at column 14"),
        ('holds = "a == o.a"', 'o.a needs with = "o" and on ='),
        ('holds = "a == sum(o.a)"', 'o.a needs with = "o" and on ='),
        ('holds = "a == sum(by r)"', r"sum\(by r\) needs total_row \(a row of this table\) or with"),
        ('holds = "a == sum(by r)"\nby = "r"', r"sum\(by r\) needs total_row"),
        ('holds = "a == sum(by r)"\ntotal_row = { q = "x" }', "runs over a column of total_row, and 'r' is none"),
        ('holds = "a + b == sum(by r)"\ntotal_row = { r = "x" }', "sums the one other figure of the check; name it"),
        ('holds = "a == sum(b)"\norder = "d"', r"order is for previous\(figure\), and there is none in it"),
        ('holds = "a == sum(b)"\nwith = "o"\non = "d"', r"with is for figures such as o.figure"),
        ('holds = "a == q.b"\nwith = "o"\non = "d"', "q.b is of no table that the check names; with is 'o'"),
        ('holds = "a == b"\nby = "d"', r"by is for sum\(figure\) and previous\(figure\), and there is none in it"),
        ('holds = "a == b"\norder = "d"', r"order is for previous\(figure\)"),
        ('holds = "a == b"\ntotal_row = { r = "x" }', r"total_row is for sum\(figure\)"),
        ('holds = "a == b"\nwith = "o"\non = "d"', r"with is for figures such as o.figure"),
        ('holds = "a == o.b"\nwith = "o"', "with = .* and on = .* go together"),
        ('holds = "a == b"\non = "d"', "with = .* and on = .* go together"),
        ('holds = "a == sum(a)"\nwith = "o"\non = "d"\ntotal_row = { r = 1 }', "total_row does not go with with"),
        ('holds = "a == previous(a)"\norder = "d"\ntotal_row = { r = 1 }', "total_row does not go with order"),
        ('holds = "a == 1"\nunique = "d"', "unique stands without holds: write two checks"),
        ('by = "e"\nunique = "d"', "unique stands without by"),
        ("unique = []", 'unique names columns, each once: "date" or'),
        ('unique = ["a", "a"]', "unique names columns, each once"),
        ("unique = 3", "unique names columns, each once"),
        ('unique = ["a", 3]', "unique names columns, each once"),
        ('holds = "a == sum(a)"\nby = ""', "by names columns, each once"),
        ('holds = "a == sum(a)"\ntotal_row = "x"', "total_row says by which cells a total is known"),
        ('holds = "a == sum(a)"\ntotal_row = {}', "total_row says by which cells"),
        ('holds = "a == sum(a)"\ntotal_row = { r = true }', "total_row says by which cells"),
        ('holds = "a == o.a"\nwith = 3\non = "d"', "with names another table of records in data/"),
        ('holds = "a == o.a"\nwith = "a b"\non = "d"', "with names another table of records in data/"),
        ('holds = "a == o.p.a"\nwith = "o"\non = "d"', "not allowed in a check: o.p.a"),
        ('holds = "a == f(sum(a))"\nby = "d"', r"not allowed in a check: f\(sum\(a\)\)"),
        ('holds = "a == sum(a) b"\nby = "d"', "not an expression: invalid syntax at column 13"),
        ('holds = 3\nby = "d"', 'needs holds = "an expression"'),
        ('by = "d"', 'needs holds = "an expression"'),
        ('because = "x"', 'needs holds = "an expression"'),
        ('unique = "d"\nbecause = 3', "needs holds = "),
        ('unique = "d"\nwhere = 3', "unique stands without where: write two checks"),
    ],
)
def test_what_can_not_be_meant(text: str, why: str) -> None:
    with pytest.raises(BadDeclaration, match=rf"^checks/p.toml:2: \[one\] .*{why}"):
        declared(text)


@pytest.mark.parametrize("text", ['unique = "d"', 'holds = "a == sum(a)"\nby = "d"', 'holds = "a == 1"\non = "d"'])
def test_a_list_of_figures_has_no_records(text: str) -> None:
    with pytest.raises(BadDeclaration, match=r"p.toml:2: \[one\] joins records, and a list of figures has none"):
        declared(text, ["a"])


def test_a_dot_in_a_list_of_figures_is_a_slip() -> None:
    with pytest.raises(BadDeclaration, match=r"a name is wanted, not 'o\.a'"):
        declared('holds = "a == o.a"', ["a"])
