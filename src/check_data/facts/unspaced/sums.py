"""Tellings of sums: parts that are announced, in brackets, or before their total; what is new within all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Quantity, alike
from check_data.facts.unspaced.story import Roles, Story, figures_of, lower, upper
from check_data.figures.conventions import Hedge
from check_data.reading.mention import Mention

_LONGEST_NAME = 16
_BACK, _NEAR = 20, 5
"""Values before a list among which its whole is: by its name, and without one."""
_PAIR = 2
_RIGHT_BEFORE = 4
"""Characters before a figure in which 分别 stands where its names are before it."""
_MISSING = 0.03
"""By what the shares of all parts may miss 100 %, as printed."""
_CLAUSE = 40
"""Characters before a whole in which its parts are named."""
_SPAN = 80
"""Characters over which 41个 … 25个增加 … 16个减少 is told at most."""


def sums(story: Story) -> Iterator[Telling]:
    """The sums of a document."""
    places = {id(each): place for place, each in enumerate(story.measured)}
    yield from _announced(story, places)
    yield from _in_brackets(story, places)
    yield from _totals(story)
    yield from _opposites(story)
    yield from _new_within(story)


# after 其中 ---
def _announced(story: Story, places: dict[int, int]) -> Iterator[Telling]:
    """Parts after 其中: one list, or several where semicolons part them (其中男 9例，女 6例；重症 5例，轻症 10例)."""
    told = (each for each in story.measured if each.which)
    for (which, _), group in groupby(told, key=lambda each: (each.which, each.sentence)):
        first, *others = group
        alike_ = [each for each in others if alike(each.figure, first.figure) and each.bracket == first.bracket]
        fitting: list[Quantity] = []
        whole: Quantity | None = None
        for number, members in enumerate(_lists(story, [first, *alike_])):
            if number and len(members) == 1:
                continue  # what comes after the list
            if not number or story.says("of_named", members[0].lead):
                before = story.measured[max(0, places[id(members[0])] - _BACK) : places[id(members[0])]]
                fitting = _fitting(story, members[0], before)
                whole = _nearest(members[0], which, fitting)
            if whole is not None:
                # 著作 43部，其中专著 9部，合著 20部；在海外出版 8部: of something else
                sure = not story.says("another_list", members[0].lead)
                yield from _of_which(story, whole, _until_too_large(story, whole, members), fitting, sure=sure)


def _nearest(first: Quantity, which: int, fitting: Sequence[Quantity]) -> Quantity | None:
    """The nearest value, in the sentence or the one before it, that is as large as the first part; else the nearest."""
    near = [each for each in reversed(fitting) if each.sentence >= first.sentence - 1 and each.which < which]
    large = (each for each in near if upper(each.figure) >= lower(first.figure))
    return next(large, near[0] if near else None)


def _fitting(story: Story, first: Quantity, before: Sequence[Quantity]) -> list[Quantity]:
    """The values of which parts may be: the last few; those of a name where it is told (新增病例中，甲市 …)."""
    alike_ = [w for w in before if alike(w.figure, first.figure) and w.sentence >= first.sentence - 2]
    named = story.words.pattern("of_named").search(first.lead)
    if named is None:
        return alike_[-_NEAR:]
    return [w for w in alike_ if story.names.related(named["of"], w.name)][-1:]


def _lists(story: Story, members: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The members as one list, or as several where some, but not all, are parted by semicolons."""
    parted = [story.says("semicolon", each.lead) for each in members[1:]]
    if all(parted) or not any(parted):
        yield list(members)
        return
    found = [members[0]]
    for each, apart in zip(members[1:], parted, strict=True):
        if apart:
            yield found
            found = []
        found.append(each)
    yield found


def _until_too_large(story: Story, whole: Quantity, members: Sequence[Quantity]) -> list[Quantity]:
    """The parts of a plain list; else the first, and the others up to one that is larger than the whole."""
    if enumerated(story, whole, members):
        return list(members)
    most, kept = upper(whole.figure), [members[0]]
    for each in members[1:]:
        if lower(each.figure) > most:
            break
        kept.append(each)
    return kept


