"""What belongs to a picture: its caption, its credit, its words for those who cannot see it, and the file."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Figure, Issue
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PHOTOGRAPHERS = {"text and photo", "photographer", "photo", "graphic"}


@rule("CP001", "missing-caption", Severity.ERROR)
def missing_caption(issue: Issue) -> Iterator[Hit]:
    """A figure has no caption.

    Why:
        Readers look at pictures first and at captions second. Without one nobody knows who is shown, where and when.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                credit: Tom Lee
                alt: A wave over a wall
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                credit: Tom Lee
                alt: A wave over a wall
    中文：图片没有图注
        读者先看图，再看图注。没有图注，就不知道图中是谁、在哪里、什么时候。
    """
    for article, index, figure in _figures(issue):
        if not (figure.caption or "").strip():
            yield _hit(
                article,
                index,
                "caption",
                Text("has no caption.", "没有图注。"),
                Text("Add caption: who or what, where and when.", "请在 caption: 写明图中的人物、地点、时间。"),
            )


@rule("CP002", "missing-credit", Severity.ERROR)
def missing_credit(issue: Issue) -> Iterator[Hit]:
    """A picture has no credit.

    Why:
        Whoever made a picture has a right to be named, and a paper that cannot say whose picture it prints may have
        no right to print it. A byline of “text and photo” (文/图) names the photographer too.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                alt: A wave over a wall
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                credit: Tom Lee
                alt: A wave over a wall
    中文：图片没有署名
        拍摄者有署名的权利；说不清是谁拍的图，报纸也未必有权刊用。署名为“文/图”的作者，视为已署。
    """
    for article, index, figure in _figures(issue):
        if not figure.credit and not any(person.role in _PHOTOGRAPHERS for person in article.byline):
            yield _hit(
                article,
                index,
                "credit",
                Text("has no credit.", "没有署名。"),
                Text("Add credit: with the photographer or the source.", "请在 credit: 写上摄影者或来源。"),
            )


@rule("CP003", "missing-image", Severity.ERROR)
def missing_image(issue: Issue) -> Iterator[Hit]:
    """A caption stands without its picture.

    Why:
        A caption below an empty frame, or below the wrong story, is seen by every reader. The page is laid out with a
        placeholder so that work can go on, and it does not go to press.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: null
                caption: The harbour wall on Monday.
                credit: Tom Lee
                alt: A wave over a wall
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                credit: Tom Lee
                alt: A wave over a wall
    中文：有图注而没有图片
        图注上面是空框，读者一眼就看见。版面可以先用占位图排出来，但不能付印。
    """
    for article, index, figure in _figures(issue):
        if figure.image not in issue.resolved:
            named = Text(f"is not there: {figure.image}.", f"不在：{figure.image}。")
            yield _hit(
                article,
                index,
                "image",
                named if figure.image else Text("is not there: image is empty.", "还没有：image 为空。"),
                Text(
                    "Put the file into the issue's folder and its path into image:.",
                    "请放入图片文件，并在 image: 写上路径。",
                ),
            )


@rule("AX001", "missing-alt", Severity.ERROR)
def missing_alt(issue: Issue) -> Iterator[Hit]:
    """A picture has no alternative text.

    Why:
        Readers who cannot see the picture hear this text instead; the e-book and the screen edition are not
        accessible without it. It says what the picture shows, where the caption says what it means.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                credit: Tom Lee
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            figures:
              - image: images/harbour.png
                caption: The harbour wall on Monday.
                credit: Tom Lee
                alt: A wave over a wall
    中文：图片没有替代文字
        看不见图片的读者靠它了解画面；没有它，电子书和屏幕版就达不到无障碍要求。替代文字说画面上有什么，图注说画面的意义。
    """
    for article, index, figure in _figures(issue):
        if not (figure.alt or "").strip():
            yield _hit(
                article,
                index,
                "alt",
                Text("has no alternative text.", "没有替代文字。"),
                Text("Add alt: and say in one sentence what can be seen.", "请在 alt: 用一句话写出画面上有什么。"),
            )


def _figures(issue: Issue) -> Iterator[tuple[Article, int, Figure]]:
    for article in issue.manifest.articles:
        for index, figure in enumerate(article.figures):
            yield article, index, figure


def _hit(article: Article, index: int, field: str, what: Text, hint: Text) -> Hit:
    title = titled(article)
    message = Text(f"Picture {index + 1} of {title.en} {what.en}", f"{title.zh}的第{index + 1}张图片{what.zh}")
    return Hit(message, hint, article.figures[index].span_of(field), article.id, index)
