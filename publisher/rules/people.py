"""People in the text: one name in two spellings, one person with two titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from publisher.findings import Severity
from publisher.ingest.names import surnames
from publisher.model import Issue
from publisher.rules.hits import Spot, quoted, spotted
from publisher.rules.passages import HAN, Passage, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_TITLE = (
    r"(?:副|代|原|前|总|名誉)?(?:书记|主席|总理|部长|省长|市长|县长|区长|镇长|乡长|村长|局长|厅长|处长|科长|主任|会长|院长|校长"
    r"|行长|经理|董事长|总裁|总监|厂长|站长|所长|队长|团长|秘书长|委员|代表|教授|研究员|工程师|医生|老师|船长|馆长|社长|总编辑)"
)
_ENGLISH = re.compile(r"\b(?P<first>[A-Z][a-z]{2,})\s(?P<last>[A-Z][a-z]{4,})\b")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name with its title, or without one, where it stands."""

    name: str
    title: str
    passage: Passage
    at: int


_last: list[tuple[Issue, list[_Mention]]] = []


def _mentions(issue: Issue) -> list[_Mention]:
    """Names that stand in the text behind a title; three rules ask for those of one issue."""
    if not (_last and _last[0][0] is issue):
        _last[:] = [(issue, list(_titled(issue)))]
    return _last[0][1]


def _titled(issue: Issue) -> Iterator[_Mention]:
    for passage in passages(issue):
        for name, title, at in _named_in(passage.text):
            yield _Mention(name, title, passage, at)


@lru_cache(maxsize=32768)
def _named_in(text: str) -> tuple[tuple[str, str, int], ...]:
    """The names of a text with their titles and places; a text as it was is not read again."""
    found = []
    for one in _behind_titles().finditer(text):
        before = re.search(rf"[{HAN}]{{0,2}}$", text[: one.start()])
        title = one["title"] if not before or not before[0].endswith(("副", "代")) else before[0][-1] + one["title"]
        found.append((one["name"], title, one.start("name")))
    return tuple(found)


@cache
def _behind_titles() -> re.Pattern[str]:
    family = "|".join(sorted(surnames(), key=len, reverse=True))
    said = "|".join("来到看还将已正曾向从为会用走说率在、，。；：（等和与也对")
    said += "|表示|介绍|告诉|指出|强调|认为|坦言|回忆|出席|主持|宣布|一行|带领"
    return re.compile(rf"(?P<title>{_TITLE})(?P<name>(?:{family})[{HAN}]{{1,2}}?)(?={said})")


@rule("BY010", "name-in-two-spellings", Severity.WARNING)
def name_in_two_spellings(issue: Issue) -> Iterator[Hit]:
    """One person's name is spelt in two ways.

    Why:
        区长林一苇 in one paragraph and 区长林一伟 in the next: one of them is wrong, and the wrong one is somebody
        else.

    Bad:
        body: |
          昨天上午，区长林一苇来到老码头。区长林一苇说，渔市下月开张。

          区长林一伟还看望了渔民。
    Good:
        body: |
          昨天上午，区长林一苇来到老码头。区长林一苇说，渔市下月开张。

          区长林一苇还看望了渔民。
    中文：一个人的名字有两种写法
        前一段“区长林一苇”，后一段“区长林一伟”：必有一个写错，写错的那个是另一个人。
    """
    mentions = _mentions(issue) if tongue_of(issue.language) == "zh" else _english(issue)
    counts = Counter(mention.name for mention in mentions)
    titles = defaultdict(set)
    for mention in mentions:
        titles[mention.name].add(mention.title)
    for mention in mentions:
        for other, count in counts.items():
            rarer = count > counts[mention.name] or (count == counts[mention.name] and other < mention.name)
            if rarer and _alike(mention.name, other) and titles[other] & titles[mention.name]:
                yield spotted(
                    mention.passage,
                    [Spot(mention.at, mention.at + len(mention.name))],
                    Text(f"“{mention.name}”, elsewhere {other},", f"的“{mention.name}”在别处写作“{other}”"),
                    Text("Look the name up.", "请核对姓名。"),
                )
                break


def _english(issue: Issue) -> list[_Mention]:
    """First and last names. The first name stands for the title: Nell Barrow and Nell Barow are compared."""
    return [
        _Mention(found[0], found["first"], passage, found.start())
        for passage in passages(issue)
        for found in _ENGLISH.finditer(passage.text)
    ]


def _alike(one: str, two: str) -> bool:
    """One character apart: changed in a Chinese name of three, and in an English last name also missing or doubled."""
    if re.match(f"[{HAN}]", one):
        return (
            len(one) == len(two) == 3 and one[0] == two[0] and sum(a != b for a, b in zip(one, two, strict=True)) == 1
        )
    short, long = sorted((one, two), key=len)
    if one.split()[1][0] != two.split()[1][0]:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(one, two, strict=True)) == 1 and one[-1] == two[-1]
    return (
        len(long) == len(short) + 1
        and long[-1] != "s"
        and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )


@rule("BY011", "title-drift", Severity.INFO, tongue="zh")
def title_drift(issue: Issue) -> Iterator[Hit]:
    """One person has a title and, elsewhere, the deputy's or acting one.

    Why:
        区长 and 副区长 of the same name in one issue: one of them promotes or demotes somebody.

    Bad:
        body: |
          昨天上午，副区长林一苇来到老码头。

          区长林一苇说，渔市下月开张。
    Good:
        body: |
          昨天上午，副区长林一苇来到老码头。

          副区长林一苇说，渔市下月开张。
    中文：同一人的职务前后不一
        同一期里同一个名字，一处“区长”，一处“副区长”：不是提拔了谁，就是降了谁的职。
    """
    first: dict[str, _Mention] = {}
    for mention in _mentions(issue):
        other = first.setdefault(mention.name, mention)
        plain = {re.sub("^[副代原前]", "", one.title) for one in (other, mention)}
        if len(plain) == 1 and other.title != mention.title and len(mention.name) > 2:
            yield spotted(
                mention.passage,
                [Spot(mention.at, mention.at + len(mention.name))],
                Text(
                    f"{mention.title}{mention.name}, elsewhere {other.title},",
                    f"的{mention.name}称“{mention.title}”，别处称“{other.title}”",
                ),
                Text("Look the title up.", "请核对职务。"),
            )


@rule("BY012", "wrong-title", Severity.ERROR, tongue="zh")
def wrong_title(issue: Issue) -> Iterator[Hit]:
    """Somebody has another title than the house's list gives.

    Why:
        A wrong title of somebody in office is among the errors that cost a paper most. The list stands in the profile
        under “people: {name: title}”.

    Bad:
        profile: {people: {林一苇: 副区长}}
        body: 区长林一苇说，渔市下月开张。
    Good:
        profile: {people: {林一苇: 副区长}}
        body: 副区长林一苇说，渔市下月开张。
    中文：职务与本报名单不符
        领导职务写错，是代价最大的差错之一。名单写在规范的“people: {姓名: 职务}”下。
    """
    if not issue.house.people:
        return
    for mention in _mentions(issue):
        right = issue.house.people.get(mention.name, "")
        if right and not re.search(rf"(?<![副代原前]){mention.title}(?:、|$)", right):
            yield spotted(
                mention.passage,
                [Spot(mention.at, mention.at + len(mention.name))],
                quoted(
                    f"{mention.title}{mention.name}", f"“{{}}”, by the list {right},", f"的“{{}}”，名单上是“{right}”"
                ),
                Text(f"Write {right}.", f"请写“{right}”。"),
            )
