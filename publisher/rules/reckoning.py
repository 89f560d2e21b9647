"""Numbers that contradict each other: parts and total, times of day, ages, dates and the issue's date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, in_body, quoted, searched, spotted
from publisher.rules.passages import Passage, passages
from publisher.rules.registry import Hit, rule
from publisher.rules.stated_dates import stated_dates
from publisher.wording import Text

_CLOCK = re.compile(
    r"(?<![\d:：.])(?P<hour>\d{1,2})(?:时(?![间区段])(?:(?P<only>)(?!\d))?|点|[:：])(?(only)|(?P<minute>\d{2})分?(?![\d:：]|比|[.]\d))"
)
_SHARES = re.compile(r"[^。；;!?！？]*")
_SHARE = re.compile(r"(?:占|分别为|比例为)\D{0,12}?(\d+(?:\.\d+)?)%(?:[、，和]\D{0,6}?(\d+(?:\.\d+)?)%)*")
_TOTAL = re.compile(
    r"(?:共|总计|合计|一共|共有|总共)\D{0,10}?(?P<total>\d+)(?P<unit>[人名个件家户辆篇幅枚项])[^。；]{0,8}?[，（(：]\s?其中(?P<parts>[^。；]{4,80})"
)
_PART = re.compile(r"(\d+)([人名个件家户辆篇幅枚项])")
_LIFE = re.compile(
    r"[（(](?P<born>(?:1[6-9]|20)\d\d)年?\s?[—–-]\s?(?P<died>(?:1[6-9]|20)\d\d)年?[）)](?P<rest>[^。]{0,60}?享年(?P<age>\d{1,3})岁)?"
)
_CENTURY = re.compile(r"(?:二十一|21)世纪(?:[3-9三四五六七八九]0?十?)年代")
_RELATIVE = re.compile(
    r"(?P<word>昨[日天晚]|今[日天晚]|明[日天晚]|前[日天])[晨早上下午晚]{0,2}[（(](?P<month>\d{1,2})月(?P<day>\d{1,2})日[）)]"
)
_SHIFT = {"前": -2, "昨": -1, "今": 0, "明": 1}
_AHEAD = re.compile(r"(?:将于|定于|拟于|计划于|预计于)(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)")
_UNYEARED = 183
"""Days from the issue beyond which a date without a year may be meant in another year."""


@rule("DT030", "impossible-time", Severity.ERROR, alone=True)
def impossible_time(issue: Issue) -> Iterator[Hit]:
    """A time of day does not exist.

    Why:
        25时 and 19:75 are slips; whoever reads them comes at the wrong time or not at all.

    Bad:
        body: 老码头今晚19:75重新开放。
    Good:
        body: 老码头今晚19:45重新开放。
    中文：时间不存在
        “25时”“19:75”是笔误，读者会白跑一趟。
    """
    yield from searched(
        issue,
        _CLOCK,
        lambda found: quoted(found, "There is no such time as “{}”", "没有“{}”这个时间"),
        Text("Look the time up and correct it.", "请核对后改正时间。"),
        keep=_no_clock,
    )


def _no_clock(passage: Passage, found: re.Match[str]) -> bool:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["minute"] is None and not re.search(r"[晨早晚午上下夜日]\s?$", passage.text[: found.start()]):
        return False
    if (":" in found[0] or "：" in found[0]) and not re.search(
        r"[晨早晚午上下夜日时点]\s?$|at\s$", passage.text[: found.start()]
    ):
        return False  # a score, a ratio, a verse
    return hour > 24 or minute > 59 or (hour == 24 and minute > 0)


@rule("DT031", "shares-over-hundred", Severity.INFO, alone=True)
def shares_over_hundred(issue: Issue) -> Iterator[Hit]:
    """The shares of a whole come to more than 100 %.

    Why:
        Shares told in one breath (分别占…) are of one whole. If they come to more, one of them is wrong.

    Bad:
        body: 游客中老人、青年、儿童分别占40%、45%和25%，都很满意。
    Good:
        body: 游客中老人、青年、儿童分别占40%、45%和15%，都很满意。
    中文：各部分之和超过100%
        “分别占”的几个百分比同属一个整体，加起来超过100%，必有一个错了。
    """
    for passage in passages(issue):
        for found in re.finditer(
            r"分别占(?:比|到|总数的?|全[部体]的?)?(?P<shares>\d+(?:\.\d+)?%(?:[、，和]\d+(?:\.\d+)?%)+)", passage.text
        ):
            shares = [float(one) for one in re.findall(r"(\d+(?:\.\d+)?)%", found["shares"])]
            if sum(shares) > 100.5:
                total = f"{sum(shares):g}"
                yield spotted(
                    passage,
                    [Spot(*found.span())],
                    Text(f"The shares come to {total} %", f"各部分之和为{total}%"),
                    Text("Look the figures up.", "请核对数字。"),
                )


@rule("DT032", "parts-and-total", Severity.WARNING, tongue="zh", alone=True)
def parts_and_total(issue: Issue) -> Iterator[Hit]:
    """The parts of a total come to another number.

    Why:
        共30人，其中男18人、女13人: readers add up, and write letters.

    Bad:
        body: 昨天共有30人来到老码头，其中男18人、女13人。
    Good:
        body: 昨天共有31人来到老码头，其中男18人、女13人。
    中文：分项与总数不符
        “共30人，其中男18人、女13人”：读者会算，也会来信。
    """
    for passage in passages(issue):
        for found in _TOTAL.finditer(passage.text):
            parts = [(int(number), unit) for number, unit in _PART.findall(found["parts"])]
            numbers = [number for number, unit in parts if unit == found["unit"]]
            split_in_two = re.fullmatch(
                r"[^，、；]*男\D{0,4}\d+\D{1,3}[，、]\s?女\D{0,4}\d+\D{1,2}[^，、]*", found["parts"]
            )
            total = int(found["total"])
            if (split_in_two and sum(numbers) != total) or any(number > total for number in numbers):
                come = "＋".join(str(number) for number in numbers)
                yield spotted(
                    passage,
                    [Spot(*found.span())],
                    Text(f"{come} is not {total}", f"的分项（{come}）与总数{total}不符"),
                    Text("Look the figures up.", "请核对数字。"),
                )


@rule("DT033", "life-dates", Severity.WARNING, alone=True)
def life_dates(issue: Issue) -> Iterator[Hit]:
    """Somebody's dates do not fit: dead before born, or not of the age told.

    Why:
        In an obituary the family reads every figure.

    Bad:
        body: 老船长林一苇（1936—2026）昨天去世，享年80岁。
    Good:
        body: 老船长林一苇（1936—2026）昨天去世，享年90岁。
    中文：生卒年与享年不符
        讣闻里的每个数字，家属都会看。
    """
    for passage in passages(issue):
        for found in _LIFE.finditer(passage.text):
            years = int(found["died"]) - int(found["born"])
            age = int(found["age"]) if found["age"] else None
            # 虚岁 counts one more, and before the birthday it is one less
            if years < 0 or (age is not None and not years - 1 <= age <= years + 2):
                yield spotted(
                    passage,
                    [Spot(*found.span())],
                    quoted(found, "The dates in “{}” do not fit", "的“{}”前后不符"),
                    Text("Look the dates and the age up.", "请核对生卒年和年龄。"),
                )


@rule("DT034", "decade-to-come", Severity.ERROR, tongue="zh", alone=True)
def decade_to_come(issue: Issue) -> Iterator[Hit]:
    """A decade is put into the wrong century.

    Why:
        21世纪80年代 has not been yet; 20世纪80年代 is meant.

    Bad:
        body: 老码头建于21世纪80年代。
    Good:
        body: 老码头建于20世纪80年代。
    中文：年代的世纪写错
        “21世纪80年代”还没有到，应是“20世纪80年代”。
    """
    yield from searched(
        issue,
        _CENTURY,
        lambda found: quoted(found, "The decade “{}” is yet to come", "的“{}”还没有到"),
        Text("Write 20世纪.", "请改为“20世纪”。"),
        keep=lambda passage, found: not re.search(r"到$|至$|展望|面向|未来", passage.text[: found.start()][-6:]),
    )


@rule("DT035", "day-and-issue-date", Severity.WARNING, tongue="zh", alone=True)
def day_and_issue_date(issue: Issue) -> Iterator[Hit]:
    """昨天, 今天 or 明天 with a date does not fit the issue's date.

    Why:
        昨日（5月10日） in a paper of May 12 was written for another day. Either the word or the date is left over.

    Bad:
        body: 昨天（5月9日），老码头重新开放。
    Good:
        body: 昨天（5月11日），老码头重新开放。
    中文：“昨天”“今天”与本期日期不符
        5月12日的报纸上写“昨日（5月10日）”，是给另一天写的稿子没有改。
    """
    today = issue.manifest.issue.date
    for passage in passages(issue):
        for found in _RELATIVE.finditer(passage.text):
            day = today + datetime.timedelta(days=_SHIFT[found["word"][0]])
            if (day.month, day.day) != (int(found["month"]), int(found["day"])):
                yield spotted(
                    passage,
                    [Spot(*found.span())],
                    quoted(found, f"“{{}}”, while the paper is of {today},", f"的“{{}}”与本期日期（{today}）不符"),
                    Text("Correct the word or the date.", "请改正说法或日期。"),
                )


@rule("DT036", "plan-in-the-past", Severity.INFO, tongue="zh", alone=True)
def plan_in_the_past(issue: Issue) -> Iterator[Hit]:
    """What is announced lies before the issue's date.

    Why:
        将于5月1日举行 in a paper of May 12: the copy lay too long, or the date is wrong.

    Bad:
        body: 老码头将于5月1日重新开放。
    Good:
        body: 老码头将于6月1日重新开放。
    中文：预告的日子已经过去
        5月12日的报纸上写“将于5月1日举行”，不是稿子压久了，就是日期错了。
    """
    today = issue.manifest.issue.date
    for passage in passages(issue):
        for found in _AHEAD.finditer(passage.text):
            before = passage.text[: found.start()]
            dates = list(stated_dates(found["date"], today.year))
            if not dates or re.search(r"当时|原|曾|此前|去年|上年|月\d+日[^。]{0,20}$", before[-30:]):
                continue
            date = dates[0]
            try:
                day = datetime.date(date.year or today.year, date.month, date.day)
            except ValueError:
                continue
            stated = "年" in found["date"]
            if day < today and (stated or (today - day).days < _UNYEARED):
                yield spotted(
                    passage,
                    [Spot(*found.span())],
                    quoted(found, f"“{{}}”, while the paper is of {today},", f"的“{{}}”早于本期日期（{today}）"),
                    Text("Correct the date, or say that it has been.", "请改正日期，或改成已经举行。"),
                )


@rule("DT037", "date-without-year", Severity.INFO, tongue="zh", asked=True, alone=True)
def date_without_year(issue: Issue) -> Iterator[Hit]:
    """The first date of a story has no year.

    Why:
        A paper is read again years later, in an archive or a book. Houses that keep one may ask for the year.

    Bad:
        body: 5月12日，老码头重新开放。
    Good:
        body: 2026年5月12日，老码头重新开放。
    中文：全文第一个日期没有年份
        报纸会进档案，几年后还有人看。要求存档的报社可以规定首次出现的日期写年份。
    """
    told: set[str] = set()
    for passage in passages(issue):
        if not in_body(passage) or passage.article.id in told:
            continue
        dates = list(stated_dates(passage.text, issue.manifest.issue.date.year))
        if dates:
            told.add(passage.article.id)
            if dates[0].year_from == "issue":
                yield spotted(
                    passage,
                    [Spot(dates[0].at, dates[0].at + len(dates[0].text))],
                    quoted(dates[0].text, "The first date, “{}”, has no year", "的首个日期“{}”没有年份"),
                    Text("Add the year.", "请补上年份。"),
                )
