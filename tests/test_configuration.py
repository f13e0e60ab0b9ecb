from fractions import Fraction
from pathlib import Path

import pytest

from check_data.configuration import BadConfiguration, Configuration, find_configuration
from check_data.not_runnable import NotRunnable
from check_data.project import load_project
from check_data.runner import run
from tests.helpers import project


def test_without_any_the_defaults_hold(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) == Configuration()


def test_it_is_found_upwards_and_the_nearest_wins(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "check-data.toml").write_text('language = "zh"\n', encoding="utf-8")
    assert find_configuration(below).language == "zh"
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert find_configuration(below).language == "zh"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.check-data]\nlanguage = "en"\n', encoding="utf-8")
    assert find_configuration(below).language == "en"
    (tmp_path / "a" / "check-data.toml").write_text("select = ['CD2']\n", encoding="utf-8")
    assert find_configuration(below) == Configuration(select=("CD2",))


def test_a_broken_pyproject_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"pyproject.toml: not TOML"):
        find_configuration(tmp_path)


def test_conventions_change_readings(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        "figure,quote\na,近2000\nb,1500\n",
        '[same]\nholds = "a == b"\n',
        config='[reading]\nnearly = 0.7\nseveral-below = "12"\n',
    )
    assert find_configuration(folder).conventions.nearly == Fraction(7, 10)
    assert run(folder).exit_code() == 0
    project(folder, "", "", config='language = "en"\n')
    assert run(folder).exit_code() == 1


@pytest.mark.parametrize(
    ("select", "ignore", "code", "taken"),
    [
        ((), (), "CD201", True),
        (("CD2",), (), "CD201", True),
        (("CD1",), (), "CD201", False),
        ((), ("CD2",), "CD201", False),
        (("CD2",), ("CD201",), "CD201", False),
    ],
)
def test_rules_are_chosen_by_prefix(select: tuple[str, ...], ignore: tuple[str, ...], code: str, taken: bool) -> None:
    assert Configuration(select=select, ignore=ignore).takes(code) is taken


def test_a_project_with_a_broken_configuration_is_not_run(tmp_path: Path) -> None:
    folder = project(tmp_path, "figure,quote\na,1\n", '[same]\nholds = "a == 1"\n', config="select = [\n")
    with pytest.raises(NotRunnable, match=r"check-data.toml: not TOML"):
        load_project(folder)
