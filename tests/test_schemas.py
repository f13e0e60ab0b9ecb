"""The JSON Schemas of what is read, held to the parsers: what one takes the other takes."""

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from check_data.agreement.declarations import BadDeclaration, read_checks
from check_data.cli import main
from check_data.commands.schema import SCHEMAS
from check_data.configuration import BadConfiguration, load_configuration
from check_data.figures.conventions import Conventions
from tests.examples import fewer
from tests.helpers import ROOT, project

WORDS = st.sampled_from(
    [
        "en",
        "zh",
        "zh-Hant",
        "xx",
        "error",
        "warning",
        "note",
        "never",
        "auto",
        "pandas",
        "polars",
        "duckdb",
        "spark",
        "CD2",
        "x",
        "",
        "0.5",
        "1/20",
        "1/0",
        "-1",
        "1e3",
    ]
)
PLAIN: Any = st.one_of(
    WORDS, st.integers(-3, 3000), st.booleans(), st.sampled_from([0.5, 2.25]), st.lists(WORDS, max_size=2),
    st.dates(), st.datetimes(timezones=st.none()).map(lambda each: each.replace(microsecond=0)),
)  # fmt: skip


def table(names: list[str], values: Any = PLAIN) -> Any:
    return st.dictionaries(st.sampled_from([*names, "unknown"]), values, max_size=3)


FORMATS = st.sampled_from(["%d.%m.%Y", "%Y%m%d", "%d.%m", "day", "", 3, True])
READING = [name.replace("_", "-") for name in Conventions._fields]
CONFIGURATIONS = st.one_of(
    table(["language", "fail-on", "select", "ignore", "encoding", "reading", "publication", "engine"]),
    st.fixed_dictionaries({"reading": table(READING)}),
    st.fixed_dictionaries({"spark": table(["master"])}),
    st.fixed_dictionaries(
        {"publication": st.fixed_dictionaries({"p": st.fixed_dictionaries({"dates": table(["a", "b"], FORMATS)})})}
    ),
    st.fixed_dictionaries(
        {"publication": st.dictionaries(st.just("p"), st.one_of(PLAIN, table(["year", "key", "dates"])))}
    ),
)
WAIVED = table(["reason", "until"])
COLUMNS = st.one_of(PLAIN, st.sampled_from(["date", "region"]))
# Expressions that make use of what is said of records, so that nothing but the keys and their values is tried.
ACROSS = st.one_of(
    st.fixed_dictionaries(
        {"holds": st.just("a == sum(a)"), "by": COLUMNS}, optional={"unique": COLUMNS, "on": COLUMNS}
    ),
    st.fixed_dictionaries(
        {"holds": st.just("a == sum(a)"), "total_row": st.one_of(PLAIN, table(["region", "date"]))},
        optional={"by": COLUMNS, "unique": COLUMNS},
    ),
    st.fixed_dictionaries(
        {"holds": st.just("a == previous(a)"), "order": COLUMNS}, optional={"by": COLUMNS, "on": COLUMNS}
    ),
    st.fixed_dictionaries(
        {"holds": st.just("a == children(a)"), "hierarchy": st.one_of(PLAIN, table(["code", "parent"]))},
        optional={"by": COLUMNS, "unique": COLUMNS},
    ),
    st.fixed_dictionaries({"holds": st.just("a == x.a"), "with": WORDS}, optional={"on": COLUMNS}),
    st.fixed_dictionaries(
        {"unique": COLUMNS},
        optional={**dict.fromkeys(["because", "severity"], PLAIN), **dict.fromkeys(["by", "on", "with"], COLUMNS)},
    ),
)
WRITTEN = ("a == 1", "a == sum(a)", "a == previous(a)", "a == x.a")
CHECKS = st.dictionaries(
    st.sampled_from(["one", "two"]),
    st.one_of(
        PLAIN,
        ACROSS,
        table(["holds", "because", "severity", "waived"]),
        st.fixed_dictionaries(
            {"holds": st.just("a == 1")},
            optional={"because": PLAIN, "severity": PLAIN, "waived": st.one_of(PLAIN, WAIVED)},
        ),
    ),
    max_size=2,
)


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = (ROOT / "src" / "check_data" / SCHEMAS[name]).read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