def _of_which(
    story: Story, whole: Quantity, members: Sequence[Quantity], fitting: Sequence[Quantity], *, sure: bool
) -> Iterator[Telling]:
    if story.is_mean(whole.figure):
        return
    if story.says("aside_part", members[0].lead):
        members = members[:1]  # 铁路 639公里、其中高铁 370公里，公路 2600公里
    parts = figures_of(members)
    several = sum(each.sentence == whole.sentence and each.which == whole.which for each in fitting) > 1
    level = whole.figure.unit is None and bool(parts[0].places)  # an index has no parts: at 47, and 48.6 was expected
    apart = story.says("respectively", members[0].lead[-_RIGHT_BEFORE:]) and not story.says("part_of", members[0].lead)
    one = _is_one_counter(story, whole.figure, parts[0])
    if one and not level and not apart and (not several or lower(parts[0]) <= upper(whole.figure)):
        yield story.tell("within", "of-which", {"part": parts[0], "whole": whole.figure}, 1, anchor=parts[0])
    if len(parts) == 1:
        return
    listed = enumerated(story, whole, members) and not _names_more(story, whole, members)
    marked = any(story.says("list_mark", each.lead) for each in members[1:])
    clauses = "of-which-two" if len(parts) == _PAIR else "of-which-clauses"  # two are often the largest of several
    form = "of-which-loose" if not listed else "of-which-listed" if marked else clauses
    # What a headline tells is no other reading of a list right behind its whole.
    beside = listed and whole.sentence == members[0].sentence and not whole.heading
    for each in fitting:
        if beside and each.heading:
            continue
        explicit = 1 if each is whole and listed and sure else 0
        yield story.tell("sum", form, {"whole": each.figure, "parts": parts}, explicit, anchor=parts[-1])
    # Last, since of claims over the same figures the first one stands.
    roles: Roles = {"whole": whole.figure, "parts": parts}
    yield story.tell("sum", "of-which-open", roles, 0, {"open": 1}, parts[0])


def _names_more(story: Story, whole: Quantity, members: Sequence[Quantity]) -> bool:
    """Whether a whole is told to have more parts than follow: 铁路、公路、水路、民航共 …，其中铁路 …."""
    names = story.words.pattern("list_sign").split(story.before(whole.figure, _CLAUSE).rpartition("，")[2])
    return len(names) > len(members) and any(each.name[:2] in name for each in members for name in names)


def _is_one_counter(story: Story, whole: Mention, part: Mention) -> bool:
    """Whether a whole may be counted as its part is: no 600个 of 15件, and no 22万个 in digits of 五大."""
    if whole.kind != "count" or part.kind != "count":
        return True
    counters = {each.quote[-1] for each in (whole, part)}
    named = any(not story.says("counter_end", each) for each in counters)
    people = all(story.says("counts_people", each) for each in counters)
    return (len(counters) == 1 or named or people) and (part.spelled or not whole.spelled)


def enumerated(story: Story, whole: Quantity, members: Sequence[Quantity]) -> bool:
    """Whether members are told as a list and nothing else: each by a mark and its name, all or none with growth or
    share, to the end of the sentence or bracket.
    """
    if not _is_plain(whole) or len({bool(each.attributes) for each in members}) != 1:
        return False
    if not _one_noun(story, (whole, *members)) or _are_states(story, members) or not _are_all(members):
        return False
    return all(_is_item(story, each) for each in members) and _is_closed(story, members[-1])


def _is_plain(whole: Quantity) -> bool:
    return whole.figure.hedge is Hedge.NONE and not whole.figure.spelled


def _is_closed(story: Story, last: Quantity) -> bool:
    """Whether a list ends with a member: with the sentence, or before a clause with a figure of another unit."""
    told = max([last.figure, *(each.mention for each in last.attributes)], key=lambda each: each.to)
    if story.says("list_closed", story.after(told, 40)):
        return True
    mentions = story.passages[told.block].mentions
    at = bisect_right(mentions, told.at, key=_place)
    if at == len(mentions) or mentions[at].unit is None or alike(mentions[at], last.figure):
        return False
    return story.words.pattern("clause_of_its_own").fullmatch(story.between(told, mentions[at])) is not None


def _place(mention: Mention) -> int:
    return mention.at


def _are_states(story: Story, members: Sequence[Quantity]) -> bool:
    """Whether parts are states, which are listed as far as they are news (治愈, 死亡), without the plain one."""
    names = [each.name for each in members]
    return any(story.says("state", each) for each in names) and not any(story.says("plain_state", n) for n in names)


def _are_all(members: Sequence[Quantity]) -> bool:
    """Whether the shares of parts, where each is told with one, make about 100 %."""
    told = [each.attribute("share") for each in members]
    shares = [each.mention.value for each in told if each is not None]
    return len(shares) < len(members) or abs(float(sum(shares)) - 1) <= _MISSING


def _one_noun(story: Story, quantities: Sequence[Quantity]) -> bool:
    """Whether the all-purpose counter counts one kind of thing: 5个县 and 30个镇 are no parts of 35个县."""
    if not story.says("generic_counter", quantities[-1].figure.quote):
        return True
    return len({each.tail for each in quantities if each.tail}) < 2


def _rest_of(story: Story, last: Quantity) -> str:
    """The text after the last figure of a member."""
    mentions = [last.figure, *(each.mention for each in last.attributes)]
    return story.after(max(mentions, key=lambda each: each.to), 40)


