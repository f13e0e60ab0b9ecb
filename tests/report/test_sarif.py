"""SARIF against its schema, its semantic validator and a reader of others."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from check_data.findings import Cited, Finding, Message, Place, Severity, Suggestion
from check_data.messages import English
from check_data.report.formats import Options
from check_data.report.result import Report
from check_data.report.sarif import MOST_LOCATIONS, as_data, render
from check_data.rules import RULES
from tests.helpers import ROOT

MULTITOOL = ROOT / "tests" / "node" / "node_modules" / "@microsoft" / "sarif-multitool-linux"
needs_multitool = pytest.mark.skipif(
    not MULTITOOL.is_dir() and not os.environ.get("CHECK_DATA_ALL_TOOLS"),
    reason="npm install --prefix tests/node brings the schema and the validator",
)
ACCEPTED = {"SARIF2005"}
"""Notes of the validator that are meant: the tool names no address of its own."""


def results(report: Report) -> list[Any]:
    found: list[Any] = as_data(report)["runs"][0]["results"]
    return found


@needs_multitool
def test_its_schema(report: Report) -> None:
    schema = json.loads((MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(render(report, Options())), schema)


def validated(log: str, folder: Path) -> set[str]:
    """The rules that the semantic validator finds broken."""
    given, told = folder / "a.sarif", folder / "told.sarif"
    given.write_text(log, encoding="utf-8")
    command: list[str | Path] = [
        MULTITOOL / "Sarif.Multitool",
        "validate",
        given,
        "--rule-kind",
        "Sarif;Ghas",
        "--output",
        told,
    ]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert told.is_file(), done.stdout.decode()
    (run,) = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    assert not run["invocations"][0].get("toolExecutionNotifications")
    return {each["ruleId"] for each in run["results"]}


@needs_multitool
def test_its_semantic_validator(report: Report, tmp_path: Path) -> None:
    assert validated(render(report, Options()), tmp_path) <= ACCEPTED


@needs_multitool
def test_the_validator_sees_what_is_wrong(page: Report, tmp_path: Path) -> None:
    log = json.loads(render(page, Options()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1
    assert validated(json.dumps(log), tmp_path) > ACCEPTED


def test_a_reader_of_others(report: Report, tmp_path: Path) -> None:
    from sarif.loader import load_sarif_file

    path = tmp_path / "a.sarif"
    path.write_text(render(report, Options()), encoding="utf-8")
    records = load_sarif_file(str(path)).get_records()
    found = [(each["Line"], each["Severity"], each["Code"]) for each in records]
    assert found == [(each.place.line, each.severity.label, each.rule) for each in report.findings]


def test_regions_cut_the_quotes_out_of_the_texts(texts: Report) -> None:
    for result in results(texts):
        for each in (*result["locations"], *result["relatedLocations"]):
            where = each["physicalLocation"]
            region, uri = where["region"], where["artifactLocation"]["uri"]
            line = Path(unquote(uri)).read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
            cut = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert cut in {"15例", "5例", "4例", "121", "51", "39", "32"}
    assert [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in results(texts)] == [
        {"uri": "a%2C%2050%25%3Ab.md", "uriBaseId": "SRCROOT"},
        {"uri": "b.txt", "uriBaseId": "SRCROOT"},
    ]


def test_figures_are_linked_and_nothing_else(hostile: Report) -> None:
    first = results(hostile)[0]
    assert first["message"]["text"].endswith("[3521人](1), [3522人](2).")
    assert [each["id"] for each in first["relatedLocations"]] == [1, 2]
    assert "\\[y\\](z)" in first["message"]["text"]


def test_waivers_are_suppressions(hostile: Report) -> None:
    suppressed = {each["properties"]["check"]: each.get("suppressions") for each in results(hostile)}
    given = {"kind": "external", "status": "accepted"}
    assert suppressed["waived"] == [
        {**given, "justification": "in print, 更正见第二版", "properties": {"until": "2999-12-31"}}
    ]
    assert suppressed["for-good"] == [{**given, "justification": "for good"}]
    assert suppressed["约数"] is None


def test_rules_have_their_pages(page: Report) -> None:
    (rule,) = as_data(page)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("CD201", "DeclaredCheck")
    assert rule["help"]["markdown"] == RULES["CD201"].page()
    assert rule["shortDescription"]["text"] == "A declared check does not hold."
    assert rule["fullDescription"]["text"].startswith("Evaluates every check of")


def finding(*quotes: str, suggestion: Suggestion | None = None, path: str = "a.txt") -> Finding:
    places = [Place(path, number, 3, 10 * number, 10 * number + len(quote)) for number, quote in enumerate(quotes, 1)]
    cited = tuple(Cited("", quote, place) for quote, place in zip(quotes, places, strict=True))
    place = places[0] if places else Place(path, 1)
    return Finding("CD202", Severity.ERROR, Message(English("m")), place, cited, suggestion=suggestion)


@pytest.fixture
def reported(texts: Report) -> Any:
    return lambda *found: results(texts._replace(findings=found, language="en"))


def test_a_suggestion_is_a_fix(reported: Any) -> None:
    (result,) = reported(finding("15例", "5例", suggestion=Suggestion(1, "6例")))
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"]["text"] == "5例 → 6例"
    assert change["artifactLocation"]["uri"] == "a.txt"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
            "insertedContent": {"text": "6例"},
        }
    ]
    assert "fixes" not in reported(finding("15例"))[0]


def test_findings_without_figures_and_with_too_many(reported: Any) -> None:
    none, many = reported(finding(), finding(*["1"] * (MOST_LOCATIONS + 5)))
    assert none["message"]["text"] == "m."
    assert "relatedLocations" not in none
    assert none["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
    assert len(many["relatedLocations"]) == MOST_LOCATIONS


def test_a_quote_over_two_lines_and_a_file_outside(reported: Any) -> None:
    (result,) = reported(finding("1\n5例", path="/elsewhere/文.txt"))
    where = result["locations"][0]["physicalLocation"]
    assert where["region"] == {"startLine": 1, "startColumn": 3, "endLine": 2, "endColumn": 3}
    assert where["artifactLocation"] == {"uri": "file:///elsewhere/%E6%96%87.txt"}
