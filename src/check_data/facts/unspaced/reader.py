"""Passages to quantities: the lead of each figure says in which role it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from check_data.facts.unspaced.lead import Lead, Leads
from check_data.facts.unspaced.names import Names
from check_data.facts.unspaced.passages import Passage, Sentence
from check_data.facts.unspaced.quantity import RATES, Attribute, AttributeKind, Quantity, alike, compatible
from check_data.facts.unspaced.words import Words, last_match
from check_data.figures.units import Unit
from check_data.reading.mention import NUMERIC, Mention

_NEAR = 14
"""Quantities back at which a difference or a base looks for its value."""


class Reader:
    """Reads the quantities of passages, in order; ``share_totals`` are shares that add up those before them."""

    def __init__(self, words: Words, names: Names, name_units: dict[str, Unit]) -> None:
        self.quantities: list[Quantity] = []
        self.share_totals: list[tuple[Mention, tuple[Mention, ...]]] = []
        self._words, self._names, self._leads, self._name_units = words, names, Leads(words, names), name_units
        self._period = self._scope = self._topic = self._prev_role = self._prev_against = self._prev_lead = ""
        self._last: Quantity | None = None
        self._prev: Mention | None = None
        self._which = self._which_bracket = self._count_of_which = self._groups = 0
        self._prev_sign = 1
        self._pending: list[str] = []
        self._passage: Passage
        self._sentence: Sentence
        # The first that takes a figure decides its role.
        self._rate_roles: tuple[Callable[[Mention, Lead], bool], ...] = (
            self._of_previous, self._points, self._again, self._in_bracket, self._share_of, self._share, self._growth,
        )  # fmt: skip
        self._value_roles: tuple[Callable[[Mention, Lead], bool], ...] = (
            self._count_of_share, self._equal, self._difference,
        )  # fmt: skip
        self._roles: tuple[Callable[[Mention, Lead], bool], ...] = (
            self._reached, self._grown_to, self._base, self._versus, self._item,
        )  # fmt: skip

    def read(self, passage: Passage) -> None:
        """Adds the quantities of a passage."""
        self._passage = passage
        self._period = self._scope = self._topic = ""
        for sentence in passage.sentences:
            if sentence.mentions:
                self._begin(sentence)
                self._read_sentence(sentence)

    def _begin(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._last = self._prev = None
        self._prev_role, self._which, self._which_bracket = "", 0, 0

    def _read_sentence(self, sentence: Sentence) -> None:
        figures = [each for each in sentence.mentions if each.kind in NUMERIC and each.kind != "age"]
        end, at, dates = sentence.start, 0, [each for each in sentence.mentions if each.kind == "date"]
        masked = self._passage.masked
        for index, mention in enumerate(figures):
            while at < len(dates) and dates[at].at < mention.at:
                self._period = dates[at].quote
                at += 1
            stop = figures[index + 1].at if index + 1 < len(figures) else sentence.end
            lead = self._leads.between(masked, end, mention, stop, follows=self._prev is not None)
            for period in self._words.pattern("period").finditer(lead.text):
                self._period = period[0]
            self._scope = self._names.scope(lead.plain) or self._scope
            self._figure(mention, lead)
            self._prev, end = mention, mention.to

    # one figure -------------------------------------------------------------------------------------------------------
    def _figure(self, mention: Mention, lead: Lead) -> None:
        words = self._words
        bracket = self._bracket(mention)
        if self._which_bracket not in (0, bracket):
            self._which = self._which_bracket = 0  # what a bracket announces ends with it
        within = self._prev is not None and words.pattern("within").search(lead.text)
        if within or words.pattern("of_which").search(lead.text) or words.pattern("of_named").search(lead.text):
            self._count_of_which += 1
            self._which, self._which_bracket = self._count_of_which, bracket
        if mention.kind == "span" and not words.pattern("span_meant").search(lead.plain):
            self._prev_role = "span"
            return
        if self._prev_role == "from" and self._by(mention, lead):
            return
        roles = self._rate_roles if mention.kind in RATES else self._value_roles
        for role in (*roles, *self._roles):
            if role(mention, lead):
                return
        self._value(mention, lead)

    def _by(self, mention: Mention, lead: Lead) -> bool:
        """由 A 增加 12 %（或 3亿元）至 B: the change before the new value."""
        last = self._last
        assert last is not None
        assert last.main is not None
        if lead.verb is None or lead.to or "，" in lead.text:
            return False
        rated = mention.kind in RATES
        if not rated and not alike(last.main, mention):
            return False
        sign = -1 if lead.verb["word"] in self._words.falls else 1
        kind: AttributeKind = "difference" if not rated else "points" if mention.kind == "points" else "growth"
        last.attributes.append(Attribute(kind, mention, sign, lead.against))
        self._prev_role = "from-by"
        return True

    def _of_previous(self, mention: Mention, lead: Lead) -> bool:
        """占 W 的 p %: the figure before is the whole."""
        if lead.text.strip("* ）") not in self._words.words("genitive") or self._prev is None:
            return False
        if self._prev.kind in RATES or self._prev.kind == "span":
            return False
        owner = self._owner_before(self._prev)
        if owner is None:
            return False
        kind: AttributeKind = "multiple" if mention.kind == "times" else "share"
        owner.attributes.append(Attribute(kind, mention, whole="=", of=self._prev))
        self._prev_role = "share"
        return True

    def _points(self, mention: Mention, lead: Lead) -> bool:
        if mention.kind != "points":
            return False
        if lead.joined and self._prev_role == "points" and self._last and self._last.group:
            self._listed("points", mention)
            return True
        word = self._leads.last_change(lead.plain) or (self._leads.last_change(self._prev_lead) if lead.joined else "")
        self._attach("points", mention, lead, word, self._leads.name_before(lead.plain, word))
        self._prev_role, self._prev_lead = "points", lead.plain or self._prev_lead
        return True

    def _again(self, mention: Mention, lead: Lead) -> bool:
        """The next of a list of growths or shares; the growth right after a difference."""
        if not (lead.joined and self._prev is not None and self._last is not None):
            return False
        if self._prev_role == "difference" and mention.kind == "percent":
            self._last.attributes.append(Attribute("growth", mention, self._prev_sign, self._prev_against))
            self._prev_role = "growth"
            return True
        if (
            self._prev_role in ("growth", "share")
            and self._prev.kind == mention.kind
            and not (lead.verb or lead.opened)
        ):
            self._listed("growth" if self._prev_role == "growth" else "share", mention)
            return True
        return False

    def _in_bracket(self, mention: Mention, lead: Lead) -> bool:
        """What stands in the bracket after a value: a growth with its sign, else a share: 1.2亿元（+5%）."""
        if not lead.opened or self._prev_role != "main" or self._last is None:
            return False
        if mention.quote[0] not in "+-－＋−–":
            return self._share_in_bracket(mention, lead)
        sign = -1 if mention.negative else 1
        self._last.attributes.append(Attribute("growth", mention, sign, lead.against))
        self._prev_role = "growth"
        return True

    def _share_in_bracket(self, mention: Mention, lead: Lead) -> bool:
        """34.5万人（62.8%）: its share of a whole."""
        if self._last is None or mention.kind != "percent" or lead.plain or self._last.kind in RATES:
            return False
        self._last.attributes.append(Attribute("share", mention))
        self._prev_role = "share"
        return True

    def _share_of(self, mention: Mention, lead: Lead) -> bool:
        """占…的比重提高到 p %: a share that moved."""
        found = self._words.pattern("share_of").search(lead.plain)
        if found is None or not lead.to:
            return False
        name = self._leads.name_in(lead.plain[: found.start()], lead.before)
        self._attach("share", mention, lead, "", name, whole=found[1])
        self._prev_role = "share"
        return True

    def _share(self, mention: Mention, lead: Lead) -> bool:
        words = self._words
        share = last_match(words.pattern("share"), lead.plain)
        if share is None or lead.to or words.pattern("share_from").search(lead.plain):
            return False
        if lead.verb and lead.verb.start() > share.start():
            return False
        before = lead.plain[: share.start()]
        if words.pattern("share_total").search(before):
            told = [a.mention for q in self.quantities[-12:] for a in q.attributes if a.kind == "share"]
            own = {id(each) for each in self._sentence.mentions}
            self.share_totals.append((mention, tuple(each for each in told if id(each) in own)))
            self._prev_role = "share-total"
            return True
        of = words.pattern("share_of").search(lead.plain)
        noun = of is None and words.pattern("share_noun").match(lead.plain, share.start()) is not None
        whole = of[1] if of else "" if noun else lead.plain[share.end() :]
        name = self._names.of(lead.plain[: of.start()] if of else lead.plain[: share.end()] if noun and before else before)
        if not name and not self._is_told_of_last(lead):
            name = self._leads.name_in("", lead.before)
        self._attach("share", mention, lead, "", name, whole=whole)
        if noun and self._last is not None:
            self._last.attributes[-1] = self._last.attributes[-1]._replace(noun=True)
        self._prev_role = "share"
        return True

    def _is_told_of_last(self, lead: Lead) -> bool:
        """Whether a share without a name is told of the value before it: 33所为官立，占 5.4 %."""
        last = self._last
        return last is not None and last.main is not None and not self._words.pattern("sentence_part").search(lead.text)

    def _growth(self, mention: Mention, lead: Lead) -> bool:
        rate = self._words.pattern("ends_rate").search(lead.plain)
        if lead.to or not (lead.verb or rate):
            return False
        word = lead.verb["word"] if lead.verb else rate["word"] if rate else ""
        kind: AttributeKind = "annual" if self._words.pattern("annual").search(lead.plain) else "growth"
        self._attach(kind, mention, lead, word, self._leads.name_before(lead.plain, word))
        self._prev_role, self._prev_lead = "growth", lead.plain
        return True

    def _count_of_share(self, mention: Mention, lead: Lead) -> bool:
        """62.8 %（345人）: the count whose share is told before it."""
        prev, last = self._prev, self._last
        if prev is None or prev.kind != "percent" or last is None or mention.kind not in ("count", "money", "measure"):
            return False
        bracket = lead.opened and not lead.plain
        if bracket and last.main is prev:
            last.main = mention
            last.attributes.append(Attribute("share", prev))
        elif last.main is None and self._prev_role == "share" and (bracket or self._is_told_as(lead)):
            last.main, last.lead, last.tail = mention, lead.text, mention.noun
        else:
            return False
        self._prev_role = "main"
        return True

    def _is_told_as(self, lead: Lead) -> bool:
        """Whether only words of being stand between a share and its count: 占 35 %，约 4200人."""
        return self._words.pattern("told_as").fullmatch(lead.text) is not None

    def _equal(self, mention: Mention, lead: Lead) -> bool:
        """The same in another unit: （折合 …）."""
        last, prev, words = self._last, self._prev, self._words
        if last is None or last.main is None or prev is None or mention.unit is None:
            return False
        apart = prev.unit is not None and (mention.unit is not prev.unit or mention.last_digit != prev.last_digit)
        alone = words.pattern("convert_only").fullmatch(lead.plain) and not self._is_listing(lead)
        if lead.opened and self._prev_role in ("main", "difference") and apart and alone:
            last.attributes.append(Attribute("equal", mention, of=prev))
            return True
        if words.pattern("convert").search(lead.plain) and mention.unit is not last.unit:
            last.attributes.append(Attribute("equal", mention, of=last.main))
            self._prev_role = "equal"
            return True
        return False

    def _is_listing(self, lead: Lead) -> bool:
        """Whether a bracket goes on with more figures of the same unit: parts, no conversion."""
        return lead.tail.lstrip()[:1] in ("、", "；")

    def _difference(self, mention: Mention, lead: Lead) -> bool:
        verb = lead.verb
        if verb is None or lead.to or self._words.pattern("threshold").search(lead.plain):
            return False
        if not lead.against and self._words.pattern("only_new").search(lead.plain[: verb.end("word")]):
            return False
        word = verb["word"]
        owner, name = self._of_unit(mention), self._leads.name_before(lead.plain, word)
        if owner and (lead.against or not name) and (not name or self._names.related(name, owner.name)):
            self._prev_sign, self._prev_against = (-1 if word in self._words.falls else 1), lead.against
            owner.attributes.append(Attribute("difference", mention, self._prev_sign, lead.against))
            self._last, self._prev_role = owner, "difference"
        else:
            self._attach("difference", mention, lead, word, name)
            self._prev_role, self._prev_lead = "difference", lead.plain
        return True

    def _reached(self, mention: Mention, lead: Lead) -> bool:
        """由 A 增加到 B: B is the value, A what it was."""
        words, last = self._words, self._last
        if self._prev_role not in ("from", "from-by") or last is None or last.main is None:
            return False
        if not (lead.to or words.pattern("still_to").search(lead.plain) or words.pattern("many").search(lead.plain)):
            return False
        base, told = last.main, last.attributes
        self.quantities.remove(last)
        new = self._make(mention, last.name, lead)
        new.attributes = [Attribute("base", base, against="from"), *told]
        new.inherited, new.moved = last.inherited, lead.to or self._words.words("to")[0]
        new.which, new.bracket = last.which, last.bracket
        return True

    def _grown_to(self, mention: Mention, lead: Lead) -> bool:
        """增长 p % 至 B, 上涨 86点，报收于 B."""
        last = self._last
        if self._prev_role not in ("growth", "difference", "points") or last is None or last.main is not None:
            return False
        if self._prev_role == "difference" and not alike(last.attributes[-1].mention, mention):
            return False
        if not self._words.pattern("still_to").search(lead.plain):
            return False
        last.main, self._prev_role = mention, "main"
        return True

    def _base(self, mention: Mention, lead: Lead) -> bool:
        """上年同期为 A: what the value before was."""
        words, last = self._words, self._last
        found = (
            None
            if lead.verb or words.pattern("above_base").search(lead.plain)
            else words.pattern("base").search(lead.plain)
        )
        bracket = self._bracket(mention)
        if found is None and bracket and self._prev_role == "main":
            found = words.pattern("dated").search(lead.plain)
        if found is None or last is None or last.main is None or not alike(last.main, mention):
            return False
        sure = bracket or words.pattern("base_sure").search(found[0])
        after = self._prev_role in ("main", "growth", "difference", "points", "share", "equal")
        if not (sure and after) or words.pattern("changes_after").search(lead.tail):
            return False
        last.attributes.append(Attribute("base", mention, against=found[0]))
        self._prev_role = "base"
        return True

    def _versus(self, mention: Mention, lead: Lead) -> bool:
        """比上年的 A 增加: what a value of the sentence or of the one before was."""
        words = self._words
        sure = words.pattern("versus").search(lead.plain)
        weak = words.pattern("versus_weak").search(lead.plain) and words.pattern("compared_after").search(lead.tail)
        any_ = words.pattern("versus_any").search(lead.plain) and words.pattern("more_at_once").search(lead.tail)
        if not any_ and not ((sure or weak) and words.pattern("changed_after").search(lead.tail)):
            return False
        owner = self._of_unit(mention)
        if owner is None:
            owner = self._new(self._leads.name(lead), None, mention)
        owner.attributes.append(Attribute("base", mention, against="versus"))
        self._prev_role, self._last = "base", owner
        return True

    def _item(self, mention: Mention, lead: Lead) -> bool:
        """The next value of a list: a、b和c."""
        last, prev = self._last, self._prev
        if not (lead.joined and self._prev_role == "main" and last and prev and last.main is prev):
            return False
        if not alike(prev, mention) or lead.text.strip("* ") in ("，", "（"):
            return False
        self._listed("main", mention)
        return True

    def _value(self, mention: Mention, lead: Lead) -> None:
        words = self._words
        own, inherited = self._leads.name(lead), False
        after = (
            own in words.words("scopes")
            or (not own and self._last is None)
            or words.pattern("caused").search(lead.plain)
        )
        if mention.noun and after:
            own = mention.noun  # 10亿元融资支持 …, 全区共有 3520名党员, 已造成 235人遇难: the name comes after
        if not own:
            own, inherited = (self._last.name if self._last else self._topic), True
        owner = self._last
        new = self._make(mention, own, lead)
        new.inherited, new.moved = inherited, lead.to
        if owner is not None and words.pattern("threshold").match(lead.plain):
            self._last = owner  # 收复 50000点: what follows is told of the value before
        new.total = bool(words.pattern("total").search(lead.plain) or words.pattern("opens_total").search(lead.plain))
        if words.pattern("from").search(lead.plain) and not lead.to:
            self._prev_role = "from"
        if words.pattern("respectively").search(lead.plain):
            self._groups += 1
            new.group, self._pending = self._groups, self._names_listed(mention)
            new.name = self._pending.pop(0) if self._pending else new.name

    # helpers ----------------------------------------------------------------------------------------------------------
    def _new(self, name: str, main: Mention | None, mention: Mention) -> Quantity:
        made = Quantity(name, main, mention.at, self._passage.number, self._sentence.number)
        made.heading, made.period, made.scope = self._passage.heading, self._period, self._scope
        made.which, made.bracket, made.order = self._which, self._bracket(mention), len(self.quantities)
        self.quantities.append(made)
        self._topic = self._topic or name
        return made

    def _make(self, mention: Mention, name: str, lead: Lead) -> Quantity:
        named = next((unit for word, unit in self._name_units.items() if name.endswith(word)), None)
        if mention.unit is None and named is not None and mention.kind == "count":
            mention = mention._replace(unit=named)
        made = self._new(name, mention, mention)
        made.lead, made.tail = lead.text, mention.noun
        self._last, self._prev_role, self._prev_sign, self._prev_against = made, "main", 1, ""
        return made

    def _names_listed(self, mention: Mention) -> list[str]:
        """The names before 分别 (甲、乙和丙分别为), in order; none where they are not listed."""
        words = self._words
        text = self._passage.masked[max(self._sentence.start, mention.at - 90) : mention.at]
        found = last_match(words.pattern("respectively"), text)
        head = words.pattern("clause_mark").split(text[: found.start()] if found else text)[-1]
        if "、" not in head and not words.pattern("pairs").search(head):
            return []
        names = [each for each in words.pattern("pauses").split(head) if each.strip()]
        return [self._names.of(each) or each for each in names]

    def _listed(self, role: str, mention: Mention) -> None:
        """The next item of a list of figures."""
        last = self._last
        assert last is not None
        if not last.group:
            self._groups += 1
            last.group, self._pending = self._groups, []
        name = self._pending.pop(0) if self._pending else ""
        group, bracket = last.group, last.bracket
        if role == "main":
            new = self._new(name or last.name, mention, mention)
            new.lead, new.tail = "、", mention.noun
        else:
            new = self._new(name, None, mention)
            old = last.attributes[-1]
            new.attributes = [old._replace(mention=mention)]
            new.lead = "、"
        new.group, new.bracket, new.inherited = group, bracket, True
        self._last, self._prev_role = new, role

    def _attach(self, kind: AttributeKind, mention: Mention, lead: Lead, word: str, name: str, whole: str = "") -> None:
        """An attribute of the last quantity, or of one that only it tells of."""
        sign = -1 if word in self._words.falls else 1
        if kind != "share" and mention.negative:
            sign = -1
        told = Attribute(kind, mention, sign, lead.against, whole)
        owner = self._last
        if self._words.pattern("respectively").search(lead.plain[-14:]):
            self._groups += 1
            self._pending = self._names_listed(mention) if kind != "difference" else []
            owner = self._new(self._pending.pop(0) if self._pending else name, None, mention)
            owner.group = self._groups
        elif owner is None or (name and not self._is_of(owner, kind, name)):
            owner = self._new(name or self._topic, None, mention)
            owner.inherited = not name
        owner.attributes.append(told)
        self._last, self._prev_sign, self._prev_against = owner, sign, lead.against

    def _is_of(self, owner: Quantity, kind: AttributeKind, name: str) -> bool:
        """Whether a named attribute is one of the last quantity."""
        return kind in ("growth", "difference", "points") and self._names.related(name, owner.name)

    def _of_unit(self, mention: Mention) -> Quantity | None:
        """The last value of this unit, in this sentence or, where it has none before, in the one before."""
        number = self._sentence.number
        for each in reversed(self.quantities[-_NEAR:]):
            if each.main is None or not compatible(each.main, mention) or each.which > self._which:
                continue
            if each.sentence == number or (number - each.sentence <= 1 and self._last is None):
                return each
        return None

    def _owner_before(self, mention: Mention) -> Quantity | None:
        """The value whose share is told, where its whole stands between them; the whole is no quantity of its own."""
        mine = [each for each in self.quantities[-6:] if each.sentence == self._sentence.number]
        if mine and mine[-1].main is mention:
            self.quantities.remove(mine.pop())
        while mine and mine[-1].main is None:
            mine.pop()
        if not mine:
            return None
        if mine[-1].group:
            mine = [each for each in mine if each.group == mine[-1].group][:1]
        self._last = mine[-1]
        return mine[-1]

    def _bracket(self, mention: Mention) -> int:
        """The place of the bracket that a figure stands in, 0 for none."""
        text, start = self._passage.text, self._sentence.start
        left = text.rfind("（", start, mention.at)
        return left + 1 if left > text.rfind("）", start, mention.at) else 0


def read(passages: Sequence[Passage], words: Words, names: Names, name_units: dict[str, Unit]) -> Reader:
    """What the passages of a document tell."""
    reader = Reader(words, names, name_units)
    for each in passages:
        reader.read(each)
    for order, quantity in enumerate(reader.quantities):
        quantity.order = order
    return reader
