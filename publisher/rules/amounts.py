"""Amounts that say too much or cannot be: about twice, shrunk by times, two units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import quoted, searched
from publisher.rules.passages import HAN
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_SHRUNK = re.compile(
    r"(?:减少|降低|下降|缩小|缩短|减小|下跌|降|减)(?:了|到)?(?:近|约|超过|超)?(?:\d+(?:\.\d+)?|[一两二三四五六七八九十]+)(?:多|余)?倍"
)

_ABOUT_TWICE = re.compile(
    rf"(?:约|大约|近|将近|大概)(?!等)[为有]?(?:\d[\d.,]*|[一二三四五六七八九十百千两]+)[{HAN}%℃]{{0,4}}?(?:左右|上下)"
)

_OVER_TWICE = re.compile(
    r"(?:超过|超|逾|突破|多达|高达)(?:了)?\d[\d.,]*(?:万|亿|千|百)?(?:多|余)(?=[名人个元家户次吨公平亩万亿件项])"
)

_MONEY_TWICE = re.compile(
    r"[¥￥]\s?\d[\d.,]*\s?(?:万|亿)?元|\$\s?\d[\d.,]*(?:\s(?:million|billion|trillion))?\s(?:US\s)?dollars\b|\d%\s?percent\b|\d\s?percent\s?%|\d%(?:个)?百分之"
)

_BACKWARDS = re.compile(
    r"(?<![\d.])(?P<first>(?:1[89]|20)\d\d)年?(?:[—–～~]|至|到)(?P<last>(?:1[89]|20)\d\d)(?:年|(?=\s|$))"
)

_PERCENT_POINT = re.compile(r"\d%个百分点|\d%的百分点")


@rule("DT015", "shrunk-by-times", Severity.WARNING, tongue="zh", alone=True)
def shrunk_by_times(issue: Issue) -> Iterator[Hit]:
    """Something shrinks by a number of times.

    Why:
        What shrinks by one time is gone. Growth is told in 倍, decline in percent or fractions.

    Bad:
        body: 老码头的事故减少了两倍。
    Good:
        body: 老码头的事故减少了三分之二。
    中文：减少用了“倍”
        减少一倍就等于没有了。增加可以说“倍”，减少要用百分数或分数。
    """
    yield from searched(
        issue,
        _SHRUNK,
        lambda found: quoted(found, "“{}”: nothing can shrink by times", "的“{}”说不通"),
        Text("Say by what fraction or percentage.", "请改用几分之几或百分之几。"),
    )


@rule("DT016", "about-twice", Severity.INFO, tongue="zh", alone=True)
def about_twice(issue: Issue) -> Iterator[Hit]:
    """A number is called rough twice.

    Why:
        约…左右 says “about” before and after; one of them is enough.

    Bad:
        body: 老码头昨天接待游客约300人左右。
    Good:
        body: 老码头昨天接待游客约300人。
    中文：“约”与“左右”重复
        “约”和“左右”“上下”意思相同，用一个就够了。
    """
    yield from searched(
        issue,
        _ABOUT_TWICE,
        lambda found: quoted(found, "“{}” says “about” twice", "的“{}”重复"),
        Text("Keep one of the two.", "请只留其一。"),
    )


@rule("DT017", "over-twice", Severity.INFO, tongue="zh", alone=True)
def over_twice(issue: Issue) -> Iterator[Hit]:
    """A number is called exceeded twice.

    Why:
        超过…多 says “more than” before and after; one of them is enough.

    Bad:
        body: 老码头昨天接待游客超过300多人。
    Good:
        body: 老码头昨天接待游客300多人。
    中文：“超过”与“多”“余”重复
        “超过”和“多”“余”意思相同，用一个就够了。
    """
    yield from searched(
        issue,
        _OVER_TWICE,
        lambda found: quoted(found, "“{}” says “more than” twice", "的“{}”重复"),
        Text("Keep one of the two.", "请只留其一。"),
    )


@rule("DT018", "unit-twice", Severity.WARNING, alone=True)
def unit_twice(issue: Issue) -> Iterator[Hit]:
    """An amount has its unit twice.

    Why:
        $5 million dollars and ￥300元 say the currency before and after; one of them is enough.

    Bad:
        body: The harbour wall cost $5 million dollars.
    Good:
        body: The harbour wall cost $5 million.
    中文：单位重复
        “￥300元”前后都写了货币单位，用一个就够了。
    """
    yield from searched(
        issue,
        _MONEY_TWICE,
        lambda found: quoted(found, "The amount “{}” with its unit twice", "的“{}”单位重复"),
        Text("Keep one of the two.", "请只留其一。"),
    )


@rule("DT019", "range-backwards", Severity.WARNING, alone=True)
def range_backwards(issue: Issue) -> Iterator[Hit]:
    """A range of years runs backwards.

    Why:
        2026—2019 is two dates in the wrong order, or one wrong figure.

    Bad:
        body: 老码头于2026年至2019年修缮。
    Good:
        body: 老码头于2019年至2026年修缮。
    中文：年份范围前大后小
        “2026年至2019年”不是顺序颠倒，就是有一个数字错了。
    """
    yield from searched(
        issue,
        _BACKWARDS,
        lambda found: quoted(found, "The years “{}” run backwards", "的年份“{}”前后颠倒"),
        Text("Look both up and correct them.", "请核对两个年份。"),
        keep=lambda passage, found: (
            found["first"] > found["last"] and found.string[found.start() - 1 : found.start()] not in "（("
        ),
    )


@rule("DT023", "percent-of-points", Severity.WARNING, tongue="zh", alone=True)
def percent_of_points(issue: Issue) -> Iterator[Hit]:
    """A difference of percentages has both % and 百分点.

    Why:
        A point of percentage has its percent in it: 3个百分点, not 3%个百分点.

    Bad:
        body: 老码头的客流占比提高了3%个百分点。
    Good:
        body: 老码头的客流占比提高了3个百分点。
    中文：百分号与“百分点”重复
        “百分点”里已有百分之意：写“3个百分点”，不写“3%个百分点”。
    """
    yield from searched(
        issue,
        _PERCENT_POINT,
        lambda found: quoted(found, "“{}”", "的“{}”重复"),
        Text("Delete the %", "请删去百分号。"),
        new=lambda found: found[0].replace("%", ""),
    )
