"""What captions, credits and alternative texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.figures import figure_hit, figures, twice
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PHOTOGRAPHER = re.compile(
    r"[（(]?\s?(?:本报记者|记者|通讯员)?\s?(?P<name>[\u4e00-\u9fff]{2,4})\s?(?:摄|图)\s?[）)]?\s*$"
)

_SIDES = re.compile(
    r"[左右上下](?:图|一图|二图)|[（(][左右上下][）)]|\((?:left|right|top|bottom|above|below)\)|图[①②③④⑤⑥]"
)


@rule("CP004", "caption-without-end", Severity.INFO)
def caption_without_end(issue: Issue) -> Iterator[Hit]:
    """A caption has no end mark where the others have one.

    Why:
        Captions are all sentences or all none; one without its full stop among others looks cut off.

    Bad:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
          - {image: images/town.png, caption: The town on Wednesday, credit: Tom Lee, alt: A street under water}
    Good:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
          - {image: images/town.png, caption: The town on Wednesday., credit: Tom Lee, alt: A street under water}
    中文：图注末尾标点不统一
        图注要么都有句号，要么都没有；夹在中间的一条没有，像是没写完。
    """
    ends = [
        (one, bool(re.search(r"[。！？.!?”’\")）]\s*$", one[2].caption))) for one in figures(issue) if one[2].caption
    ]
    if sum(ended for _, ended in ends) * 3 >= len(ends) * 2:
        for (article, index, _), ended in ends:
            if not ended:
                yield figure_hit(
                    article,
                    index,
                    "caption",
                    Text("its caption has no end mark, as most others have.", "图注没有句末标点，而其他图注大多有。"),
                    Text("Add the full stop.", "请补上句号。"),
                )


@rule("CP005", "caption-repeats-headline", Severity.WARNING)
def caption_repeats_headline(issue: Issue) -> Iterator[Hit]:
    """A caption is the headline once more.

    Why:
        It was filled in by a program. A caption says who, where and when.

    Bad:
        headline: Storm hits coast
        figures: [{image: images/harbour.png, caption: Storm hits coast, credit: Tom Lee, alt: A wave over a wall}]
    Good:
        headline: Storm hits coast
        figures: [{image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}]
    中文：图注照抄标题
        多半是系统自动填的。图注应写明人物、地点、时间。
    """
    for article, index, figure in figures(issue):
        if figure.caption and _plain(figure.caption) == _plain(article.headline):
            yield figure_hit(
                article,
                index,
                "caption",
                Text("its caption is the headline once more.", "图注就是标题。"),
                Text("Say who or what, where and when.", "请写明图中的人物、地点、时间。"),
            )


@rule("CP006", "same-caption-twice", Severity.WARNING)
def same_caption_twice(issue: Issue) -> Iterator[Hit]:
    """Two pictures have the same caption.

    Why:
        One was copied from the other and not changed: a picture stands above a wrong name.

    Bad:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday night., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The wall on Monday night., credit: Tom Lee, alt: A pier at low tide}
    Good:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday night., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
    中文：两张图片图注相同
        复制了图注忘记改，图片下面就成了别人的名字。
    """
    yield from twice(issue, "caption", Text("has the caption", "的图注也是"), 6)


@rule("CP007", "same-picture-twice", Severity.WARNING)
def same_picture_twice(issue: Issue) -> Iterator[Hit]:
    """The same picture stands twice in the issue.

    Why:
        Readers see it at once. Often a picture was to be replaced, and only its caption was.

    Bad:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/harbour.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
    Good:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
    中文：同一张图片用了两次
        读者一眼就看出来。往往是要换图，只换了图注。
    """
    yield from twice(issue, "image", Text("is the picture", "用的也是"), 1)


@rule("CP008", "caption-points-nowhere", Severity.WARNING)
def caption_points_nowhere(issue: Issue) -> Iterator[Hit]:
    """A caption speaks of the left or upper picture, and the story has only one.

    Why:
        The second picture was taken out; its caption still looks for it.

    Bad:
        figures: [{image: images/harbour.png, caption: 左图为老码头。, credit: 陈一, alt: 修好的码头}]
        headline: 老码头修好了
    Good:
        figures: [{image: images/harbour.png, caption: 图为老码头。, credit: 陈一, alt: 修好的码头}]
        headline: 老码头修好了
    中文：图注说“左图”“右图”，却只有一张图
        另一张图撤掉了，图注没有跟着改。
    """
    for article, index, figure in figures(issue):
        found = _SIDES.search(figure.caption or "")
        if found and len(article.figures) == 1:
            yield figure_hit(
                article,
                index,
                "caption",
                Text(
                    f"its caption says “{found[0]}”, and there is no other picture.",
                    f"图注说“{found[0]}”，而本稿只有这一张图。",
                ),
                Text("Correct the caption, or add the picture.", "请改图注，或补上图片。"),
            )


@rule("CP009", "credit-in-caption", Severity.WARNING, tongue="zh")
def credit_in_caption(issue: Issue) -> Iterator[Hit]:
    """The caption names a photographer too, and another one.

    Why:
        The credit is printed below the caption. A name in the caption is printed twice, or contradicts it.

    Bad:
        headline: 老码头修好了
        figures: [{image: images/harbour.png, caption: 老码头。张三丰 摄, credit: 陈一, alt: 修好的码头}]
    Good:
        headline: 老码头修好了
        figures: [{image: images/harbour.png, caption: 老码头。, credit: 陈一, alt: 修好的码头}]
    中文：图注里又写了摄影者
        图片署名印在图注下面；图注里再写，不是重复，就是对不上。
    """
    for article, index, figure in figures(issue):
        found = _PHOTOGRAPHER.search(figure.caption or "")
        if found and figure.credit:
            yield figure_hit(
                article,
                index,
                "caption",
                Text(
                    f"its caption ends with “{found[0].strip()}”, besides the credit.",
                    f"图注末尾有“{found[0].strip()}”，另外还有署名。",
                ),
                Text("Keep the name in credit: only.", "摄影者只写在 credit: 里。"),
            )


@rule("CP010", "pictures-misnumbered", Severity.WARNING)
def pictures_misnumbered(issue: Issue) -> Iterator[Hit]:
    """Numbered captions of a story skip a number.

    Why:
        After 图1 and 图3 readers look for 图2.

    Bad:
        headline: 老码头修好了
        figures:
          - {image: images/harbour.png, caption: 图1 老码头全景, credit: 陈一, alt: 码头全景}
          - {image: images/pier.png, caption: 图3 新修的栈桥, credit: 陈一, alt: 栈桥}
    Good:
        headline: 老码头修好了
        figures:
          - {image: images/harbour.png, caption: 图1 老码头全景, credit: 陈一, alt: 码头全景}
          - {image: images/pier.png, caption: 图2 新修的栈桥, credit: 陈一, alt: 栈桥}
    中文：图号不连续
        有图1、图3，读者会去找图2。
    """
    for _, group in groupby(figures(issue), key=lambda one: one[0].id):
        expected = 1
        for article, index, figure in group:
            found = re.match(r"(?:图|Fig(?:ure|\.)?)\s?(\d{1,2})(?!\d|[年月])", figure.caption or "")
            if not found:
                continue
            if int(found[1]) != expected:
                yield figure_hit(
                    article,
                    index,
                    "caption",
                    Text(
                        f"its caption says {found[1]}, and {expected} comes next.",
                        f"图注编号为{found[1]}，应为{expected}。",
                    ),
                    Text("Number the pictures anew.", "请重排图号。"),
                )
            expected = int(found[1]) + 1


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
