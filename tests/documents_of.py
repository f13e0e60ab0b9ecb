"""Texts as documents, and what is read of them, for tests."""

from __future__ import annotations

from check_data.documents.document import Document
from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.evidence.rates import Rates, load
from check_data.examined import Examined, examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds
from check_data.reading.mention import Mention


def document_of(text: str, name: str = "p.txt") -> Document:
    """A text as the file ``name`` would be read."""
    return document(Decoded(text, "utf-8"), name)


def examined(text: str, name: str = "p.txt", rates: Rates | None = None) -> Examined:
    """A text, examined; by the rates of the package, if by no others."""
    return examine(document_of(text, name), Conventions(), load() if rates is None else rates, Thresholds())


def mentions_in(text: str, name: str = "p.txt") -> tuple[Mention, ...]:
    """What is read of a text."""
    return examined(text, name).mentions
