"""The page as it is worked with: pointer, keyboard, filters, long lists, links."""

from __future__ import annotations

from tests.page import pages
from tests.page.chromium import Locator, Page, expect
from tests.page.conftest import NARROW, Shown


def figure(page: Page, text: str, which: int = 0) -> Locator:
    return page.locator("main a.f", has_text=text).nth(which)


def lit(page: Page) -> list[str]:
    return page.locator("main a.f.lit").all_text_contents()


def test_pointing_at_a_figure_shows_its_reading_and_lights_up_what_it_belongs_to(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    pop = page.locator("#pop")
    expect(pop).to_be_hidden()
    figure(page, "11860人").hover()
    expect(pop).to_be_visible()
    assert pop.evaluate("(each) => each.matches(':popover-open')")
    expect(pop.locator(".pop-quote")).to_have_text("11860人")
    expect(pop.locator(".pop-head .label")).to_have_text("不符")
    expect(pop.locator(".pop-reading")).to_have_text("含义 11,860 · 约数 11,855 … 11,865")
    expect(pop.locator(".sum").first).to_have_text("8420人 + 3340人 = 11760 ≠ 11860人")
    expect(pop.locator("svg")).to_have_count(pop.locator(".card").count())
    assert lit(page) == ["1.2万人", "11860人", "8420人", "3340人"]
    expect(page.locator("#k0")).to_have_class("card bad lit")
    page.locator("h1").hover()
    expect(pop).to_be_hidden()
    assert lit(page) == []


def test_the_popover_stays_while_it_is_pointed_at(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    figure(page, "11860人").hover()
    page.locator("#pop .sum").first.hover()
    page.wait_for_timeout(500)
    expect(page.locator("#pop")).to_be_visible()


def test_the_popover_hides_neither_the_figure_nor_itself(show: Shown) -> None:
    more = "\n无数字的一行。\n" * 30 + "\n全市新增15例（甲市5例、乙市4例、丙市4例）。\n"
    page = show(pages.text(pages.CHINESE + more))
    for each in page.locator("main a.f").all():
        each.scroll_into_view_if_needed()
        each.focus()
        page.keyboard.press("Shift")
        each.hover()
        expect(page.locator("#pop")).to_be_visible()
        box, at = page.locator("#pop").bounding_box(), each.bounding_box()
        assert box is not None
        assert at is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 900
        assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"] or at["height"] > 40


def test_figures_are_reached_and_left_by_keyboard(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator("main a.f").first
    expect(first).to_be_focused()
    expect(page.locator("#pop")).to_be_visible()
    expect(first).to_have_attribute("aria-describedby", "pop")
    page.keyboard.press("Enter")
    expect(page.locator("#pop")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#pop")).to_be_hidden()
    expect(first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#pop")).to_be_hidden()


def test_a_click_keeps_the_popover_and_its_links_lead_on(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    pop = page.locator("#pop")
    figure(page, "8420人").click()
    page.locator("h1").hover()
    page.wait_for_timeout(500)
    expect(pop).to_be_visible()
    pop.locator(".figures a", has_text="3340人").first.click()
    other = figure(page, "3340人")
    expect(other).to_be_focused()
    expect(pop.locator(".pop-quote")).to_have_text("3340人")
    pop.locator(".close").click()
    expect(pop).to_be_hidden()
    figure(page, "8420人").click()
    page.locator("h1").click()
    expect(pop).to_be_hidden()


def test_a_figure_in_no_check_says_so(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    figure(page, "近3000人次").hover()
    pop = page.locator("#pop")
    expect(pop.locator(".pop-head .label")).to_have_text("未核对")
    expect(pop.locator(".pop-reading")).to_have_text("含义 2700 … 3000")
    expect(pop.locator(".card")).to_have_count(0)


def test_a_finding_leads_to_its_place(show: Shown) -> None:
    page = show(pages.many())
    last = page.locator("#found .card").nth(40)
    last.locator(".jump").click()
    target = figure(page, "15例", 40)
    expect(target).to_be_focused()
    expect(target).to_be_in_viewport()
    expect(page.locator("#pop")).to_be_visible()


def test_arrow_keys_move_through_the_findings_and_the_text_follows(show: Shown) -> None:
    page = show(pages.many())
    page.locator("#found .card").first.focus()
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#k30")).to_be_focused()
    expect(page.locator("#k30")).to_be_in_viewport()
    expect(figure(page, "15例", 30)).to_be_in_viewport()
    assert lit(page) == ["15例", "5例", "4例", "4例"]
    page.keyboard.press("ArrowUp")
    expect(page.locator("#k29")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("ArrowUp")
    expect(page.locator("#k0")).to_be_focused()


def test_pointing_at_a_finding_lights_up_its_figures(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE))
    page.locator("#k1 h3").hover()
    assert lit(page) == page.locator("main a.f[data-n='2']").all_text_contents()
    page.locator("h1").hover()
    assert lit(page) == []


def test_findings_are_filtered_by_severity_rule_and_story(show: Shown) -> None:
    page = show(pages.many())
    cards, shown = page.locator("#found .card"), page.locator(".shown")
    half = pages.MANY // 2
    expect(shown).to_have_text(f"50 of {pages.MANY} shown")
    page.locator("select[name=rule]").select_option("CD206")
    expect(shown).to_have_text(f"50 of {pages.MANY} shown")
    expect(cards.first).to_have_attribute("id", f"k{half}")
    assert set(cards.locator(".rule").all_text_contents()) == {"CD206 weekday"}
    page.locator(".more").click()
    expect(cards).to_have_count(half)
    expect(page.locator(".more")).to_be_hidden()
    expect(cards.nth(50)).to_be_focused()
    page.locator("select[name=story]").select_option("上篇")
    expect(cards).to_have_count(0)
    expect(shown).to_have_text(f"0 of {pages.MANY} shown")
    page.locator("button[type=reset]").click()
    expect(cards).to_have_count(50)
    expect(page.locator("button[type=reset]")).to_be_hidden()
    page.locator("select[name=story]").select_option("下篇")
    expect(cards.first).to_have_attribute("id", f"k{half}")
    page.locator("button[type=reset]").click()
    for each in page.locator("input[name=severity]").all():
        each.uncheck()
    expect(cards).to_have_count(0)


def test_severities_are_told_apart(show: Shown) -> None:
    page = show(pages.project())
    cards = page.locator("#found .card")
    expect(cards).to_have_count(2)
    page.get_by_label("错误").or_(page.get_by_label("error")).uncheck()
    expect(cards).to_have_count(1)
    expect(cards.locator(".tag")).to_have_class("tag warning")


def test_more_findings_come_when_they_are_asked_for(show: Shown) -> None:
    page = show(pages.many())
    cards, more = page.locator("#found .card"), page.locator(".more")
    expect(cards).to_have_count(50)
    expect(more).to_have_text("Show 50 more")
    more.click()
    expect(cards).to_have_count(100)
    expect(cards.nth(50)).to_be_focused()
    expect(more).to_have_text("Show 20 more")
    more.click()
    expect(cards).to_have_count(pages.MANY)
    expect(more).to_be_hidden()


def test_a_link_to_a_finding_that_waits_shows_it(show: Shown) -> None:
    page = show(pages.many(), "#k110")
    expect(page.locator("#k110")).to_be_focused()
    expect(page.locator("#k110")).to_be_in_viewport()
    page.evaluate("location.hash = '#m3'")
    expect(page.locator("#m3")).to_be_focused()
    page.evaluate("location.hash = '#nothing'")
    expect(page.locator("#m3")).to_be_focused()


def test_a_figure_of_a_finding_that_waits_shows_its_card(show: Shown) -> None:
    page = show(pages.many())
    page.locator("main a.f").last.hover()
    expect(page.locator("#pop .sum")).to_have_text("2024年9月27日 ≠ 星期四")


def test_other_checks_come_when_they_are_asked_for(show: Shown) -> None:
    lines = "全市新增13例（甲市5例、乙市4例、丙市4例）。\n\n" * 70
    page = show(pages.text(lines, language="en"))
    others = page.locator("#others .card")
    expect(others.first).to_be_hidden()
    page.locator("details.rest summary").click()
    sums = others.filter(has_text="CD202")
    expect(sums).to_have_count(70)
    expect(sums.last.locator(".sum")).to_have_text("5例 + 4例 + 4例 = 13 = 13例")


def test_a_link_to_a_check_without_a_finding_opens_the_list(show: Shown) -> None:
    page = show(pages.text("全市新增13例（甲市5例、乙市4例、丙市4例）。\n\n" * 70), "#k65")
    expect(page.locator("#k65")).to_be_focused()
    expect(page.locator("#k65")).to_be_in_viewport()


def test_what_is_only_possible_is_folded_and_opens_by_keyboard(show: Shown) -> None:
    page = show(pages.mixed())
    cards = page.locator("#possible .card")
    expect(page.locator("#found .tag")).to_have_text(["error", "warning", "warning"])
    expect(cards.locator(".tag")).to_have_text(["note"])
    expect(cards).to_be_hidden()
    page.locator(".possible summary").focus()
    page.keyboard.press("Enter")
    expect(cards).to_be_visible()
    page.keyboard.press("Tab")
    expect(cards).to_be_focused()
    assert lit(page) == ["Friday", "4 July 2024"]
    page.get_by_label("error").uncheck()
    expect(page.locator(".shown")).to_have_text("2 of 3 shown")
    expect(cards).to_be_visible()


def test_a_figure_that_only_possibly_disagrees_says_so_and_leads_to_its_note(show: Shown) -> None:
    page = show(pages.mixed())
    figure(page, "4 July 2024").click()
    pop = page.locator("#pop")
    expect(pop.locator(".pop-head .label")).to_have_text("possibly disagrees")
    expect(pop.locator(".sum")).to_have_text("4 July 2024 ≠ Friday")
    expect(page.locator("#k3")).to_be_hidden()
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#k3'")
    expect(page.locator("#k3")).to_be_focused()
    expect(page.locator("#k3")).to_be_in_viewport()


def test_arrow_keys_move_through_many_notes_when_they_are_opened(show: Shown) -> None:
    page = show(pages.possible())
    cards = page.locator("#possible .card")
    expect(page.locator("#found")).to_have_count(0)
    expect(cards).to_have_count(50)
    page.locator(".possible summary").click()
    expect(cards).to_have_count(pages.MANY)
    cards.first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#k3")).to_be_focused()
    expect(figure(page, "15例", 3)).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#k2")).to_be_focused()


def test_a_link_to_a_note_that_waits_opens_the_list(show: Shown) -> None:
    page = show(pages.possible(), "#k110")
    expect(page.locator("#k110")).to_be_focused()
    expect(page.locator("#k110")).to_be_in_viewport()


def test_what_was_not_checked_opens_from_the_summary_and_leads_back(show: Shown) -> None:
    page = show(pages.text(pages.ENGLISH))
    page.locator(".facts a").click()
    listed = page.locator("details.left a", has_text="About 300")
    expect(listed).to_be_visible()
    listed.click()
    expect(figure(page, "About 300")).to_be_focused()


def test_on_a_telephone_the_popover_is_a_sheet(show: Shown) -> None:
    page = show(pages.text(pages.CHINESE), viewport=NARROW, has_touch=True)
    figure(page, "11860人").tap()
    pop = page.locator("#pop")
    expect(pop).to_be_visible()
    box = pop.bounding_box()
    assert box is not None
    assert box["x"] == 0
    assert box["width"] == 390
    assert box["y"] + box["height"] == 844
    pop.locator(".close").tap()
    expect(pop).to_be_hidden()
    page.locator("#k0 .jump").tap()
    expect(figure(page, "11860人")).to_be_in_viewport()


def test_the_figures_of_a_project_work_as_those_of_a_text(show: Shown) -> None:
    page = show(pages.project())
    page.locator("main a.f.bad").last.hover()
    expect(page.locator("#pop .sum").first).to_have_text("186家 ÷ 95% = 195 … 196 < 301家")
    assert lit(page) == ["186家", "95%", "301家"]
