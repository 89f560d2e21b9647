"""Numbered points: 一是, 二是, 四是; five measures of which four are told; lists that skip a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from publisher.findings import Severity
from publisher.model import Article, Issue
from publisher.rules.hits import Spot, in_body, quoted, spotted
from publisher.rules.passages import Passage, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_HAN = "一二三四五六七八九十"
_POINT = re.compile(
    r"(?:(?<=[。，；：、！？”）\s])|^)(?:(?P<shi>[一二三四五六七八九十])(?:是|要(?=[坚加强抓提突深推把围聚做保切])|则)|第(?P<di>[一二三四五六七八九十])[，、]|其(?P<qi>[一二三四五六七八九十])[，、是])"
)
_HEAD = re.compile(
    r"^(?:(?P<dun>[一二三四五六七八九十])、|（(?P<bracket>[一二三四五六七八九十])）|(?P<arabic>\d{1,2})[.．、](?!\d))"
)
_COUNTED = re.compile(
    r"(?P<count>[两二三四五六七八九十])(?:个方面|项(?:具体)?(?:措施|任务|工作|举措|要求|建议|内容)|点(?:要求|建议|意见|主张|希望)|条(?:建议|意见|措施)|大(?:任务|举措))[^。：，；]{0,8}[：:](?P<rest>.{8,})"
)


@rule("PA010", "number-skipped", Severity.WARNING, alone=True)
def number_skipped(issue: Issue) -> Iterator[Hit]:
    """Numbered points skip or repeat a number.

    Why:
        一是, 二是, 四是: a point was cut and the numbers were not, or a point was lost. It may be as long ago as the
        paragraph before.

    Bad:
        body: 老码头有三个变化：一是路宽了，二是灯亮了，四是船多了。
    Good:
        body: 老码头有三个变化：一是路宽了，二是灯亮了，三是船多了。
    中文：序号跳号或重号
        “一是、二是、四是”：不是删了一点没改序号，就是漏了一点。
    """
    for _, group in groupby(passages(issue), key=lambda passage: passage.article.id):
        story = [passage for passage in group if in_body(passage) or passage.kind == "subhead"]
        for passage, at, words in (*_skips(story), *_headed(story)):
            yield spotted(
                passage,
                [Spot(at, at + len(words))],
                quoted(words, "“{}” does not follow the number before it", "的“{}”与前面的序号接不上"),
                Text("Look whether a point is missing, or number them anew.", "请查看是否漏了一点，或重排序号。"),
            )


def _skips(story: Sequence[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """Points within the text that go neither on by one nor begin anew."""
    for kind in ("shi", "di", "qi"):
        last = 0
        for passage in story:
            for found in _POINT.finditer(passage.text):
                if not found[kind]:
                    continue
                number = _HAN.index(found[kind]) + 1
                if number != 1 and last and number != last + 1 and not _inner(passage.text, found, number, last):
                    yield passage, found.start(), found[0]
                last = number


def _inner(text: str, found: re.Match[str], number: int, last: int) -> bool:
    """Whether the count goes back to an outer list: 一是…（一是…二是…）二是."""
    return number <= last and (number == 2 or found.start() == 0 or text[found.start() - 1] == "。")


def _headed(story: Sequence[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """Paragraphs and subheads that begin with a number."""
    for kind in ("dun", "bracket", "arabic"):
        last = 0
        for passage in story:
            found = _HEAD.match(passage.text)
            if not found or not found[kind]:
                continue
            number = int(found[kind]) if kind == "arabic" else _HAN.index(found[kind]) + 1
            if last and number != 1 and number not in (last + 1, last):
                yield passage, 0, found[0]
            last = number


@rule("PA011", "points-miscounted", Severity.WARNING, tongue="zh", alone=True)
def points_miscounted(issue: Issue) -> Iterator[Hit]:
    """The number of points announced is not the number told.

    Why:
        三项措施：一是…二是… leaves the reader looking for the third.

    Bad:
        body: 老码头采取三项措施：一是修路，二是装灯。游客说，现在方便多了。
    Good:
        body: 老码头采取两项措施：一是修路，二是装灯。游客说，现在方便多了。
    中文：所说的项数与所列不符
        “三项措施：一是……二是……”，读者会去找第三项。
    """
    for passage in passages(issue):
        for found in _COUNTED.finditer(passage.text):
            points = [one["shi"] for one in _POINT.finditer("：" + found["rest"]) if one["shi"]]
            told = [_HAN.index(point) + 1 for point in points]
            count = _HAN.index(found["count"].replace("两", "二")) + 1
            if len(told) > 1 and told == list(range(1, len(told) + 1)) and len(told) != count:
                yield spotted(
                    passage,
                    [Spot(found.start(), found.start("rest"))],
                    Text(f"{count} are announced and {len(told)} told", f"说有{count}项，列了{len(told)}项"),
                    Text("Correct the number, or add what is missing.", "请改正项数，或补上缺的内容。"),
                )


@rule("PA012", "list-misnumbered", Severity.WARNING, alone=True)
def list_misnumbered(issue: Issue) -> Iterator[Hit]:
    """The items of a numbered list are out of order.

    Why:
        Numbers are printed as written; after 1, 2, 4 readers look for 3.

    Bad:
        body: |
          1. Bring a coat.

          2. Bring a lamp.

          4. Bring a friend.
    Good:
        body: |
          1. Bring a coat.

          2. Bring a lamp.

          3. Bring a friend.
    中文：列项编号错乱
        编号照原样印出；1、2之后是4，读者会找3。
    """
    for article in issue.manifest.articles:
        yield from _misnumbered(article, issue)


def _misnumbered(article: Article, issue: Issue) -> Iterator[Hit]:
    last: dict[int, int] = {}
    for number, block in enumerate(article.blocks):
        if block.kind != "item":
            last.clear()
            continue
        marker = re.fullmatch(r"(\d+)[.)]", block.marker)
        if not marker:
            continue
        value, before = int(marker[1]), last.get(block.level)
        last = {level: count for level, count in last.items() if level < block.level} | {block.level: value}
        if before is not None and value != before + 1 and value != 1:
            passage = next(one for one in passages(issue) if one.article is article and one.key == f"body.{number}")
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text(f"Number {value} comes after {before}", f"编号{value}接在{before}之后"),
                Text("Number the items anew.", "请重排编号。"),
            )
