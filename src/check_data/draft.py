"""A text to a project, for an editor to review: its figures as a table, what must agree as declared checks."""

from __future__ import annotations

import csv
import io
import keyword
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import ceil, floor
from pathlib import Path
from unicodedata import normalize

from check_data.documents.document import Document
from check_data.documents.encoding import Unreadable, remarks_on
from check_data.documents.load import load
from check_data.evidence.rates import load as load_rates
from check_data.evidence.weigh import Judged
from check_data.examined import Examined, examine
from check_data.figures.conventions import Conventions, Reading
from check_data.figures.interval import Interval
from check_data.figures.units import Unit
from check_data.findings import Severity, Thresholds
from check_data.messages import translated
from check_data.not_runnable import NotRunnable
from check_data.reading.dates import year_of
from check_data.reading.mention import Mention
from check_data.reading.phrase import NotUnderstood
from check_data.reading.quote import Reader
from check_data.relations.kinds import BY_CODE
from check_data.report.language import message_language
from check_data.rules import RULES
from check_data.tables.figures_table import COLUMNS

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 40
_DECIMALS = 12
_UNITS = 10**_DECIMALS


@dataclass(frozen=True, slots=True)
class Draft:
    """A project's files as text: ``table`` is CSV, ``checks`` and ``configuration`` are TOML; and what is to be said of
    how the text was read.
    """

    name: str
    table: str
    checks: str
    configuration: str
    remarks: tuple[str, ...] = ()


EXAMPLE = Draft(
    "example",
    f"{','.join(COLUMNS)}\nmembers,12 people,,members of the club,example,1,,,\n"
    "adults,8 people,,members of age,example,1,,,\nchildren,4 people,,members under age,example,1,,,\n",
    '[members-add-up]\nholds = "members == adults + children"\nbecause = "adults and children are all the members"\n',
    '# language = "en"\n# fail-on = "error"\n\n[publication.example]\nyear = 2020\n',
)
"""What a project begins with that is made of no text."""


def draft(path: Path, encoding: str | None = None) -> Draft:
    """The project that a text would make.

    Raises:
        NotRunnable: the text can't be read.

    """
    try:
        document, used = load(path, encoding)
    except Unreadable as error:
        raise NotRunnable(str(error)) from error
    name = re.sub(r"\W+", "-", path.stem).strip("-") or "text"
    examined = examine(document, Conventions(), load_rates(), Thresholds())
    year = year_of(document.readable)
    reader = Reader(Conventions(), year)
    named = dict(_named(examined, reader))
    likely = [each for each in examined.judged if _is_likely(each)]
    table, checks = _table(examined, named, reader), _checks(examined, named, likely)
    return Draft(name, table, checks, f"[publication.{name}]\nyear = {year}\n", tuple(remarks_on(path, used)))


def _is_likely(judged: Judged) -> bool:
    """Whether an editor is to see a claim: it agrees, or is told as more than a possible error."""
    meant = judged.claim.telling.explicit or judged.proves
    return bool(meant) and judged.told and (judged.level.severity or Severity.ERROR) > Severity.NOTE


def write(drafted: Draft, folder: Path) -> list[Path]:
    """Write a draft into a project's folder; returns the files. All of them are written, or none.

    Raises:
        NotRunnable: one of them is there already, or can't be written.

    """
    files = {
        folder / "data" / f"{drafted.name}.csv": drafted.table,
        folder / "checks" / f"{drafted.name}.toml": drafted.checks,
        folder / "check-data.toml": drafted.configuration,
    }
    for path in files:
        if os.path.lexists(path):
            raise NotRunnable(f"{path}: is there already, and is not overwritten; give another folder")
    begun: list[Path] = []
    path = folder
    try:
        for path, text in files.items():
            begun += _made(path.parent)
            with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                begun.append(path)
                file.write(text)
    except BaseException as error:
        for each in reversed(begun):
            each.rmdir() if each.is_dir() else each.unlink()
        if isinstance(error, OSError):
            raise NotRunnable(f"{path}: can't be written: {error.strerror or error}") from error
        raise
    return list(files)


