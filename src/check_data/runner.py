"""A run: a project in, findings and verdicts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from check_data.agreement import declared_check, jointly_impossible, units_of_check
from check_data.agreement.check import Quantity
from check_data.agreement.evaluate import evaluate
from check_data.configuration import Configuration
from check_data.documents.unread import apart
from check_data.findings import Cited, Finding, Place, Suggestion, Verdict
from check_data.languages.written_in import written_in
from check_data.limits import limited
from check_data.messages import Language
from check_data.project import Project, Publication, load_project
from check_data.report.language import message_language, most
from check_data.report.public import Report
from check_data.report.result import Verified
from check_data.tables import missing_figure, quote_not_in_text, unit_unfit, value_unfit
from check_data.tables.figures_table import Figure
from check_data.tables.printed import printed_places
from check_data.waivers.judged import judged
from check_data.waivers.waived import Waived

if TYPE_CHECKING:
    from check_data.returns.checked import Checked
    from check_data.returns.table import Table
    from check_data.returns.tally import Hidden

__all__ = ["Report", "Verified", "run", "run_project"]


def run(
    path: Path | str = ".",
    *,
    settings: Configuration | None = None,
    code: bool = True,
    today: date | None = None,
) -> Report:
    """Check the project in the folder ``path``. Files of it that can't be used are told in the report.

    ``settings`` default to the configuration found upwards from it; ``code=False`` runs no schema file; ``today``
    decides which waivers still hold.

    Raises:
        NotRunnable: the run could not be done (no folder, a bad configuration, no check at all).

    """
    return run_project(load_project(path, settings, code=code), today or date.today())


def run_project(project: Project, today: date, check_table: Callable[[Table], Checked] | None = None) -> Report:
    """Check a loaded project; its tables of records by ``check_table`` (default: as the settings say)."""
    with limited(project.settings.limits):
        return _report(project, today, check_table or _check_table(project.settings.engine))


def _report(project: Project, today: date, check_table: Callable[[Table], Checked]) -> Report:
    findings: list[Finding] = []
    checks: list[Verified] = []
    languages: list[Language] = []
    for publication in project.publications:
        quantities, cited = _quantities(publication), _cited(publication)
        outcomes = [
            Verified(publication.name, check, evaluate(check.expression, quantities), quantities, cited)
            for check in publication.checks
        ]
        checks += outcomes
        agreement = list(_with_suggestions(_agreement_findings(quantities, cited, outcomes), publication, outcomes))
        waivers = judged(_waivers(outcomes, agreement, project.settings), today)
        written = _written_in(publication)
        languages += [message_language(written, project.settings.otherwise)] if written else []
        told_in = project.settings.language or message_language(written, project.settings.otherwise)
        found = (*_data_findings(publication), *agreement, *waivers)
        findings += (each._replace(language=told_in) for each in found)
    returns: list[Checked] = []
    unread = list(project.unread)
    for table in project.tables:
        with apart(table.source.path, unread):
            each = check_table(table)
            if not project.settings.takes(declared_check.CODE):
                each = each._replace(worst=())
            findings += [*each.findings, *judged(_table_waivers(table, each, project.settings), today)]
            returns.append(each)
    figures = tuple(figure for publication in project.publications for figure in publication.figures)
    return Report(
        findings=tuple(sorted((each for each in findings if project.settings.takes(each.rule)), key=_order)),
        checks=tuple(checks),
        counts=Counter(each.outcome.verdict for each in checks),
        figure_list=figures,
        unchecked=tuple(_unchecked(project.publications)),
        language=project.settings.language or most(languages, project.settings.otherwise),
        remarks=(*project.remarks, *(remark for each in returns for remark in each.remarks)),
        today=today,
        returns=tuple(returns),
        hidden=_hidden(returns, project.settings),
        unread=tuple(unread),
        sources={text.path: text for each in project.publications if (text := each.text)},
        printed={
            place: printed
            for each in project.publications
            if each.text
            for place, printed in printed_places(each.figures, each.text).items()
        },
    )


def _written_in(publication: Publication) -> str | None:
    """The language of a publication's text; where that is not kept, of its quotes and what its table says of them."""
    if publication.text is not None:
        return written_in(publication.text.readable)
    told = (part for each in publication.figures for part in (each.quantity.quote, each.subject, each.story))
    return written_in(" ".join(filter(None, told)))


def _hidden(returns: Sequence[Checked], settings: Configuration) -> dict[Hidden, int]:
    """The findings on records that are wanted and not shown."""
    hidden: Counter[Hidden] = Counter()
    for checked in returns:
        hidden.update({kind: number for kind, number in checked.hidden.items() if settings.takes(kind.rule)})
    return dict(hidden)


