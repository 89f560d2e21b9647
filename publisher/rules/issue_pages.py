"""The pages as the manifest lists them, what the folder holds beside, and what is paid for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from publisher.findings import Severity
from publisher.model import Issue, Span
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"))
_MARKED = re.compile(r"广告|推广|advertis|sponsored|promoted", re.IGNORECASE)
_SAFE = re.compile(r"[A-Za-z0-9._/-]+")


@rule("MF040", "page-number-gap", Severity.WARNING)
def page_number_gap(issue: Issue) -> Iterator[Hit]:
    """The pages are not numbered one after the other.

    Why:
        Page 1, 2, 4: a page was taken out, or its number mistyped. Jumps and the table of contents go by these numbers.

    Bad:
        pages: [{number: 1, articles: [storm]}, {number: 3, articles: [rain]}]
        articles:
          - {id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: rain, headline: Rain until morning, byline: Tom Lee, body: The rain went on until the next day.}
    Good:
        pages: [{number: 1, articles: [storm]}, {number: 2, articles: [rain]}]
        articles:
          - {id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: rain, headline: Rain until morning, byline: Tom Lee, body: The rain went on until the next day.}
    中文：版次不连续
        1、2、4版：不是撤了一个版，就是版次写错。转版和目录都以此为准。
    """
    for before, page in pairwise(issue.manifest.pages):
        if page.number != before.number + 1:
            yield Hit(
                Text(
                    f"Page {page.number} comes after page {before.number}.",
                    f"第{page.number}版排在第{before.number}版之后。",
                ),
                Text("Number the pages one after the other.", "请按顺序编版次。"),
                page.span_of("number"),
                page=page.number,
            )


@rule("MF042", "unused-file", Severity.WARNING)
def unused_file(issue: Issue) -> Iterator[Hit]:
    """A file of the issue is named nowhere.

    Why:
        A text in articles/ that no article names is a story that will not be printed. A picture left over is only told
        for information.

    Bad:
        files: [articles/flood.md]
        articles: [{id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}]
    Good:
        files: []
        articles: [{id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}]
    中文：文件夹里有没用上的文件
        articles/ 里没有被引用的文稿，就是写好了却不会刊出的稿件。多余的图片只作提示。
    """
    for path in issue.unused:
        picture = path.suffix.lower() in _PICTURES
        yield Hit(
            Text(f"{path.as_posix()} is named nowhere in the manifest.", f"清单没有引用 {path.as_posix()}。"),
            Text("Name it in an article, or move it out of the folder.", "请在稿件中引用，或移出本期文件夹。"),
            Span(path),
            severity=Severity.INFO if picture else None,
        )


@rule("MF043", "unmarked-advertisement", Severity.ERROR)
def unmarked_advertisement(issue: Issue) -> Iterator[Hit]:
    """A paid story is not marked as an advertisement.

    Why:
        The law asks that readers can tell advertising from news (广告法 article 14; 报纸出版管理规定 article 38). An
        article with “paid: true” must say 广告 or Advertisement in its kicker, deck label or section.

    Bad:
        paid: true
    Good:
        paid: true
        kicker: Advertisement
    中文：收费稿件没有标明“广告”
        《广告法》第十四条要求广告能与新闻区别。写了“paid: true”的稿件，引题、提要标签或版名里必须有“广告”二字。
    """
    sections = {name: page.section or "" for page in issue.manifest.pages for name in page.articles}
    for article in issue.manifest.articles:
        words = " ".join(
            (article.kicker or "", (article.deck.label or "") if article.deck else "", sections.get(article.id, ""))
        )
        if article.paid and not _MARKED.search(words):
            title = titled(article)
            yield Hit(
                Text(
                    f"{title.en} is paid for and not marked as an advertisement.",
                    f"{title.zh}是收费稿件，没有标明“广告”。",
                ),
                Text("Write kicker: Advertisement.", "请写 kicker: 广告。"),
                article.span_of("paid"),
                article.id,
            )


@rule("EP001", "missing-identifier", Severity.WARNING, asked=True)
def missing_identifier(issue: Issue) -> Iterator[Hit]:
    """The publication has no identifier.

    Why:
        An e-book without one gets one made from its title; shops and readers then take a renamed paper for another.

    Bad:
        publication: {title: The Quay, language: en}
        editions: [epub]
    Good:
        publication: {title: The Quay, language: en, identifier: "urn:uuid:0c0a1f52-6f0e-5d0b-8b5f-6a3d3c1f7e20"}
        editions: [epub]
    中文：出版物没有标识符
        电子书没有标识符，就由刊名临时生成；改了刊名，书架上就成了另一份报纸。
    """
    publication = issue.manifest.publication
    if not publication.identifier and "epub" in issue.manifest.editions:
        yield Hit(
            Text("The publication has no identifier.", "出版物没有标识符。"),
            Text(
                "Add identifier: urn:issn:… or urn:uuid:… under publication.",
                "请在 publication 下补上 identifier：urn:issn:… 或 urn:uuid:…。",
            ),
            publication.span_of("title"),
        )


@rule("EP002", "unsafe-file-name", Severity.INFO)
def unsafe_file_name(issue: Issue) -> Iterator[Hit]:
    """A picture's file name has spaces or other than plain characters.

    Why:
        It breaks in addresses, in archives and on other systems. Letters, figures, - and _ are safe everywhere.

    Bad:
        figures: [{image: images/harbour wall.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    中文：图片文件名含有空格或特殊字符
        放进网址、压缩包或换一个系统就可能打不开。只用英文字母、数字、- 和 _ 最稳妥。
    """
    for article in issue.manifest.articles:
        for index, figure in enumerate(article.figures):
            if figure.image and not _SAFE.fullmatch(figure.image):
                yield Hit(
                    Text(
                        f"“{figure.image}” has characters that break in archives: {titled(article).en}.",
                        f"{titled(article).zh}的图片文件名“{figure.image}”含有特殊字符。",
                    ),
                    Text("Rename it with letters, figures, - and _ only.", "请改名，只用英文字母、数字、- 和 _。"),
                    figure.span_of("image"),
                    article.id,
                    index,
                )


@rule("IM010", "tiny-picture", Severity.WARNING)
def tiny_picture(issue: Issue) -> Iterator[Hit]:
    """A picture is too small for any place on a page.

    Why:
        300 pixels are 25 mm at 300 to the inch: it is a preview image from the web, not the photograph.

    Bad:
        figures: [{image: images/thumb.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    中文：图片过小
        300像素按每英寸300点只有25毫米宽：这是网上的缩略图，不是原片。
    """
    yield from _sized(
        issue,
        lambda wide, high: max(wide, high) < 300,
        Text("too small for the page", "太小，放不上版面"),
        Text("Ask for the original.", "请索取原图。"),
    )


@rule("IM011", "oversized-picture", Severity.INFO)
def oversized_picture(issue: Issue) -> Iterator[Hit]:
    """A picture has far more pixels than any page can show.

    Why:
        More than 24 million pixels slow every build and make the e-book too large to send; a full newspaper page needs
        half of them.

    Bad:
        figures: [{image: images/huge.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    中文：图片过大
        超过2400万像素，制作变慢，电子书大得发不出去；整版大图也用不了一半。
    """
    yield from _sized(
        issue,
        lambda wide, high: wide * high > 24_500_000,
        Text("larger than any page needs", "远大于版面所需"),
        Text("Scale it down to 6000 pixels or less.", "请缩到6000像素以内。"),
    )


def _sized(issue: Issue, wrong: Callable[[int, int], bool], what: Text, hint: Text) -> Iterator[Hit]:
    for article in issue.manifest.articles:
        for index, figure in enumerate(article.figures):
            size = issue.pixels.get(figure.image or "")
            if size and wrong(*size):
                title = titled(article)
                yield Hit(
                    Text(
                        f"{figure.image} ({size[0]} × {size[1]} pixels) of {title.en} is {what.en}.",
                        f"{title.zh}的图片 {figure.image}（{size[0]}×{size[1]} 像素）{what.zh}。",
                    ),
                    hint,
                    figure.span_of("image"),
                    article.id,
                    index,
                )
