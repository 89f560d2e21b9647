"""The e-paper: every story where it stands, every link leads somewhere, nobody is kept out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from lxml import html
from playwright.sync_api import Browser

from publisher.errors import InputError
from publisher.site.record import Box, from_json
from publisher.site.render import Around, rendered
from tests.papers import Paper

MM = 25.4 / 72
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def parsed(text: str) -> Any:
    return html.fromstring(text)


def test_every_article_is_proved_whole(paper: Paper) -> None:
    conservation = json.loads((paper.folder / "build.json").read_text("utf-8"))["conservation"]
    accounts = conservation["editions"]["site"]
    assert conservation["proved"] and set(accounts) == {story.id for story in paper.record.stories}


def test_text_that_is_lost_is_told(paper: Paper) -> None:
    from publisher.conserve import prove_pages
    from publisher.load import load
    from publisher.paths import resource

    issue, _ = load(resource("seeds") / "quayside-courier")
    assert issue
    files = {
        f"site/{path.relative_to(paper.site).as_posix()}": path.read_bytes() for path in paper.site.rglob("*.html")
    }
    assert prove_pages(issue, files).findings == ()
    name = f"site/articles/{paper.record.stories[0].id}.html"
    files[name] = files[name].replace(b"</p><p", b"</p><p hidden>More.</p><p", 1)
    (finding,) = {found.article for found in prove_pages(issue, files).findings}
    assert finding == paper.record.stories[0].id


def _characters(page: pypdfium2.PdfPage) -> list[tuple[str, Box]]:
    """Each inked character of a page with its ink's edges in millimetres: left, top, right, bottom."""
    text, top = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        left, bottom, right, upper = text.get_charbox(index)
        if not character.isspace() and right > left and upper > bottom:
            found.append((character, (left * MM, (top - upper) * MM, right * MM, (top - bottom) * MM)))
    return found


def test_zones_hold_their_articles_to_within_a_millimetre(paper: Paper) -> None:
    with pypdfium2.PdfDocument(paper.folder / "screen.pdf") as document:
        for page, shown in zip(paper.record.pages, document, strict=True):
            characters = _characters(shown)
            for zone in page.zones:
                story = paper.record.story(zone.article)
                inside = [one for one in characters if any(_within(one[1], box, 1.0) for box in zone.boxes)]
                words = "".join(character for character, _ in inside)
                assert "".join(story.headline.split())[:12] in words
                if story.pages == (page.number,):
                    text = "".join(str(parsed(f"<div>{story.html}</div>").xpath("string()")).split())
                    missing = [ch for ch in set(text) if ch.isalpha() and text.count(ch) > words.count(ch) + 8]
                    assert not missing, (zone.article, missing)
                for box in zone.boxes:
                    ink = [edges for _, edges in inside if _within(edges, box, 1.0)]
                    if story.picture is None and ink:
                        assert min(edges[0] for edges in ink) - box[0] < 1.0
                        assert min(edges[1] for edges in ink) - box[1] < 1.0
                        assert box[0] + box[2] - max(edges[2] for edges in ink) < 1.0
                        assert box[1] + box[3] - max(edges[3] for edges in ink) < 1.0


def _within(edges: Box, box: Box, slack: float) -> bool:
    return (
        edges[0] >= box[0] - slack
        and edges[1] >= box[1] - slack
        and edges[2] <= box[0] + box[2] + slack
        and edges[3] <= box[1] + box[3] + slack
    )


def test_zones_do_not_overlap(paper: Paper) -> None:
    for page in paper.record.pages:
        boxes = [(zone.article, box) for zone in page.zones for box in zone.boxes]
        for place, (article, one) in enumerate(boxes):
            for other, two in boxes[place + 1 :]:
                apart = (
                    one[0] + one[2] <= two[0] + 0.02
                    or two[0] + two[2] <= one[0] + 0.02
                    or one[1] + one[3] <= two[1] + 0.02
                    or two[1] + two[3] <= one[1] + 0.02
                )
                assert apart or article == other


def test_every_link_leads_somewhere_and_none_elsewhere(paper: Paper) -> None:
    pages = {path.relative_to(paper.site): parsed(path.read_text("utf-8")) for path in paper.site.rglob("*.html")}
    assert len(pages) == len(paper.record.pages) + 2 * len(paper.record.stories)
    for name, tree in pages.items():
        for _, attribute, link, _ in tree.iterlinks():
            assert not re.match(r"(?!data:)[a-z]+:|//", link), link
            if link.startswith("data:"):
                continue
            if attribute == "srcset":
                continue
            path, _, fragment = link.partition("#")
            target = (paper.site / name.parent / unquote(path)).resolve() if path else paper.site / name
            assert target.is_file(), (name, link)
            if fragment:
                assert pages[target.relative_to(paper.site.resolve())].get_element_by_id(fragment) is not None
        ids = [node.get("id") for node in tree.iter() if node.get("id")]
        assert len(ids) == len(set(ids))


