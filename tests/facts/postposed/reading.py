"""Texts of Japanese and Korean, as tables that one reads at a glance: a text, and below it what it says."""

from __future__ import annotations

from check_data.documents.blocks import Block, plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Prose, Told
from check_data.languages.load import pack


def prose(code: str, text: str) -> list[Prose]:
    """The lines of a text as blocks; one that begins with "# " is a heading."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        mark = 2 if line.startswith("# ") else 0
        block = Block("heading" if mark else "paragraph", plain_run(line[mark:], at + mark))
        found.append(Prose(number, block, tuple(pack(code).mentions(block.run, number, Conventions()))))
        at += len(line) + 1
    return found


def told(code: str, text: str) -> Told:
    """What a text says."""
    return pack(code).tell(prose(code, text))