def _made(folder: Path) -> list[Path]:
    """The folders that had to be made for one to be there, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _named(examined: Examined, reader: Reader) -> Iterator[tuple[str, Mention]]:
    """The figures by the names that they get: what their facts say, else their numbers; a range is followed by its
    ends, where those are of one unit as they are printed.
    """
    facts = {(fact.mention.start, fact.mention.end): fact.name for fact in examined.facts}
    taken: set[str] = set()
    for number, figure in enumerate(examined.figures(), start=1):
        # As Python reads names, so that checks find them.
        words = _WORD.findall(normalize("NFKC", facts.get((figure.start, figure.end), "")))
        said = "_".join(words)[:_LONGEST_NAME].lower()
        first = said if said.isidentifier() and not keyword.iskeyword(said) else f"f{number}"
        name = next(each for each in chain([first], (f"{first}_{n}" for n in count(2))) if each not in taken)
        taken.add(name)
        yield name, figure
        if figure.kind == "range" and len({_unit_alone(part, reader) for part in figure.parts}) == 1:
            yield from ((f"{name}_{end}", part) for end, part in zip(("low", "high"), figure.parts, strict=False))


def _unit_alone(figure: Mention, reader: Reader) -> Unit | None:
    """The unit that a quote prints by itself."""
    try:
        return reader.read(figure.quote).unit
    except NotUnderstood:
        return None


def _table(examined: Examined, named: Mapping[str, Mention], reader: Reader) -> str:
    out, document = io.StringIO(), examined.document
    facts = {(fact.mention.start, fact.mention.end): fact for fact in examined.facts}
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for name, figure in named.items():
        fact = facts.get((figure.start, figure.end))
        row = {
            "figure": name,
            "quote": figure.quote,
            "unit": "date" if figure.kind == "date" else "",
            "subject": fact.name if fact else "",
            "story": f"story{sum(heading.start <= figure.start for heading in document.headings)}",
            "line": str(document.place(figure.start, figure.end).line),
        }
        writer.writerow(row | _bounds(figure, reader))
    return out.getvalue()


def _bounds(figure: Mention, reader: Reader) -> dict[str, str]:
    """The bounds of a figure whose quote by itself says something else than the text around it does."""
    told = figure.reading
    try:
        alone = reader.read(figure.quote, "date" if figure.kind == "date" else "").reading
    except NotUnderstood:
        alone = None
    if told is None or told == alone:
        return {}
    return {**_ends(told.stated), "note": "as it reads in its text"}


def _ends(stated: Interval) -> dict[str, str]:
    """Both ends as decimals, outwards where they have no end."""
    lower = None if stated.lower is None else floor(stated.lower * _UNITS)
    upper = None if stated.upper is None else ceil(stated.upper * _UNITS)
    return {side: _decimal(end) for side, end in (("lower", lower), ("upper", upper)) if end is not None}


def _decimal(units: int) -> str:
    """So many units of the last decimal as a decimal number."""
    whole, part = divmod(abs(units), _UNITS)
    decimals = f"{part:0{_DECIMALS}d}".rstrip("0")
    return ("-" if units < 0 else "") + (f"{whole}.{decimals}" if decimals else str(whole))


def _checks(examined: Examined, named: Mapping[str, Mention], judged: Sequence[Judged]) -> str:
    document: Document = examined.document
    tables: dict[str, str] = {}
    for each in judged:
        holds = _declared(named, each)
        if holds is None:
            continue
        claim = each.claim
        place = document.place(claim.mentions[0].start, claim.mentions[0].end)
        first = f"{RULES[claim.code].name}-{place.line}-{place.column}"
        name = next(each for each in chain([first], (f"{first}-{n}" for n in count(2))) if each not in tables)
        because = BY_CODE[claim.code].BECAUSE
        tables[name] = (
            f'[{name}]\nholds = "{holds}"\nbecause = "{translated(because, message_language(examined.language))}"\n'
        )
    return "\n".join(tables.values())


def _declared(named: Mapping[str, Mention], judged: Judged) -> str | None:
    """The claim over the names of the table. What is no figure of it, the last item of a numbered list, is its number;
    a weekday has none, and then there is nothing to declare, nor where two are one figure of the table.
    """
    names: list[str] = []
    for mention in judged.claim.mentions:
        name = _name(named, mention)
        if name is None and mention.kind == "date":
            return None
        if name is not None and name in names:
            return None
        names.append(name or _value(mention.reading))

    def inserted(found: re.Match[str]) -> str:
        return names[int(found[1])]

    return re.sub(r"\bf(\d+)\b", inserted, judged.claim.expression)


def _value(reading: Reading | None) -> str:
    return str(reading.stated.lower) if reading else "0"


def _name(named: Mapping[str, Mention], mention: Mention) -> str | None:
    """The name of the listed figure that a claim's mention is, or is a part of."""
    same = (name for name, each in named.items() if (each.start, each.end) == (mention.start, mention.end))
    over = (name for name, each in named.items() if each.start < mention.end and mention.start < each.end)
    return next(same, None) or next(over, None)
