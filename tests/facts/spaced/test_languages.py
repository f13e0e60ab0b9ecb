"""What grammars of other languages than English need of the engine: sentence to tellings, and what is left apart."""

import pytest

from check_data.documents.blocks import Block, plain_run
from check_data.figures.conventions import Conventions
from check_data.languages.contract import Prose, Told
from check_data.languages.load import pack
from check_data.reading.mention import Mention


def told(code: str, text: str) -> Told:
    """What a paragraph says."""
    run = plain_run(text, 0)
    reader = pack(code).in_document(text)
    return reader.tell([Prose(0, Block("paragraph", run), tuple(reader.mentions(run, 0, Conventions())))])


def lines(code: str, text: str) -> list[str]:
    """Each telling as its form and its figures by role."""
    return [
        f"{each.form.removeprefix(f'{code}:')}: "
        + ", ".join(f"{role} {mention.quote}" for role, several in each.roles.items() for mention in several)
        for each in told(code, text).tellings
        if each.explicit
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "es",
            "Murieron 57 personas: 31 hombres, 20 mujeres y 6 niños.",
            [
                "list:opens:3+: whole 57, parts 31, parts 20, parts 6",
                "list:opens:pair: whole 57, parts 31, parts 20",
                "list:opens:pair: whole 57, parts 20, parts 6",
            ],
        ),
        (
            "it",
            "I morti sono 57: 31 uomini, 20 donne e 6 bambini.",
            [
                "list:opens:3+: whole 57, parts 31, parts 20, parts 6",
                "list:opens:pair: whole 57, parts 31, parts 20",
            ],
        ),
        ("it", "Vinse con 57: 31 uomini, 20 donne e 6 bambini.", []),
        (
            "it",
            "Il fatturato si è attestato a 947 milioni, in aumento del 12,2% dagli 844 milioni del 2024.",
            ["change:now-by-before: now 947 milioni, before 844 milioni, rate 12,2%"],
        ),
        (
            "es",
            "La población creció en 312.000 personas (1,5 %) y alcanzó 21.112.000.",
            ["change:by-by-now: now 21.112.000, by 312.000, rate 1,5 %"],
        ),
        ("es", "La población creció en 312.000 personas (1,5 % en Cádiz) y alcanzó 21.112.000.", []),
        (
            "es",
            "Llegaron 3.100 turistas, 200 más que en mayo de 2024 (2.900).",
            ["change:now-by-before: now 3.100, before 2.900, by 200"],
        ),
        ("es", "Llegaron 3.100 turistas, 200 más que en mayo de 2024 (+2.900).", []),
        ("es", "Llegaron 3.100 turistas, 200 más en mayo de 2024 (2.900).", []),
        (
            "es",
            "Llegaron 3.100 turistas, 200 más que en mayo, cuando vinieron 2.900.",
            ["change:now-by-before: now 3.100, before 2.900, by 200"],
        ),
        (
            "es",
            "La empresa ganó 45 millones de euros, un 50 % más que en 2023 (30 millones).",
            ["change:now-by-before: now 45 millones de euros, before 30 millones, rate 50 %"],
        ),
        ("es", "El índice ganó 45 puntos, un 50 % más que en 2023 (30 puntos).", []),
        (
            "it",
            "L'utile è di 38 milioni (-5% rispetto ai 40 milioni del 2023).",
            ["change:now-by-beside: now 38 milioni, before 40 milioni, rate -5%"],
        ),
        (
            "it",
            "Il tasso scende dal 6,1% al 5,9% (-0,2 punti).",
            [
                "change:before-now-by:points: now 5,9%, before 6,1%, by -0,2 punti",
                "order:before-now: more 6,1%, less 5,9%",
            ],
        ),
        (
            "es",
            "Las ventas subieron un 10 % hasta 2.200 euros, desde los 2.000 euros de mayo.",
            ["change:by-now-before: now 2.200 euros, before 2.000 euros, rate 10 %"],
        ),
        (
            "es",
            "Cayeron de 43,2 millones a 38,2 millones de toneladas, un 11,6 % menos.",
            ["change:before-now-by: now 38,2 millones de toneladas, before 43,2 millones, rate 11,6 %"],
        ),
        (
            "de",
            "Die Zahl ging von 30 auf 20 zurück.",
            ["order:before-now: more 30, less 20"],
        ),
        (
            "de",
            "Die Zahl ging von 30 auf 20, sagte er.",
            [],
        ),
        (
            "de",
            "Der Wert nahm um 5 Tonnen auf 25 Tonnen zu, von 20 Tonnen.",
            ["change:by-now-before: now 25 Tonnen, before 20 Tonnen, by 5 Tonnen"],
        ),
        (
            "de",
            "Wegen einer Senkung der Pläne kamen 52 Gäste, nach 20 Gästen im Vorjahr.",
            [],
        ),
        (
            "de",
            "A liegt bei 27 Prozent, B bei 26 Prozent und einem Minus von 4 Prozentpunkten gegenüber 2010.",
            [],
        ),
        (
            "de",
            "Sieger war Gil mit 271 Schlägen (70/66/69/66).",
            ["list:rounds: whole 271, parts 70, parts 66, parts 69, parts 66"],
        ),
        (
            "fr",
            "Il est tombé de 3 % à 2 % en mai.",
            ["order:before-now:direct: more 3 %, less 2 %"],
        ),
        (
            "fr",
            "Les deux lignes ont transporté 14 millions et 9 millions de voyageurs, soit 23 millions au total.",
            ["told:pair-total: whole 23 millions, parts 14 millions, parts 9 millions"],
        ),
        (
            "de",
            "Es kamen 40 von 80 Mitgliedern, also fast die Hälfte.",
            ["told:fraction-of: part 40, whole 80, share fast die Hälfte", "told:n-out-of-n: part 40, whole 80"],
        ),
        (
            "de",
            "Sie wog 500 Pfund, er 60 Kilo.",
            [],
        ),
        (
            "fr",
            "Un visiteur est venu, puis ces 412 000 visiteurs.",
            [],
        ),
        (
            "de",
            "Es kamen 412 Besucher. Mit 412 Besuchern war es voll.",
            ["names:with: values 412, values 412"],
        ),
        (
            "de",
            "Es kamen 412 Besucher, einst 300 Besucher. Mit 412 Besuchern war es voll. Gäste mit 412 Besuchern.",
            [],
        ),
        (
            "de",
            "Der Wert stieg auf 25 Tonnen, nach 20 Tonnen im Vorjahr; das sind 25 Prozent.",
            ["order:now-before: more 25 Tonnen, less 20 Tonnen"],
        ),
        (
            "de",
            "Der Wert stieg auf 25 Tonnen; im Vorjahr waren es 20 Tonnen, ein Plus von 25 Prozent.",
            ["change:now-before-by: now 25 Tonnen, before 20 Tonnen, rate 25 Prozent"],
        ),
        (
            "de",
            "Der Wert stieg auf 25 Tonnen; Fische wogen 20 Tonnen, ein Plus von 25 Prozent.",
            [],
        ),
        (
            "de",
            "Sie fassen 41 Millionen und 30 Millionen Kubikmeter, zusammen 71 Millionen.",
            ["told:pair-total: whole 71 Millionen, parts 41 Millionen, parts 30 Millionen Kubikmeter"],
        ),
        (
            "de",
            "Es gab 400 Gäste. Die Zahl der Gäste aus dem Inland stieg auf 280, die der Gäste aus dem Ausland auf 120.",
            ["names:kinds: whole 400, parts 280, parts 120"],
        ),
        (
            "de",
            "Es gab 200 Gäste. Die Zahl der Gäste aus dem Inland stieg auf 280, die der Gäste aus dem Ausland auf 120.",
            [],
        ),
    ],
)
def test_tellings(code: str, text: str, expected: list[str]) -> None:
    assert lines(code, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Von 800 Betrieben wollen 200 einstellen. Das entspricht 25 Prozent und 3 Tagen.",
        "Von 800 Betrieben wollen 200 einstellen. Sie zahlen 25 Prozent.",
        "Von 800 Betrieben wollen 200 im Norden und 300 im Süden einstellen. Das entspricht 25 Prozent.",
        "Es kamen 800 Gäste, und 200 Tiere waren da. Das entspricht 25 Prozent.",
    ],
)
def test_that_is_needs_one_part_of_one_whole(text: str) -> None:
    assert not [each for each in lines("de", text) if each.startswith("list:that-is")]


