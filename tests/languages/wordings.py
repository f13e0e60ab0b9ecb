"""A collection of wordings, and what is claimed of the figures of a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_data.configuration import Configuration
from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.evidence.rates import load
from check_data.evidence.weigh import Judged
from check_data.examined import examine

GROUPS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text("utf-8"))["group"]

_LETTER = r"[^\W\u3041-\ud7a3]"


def judged(text: str) -> list[Judged]:
    """Every claim that is made of a Markdown text, with its outcome and level."""
    settings = Configuration()
    read = document(Decoded(text, "utf-8"), "text.md")
    return list(examine(read, settings.conventions, load(), settings.thresholds).judged)


def place(text: str, figure: str) -> tuple[int, int]:
    """Where a figure stands in a text for the last time: as a word, or between letters of a script without blanks."""
    *_, last = re.finditer(rf"(?<!{_LETTER}){re.escape(figure)}(?!{_LETTER})", text)
    return last.span()


def over(text: str, figure: str, kinds: list[str]) -> Iterator[Judged]:
    """The claims of some kinds over the figure of a text that stands there for the last time."""
    start, end = place(text, figure)
    for each in judged(text):
        if each.claim.telling.kind in kinds and any(one.start < end and start < one.end for one in each.claim.mentions):
            yield each


def changed(text: str, figure: str, other: str) -> str:
    """A text with another figure in the place of one."""
    start, end = place(text, figure)
    return text[:start] + other + text[end:]
