"""Roles of what a value was before. Each takes a figure or leaves it."""

from __future__ import annotations

import re

from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.quantity import Attribute, alike
from check_data.facts.unspaced.scribe import Scribe
from check_data.reading.mention import Mention


def base(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """上年同期为 A: what the value before was."""
    words, last = scribe.words, scribe.last
    bracket = scribe.bracket(mention)
    found, sure = _said(scribe, lead, bracket)
    if found is None or last is None or last.main is None or not alike(last.main, mention):
        return False
    after = scribe.prev_role in ("main", "growth", "difference", "points", "share", "equal")
    if not (sure and after) or words.pattern("changes_after").search(lead.tail):
        return False
    last.attributes.append(Attribute("base", mention, against=found[0]))
    scribe.prev_role = "base"
    return True


def _said(scribe: Scribe, lead: Lead, bracket: int) -> tuple[re.Match[str] | None, bool]:
    """The words that say that a figure is what the value was, and whether they surely do."""
    words = scribe.words
    if lead.verb is None and not words.pattern("above_base").search(lead.plain):
        found = words.pattern("base").search(lead.plain)
        if found is not None:
            return found, bool(bracket or words.pattern("base_sure").search(found[0]))
    if bracket and scribe.prev_role == "main":
        found = words.pattern("dated").search(lead.plain)
        if found is not None:
            return found, True
    if bracket or scribe.prev_role in ("growth", "difference", "points"):
        return words.pattern("base_dated").search(lead.plain), True
    return None, False


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
