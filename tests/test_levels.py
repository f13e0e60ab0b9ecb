"""Levels of what is found in texts: from evidence to reports, and what the user sets of it."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from check_data.cli import main
from check_data.configuration import Configuration
from check_data.evidence.rates import Rates
from check_data.findings import Severity, Thresholds
from check_data.texts import lint
from tests.documents_of import examined

TEXT = """\
# News of the day

The ferry carried 121 people (51 men, 39 women and 32 children).

Exports were $212.4 billion and imports were $263.9 billion, a deficit of $47.3 billion.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def levels(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [each["severity"] for each in json.loads(capsys.readouterr().out)["findings"]]


def test_the_least_level_that_is_told(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = article.parent / "check-data.toml"
    config.write_text("[evidence]\nerror = 1.0\nwarning = 1.0\nnote = 0.1\n", encoding="utf-8")
    told = []
    for options in ([], ["--min-level", "note"], ["--min-level", "warning"], ["--min-level", "error"]):
        assert main(["a.md", "--output-format", "json", *options]) == 0
        told.append(levels(capsys))
    assert told[0] == told[1]
    assert set(told[0]) == {"note"}
    assert told[2:] == [[], []]
    config.write_text('min-level = "error"\n', encoding="utf-8")
    assert main(["a.md", "--output-format", "json"]) == 1
    assert set(levels(capsys)) == {"error"}


def test_thresholds_are_configured(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = article.parent / "check-data.toml"
    config.write_text("[evidence]\nerror = 1.0\nwarning = 1.0\nnote = 0.1\n", encoding="utf-8")
    assert main(["a.md", "--output-format", "json"]) == 0
    assert set(levels(capsys)) == {"note"}
    config.write_text("[evidence]\nerror = 0.05\nwarning = 0.05\nnote = 0.05\n", encoding="utf-8")
    assert main(["a.md", "--output-format", "json"]) == 1
    assert "error" in levels(capsys)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[evidence]\nerror = 0.1\n", "note is no more than warning"),
        ("[evidence]\nsure = 0.1\n", "only error, warning, note are known"),
        ("evidence = 3\n", "only error, warning, note are known"),
        ("[evidence]\nerror = 1.5\n", "no more than 1"),
        ('[evidence]\nerror = "many"\n', "'many' is no number"),
        ('min-level = "never"\n', "min-level"),
    ],
)
def test_bad_levels(text: str, says: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article.parent / "check-data.toml").write_text(text, encoding="utf-8")
    assert main(["a.md"]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert len(err.splitlines()) == 1


def test_confidence_in_json_and_sarif(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["a.md", "--output-format", "json"])
    data = json.loads(capsys.readouterr().out)
    schema = json.loads(files("check_data.report").joinpath("findings.schema.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    confidences = {each["fingerprint"]: each["confidence"] for each in data["findings"]}
    assert all(0 < each <= 1 for each in confidences.values())
    main(["a.md", "--output-format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert len(results) == len(confidences)
    for each in results:
        assert each["rank"] == pytest.approx(100 * confidences[each["partialFingerprints"]["checkData/v1"]], abs=0.1)
        assert each["level"] in ("error", "warning", "note")


def test_the_listing_in_json_has_facts_and_every_claim(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "a.md", "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    figures = {each["quote"]: each for each in listed["figures"]}
    assert TEXT[figures["51"]["start"] : figures["51"]["end"]] == "51"
    assert (figures["51"]["lower"], figures["51"]["upper"], figures["51"]["line"]) == (51, 51, 3)
    assert set(figures["51"]) >= {"subject", "scope", "period", "role", "unit"}
    broken = next(each for each in listed["checks"] if each["rule"] == "CD202" and each["verdict"] == "disagrees")
    assert (broken["severity"], broken["holds"]) == ("error", "f0 == sum(f1, f2, f3)")
    assert [each["quote"] for each in broken["figures"]] == ["121", "51", "39", "32"]
    assert broken["arithmetic"] == "51 + 39 + 32 = 122 ≠ 121"
    assert broken["form"]
    assert 0.8 <= broken["confidence"] <= 1


def test_what_is_likely_not_meant_is_listed_and_is_no_check(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("There were 12 firms (5 large, 4 small).\n\nThe 12 firms are old.\n", encoding="utf-8")
    report = lint([path], settings=Configuration(thresholds=Thresholds(1.0, 1.0, 1.0)))
    assert report.findings == ()
    assert [each.outcome.verdict.value for each in report.untold].count("disagrees") >= 1
    assert all(each.outcome.verdict.value == "agrees" for each in report.checks)
    assert all(each.told is not None and each.told.severity is None for each in report.untold)


def test_what_could_not_fail_does_not_count_as_checked() -> None:
    text = "The ferry carried 121 people (51 men, 39 women and 31 children)."
    assert len(examined(text).checked()) == 4
    assert examined("It had 121 seats and 31 cabins.").checked() == frozenset()


def test_what_does_not_hold_counts_as_checked_whatever_chance_says() -> None:
    assert examined("2024年9月27日（星期四）。").checked() >= {(0, 10)}


def test_a_range_counts_as_checked_where_both_of_its_ends_do() -> None:
    text = "The mean wait was 12.4 hours (95% CI 10.1 to 16.7)."
    [(start, end)] = [(each.start, each.end) for each in examined(text).figures() if each.kind == "range"]
    assert text[start:end] == "10.1 to 16.7"
    assert (start, end) in examined(text).checked()
    assert examined("It has 10.1 to 16.7 hours.").checked() == frozenset()


def test_a_text_in_a_language_that_is_not_read_is_doubted() -> None:
    polish = (
        "Prom miał 121 gości (51 mężczyzn, 39 kobiet i 32 dzieci) i 1.500 miejsc, powiedział rzecznik miasta, "
        "który dodał też, że w każdej kabinie śpią cztery osoby, a pozostałe są puste, gdyż łóżek nie ma."
    )
    found = examined(polish)
    assert not found.in_full
    assert not any(each.quote == "1.500" for each in found.mentions)


def test_a_release_in_two_languages_is_read_in_both() -> None:
    german = (
        "Der Umsatz stieg im Jahr 2024 um 12,5 Prozent auf 90,0 Millionen Euro, nach 80,0 Millionen Euro im Vorjahr."
    )
    english = (
        "In the year 2024 sales of the company rose by 12.5 per cent to 90.0 million euros, from 80.0 million euros."
    )
    for text in (f"{german}\n\n{english}\n", f"{english}\n\n{german}\n"):
        forms = {each.claim.form.partition(":")[0] for each in examined(text).judged if each.told}
        assert {"de", "en"} <= forms


def test_a_document_is_read_by_the_packs_of_its_blocks() -> None:
    both = (
        "出口2124台，进口1639台，贸易顺差458台。\n\nThe ferry carried 121 people (51 men, 39 women and 32 children).\n"
    )
    told = {each.claim.code: each.level.severity for each in examined(both).judged if each.level.severity}
    assert told == {"CD219": Severity.ERROR, "CD202": Severity.ERROR}


def test_a_form_that_was_never_measured_is_a_note_at_most() -> None:
    text = "The ferry carried 121 people (51 men, 39 women and 32 children)."
    (judged,) = (each for each in examined(text, rates=Rates()).judged if each.level.severity)
    assert judged.level.severity is Severity.NOTE


def test_calibrate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = tmp_path / "news", tmp_path / "rates.json"
    corpus.mkdir()
    for number in range(3):
        (corpus / f"{number}.md").write_text(TEXT, encoding="utf-8")
    (corpus / "bad.txt").write_bytes(b"\xff\x00\x81")
    written = []
    for jobs in ("1", "2"):
        assert main(["calibrate", str(corpus), "--output", str(out), "--jobs", jobs]) == 2
        told, err = capsys.readouterr()
        assert told.endswith("forms in 3 texts\n")
        assert "bad.txt:1: in no encoding" in err
        written.append(out.read_text(encoding="utf-8"))
    assert written[0] == written[1]
    kept = json.loads(written[0])
    assert kept["corpora"] == ["news"]
    assert any(row[1] == 3 and row[2] == 0 for row in kept["forms"].values())
    assert main(["calibrate", str(tmp_path / "none"), "--output", str(out)]) == 2
    assert capsys.readouterr().err == f"check-data: {tmp_path / 'none'}: no such file or folder\n"
    (tmp_path / "empty").mkdir()
    assert main(["calibrate", str(tmp_path / "empty"), str(corpus / "0.md"), "--output", str(out)]) == 2
    told, err = capsys.readouterr()
    assert told.endswith("forms in 1 texts\n")
    assert err.startswith(f"check-data: {tmp_path / 'empty'}: no texts")
