"""The desk in a browser: see, mend, type, move, sign; two people at one text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.conftest import Served, opened_at
from tests.site.test_epaper import AXE

CHANGED = "document.querySelector('#sheet img') && document.querySelector('#sheet img').getAttribute('src') !== {0!r}"


def picture(page: Page) -> str:
    return page.locator("#sheet img").get_attribute("src") or ""


def test_a_finding_is_mended_by_key_and_goes(desk: Served, page: Page) -> None:
    before = picture(page)
    for _ in range(12):
        page.keyboard.press("F8")
        if page.locator("#findings li[aria-current] .btn").first.inner_text() == "一键改":
            break
    told = page.locator("#findings li[aria-current] p").inner_text()
    assert "TY" in told
    page.keyboard.press("Control+.")
    page.wait_for_function(CHANGED.format(before))
    page.wait_for_function(
        "[...document.querySelectorAll('#findings p')].every(p => p.innerText !== arguments[0])".replace(
            "arguments[0]", repr(told)
        )
    )
    assert "," not in desk.read("articles/tea-road.md")
    # And taken back.
    page.locator("#cv").focus()
    page.keyboard.press("Control+z")
    page.wait_for_function(f"[...document.querySelectorAll('#findings p')].some(p => p.innerText === {told!r})")
    assert "," in desk.read("articles/tea-road.md")


def test_typing_more_than_fits_tells_the_lines_over(desk: Served, page: Page) -> None:
    page.locator("[data-article=night-market]").click()
    page.fill("#body", "集镇夜市开起来，老街有了烟火气。\n\n" * 420)
    page.wait_for_function("/多 \\d+ 行/.test(document.getElementById('fit').textContent)")
    assert "集镇夜市" in desk.read("articles/night-market.md")
    assert page.locator("[data-article=night-market] .fit").inner_text().startswith("多")


def test_an_article_moves_to_page_two_by_key_and_by_mouse(desk: Served, page: Page) -> None:
    page.locator("[data-article=tea-road]").click()
    page.keyboard.press("Alt+PageDown")
    page.wait_for_function("document.querySelectorAll('#pages section')[1].querySelectorAll('li').length === 2")
    assert "articles: [night-market, tea-road]" in desk.read("issue.yaml")
    page.keyboard.press("Alt+ArrowUp")
    first = "document.querySelectorAll('#pages section')[1].querySelector('[data-article]').dataset.article"
    page.wait_for_function(f"{first} === 'tea-road'")
    page.locator("[data-article=night-market]").drag_to(page.locator("#pages section").first.locator("h3"))
    page.wait_for_function("document.querySelectorAll('#pages section')[0].querySelectorAll('li').length === 1")
    assert "articles: [night-market]      # 重要的在前" in desk.read("issue.yaml")


def test_a_signature_falls_with_a_word(desk: Served, page: Page) -> None:
    page.locator("[data-article=night-market]").click()
    page.fill("#by", "李梅")
    page.locator("#sign button").click()
    page.locator("#stages li.k", has_text="李梅").wait_for()
    page.fill("#by", "李梅")
    page.select_option("#which", index=0)
    page.fill("#body", "新的一句。" + page.input_value("#body"))
    page.locator("#stages li.e", has_text="李梅").wait_for()
    assert "first-review" in desk.read("review.yaml")


def test_two_people_at_one_text_see_both_versions(desk: Served, browser: Browser, page: Page) -> None:
    page.locator("[data-article=night-market]").click()
    page.evaluate("clearTimeout(0)")
    other = opened_at(desk, browser)
    other.locator("[data-article=night-market]").click()
    page.wait_for_function("document.getElementById('present').textContent === '本期开着 2 个窗口'")
    # The first one's page does not hear of the change before it is written.
    page.route("**/api/state", lambda route: route.abort())
    other.fill("#body", "别人写的。")
    other.wait_for_function("document.getElementById('saved').textContent === '已存'")
    page.fill("#body", "我写的。")
    page.locator("#conflict pre").wait_for()
    assert page.locator("#conflict pre").inner_text() == "别人写的。"
    assert desk.read("articles/night-market.md") == "别人写的。"
    page.unroute("**/api/state")
    page.locator("#conflict button").first.click()
    page.wait_for_function("document.getElementById('saved').textContent === '已存'")
    assert desk.read("articles/night-market.md") == "我写的。"
    other.context.close()


def test_a_file_saved_by_any_editor_shows_at_once(desk: Served, page: Page) -> None:
    before = picture(page)
    file = desk.folder / "articles" / "tea-road.md"
    file.write_text("新写的第一句。" + file.read_text("utf-8"), "utf-8")
    page.wait_for_function(CHANGED.format(before))


def test_what_is_right_as_it_is_is_allowed_with_its_reason(desk: Served, page: Page) -> None:
    page.keyboard.press("F8")
    row = page.locator("#findings li[aria-current]")
    told = row.locator("p").inner_text()
    row.locator(".btn", has_text="允许").click()
    page.keyboard.type("本报惯例")
    page.keyboard.press("Enter")
    page.wait_for_function(f"![...document.querySelectorAll('#findings p')].some(p => p.innerText === {told!r})")
    assert ": 本报惯例" in desk.read("issue.yaml")
    page.locator("#cv").focus()
    page.keyboard.press("Control+z")
    page.wait_for_function(f"[...document.querySelectorAll('#findings p')].some(p => p.innerText === {told!r})")
    assert "本报惯例" not in desk.read("issue.yaml")


def test_names_and_captions_are_written_to_the_manifest(desk: Served, page: Page) -> None:
    manifest = desk.folder / "issue.yaml"
    figure = "    figures:\n      - {image: null, caption: 旧图说}   # 照片待补\n"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("    byline: 苏禾\n", f"    byline: 苏禾\n{figure}"), "utf-8")
    page.locator("[data-article=night-market]").click()
    page.locator("#f-caption-0").fill("夜市的灯")
    page.press("#f-caption-0", "Tab")
    page.wait_for_function("document.getElementById('saved').textContent === '已存'")
    page.fill("#f-byline", "林一苇、石宽")
    page.press("#f-byline", "Tab")
    page.wait_for_function("document.querySelector('#f-byline').value === '林一苇、石宽'")
    for _ in range(100):
        if "林一苇, 石宽" in desk.read("issue.yaml"):
            break
        page.wait_for_timeout(50)
    written = desk.read("issue.yaml")
    assert "byline: [林一苇, 石宽]" in written and "{image: null, caption: 夜市的灯}   # 照片待补" in written


def test_notices_are_shown_when_asked_for(desk: Served, page: Page) -> None:
    shown = page.locator("#findings li").count()
    page.locator("#notes").click()
    assert page.locator("#findings li").count() > shown
    page.locator("#notes").click()
    assert page.locator("#findings li").count() == shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(scheme: str, desk: Served, browser: Browser) -> None:
    page = opened_at(desk, browser, scheme, watched=False)
    page.locator("[data-article=tea-road]").click()
    # The policy lets no script in but the desk's own.
    found = page.evaluate(f"(() => {{ {AXE.read_text('utf-8')}; return axe.run(); }})()")
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]] == []
    page.locator("#tongue").click()
    assert page.locator("#undo").inner_text() == "Undo"
    # The paper's own words keep its language and its faces.
    faces = "all => all.map(one => [one.lang, getComputedStyle(one).fontFamily.includes('SimSun, Georgia')])"
    assert page.locator("#paper, #insp-h, #body").evaluate_all(faces) == [["zh-Hans", True]] * 3
    page.context.close()


def test_unsaved_text_is_kept_in_the_browser_and_offered(desk: Served, page: Page) -> None:
    page.locator("[data-article=night-market]").click()
    page.route("**/api/body", lambda route: route.abort())
    page.fill("#body", "还没存下来的话。")
    page.wait_for_function("document.getElementById('saved').textContent.includes('失去联系')")
    page.unroute("**/api/body")
    page.reload()
    page.locator("[data-article=night-market]").click()
    page.locator("#conflict button").click()
    page.wait_for_function("document.getElementById('saved').textContent === '已存'")
    assert desk.read("articles/night-market.md") == "还没存下来的话。"