CONFIGURATION_SCHEMA, CHECKS_SCHEMA = schema("configuration"), schema("checks")


def toml(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def as_json(value: Any) -> Any:
    """A value of TOML as editors validate it: a date is a text where one is wanted, and nothing that fits elsewhere."""
    if isinstance(value, dict):
        return {key: each.isoformat() if key == "until" and isinstance(each, date) else as_json(each)
                for key, each in value.items()}  # fmt: skip
    return [None] if isinstance(value, date) else value


def document(value: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {toml(each)}\n" for key, each in value.items())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples, and beside those of other tests: a configuration counts below it."""
    return tmp_path_factory.mktemp("configuration")


# Each example writes and reads a file.
FEWER = fewer(10, 100)


@FEWER
@given(CONFIGURATIONS)
def test_the_configuration(folder: Path, value: dict[str, Any]) -> None:
    path = folder / "check-data.toml"
    path.write_text(document(value), encoding="utf-8")
    assert tomllib.loads(document(value)) == value
    try:
        load_configuration(path)
        taken = True
    except BadConfiguration as error:
        assume("several-from is less" not in str(error))  # no JSON Schema compares two values
        taken = False
    assert CONFIGURATION_SCHEMA.is_valid(as_json(value)) is taken


@FEWER
@given(CHECKS)
def test_the_checks(value: dict[str, Any]) -> None:
    # An expression is a text to the schema; that it can be read is up to the parser alone.
    if any(isinstance(each, dict) and each.get("holds", WRITTEN[0]) not in WRITTEN for each in value.values()):
        value = {}
    if any(
        isinstance(each, dict) and isinstance(name := each.get("with"), str) and name != "x" for each in value.values()
    ):
        # Nor is the table of a figure.
        value = {}
    # A date in quotes is one to JSON, and none to TOML.
    try:
        read_checks(document(value), "checks/p.toml")
        taken = True
    except BadDeclaration:
        taken = False
    assert CHECKS_SCHEMA.is_valid(as_json(value)) is taken


def test_the_day_of_a_waiver() -> None:
    for until, valid in ((date(2030, 12, 31), True), (datetime(2030, 12, 31, 10), False)):
        value = {"one": {"holds": "a == 1", "waived": {"reason": "x", "until": until}}}
        assert CHECKS_SCHEMA.is_valid(as_json(value)) is valid


def test_this_project_and_the_examples_of_the_docs() -> None:
    CHECKS_SCHEMA.validate(as_json(tomllib.loads((ROOT / "checks" / "hunnan.toml").read_text(encoding="utf-8"))))
    CONFIGURATION_SCHEMA.validate(tomllib.loads((ROOT / "check-data.toml").read_text(encoding="utf-8")))
    told = (ROOT / "docs" / "projects.md").read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in told.split("```toml\n")[1:]]
    assert len(examples) == 2
    CHECKS_SCHEMA.validate(as_json(tomllib.loads(examples[0])))
    CONFIGURATION_SCHEMA.validate(tomllib.loads(examples[1]))
    across = (ROOT / "docs" / "returns.md").read_text(encoding="utf-8").split("```toml\n")[1].partition("```")[0]
    CHECKS_SCHEMA.validate(as_json(tomllib.loads(across)))
    assert all(check.across is not None for check in read_checks(across, "checks/p.toml"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_they_are_schemas_and_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    printed = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed["title"]


@pytest.mark.parametrize("number", ["1/0", "nan", "-1/2", "1e400", " 1", "true"])
def test_what_is_no_number(number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = number if number == "true" else f'"{number}"'
    folder = project(
        tmp_path, "figure,quote\na,3\n", '[one]\nholds = "a == 3"\n', config=f"[reading]\nabout = {written}\n"
    )
    assert main([str(folder)]) == 2
    assert "is no number" in capsys.readouterr().err
