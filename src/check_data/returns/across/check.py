"""The checks across records of one table: verdict counts, findings in full, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import narwhals.stable.v2 as nw

from check_data.agreement import declared_check
from check_data.agreement.across import Across
from check_data.agreement.check import Check, Outcome
from check_data.findings import Finding, Place, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.across.chosen import Chosen, chosen, looked_for
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import Derivation, derive
from check_data.returns.across.gather import Gathered, Needs, gather
from check_data.returns.across.groups import Repeated, Unordered, repeated
from check_data.returns.across.hierarchy import BadTree
from check_data.returns.across.looked import Looked
from check_data.returns.across.shown import Where, finding_of, group_of, name_of, repeated_of
from check_data.returns.engines import Engine
from check_data.returns.frames import BadFrame
from check_data.returns.needs import needed, not_runnable, require_totals, texts_needed, with_days
from check_data.returns.passes import FAILS
from check_data.returns.sources import Source
from check_data.returns.tally import Hidden, Tally
from check_data.tables import cells_unfit, record_repeated

if TYPE_CHECKING:
    from check_data.returns.keys import Names
    from check_data.returns.table import Sink, Table


_Joining = tuple[Check, Across]


class Spanned(NamedTuple):
    """What checks across records gave; a check counts only the records that it is about."""

    verdicts: Mapping[str, Counter[Verdict]]
    findings: Sequence[Finding]
    remarks: Sequence[str]


def check_across(
    table: Table, engine: Engine, tally: Tally, sink: Sink | None = None, named: Names | None = None
) -> Spanned:
    """Check a table's records against each other and those of its neighbours; ``sink`` gets every failure, and those
    that ``tally`` shows are told in full. The columns that are needed are held in memory. ``named``: what several
    columns call the records.

    Raises:
        NotRunnable: records can't be read, or a column is missing or holds no figures.

    """
    if not table.form.across:
        return Spanned({}, (), ())
    return _Run(table, engine, tally, sink, named).spanned()


def unique_counts(check: Check, records: int, repeats: Sequence[Repeated], lost: int) -> Counter[Verdict]:
    """The verdicts on records of which some repeat others, and some lack a cell that says it."""
    alike = sum(len(each.places) for each in repeats)
    absent = "undetermined" if check.expression.rule is None else check.expression.rule.absent
    said = {"fails": Verdict.DISAGREES, "passes": Verdict.AGREES, "undetermined": Verdict.UNDETERMINED}
    counts = Counter({Verdict.AGREES: records - alike - lost, Verdict.DISAGREES: alike, Verdict.UNDETERMINED: 0})
    counts[said[absent]] += lost
    return counts


class _Told(NamedTuple):
    """What names a record, and its number."""

    record: object
    number: int | None


class _Side(NamedTuple):
    """Records of one table that are held in memory: of the table that is checked (``name`` None) or of another."""

    name: str | None
    source: Source
    records: Gathered

    def where(self, place: int | None) -> Place:
        """Where a record stands, or the table."""
        number = None if place is None else self.records.numbers[place]
        return Place(self.source.path, self.source.line(number))


class _Run:
    def __init__(
        self, table: Table, engine: Engine, tally: Tally, sink: Sink | None, named: Names | None = None
    ) -> None:
        self._table = table
        self._engine = engine
        self._tally = tally
        self._sink = sink
        self._named = named
        self._checks = [(check, check.across) for check in table.form.across if check.across is not None]
        self._sources: dict[str | None, Source] = {None: table.source}
        self._sources |= {name: each.source for name, each in table.others.items()}
        self._chosen = self._chosen_by_engine()
        # Without groups that an engine chooses, all records of a table are held once, for all checks.
        rest = [each for each in self._checks if each[0].name not in self._chosen]
        self._sides = {name: self._side(name, rest) for name in self._sources if rest}
        self._findings: list[Finding] = []
        self._remarks: list[str] = []

    def spanned(self) -> Spanned:
        verdicts = {check.name: self._checked(check, across) for check, across in self._checks}
        for name, side in self._sides.items():
            known = self._screened() if name is None else frozenset[str]()
            unread = [each for each in side.records.unread if each.column not in known]
            self._findings += cells_unfit.judge(unread, Place(side.source.path, 1))
        return Spanned(verdicts, self._findings, tuple(dict.fromkeys(self._remarks)))

    def _screened(self) -> frozenset[str]:
        """The figures whose unread cells the pass over each record tells."""
        return frozenset(self._table.form.figures)

    def _chosen_by_engine(self) -> dict[str, Chosen]:
        """The groups that the engine chooses, for each check of which it can."""
        frame = self._engine.open(self._table.source, numbered=False)
        if not isinstance(frame, nw.LazyFrame):
            return {}
        looked = Looked(self._engine, frame, self._table.source, looked_for(self._checks))
        found = ((check.name, chosen(check, across, self._table.form, looked)) for check, across in self._checks)
        return {name: each for name, each in found if each is not None}

    def _side(self, name: str | None, checks: Sequence[_Joining], groups: Chosen | None = None) -> _Side:
        """The records of this table (None) or of another that some checks need: all, or those of some groups."""
        table, source = self._table, self._sources[name]
        columns = table.form.columns if name is None else table.others[name].columns
        figures: dict[str, None] = {}
        keys: dict[str, None] = {}
        frame = self._engine.open(source, numbered=True)
        if groups is not None and isinstance(frame, nw.LazyFrame):
            frame = self._engine.among(frame, groups.groups)
        for check, across in checks:
            own, named = needed(check, across, name)
            figures |= dict.fromkeys(own)
            keys |= dict.fromkeys(named)
        texts = dict.fromkeys(text for each in checks for text in texts_needed(*each, name))
        known = with_days(columns, checks) if name is None else columns
        needs = Needs(list(figures), list(keys), known, table.form.reader, list(texts))
        try:
            found = gather(frame, self._engine, needs, table.key if name is None else None)
        except BadFrame as error:
            raise NotRunnable(f"{source.path}:1: {error}") from error
        if name is None and self._named is not None and self._named.several:
            found = found._replace(names=[self._named.of(number) for number in found.numbers])
        return _Side(name, source, found)

    def _checked(self, check: Check, across: Across) -> Counter[Verdict]:
        if check.name not in self._chosen:
            other = self._sides[across.table] if across.table is not None else None
            return self._judged(check, across, self._sides[None], other)
        groups = self._chosen[check.name]
        counted = Counter({Verdict.AGREES: groups.agreeing, Verdict.UNDETERMINED: groups.undetermined})
        if len(groups.groups):
            counted += self._judged(check, across, self._side(None, [(check, across)], groups))
        return counted

    def _judged(self, check: Check, across: Across, own: _Side, other: _Side | None = None) -> Counter[Verdict]:
        if across.unique:
            return self._unique(check, across, own)
        try:
            derivation = derive(check, across, own.records, None if other is None else other.records)
        except (Unordered, BadTree) as error:
            raise not_runnable(check, f"{self._table.source.path}: {error}") from error
        require_totals(check, across, self._table.source, own.records.size, len(derivation.subjects))
        self._remarks += derivation.remarks
        counted = self._decided(derivation, across, own, other or own)
        self._tell_repeats(check, derivation.repeats, own, undetermined=True)
        self._tell_repeats(check, derivation.other_repeats, other or own, undetermined=True)
        return counted

    def _decided(self, derivation: Derivation, across: Across, own: _Side, other: _Side) -> Counter[Verdict]:
        counted, outcomes = decided(derivation)
        where = [own.where, other.where]
        for place, outcome in outcomes:
            counted[outcome.verdict] += 1
            if outcome.verdict in FAILS:
                if derivation.by is None:
                    self._fails(place, derivation.check, own)
                made = partial(self._finding, derivation, across, place, outcome, own.records, where)
                severity = declared_check.severity_of(derivation.check, outcome.verdict)
                kind = Hidden(declared_check.CODE, derivation.check.name, severity, derivation.check.waiver)
                self._tell(kind, own, place, made)
        return counted

    def _finding(
        self,
        derivation: Derivation,
        across: Across,
        place: int,
        outcome: Outcome,
        own: Gathered,
        where: Sequence[Where],
    ) -> Finding:
        name = self._name(across, place, derivation.by, own)
        return finding_of(derivation, place, outcome, name, where)

    def _unique(self, check: Check, across: Across, own: _Side) -> Counter[Verdict]:
        repeats, lost = repeated(own.records, across.unique)
        for each in repeats:
            for place in each.places:
                self._fails(place, check, own)
        self._tell_repeats(check, repeats, own)
        return unique_counts(check, own.records.size, repeats, lost)

    def _tell_repeats(
        self, check: Check, repeats: Sequence[Repeated], side: _Side, *, undetermined: bool = False
    ) -> None:
        """Tell of the records that stand at one place, once for all of them."""
        kind = Hidden(record_repeated.CODE, check.name, check.severity, check.waiver)

        def called(place: int) -> str:
            return str(side.records.numbers[place])

        for each in repeats:
            first = each.places[0]
            stands = side.where(first)
            made = partial(repeated_of, check, side.records, each, stands, called, undetermined=undetermined)
            self._tell(kind, side, first, made)

    def _fails(self, place: int, check: Check, own: _Side) -> None:
        """Count a record of this table that fails a check."""
        self._tally.failing.add(own.records.names[place], own.records.numbers[place], check.name)

    def _tell(self, kind: Hidden, side: _Side, place: int, made: Callable[[], Finding]) -> None:
        """Show the finding on a record of a table if it is among the first of its kind, and give it to the sink."""
        shows, records = self._tally.shows(kind, side.source.path), side.records
        if not shows and self._sink is None:
            return
        finding = made()
        if shows:
            self._findings.append(finding)
        if self._sink is not None:
            self._sink(_Told(records.names[place], records.numbers[place]), finding)

    def _name(self, across: Across, place: int, by: tuple[str, ...] | None, own: Gathered) -> str:
        if by is not None:
            return group_of(by, own, place)
        return name_of(across, own, place, keyed=self._table.key is not None or bool(self._table.keys))
