"""The wholes that one share may be of, and how sure the wording is of each."""

from __future__ import annotations

from collections.abc import Iterator

from check_data.facts.fact import Telling
from check_data.facts.unspaced.quantity import Attribute, Quantity
from check_data.facts.unspaced.story import Story
from check_data.reading.mention import Mention

IMPLIED = ("share-implied", "share-nested", "share-of-which", "share-of-which-before")
"""The forms of shares of which no words say the whole."""
_NEARBY = 8
"""Quantities back at which a whole of another name is looked for, shown only."""
_ALIKE = 0.8
"""The part of the characters of a name that another must have to be likely the same."""


class Wholes:
    """The wholes of one share, gone through from the nearest; ``words`` are those for its whole, ``itself`` how sure
    it is that the share is told of its part: 2 beside it, 1 in a list, 0 by its name.
    """

    def __init__(self, story: Story, part: Quantity, share: Attribute, words: str, itself: int) -> None:
        self.story, self.part, self.share, self.itself = story, part, share, itself
        self.words = words
        self.whole = story.words.pattern("whole_noise").sub("", words)
        self.scopes = self._scopes(self.whole)
        named = self.whole in story.words.words("whole_words") or story.says("whole_generic", self.whole)
        self.generic = not story.names.core(self.whole) or named or self.whole in self.scopes
        self.found = 0

    def tellings(self, whole: Quantity) -> Iterator[Telling]:
        """The share by a value before the part."""
        if not self.generic:
            yield from self._by_name(whole, self.part.order - whole.order)
        elif self.scopes and not self.scopes & self._scopes(whole.name + whole.lead):
            yield self._tell("share-other", whole, 0)  # 占全国 beside the city's
        elif self.scopes and self._is_of_scope(whole):
            self.found += 1
            yield self._tell("share-of-scope", whole, 2 if self.found == 1 else 0)
        else:
            told = self._implied(whole)
            self.found += told.form != self.story.words.form("share-nested")
            yield told

    def ahead(self, whole: Quantity) -> Iterator[Telling]:
        """A whole that is told after its part: 占全社会用电量的 68.6 %，全社会用电量 700亿千瓦时."""
        names = self.story.names
        if self.generic:
            if not self.scopes:
                yield self._tell("share-ahead", whole, 0)
        elif not self.found and self._is_next(whole) and names.related(self.whole, whole.name):
            self.found += 1
            same = names.core(self.whole) == names.core(whole.name)
            yield self._tell("share-named-ahead", whole, 2 if same else 1)

    def _is_in_scope(self, whole: Quantity) -> bool:
        """Whether a value is of all that the words for the whole name, where they say so."""
        return not self.scopes or bool(self.scopes & self._scopes(whole.name + whole.lead))

    def _is_next(self, whole: Quantity) -> bool:
        near = whole.sentence - self.part.sentence <= 1 and whole.period == self.part.period
        return near and self._is_in_scope(whole)

    def _by_name(self, whole: Quantity, back: int) -> Iterator[Telling]:
        names, told = self.story.names, whole.attribute("share")
        siblings = whole.which == self.part.which != 0 or (told is not None and told.whole in ("", self.words))
        if names.core(self.whole) == names.core(whole.name):
            siblings = False  # 其中专任教师 865人，高级职称 412人，占专任教师的 47.6 %
        if names.related(self.whole, whole.name) and not siblings and not self._is_in_scope(whole):
            yield self._tell("share-other-scope", whole, 0)  # 占全国产量 beside the city's
        elif names.related(self.whole, whole.name) and not siblings:
            self.found += 1
            same = names.core(self.whole) == names.core(whole.name)
            form = "share-named" if self.found == 1 else "share-named-far"
            yield self._tell(form, whole, 2 if self.found == 1 and same else 1)
        elif not siblings and not self.found and self._is_alike(whole):
            self.found += 1
            yield self._tell("share-named-alike", whole, 1)
        elif not siblings and self._ends_alike(whole):
            yield self._tell("share-named-ending", whole, 0)
        elif back <= _NEARBY and self.part.block == whole.block:
            yield self._tell("share-other", whole, 0)

    def _is_alike(self, whole: Quantity) -> bool:
        """Whether a name has nearly all the characters of the words for the whole, and they nearly all of its."""
        own, other = (self.story.names.core(each) for each in (self.whole, whole.name))
        a, b = set(own), set(other)
        if len(own) > _SHORT and _is_within(own, other):
            return True  # 粮食作物面积, 粮食作物播种面积
        return min(len(a), len(b)) > _SHORT and len(a & b) >= _ALIKE * max(len(a), len(b))

    def _ends_alike(self, whole: Quantity) -> bool:
        """Whether a name ends as the words for the whole do: 占新一届代表的 … 乡郊代表 1543人."""
        ends = [self.story.names.core(each)[-_SHORT:] for each in (self.whole, whole.name + whole.tail)]
        return len(ends[0]) == _SHORT and ends[0] == ends[1]

    def _implied(self, whole: Quantity) -> Telling:
        part = self.part
        if whole.sentence == part.sentence and (self._is_sibling(whole) or whole.which == part.which != 0):
            return self._tell("share-nested", whole, 0)
        if part.which and whole.which < part.which and part.sentence - whole.sentence <= 1:
            form = "share-of-which" if whole.sentence == part.sentence else "share-of-which-before"
            return self._tell(form, whole, 0 if self.found else self.itself)
        near = whole.sentence == part.sentence and not self.found
        if not near and not self.found and self.itself == 2 and self._is_kind_of(whole):
            return self._tell("share-of-its-kind", whole, 1)
        sure = near and self.itself == 2 and self.story.says("whole_told", whole.lead[-_OPENING:])
        return self._tell("share-of-told", whole, 2) if sure else self._tell("share-implied", whole, int(near))

    def _is_kind_of(self, whole: Quantity) -> bool:
        """Whether a part is one of the things that the whole counts: 机构 272家 … 不足 20人的机构 145家，占比."""
        part, core = self.part, self.story.core(whole)
        named = len(core) > _SHORT and part.name.endswith(core)
        return named and part.sentence - whole.sentence <= 2 and part.block == whole.block and not whole.bracket

    def _is_of_scope(self, whole: Quantity) -> bool:
        """Whether a value of the whole's scope is of the part's name: 世界储量 … 中国储量 … 占世界的 41 %."""
        return bool(self.story.core(whole)) and self.story.related(whole, self.part)

    def _is_sibling(self, whole: Quantity) -> bool:
        """Whether another value of the sentence is told with a share too, or in the list of the part."""
        return whole.attribute("share") is not None or whole.group == self.part.group != 0

    def _scopes(self, text: str) -> set[str]:
        return set(self.story.words.pattern("whole_scope").findall(text))

    def _tell(self, form: str, whole: Quantity, explicit: int) -> Telling:
        return share_of(self.story, form, self.part.figure, whole.figure, self.share.mention, explicit)


_OPENING = 12
"""Characters before a whole in which it is told to be all there are."""
_SHORT = 2
"""Characters of a name that are too few to tell it by."""


def _is_within(one: str, other: str) -> bool:
    """Whether all characters of a name stand in another, in their order."""
    left = iter(other)
    return all(each in left for each in one)


def share_of(story: Story, form: str, part: Mention, whole: Mention, share: Mention, explicit: int) -> Telling:
    """A share by its part and whole."""
    return story.tell("share", form, {"part": part, "whole": whole, "share": share}, explicit, anchor=share)
