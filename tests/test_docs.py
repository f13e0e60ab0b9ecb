"""What the pages print is what the tool prints, and where they lead there is something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.messages import languages
from check_data.rules import RULES
from check_data.texts import lint_bytes
from tests.helpers import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TEXTS = (ROOT / "docs" / "texts.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (CD2\d\d) [^|]*\|[^|]*\|([^|]*)\|([^|]*)\|$", TEXTS, re.MULTILINE)
EXAMPLES = [(code, each.strip()) for code, *both in ROWS for each in both if each.strip() != "—"]
TABLES = re.findall(r"```\n(\|.*?)```", TEXTS, re.DOTALL)
LINKS = re.compile(r"\]\(([^)\s]+)\)")


def codes(text: str) -> set[str]:
    return {finding.rule for finding in lint_bytes(text.encode(), "article.md").findings}


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_examples_of_texts(code: str, example: str) -> None:
    assert code in codes(example.replace(" ⏎ ", "\n\n"))


def test_examples_of_tables() -> None:
    assert [codes(table) for table in TABLES] == [{"CD204"}, {"CD217"}, {"CD218"}]


def test_every_rule_on_texts_is_told() -> None:
    of_texts = {code for code in RULES if code.startswith("CD2")} - {"CD201"}
    assert of_texts <= set(re.findall(r"CD2\d\d", TEXTS))


def test_every_language_of_messages_is_told() -> None:
    page = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    told = re.findall(r"\(`([a-zA-Z-]+)`\)", page.partition("\n1.")[0])
    assert sorted(told) == sorted(languages())


def test_the_article_of_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    article = re.search(r"```markdown\n(.*?)```\n", readme, re.DOTALL)
    assert article
    (tmp_path / "article.md").write_text(article[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["article.md"]) == 1
    assert f"```\n{capsys.readouterr().out}```\n" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_something(page: Path) -> None:
    for link in LINKS.findall(page.read_text(encoding="utf-8")):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads], link
