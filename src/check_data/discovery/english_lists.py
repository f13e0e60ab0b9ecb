"""Lists in English text: a count, and the counts that a bracket or a colon lists after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from check_data.discovery.lists import MEMBERS, Listing, is_count
from check_data.patterns import lazily
from check_data.reading.text import TextFigure

_WORDS = r"[^().;:,\n\d]"
_OPENING = lazily(rf"{_WORDS}{{0,40}}?\s*(?P<open>\(|: |, of (?:whom|which|them),? )\s*(?P<name>{_WORDS}{{0,24}})")
_BETWEEN = lazily(rf"(?P<after>{_WORDS}{{1,40}}?)(?P<mark>,? and|,|;)\s+(?P<name>{_WORDS}{{0,24}})")
_END = lazily(rf"(?P<after>{_WORDS}{{1,40}}?)(?P<end>[).;\n])")


def english_listings(text: str, figures: Sequence[TextFigure]) -> Iterator[Listing]:
    """Every count with a list of at least two counts after it."""
    for index, (whole, first) in enumerate(pairwise(figures), start=1):
        between = text[whole.end : first.start]
        if not ("(" in between or ": " in between or ", of " in between):
            continue  # most pairs, at once
        opening = _OPENING.fullmatch(between)
        if opening is None or not is_count(whole) or not is_count(first):
            continue
        parts, names = [first], [opening["name"]]
        for figure in figures[index + 1 : index + MEMBERS]:
            link = _BETWEEN.fullmatch(text, parts[-1].end, figure.start)
            if link is None or not is_count(figure):
                break
            parts.append(figure)
            names[-1] += link["after"]
            names.append(link["name"])
        end = _END.match(text, parts[-1].end)
        if end is not None and len(parts) > 1:
            names[-1] += end["after"]
            yield Listing(whole, tuple(parts), tuple(names), True, opening["open"], end["end"])
