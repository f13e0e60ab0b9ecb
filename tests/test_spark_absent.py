"""The engine spark where PySpark is not installed: one line that names the extra; what it can do is in tests/spark."""

import sys
from pathlib import Path

import pytest

import check_data
from check_data.cli import main
from check_data.configuration import BadConfiguration, Configuration, find_configuration

NEEDED = 'check-data: --engine spark needs PySpark: pip install "check-data[spark]"\n'


@pytest.fixture(autouse=True)
def no_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    from pyarrow import Table, parquet

    for folder in ("data", "checks"):
        (tmp_path / folder).mkdir()
    parquet.write_table(Table.from_pydict({"a": [1], "b": [2]}), tmp_path / "data" / "returns.parquet")
    (tmp_path / "checks" / "returns.toml").write_text('[order]\nholds = "a <= b"\n', encoding="utf-8")
    return tmp_path


def test_texts_and_records(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(project / "data"), "--engine", "spark", "--text-column", "a"]) == 2
    assert capsys.readouterr() == ("", NEEDED)
    assert main([str(project), "--engine", "spark", "--all", str(project / "found")]) == 2
    assert NEEDED.removeprefix("check-data: ") in capsys.readouterr().err
    assert not (project / "found").exists()
    (unread,) = check_data.run(project, settings=Configuration(engine="spark")).unread
    assert "by the command" in str(unread)


@pytest.mark.parametrize("value", ["spark = 3", "[spark]", "[spark]\nmaster = 3", '[spark]\nmaster = "local"\nui = 1'])
def test_the_master_in_the_configuration(value: str, tmp_path: Path) -> None:
    (tmp_path / "check-data.toml").write_text('[spark]\nmaster = "local"\n', encoding="utf-8")
    assert find_configuration(tmp_path).spark_master == "local"
    (tmp_path / "check-data.toml").write_text(f"{value}\n", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r'spark: master = "spark://HOST:PORT" is wanted and nothing else'):
        find_configuration(tmp_path)
