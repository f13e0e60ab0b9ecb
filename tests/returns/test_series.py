"""Series that must run from one period to another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.agreement.declarations import read_checks
from check_data.agreement.periods import bounds_of, gaps_in, period_of, year_before
from check_data.agreement.rulefile.places import BadDeclaration
from check_data.findings import Verdict
from tests.returns.test_across import built, checked, frame
from tests.returns.test_tables import ENGINES, counts


def gaps(keys: Sequence[int | str], begin: str | None, end: str | None) -> tuple[int, list[str]]:
    periods = [each for key in keys if (each := period_of(key)) is not None]
    assert len(periods) == len(keys)
    return gaps_in(periods, bounds_of(begin, end))


@pytest.mark.parametrize(
    ("keys", "begin", "end", "expected"),
    [
        (["2020-01", "2020-03"], None, None, (1, ["2020-02"])),
        (["2020-02", "2020-03"], "2020-01", "2020-04", (2, ["2020-01", "2020-04"])),
        (["2020-02"], "2020-02", "2020-02", (0, [])),
        (["2020-02", "2020-03"], "2020-01", None, (1, ["2020-01"])),
        (["2020-02", "2020-03"], None, "2020-06", (3, ["2020-04", "2020-05", "2020-06"])),
        (["2019-12", "2021-01"], "2020-01", "2020-04", (4, ["2020-01", "2020-02", "2020-03"])),
        (["2021-01"], None, "2020-04", (1, ["2020-04"])),
        (["2019-01"], "2020-01", None, (1, ["2020-01"])),
        ([2020, 2022], "2019", "2022", (2, ["2019", "2021"])),
        (["2020-01-31", "2020-03-31"], "2020-01-31", "2020-03-31", (1, ["2020-02-29"])),
        (["2020-01-31", "2020-02-29"], "2020-01", "2020-03", (1, ["2020-03-31"])),
        (["2020-01-05", "2020-01-06"], "2020-01-05", "2020-01-08", (2, ["2020-01-07", "2020-01-08"])),
        ([2020, 2022], "2020-01", "2020-02", (3, ["2021", "2020-01", "2020-02"])),
        ([], "2020Q1", "2020Q2", (2, ["2020Q1", "2020Q2"])),
        ([], "2020Q1", None, (1, ["2020Q1"])),
    ],
)
def test_what_is_missing(
    keys: list[int | str], begin: str | None, end: str | None, expected: tuple[int, list[str]]
) -> None:
    assert gaps(keys, begin, end) == expected


@given(st.sets(st.integers(2000, 2030)), st.integers(2000, 2030), st.integers(0, 30))
def test_a_series_has_so_many_gaps_as_years_are_not_there(years: set[int], begin: int, more: int) -> None:
    wanted = set(range(begin, begin + more + 1))
    count, first = gaps(sorted(years), str(begin), str(begin + more))
    assert count == len(wanted - years)
    assert first == [str(each) for each in sorted(wanted - years)[:3]]


@pytest.mark.parametrize("engine", ENGINES)
def test_groups_of_a_table(tmp_path: Path, engine: str) -> None:
    table = frame("p g\n2020Q1 a\n2020Q2 a\n2020Q2 b\n2020Q3 b")
    checks = (
        '[both]\nholds = \'gaps(p begin "2020Q1" end "2020Q2" by g) == 0\'\n'
        "[begin]\nholds = 'gaps(p begin \"2020Q2\" by g) == 0'\n"
        "[end]\nholds = 'gaps(p end \"2020Q3\" by g) == 0'\n"
        '[where]\nholds = \'gaps(p begin "2020Q1" where g == "c" by g) == 0\'\n'
    )
    found = checked(built(tmp_path, checks, p=table), engine)
    agree, disagree = Verdict.AGREES, Verdict.DISAGREES
    assert counts(found, "both") == {agree: 1, disagree: 1}
    assert counts(found, "begin") == {agree: 2}
    assert counts(found, "end") == {agree: 1, disagree: 1}
    assert counts(found, "where") == {disagree: 2}


@pytest.mark.parametrize(
    ("holds", "why"),
    [
        ('gaps(p begin "soon") == 0', "'soon' is no period, such as 2020, 2020Q1"),
        ("gaps(p begin 2020-02-31) == 0", "'2020-02-31' is no period"),
        ('gaps(p begin 2020 end "2020-03") == 0', "no series runs from '2020' to '2020-03'"),
        ("gaps(p begin 2021 end 2020) == 0", "no series runs from '2021' to '2020'"),
        ("gaps(p begin 2021 begin 2020) == 0", 'one begin, such as begin "2020-01", is wanted'),
        ("gaps(p begin x) == 0", 'one begin, such as begin "2020-01", is wanted'),
        ("gaps(p start 2020) == 0", "where, by or \\) in gaps"),
        ("count(p begin 2020) == 0", "where, by or \\) in count"),
    ],
)
def test_what_is_no_series(holds: str, why: str) -> None:
    with pytest.raises(BadDeclaration, match=rf"t.toml:\d+: \[a\] .*{why}"):
        read_checks(f"[a]\nholds = '''{holds}'''\nby = 'g'\n", "checks/t.toml")


def test_days_that_are_none() -> None:
    assert period_of("2020-02-31") is None
    assert year_before("2020-02-31") is None
