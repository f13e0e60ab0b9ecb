"""Every rule is told in every format, also of texts whose findings have no figures."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from check_data.report import listing, notebook, statistics
from check_data.report.formats import FORMATS, Options, render
from check_data.report.result import Report
from check_data.rules import RULES
from tests.test_cases import FOLDER, cases, checked

FINDS = dict(param.values for param in reversed(cases("finds")))
OTHERS: dict[str, Callable[[Report, Options], str]] = {
    "listing": listing.render,
    "statistics": statistics.render,
    "notebook": lambda report, _: notebook.render(report),
}


def test_the_registry_is_walked() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(RULES)


@pytest.mark.parametrize("language", ["en", "zh", "fr"])
@pytest.mark.parametrize("code", RULES)
def test_every_rule_in_every_format(code: str, language: str, tmp_path: Path) -> None:
    report, _ = checked(tmp_path, FINDS[code])
    report = report._replace(language=language)
    assert code in {each.rule for each in report.findings}
    for name in FORMATS:
        for options in (Options(), Options(colour=True, show_unchecked=True, fail_on="note")):
            written = render(name, report, options)
            assert code in written
            if name in ("json", "sarif", "gitlab"):
                json.loads(written)
            elif name == "jsonl":
                assert [json.loads(line) for line in written.splitlines()]
            elif name == "junit":
                ElementTree.fromstring(written)
            elif name == "csv":
                assert len({len(row) for row in csv.reader(io.StringIO(written, newline=""))}) == 1
    for told in OTHERS.values():
        assert told(report, Options())
