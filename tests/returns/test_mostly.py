"""Checks that some records may not fulfil."""

from __future__ import annotations

from pathlib import Path

import pytest

from check_data.agreement.declarations import read_checks
from check_data.agreement.rulefile.places import BadDeclaration
from check_data.cli import main


@pytest.mark.parametrize(
    ("allowed", "code", "told"),
    [
        ("at_most = 2", 0, "[a] 2 of 4 records do not hold, which at_most allows"),
        ("at_most = 3", 0, "[a] 2 of 4 records do not hold, which at_most allows"),
        ("at_most = 1", 1, ""),
        ("at_most = 0", 1, ""),
        ("mostly = 0.5", 0, "[a] 2 of 4 records do not hold, which mostly allows"),
        ("mostly = 0.51", 1, ""),
    ],
)
def test_so_many_may_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], allowed: str, code: int, told: str
) -> None:
    for path, text in {
        "data/t.csv": "x,y\n1,0\n2,0\n3,0\n4,0\n", "checks/t.toml": f'[a]\nholds = "x < 3"\n{allowed}\n',
    }.items():  # fmt: skip
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text)
    assert main([str(tmp_path)]) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("at_most = -1", "at_most is a number of records, such as 10, not -1"),
        ("at_most = 0.5", "at_most is a number of records, such as 10, not 0.5"),
        ("at_most = true", "at_most is a number of records"),
        ("at_most = 1\nmostly = 0.5", "write one of them"),
    ],
)
def test_what_is_no_number_of_records(keys: str, why: str) -> None:
    with pytest.raises(BadDeclaration, match=why):
        read_checks(f'[a]\nholds = "x > 0"\n{keys}', "checks/t.toml")


def test_a_list_of_figures_has_none() -> None:
    with pytest.raises(BadDeclaration, match="at_most is for tables of records"):
        read_checks('[a]\nholds = "x > 0"\nat_most = 1', "checks/t.toml", ["x"])
