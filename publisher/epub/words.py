"""Words the e-book adds of its own: titles of its lists, page and issue labels, notes. None belongs to an article."""

from __future__ import annotations

import datetime

from publisher.model import Issue
from publisher.wording import MONTHS, Text, Tongue, tongue_of

COVER = Text("Front page", "头版")
CONTENTS = Text("Contents", "目录")
PAGES = Text("Pages of the printed edition", "印刷版版次")
LANDMARKS = Text("Guide", "导览")
BODY = Text("Articles", "正文")
COLOPHON = Text("About this edition", "本期版权信息")
PAPER = Text("Paper", "报名")
ISSUE = Text("Issue", "期号")
PUBLISHED_BY = Text("Published by", "出版")
IDENTIFIER = Text("Identifier of this edition", "本电子版标识")
STAFF = Text("Editors", "编辑")
ACCESSIBILITY = Text("Accessibility", "无障碍")
KEY_FIGURES = Text("In figures", "数字")
PICTURE_AWAITED = Text("Picture to come", "图片待补")
PICTURE = Text("Picture", "图片")
NEWSPAPER = Text("newspaper", "报纸")

_SHORT = 24


def page(number: int, tongue: Tongue) -> str:
    """Page 3; 第3版."""
    return Text(f"Page {number}", f"第{number}版").said(tongue)


def page_again(number: int, headline: str, tongue: Tongue) -> str:
    """Page 3, “Harbour wall” continued; 第3版 城中村改造（续）: of a page that others begin on, the rest of a story."""
    name = " ".join(headline.split())
    short = name if len(name) <= _SHORT else name[: _SHORT - 1] + "…"
    return Text(f"Page {number}, “{short}” continued", f"第{number}版 {short}（续）").said(tongue)


def pages(numbers: tuple[int, ...], tongue: Tongue) -> str:
    """Pages 1 and 3; 第1、3版."""
    if len(numbers) == 1:
        return page(numbers[0], tongue)
    names = [str(number) for number in numbers]
    english = "Pages " + ", ".join(names[:-1]) + " and " + names[-1]
    return Text(english, f"第{'、'.join(names)}版").said(tongue)


def section(numbers: tuple[int, ...], name: str | None, tongue: Tongue) -> str:
    """Page 3 · Sport; 第3版 体育."""
    where = pages(numbers, tongue)
    return Text(f"{where} · {name}", f"{where} {name}").said(tongue) if name else where


def date(day: datetime.date, language: str) -> str:
    """2019年5月21日; May 21, 2019 where American English is spoken or no country is named; else 21 May 2019."""
    if tongue_of(language) == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    month = MONTHS[day.month - 1]
    american = language.lower() in ("en", "en-us")
    return f"{month} {day.day}, {day.year}" if american else f"{day.day} {month} {day.year}"


def number(issue: Issue) -> str | None:
    """第137期; Vol. 12, No. 3; None when the issue is not numbered."""
    info = issue.manifest.issue
    chinese = (f"第{info.volume}卷" if info.volume else "") + (f"第{info.number}期" if info.number else "")
    english = ", ".join(
        part
        for part in (f"Vol. {info.volume}" if info.volume else "", f"No. {info.number}" if info.number else "")
        if part
    )
    return Text(english, chinese).said(tongue_of(issue.language)) or None


def when(issue: Issue) -> str:
    """Date and number: 2019年5月21日 第137期; May 21, 2019, No. 137."""
    gap = Text(", ", " ").said(tongue_of(issue.language))
    return gap.join(part for part in (date(issue.manifest.issue.date, issue.language), number(issue)) if part)


def title(issue: Issue) -> str:
    """The book's title: the paper, date and number. Readers' shelves show nothing else."""
    gap = Text(", ", " ").said(tongue_of(issue.language))
    return issue.manifest.publication.title + gap + when(issue)


def cover_text(issue: Issue) -> str:
    """Alternative text of the cover: what it is, and the story that leads it."""
    articles = issue.articles
    leads = [articles[uid].headline for page in issue.manifest.pages[:1] for uid in page.articles[:1]]
    lead = " ".join(leads[0].split()) if leads else ""
    english = f"Front page of {title(issue)}" + (f". Lead story: {lead}" if lead else "")
    chinese = f"《{issue.manifest.publication.title}》{when(issue)}头版" + (f"，头条《{lead}》" if lead else "")
    return Text(english, chinese).said(tongue_of(issue.language))


def printed_edition(issue: Issue) -> str:
    """Which edition the page numbers are those of."""
    return Text(f"{title(issue)}, printed edition", f"{title(issue)} 印刷版").said(tongue_of(issue.language))