def test_what_is_pasted_into_wechat_has_inline_styles_only(paper: Paper) -> None:
    for path in (paper.site / "wechat").iterdir():
        tree = parsed(path.read_text("utf-8"))
        assert {node.tag for node in tree.iter()} <= {
            "section", "h2", "h3", "h4", "p", "figure", "figcaption", "img", "span", "em", "strong", "a", "br",
            "blockquote", "ol", "ul", "li", "div", "table", "tbody", "thead", "tr", "td", "th", "caption",
        }  # fmt: skip
        assert not [node for node in tree.iter() if {"class", "id"} & set(node.attrib)]


def test_the_same_record_gives_the_same_pages(paper: Paper) -> None:
    again = from_json(paper.record.to_json(), "issue.json")
    assert again == paper.record
    for name, data in rendered(again, Around()).items():
        assert (paper.site / name).read_bytes() == data


@pytest.mark.parametrize("text", ["", "{}", '{"name": 1}'])
def test_a_record_that_is_damaged_is_told(text: str) -> None:
    with pytest.raises(InputError, match="issue"):
        from_json(text, "issue.json")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1440, 1000), (390, 844)])
def test_nobody_is_kept_out(paper: Paper, browser: Browser, scheme: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    story = paper.record.stories[0].id
    for address in ("index.html", f"index.html#a-{story}", f"articles/{story}.html"):
        page.goto((paper.site / address.partition("#")[0]).as_uri() + address[len(address.partition("#")[0]) :])
        page.add_script_tag(path=AXE)
        for tongue in ("en", "zh"):
            page.evaluate("name => document.querySelector(`.to-${name}`).click()", tongue)
            found = page.evaluate("axe.run()")
            assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]] == []
    page.close()


@pytest.mark.parametrize("width", [1600, 1440, 1280, 1024, 768, 390, 320])
def test_nothing_lies_beside_the_screen_in_either_language(paper: Paper, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for address in ("index.html", f"articles/{paper.record.stories[0].id}.html"):
        page.goto((paper.site / address).as_uri())
        for tongue in ("zh", "en"):
            page.evaluate("name => document.querySelector(`.to-${name}`).click()", tongue)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            (seen,) = [one for one in page.locator(f".to-{tongue}").all() if one.is_visible()]
            assert seen.is_checked()
    page.close()


def test_from_the_page_to_a_story_and_back_by_keyboard(paper: Paper, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.goto((paper.site / "index.html").as_uri())
    for _ in range(30):
        page.keyboard.press("Tab")
        story = page.evaluate("document.activeElement.dataset.article || ''")
        if story:
            break
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#a-{story}")
    page.wait_for_function(f"document.activeElement.id == '{story}-h'")
    assert page.locator(f"#a-{story}").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_function(f"document.activeElement.dataset.article == '{story}'")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/page-2.html")
    page.close()


def test_from_the_page_to_a_story_by_its_zone(paper: Paper, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, java_script_enabled=False)
    page.goto((paper.site / "index.html").as_uri())
    story = paper.record.on(paper.record.pages[0])[0]
    page.locator(f".zone[data-article={story.id}] rect").first.click()
    assert page.locator(f"#a-{story.id} .txt").is_visible()
    page.close()


def test_every_word_of_the_page_is_there_in_both_languages(paper: Paper) -> None:
    for name in ("index.html", f"articles/{paper.record.stories[0].id}.html"):
        tree = parsed((paper.site / name).read_text("utf-8"))
        for node in tree.find_class("en"):
            other = node.getprevious()
            assert (other.get("class"), other.get("lang"), node.get("lang")) == ("zh", "zh-Hans", "en")
            assert other.text_content() != node.text_content()
        assert len(tree.find_class("en")) == len(tree.find_class("zh")) > 10
        assert tree.get("lang") == "en-GB"


@pytest.mark.parametrize("width", [1600, 1280, 390])
def test_the_words_of_the_page_change_and_the_papers_own_do_not(paper: Paper, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page.goto((paper.site / "index.html").as_uri())
    headlines = page.locator(".toc ol ol").all_inner_texts()
    heading = page.locator("#pg-h")
    assert heading.inner_text().startswith("Page 1 Front page")
    for name, words in (("中文", "第 1 版 Front page"), ("English", "Page 1 Front page")):
        (label,) = [one for one in page.locator(".tongue label", has_text=name).all() if one.is_visible()]
        label.click()
        assert heading.inner_text().startswith(words)
        shown, hidden = (".zh", ".en") if name == "中文" else (".en", ".zh")
        assert not [one for one in page.locator(hidden).all() if one.is_visible()]
        assert [one for one in page.locator(shown).all() if one.is_visible()]
        assert page.locator(".toc ol ol").all_inner_texts() == headlines
    page.close()


def test_the_language_is_kept_from_page_to_page(paper: Paper, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto((paper.site / "index.html").as_uri())
    page.locator(".top .tongue label", has_text="中文").click()
    page.locator(".turn a[rel=next]").click()
    page.wait_for_url("**/page-2.html")
    assert page.locator("#pg-h").inner_text().startswith("第 2 版")
    assert page.locator(".to-zh").evaluate_all("all => all.map(one => one.checked)") == [True, True]
    page.close()
