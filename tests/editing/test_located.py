"""Which figures of lists and texts are wrong."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.check import Check
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.cli import main
from check_data.editing import solve
from check_data.editing.trust import Trust, is_qualified
from check_data.figures.interval import Interval
from check_data.findings import Cited, Place, Verdict
from check_data.located import determined, groups, hedged
from check_data.report.result import Report, Verified
from check_data.runner import run
from check_data.texts import lint
from tests.helpers import quantity

TABLE = """figure,quote,unit
members,3521名,人
serving,2186人,人
retired,772人,人
unposted,536人,人
most,近3600人,人
gone,,人
city,1,
"""
SUM = '[sum]\nholds = "members == serving + retired + unposted"\n'


def project(folder: Path, checks: str = SUM, table: str = TABLE, **files: str) -> Path:
    named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    for path, text in {"data/f.csv": table, "checks/f.toml": checks, **named}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def sets(report: Report) -> list[tuple[set[frozenset[str]], Fraction] | None]:
    return [None if each.located is None else (set(each.located.sets), each.located.weight) for each in groups(report)]


def some(*names: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in names}


def test_any_of_a_sum(tmp_path: Path) -> None:
    report = run(project(tmp_path))
    assert sets(report) == [(some("members", "serving", "retired", "unposted"), Fraction(1))]
    (group,) = groups(report)
    assert group.place.line == 2


@pytest.mark.parametrize(
    ("checks", "wanted", "weight"),
    [
        # What holds of it speaks for a figure.
        ('[b]\nholds = "members < most"\n', some("serving", "retired", "unposted"), 1),
        ('[b]\nholds = "members < most"\n[c]\nholds = "serving > retired"\n', some("unposted"), 1),
        # A hedged figure is wrong before one that is not, as long as as many checks name it.
        ('[b]\nholds = "most < 3000"\n', some("most serving", "most retired", "most unposted", "most members"), None),
    ],
)
def test_weights(tmp_path: Path, checks: str, wanted: set[frozenset[str]], weight: int | None) -> None:
    found = sets(run(project(tmp_path, SUM + checks)))
    if weight is None:
        any_of_the_sum = some("members", "serving", "retired", "unposted")
        assert found == [(any_of_the_sum, Fraction(1)), (some("most"), Fraction(1, 2))]
    else:
        assert found == [(wanted, Fraction(weight))]


def test_a_headline_is_trusted_less(tmp_path: Path) -> None:
    table = "figure,quote,line\nhead,31,1\nbody,45,3\n"
    checks = '[same]\nholds = "head == body"\n'
    report = run(project(tmp_path, checks, table, data__f_md="# 31 lambs\n\nThere are 45 lambs.\n"))
    assert sets(report) == [(some("head"), Fraction(1, 2))]
    (tmp_path / "data/f.md").unlink()
    assert sets(run(tmp_path)) == [(some("head", "body"), Fraction(1))]


def test_rules_categories_and_what_says_nothing(tmp_path: Path) -> None:
    checks = (
        "[r]\nholds = 'if members > 3000 then city == \"2\"'\n[m]\nholds = 'gone == 1'\n"
        "[u]\nholds = 'hours == days'\n[v]\nholds = 'hours == members'\n"
    )
    table = TABLE + "hours,3,小时\ndays,3,天\n"
    report = run(project(tmp_path, checks, table))
    assert sets(report) == [(some("members", "city"), Fraction(1))]
    assert [(each.figure.name, each.value) for each in determined(report)] == [("gone", Fraction(1))]


def test_what_is_wrong_between_whole_numbers_alone_is_not_located(tmp_path: Path) -> None:
    report = run(project(tmp_path, '[a]\nholds = "2 * a == b"\n', "figure,quote,unit\na,1人至2人,人\nb,3人,人\n"))
    assert [each.outcome.verdict for each in report.checks] == [Verdict.DISAGREES]
    assert sets(report) == []


def test_what_others_determine(tmp_path: Path) -> None:
    checks = (
        '[a]\nholds = "gone == serving - retired"\n[b]\nholds = "2 * half == unposted + 1"\n'
        "[c]\nholds = 'kind == city and city == \"1\"'\n"
    )
    report = run(project(tmp_path, checks, TABLE + "half,,人\nkind,,\n"))
    assert [(each.figure.name, each.value) for each in determined(report)] == [
        ("gone", Fraction(1414)), ("kind", "1"),
    ]  # fmt: skip


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, SUM + '[g]\nholds = "gone == city + 6"\n')
    assert main(["edit", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{folder}/data/f.csv:2:9: wrong: members or retired or serving or unposted (weight 1)\n"
        f"{folder}/data/f.csv:7:6: gone = 7, not missing: the other figures determine it\n"
    )
    monkeypatch.setattr(solve, "STEPS", 0)
    assert main(["edit", str(folder)]) == 1
    assert "too many ways in which the checks may hold to say what is wrong" in capsys.readouterr().out


def test_checks_that_no_change_makes_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, '[one]\nholds = "members < serving"\n[two]\nholds = "members > serving"\n')
    assert main(["edit", str(folder)]) == 1
    assert "no change of figures makes the checks hold" in capsys.readouterr().out


def test_a_missing_figure_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project(tmp_path, '[a]\nholds = "gone == serving - retired"\n')
    assert main(["edit", str(folder)]) == 0
    assert capsys.readouterr().out == (
        f"{folder}/data/f.csv:7:6: gone = 1414, not missing: the other figures determine it\n"
    )


TEXT = "# 3,600 members\n\nThe party has 3,521 members: 2,186 serving, 772 retired and 536 unposted.\n"


def test_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["edit", str(path)]) == 1
    told = capsys.readouterr().out
    assert f"{path}:3:15: wrong: " in told
    assert "2,186 (3:30)" in told
    path.write_text("Nothing to see.\n", encoding="utf-8")
    assert main(["edit", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_only_what_is_told_of_a_text_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    report = lint([path])
    told = list(groups(report))
    assert told
    silenced = [each._replace(told=each.told._replace(severity=None)) if each.told else each for each in report.checks]
    assert list(groups(report._replace(checks=silenced))) == []
    assert list(determined(report)) == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.md", "--fix", "out"], "--weight, --fix and --diff are for tables of records"),
        ([".", "--weight", "members=2"], "--weight, --fix and --diff are for tables of records"),
    ],
)
def test_what_is_for_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], why: str
) -> None:
    monkeypatch.chdir(project(tmp_path, a_md=TEXT))
    assert main(["edit", *arguments]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("3521人", False), ("1400", False), ("38.5万", False), ("95%", False), ("1.2 billion", False), ("10亿", False),
        ("300余人", True), ("近2000", True), ("约2000", True), ("over 300", True), ("35只至45只", True),
        ("about 3000", True), ("至少5", True),
    ],
)  # fmt: skip
def test_hedges(quote: str, wanted: bool) -> None:
    assert hedged(quantity(quote)) is wanted


@given(st.integers(-(10**6), 10**6), st.integers(-6, 6))
def test_rounding_is_no_hedge(number: int, power: int) -> None:
    unit = Fraction(10) ** power
    middle = number * unit
    assert not is_qualified(Interval.closed(middle - unit / 2, middle + unit / 2))
    assert is_qualified(Interval.closed(middle, middle + unit))
    assert is_qualified(Interval(middle - unit / 2, middle + unit / 2, lower_closed=False))


def test_trust() -> None:
    assert Trust(False, False, 3).weight == 3
    assert Trust(True, False, 1).weight < Trust(False, True, 1).weight * 2
    assert Trust(True, True, 2).weight == Fraction(1, 2)


NUMBERS = st.integers(0, 4)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_what_is_located_is_enough_and_minimal(values: tuple[int, ...]) -> None:
    """Against all sets of figures, each tried: some values of theirs make both checks hold."""
    names = ("a", "b", "c", "d")
    quantities = {name: quantity(str(value)) for name, value in zip(names, values, strict=True)}
    cited = {name: Cited(name, str(value), Place("f", line)) for line, (name, value) in enumerate(
        zip(names, values, strict=True), start=1)}  # fmt: skip
    checks = []
    for number, text in enumerate(("a + b == c", "c <= d")):
        expression = parse(text)
        outcome = evaluate(expression, quantities)
        used = {name: quantities[name] for name in expression.names}
        checks.append(Verified("f", Check(f"c{number}", expression), outcome, used, cited))
    report = Report((), checks, {}, (), (), "en")  # type: ignore[arg-type]
    weights = {"a": 1, "b": 1, "c": 2, "d": 1}
    enough = {}
    for chosen in chain.from_iterable(combinations(names, size) for size in range(5)):
        kept = dict(zip(names, values, strict=True))
        if _can_hold({name: None if name in chosen else value for name, value in kept.items()}):
            enough[frozenset(chosen)] = sum(weights[name] for name in chosen)
    least = min(enough.values())
    wanted = {each for each, weight in enough.items() if weight == least}
    assert sets(report) == ([] if not least else [(wanted, Fraction(least))])


def _can_hold(values: dict[str, int | None]) -> bool:
    """Whether a + b == c and c <= d hold for some rationals: free figures may be anything."""
    a, b, c, d = (values[name] for name in "abcd")
    if c is None:
        if a is None or b is None or d is None:
            return True
        return a + b <= d
    sums = a is None or b is None or a + b == c
    return sums and (d is None or c <= d)
