"""Roles of what a value was before. Each takes a figure or leaves it."""

from __future__ import annotations

from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.quantity import Attribute, alike
from check_data.facts.unspaced.scribe import Scribe
from check_data.reading.mention import Mention


def base(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """上年同期为 A: what the value before was."""
    words, last = scribe.words, scribe.last
    found = (
        None
        if lead.verb or words.pattern("above_base").search(lead.plain)
        else words.pattern("base").search(lead.plain)
    )
    bracket = scribe.bracket(mention)
    if found is None and bracket and scribe.prev_role == "main":
        found = words.pattern("dated").search(lead.plain)
    if found is None or last is None or last.main is None or not alike(last.main, mention):
        return False
    sure = bracket or words.pattern("base_sure").search(found[0])
    after = scribe.prev_role in ("main", "growth", "difference", "points", "share", "equal")
    if not (sure and after) or words.pattern("changes_after").search(lead.tail):
        return False
    last.attributes.append(Attribute("base", mention, against=found[0]))
    scribe.prev_role = "base"
    return True


def versus(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """比上年的 A 增加: what a value of the sentence or of the one before was."""
    words = scribe.words
    sure = words.pattern("versus").search(lead.plain)
    weak = words.pattern("versus_weak").search(lead.plain) and words.pattern("compared_after").search(lead.tail)
    any_ = words.pattern("versus_any").search(lead.plain) and words.pattern("more_at_once").search(lead.tail)
    if not any_ and not ((sure or weak) and words.pattern("changed_after").search(lead.tail)):
        return False
    owner = scribe.of_unit(mention)
    if owner is None:
        owner = scribe.new(scribe.leads.name(lead), None, mention)
    owner.attributes.append(Attribute("base", mention, against="versus"))
    scribe.prev_role, scribe.last = "base", owner
    return True
