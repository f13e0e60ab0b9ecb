"""How often claims of each form hold, and how often they would by chance: measured by `evidence.calibrate`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from check_data.patterns import lazily
from check_data.relations.claim import Claim

FILE = Path(__file__).with_name("rates.json")
WEIGHT = 15.0
"""Claims that what is supposed of a form counts for beside those that were measured."""
MISREAD: Mapping[int, float] = {2: 0.02, 1: 0.08, 0: 0.2}
"""The part of claims that is supposed to be misread, by how explicit they are."""
TOLD_WRONG = 0.06
"""The part of true relations that the most careless kinds of published text tell wrong: cut instead of rounded, of
another base, stale. A form with more near misses than that is misread.
"""
GENUINE = 0.03
"""The part of true relations that published text tells wrong: how often an error is to be expected."""
CHANCE: Mapping[str, float] = {
    "weekday": 1 / 7,
    "within": 0.8,
    "order": 0.8,
    "interval": 0.5,
    "threshold": 0.5,
    "significance": 0.5,
}
"""How often claims of a kind hold by chance where that was not measured; 0 for the other kinds."""
_OF_ANY_LENGTH = frozenset(["sum", "shares", "product", "average-growth"])
_LEAST_SHOWN = 0.1
_CODE = 2
"""Letters of a language's code."""
_LANGUAGE = lazily(r"\A[a-z]{2}(?=[:/])")
"""The code of the language that a form of running text begins with."""
MANY, FEW = 200, 0.03
"""Claims of a reader, and misreadings among them, from which its other explicit wordings may be more than notes."""
FEWEST = 5
"""Claims of a form with figures replaced from which its chance rate is taken."""


class Rate(NamedTuple):
    """What was measured of a form: ``claims``, how many ``held``, how many were ``near`` to holding, and of ``tried``
    ones whose figures were replaced, how many held by ``chance``.
    """

    claims: int = 0
    held: int = 0
    near: int = 0
    tried: int = 0
    chance: int = 0

    def plus(self, other: Rate) -> Rate:
        """Both together."""
        return Rate(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def misread(self) -> float:
        """How many of the claims were no relations: those far from holding and, by chance, as many again near to it;
        of the near ones beyond those none but what is more than text in print ever tells wrong, and than one.
        """
        far = self.claims - self.held - self.near
        return far + min(self.near, far) + max(0.0, self.near - far - max(1.0, TOLD_WRONG * self.claims))


class Rates(NamedTuple):
    """The rates by form (see `form_of`), and of which families anything was measured; with those of forms and families
    over all languages together (see `together`), which hold in a language of which a form was not measured.
    """

    forms: Mapping[str, Rate] = {}
    families: frozenset[str] = frozenset()

    def measured(self, claim: Claim) -> bool:
        """Whether anything was measured of the claim's form or its family, in its language or in others."""
        form, family = form_of(claim), family_of(claim)
        known = form in self.forms or family in self.families
        return known or anywhere(form) in self.forms or anywhere(family) in self.families

    def of(self, claim: Claim) -> Rate:
        """What was measured of the claim's form: in its language, or else in others."""
        form = form_of(claim)
        return self.forms.get(form) or self.forms.get(anywhere(form)) or Rate()

    def vouched(self, claim: Claim) -> bool:
        """Whether the wordings that the claim's reader states outright are known to be read right, though this form was
        not measured: many were, and few were misread. Where few of a language's were measured, those of all are.
        """
        reader = claim.form.partition(":")[0]
        told = _stated(self).get(reader, Rate())
        if told.claims < MANY and len(reader) == _CODE:
            told = _stated(self).get(anywhere(f"{reader}:").rstrip(":"), Rate())
        stated = claim.telling.explicit == max(MISREAD)
        return stated and told.claims >= MANY and told.misread <= FEW * told.claims

    def misread(self, claim: Claim) -> float:
        """How likely it is that a claim of this form is no relation: the form's own rate, drawn towards what is
        supposed by `WEIGHT` claims. Of what is misread only so much shows as does not hold by chance.
        """
        prior = MISREAD[claim.telling.explicit]
        own = self.of(claim)
        shown = max(1 - self.chance(claim), _LEAST_SHOWN)
        return min((own.misread / shown + prior * WEIGHT) / (own.claims + WEIGHT), 1.0)

    def chance(self, claim: Claim) -> float:
        """How likely a claim of this form is to hold by chance."""
        own = self.of(claim)
        return own.chance / own.tried if own.tried >= FEWEST else CHANCE.get(claim.telling.kind, 0.0)


@lru_cache(maxsize=4)
def _stated_of(forms: tuple[tuple[str, Rate], ...]) -> Mapping[str, Rate]:
    found: dict[str, Rate] = {}
    for form, rate in forms:
        if form.split("/")[1] == str(max(MISREAD)):
            reader = form.partition(":")[0]
            found[reader] = found.get(reader, Rate()).plus(rate)
    return found


def _stated(rates: Rates) -> Mapping[str, Rate]:
    """What was measured of the explicit forms of each reader."""
    return _stated_of(tuple(rates.forms.items()))


def form_of(claim: Claim) -> str:
    """What evidence is measured by: the form, how explicit it is, and the law where a form has several."""
    return f"{claim.form}/{claim.telling.explicit}/{_law(claim)}"


def family_of(claim: Claim) -> str:
    """The forms of one kind of claim in one language or in tables, alike in how explicit they are."""
    return f"{claim.form.partition(':')[0]}/{claim.telling.kind}/{claim.telling.explicit}"


@lru_cache(maxsize=1)
def load() -> Rates:
    """The rates that the package holds."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))["forms"]
    forms = {form: Rate(*row[1:]) for form, row in kept.items()}
    families = frozenset(row[0] for row in kept.values())
    return Rates(together(forms), families | frozenset(map(anywhere, families)))


def anywhere(name: str) -> str:
    """A form or family without the language that it begins with; the same of one that is of no language (a table's)."""
    return _LANGUAGE.sub("*", name)


def together(forms: Mapping[str, Rate]) -> dict[str, Rate]:
    """The rates of forms, and of each its sum over all languages."""
    found = dict(forms)
    for form, rate in forms.items():
        everywhere = anywhere(form)
        if everywhere != form:
            known = found.get(everywhere)
            found[everywhere] = rate if known is None else known.plus(rate)
    return found


def tally(rows: Iterable[tuple[str, str, Rate]]) -> dict[str, tuple[str, Rate]]:
    """The sums of rows of form, family and rate."""
    found: dict[str, tuple[str, Rate]] = {}
    for form, family, rate in rows:
        found[form] = family, found.get(form, (family, Rate()))[1].plus(rate)
    return found


def _law(claim: Claim) -> str:
    """What tells the laws of one form apart: those over any number of figures or years are one."""
    law = claim.expression.replace(" ", "")
    if claim.telling.kind in _OF_ANY_LENGTH:
        return "<=" if "<=" in law else "=="
    before, several, _ = law.partition("sum(")
    if several:
        return before + "sum"
    return "<=<=" if law.count("<=") > 1 and claim.telling.kind == "order" else law
