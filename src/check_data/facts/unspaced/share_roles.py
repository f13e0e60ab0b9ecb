"""Roles of shares, and of the counts that are told with them. Each takes a figure or leaves it."""

from __future__ import annotations

from check_data.facts.unspaced.lead import Lead
from check_data.facts.unspaced.quantity import Attribute
from check_data.facts.unspaced.scribe import Scribe
from check_data.facts.unspaced.words import last_match
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention


def share_of(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """占…的比重提高到 p %: a share that moved."""
    if not lead.to:
        return False
    found = scribe.words.pattern("share_of").search(lead.plain)
    if found is None:
        return _moved(scribe, mention, lead)
    name = scribe.leads.name_in(lead.plain[: found.start()], lead.before)
    scribe.attach("share", mention, lead, "", name, whole=found[1])
    scribe.prev_role = "share"
    return True


def _moved(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """35.1万辆，占比升至 26 %: the share of the value before it, as it is now."""
    last, noun = scribe.last, scribe.words.pattern("share_noun").match(lead.plain)
    if noun is None or last is None or last.main is None or scribe.prev_role in ("from", "from-by"):
        return False
    last.attributes.append(Attribute("share", mention, noun=True))
    scribe.prev_role = "share"
    return True


def share(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """占总数的 62 %, 占比 62 %, 占…的比重为 62 %."""
    words = scribe.words
    found = last_match(words.pattern("share"), lead.plain)
    if found is None or lead.to or words.pattern("share_from").search(lead.plain):
        return False
    if lead.verb and lead.verb.start() > found.start():
        return False
    before = lead.plain[: found.start()]
    if mention.hedge is Hedge.NONE and words.pattern("about_share").search(lead.plain):
        mention = mention._replace(hedge=Hedge.ABOUT)  # 约占总量 40 %
    if words.pattern("share_total").search(before) and not words.pattern("any_rest").search(before):
        told = [a.mention for q in scribe.quantities[-12:] for a in q.attributes if a.kind == "share"]
        own = {id(each) for each in scribe.sentence.mentions}
        scribe.share_totals.append((mention, tuple(each for each in told if id(each) in own)))
        scribe.prev_role = "share-total"
        return True
    of = words.pattern("share_of").search(lead.plain)
    noun = of is None and words.pattern("share_noun").match(lead.plain, found.start()) is not None
    whole = of[1] if of else "" if noun else lead.plain[found.end() :]
    name = scribe.names.of(lead.plain[: of.start()] if of else lead.plain[: found.end()] if noun and before else before)
    if not name and not _is_told_of_last(scribe, lead):
        name = scribe.leads.name_in("", lead.before)
    scribe.attach("share", mention, lead, "", name, whole=whole)
    if noun and scribe.last is not None:
        scribe.last.attributes[-1] = scribe.last.attributes[-1]._replace(noun=True)
    scribe.prev_role = "share"
    return True


def _is_told_of_last(scribe: Scribe, lead: Lead) -> bool:
    """Whether a share without a name is told of the value before it: 33所为官立，占 5.4 %."""
    last = scribe.last
    return last is not None and last.main is not None and not scribe.words.pattern("sentence_part").search(lead.text)


def count_of_share(scribe: Scribe, mention: Mention, lead: Lead) -> bool:
    """62.8 %（345人）: the count whose share is told before it."""
    prev, last = scribe.prev, scribe.last
    if prev is None or prev.kind != "percent" or last is None or mention.kind not in ("count", "money", "measure"):
        return False
    bracket = lead.opened and not lead.plain
    if bracket and last.main is prev:
        last.main = mention
        last.attributes.append(Attribute("share", prev))
    elif last.main is None and scribe.prev_role == "share" and (bracket or _is_told_as(scribe, lead)):
        last.main, last.lead, last.tail = mention, lead.text, mention.noun
    else:
        return False
    scribe.prev_role = "main"
    return True


def _is_told_as(scribe: Scribe, lead: Lead) -> bool:
    """Whether only words of being stand between a share and its count: 占 35 %，约 4200人."""
    return scribe.words.pattern("told_as").fullmatch(lead.text) is not None
