"""Advertisements: paid for, so none may be left out or printed empty."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.advertisements import arranged
from publisher.compose.make_up import Layout
from publisher.findings import Severity
from publisher.model import Advertisement, Page
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("LY041", "advertisement-left-out", Severity.ERROR, scope="layout")
def left_out(layout: Layout) -> Iterator[Hit]:
    """An advertisement has no room on its page.

    Why:
        It is sold and is not printed. Advertisements may take two thirds of the space for stories, and none may be
        wider than the page.

    Bad:
        Six advertisements of two columns and forty lines on one page.
    Good:
        Three of them, the others on the next page.

    中文: 广告排不下
        收了费的广告没有刊出。广告最多占稿件版面的三分之二，也不能宽于版心。
    """
    pages = layout.issue.manifest.pages
    for page in pages:
        top = layout.pack.first_line if page is pages[0] else layout.pack.inner_line
        for advertisement in arranged(page, layout.pack, top).left:
            name = _name(page, advertisement)
            yield Hit(
                Text(f"Page {page.number} has no room for {name.en}.", f"第{page.number}版排不下{name.zh}。"),
                Text("Make it smaller, or move it to another page.", "请缩小，或移到别的版。"),
                span=advertisement.span_of(),
                page=page.number,
            )


@rule("LY042", "empty-advertisement", Severity.ERROR, scope="layout")
def empty(layout: Layout) -> Iterator[Hit]:
    """An advertisement has nothing to show: its picture is missing, or it has neither picture nor words.

    Why:
        An empty frame with the word “advertisement” over it would go to press.

    Bad:
        ads: [{columns: 2, lines: 20}]
    Good:
        ads: [{image: images/tea.jpg, alt: New tea from Qingxi, columns: 2, lines: 20}]

    中文: 广告没有内容
        广告的图片不在，或既无图片也无文字，印出来是个空框。
    """
    for page in layout.issue.manifest.pages:
        for advertisement in page.ads:
            shown = advertisement.image in layout.issue.resolved
            if shown or (advertisement.image is None and (advertisement.headline or advertisement.text)):
                continue
            name = _name(page, advertisement)
            missing = advertisement.image is not None
            yield Hit(
                Text(
                    f"{name.en} has no picture {advertisement.image}.", f"{name.zh}的图片 {advertisement.image} 不在。"
                )
                if missing
                else Text(f"{name.en} has neither picture nor words.", f"{name.zh}既无图片也无文字。"),
                Text("Supply the picture, or give it a headline and text.", "请补上图片，或写明 headline 和 text。"),
                span=advertisement.span_of("image" if missing else ""),
                page=page.number,
            )


def _name(page: Page, advertisement: Advertisement) -> Text:
    number = page.ads.index(advertisement) + 1
    words = advertisement.headline or advertisement.image
    said = f" “{words}”" if words else ""
    return Text(
        f"Advertisement {number}{said} of page {page.number}", f"第{page.number}版第 {number} 个广告{said.strip()}"
    )
