"""The page from its template, style and script; a policy with their hashes lets nothing else run or load."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from check_data.findings import Severity, Verdict
from check_data.messages import Language, tag_of
from check_data.report.html.cards import Card, Cards, cards_of
from check_data.report.html.groups import rows_of
from check_data.report.html.marks import Marks, marks_of, reading_of, shown_at
from check_data.report.html.returns import returns_of
from check_data.report.html.sections import Section, sections_of
from check_data.report.html.states import State
from check_data.report.html.stories import Stories
from check_data.report.html.words import COUNTED, STATES, WORDS
from check_data.report.language import SEVERITIES, VERDICTS, counted
from check_data.report.language import WORDS as LINES
from check_data.report.result import Report
from check_data.report.uncompared import sentences
from check_data.saying import visible
from check_data.version import VERSION

CHUNK = 50
"""Cards that are in the page from the start; the others wait in pieces of so many until they are looked at."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def page(report: Report) -> str:
    """The page of a report; characters that HTML can't hold become U+FFFD."""
    cards = cards_of(report)
    marks = marks_of(report, cards)
    sections = sections_of(report, marks)
    stories = Stories(report)
    told = (
        _environment()
        .get_template("page")
        .render(
            **_head(report, sections),
            **_counts(report),
            sections=sections,
            returned=returns_of(report, cards),
            rows_of=lambda group: rows_of(group, lambda place: shown_at(place, report)),
            cards=cards,
            rules=sorted({(card.rule, card.rule_name) for card in cards.findings}),
            stories=list(dict.fromkeys(stories.of(card.place) for card in cards.findings)),
            story_of=stories.of,
            index=_index(cards, stories),
            mark_at=marks.at,
            place_of=lambda place: shown_at(place, report),
            reading_of=lambda quantity: reading_of(quantity, report),
            chunk=CHUNK,
            tally=_tally(marks),
            unchecked=_unchecked(report, marks, stories),
            said=_said(report),
        )
    )
    return _FORBIDDEN.sub("\ufffd", told)


@cache
def _environment() -> Environment:
    sources = {name: _source(f"{name}.html.jinja") for name in ("page", "parts")}
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=DictLoader(sources), trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(State=State, states=sorted(State, reverse=True), Severity=Severity, Verdict=Verdict)
    return environment


def _source(name: str) -> str:
    return (files("check_data.report.html") / name).read_text(encoding="utf-8")


def _head(report: Report, sections: list[Section]) -> dict[str, Any]:
    words, script = WORDS[report.language], _source("page.js")
    style = _style(report.language)
    texts = [section for section in sections if not section.stories] or sections
    named = [(each.title, each.path) for each in texts] or [(each.name, each.path) for each in report.returns]
    several = "texts" if report.sources else "publications"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return {
        "words": words,
        "labels": STATES[report.language],
        "names": {state.mark: label for state, label in STATES[report.language].items()},
        "verdicts": VERDICTS[report.language],
        "severities": SEVERITIES[report.language],
        "lines": LINES[report.language],
        "language": tag_of(report.language),
        "counted": partial(_counted, report.language),
        "title": named[0][0] if len(named) == 1 else _counted(report.language, several, len(named)),
        "path": named[0][1] if len(named) == 1 else "",
        "report": report,
        "version": VERSION,
        "style": style,
        "script": script,
        "policy": policy,
    }


def _style(language: Language) -> str:
    """The style, after what screen readers say of the figures' marks."""
    states = STATES[language]
    said = {"finding": f" {WORDS[language]['finding']} "}
    said |= {state.mark: f" {states[state]}" for state in (State.BAD, State.NEAR, State.OPEN)}
    told = " ".join(f"--said-{name}: {_in_css(text)};" for name, text in said.items())
    return f":root {{ {told} }}\n{_source('page.css')}"


def _in_css(text: str) -> str:
    """A text as CSS writes it: every other character than letters and digits of ASCII by its number."""
    written = (char if char.isascii() and char.isalnum() else f"\\{ord(char):06x}" for char in text)
    return f'"{"".join(written)}"'


def _counted(language: Language, name: str, number: int) -> str:
    return COUNTED[name].told(number, language)


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _counts(report: Report) -> dict[str, Any]:
    found = report.severities
    told = [counted(level, found[level], report.language) for level in sorted(Severity, reverse=True) if found[level]]
    return {
        "found": found,
        "told": WORDS[report.language]["and"].join(told),
        "waived": report.waivers.total(),
        "worst": _worst(found),
    }


def _worst(found: Mapping[Severity, int]) -> State:
    for severity, state in (
        (Severity.ERROR, State.BAD),
        (Severity.WARNING, State.NEAR),
        (Severity.NOTE, State.POSSIBLE),
    ):
        if found.get(severity):
            return state
    return State.OK


def _said(report: Report) -> list[tuple[str, Language]]:
    """What could not be read and what was not compared, then the remarks of the run; each with its language."""
    unread = LINES[report.language]["unread"]
    told = [*(unread.format(told=each) for each in report.unread), *sentences(report)]
    spoken = tag_of(report.language)
    return [*((visible(each), spoken) for each in told), *((visible(each), "en") for each in report.remarks)]


def _index(cards: Cards, stories: Stories) -> list[tuple[str, str, str, int]]:
    """What the findings are filtered by, so that those which are not shown need not be looked into, and how many each
    card tells of.
    """
    return [(_level(card), card.rule, stories.of(card.place), card.size) for card in cards.findings]


def _level(card: Card) -> str:
    assert card.severity is not None  # every finding has one
    return card.severity.label


def _tally(marks: Marks) -> Counter[State]:
    """How many marks there are of each state."""
    return Counter(mark.state for each in marks.by_path.values() for mark in each)


def _unchecked(report: Report, marks: Marks, stories: Stories) -> dict[str, list[Any]]:
    """The figures in no check by story, each with its mark and whether it is the first of it."""
    listed: dict[str, list[Any]] = {}
    seen = set()
    for figure in report.unchecked:
        mark = marks.at[figure.place]
        listed.setdefault(stories.of(figure.place), []).append((figure, mark, mark.number not in seen))
        seen.add(mark.number)
    return listed
