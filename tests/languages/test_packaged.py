"""Tables are what is written in TOML, also where they are read as the JSON that was made of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from check_data.languages.folders import HERE
from check_data.packaged import beside, made, read

FILES = sorted(HERE.rglob("*.toml"))
WRITTEN = b'words = ["one", "two"]\n'


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HERE).as_posix())
def test_the_json_of_a_table_is_the_table(file: Path, tmp_path: Path) -> None:
    written = file.read_bytes()
    (tmp_path / "a.toml").write_bytes(written)
    (tmp_path / "a.json").write_text(made(written), encoding="utf-8")
    assert read(tmp_path / "a.toml") == tomllib.loads(written.decode())


def test_the_package_that_was_built_has_the_json_of_every_table_as_it_is() -> None:
    kept = [path for file in FILES if (path := Path(beside(str(file)))).is_file()]
    assert len(kept) == (len(FILES) if "site-packages" in HERE.parts else 0)
    assert [path for path in kept if path.read_text("utf-8") != made(path.with_suffix(".toml").read_bytes())] == []


def test_json_is_read_where_it_is_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(WRITTEN)
    assert read(str(file)) == {"words": ["one", "two"]}
    (tmp_path / "a.json").write_text(made(WRITTEN).replace("two", "zwei"), encoding="utf-8")
    assert read(file) == {"words": ["one", "zwei"]}


def test_json_of_another_text_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    (tmp_path / "a.json").write_text(made(WRITTEN), encoding="utf-8")
    file.write_bytes(WRITTEN.replace(b"two", b"zwo"))
    assert read(file) == {"words": ["one", "zwo"]}


def test_tables_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "a.toml")
    (tmp_path / "a.toml").write_text("words = ", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        read(tmp_path / "a.toml")
