"""Chinese punctuation by GB/T 15834."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import quoted, searched
from publisher.rules.passages import HAN
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_ELLIPSIS = re.compile(rf"(?<=[{HAN}，。！？”』])(?:\.{{3,}}|·{{3,}}|(?<!…)…(?!…)|…{{3}}(?!…))|(?<!…)…{{3}}(?!…)")

_DASH = re.compile(rf"(?<=[{HAN}，。！？”》）])(?:--+|－－+|――+|─{{2,}})(?=[{HAN}“《])|(?<=[{HAN}])———(?!—)")

_ABOUT = re.compile(
    r"(?<![一二三四五六七八九十百千万两\d、第])(?:[一二三四五六七八]、[二三四五六七八九]|十、?[一二三四五六七八]、[二三四五六七八九])"
    r"(?=(?!年级|班|期|号|届|版)[个名人位年天岁次件家条座间里百千万米斤公里块元点十]+)"
)

_SHOUTING = re.compile(r"！{4,}|？{3,}|(?:！？|？！){2,}")

_LIST_COMMA = re.compile(rf"、(?:和|与|及|以及|或)(?=[{HAN}])")


@rule("TY020", "wrong-ellipsis", Severity.WARNING, tongue="zh", alone=True)
def wrong_ellipsis(issue: Issue) -> Iterator[Hit]:
    """An ellipsis is not six dots.

    Why:
        The Chinese ellipsis is ……, six dots over two characters (GB/T 15834, 4.11). Three stops or a single … are a
        keyboard's, and sit at the wrong height.

    Bad:
        body: 昨天上午，老码头重新开放。游客、渔民、学生...都来了。
    Good:
        body: 昨天上午，老码头重新开放。游客、渔民、学生……都来了。
    中文：省略号不规范
        省略号是六个点“……”，占两个字的位置（GB/T 15834）。“...”“。。。”或单个“…”都不合规范。
    """
    yield from searched(
        issue,
        _ELLIPSIS,
        lambda found: quoted(found, "An ellipsis written “{}”", "的省略号写成了“{}”"),
        Text("Write ……", "请改用“……”。"),
        new=lambda found: "……",
    )


@rule("TY021", "wrong-dash", Severity.WARNING, tongue="zh", alone=True)
def wrong_dash(issue: Issue) -> Iterator[Hit]:
    """A dash is put together from other marks.

    Why:
        The Chinese dash is ——, one unbroken line over two characters. Hyphens, ruled lines and the figure 一一 leave
        gaps or read as a word.

    Bad:
        body: 昨天上午，老码头--溪城最早的码头--重新开放。
    Good:
        body: 昨天上午，老码头——溪城最早的码头——重新开放。
    中文：破折号不规范
        破折号是占两个字的“——”。用连字符、制表线或汉字“一一”拼成的，中间有断口，或会读成字。
    """
    yield from searched(
        issue,
        _DASH,
        lambda found: quoted(found, "A dash written “{}”", "的破折号写成了“{}”"),
        Text("Write ——", "请改用“——”。"),
        new=lambda found: "——",
    )


@rule("TY027", "mark-in-rough-number", Severity.WARNING, tongue="zh", alone=True)
def mark_in_rough_number(issue: Issue) -> Iterator[Hit]:
    """A rough number is parted by 、.

    Why:
        三四个 is a guess, 三、四 are two numbers (GB/T 15835, 4.2.2).

    Bad:
        body: 老码头等了三、四个人。
    Good:
        body: 老码头等了三四个人。
    中文：概数中间用了顿号
        “三四个”是概数；写成“三、四个”，就成了两个数（GB/T 15835）。
    """
    yield from searched(
        issue,
        _ABOUT,
        lambda found: quoted(found, "The rough number “{}”", "的概数“{}”"),
        Text("Write it without 、", "请去掉顿号。"),
        new=lambda found: found[0].replace("、", ""),
        keep=lambda passage, found: _neighbours(found[0]),
        sure=False,
    )


def _neighbours(words: str) -> bool:
    first, second = words[-3], words[-1]
    digits = "一二三四五六七八九"
    return digits.index(second) - digits.index(first) == 1


@rule("TY029", "shouting-marks", Severity.WARNING, tongue="zh", alone=True)
def shouting_marks(issue: Issue) -> Iterator[Hit]:
    """A row of exclamation or question marks is longer than allowed.

    Why:
        GB/T 15834 allows three exclamation marks at most; a newspaper seldom needs two.

    Bad:
        body: 老码头重新开放了！！！！
    Good:
        body: 老码头重新开放了！
    中文：叹号、问号连用过多
        叹号连用最多三个（GB/T 15834），报纸上连两个也少见。
    """
    yield from searched(
        issue,
        _SHOUTING,
        lambda found: quoted(found, "A row of marks (“{}”)", "的“{}”连用过多"),
        Text("One is enough.", "用一个就够了。"),
    )


@rule("TY030", "mark-before-and", Severity.INFO, tongue="zh", alone=True)
def mark_before_and(issue: Issue) -> Iterator[Hit]:
    """、 stands before 和, 与 or 以及.

    Why:
        The conjunction already joins; 、 before it is one mark too many.

    Bad:
        body: 老码头来了游客、渔民、和学生。
    Good:
        body: 老码头来了游客、渔民和学生。
    中文：“和”“与”前面多了顿号
        连词已经起连接作用，前面不再用顿号。
    """
    yield from searched(
        issue,
        _LIST_COMMA,
        lambda found: quoted(found, "“{}”", "的“{}”"),
        Text("Delete the 、", "请删去顿号。"),
        new=lambda found: found[0][1:],
        keep=lambda passage, found: (
            passage.text[found.start() + 1 : found.start() + 3]
            not in (
                "和平",
                "和谐",
                "和睦",
                "和田",
                "和美",
                "和解",
                "和县",
                "和顺",
                "和布",
                "和硕",
                "和静",
                "和合",
                "和声",
                "和风",
                "或者",
                "及时",
                "及其",
                "及早",
                "及格",
                "与会",
                "与众",
            )
            and passage.text[found.start() + 1 : found.start() + 2] in "和与及以"
        ),
        sure=False,
    )
