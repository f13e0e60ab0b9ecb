"""Texts of a language without blanks, as tables that one reads at a glance: a text, and below it what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from check_data.documents.blocks import Block, plain_run
from check_data.facts.fact import Fact, Telling
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Prose, Told
from check_data.languages.zh import PACK
from check_data.reading.mention import Mention

INDENT = "     "


def prose(text: str) -> list[Prose]:
    """The lines of a text as blocks; one that begins with "# " is a heading."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        mark = 2 if line.startswith("# ") else 0
        block = Block("heading" if mark else "paragraph", plain_run(line[mark:], at + mark))
        found.append(Prose(number, block, tuple(PACK.mentions(block.run, number, Conventions()))))
        at += len(line) + 1
    return found


def told(text: str) -> Told:
    """What a text says."""
    return PACK.tell(prose(text))


def table(path: Path) -> list[ParameterSet]:
    """The texts of a table with the lines below them; ⏎ stands for the end of a line."""
    return list(_rows(path))


def _rows(path: Path) -> Iterator[ParameterSet]:
    text, lines = "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(INDENT):
            lines.append(line.strip())
            continue
        if text:
            yield pytest.param(text.replace("⏎", "\n"), lines, id=text[:24])
        text, lines = "" if line.startswith("//") else line, []


def telling_line(telling: Telling) -> str:
    """A telling in one line."""
    roles = " ".join(f"{role}={','.join(each.quote for each in some)}" for role, some in telling.roles.items())
    options = " ".join(f"{name}={value}" for name, value in telling.options.items())
    form = telling.form.partition(":")[2]
    return f"{telling.kind} {form} {telling.explicit} {roles} {options}".strip()


def fact_line(fact: Fact) -> str:
    """A fact in one line."""
    unit = fact.mention.unit.name if fact.mention.unit else ""
    return " | ".join((fact.mention.quote, fact.name, fact.role, fact.scope, fact.period, unit)).strip()


def mention_line(mention: Mention) -> str:
    """A mention in one line."""
    unit = mention.unit.name if mention.unit else ""
    reading = str(mention.reading.rounded) if mention.reading else ""
    parts = ",".join(each.quote for each in mention.parts)
    return " | ".join((mention.quote, mention.kind, unit, reading, mention.noun, parts)).rstrip("| ")
