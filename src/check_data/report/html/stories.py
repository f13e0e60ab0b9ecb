"""The story in which a figure stands: the part of a publication under one headline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from check_data.documents.document import Document
from check_data.findings import Place
from check_data.report.html.marks import shown_at
from check_data.report.result import Report


class Stories:
    """Names the story of a place: as the figures table says, the file where there are several, else the headline."""

    def __init__(self, report: Report) -> None:
        self._report = report
        figures = report.figure_list
        self._declared: Mapping[Place, str] = {
            figure.place: figure.story for figure in figures if figure.place.path not in report.sources
        }
        self._several = len({shown_at(figure.place, report).path for figure in figures}) > 1

    def of(self, place: Place) -> str:
        """The story of a place."""
        shown = shown_at(place, self._report)
        declared, document = self._declared.get(place, ""), self._report.sources.get(shown.path)
        if self._several:
            return f"{shown.path}: {declared}" if declared else shown.path
        return declared or ("" if document is None else _headline(document, shown.start))


def _headline(document: Document, at: int) -> str:
    index = bisect_right(document.headings, at, key=lambda heading: heading.start)
    return " ".join(document.readable[slice(*document.headings[index - 1])].split()) if index else ""
