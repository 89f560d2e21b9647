"""Every task of the desk by the keyboard alone: no mouse is touched here."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.desk.conftest import Served
from tests.desk.test_desk import CHANGED, picture

FOCUSED = "document.activeElement.id || document.activeElement.dataset.article || document.activeElement.className"


def reach(page: Page, target: str, by: str = "Tab") -> None:
    """Go on with the key until an element that matches has the focus."""
    for _ in range(150):
        if page.evaluate(f"document.activeElement.matches({target!r})"):
            return
        page.keyboard.press(by)
    raise AssertionError(f"{target} cannot be reached with {by}; at {page.evaluate(FOCUSED)}")


def saved(page: Page) -> None:
    page.wait_for_function("document.getElementById('saved').textContent === '已存'")


def opened_article(page: Page, article: str) -> None:
    page.keyboard.press("F6")
    reach(page, f"[data-article={article}]")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelector('[data-article={article}]').ariaCurrent === 'true'")


def test_find_mend_and_take_back(desk: Served, page: Page) -> None:
    before = desk.read("articles/tea-road.md")
    for _ in range(12):
        page.keyboard.press("F8")
        if "一键改" in page.locator("#findings li[aria-current]").inner_text():
            break
    shown = picture(page)
    page.keyboard.press("Enter")  # the button of the finding has the focus
    page.wait_for_function(CHANGED.format(shown))
    assert desk.read("articles/tea-road.md") != before
    shown = picture(page)
    reach(page, "#undo", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(CHANGED.format(shown))
    assert desk.read("articles/tea-road.md") == before


def test_allow_with_a_reason(desk: Served, page: Page) -> None:
    page.keyboard.press("F8")
    reach(page, "#findings li[aria-current] .btn.q")
    page.keyboard.press("Enter")
    page.keyboard.type("本报惯例")
    page.keyboard.press("Enter")
    saved(page)
    assert ": 本报惯例" in desk.read("issue.yaml")


def test_write_headline_byline_and_text(desk: Served, page: Page) -> None:
    opened_article(page, "night-market")
    for field, words in (("#f-headline", "夜市亮灯 老街热闹起来"), ("#f-byline", "林一苇")):
        reach(page, field)
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        saved(page)
    reach(page, "#body")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\n灯会办到十点。")
    page.wait_for_function("document.getElementById('saved').textContent === '未存'")
    saved(page)
    assert desk.read("articles/night-market.md").endswith("灯会办到十点。")
    assert "headline: 夜市亮灯 老街热闹起来" in desk.read("issue.yaml") and "byline: 林一苇" in desk.read("issue.yaml")


def test_move_pin_and_turn_pages(desk: Served, page: Page) -> None:
    opened_article(page, "night-market")
    page.keyboard.press("Alt+PageUp")
    page.wait_for_function("document.querySelectorAll('#pages section')[0].querySelectorAll('li').length === 2")
    page.keyboard.press("Alt+p")
    page.wait_for_function("document.getElementById('pin').textContent === '取下图钉'")
    assert "pin: {frame: " in desk.read("issue.yaml")
    page.keyboard.press("Alt+p")
    page.wait_for_function("document.getElementById('pin').textContent === '钉住位置'")
    page.keyboard.press("PageDown")
    assert "第 2 版" in page.locator("#cv-h").inner_text()


def test_all_pages_grid_and_light(page: Page) -> None:
    page.keyboard.press("Alt+a")
    reach(page, ".leaf:nth-child(2)")
    page.keyboard.press("Enter")
    assert "第 2 版" in page.locator("#cv-h").inner_text()
    reach(page, "#grid", "Shift+Tab")
    page.keyboard.press("Space")
    assert page.locator("#sheet svg.grid").count() == 1
    reach(page, "[data-theme-is=dark]")
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    reach(page, "#tongue", "Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator("#undo").inner_text() == "Undo"


def test_sign_compare_and_build(desk: Served, page: Page) -> None:
    opened_article(page, "night-market")
    reach(page, "#by")
    page.keyboard.type("李梅")
    page.keyboard.press("Enter")
    page.locator("#stages li.k", has_text="李梅").wait_for()
    page.locator("#compare").wait_for()
    reach(page, "#compare", "Shift+Tab")
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    opening.value.wait_for_load_state()
    assert opening.value.locator("h1").count() == 1
    opening.value.close()
    reach(page, "#build")
    page.keyboard.press("Enter")
    page.locator("#made a", has_text="print.pdf").wait_for(timeout=60_000)
    reach(page, "#made a")


def test_every_pane_is_a_key_away(page: Page) -> None:
    panes = "['tree', 'cv', 'insp'].find(id => document.getElementById(id).contains(document.activeElement))"
    seen = []
    for _ in range(3):
        page.keyboard.press("F6")
        seen.append(page.evaluate(panes))
    assert sorted(seen) == ["cv", "insp", "tree"]
