"""Where the figures of a table are printed in the text."""

from check_data.documents import markdown
from check_data.reading.quote import Reader
from check_data.tables.figures_table import read_figures
from check_data.tables.printed import printed_places

TEXT = "全市7天\r\n共17天，7天和７天\n7天"


def found(*rows: str) -> list[str | None]:
    """The places of figures as line:column and what the text prints there; None where it does not."""
    table = "figure,quote,line\n" + "".join(f"f{number},{row}\n" for number, row in enumerate(rows))
    document = markdown.read(TEXT, "p.md")
    figures = read_figures(table, "p.csv", Reader())
    places = printed_places(figures, document)
    at = [places.get(figure.place) for figure in figures]
    return [f"{each.line}:{each.column} {TEXT[each.start : each.end]}" if each else None for each in at]


def test_figures_are_found_on_their_lines() -> None:
    assert found("7天,1", "17天,2", "7天,3") == ["1:3 7天", "2:2 17天", "3:1 7天"]


def test_figures_of_one_quote_are_found_in_turn() -> None:
    assert found("7天,2", "7天,2", "7天,2") == ["2:6 7天", "2:9 ７天", "2:9 ７天"]


def test_a_figure_without_a_line_is_found_anywhere() -> None:
    assert found("7天,", "7天,", "７天,") == ["1:3 7天", "2:6 7天", "2:9 ７天"]


def test_what_the_text_does_not_print_is_left_out() -> None:
    assert found("8天,1", "7天,9", ",1") == [None, None, None]
