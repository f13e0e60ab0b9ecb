"""What readers are told, in every language: nothing is missing, nothing is left over, and the same values are named."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data import messages
from check_data.findings import Message, Severity
from check_data.messages import (
    Counted,
    English,
    Words,
    languages,
    of_environment,
    sarif_tag,
    tag_of,
    told_in,
    translated,
)
from check_data.report.columns import width
from check_data.report.html.isolated import isolated
from check_data.report.language import VERDICTS, WORDS, counted
from tests.languages.said import PACKAGE
from tests.languages.said import counted as counted_texts
from tests.languages.said import plain as plain_texts

FOLDER = PACKAGE / "languages"
FILES = sorted(FOLDER.glob("*/messages*.toml"))
NAMES = [f"{file.parent.name}/{file.name}" for file in FILES]
FOREIGN = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u0400-\u04ff\u0590-\u06ff]"
    "|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]"
)
"""Letters that no English word has."""
EXCEPT = {
    "languages": "the languages themselves",
    "reading": "how quotes of figures tables are written, and how numbers of any language are told from one's own",
    "facts": "units of the engine without blanks, and names of persons that tests are named after",
    "figures/units.py": "the names of units that a figures table may declare",
    "tables/kinds.py": "the unit of counts",
    "relations/claim.py": "the unit of counts",
    "repair/slips.py": "numerals that a slip of the pen may turn into others",
    "documents/docx.py": "names of styles that Word writes into files",
    "documents/runs.py": "the bounds of a script",
}
"""Where they may stand in code all the same, with the reason."""


def data(file: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_ten_languages() -> None:
    assert languages() == ("en", "de", "es", "fr", "it", "ja", "ko", "nl", "pt", "zh", "zh-Hant")


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_nothing_is_missing_and_nothing_left_over(file: Path) -> None:
    read = data(file)
    assert set(read) == {"language", "texts", "counted"}
    assert read["texts"].keys() == plain_texts().keys()
    assert read["counted"].keys() == counted_texts().keys()


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_the_same_values_are_named(file: Path) -> None:
    read = data(file)
    for english, text in read["texts"].items():
        assert isinstance(text, str)
        assert text.strip()
        assert values(text) == values(english), english
    for english, forms in read["counted"].items():
        assert isinstance(forms, list)
        assert len(forms) in (1, 2)
        assert all(values(form) == values(english) for form in forms), english


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_options_commands_and_spaces_around_a_text_are_kept(file: Path) -> None:
    for english, text in data(file)["texts"].items():
        assert isinstance(text, str)
        kept = r"--[a-z-]+|check-data(?: baseline)?|ignore\[CD202\]|#"
        assert sorted(re.findall(kept, text)) == sorted(re.findall(kept, english)), english
        assert text.endswith(" ") <= english.endswith(" "), english


@pytest.mark.parametrize("language", languages())
def test_the_lines_of_a_summary_begin_at_one_column(language: str) -> None:
    lines = [WORDS[language][name] for name in ("findings", "checks", "figures", "records", "hidden", "kinds")]
    # What is told stands behind a colon and blanks, or behind blanks alone.
    heads = [re.split(r"(?<=[:：])[ \u3000]*|(?<=[ \u3000])(?![ \u3000])", line, maxsplit=1)[1] for line in lines]
    starts = {width(line) - width(head) for line, head in zip(lines, heads, strict=True)}
    assert len(starts) == 1


@pytest.mark.parametrize(("file", "encoding"), [("messages", "gb2312"), ("messages-Hant", "big5")])
def test_each_script_of_chinese_has_its_own_characters(file: str, encoding: str) -> None:
    for text in data(FOLDER / "zh" / f"{file}.toml")["texts"].values():
        assert isinstance(text, str)
        assert text.encode(encoding)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("zh", "zh"),
        ("zh-Hans", "zh"),
        ("zh_CN", "zh"),
        ("zh-Hans-HK", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("zh_hant_HK", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("pl", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_a_tag_is_told_in(tag: str, language: str) -> None:
    assert told_in(tag) == language


@given(st.text())
def test_any_tag_is_told_in_one_of_the_languages(tag: str) -> None:
    assert told_in(tag) in languages()
    assert told_in(told_in(tag)) == told_in(tag)


def test_names_in_other_formats() -> None:
    assert [tag_of(each) for each in ("en", "pl", "de", "zh", "zh-Hant")] == ["en", "en", "de", "zh-Hans", "zh-Hant"]
    assert [sarif_tag(each) for each in ("en", "de", "zh", "zh-TW")] == ["en-US", "de", "zh-CN", "zh-TW"]
    assert all(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", sarif_tag(each)) for each in languages())


def test_a_text_without_a_translation_is_told_in_english() -> None:
    unknown = English("{a} is new")
    assert translated(unknown, "de") == unknown
    assert Message(unknown, {"a": "1"}).text("ko") == "1 is new"
    of = Counted(English("{number} thing"), English("{number} things"))
    assert [of.told(number, language) for number in (1, 2) for language in ("de", "ja", "en")] == [
        *["1 thing"] * 3,
        *["2 things"] * 3,
    ]


def test_a_message_in_another_and_with_a_number() -> None:
    inner = Message(English("the parts do not add up to {first}"), {"first": "{15}"})
    outer = Message(English("as stated, {told} (as rounded it agrees)"), parts={"told": inner})
    assert outer.text("en") == "as stated, the parts do not add up to {15} (as rounded it agrees)"
    assert outer.text("de") == "wörtlich: die Teile ergeben zusammen nicht {15} (gerundet stimmt es)"
    assert outer.text("de", lambda value: f"<{value}>").count("<{15}>") == 1
    records = Counted(English("{key}: {number} record has no key"), English("{key}: {number} records have no key"))
    told = [Message(records, {"key": "id", "number": number}).text("de") for number in ("1", "3")]
    assert told == ["id: 1 Datensatz hat keinen Schlüssel", "id: 3 Datensätze haben keinen Schlüssel"]


def test_numbers_take_the_form_of_their_language() -> None:
    told = {
        language: [counted(Severity.ERROR, number, language) for number in (0, 1, 2)]
        for language in ("en", "de", "fr", "pt", "ja", "zh")
    }
    assert told["en"] == ["0 errors", "1 error", "2 errors"]
    assert told["de"] == ["0 Fehler", "1 Fehler", "2 Fehler"]
    assert told["fr"] == ["0 erreur", "1 erreur", "2 erreurs"]
    assert told["pt"] == ["0 erro", "1 erro", "2 erros"]
    assert told["ja"] == ["エラー 0 件", "エラー 1 件", "エラー 2 件"]
    assert told["zh"] == ["错误 0", "错误 1", "错误 2"]
    assert counted(Severity.NOTE, 0, "de") == "0 Hinweise"
    assert counted(Severity.WARNING, 1, "it") == "1 avviso"


def test_words_of_a_language_are_told_once() -> None:
    words = Words({"a": English("note"), "b": English("nowhere")})
    assert words["de"] == {"a": "Hinweis", "b": "nowhere"}
    assert words["de_AT"] is words["de"]
    assert VERDICTS["pl"] is VERDICTS["en"]


def test_a_variant_lies_over_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (tmp_path / "__init__.py").touch()
    (tmp_path / "yy").mkdir()
    under = (
        '[language]\none = [0, 1]\n[texts]\n"note" = "n"\n"rule" = "r"\n[counted]\n"{number} notes" = ["{number} n"]\n'
    )
    (folder / "messages.toml").write_text(under, encoding="utf-8")
    over = '[language]\nregions = ["ZZ"]\n[texts]\n"rule" = "R"\n[counted]\n'
    (folder / "messages-Abcd.toml").write_text(over, encoding="utf-8")
    (folder / "words-Abcd.toml").touch()
    monkeypatch.setattr(messages, "_FOLDER", str(tmp_path))
    caches = (messages.languages, messages.told_in, messages._variants, messages._catalogue)
    for each in caches:
        each.cache_clear()
    try:
        assert languages() == ("en", "xx", "xx-Abcd")
        assert [translated(English(text), "xx-ZZ") for text in ("note", "rule", "error")] == ["n", "R", "error"]
        assert translated(English("rule"), "xx-YY") == "r"
        assert (tag_of("xx-Abcd"), sarif_tag("xx-Abcd")) == ("xx-Abcd", "xx")
        assert counted(Severity.NOTE, 5, "xx-Abcd") == "5 n"
        assert messages._catalogue("xx-Abcd").one == (0, 1)
    finally:
        for each in caches:
            each.cache_clear()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": ""}, "zh-Hant"),
        ({"LANG": "pl_PL"}, "en"),
    ],
)
def test_the_environment(environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert of_environment() == language


_PROGRAM = """
import io, sys
from contextlib import redirect_stdout
from check_data import messages
from check_data.cli import main
files, read = [], messages._read
messages._read = lambda folder, name: files.append(f"{folder}/{name}") or read(folder, name)
with redirect_stdout(io.StringIO()) as told:
    main(sys.argv[1:])
