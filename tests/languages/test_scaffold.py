"""Adding a language: the folder that is written, and the report on what its data can tell."""

import tomllib
from pathlib import Path

import pytest

from check_data.languages import folders
from check_data.languages.__main__ import main
from check_data.languages.coverage import coverage
from check_data.languages.spaced import SpacedPack
from tests.languages.installed import installed
from tests.languages.test_examples import GROUPS


def test_a_new_folder_has_every_table_and_nothing_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "xx", "Lojban", "--into", str(tmp_path)]) == 0
    folder = tmp_path / "xx"
    assert capsys.readouterr().out == f"{folder} is written: docs/languages.md tells what to fill first\n"
    made = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.toml")}
    assert made["language"] == {"name": "Lojban"}
    assert set(made) == {"language", "figures", "words", "patterns", "examples", "tables"}
    assert (folder / "signs.txt").read_text(encoding="utf-8") == ""
    english = folders.own()["en"]
    for name in ("figures", "words", "tables"):
        known = tomllib.loads((english / f"{name}.toml").read_text(encoding="utf-8"))
        assert made[name].keys() >= known.keys() - {"balances", "opposites", "statement"}
    assert made["words"]["moves"]["rise"] == []
    assert made["words"]["sentences"] == {"marks": "", "abbreviations": []}
    assert made["figures"]["marks"]["either"] is False
    assert made["tables"]["bounded"] is True


def test_a_new_folder_is_a_pack_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["new", "xx", "Lojban", "--into", str(tmp_path)])
    pack = SpacedPack("xx", tmp_path / "xx")
    assert pack.marks.decimal == ""
    (tmp_path / "xx").rename(tmp_path / "new_folder_of_tests")
    with installed(tmp_path, monkeypatch, "xx", "new_folder_of_tests"):
        found = coverage("xx")
        assert not found.kinds
        assert "words.toml: moves.rise" in found.lacking
        assert "figures.toml: percent.words" not in found.lacking


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new", "xxx", "Lojban"], "xxx is no code of a language"),
        (["new", "de", "German"], "de is there already; fill that, or remove it"),
        (["coverage", "xx"], "there is no folder of the language xx; there are de, en"),
    ],
)
def test_what_can_not_be_done_is_told(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_the_report_of_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    out = capsys.readouterr().out
    for code in folders.own():
        assert (f"\n{code}: examples" in f"\n{out}") == folders.is_read(code)
    assert main(["coverage", "de"]) == 0
    assert "  change: " in capsys.readouterr().out


@pytest.mark.parametrize("code", GROUPS)
def test_every_language_tells_ten_kinds(code: str) -> None:
    found = coverage(code)
    assert len(found.kinds) >= 10
    assert found.kinds.keys() >= {"sum", "share", "shares", "change", "order", "within", "weekday", "duration"}


def keys(data: dict[str, object], path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The tables and lists of data, each by its keys down to two levels."""
    found = set()
    for key, value in data.items():
        found.add((*path, key))
        if isinstance(value, dict) and len(path) < 1:
            found |= keys(value, (*path, key))
    return found


FREE = {"classes", "measures", "spans", "factors", "sets", "weekdays", "scales", "units"}


@pytest.mark.parametrize("code", [code for code, path in folders.own().items() if (path / "words.toml").is_file()])
@pytest.mark.parametrize("name", ["figures", "words", "tables"])
def test_no_table_is_misspelled(code: str, name: str) -> None:
    """What a table is called is known by English, which has them all: one that nothing asks for is a slip."""
    english = keys(tomllib.loads((folders.own()["en"] / f"{name}.toml").read_text(encoding="utf-8")))
    mine = keys(tomllib.loads((folders.own()[code] / f"{name}.toml").read_text(encoding="utf-8")))
    assert {path for path in mine - english if path[0] not in FREE} == set()
