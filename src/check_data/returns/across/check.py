"""The checks across records of one table: verdict counts, findings in full, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from check_data.agreement import declared_check
from check_data.agreement.across import Across
from check_data.agreement.check import Check
from check_data.findings import Finding, Place, Verdict
from check_data.not_runnable import NotRunnable
from check_data.returns.across.decided import decided
from check_data.returns.across.derive import Derivation, derive
from check_data.returns.across.gather import Gathered, Needs, gather
from check_data.returns.across.groups import Repeated, Unordered, repeated
from check_data.returns.across.hierarchy import BadTree
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


class _Run:
    def __init__(
        self, table: Table, engine: Engine, tally: Tally, sink: Sink | None, named: Names | None = None
    ) -> None:
        self._table = table
        self._engine = engine
        self._tally = tally
        self._sink = sink
        self._checks = [(check, check.across) for check in table.form.across if check.across is not None]
        self._sources: dict[str | None, Source] = {None: table.source}
        self._sources |= {name: each.source for name, each in table.others.items()}
        self._records = {name: self._gathered(name) for name in self._sources}
        if named is not None and named.several:
            own = self._records[None]
            self._records[None] = own._replace(names=[named.of(number) for number in own.numbers])
        self._findings: list[Finding] = []
        self._remarks: list[str] = []

    def spanned(self) -> Spanned:
        verdicts = {check.name: self._checked(check, across) for check, across in self._checks}
        for name, records in self._records.items():
            known = self._screened() if name is None else frozenset[str]()
            unread = [each for each in records.unread if each.column not in known]
            self._findings += cells_unfit.judge(unread, Place(self._sources[name].path, 1))
        return Spanned(verdicts, self._findings, tuple(dict.fromkeys(self._remarks)))

    def _screened(self) -> frozenset[str]:
        """The figures whose unread cells the pass over each record tells."""
        return frozenset(self._table.form.figures)

    def _gathered(self, name: str | None) -> Gathered:
        """The records of this table (None) or of another."""
        table, source = self._table, self._sources[name]
        columns = table.form.columns if name is None else table.others[name].columns
        figures: dict[str, None] = {}
        keys: dict[str, None] = {}
        frame = self._engine.open(source, numbered=True)
        for check, across in self._checks:
            own, named = needed(check, across, name)
            figures |= dict.fromkeys(own)
            keys |= dict.fromkeys(named)
        texts = dict.fromkeys(text for each in self._checks for text in texts_needed(*each, name))
        known = with_days(columns, self._checks) if name is None else columns
        needs = Needs(list(figures), list(keys), known, table.form.reader, list(texts))
        try:
            return gather(frame, self._engine, needs, table.key if name is None else None)
        except BadFrame as error:
            raise NotRunnable(f"{source.path}:1: {error}") from error

    def _checked(self, check: Check, across: Across) -> Counter[Verdict]:
        own = self._records[None]
        if across.unique:
            return self._unique(check, across, own)
        other = self._records[across.table] if across.table is not None else None
        try:
            derivation = derive(check, across, own, other)
        except (Unordered, BadTree) as error:
            raise not_runnable(check, f"{self._table.source.path}: {error}") from error
        require_totals(check, across, self._table.source, own.size, len(derivation.subjects))
        self._remarks += derivation.remarks
        counted = self._decided(derivation, across)
        self._tell_repeats(check, derivation.repeats, None, undetermined=True)
        self._tell_repeats(check, derivation.other_repeats, across.table, undetermined=True)
        return counted

    def _decided(self, derivation: Derivation, across: Across) -> Counter[Verdict]:
        counted, outcomes = decided(derivation)
        where = [self._where(None), self._where(across.table)]
        for place, outcome in outcomes:
            counted[outcome.verdict] += 1
            if outcome.verdict in FAILS:
                if derivation.by is None:
                    self._fails(place, derivation.check)
                name = self._name(across, place, derivation.by)
                made = partial(finding_of, derivation, place, outcome, name, where)
                severity = declared_check.severity_of(derivation.check, outcome.verdict)
                kind = Hidden(declared_check.CODE, derivation.check.name, severity, derivation.check.waiver)
                self._tell(kind, None, place, made)
        return counted

    def _unique(self, check: Check, across: Across, own: Gathered) -> Counter[Verdict]:
        repeats, lost = repeated(own, across.unique)
        for each in repeats:
            for place in each.places:
                self._fails(place, check)
        self._tell_repeats(check, repeats, None)
        return unique_counts(check, own.size, repeats, lost)

    def _tell_repeats(
        self, check: Check, repeats: Sequence[Repeated], name: str | None, *, undetermined: bool = False
    ) -> None:
        """Tell of the records that stand at one place, once for all of them."""
        records, where = self._records[name], self._where(name)
        kind = Hidden(record_repeated.CODE, check.name, check.severity, check.waiver)

        def called(place: int) -> str:
            return str(records.numbers[place])

        for each in repeats:
            first = each.places[0]
            made = partial(repeated_of, check, records, each, where(first), called, undetermined=undetermined)
            self._tell(kind, name, first, made)

    def _fails(self, place: int, check: Check) -> None:
        """Count a record of this table that fails a check."""
        own = self._records[None]
        self._tally.failing.add(own.names[place], own.numbers[place], check.name)

    def _tell(self, kind: Hidden, name: str | None, place: int, made: Callable[[], Finding]) -> None:
        """Show the finding on a record of a table if it is among the first of its kind, and give it to the sink."""
        shows, records = self._tally.shows(kind, self._sources[name].path), self._records[name]
        if not shows and self._sink is None:
            return
        finding = made()
        if shows:
            self._findings.append(finding)
        if self._sink is not None:
            self._sink(_Told(records.names[place], records.numbers[place]), finding)

    def _name(self, across: Across, place: int, by: tuple[str, ...] | None) -> str:
        if by is not None:
            return group_of(by, self._records[None], place)
        return name_of(across, self._records[None], place, keyed=self._table.key is not None or bool(self._table.keys))

    def _where(self, name: str | None) -> Where:
        source, numbers = self._sources[name], self._records[name].numbers
        return lambda place: Place(source.path, source.line(None if place is None else numbers[place]))
