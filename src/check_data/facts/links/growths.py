"""A growth and the value before whose value now is told in another sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from check_data.facts.fact import Fact, Telling
from check_data.facts.links.likeness import Related, one_scope, tells_itself
from check_data.reading.mention import NUMERIC

_AMOUNTS, _NEAR = frozenset(["count", "money", "measure"]), 3
_BACK = 30
"""Facts back to which the value now is looked for."""


def growths(facts: Sequence[Fact], related: Related) -> Iterator[Telling]:
    """Every rate that stands with a value before and without a value now, with the value of its name that was told
    before.
    """
    for number, rate in enumerate(facts):
        if rate.role not in ("rate", "change") or not rate.name:
            continue
        beside = [each for each in facts[max(number - 3, 0) : number + 4] if each.sentence == rate.sentence]
        base = next((each for each in beside if each.role in ("before", "base")), None)
        if base is None:
            yield from _since(rate, beside, facts[max(number - _BACK, 0) : number], related)
            continue
        if any(each.role == "now" for each in beside):
            continue
        now = _value_of(rate, base, facts[max(number - _BACK, 0) : number], related)
        if now is not None:
            role = "rate" if rate.mention.kind in ("percent", "times") and base.mention.kind != "percent" else "by"
            roles = {"now": (now.mention,), "before": (base.mention,), role: (rate.mention,)}
            yield Telling("change", "link:growth", roles, 1, anchor=rate.mention)


def _since(rate: Fact, beside: Sequence[Fact], before: Sequence[Fact], related: Related) -> Iterator[Telling]:
    """A value and its growth, with the values of its name that were told before: shown where one is its base."""
    values = [each for each in beside if each.role in ("now", "value", "total") and each.mention.kind in _AMOUNTS]
    if len(values) != 1 or rate.mention.kind != "percent":
        return
    now = values[0]
    told = [each for each in before if _may_be_base(each, now, related)]
    for each in told[-_NEAR:]:
        roles = {"now": (now.mention,), "before": (each.mention,), "rate": (rate.mention,)}
        yield Telling("change", "link:growth-since", roles, 0, anchor=rate.mention)


def _may_be_base(each: Fact, now: Fact, related: Related) -> bool:
    alike = each.mention.kind == now.mention.kind and each.mention.unit == now.mention.unit
    other = each.sentence < now.sentence and each.mention.value != now.mention.value
    return alike and other and (related(each.name, now.name) or each.mention.noun == now.mention.noun != "")


def _value_of(rate: Fact, base: Fact, before: Sequence[Fact], related: Related) -> Fact | None:
    for each in reversed(before):
        alike = each.mention.kind == base.mention.kind and each.mention.unit == base.mention.unit
        apart = each.sentence != rate.sentence and each.mention.kind in NUMERIC and tells_itself(each)
        if alike and apart and related(rate.name, each.name) and one_scope(rate, each):
            return each
    return None