print(files, told.getvalue().splitlines()[0].partition("] ")[2])
"""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "[] the parts do not add up to 15"),
        (("--language", "auto"), "[] the parts do not add up to 15"),
        (("--language", "de"), "['de/messages'] die Teile ergeben zusammen nicht 15"),
        (("--language", "zh-Hant"), "['zh/messages-Hant', 'zh/messages'] 各部分之和不等於15"),
    ],
)
def test_a_run_reads_the_catalogues_that_it_needs(options: Sequence[str], told: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("There were 15 animals (5 cats, 4 dogs and 4 birds).\n", encoding="utf-8")
    run = [sys.executable, "-c", _PROGRAM, str(tmp_path), *options]
    out = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert out.strip() == told


def test_no_word_of_another_language_stands_elsewhere() -> None:
    found = {
        inside: told
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
        if not (inside := path.relative_to(PACKAGE).as_posix()).startswith(tuple(EXCEPT))
        if (told := foreign(path))
    }
    assert found == {}


@pytest.mark.parametrize("path", EXCEPT)
def test_every_exception_is_one(path: str) -> None:
    inside = [PACKAGE / path] if path.endswith(".py") else (PACKAGE / path).rglob("*.py")
    assert path == "languages" or any(foreign(each) for each in inside)


def foreign(path: Path) -> list[str]:
    """The texts of a file that hold words of another language; the names of its parts of a module."""
    text = path.read_text(encoding="utf-8")
    return [each for each in (literals(text) if path.suffix == ".py" else [text]) if FOREIGN.search(each)]


def literals(code: str) -> list[str]:
    """The texts of a module, without docstrings, in which examples may be in any language."""
    tree = ast.parse(code)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return [node.value for node in found if isinstance(node.value, str)]


def test_the_words_that_are_looked_for_are_found() -> None:
    found = literals('"""不符"""\nA = "不符"\nB = {"de": "für"}\n"""Über A."""\nC = f"{A}: 일치"\n')
    assert [each for each in found if FOREIGN.search(each)] == ["不符", "für", ": 일치"]


def test_a_quote_from_right_to_left_keeps_to_itself() -> None:
    assert isolated("15 animals") == "15 animals"
    assert isolated("15只") == "15只"
    assert isolated("15 ילדים") == "\u206815 ילדים\u2069"
    assert isolated("١٥ طفل") == "\u2068١٥ طفل\u2069"