def _is_item(story: Story, member: Quantity) -> bool:
    if not 0 < len(member.name) <= _LONGEST_NAME or member.moved or member.inherited:
        return False
    if member.figure.hedge is not Hedge.NONE or member.attribute("points", "base") is not None:
        return False
    lead = story.words.pattern("up_to_of_which").sub("", member.lead)
    last = story.words.pattern("clause_mark").split(lead)[-1].strip()
    last = story.words.pattern("achieved").sub("", last)
    if member.figure.kind == "count":
        last = story.words.pattern("ends_taken").sub("", last)  # 甲党占 136席
    return 0 < len(last) <= len(member.name) + 3 and not story.says("not_listed", last)


# in brackets, and before a total ---
def _in_brackets(story: Story, places: dict[int, int]) -> Iterator[Telling]:
    """Parts in the bracket after a value."""
    brackets = (each for each in story.measured if each.bracket)
    for _, group in groupby(brackets, key=lambda each: (each.block, each.bracket)):
        members = list(group)
        at = places[id(members[0])]
        if len(members) < 2 or not at:
            continue
        whole = story.measured[at - 1]
        one = all(alike(each.figure, whole.figure) for each in members)
        if one and not whole.bracket and whole.sentence == members[0].sentence:
            parts, closed = figures_of(members), story.says("bracket_closed", _rest_of(story, members[-1]))
            listed = closed and enumerated(story, whole, members)
            if story.says("clause_mark", story.between(whole.figure, members[0].figure).partition("（")[0]):
                listed = False  # 甲公布 4例，乙公布病例（丙市 1例、丁市 5例）
            form, explicit = ("bracket-listed", 2) if listed else ("bracket-loose", 0)
            if listed and not _is_one_list(story, members):
                form, explicit = "bracket-mixed", 1
            roles: Roles = {"whole": whole.figure, "parts": parts}
            yield story.tell("sum", form, roles, explicit, anchor=parts[-1])


def _is_one_list(story: Story, members: Sequence[Quantity]) -> bool:
    """Whether one kind of marks parts all members: a semicolon between some may part lists (男9例、女6例；重5例)."""
    parted = ["；" in story.between(one.figure, other.figure) for one, other in pairwise(members)]
    return all(parted) or not any(parted)


def _totals(story: Story) -> Iterator[Telling]:
    """A total after its parts."""
    for at, total in enumerate(story.measured):
        if not total.total:
            continue
        members: list[Quantity] = []
        for each in reversed(story.measured[max(0, at - 12) : at]):
            if not alike(each.figure, total.figure) or lower(each.figure) > upper(total.figure):
                break
            if each.sentence < total.sentence - (0 if members else 1):
                break
            members.insert(0, each)
        if len(members) > 1:
            sure = _is_sure(story, total, members)
            form = "total-listed" if sure else "total-word"
            roles: Roles = {"whole": total.figure, "parts": figures_of(members)}
            yield story.tell("sum", form, roles, 2 if sure else 0, anchor=total.figure)


def _is_sure(story: Story, total: Quantity, members: Sequence[Quantity]) -> bool:
    hedged = any(each.figure.hedge is not Hedge.NONE for each in members)
    if hedged or any(each.sentence != total.sentence for each in members):
        return False
    if story.says("list_broken", story.between(members[0].figure, total.figure)):
        return False
    clause = story.words.pattern("clause_mark").split(total.lead.strip())[-1]
    nouns = not total.tail or _one_noun(story, (total, *members))
    return nouns and story.says("sure_total", clause)


# what is not announced ---
def _opposites(story: Story) -> Iterator[Telling]:
    """41个 … 中，25个 … 增加，16个 … 减少."""
    for whole, one, two in zip(story.measured, story.measured[1:], story.measured[2:], strict=False):
        if whole.unit is None or not (whole.unit is one.unit is two.unit) or whole.sentence != two.sentence:
            continue
        if two.figure.to - whole.place > _SPAN or whole.figure.scaled or whole.figure.hedge is not Hedge.NONE:
            continue
        first = story.between(one.figure, two.figure)
        second = story.words.pattern("clause_mark").split(story.after(two.figure, 20))[0]
        up, down = [story.says("opposite_up", each) for each in (first, second)], "opposite_down"
        if (up[0] and story.says(down, second)) or (up[1] and story.says(down, first)):
            roles: Roles = {"whole": whole.figure, "parts": (one.figure, two.figure)}
            yield story.tell("sum", "opposites", roles, 0, anchor=two.figure)


def _new_within(story: Story) -> Iterator[Telling]:
    """新增 120例，累计 3400例: what is new is within all."""
    near = chain(pairwise(story.measured), zip(story.measured, story.measured[2:], strict=False))
    for one, two in near:
        if one.unit is None or one.unit is not two.unit or one.sentence != two.sentence:
            continue
        if story.says("is_new", one.name + one.lead[-12:]) and story.says("in_all", two.lead):
            roles = {"part": one.figure, "whole": two.figure}
            yield story.tell("within", "new-of-all", roles, 1, anchor=two.figure)
