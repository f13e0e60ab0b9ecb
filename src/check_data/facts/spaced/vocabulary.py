"""What a language writes down about the words beside its figures (``words.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from check_data.facts.screen import Pieces
from check_data.facts.spaced.singular import singular
from check_data.patterns import lazily
from check_data.reading.spaced.words import Data, alternatives, lists, numbers, says, table, text, texts, words

_FLAGS = re.IGNORECASE


class Balance(NamedTuple):
    """Names of quantities of which one less another is a third."""

    more: frozenset[str]
    less: frozenset[str]
    result: frozenset[str]


class FactWords:
    """The words of ``words.toml``.

    Raises:
        ValueError: at the first use of a part, where its data is not as the part needs it.

    """

    def __init__(self, data: Data) -> None:
        self.data = data

    def some(self, *path: str) -> re.Pattern[str]:
        """An expression of any of the words at a place of the data, made once."""
        return _compiled(self, path)

    def any_of(self, name: str, *lists: str) -> re.Pattern[str]:
        """An expression of any of the words of some lists of a table, made once."""
        return _together(self, (name, *lists))

    @cached_property
    def expressions(self) -> dict[tuple[str, ...], re.Pattern[str]]:
        """The expressions that were compiled."""
        return {}

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence."""
        return frozenset(words(self.data, "sentences", "abbreviations"))

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that may stand between a cue and its figure."""
        return frozenset(words(self.data, "cues", "fillers"))

    @cached_property
    def ties(self) -> frozenset[str]:
        """Words that tie one noun to another."""
        return frozenset(words(self.data, "names", "ties"))

    @cached_property
    def whens(self) -> frozenset[str]:
        """Words that begin a clause on the time that a change is compared with: cuando se firmaron 12.000."""
        return frozenset(words(self.data, "cues", "when"))

    @cached_property
    def earned(self) -> frozenset[str]:
        """Verbs of change that tell a value where money follows: ganó 45 millones."""
        return frozenset(words(self.data, "moves", "earned"))

    @cached_property
    def points(self) -> frozenset[str]:
        """Names of points."""
        return frozenset(words(self.data, "cues", "points"))

    @cached_property
    def signs(self) -> str:
        """Marks before a change that is printed right behind its value."""
        return text(self.data, "cues", "signs")

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that tie a noun of change to its figure."""
        return frozenset(words(self.data, "cues", "links"))

    @cached_property
    def left(self) -> dict[str, str]:
        """Cues before a figure, with the role that each gives."""
        return _roles(self.data, "left")

    @cached_property
    def right(self) -> dict[str, str]:
        """Cues right behind a figure, with the role that each gives."""
        return _roles(self.data, "right")

    @cached_property
    def far(self) -> dict[str, str]:
        """Cues that may stand a few words behind a figure."""
        return _roles(self.data, "far")

    @cached_property
    def moves(self) -> dict[str, int]:
        """Words of change: 1 up, -1 down."""
        rise = dict.fromkeys(words(self.data, "moves", "rise"), 1)
        return rise | dict.fromkeys(words(self.data, "moves", "fall"), -1)

    @cached_property
    def parted(self) -> dict[str, re.Pattern[str]]:
        """The first parts of verbs of change that stand in two places, with what ends a clause with the other part."""
        found: dict[str, list[str]] = {}
        for verb, _, part in (word.partition(" ") for word in words(self.data, "moves", "parted")):
            found.setdefault(verb, []).append(part)
        ahead = [word for word, role in self.left.items() if role in ("to", "before", "beside", "from")]
        ends = rf"(?=\s*(?:[.,;:)–]|\Z)|\s(?:{alternatives([*words(self.data, 'clauses', 'joins'), *ahead])})\s)"
        return {verb: re.compile(rf"\s({alternatives(parts)}){ends}", _FLAGS) for verb, parts in found.items()}

    @cached_property
    def move(self) -> re.Pattern[str]:
        """A word of change."""
        return re.compile(alternatives(self.moves), _FLAGS)

    @cached_property
    def compared(self) -> dict[str, int]:
        """Comparisons right behind a figure: 1 more, -1 less."""
        more = dict.fromkeys(words(self.data, "moves", "more"), 1)
        return more | dict.fromkeys(words(self.data, "moves", "less"), -1)

    @cached_property
    def change_nouns(self) -> frozenset[str]:
        """Nouns of change."""
        return frozenset(words(self.data, "moves", "nouns"))

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """Classes of words that patterns name; words of change are ``rise`` and ``fall``."""
        moved = {name: words(self.data, "moves", name) for name in ("rise", "fall")}
        return lists(self.data, "classes") | moved

    @cached_property
    def pieces(self) -> Pieces:
        """Those of the words of each class by which a wording is looked for."""
        return Pieces(self.classes)

    @cached_property
    def sets(self) -> list[list[frozenset[str]]]:
        """Closed sets: each a list of kinds, each kind's words."""
        return [self._set(name) for name in table(self.data, "sets")]

    @cached_property
    def sets_of_shares(self) -> list[list[frozenset[str]]]:
        """Those of the closed sets whose kinds have shares of one whole."""
        return [self._set(name) for name in words(self.data, "shares", "sets")]

    def _set(self, name: str) -> list[frozenset[str]]:
        kinds = table(self.data, "sets").get(name)
        if not isinstance(kinds, list):
            raise ValueError(f"sets.{name} must be a list of lists of words")
        return [frozenset(str(word) for word in kind) for kind in kinds]

    @cached_property
    def balances(self) -> list[Balance]:
        """Quantities that are the difference of two others."""
        found = self.data.get("balances", [])
        if not isinstance(found, list):
            raise ValueError("balances must be a list of tables")
        return [Balance(*(self._both(words(each, part)) for part in ("more", "less", "result"))) for each in found]

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words of no meaning for a quantity's name."""
        return frozenset(words(self.data, "names", "stop")) | frozenset(self.moves)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs between a quantity's name and its figure."""
        return frozenset(words(self.data, "names", "verbs")) | frozenset(self.moves)

    @cached_property
    def singular(self) -> dict[str, str]:
        """Irregular plurals, with their singular."""
        return texts(self.data, "names", "singular")

    @cached_property
    def plurals(self) -> dict[str, str]:
        """Endings of plurals, the longest first, with those of the singular."""
        return texts(self.data, "names", "plurals")

    @cached_property
    def possessives(self) -> tuple[str, ...]:
        """Endings of possessives."""
        return tuple(words(self.data, "names", "possessives"))

    @cached_property
    def elided(self) -> tuple[str, ...]:
        """Small words that are glued to the next one by an apostrophe."""
        return tuple(words(self.data, "names", "elided"))

    @cached_property
    def no_plurals(self) -> tuple[str, ...]:
        """Endings of words that are no plurals."""
        return tuple(words(self.data, "names", "no_plurals"))

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """A name in capitals."""
        linked = alternatives(words(self.data, "names", "linked"))
        name = r"[A-Z][\w.&’'-]*"
        return re.compile(rf"(?:(?:{alternatives(self.articles)})\s)?{name}(?:\s(?:(?:{linked})\s)?{name})*")

    @cached_property
    def weekday_before(self) -> re.Pattern[str]:
        """A weekday's name that may end right before a date."""
        return re.compile(
            rf"(?<![\w-])(?P<day>[^\W\d_]+(?:-[^\W\d_]+)?)\.?,?\s(?:(?:{alternatives(self.articles)})\s)?\Z"
        )

    @cached_property
    def weekday_after(self) -> re.Pattern[str]:
        """A weekday's name right behind a date."""
        return re.compile(rf"\s?[(,]\s?(?:(?:{alternatives(self.articles)})\s)?(?P<day>[^\W\d_]+(?:-[^\W\d_]+)?)\b")

    @cached_property
    def named_list(self) -> re.Pattern[str]:
        """What follows a count: its noun, a mark, and the names up to the end of the sentence."""
        marks = alternatives(words(self.data, "lists", "names"))
        names = r"(?P<list>[^.;:()/\d]{5,300}?)\.?\s*\Z"
        return re.compile(rf"\s[^\W\d_][\w\s’'-]{{1,40}}?(?:{marks})\s{names}", _FLAGS)

    @cached_property
    def of_end(self) -> re.Pattern[str]:
        """A word that ties a noun to the figure right after it."""
        return re.compile(rf"(?:{alternatives(words(self.data, 'names', 'ties'))})(?:\s\w+)?\s\Z", _FLAGS)

    @cached_property
    def counted_by(self) -> re.Pattern[str]:
        """A verb that says how many a noun before it is, right before the figure: i morti sono 57."""
        return re.compile(rf"\w\s(?:{alternatives(words(self.data, 'names', 'counted_by'))})\s\Z", _FLAGS)

    @cached_property
    def names_changes(self) -> bool:
        """Whether a noun behind a growth is what grew: 3 % more nights."""
        return says(self.data, "names", "of_changes")

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Names of weekdays: 0 is Monday."""
        return numbers(self.data, "weekdays")

    @cached_property
    def negations(self) -> tuple[str, ...]:
        """What makes of a name that of all that it is not: un (uninsured)."""
        return tuple(words(self.data, "lists", "prefixes"))

    @cached_property
    def articles(self) -> frozenset[str]:
        """Articles: what begins with one is no name of a list."""
        return frozenset(words(self.data, "lists", "articles"))

    @cached_property
    def sets_of_names(self) -> list[list[frozenset[str]]]:
        """The closed sets as their words are written in names."""
        return [[self._both(kind) for kind in kinds] for kinds in self.sets]

    @cached_property
    def opposites(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """Names of one balance with a plus and with a minus."""
        found = self.data.get("opposites", [])
        if not isinstance(found, list):
            raise ValueError("opposites must be a list of tables")
        return [(self._both(words(each, "plus")), self._both(words(each, "minus"))) for each in found]

    @cached_property
    def kinds_of_people(self) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        """Nouns of people or things that refer to others told before, with the words beside those: victims, killed."""
        parts = ([words(each, part) for part in ("nouns", "told")] for each in self._referents)
        pairs = ([re.compile(alternatives(part), _FLAGS) for part in each] for each in parts)
        return [(nouns, told) for nouns, told in pairs]

    @cached_property
    def alike(self) -> dict[str, str]:
        """Words that tell of one kind of people, in the singular, with the first of its nouns: dead, killed."""
        kinds = ([*words(each, "nouns"), *words(each, "told")] for each in self._referents if says(each, "alike"))
        return {singular(word, self): kind[0] for kind in kinds for word in kind if " " not in word}

    @cached_property
    def _referents(self) -> list[Data]:
        found = self.data.get("referents", [])
        if not isinstance(found, list):
            raise ValueError("referents must be a list of tables")
        return found

    @cached_property
    def restricts(self) -> frozenset[str]:
        """Words behind a noun that say of which of its things a count is: the 39 adults who stayed."""
        return frozenset(words(self.data, "again", "restricts"))

    @cached_property
    def of_others(self) -> frozenset[str]:
        """Words before a noun that make of it others than those told before: the 11 remaining items."""
        return frozenset(words(self.data, "again", "others"))

    @cached_property
    def participles(self) -> tuple[str, ...]:
        """Endings of participles."""
        return tuple(words(self.data, "again", "participles"))

    @cached_property
    def telling_names(self) -> frozenset[str]:
        """The words of names that tell quantities of balances and closed sets from each other."""
        kinds = frozenset[str]().union(*(kind for kinds in self.sets_of_names for kind in kinds))
        return self.sides | kinds | self.other_names

    @cached_property
    def sides(self) -> frozenset[str]:
        """The words of names of quantities that balances are made of."""
        sides = frozenset[str]().union(*(part for each in self.balances for part in each))
        return sides.union(*(part for each in self.opposites for part in each))

    @cached_property
    def no_sums(self) -> frozenset[str]:
        """Words of names of quantities that parts don't add up to: averages."""
        return frozenset(words(self.data, "names", "no_sums"))

    @cached_property
    def other_names(self) -> frozenset[str]:
        """Words that make of a name another quantity, as they are written in names."""
        listed = words(self.data, "names", "qualifiers")
        return self._both(listed)

    def _both(self, every: Iterable[str]) -> frozenset[str]:
        """Words as they are printed and in the singular, as names have them."""
        listed = frozenset(every)
        return listed | frozenset(singular(word, self) for word in listed)


def _compiled(of: FactWords, path: tuple[str, ...]) -> re.Pattern[str]:
    known = of.expressions.get(path)
    if known is None:
        listed = words(of.data, *path)
        known = of.expressions[path] = lazily(lambda: f"(?:{alternatives(listed)})", _FLAGS, listed)
    return known


def _together(of: FactWords, path: tuple[str, ...]) -> re.Pattern[str]:
    known = of.expressions.get(("any of", *path))
    if known is None:
        name, *lists = path
        every = (word for each in lists for word in words(of.data, name, each))
        known = of.expressions["any of", *path] = lazily(f"(?:{alternatives(every)})", _FLAGS)
    return known


def _roles(data: Data, side: str) -> dict[str, str]:
    return {word: role for role, every in lists(data, "cues", side).items() for word in every}
