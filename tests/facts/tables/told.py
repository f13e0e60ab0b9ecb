"""What a table tells, as short lines that a test reads at a glance."""

from check_data.facts.fact import Telling
from check_data.facts.tables.said import TablesTold
from check_data.facts.tables.told import tell_tables
from check_data.figures.conventions import Conventions
from check_data.languages.tables import table_words
from tests.facts.tables.pipes import grid


def told(text: str, caption: str = "") -> TablesTold:
    return tell_tables([(3, grid(text, caption))], table_words(), Conventions())


def lines(text: str, caption: str = "", form: str = "") -> list[str]:
    """Each telling of a form as "total 33 = 10 + 23", a minus before what is subtracted, in the order told."""
    return [_line(each) for each in told(text, caption).tellings if each.form.startswith(f"table:{form}")]


def _line(telling: Telling) -> str:
    form, roles = telling.form.removeprefix("table:"), telling.roles
    quotes = {role: [mention.quote for mention in mentions] for role, mentions in roles.items()}
    match telling.kind:
        case "sum":
            minus = str(telling.options.get("minus", "")).split(",")
            parts = [f"-{part}" if str(at) in minus else part for at, part in enumerate(quotes["parts"])]
            said = f"{quotes['whole'][0]} = {' + '.join(parts)}"
        case "change":
            told_as = quotes.get("rate") or quotes["by"]
            said = f"{quotes['before'][0]} -> {quotes['now'][0]}: {told_as[0]}"
        case "share":
            said = f"{quotes['part'][0]} of {' + '.join(quotes['whole'])}: {quotes['share'][0]}"
        case "shares":
            said = " + ".join(quotes["shares"])
        case "ratio":
            said = f"{quotes['above'][0]} / {quotes['below'][0]} = {quotes['ratio'][0]}"
        case "product":
            said = f"{' x '.join(quotes['factors'])} = {quotes['product'][0]}"
        case "order":
            said = f"{quotes['more'][0]} >= {quotes['less'][0]}"
        case "same":
            said = " = ".join(quotes["values"])
        case _:
            said = f"{quotes['low'][0]} <= {quotes['estimate'][0]} <= {quotes['high'][0]}"
    return f"{form} {said}"
