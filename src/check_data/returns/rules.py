"""Rules with conditions, texts and missing cells that no screen takes, over the records of one table: each record is
decided exactly, whatever engine reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import Any

import narwhals.stable.v2 as nw

from check_data.findings import Verdict
from check_data.returns.engines import RECORD, Engine, opened
from check_data.returns.form import Form
from check_data.returns.frames import columns_of
from check_data.returns.passes import FAILS, Failure
from check_data.returns.rule_judge import RuleJudge
from check_data.returns.sources import Source
from check_data.tables.cells_unfit import Unfit


class Conditions:
    """The rules of a form over one table. ``verdicts`` are complete when `failures` is exhausted."""

    def __init__(self, form: Form, source: Source, engine: Engine, key: str | None = None) -> None:
        self.verdicts: dict[str, Counter[Verdict]] = {check.name: Counter() for check in form.rules}
        self._form, self._source, self._engine, self._key = form, source, engine, key or RECORD
        self._judges = [RuleJudge(check, check.expression.rule, form) for check in form.rules if check.expression.rule]

    def failures(self) -> Iterator[Failure]:
        """Every failure, a batch of records after the other, of a table whose columns a pass has looked at.

        Raises:
            NotRunnable: the records can't be read.

        """
        if not self._judges:
            return
        frame = self._engine.open(self._source, numbered=True)
        figures = [name for each in self._judges for name in each.rule.figures]
        columns = [each for name in figures for each in columns_of(name, frame.columns) if each is not None]
        names = [name for each in self._judges for name in each.rule.names if name in frame.columns]
        _, batches = opened(self._engine, frame, list(dict.fromkeys((self._key, RECORD, *columns, *names))))
        for batch in batches:
            for each in self._judges:
                yield from self._of(each, batch)

    def unread(self) -> list[Unfit]:
        """The columns with cells that should be figures and that no grammar reads."""
        found: dict[str, Unfit] = {}
        for each in self._judges:
            for name, unfit in each.unread.items():
                found.setdefault(name, unfit)
        return list(found.values())

    def _of(self, judge_of: RuleJudge, batch: nw.DataFrame[Any]) -> Iterator[Failure]:
        counted = self.verdicts[judge_of.check.name]
        failing = []
        for place, decided in enumerate(judge_of.decided(batch)):
            counted[decided.outcome.verdict] += 1
            if decided.outcome.verdict in FAILS:
                failing.append((place, decided))
        places = [place for place, _ in failing]
        keys, numbers = (batch[name][places].to_list() if places else [] for name in (self._key, RECORD))
        for (_, decided), key, number in zip(failing, keys, numbers, strict=True):
            said, worked = partial(attrgetter("quantities"), decided), partial(attrgetter("worked"), decided)
            yield Failure(key, number, judge_of.check, decided.outcome, said, worked)
