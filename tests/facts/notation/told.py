"""What the notation of a text tells, as lines: the form and the figures in their roles."""

from collections.abc import Iterator

from check_data.documents.blocks import Block, Cell, Grid, plain_run
from check_data.facts.fact import Telling
from check_data.facts.notation.notation import notation
from check_data.figures.conventions import Conventions
from check_data.relations.kinds import claims
from check_data.relations.verdict import outcome_of


def tellings(text: str, told: tuple[Telling, ...] = ()) -> list[Telling]:
    return list(notation([Block("paragraph", plain_run(text, 0))], Conventions(), told))


def in_a_cell(text: str) -> list[Telling]:
    cell = Cell(plain_run(text, 0), 0, 0)
    table = Block("table", plain_run("", 0), grid=Grid(((cell,),), 1))
    return list(notation([table], Conventions(), ()))


def line(telling: Telling) -> str:
    roles = "; ".join(f"{role} {' '.join(each.quote for each in told)}" for role, told in telling.roles.items())
    return f"{telling.form.removeprefix('notation:')}/{telling.explicit}: {roles}"


def lines(text: str, *kinds: str) -> list[str]:
    return [line(each) for each in tellings(text) if each.kind in kinds or not kinds]


def verdicts(text: str, *kinds: str) -> Iterator[str]:
    """The verdicts on what a text tells of these kinds, competing readings left out."""
    for telling in tellings(text):
        if telling.kind in kinds and telling.explicit:
            for each in claims(telling):
                yield outcome_of(each.expression, each.quantities()).verdict.value
