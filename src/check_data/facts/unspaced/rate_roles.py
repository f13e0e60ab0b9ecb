"""Roles of rates: growths, points, and figures whose whole was told right before. Each takes a figure or leaves it."""

from __future__ import annotations

from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.quantity import RATES, Attribute, AttributeKind
from check_data.facts.unspaced.scribe import Scribe
from check_data.reading.mention import Mention


def of_previous(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """占 W 的 p %: the figure before is the whole."""
    if lead.text.strip("* ）") not in scribe.words.words("genitive") or scribe.prev is None:
        return False
    if scribe.prev.kind in RATES or scribe.prev.kind == "span":
        return False
    owner = scribe.owner_before(scribe.prev)
    if owner is None:
        return False
    kind: AttributeKind = "multiple" if mention.kind == "times" else "share"
    owner.attributes.append(Attribute(kind, mention, whole="=", of=scribe.prev))
    scribe.prev_role = "share"
    return True


def points(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """上升 2.5个百分点: the change of a rate."""
    if mention.kind != "points":
        return False
    if lead.joined and scribe.prev_role == "points" and scribe.last and scribe.last.group:
        scribe.listed("points", mention)
        return True
    word = scribe.leads.last_change(lead.plain) or (scribe.leads.last_change(scribe.prev_lead) if lead.joined else "")
    scribe.attach("points", mention, lead, word, scribe.leads.name_before(lead.plain, word))
    scribe.prev_role, scribe.prev_lead = "points", lead.plain or scribe.prev_lead
    return True


def again(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """The next of a list of growths or shares; the growth right after a difference."""
    if not (lead.joined and scribe.prev is not None and scribe.last is not None):
        return False
    if scribe.prev_role == "difference" and mention.kind == "percent":
        scribe.last.attributes.append(Attribute("growth", mention, scribe.prev_sign, scribe.prev_against))
        scribe.prev_role = "growth"
        return True
    if scribe.prev_role in ("growth", "share") and scribe.prev.kind == mention.kind and not (lead.verb or lead.opened):
        scribe.listed("growth" if scribe.prev_role == "growth" else "share", mention)
        return True
    return False


def in_bracket(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """What stands in the bracket after a value: a growth with its sign, else a share: 1.2亿元（+5%）."""
    if not lead.opened or scribe.prev_role != "main" or scribe.last is None:
        return False
    if mention.quote[0] not in "+-－＋−–":
        return _share_in_bracket(scribe, mention, lead)
    sign = -1 if mention.negative else 1
    scribe.last.attributes.append(Attribute("growth", mention, sign, lead.against))
    scribe.prev_role = "growth"
    return True


def _share_in_bracket(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """34.5万人（62.8%）: its share of a whole."""
    if scribe.last is None or mention.kind != "percent" or lead.plain or scribe.last.kind in RATES:
        return False
    scribe.last.attributes.append(Attribute("share", mention))
    scribe.prev_role = "share"
    return True


def growth(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """同比增长 8 %."""
    rate = scribe.words.pattern("ends_rate").search(lead.plain)
    if lead.to or not (lead.verb or rate):
        return False
    word = lead.verb["word"] if lead.verb else rate["word"] if rate else ""
    kind: AttributeKind = "annual" if scribe.words.pattern("annual").search(lead.plain) else "growth"
    scribe.attach(kind, mention, lead, word, scribe.leads.name_before(lead.plain, word))
    scribe.prev_role, scribe.prev_lead = "growth", lead.plain
    return True
