"""What is told of each check, as a card: the findings first, then what is only possible, then the other checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from check_data.agreement.arithmetic import arithmetic, rounded_arithmetic
from check_data.findings import Cited, Finding, Place, Severity, Verdict
from check_data.messages import Language, tag_of
from check_data.report.about import about_line
from check_data.report.grouped import Group, Grouped, grouped
from check_data.report.html.isolated import isolated
from check_data.report.html.pictures import picture
from check_data.report.html.states import State, of_finding, of_verdict
from check_data.report.html.words import COUNTED
from check_data.report.language import WHY, WORDS
from check_data.report.result import Report, Verified
from check_data.rules import RULES
from check_data.tables import record_repeated

DECLARED = "CD201"


class Card(NamedTuple):
    """A finding, a ``group`` of them, or a check without one (then ``severity`` is None). ``number`` counts all cards
    of a page from 0; ``language`` is that of its title where the page is in another.
    """

    number: int
    state: State
    title: str
    rule: str
    place: Place
    figures: tuple[Cited, ...]
    severity: Severity | None = None
    arithmetic: tuple[str, ...] = ()
    picture: Markup = Markup("")
    because: str = ""
    about: str = ""
    suggestion: str = ""
    finding: Finding | None = None
    language: Language = ""
    group: Group | None = None

    @property
    def rule_name(self) -> str:
        """What its rule is called."""
        return RULES[self.rule].name if self.rule in RULES else ""

    @property
    def size(self) -> int:
        """How many findings it tells of."""
        return len(self.group.findings) if self.group else 1


class Cards(NamedTuple):
    """All cards: those of findings in the order of the report, those that are only possible apart; the other checks
    worst first.
    """

    findings: tuple[Card, ...]
    possible: tuple[Card, ...]
    others: tuple[Card, ...]

    def count(self, level: Severity | None = None) -> int:
        """How many findings there are of a severity, or of all, without those that are only possible."""
        return sum(card.size for card in self.findings if level in (None, card.severity))


# What ties a finding to its check: the check's name (the rule, where it was found in a text), the verdict, the places.
_Tie = tuple[str, Verdict, frozenset[Place]]


def cards_of(report: Report) -> Cards:
    """The cards of a report."""
    checks: dict[_Tie, list[Verified]] = defaultdict(list)
    for each in report.checks:
        checks[_tie_of_check(each, report)].append(each)
    findings = []
    found = _in_order(grouped(report))
    for number, finding in enumerate(found):
        if isinstance(finding, Group):
            findings.append(_of_group(number, finding, report))
            continue
        tied = checks.get(_tie_of_finding(finding)) if finding.verdict else None
        findings.append(_of_finding(number, finding, tied.pop(0) if tied else None, report))
    left = [each for tied in checks.values() for each in tied]
    left.sort(key=lambda each: -of_verdict(each.outcome.verdict))
    sure = sum(isinstance(each, Group) or not each.only_possible for each in found)
    return Cards(tuple(findings[:sure]), tuple(findings[sure:]), tuple(_others(left, len(findings), report)))


def _in_order(found: Grouped) -> list[Finding | Group]:
    """Groups and single findings, by severity and place, those that are only possible last."""

    def rank(each: Finding | Group) -> tuple[bool, int, str, int]:
        head = each.head if isinstance(each, Group) else each
        return head.only_possible, -head.severity, head.place.path, head.place.line

    return sorted([*found.single, *found.groups], key=rank)


def _of_group(number: int, group: Group, report: Report) -> Card:
    head, language = group.head, report.language_of(group.head)
    what = "groups" if head.rule == record_repeated.CODE else "records"
    told = COUNTED[what].told(len(group.findings), language)
    message = head.message._replace(values={**head.message.values, "record": told})
    card = _of_finding(number, head._replace(message=message, arithmetic="", figures=()), None, report)
    return card._replace(group=group)


def _tie_of_check(each: Verified, report: Report) -> _Tie:
    name = rule_of(each, report) if each.publication in report.sources else each.check.name
    return name, each.outcome.verdict, frozenset(cited.place for cited in figures_of(each))


def _tie_of_finding(finding: Finding) -> _Tie:
    assert finding.verdict is not None  # a finding about data alone has no check
    return finding.check or finding.rule, finding.verdict, frozenset(cited.place for cited in finding.figures)


def rule_of(each: Verified, report: Report) -> str:
    """The code of a check's rule; those that were found in a text begin with it."""
    return each.check.name.partition("@")[0] if each.publication in report.sources else DECLARED


def figures_of(each: Verified) -> tuple[Cited, ...]:
    """The figures that a check names, at their places."""
    return tuple(each.cited[name] for name in each.check.expression.names)


def _of_finding(number: int, finding: Finding, check: Verified | None, report: Report) -> Card:
    return Card(
        number,
        of_finding(finding, waived=report.is_waived(finding)),
        finding.message.text(report.language_of(finding), isolated),
        finding.rule,
        finding.place,
        finding.figures,
        finding.severity,
        tuple(finding.arithmetic.split("; ")) if finding.arithmetic else (),
        picture(check) if check else Markup(""),
        finding.because or (check.check.because if check else ""),
        about_line(finding.about, report.language),
        _suggestion(finding, report),
        finding,
        _another_language(finding, report),
    )


def _another_language(finding: Finding, report: Report) -> str:
    """The language of a finding's message where it is not the page's."""
    language = tag_of(report.language_of(finding))
    return "" if language == tag_of(report.language) else language


def _suggestion(finding: Finding, report: Report) -> str:
    if finding.suggestion is None:
        return ""
    wrong, meant = finding.figures[finding.suggestion.figure].quote, finding.suggestion.quote
    perhaps = WORDS[report.language_of(finding)]["perhaps"]
    return perhaps.format(quote=isolated(wrong), suggestion=isolated(meant))


def _others(checks: list[Verified], first: int, report: Report) -> Iterator[Card]:
    for number, each in enumerate(checks, start=first):
        found = each.publication in report.sources
        figures = figures_of(each)
        yield Card(
            number,
            of_verdict(each.outcome.verdict),
            "" if found else each.check.name,
            rule_of(each, report),
            figures[0].place if figures else each.check.place,
            figures,
            arithmetic=_worked(each, report),
            picture=picture(each),
            because=each.check.because,
            about=about_line(each.check.about, report.language),
        )


def _worked(each: Verified, report: Report) -> tuple[str, ...]:
    if each.outcome.why:
        return (WHY[report.language][each.outcome.why],)
    expression, quantities = each.check.expression, each.quantities
    lines = arithmetic(expression, quantities).split("; ")
    if each.outcome.verdict is Verdict.AGREES_AS_ROUNDED:
        lines.append(f"≈ {rounded_arithmetic(expression, quantities)}")
    return tuple(lines)
