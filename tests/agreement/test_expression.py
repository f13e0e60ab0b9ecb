import pytest

from check_data.agreement.expression import BadExpression, parse


@pytest.mark.parametrize(
    "text",
    [
        "a == b + c",
        "a <= b < c != d",
        "sum(a, b, c) == d * 2 - 0.5 / e",
        "min(a, b) >= max(c, 1) > abs(-d)",
        "share(a, b) == growth(c, d)",
        "days(a, b) == round(c, -2)",
        "round(a) == 1_000.",
        "成员 == 在职 + 退休",
    ],
)
def test_allowed(text: str) -> None:
    assert parse(text).names


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("__import__('os').system('x') == 1", "not allowed"),
        ("a.b == 1", "not allowed"),
        ("a[0] == 1", "not allowed"),
        ("open(a) == 1", "not allowed"),
        ("sum(*a) == 1", "not allowed"),
        ("sum(a, b=1) == 1", "not allowed"),
        ("(lambda: 1)() == 1", "not allowed"),
        ("[x for x in a] == 1", "not allowed"),
        ("a ** 2 == 1", "not allowed"),
        ("a // 2 == 1", "not allowed"),
        ("+a == 1", "not allowed"),
        ("__class__ == 1", "not allowed"),
        ("a == ...", "only decimal"),
        ("a == True", "only numbers"),
        ("a == None", "only numbers"),
        ("a == 1j", "only numbers"),
        ("a == 0x10", "only decimal"),
        ("a == 1e400", "only decimal"),
        ("a", "a check compares"),
        ("a and b", "a check compares"),
        ("a is b", "compare"),
        ("a in b", "compare"),
        ("a ==", "not an expression"),
        ("", "not an expression"),
        ("a == \0", "not an expression"),
        ("share(a) == 1", "takes 2 figures, not 1"),
        ("sum() == 1", "takes 1 or more figures"),
        ("round(a, b) == 1", "whole number of digits"),
        ("round(a, 1, 2) == 1", "takes 1 to 2"),
        ("round(a, 99) == 1", "whole number of digits"),
        ("a == " + "1" * 10_000, "literal of more than"),
        ("a == " + "+".join(["b"] * 300), "nested too deep"),
        ("a == " + "(" * 5000 + "b" + ")" * 5000, "not an expression"),
        ("a == " + "b" * 30_000, "characters"),
        ("a == " + "-" * 9000 + "b", "not an expression"),
        ("a == b.c" + "d" * 100, r"\.\.\."),
    ],
)
def test_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(BadExpression, match=why):
        parse(text)


def test_names_stand_once_in_order() -> None:
    assert parse("b + a == b - -c").names == ("b", "a", "c")
