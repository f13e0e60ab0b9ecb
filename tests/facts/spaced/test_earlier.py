"""What a sentence tells with figures of the sentences before it: shown where it holds, and never where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.spaced.test_languages import told


def earlier(code: str, text: str) -> list[str]:
    """The tellings with figures of other sentences, each as its form and its figures by role."""
    return [
        f"{each.form.partition('earlier:')[2]}: "
        + ", ".join(f"{role} {mention.quote}" for role, several in each.roles.items() for mention in several)
        for each in told(code, text).tellings
        if "earlier:" in each.form
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "it",
            "Gli occupati sono 24.317. Lo dice l'Istat. In un anno crescono di 312 unità: erano 24.005.",
            ["change: now 24.317, before 24.005, by 312"],
        ),
        (
            "it",
            "Gli occupati sono 24.317. In un anno crescono dell'1,3%: erano 24.005.",
            ["change: now 24.317, before 24.005, rate 1,3%"],
        ),
        (
            "it",
            "L'affluenza è al 64,0%. Nel 2021 era del 68,5%: il calo è di 4,5 punti.",
            ["change: now 64,0%, before 68,5%, by 4,5 punti"],
        ),
        (
            "es",
            "Los volúmenes crecieron un 17,7 %. Pasaron de 1.207 toneladas a 1.421 toneladas.",
            ["change-after: now 1.421 toneladas, before 1.207 toneladas, rate 17,7 %"],
        ),
        (
            "it",
            "Vince Rossi con 14.148 voti. Verdi ne ha 8.908. Lo scarto è di 5.240 voti.",
            ["difference: more 14.148, less 8.908, by 5.240"],
        ),
        (
            "it",
            "Gli occupati sono 24.317. I dipendenti permanenti sono 16.428, a termine 2.641 e gli autonomi 5.248.",
            ["sum: whole 24.317, parts 16.428, parts 2.641, parts 5.248"],
        ),
        (
            "it",
            "Gli occupati aumentano di 41mila unità. L'aumento riguarda i permanenti (+52mila), gli autonomi (+8mila) "
            "e i dipendenti a termine (-19mila).",
            ["sum: whole 41mila, parts +52mila, parts +8mila, parts -19mila"],
        ),
        (
            "pt",
            "A receita foi de R$ 6,35 bilhões. O papel respondeu por R$ 3,81 bilhões (60% do total).",
            ["share: part R$ 3,81 bilhões, whole R$ 6,35 bilhões, share 60%"],
        ),
        (
            "pt",
            "A receita foi de R$ 6,35 bilhões. O lucro foi de R$ 638 milhões e a margem líquida de 10,0%.",
            ["quotient: part R$ 638 milhões, whole R$ 6,35 bilhões, share 10,0%"],
        ),
        (
            "it",
            "Hanno votato 27.315 persone. Nelle 48 sezioni hanno votato in media 569 persone.",
            ["average: above 27.315, below 48, ratio 569"],
        ),
    ],
)
def test_what_holds_is_told(code: str, text: str, expected: list[str]) -> None:
    assert earlier(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("it", "Gli occupati sono 24.317. In un anno crescono di 412 unità: erano 24.005."),
        ("it", "Gli occupati sono 24.317. In un anno crescono di 2 unità: erano 24.315."),
        ("it", "Gli occupati sono 24.317. In un anno crescono del 3,3%: erano 24.005."),
        ("it", "Gli occupati sono 9. In un anno crescono di 12 unità: erano 5."),
        ("it", "Gli occupati sono 12. In un anno crescono di 17 unità: erano 5."),
        ("it", "Vince Rossi con 14.148 voti. Verdi ne ha 8.908. Lo scarto è di 6.240 voti."),
        ("it", "Vince Rossi con 14.148 voti. Verdi ne ha 8.908. Lo scarto è di 9 voti."),
        ("it", "Vince Rossi con 14.148 voti. Verdi ne ha 8.908. Sono arrivati 5.240 voti."),
        ("it", "Gli occupati sono 24.317. I dipendenti sono 16.428, gli altri 9.641."),
        ("it", "Gli occupati sono 24.317. I dipendenti sono 16.428, i ricavi 7.889 euro."),
        ("pt", "A receita foi de R$ 6,35 bilhões. O papel respondeu por R$ 3,81 bilhões (70% do total)."),
        ("pt", "A receita foi de R$ 6,35 bilhões. O lucro foi de R$ 638 milhões e a margem líquida de 20,0%."),
        ("pt", "A receita foi de R$ 6,35 bilhões. O lucro foi de R$ 638 milhões e a margem líquida de 9%."),
        ("it", "Hanno votato 27.315 persone. Nelle 48 sezioni hanno votato in media 669 persone."),
        ("es", "Los volúmenes crecieron un 27,7 %. Pasaron de 1.207 toneladas a 1.421 toneladas."),
        ("it", "# Hanno votato 27.315 persone"),
        ("it", "In un anno crescono di 312 unità: erano 24.005."),
    ],
)
def test_what_does_not_hold_is_not(code: str, text: str) -> None:
    assert earlier(code, text) == []


@given(st.integers(100, 9999), st.integers(10, 9999))
def test_a_difference_and_its_values_are_found_whichever_is_told_before(before: int, by: int) -> None:
    for first, last in ((before + by, before), (before, before + by)):
        found = earlier("it", f"Ci sono {first} navi. In un anno crescono di {by} navi: erano {last} navi.")
        assert any(line.startswith("change: ") and line.endswith(f"by {by}") for line in found)
