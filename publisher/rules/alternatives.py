"""What alternative texts say to readers who cannot see the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.figures import figure_hit, figures, twice
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_FILE = re.compile(
    r"[^\s/]*[\w-]+\.(?:jpe?g|png|tiff?|webp|gif|bmp)"
    r"|(?:IMG|DSC|DSCN|DSCF|MVIMG|PXL|Screenshot|微信图片|QQ图片|截图|未命名)[_ -]?\d*",
    re.IGNORECASE,
)

_SAYS_PICTURE = re.compile(
    r"^(?:(?:an?|the)\s)?(?:image|picture|photo|photograph|graphic)\s(?:of|shows|showing)\b|^(?:图片|照片|图像|图)(?:显示|展示|为|是|中是|[:：])",
    re.IGNORECASE,
)


@rule("AX002", "same-alt-twice", Severity.INFO)
def same_alt_twice(issue: Issue) -> Iterator[Hit]:
    """Two pictures have the same alternative text.

    Why:
        Whoever hears them cannot tell the pictures apart.

    Bad:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A wave over a wall}
    Good:
        figures:
          - {image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}
          - {image: images/pier.png, caption: The pier on Tuesday., credit: Tom Lee, alt: A pier at low tide}
    中文：两张图片的替代文字相同
        听的人分不清是哪一张。
    """
    yield from twice(issue, "alt", Text("has the alternative text", "的替代文字也是"), 1)


@rule("AX003", "alt-is-file-name", Severity.ERROR)
def alt_is_file_name(issue: Issue) -> Iterator[Hit]:
    """The alternative text is the name of a file.

    Why:
        “DSC_0231.jpg” is read aloud letter by letter and says nothing.

    Bad:
        figures: [{image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: harbour.png}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}]
    中文：替代文字是文件名
        “DSC_0231.jpg”会被逐个字母念出来，什么也没说。
    """
    for article, index, figure in figures(issue):
        if figure.alt and _FILE.fullmatch(figure.alt.strip()):
            yield figure_hit(
                article,
                index,
                "alt",
                Text(f"its alternative text is a file's name: {figure.alt}.", f"替代文字是文件名：{figure.alt}。"),
                Text("Say in one sentence what can be seen.", "请用一句话写出画面上有什么。"),
            )


@rule("AX004", "alt-repeats-caption", Severity.INFO)
def alt_repeats_caption(issue: Issue) -> Iterator[Hit]:
    """The alternative text is the caption once more.

    Why:
        Whoever hears both hears the same twice and still does not know what the picture shows.

    Bad:
        figures: [{image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: The wall on Monday.}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall on Monday., credit: Tom Lee, alt: A wave over a wall}]
    中文：替代文字照抄图注
        听的人把同样的话听了两遍，还是不知道画面上有什么。
    """
    for article, index, figure in figures(issue):
        if figure.alt and figure.caption and _plain(figure.alt) == _plain(figure.caption):
            yield figure_hit(
                article,
                index,
                "alt",
                Text("its alternative text is the caption once more.", "替代文字与图注相同。"),
                Text("Say what can be seen; the caption says what it means.", "请写画面上有什么；图注说的是意义。"),
            )


@rule("AX005", "alt-says-picture", Severity.INFO)
def alt_says_picture(issue: Issue) -> Iterator[Hit]:
    """The alternative text begins with “picture of”.

    Why:
        A screen reader says “image” of itself.

    Bad:
        figures: [{image: images/harbour.png, caption: The wall., credit: Tom Lee, alt: Picture of a wave over a wall}]
    Good:
        figures: [{image: images/harbour.png, caption: The wall., credit: Tom Lee, alt: A wave over a wall}]
    中文：替代文字以“图片显示”开头
        读屏软件自己会说“图像”，不必再说。
    """
    for article, index, figure in figures(issue):
        found = _SAYS_PICTURE.match(figure.alt or "")
        if found:
            yield figure_hit(
                article,
                index,
                "alt",
                Text(f"its alternative text begins with “{found[0]}”.", f"替代文字以“{found[0]}”开头。"),
                Text("Begin with what can be seen.", "请直接写画面上有什么。"),
            )


@rule("AX006", "overlong-alt", Severity.INFO)
def overlong_alt(issue: Issue) -> Iterator[Hit]:
    """The alternative text is very long.

    Why:
        It is read aloud in one go and cannot be paused well. What needs more belongs into the text.

    Bad:
        headline: 老码头修好了
        figures:
          - image: images/harbour.png
            caption: 老码头。
            credit: 陈一
            alt: >-
                清晨的老码头上站满了人，左边是三个提着灯笼的孩子，中间是一位穿蓝布衫的老船长，右边停着六条新漆的木船，
                远处的山上有一座白塔，塔下是一排新修的瓦房，房前晒着渔网，天上有几只白鹭飞过，水面上漂着薄雾，
                岸边的石阶刚刚洗过，一只黄狗趴在最下面的一级上打盹，旁边放着两只竹篓和一根长长的竹篙。
                篙头系着一小块褪了色的红布，风一来就飘。
    Good:
        headline: 老码头修好了
        figures: [{image: images/harbour.png, caption: 老码头。, credit: 陈一, alt: 清晨的老码头上站满了人}]
    中文：替代文字过长
        替代文字会一口气念完，中途不好停。要多说的，写进正文。
    """
    chinese = tongue_of(issue.language) == "zh"
    limit = issue.house.longest.get("alt" if chinese else "alt-words", 150 if chinese else 60)
    for article, index, figure in figures(issue):
        length = len(figure.alt or "") if chinese else len((figure.alt or "").split())
        if length > limit:
            yield figure_hit(
                article,
                index,
                "alt",
                Text(
                    f"its alternative text has {length} words (the limit is {limit}).",
                    f"替代文字长{length}字（上限{limit}字）。",
                ),
                Text("One or two sentences are enough.", "一两句就够了。"),
            )


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