def test_these_are_those_of_the_block() -> None:
    text = "Es kamen 412 Hunde und 300 Katzen. Es war warm. Diese 413 Katzen blieben."
    assert lines("de", text) == ["names:these: values 300, values 413"]
    assert lines("de", "Es kamen 412 Hunde. Diese 413 Katzen blieben.") == []
    blocks = ["Es kamen 300 Katzen.", "Es war warm. Diese 413 Katzen blieben."]
    prose = [Prose(number, *read(text, number)) for number, text in enumerate(blocks)]
    assert pack("de").tell(prose).tellings == ()


def read(text: str, number: int) -> tuple[Block, tuple[Mention, ...]]:
    """A block of German, and its mentions."""
    run = plain_run(text, 0)
    return Block("paragraph", run), tuple(pack("de").mentions(run, number, Conventions()))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Es waren 4,7 Mrd. Euro, nach 4,4 Mrd.", ["money", "money"]),
        ("Es waren 4,7 Mrd. Euro, für 4,4 Mio. Kunden und 3,1 Mio.", ["money", "count", "count"]),
        ("Es waren 4,4 Mio.", ["count"]),
    ],
)
def test_a_currency_that_is_printed_once(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in pack("de").mentions(plain_run(text, 0), 0, Conventions())] == kinds


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("vom 5. bis 21. Dezember 2025", ["5.", "21. Dezember 2025"]),
        ("vom 28. Februar bis 15. März 2026", ["28. Februar", "15. März 2026"]),
        ("vom 28. Dezember bis 15. Januar 2026", ["28. Dezember", "15. Januar 2026"]),
        ("vom 35 bis 21. Dezember 2025", ["21. Dezember 2025"]),
        ("vom 25. bis 21. Dezember 2025", ["21. Dezember 2025"]),
        ("vom 30. Dezember 2024 bis 15. Januar 2026", ["30. Dezember 2024", "15. Januar 2026"]),
        ("von der Wahl bis 21. Dezember 2025", ["21. Dezember 2025"]),
        ("von 5 % bis 21. Dezember 2025", ["21. Dezember 2025"]),
        ("2019 bis 21. Dezember 2025", ["2019", "21. Dezember 2025"]),
        ("von 5 Hunden bis 21. Dezember 2025", ["21. Dezember 2025"]),
    ],
)
def test_days_that_share_month_and_year(text: str, dates: list[str]) -> None:
    found = pack("de").mentions(plain_run(text, 0), 0, Conventions())
    told_dates = [(each.quote, each.value) for each in found if each.kind == "date" and each.reading is not None]
    assert [quote for quote, _ in told_dates] == dates
    assert [value for _, value in told_dates] == sorted(value for _, value in told_dates)
