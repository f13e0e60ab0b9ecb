"""The page as it is read: by looks, without scripts, on paper, by screen readers, and with a hostile text in it."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from check_data.messages import languages, tag_of
from check_data.report.html.words import WORDS
from tests.page import pages
from tests.page.chromium import Page, expect
from tests.page.conftest import NARROW, Shown

PAGES = {
    "zh": pages.text(pages.CHINESE),
    "en": pages.mixed(),
    "possible": pages.possible(),
    "project": pages.project(),
    "many": pages.many(),
    "records": pages.records(),
    "clean": pages.text("# 全市新增15例\n\n全市新增15例。\n"),
}
LINE = "(figure) => getComputedStyle(figure).textDecorationStyle + ' ' + getComputedStyle(figure, '::after').content"


def overflow(page: Page) -> int:
    """By how much the page is wider than the window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_axe_finds_no_violation(show: Shown, name: str, scheme: str, size: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    options = {"viewport": NARROW} if size == "narrow" else {}
    page = show(PAGES[name], color_scheme=scheme, bypass_csp=True, **options)
    for each in page.locator("details").all():
        each.evaluate("(details) => { details.open = true; }")
    if name != "records":  # there, no figure stands in a text
        page.locator("main a.f").first.click()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_telephone(show: Shown, name: str) -> None:
    assert overflow(show(PAGES[name], viewport=NARROW)) <= 0


@pytest.mark.parametrize("language", languages())
def test_every_language_fits_a_telephone_and_is_said_to_listeners(show: Shown, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show(pages.text(pages.CHINESE, language=language), viewport=NARROW, bypass_csp=True)
    assert overflow(page) <= 0
    assert Axe().run(page).response["violations"] == []
    assert page.locator("html").get_attribute("lang") == tag_of(language)
    found = WORDS[language]["finding"]
    assert page.locator("main a.f.bad").first.evaluate(LINE).endswith(f'"1" / " {found} " "1"')


FONTS = {"zh-Hans": "CJK SC", "zh-Hant": "CJK TC", "ja": "CJK JP", "ko": "CJK KR"}


@pytest.mark.parametrize("language", FONTS)
def test_a_text_has_the_fonts_of_its_script(show: Shown, language: str) -> None:
    page = show(pages.mixed())
    for place in ("article", ".card h3"):
        fonts: str = page.locator(place).first.evaluate(
            "(part, language) => { part.lang = language; return getComputedStyle(part).fontFamily; }", language
        )
        assert FONTS[language] in fonts
        assert not any(other in fonts for name, other in FONTS.items() if name != language)


def test_verdicts_differ_by_line_and_label_not_by_colour_alone(show: Shown) -> None:
    page = show(PAGES["en"])
    lines = {}
    for state in ("bad", "near", "possible", "ok", "none"):
        lines[state] = page.locator(f"main a.f.{state}").first.evaluate(LINE)
    assert [each.split()[0] for each in lines.values()] == ["wavy", "dashed", "dashed", "solid", "dotted"]
    assert lines["bad"].endswith('"1" / " finding " "1"')
    assert lines["near"].endswith('"2" / " finding " "2"')
    assert lines["possible"].endswith('"4" / " finding " "4"')
    legend = page.locator(".legend li").all_inner_texts()
    assert [re.sub(r"\s+", " ", each) for each in legend] == [
        "123 disagrees 4",
        "123 agrees as rounded 7",
        "123 possibly disagrees 2",
        "123 agrees 6",
        "123 not checked 2",
    ]


def test_light_and_dark_follow_the_reader(show: Shown) -> None:
    colours = [
        show(PAGES["en"], color_scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(251, 250, 247)", "rgb(22, 21, 18)"]


def test_it_is_read_without_scripts(show: Shown) -> None:
    page = show(PAGES["many"], java_script_enabled=False)
    expect(page.locator("#found .card")).to_have_count(pages.MANY)
    expect(page.locator("form")).to_be_hidden()
    figure = page.locator("main a.f").last
    assert (figure.get_attribute("href") or "").startswith("#k")
    figure.click()
    target = page.locator(figure.get_attribute("href") or "")
    expect(target).to_be_in_viewport()
    expect(target.locator(".sum")).to_have_text("2024年9月27日 ≠ 星期四")


def test_a_note_is_read_without_scripts(show: Shown) -> None:
    page = show(PAGES["en"], java_script_enabled=False)
    note = page.locator("#possible .card")
    expect(note).to_be_hidden()
    page.locator("main a.f.possible").last.click()
    expect(note).to_be_in_viewport()


def test_it_prints_with_all_findings_and_what_was_not_checked(show: Shown) -> None:
    page = show(PAGES["many"])
    text = printed(page)
    assert len(re.findall(r"CD20[26] ", text)) == pages.MANY
    assert "Show" not in text
    assert len(re.findall("CD202 ", printed(show(PAGES["possible"])))) == pages.MANY
    told = re.sub(r"\s+", "", printed(show(PAGES["zh"])))
    assert "9月30日" in told.partition("个数字不在任何核对项中")[2]
    assert "各部分之和不等于11860人" in told


def printed(page: Page) -> str:
    """The text of the page as a PDF file."""
    with pypdfium2.PdfDocument(page.pdf()) as opened:
        assert len(opened) > 1
        return "\n".join(each.get_textpage().get_text_range() for each in opened)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_hostile_text_changes_nothing_but_text(show: Shown, name: str) -> None:
    harmless = re.sub(r"[<>&{}\[\]()/=:*\"'.!+-]", "、", pages.HOSTILE)
    for size in ({}, {"viewport": NARROW}):
        page = show(pages.text(pages.HOSTILE, name), **size)
        assert page.evaluate("window.pwned") is None
        assert overflow(page) <= 0
        assert page.locator("script").count() == 3
        assert page.locator("img, iframe, base, object, embed, link").count() == 0
        assert page.locator("a:not([href^='#'])").count() == 0
        expect(page.locator("main a.f.bad")).to_have_count(4)
        page.locator("main a.f.bad").first.hover()
        expect(page.locator("#pop")).to_be_visible()
    if name == "a.txt":
        other = show(pages.text(harmless.replace("、", "，"), name))
        elements = "[...document.querySelectorAll('*')].map((each) => each.localName + '.' + each.classList[0])"
        again = show(pages.text(pages.HOSTILE, name))
        assert again.evaluate(elements) == other.evaluate(elements)
        shown = again.locator("main").text_content() or ""
        for line in pages.HOSTILE.split("\n\n"):
            assert "".join(line.split()) in "".join(shown.split())