def _waivers(outcomes: Sequence[Verified], findings: Sequence[Finding], settings: Configuration) -> list[Waived]:
    """The waivers of checks, and whether anything was found that they are meant for."""
    found = {finding.check for finding in findings}
    unseen = not settings.takes(declared_check.CODE)
    return [
        Waived(
            each.check.name,
            each.check.waiver,
            each.check.place,
            used=unseen or each.check.name in found or each.outcome.verdict is Verdict.UNDETERMINED,
        )
        for each in outcomes
        if each.check.waiver is not None
    ]


def _table_waivers(table: Table, checked: Checked, settings: Configuration) -> list[Waived]:
    """The waivers of a form's checks, and whether any record fails them or may."""
    unseen = not settings.takes(declared_check.CODE)
    return [
        Waived(
            check.name,
            check.waiver,
            check.place,
            used=unseen or any(count for each, count in checked.verdicts[check.name].items() if each != Verdict.AGREES),
        )
        for check in table.form.declared
        if check.waiver is not None
    ]


def _check_table(engine: str) -> Callable[[Table], Checked]:
    def check(table: Table) -> Checked:
        from check_data.returns.check import check_table

        return check_table(table, engine)

    return check


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    return (-finding.severity, finding.place.path, finding.place.line, finding.place.column, finding.rule)


def _quantities(publication: Publication) -> dict[str, Quantity]:
    return {figure.name: figure.quantity for figure in publication.figures}


def _cited(publication: Publication) -> dict[str, Cited]:
    return {figure.name: figure.cited() for figure in publication.figures}


def _unchecked(publications: Sequence[Publication]) -> Iterator[Figure]:
    for publication in publications:
        named = {name for check in publication.checks for name in check.expression.names}
        yield from (figure for figure in publication.figures if figure.name not in named)


def _data_findings(publication: Publication) -> list[Finding]:
    figures, table = publication.figures, Place(publication.table, 1)
    found = unit_unfit.judge(figures)
    described: dict[str, bool] = {}
    if publication.text is not None:
        found += quote_not_in_text.judge(figures, publication.text.readable)
    if publication.models is not None:
        from check_data.tables.validation import described_columns, failures

        described = described_columns(publication.models)
        found += value_unfit.judge(failures(publication.models, figures), publication.by_name, table)
    return found + missing_figure.judge(described, figures, table)


def _agreement_findings(
    quantities: Mapping[str, Quantity], cited: Mapping[str, Cited], outcomes: Sequence[Verified]
) -> Iterator[Finding]:
    units = {name: quantity.unit for name, quantity in quantities.items()}
    for each in outcomes:
        named = tuple(cited[name] for name in each.check.expression.names)
        misfit = units_of_check.judge(each.check, units, named)
        judged = misfit or declared_check.judge(each.check, each.outcome, quantities, named)
        if judged:
            yield judged
    plain = [each for each in outcomes if each.check.expression.rule is None]
    holding = [each.check for each in plain if each.outcome.verdict in (Verdict.AGREES, Verdict.AGREES_AS_ROUNDED)]
    yield from jointly_impossible.judge(holding, quantities, cited)


def _with_suggestions(
    findings: Iterable[Finding], publication: Publication, outcomes: Sequence[Verified]
) -> Iterator[Finding]:
    suggestions = dict(_suggestions(publication, outcomes))
    for finding in findings:
        yield finding._replace(suggestion=suggestions.get(finding.check or ""))


def _suggestions(publication: Publication, outcomes: Sequence[Verified]) -> Iterator[tuple[str, Suggestion]]:
    """What a figure of each check that disagrees should likely be; of rules, `editing` locates it."""
    outcomes = [each for each in outcomes if each.check.expression.rule is None]
    disagreeing = [each.check for each in outcomes if each.outcome.verdict is Verdict.DISAGREES]
    if not disagreeing:
        return
    from check_data.repair.declared import Corrections

    verdicts = ((each.check, each.outcome.verdict) for each in outcomes)
    determined = [each for each in verdicts if each[1] is not Verdict.UNDETERMINED]
    declared = {figure.name: figure.declared for figure in publication.figures}
    corrections = Corrections(determined, _quantities(publication), declared, publication.reader)
    for check in disagreeing:
        meant = corrections.of(check)
        if meant:
            yield check.name, Suggestion(check.expression.names.index(meant.name), meant.quote)
