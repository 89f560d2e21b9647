"""What the canvas shows, pins, the proof signed last, and whose edit is undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from publisher.desk.work import WINDOW, Work
from publisher.session import Session
from tests.desk.conftest import Served, opened_at, two_pages
from tests.desk.test_desk import CHANGED, picture
from tests.site.test_epaper import AXE


def test_marks_grid_and_all_pages_are_switched(page: Page) -> None:
    page.keyboard.press("F8")
    assert page.locator("#sheet .mk").count() > 0
    page.locator("#grid").click()
    assert page.locator("#sheet svg rect").count() > 1
    page.keyboard.press("Alt+a")
    assert page.locator("#sheet .leaf").count() == 2
    page.locator("#sheet .leaf").nth(1).click()
    assert "第 2 版" in page.locator("#cv-h").inner_text()
    assert page.locator("#overview").get_attribute("aria-pressed") == "false"


def test_lines_that_are_new_since_the_desk_opened_have_a_bar(desk: Served, page: Page) -> None:
    page.locator("[data-article=tea-road]").click()
    before = picture(page)
    page.locator("#changes").click()
    assert page.locator("#sheet .bar-new").count() == 0
    body = page.input_value("#body")
    page.fill("#body", body.replace("。", "，今年也是这样。", 1))
    page.wait_for_function(CHANGED.format(before))
    page.locator("#sheet .bar-new").first.wait_for()
    page.wait_for_function("/改动 \\d+ 行/.test(document.getElementById('changes').textContent)")


def test_a_story_is_pinned_where_it_stands_and_let_go(desk: Served, page: Page) -> None:
    written = desk.read("issue.yaml")
    page.locator("[data-article=tea-road]").click()
    before = picture(page)
    page.locator("#pin").click()
    page.wait_for_function("document.getElementById('pin').textContent === '取下图钉'")
    assert "pin: {frame: {columns: [1, " in desk.read("issue.yaml")
    assert picture(page) == before, "what is pinned where it stands changes nothing on the page"
    page.keyboard.press("Alt+p")
    page.wait_for_function("document.getElementById('pin').textContent === '钉住位置'")
    assert desk.read("issue.yaml") == written


def test_the_proof_signed_last_is_compared_with_the_issue_as_it_is(desk: Served, page: Page) -> None:
    assert not page.locator("#compare").is_visible()
    page.locator("[data-article=night-market]").click()
    page.fill("#by", "李梅")
    page.locator("#sign .btn").click()
    page.locator("#compare").wait_for()
    page.fill("#body", "新的一句。" + page.input_value("#body"))
    page.wait_for_function("document.getElementById('saved').textContent === '已存'")
    with page.context.expect_page() as opening:
        page.locator("#compare").click()
    shown = opening.value
    shown.wait_for_load_state()
    assert "新的一句" in shown.locator("main").inner_text()
    assert "初审 → 现在" in shown.locator("header").first.inner_text()
    assert shown.locator("image").count() >= 2
    assert sorted(one.name for one in (desk.folder.parent / "dist" / ".proofs").iterdir()) == ["first-review"]
    # It may run its own script, and can reach nothing of the desk.
    policy = page.request.get(shown.url).headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts; default-src 'none'; ")


def test_nobody_takes_back_what_another_has_done(tmp_path_factory: pytest.TempPathFactory, session: Session) -> None:
    folder = two_pages(tmp_path_factory.mktemp("two") / "issue")
    work = Work(folder, session)
    texts = {name: (folder / f"articles/{name}.md").read_text("utf-8") for name in ("tea-road", "night-market")}

    def write(window: str, article: str, text: str) -> None:
        WINDOW.set(window)
        work.write_body(article, text, work.look().shown["articles"][article]["body"]["seen"])

    write("mine", "tea-road", "我写的。")
    write("yours", "night-market", "你写的。")
    WINDOW.set("mine")
    assert work.undo()
    assert (folder / "articles/tea-road.md").read_text("utf-8") == texts["tea-road"]
    assert (folder / "articles/night-market.md").read_text("utf-8") == "你写的。"
    assert not work.undo()
    WINDOW.set("yours")
    assert work.undo()
    assert (folder / "articles/night-market.md").read_text("utf-8") == texts["night-market"]


def test_light_or_dark_is_chosen_and_remembered(page: Page) -> None:
    ground = "getComputedStyle(document.querySelector('.top')).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-is=dark]").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    page.locator("#sheet img").wait_for()
    assert page.evaluate(ground) == dark


def test_many_findings_of_one_rule_are_one_card(desk: Served, page: Page) -> None:
    page.locator("[data-article=night-market]").click()
    text = "\n\n".join(f"第{number}天,集镇夜市开起来." for number in "一二三四五六")
    page.fill("#body", text)
    folded = page.locator("#findings li", has_text="展开")
    folded.first.wait_for()
    shown = page.locator("#findings li").count()
    folded.first.locator(".btn").click()
    assert page.locator("#findings li").count() > shown + 3


@pytest.mark.parametrize(("scheme", "view"), [("light", "grid"), ("dark", "overview")])
def test_nobody_is_kept_out_of_the_other_views(scheme: str, view: str, desk: Served, browser: Browser) -> None:
    page = opened_at(desk, browser, scheme, watched=False)
    page.locator("[data-article=tea-road]").click()
    page.locator(f"#{view}").click()
    found = page.evaluate(f"(() => {{ {AXE.read_text('utf-8')}; return axe.run(); }})()")
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]] == []
    page.context.close()
