"""Which language a text is in, and what is read of one in a language that is not read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.documents.encoding import Decoded
from check_data.documents.load import document
from check_data.evidence.rates import load as load_rates
from check_data.examined import Examined, examine
from check_data.figures.conventions import Conventions
from check_data.findings import Thresholds
from check_data.languages.every_convention import touches, unsure, widened
from check_data.languages.folders import is_read
from check_data.languages.written_in import UNKNOWN, code_of, written_in
from check_data.report.result import Report
from check_data.texts import lint_documents
from tests.helpers import SHARED, needs_shared

SENTENCES = {
    "en": "The town has 12 schools, and most of them were built after the war.",
    "de": "Die Stadt hat 12 Schulen, und die meisten davon wurden nach dem Krieg gebaut.",
    "fr": "La ville compte 12 écoles, et la plupart d’entre elles ont été construites après la guerre.",
    "es": "La ciudad tiene 12 escuelas, y la mayoría de ellas se construyeron después de la guerra.",
    "it": "La città ha 12 scuole, e la maggior parte di esse è stata costruita dopo la guerra.",
    "pt": "A cidade tem 12 escolas, e a maioria delas foi construída depois da guerra.",
    "nl": "De stad heeft 12 scholen, en de meeste daarvan zijn na de oorlog gebouwd.",
    "ja": "市内には12の学校があり、その多くは戦後に建てられた。",
    "ko": "시에는 12개의 학교가 있으며 대부분 전쟁 이후에 지어졌다.",
    "zh-Hans": "全市共有12所学校，其中多数建于战后。",
    "zh-Hant": "全市共有12所學校，其中多數建於戰後。",
}
FOREIGN = {
    "ru": "В городе 12 школ, и большинство из них построено после войны.",
    "el": "Η πόλη έχει 12 σχολεία και τα περισσότερα χτίστηκαν μετά τον πόλεμο.",
    "pl": "Miasto ma 12 szkół, z czego większość wybudowano po wojnie, a pozostałe później, gdy ludność już rosła; "
    "w każdej uczy się około stu dzieci, które dojeżdżają też ze wsi położonych w pobliżu.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_sentence_says_its_language(language: str, text: str) -> None:
    assert written_in(text) == language
    assert written_in("\n\n" + " " * 5000 + text.upper()) == language
    assert written_in("12" + " " * 9000 + text) == language


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_other_languages_are_none_of_these(text: str) -> None:
    assert written_in(text) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", None),
        ("12", None),
        ("Revenue 12", None),
        ("| Team | Goals |\n| Ajax | 4 |", None),
        ("Price 1,250", None),
        ("Price 4.27 and 1.250", None),
        ("Price 0.125", None),
        ("Price 1,234.50 and 1.250", None),
        ("Price 1.250", UNKNOWN),
        ("Price 12,5", UNKNOWN),
        ("Price 1.234,50", UNKNOWN),
        ("Price 1.234.567", UNKNOWN),
        ("Version 1.250.3", None),
    ],
)
def test_numbers_say_it_where_words_do_not(text: str, language: str | None) -> None:
    assert written_in(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il parco conta 240 autobus.", "it"),
        ("Il parco, 240", "it"),
        ("A frota tem 240 autocarros.", "pt"),
        ("El plan prevé 240 viviendas.", "es"),
        ("La ville compte 240 logements.", "fr"),
        ("Il parco, 1,250", None),
        ("Il parco, the park", None),
        ("Parco, parco.", None),
        (f"Il parco, 240. {'Xyz ' * 200}", None),
        ("El Paso, Los Alamos 1,204", None),
    ],
)
def test_a_short_text_says_its_language_by_two_words(text: str, language: str | None) -> None:
    assert written_in(text) == language


def test_names_in_another_script_turn_no_text() -> None:
    assert written_in(f"{SENTENCES['en']} Its name is 王小明, in Cyrillic Ван.") == "en"
    assert written_in(f"{SENTENCES['zh-Hans']}其中3所用Microsoft Windows。") == "zh-Hans"
    assert written_in(f"{SENTENCES['zh-Hans'] * 10}名为“みどり”的学校。") == "zh-Hans"


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert written_in(text) in {*SENTENCES, UNKNOWN, None}


@needs_shared
@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl", "ja", "ko", "zh-hant"])
def test_real_texts(language: str) -> None:
    found = [
        written_in(path.read_text(encoding="utf-8")) for path in (SHARED / f"corpora/wild/{language}-mixed").iterdir()
    ]
    right = sum(each is not None and each.lower() == language for each in found)
    assert right >= 0.97 * len(found)


def _examined(text: str) -> Examined:
    return examine(document(Decoded(text, ""), "a.md"), Conventions(), load_rates(), Thresholds())


UNSURE = (
    "1.300", "1,300", "1 300", "1\u202f300 000", "1'234.50", "1’234", "12,5", "1.234,5", "1.234.567", "12.03.2024",
    "3 mil", "2,5 Mio", "7 milliards", "41 mil 300", "51mila", "3 billion", "3 Billionen", "12k€", "24만5000", "3억",
    "1億2000万", "3割",
)  # fmt: skip
SURE = ("900", "4.27", "0.125", "12.1234", "1,234,567", "41,236.5", "2024", "12")


UNREAD = FOREIGN["pl"]


@pytest.mark.parametrize("number", UNSURE)
def test_what_conventions_read_differently_is_left_alone(number: str) -> None:
    text = f"a {number} b 900 c"
    (first, *_) = unsure(text)
    assert first[0] == 2
    read = _examined(f"{UNREAD} a {number} b 900 c")
    assert not any(touches(unsure(read.document.readable), each.start, each.end) for each in read.mentions)
    assert not read.in_full


@pytest.mark.parametrize("number", SURE)
def test_what_they_read_alike_is_read(number: str) -> None:
    assert unsure(f"a {number} b, {number}. {number}, 12") == []
    assert number in [each.quote for each in _examined(f"{UNREAD} a {number} b").mentions]


def test_in_a_language_that_is_read_all_is_read() -> None:
    for language in ("en", "zh-Hans", "zh-Hant"):
        text = f"{SENTENCES[language]} 1,300"
        read = _examined(text)
        assert read.in_full
        assert read.language == language
        assert [each.quote[:5] for each in read.mentions][-1] == "1,300"


def _linted(text: str) -> Report:
    return lint_documents([document(Decoded(text, ""), "a.md")], Configuration(), date(2026, 1, 1))


def test_sums_that_every_convention_reads_alike_are_compared() -> None:
    report = _linted(f"{UNREAD}\n\nJest 15 Tiere (5 Katzen, 4 Hunde, 4 Vögel).\n")
    assert [each.rule for each in report.findings] == ["CD202"]
    assert _linted(f"{UNREAD}\n\nJest 1.500 Tiere (500 Katzen, 400 Hunde, 600 Vögel).\n").findings == ()


@pytest.mark.parametrize("last", ["700", "800"])
def test_a_table_with_a_number_that_is_left_alone_is_left_alone(last: str) -> None:
    rows = "\n".join(
        f"| {name} | {value} |" for name, value in (("a", "300"), ("b", "400"), ("Total", last), ("d", "1.300"))
    )
    table = f"| Produkt | Sprzedaż |\n|---|---|\n{rows}\n"
    report = _linted(f"{UNREAD}\n\n{table}")
    assert report.findings == ()
    assert not report.checks
    alone = _linted(f"{UNREAD}\n\n{table.replace('1.300', '')}")
    assert [each.rule for each in alone.findings] == (["CD204"] if last == "800" else [])


def test_a_spanish_table() -> None:
    table = "| Producto | Ventas |\n|---|---|\n| Manzanas | 1.300 |\n| Peras | 900 |\n| Total | {} |\n"
    report = _linted(table.format("2.200"))
    assert (report.findings, report.remarks) == ((), ())
    assert [each.rule for each in _linted(table.format("2.300")).findings] == ["CD204"]


def test_one_remark_for_many_texts() -> None:
    texts = [Document(f"{number}.txt", text, text) for number, text in enumerate([UNREAD, UNREAD, SENTENCES["de"]])]
    report = lint_documents(texts, Configuration(), date(2026, 1, 1))
    assert [each.partition(",")[0] for each in report.remarks] == [
        "0.txt and 1 more: in another language than are known here"
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4))), st.integers(0, 30), st.integers(1, 5))
def test_touching(raw: list[tuple[int, int]], start: int, length: int) -> None:
    spans, at = list[tuple[int, int]](), 0
    for gap, size in raw:
        spans.append((at + gap, at + gap + size))
        at += gap + size
    end = start + length
    assert touches(spans, start, end) == any(first < end and start < last for first, last in spans)


def test_widened() -> None:
    assert widened([(1, 2), (5, 6), (7, 8), (20, 21)], [(10, 19), (4, 9)]) == [(1, 2), (4, 9), (20, 21)]


BOTH = {
    "de": "Die Stadt hat im Jahr 2024 mehr als 12 Schulen gebaut, und die meisten davon wurden nicht genutzt.",
    "en": "The town has built more than 12 schools in the year 2024, and most of them were not used by the people.",
    "fr": "La ville a construit plus de 12 écoles dans l’année, et la plupart d’entre elles ne sont pas utilisées.",
    "nl": "De stad heeft in het jaar 2024 meer dan 12 scholen gebouwd, en de meeste daarvan zijn niet gebruikt.",
}


@pytest.mark.parametrize("default", BOTH)
def test_a_block_is_in_the_language_of_its_small_words(default: str) -> None:
    for code, text in BOTH.items():
        assert code_of(text, default) == code
    assert code_of("Berlin, 12 Mai", default) == default
    assert code_of("全市共有12所学校，其中多数建于战后。", default) == "zh"


def test_a_block_in_a_script_of_its_own() -> None:
    assert code_of("Школа 12", "en") == "en"
    assert code_of("学校12", "en") == "zh"
    assert code_of(SENTENCES["ja"], "en") == ("ja" if is_read("ja") else "zh")
    assert code_of(SENTENCES["ko"], "en") == ("ko" if is_read("ko") else "en")
    assert code_of("é 12", "en") == "en"


@pytest.mark.parametrize("default", ["en", "zh"])
@pytest.mark.parametrize("text", ["123", "１２３", "12 %", "１２，３４５"])
def test_a_block_without_letters_is_in_the_language_of_its_text(text: str, default: str) -> None:
    assert code_of(text, default) == default
