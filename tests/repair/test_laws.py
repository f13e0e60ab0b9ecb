"""A suggestion makes its check and all others on the figure hold. One slip in figures that agree is undone, or nothing
is suggested: never another figure, never another quote.
"""

from collections.abc import Mapping

from hypothesis import assume, event, given
from hypothesis import strategies as st

from check_data.agreement.check import Check, Quantity
from check_data.agreement.evaluate import evaluate
from check_data.agreement.expression import parse
from check_data.findings import Verdict
from check_data.repair.declared import Corrections
from check_data.repair.slips import slips_of
from tests.examples import fewer
from tests.helpers import READER
from tests.strategies import Statement, printed, statements


def read(quotes: Mapping[str, str], units: Mapping[str, str]) -> dict[str, Quantity]:
    understood = {name: READER.read(quote, units[name]) for name, quote in quotes.items()}
    return {name: Quantity(quotes[name], each.reading, each.unit) for name, each in understood.items()}


def one_slip_is_undone(data: st.DataObject, checks: list[Check], quotes: dict[str, str], units: dict[str, str]) -> None:
    true = read(quotes, units)
    assume(all(evaluate(check.expression, true).verdict is Verdict.AGREES for check in checks))
    wrong = data.draw(st.sampled_from([name for name in quotes if slips_of(quotes[name])]), label="wrong")
    slipped = data.draw(st.sampled_from([*slips_of(quotes[wrong])]), label="slipped")
    try:
        figures = read({**quotes, wrong: slipped}, units)
    except ValueError:
        assume(False)
        raise AssertionError from None
    assume(quotes[wrong] in slips_of(slipped))
    judged = [(check, evaluate(check.expression, figures).verdict) for check in checks]
    determined = [each for each in judged if each[1] is not Verdict.UNDETERMINED]
    corrections = Corrections(determined, figures, units, READER)
    for check, verdict in determined:
        found = corrections.of(check) if verdict is Verdict.DISAGREES else None
        event(f"{verdict.value}: {'suggested' if found else 'nothing suggested'}")
        if found is not None:
            assert (found.name, found.quote) == (wrong, quotes[wrong])
            for other in checks:
                if found.name in other.expression.names:
                    assert evaluate(other.expression, true).verdict is Verdict.AGREES


# Each example evaluates hundreds of slips.
FEWER = fewer(20, 50)


@FEWER
@given(statements(), st.data())
def test_any_check_honestly_printed(statement: Statement, data: st.DataObject) -> None:
    quotes, units = {}, {}
    for name, value in statement.values.items():
        count = name in statement.counts
        quote = data.draw(printed(value, count=count, pure=name in statement.pure), label=name)
        units[name] = "家" if count else ""
        quotes[name] = quote.removesuffix("家")
    assume(any(slips_of(quote) for quote in quotes.values()))
    one_slip_is_undone(data, [Check("one", parse(statement.text))], quotes, units)


@FEWER
@given(st.lists(st.integers(1, 9999), min_size=2, max_size=5), st.integers(0, 3), st.data())
def test_sums_that_share_figures(parts: list[int], shared: int, data: st.DataObject) -> None:
    """A total, printed twice or more, and a part that is in a second sum."""
    names = [f"part{number}" for number in range(len(parts))]
    quotes = {name: str(part) for name, part in zip(names, parts, strict=True)}
    quotes |= {"whole": str(sum(parts)), "other": "77", "both": str(parts[0] + 77)}
    quotes |= {f"again{number}": str(sum(parts)) for number in range(shared)}
    texts = [f"whole == {' + '.join(names)}", "both == part0 + other"]
    texts += [f"whole == again{number}" for number in range(shared)]
    checks = [Check(text, parse(text)) for text in texts]
    one_slip_is_undone(data, checks, quotes, dict.fromkeys(quotes, ""))
