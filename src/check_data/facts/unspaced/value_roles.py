"""Roles of values: differences, conversions, new values after a change, items of lists. Each takes a figure or not."""

from __future__ import annotations

from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.quantity import RATES, Attribute, AttributeKind, alike
from check_data.facts.unspaced.scribe import Scribe
from check_data.reading.mention import Mention


def equal(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """The same in another unit: （折合 …）."""
    last, prev, words = scribe.last, scribe.prev, scribe.words
    if last is None or last.main is None or prev is None or mention.unit is None:
        return False
    apart = prev.unit is not None and (mention.unit is not prev.unit or mention.last_digit != prev.last_digit)
    alone = words.pattern("convert_only").fullmatch(lead.plain) and not _is_listing(lead)
    if lead.opened and scribe.prev_role in ("main", "difference") and apart and alone:
        last.attributes.append(Attribute("equal", mention, of=prev))
        return True
    if words.pattern("convert").search(lead.plain) and mention.unit is not last.unit:
        last.attributes.append(Attribute("equal", mention, of=last.main))
        scribe.prev_role = "equal"
        return True
    return False


def _is_listing(lead: Lead) -> bool:
    """Whether a bracket goes on with more figures of the same unit: parts, no conversion."""
    return lead.tail.lstrip()[:1] in ("、", "；")


def difference(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """比上年增加 14亿元."""
    verb = lead.verb
    if verb is None or lead.to or scribe.words.pattern("threshold").search(lead.plain):
        return False
    if not lead.against and scribe.words.pattern("only_new").search(lead.plain[: verb.end("word")]):
        return False
    word = verb["word"]
    if word in scribe.words.words("sizes") and not lead.against:
        return False  # 桥长 120米, 塔高 45米
    owner, name = scribe.of_unit(mention), scribe.leads.name_before(lead.plain, word)
    if owner and (lead.against or not name) and (not name or scribe.names.related(name, owner.name)):
        scribe.prev_sign, scribe.prev_against = (-1 if word in scribe.words.falls else 1), lead.against
        owner.attributes.append(Attribute("difference", mention, scribe.prev_sign, lead.against))
        scribe.last, scribe.prev_role = owner, "difference"
    else:
        scribe.attach("difference", mention, lead, word, name)
        scribe.prev_role, scribe.prev_lead = "difference", lead.plain
    return True


def reached(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """由 A 增加到 B: B is the value, A what it was."""
    words, last = scribe.words, scribe.last
    if scribe.prev_role not in ("from", "from-by") or last is None or last.main is None:
        return False
    if not (lead.to or words.pattern("still_to").search(lead.plain) or words.pattern("many").search(lead.plain)):
        return False
    base, told = last.main, last.attributes
    scribe.quantities.remove(last)
    new = scribe.make(mention, last.name, lead)
    new.attributes = [Attribute("base", base, against="from"), *told]
    new.inherited, new.moved = last.inherited, lead.to or scribe.words.words("to")[0]
    new.which, new.bracket = last.which, last.bracket
    return True


def grown_to(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """增长 p % 至 B, 上涨 86点，报收于 B."""
    last = scribe.last
    if scribe.prev_role not in ("growth", "difference", "points") or last is None or last.main is not None:
        return False
    if scribe.prev_role == "difference" and not alike(last.attributes[-1].mention, mention):
        return False
    if not scribe.words.pattern("still_to").search(lead.plain):
        return False
    last.main, scribe.prev_role = mention, "main"
    return True


def item(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """The next value of a list: a、b和c."""
    last, prev = scribe.last, scribe.prev
    if not (lead.joined and scribe.prev_role == "main" and last and prev and last.main is prev):
        return False
    if not alike(prev, mention) or lead.text.strip("* ") in ("，", "（"):
        return False
    scribe.listed("main", mention)
    return True


def value(scribe: Scribe, mention: Mention, lead: Lead) -> None:
    """A value of its own, by the name in its lead, the one after it, or the one before."""
    words = scribe.words
    own, inherited = scribe.leads.name(lead), False
    after = (
        own in words.words("scopes") or (not own and scribe.last is None) or words.pattern("caused").search(lead.plain)
    )
    if mention.noun and after:
        own = mention.noun  # 10亿元融资支持 …, 全区共有 3520名党员, 已造成 235人遇难: the name comes after
    if not own:
        own, inherited = (scribe.last.name if scribe.last else scribe.topic), True
    owner = scribe.last
    new = scribe.make(mention, own, lead)
    new.inherited, new.moved = inherited, lead.to
    if owner is not None and words.pattern("threshold").match(lead.plain):
        scribe.last = owner  # 收复 50000点: what follows is told of the value before
    new.total = bool(words.pattern("total").search(lead.plain) or words.pattern("opens_total").search(lead.plain))
    if words.pattern("from").search(lead.plain) and not lead.to:
        scribe.prev_role = "from"
    if words.pattern("respectively").search(lead.plain):
        scribe.groups += 1
        new.group, scribe.pending = scribe.groups, scribe._names_listed(mention)
        new.name = scribe.pending.pop(0) if scribe.pending else new.name


def by(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """由 A 增加 12 %（或 3亿元）至 B: the change before the new value."""
    last = scribe.last
    assert last is not None
    assert last.main is not None
    if lead.verb is None or lead.to or "，" in lead.text:
        return False
    rated = mention.kind in RATES
    if not rated and not alike(last.main, mention):
        return False
    sign = -1 if lead.verb["word"] in scribe.words.falls else 1
    kind: AttributeKind = "difference" if not rated else "points" if mention.kind == "points" else "growth"
    last.attributes.append(Attribute(kind, mention, sign, lead.against))
    scribe.prev_role = "from-by"
    return True
