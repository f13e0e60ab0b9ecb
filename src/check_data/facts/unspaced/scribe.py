"""What a reader of passages remembers as it goes on, and how it writes down quantities."""

from __future__ import annotations

from check_data.facts.unspaced.lead import Lead, Leads
from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.passages import Passage, Sentence
from check_data.facts.unspaced.quantity import Attribute, AttributeKind, Quantity, compatible
from check_data.facts.unspaced.words import Words, last_match
from check_data.figures.units import Unit
from check_data.reading.mention import Mention

_NEAR = 14
"""Quantities back at which a difference or a base looks for its value."""


class Scribe:
    """The quantities so far, and what was read last: ``last`` is the quantity that figures are told of, ``prev`` the
    figure before and ``prev_role`` what it was, ``which`` the number of the last "of which". ``share_totals`` are
    shares that add up those before them.
    """

    def __init__(self, words: Words, names: Names, name_units: dict[str, Unit]) -> None:
        self.quantities: list[Quantity] = []
        self.share_totals: list[tuple[Mention, tuple[Mention, ...]]] = []
        self.words, self.names, self.leads, self.name_units = words, names, Leads(words, names), name_units
        self.period = self.scope = self.topic = self.prev_role = self.prev_against = self.prev_lead = ""
        self.last: Quantity | None = None
        self.prev: Mention | None = None
        self.which = self.which_bracket = self.count_of_which = self.groups = 0
        self.prev_sign = 1
        self.pending: list[str] = []
        self.passage: Passage
        self.sentence: Sentence

    def begin_passage(self, passage: Passage) -> None:
        """Forgets what holds for one block only."""
        self.passage = passage
        self.period = self.scope = self.topic = ""

    def begin(self, sentence: Sentence) -> None:
        """Forgets what holds for one sentence only."""
        self.sentence = sentence
        self.last = self.prev = None
        self.prev_role, self.which, self.which_bracket = "", 0, 0

    def new(self, name: str, main: Mention | None, mention: Mention) -> Quantity:
        """A quantity at the place of a mention, as one of those so far."""
        made = Quantity(name, main, mention.at, self.passage.number, self.sentence.number)
        made.heading, made.period, made.scope = self.passage.heading, self.period, self.scope
        made.which, made.bracket, made.order = self.which, self.bracket(mention), len(self.quantities)
        self.quantities.append(made)
        self.topic = self.topic or name
        return made

    def make(self, mention: Mention, name: str, lead: Lead) -> Quantity:
        """A quantity with its value, of which the next figures are told."""
        named = next((unit for word, unit in self.name_units.items() if name.endswith(word)), None)
        if mention.unit is None and named is not None and mention.kind == "count":
            mention = mention._replace(unit=named)
        made = self.new(name, mention, mention)
        made.lead, made.tail = lead.text, mention.noun
        self.last, self.prev_role, self.prev_sign, self.prev_against = made, "main", 1, ""
        return made

    def _names_listed(self, mention: Mention) -> list[str]:
        """The names before 分别 (甲、乙和丙分别为), in order; none where they are not listed."""
        words = self.words
        text = self.passage.masked[max(self.sentence.start, mention.at - 90) : mention.at]
        found = last_match(words.pattern("respectively"), text)
        head = words.pattern("clause_mark").split(text[: found.start()] if found else text)[-1]
        if "、" not in head and not words.pattern("pairs").search(head):
            return []
        names = [each for each in words.pattern("pauses").split(head) if each.strip()]
        return [self.names.of(each) or each for each in names]

    def listed(self, role: str, mention: Mention) -> None:
        """The next item of a list of figures."""
        last = self.last
        assert last is not None
        if not last.group:
            self.groups += 1
            last.group, self.pending = self.groups, []
        name = self.pending.pop(0) if self.pending else ""
        group, bracket = last.group, last.bracket
        if role == "main":
            new = self.new(name or last.name, mention, mention)
            new.lead, new.tail = "、", mention.noun
        else:
            new = self.new(name, None, mention)
            old = last.attributes[-1]
            new.attributes = [old._replace(mention=mention)]
            new.lead = "、"
        new.group, new.bracket, new.inherited = group, bracket, True
        self.last, self.prev_role = new, role

    def attach(self, kind: AttributeKind, mention: Mention, lead: Lead, word: str, name: str, whole: str = "") -> None:
        """An attribute of the last quantity, or of one that only it tells of."""
        sign = -1 if word in self.words.falls else 1
        if kind != "share" and mention.negative:
            sign = -1
        told = Attribute(kind, mention, sign, lead.against, whole)
        owner = self.last
        if self.words.pattern("respectively").search(lead.plain[-14:]):
            self.groups += 1
            self.pending = self._names_listed(mention) if kind != "difference" else []
            owner = self.new(self.pending.pop(0) if self.pending else name, None, mention)
            owner.group = self.groups
        elif owner is None or (name and not self._is_of(owner, kind, name)):
            owner = self.new(name or self.topic, None, mention)
            owner.inherited = not name
        owner.attributes.append(told)
        self.last, self.prev_sign, self.prev_against = owner, sign, lead.against

    def _is_of(self, owner: Quantity, kind: AttributeKind, name: str) -> bool:
        """Whether a named attribute is one of the last quantity."""
        return kind in ("growth", "difference", "points") and self.names.related(name, owner.name)

    def of_unit(self, mention: Mention) -> Quantity | None:
        """The last value of this unit, in this sentence or, where it has none before, in the one before."""
        number = self.sentence.number
        for each in reversed(self.quantities[-_NEAR:]):
            if each.main is None or not compatible(each.main, mention) or each.which > self.which:
                continue
            if each.sentence == number or (number - each.sentence <= 1 and self.last is None):
                return each
        return None

    def owner_before(self, mention: Mention) -> Quantity | None:
        """The value whose share is told, where its whole stands between them; the whole is no quantity of its own."""
        mine = [each for each in self.quantities[-6:] if each.sentence == self.sentence.number]
        if mine and mine[-1].main is not None and mine[-1].main.at == mention.at:
            self.quantities.remove(mine.pop())
        while mine and mine[-1].main is None:
            mine.pop()
        if not mine:
            return None
        if mine[-1].group:
            mine = [each for each in mine if each.group == mine[-1].group][:1]
        self.last = mine[-1]
        return mine[-1]

    def bracket(self, mention: Mention) -> int:
        """The place of the bracket that a figure stands in, 0 for none."""
        text, start = self.passage.text, self.sentence.start
        left = text.rfind("（", start, mention.at)
        return left + 1 if left > text.rfind("）", start, mention.at) else 0
