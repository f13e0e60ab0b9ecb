"""A language is a folder: one that comes with the package or one that another package installs, read when it is met."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from check_data.findings import Verdict
from check_data.languages import folders
from check_data.languages.every_convention import remarks_on_unread
from check_data.languages.load import pack
from check_data.languages.spaced import SpacedPack
from check_data.languages.written_in import in_full, pack_of, written_in
from check_data.relations.kinds import BY_CODE
from tests.languages.installed import MORE, installed
from tests.languages.wordings import judged

POLISH = {
    "the parts of a list": "Miasto ma {} szkół: 96 na północy, 71 w centrum i 62 na południu. | 229 | 214",
    "a change": "Sprzedaż w tym roku wzrosła z 120 mln zł do {} mln zł, o 25 proc. | 150 | 165",
    "a fall": "Sprzedaż w tym roku spadła z 150 mln zł do {} mln zł, o 20 proc. | 120 | 135",
    "a weekday": "W poniedziałek, {} marca 2024, jest to 12 osób, które nie są dla nas. | 4 | 6",
    "a total": "Jest to 40 osób w mieście i 35 osób na wsi, łącznie {} osób. | 75 | 85",
    "a part": "Miasto ma 130 szkół, w tym {} na północy, co nie jest dla nas. | 45 | 145",
    "the parts of the sentence before": "W tym roku było {} osób. Z tego na miasta 38.640, na wsie 22.310 i na inne "
    "8.330. | 69.280 | 61.400",
    "shares of all": "Dla firm jest to 47 proc., dla osób 35 proc., inne {} proc. | 18 | 28",
    "an order": "Liczba szkół w tym roku wzrosła z 120 do {} w mieście. | 150 | 15",
}


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copytree(MORE / "pl", tmp_path / "check_data_of_polish")
    with installed(tmp_path, monkeypatch, "pl", "check_data_of_polish"):
        yield


@pytest.mark.usefixtures("polish")
@pytest.mark.parametrize("what", POLISH)
def test_twenty_lines_tell_relations(what: str) -> None:
    text, right, wrong = POLISH[what].split(" | ")
    assert written_in(text) == "pl"
    held, failed = (judged(text.format(figure)) for figure in (right, wrong))
    assert held
    assert all(each.outcome.verdict is Verdict.AGREES for each in held)
    assert any(each.outcome.verdict is Verdict.DISAGREES for each in failed)


@pytest.mark.usefixtures("polish")
def test_they_are_of_five_kinds_at_least() -> None:
    rules = {each.claim.code for text in POLISH.values() for each in judged(text.format(text.split(" | ")[1]))}
    assert len(rules) >= 5
    assert rules <= BY_CODE.keys()
    lines = [line for file in (MORE / "pl").iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) <= 20


def test_without_it_polish_is_not_read() -> None:
    text = POLISH["a change"].split(" | ")[0].format(150)
    assert written_in(text) != "pl"
    assert not folders.is_read("pl")
    assert folders.name("pl") == "pl"
    with pytest.raises(KeyError, match="pl"):
        pack("pl")


@pytest.mark.parametrize("name", ["empty_package_of_tests", "no_package_of_tests"])
def test_what_is_no_folder_of_a_language_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty_package_of_tests").mkdir()
    message = f"{name} of check_data.languages names no package with a language.toml"
    with installed(tmp_path, monkeypatch, "pl", name), pytest.raises(ValueError, match=message):
        folders.installed()


def test_a_package_may_bring_its_own_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "own_pack_of_tests"
    shutil.copytree(MORE / "pl", package)
    (package / "__init__.py").write_text("PACK = 'own'\n", encoding="utf-8")
    with installed(tmp_path, monkeypatch, "pl", "own_pack_of_tests"):
        assert str(pack("pl")) == "own"
        assert folders.module("pl") == "own_pack_of_tests"
    (package / "__init__.py").write_text("", encoding="utf-8")


def test_a_language_of_which_only_signs_are_known_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "only_signs_of_tests"
    shutil.copytree(MORE / "pl", package)
    (package / "words.toml").unlink()
    with installed(tmp_path, monkeypatch, "pl", "only_signs_of_tests"):
        assert not in_full("pl")
        assert pack_of("pl") == "en"
        told = remarks_on_unread({"pl": ["a.md"]})
    assert told == ["a.md: in Polish, which is not read; only numbers that every language prints alike are compared"]


def test_the_packages_own_languages() -> None:
    assert {"de", "en", "fr", "nl", "zh"} <= folders.own().keys()
    assert all(folders.is_read(code) for code in ("de", "en", "fr", "nl", "zh"))
    assert isinstance(pack("de"), SpacedPack)
    assert folders.module("de") is None
    assert folders.module("zh") == "check_data.languages.zh"
    assert folders.name("de") == "German"
    assert folders.folder("xx") is None
    assert folders.module("xx") is None
