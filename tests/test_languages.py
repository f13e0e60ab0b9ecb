"""The language of messages is that of their text; that of a report is that of most texts, or the one asked for."""

import json
from datetime import date
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.findings import ByLanguage, Finding, Message, Place, Severity, said_in, told_in
from check_data.report.language import WORDS, most
from check_data.runner import run
from check_data.texts import lint, lint_documents
from tests.helpers import project

ANIMALS = "There were 15 animals (5 cats, 4 dogs and 4 birds).\n"
CASES = "全市共有15人，其中男5人、女6人。\n"
TABLE = "| 项目 | 数量 |\n|---|---|\n| 甲 | 5 |\n| 乙 | 6 |\n| 合计 | 12 |\n"
IN_ENGLISH, IN_CHINESE = "the parts do not add up to", "各部分之和不等于"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.md", ANIMALS), ("b.md", ANIMALS), ("c.md", CASES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "form", ["text", "concise", "markdown", "json", "jsonl", "csv", "sarif", "html", "github", "junit"]
)
def test_each_text_is_told_of_in_its_language(form: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--output-format", form, "--fail-on", "note"]) == 1
    out = capsys.readouterr().out
    assert out.count(f"{IN_ENGLISH} 15") >= 2
    assert f"{IN_CHINESE}15人" in out
    assert "没有发现" not in out
    if form == "html":
        assert out.count('<h3 dir="auto" lang="zh">') == 1
    if form in ("text", "concise", "markdown"):
        assert "Findings: " in out.replace("\\", "")


def test_one_chinese_file_does_not_turn_a_repository_chinese(repository: Path) -> None:
    report = lint(["."])
    assert report.language == "en"
    assert [each.language for each in report.findings] == ["en", "en", "zh"]
    assert lint(["c.md", "b.md", Path("c.md")]).language == "zh"


def test_the_language_that_is_asked_for(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--language", "zh", "--fail-on", "note"]) == 1
    out = capsys.readouterr().out
    assert out.count(IN_CHINESE) == 3
    assert IN_ENGLISH not in out


def test_a_text_without_units_is_chinese_by_its_characters(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TABLE, encoding="utf-8")
    report = lint([tmp_path])
    assert report.language == "zh"
    assert ["之和不等于" in report.message(each) for each in report.findings] == [True]


def test_an_english_text_with_a_chinese_name_is_english(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"The owner of the farm is 王. {ANIMALS}", encoding="utf-8")
    assert lint([tmp_path]).language == "en"


def test_comments_of_a_text_are_told_of_in_its_language() -> None:
    text = f"{CASES}\n<!-- check-data: ignore[CD202] -->\n"
    read = document(Decoded(text, "utf-8"), "a.md")
    english = document(Decoded(ANIMALS, "utf-8"), "b.md")
    report = lint_documents([english, read, english], Configuration(), date(2026, 1, 1))
    assert {each.language for each in report.findings if each.place.path == "a.md"} == {"zh"}
    assert report.language == "en"


def test_numbers_alone_say_nothing(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.md").write_text("15 = 5 + 4 + 6\n", encoding="utf-8")
    assert lint([tmp_path]).language == "en"
    (tmp_path / "d.md").write_text(CASES, encoding="utf-8")
    assert lint([tmp_path]).language == "zh"


def test_publications_of_a_project(tmp_path: Path) -> None:
    checks = '[one]\nholds = "a == b"\n'
    project(
        tmp_path, "figure,quote,subject\na,3,the cats of the town\nb,4,the dogs of it\n", checks, config="select = []"
    )
    for name, rows in (("q", "a,3名,党员\nb,4名,党员\n"), ("r", "a,3,the cats of the town\nb,4,the dogs of it\n")):
        (tmp_path / "data" / f"{name}.csv").write_text(f"figure,quote,subject\n{rows}", encoding="utf-8")
        (tmp_path / "checks" / f"{name}.toml").write_text(checks, encoding="utf-8")
    report = run(tmp_path)
    assert report.language == "en"
    assert [each.language for each in report.findings] == ["en", "zh", "en"]
    (tmp_path / "data" / "p.txt").write_text("甲3名，乙4名。", encoding="utf-8")
    assert run(tmp_path).language == "zh"
    assert run(tmp_path, settings=Configuration(language="en")).findings[1].language == "en"


def test_english_stands_in_for_a_language_without_words() -> None:
    assert ByLanguage({"en": 1, "zh": 2})["de"] == 1
    assert said_in({"en": 1, "zh": 2}, "zh-Hant") == 2
    assert WORDS["nl"] is WORDS["en"]
    found = Finding("CD202", Severity.ERROR, Message({"en": "{a} is", "zh": "{a}是"}, {"a": "1"}), Place("a", 1))
    assert found.message.text("ko") == "1 is"
    assert [told_in(each) for each in ("zh-Hant", "en", "de")] == ["zh", "en", "en"]
    assert most([]) == "en"
    assert most(["de", "zh", "de"]) == "de"


def test_a_report_of_texts_in_a_language_that_is_not_known_is_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Miasto ma 12 szkół, z czego większość wybudowano po wojnie, a pozostałe później, gdy ludność już rosła; "
    more = "w każdej uczy się około stu dzieci, które dojeżdżają też ze wsi położonych w pobliżu.\n"
    (tmp_path / "a.md").write_text(text + more, encoding="utf-8")
    for form in ("text", "sarif", "html", "json"):
        assert main([str(tmp_path), "--output-format", form]) in (0, 1)
        out, err = capsys.readouterr()
        assert err == (
            f"check-data: {tmp_path}/a.md: in another language than are known here, which is not read; only numbers "
            "that every language prints alike are compared\n"
        )
    data = json.loads(out)
    assert data["summary"]["remarks"] == [err.removeprefix("check-data: ").strip()]


def test_a_report_of_german_texts_is_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Im Ort sind 15 Tiere: 5 Katzen, 4 Hunde und 4 Vögel. Das ist nicht viel für eine Stadt.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert main([str(tmp_path), "--output-format", "json", "--fail-on", "note"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [each["rule"] for each in data["findings"]] == ["CD202"]
    assert data["findings"][0]["message"].endswith("the parts do not add up to 15")
    assert data["summary"]["remarks"] == []
